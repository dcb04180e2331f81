"""`w`: type a name, see who supports and who opposes, since when, and the last word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget

from store.queries.filters import Filter, Role
from store.text import inert
from tui import theme, words
from tui.screens.overlay import Prompt
from tui.widgets.choices import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.model import StanceKind
    from store.queries.answers import DyadKey, DyadRow
    from store.queries.corpus import Corpus
    from store.queries.view import View
    from tui.glyphs import Glyphs
    from tui.screens.overlay import Consult
    from tui.widgets.paint import Piece

MOST_NAMES = 4
MOST_LINES = 20


@dataclass(frozen=True, slots=True)
class Found:
    """What the reader chose: an actor, and the dyad whose evidence to show (None: only the actor).

    `kind` is what the line said of the dyad: the evidence to show first.
    """

    filter: Filter
    dyad: DyadKey | None = None
    kind: StanceKind | None = None


class WhoPrompt(Prompt):
    """The answer stands above the line while one types; time words narrow it ("haftar depuis 2018")."""

    see_through: ClassVar[bool] = False
    DEFAULT_CSS = """
    WhoPrompt { background: $background; }
    WhoPrompt Choices { height: 1fr; }
    """

    def __init__(self, corpus: Corpus, rollup: bool, glyphs: Glyphs, consult: Consult) -> None:
        """`consult` has a question answered off the screen, then hands on the answer."""
        super().__init__(words.ASK_WHO, glyphs, complete=self.answer, consult=consult, must_choose=True)
        self.list.label = words.ANSWER
        self._corpus = corpus
        self._rollup = rollup

    def compose(self) -> Iterable[Widget]:
        yield self.label
        yield self.input
        yield self.list

    def show_choices(self, choices: Sequence[Choice]) -> None:
        first = next((i for i, c in enumerate(choices) if isinstance(c.value, Found) and c.value.dyad), 0)
        self.list.show(choices, first)
        self._picked = True

    def answer(self, typed: str) -> Sequence[Choice]:
        """The lines to show for what was typed."""
        from store.queries.question import parse_question

        question = parse_question(typed)
        matches = self._corpus.find_actors(question.name) if question.name else []
        if not matches:
            near = ", ".join(match.name for match in self._corpus.find_actors(question.name[:3])[:5])
            said = words.WHO_NOBODY.format(names=inert(near)) if question.name else ""
            return [Choice(((said, theme.DIM),))] if said else []
        kept = Filter(since=question.since, until=question.until, rollup=self._rollup)
        choices = [self._actor_line(match.name, match.actor, kept) for match in matches[:MOST_NAMES]]
        return choices + self._sections(matches[0].actor, kept)

    def _actor_line(self, name: str, actor: str, kept: Filter) -> Choice:
        found = Found(replace(kept, actor=actor))
        kind = words.KINDS[self._corpus.actor(actor).kind]
        return Choice(((inert(name), theme.BOLD),), found, kind, theme.DIM)

    def _sections(self, actor: str, kept: Filter) -> list[Choice]:
        corpus = self._corpus
        lines: list[Choice] = []
        name = inert(corpus.seen(actor, self._rollup).name)
        for role in ("toward", "by"):
            filter = replace(kept, actor=actor, role=role)
            view = corpus.view(filter)
            for kind, heading in zip(_SIDES, _HEADINGS[role], strict=True):
                found = view.dyads_with(kind)
                if found:
                    said = f"{heading.format(name=name)} ({len(found)})"
                    lines.append(Choice(((said, theme.TITLE_FOCUSED),)))
                    lines += [self._line(view, row, role, kind) for row in found[:MOST_LINES]]
                    lines += self._rest(view, len(found) - MOST_LINES)
            if role == "by":
                lines += self._contacts(view)
        return lines or [Choice(((words.WHO_NOTHING, theme.DIM),))]

    def _contacts(self, view: View) -> list[Choice]:
        """With whom there was contact and no word for or against."""
        rows = view.dyads_with("contact")[:MOST_LINES]
        lines = [self._line(view, row, "by", "contact") for row in rows if not row.support and not row.oppose]
        return [Choice(((words.WHO_CONTACTS, theme.TITLE_FOCUSED),)), *lines] if lines else []

    @staticmethod
    def _rest(view: View, count: int) -> list[Choice]:
        """What is too much to be listed here, and is all to be seen in the panes."""
        said = words.WHO_MORE.format(count=count)
        return [Choice(((f"  {said}", theme.DIM),), Found(view.filter))] if count > 0 else []

    def _line(self, view: View, row: DyadRow, role: Role, kind: StanceKind) -> Choice:
        glyphs = self.list.glyphs
        other = row.holder if role == "toward" else row.target
        since = view.since(row.key, kind)
        sign = {"support": glyphs.support, "oppose": glyphs.oppose, "contact": glyphs.contact}[kind]
        style = {"support": theme.SUPPORT, "oppose": theme.OPPOSE, "contact": theme.CONTACT}[kind]
        count = getattr(row, kind)
        pieces: list[Piece] = [("  ", None), (f"{sign}{count:<4}", style), (inert(other.name), None)]
        if since:
            pieces.append((f"  {words.SINCE.format(date=words.day(since))}", theme.DATE))
        if row.change is not None:
            change = row.change
            pieces.append((f"  {glyphs.change} {change.before_date} {change.after_date}", theme.WARNING))
        last = f"{glyphs.polarity(row.last)} {words.LAST_WORD[row.last]} {words.day(row.last_date)}"
        return Choice(tuple(pieces), Found(view.filter, row.key, kind), last, theme.DIM)

    def choose(self, typed: str) -> None:
        if self.list.chosen is not None:
            self.dismiss(self.list.chosen)


_SIDES: tuple[StanceKind, StanceKind] = ("support", "oppose")
_HEADINGS: dict[Role, tuple[str, str]] = {
    "toward": ("Soutiennent {name}", "S'opposent à {name}"),
    "by": ("{name} soutient", "{name} s'oppose à"),
}
