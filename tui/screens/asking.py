"""Everything that is asked of the reader in a prompt or a list: who, search, filters, period, names."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Literal

from store.queries.filters import Filter
from store.text import inert
from tui import theme, words
from tui.looking import Wanted
from tui.screens.base import DeskScreen
from tui.widgets.choices import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.model import Certainty, StanceKind


ALL = "all"
SLICE = 0.05  # seconds that a search takes the store's thread before others have their turn
TELL = 1.5  # seconds after which what was found until then is shown


class Asking(DeskScreen):
    """Prompts and lists over the panes."""

    # --- prompts --------------------------------------------------------------------------------

    def ask(
        self, label: str, then: Callable[[str], None], *, value: str = "",
        complete: Callable[[str], Sequence[Choice]] | None = None, must_choose: bool = False,
    ) -> None:  # fmt: skip
        """Ask for a line; `then` gets what was typed, or the value of the completion chosen."""
        from tui.screens.overlay import Prompt  # late: text fields are not needed to start

        consult = partial(self.consult, awaited=False) if complete and self.desk.corpus else None
        prompt = Prompt(
            label, self.glyphs, value=value, complete=complete, consult=consult, must_choose=must_choose
        )
        self.lay_over(prompt, lambda answer: then(str(answer)) if answer is not None else None)

    def choose(
        self, title: str, choices: Sequence[Choice], hint: str, then: Callable[[object], None]
    ) -> None:
        """Have one of `choices` chosen."""
        from tui.screens.overlay import ListOverlay

        overlay = ListOverlay(title, choices, hint, self.glyphs)
        self.lay_over(overlay, lambda value: then(value) if value is not None else None)

    def actors_like(self, typed: str) -> Sequence[Choice]:
        """Completions for the name of an actor."""
        corpus = self.desk.corpus
        if corpus is None or not typed.strip():
            return ()
        return [
            Choice(((inert(match.name), None),), match.actor, words.KINDS[match.kind], theme.DIM)
            for match in corpus.find_actors(typed)
        ]

    def ask_actor(self, label: str, then: Callable[[str], None], value: str = "") -> None:
        """Ask for one of the known actors; `then` gets its id."""
        self.ask(label, then, value=value, complete=self.actors_like, must_choose=True)

    # --- who --------------------------------------------------------------------------------------

    def action_who(self) -> None:
        corpus = self.desk.corpus
        if corpus is None:
            return
        from tui.screens.who import Found, WhoPrompt

        def found(answer: object) -> None:
            if not isinstance(answer, Found):
                return
            self.step_from()
            dyad, kind = answer.dyad, answer.kind

            def shown() -> None:
                if dyad is None:
                    self.go(self.stances)
                else:
                    self.show_thread(dyad, kind)

            at = Wanted(answer.filter, self.desk.order, self.cursors()[0], answer.filter.actor, dyad)
            self.filter_by(answer.filter, shown, at)

        consult = partial(self.consult, awaited=False)  # one goes on typing
        self.lay_over(WhoPrompt(corpus, self.desk.filter.rollup, self.glyphs, consult), found)

    # --- search -----------------------------------------------------------------------------------

    def action_search(self) -> None:
        """Filter what the pane shows: actors by their names, stances by who and words, else articles."""
        filter = self.desk.filter
        if self.pane is self.actors:
            self.ask(words.ASK_SEARCH_ACTORS, lambda typed: self._search(names=typed), value=filter.names)
        elif self.pane is self.stances:
            self.ask(words.ASK_SEARCH_STANCES, lambda typed: self._search(said=typed), value=filter.said)
        else:
            self.ask(words.ASK_SEARCH, lambda typed: self._search(text=typed), value=filter.text)

    def _search(self, text: str | None = None, said: str | None = None, names: str | None = None) -> None:
        filter = self.desk.filter
        self.step_from()
        self.desk.searching = ("text", text) if text else ("said", said) if said else None
        self.filter_by(
            replace(
                filter,
                text=filter.text if text is None else text,
                said=filter.said if said is None else said,
                names=filter.names if names is None else names,
            )
        )
        if text:
            self._look_through("text")
        elif said:
            self._look_through("said")

    def search_again(self) -> None:
        if self.desk.filter.text:
            self._look_through("text")
        if self.desk.filter.said:
            self._look_through("said")

    def _look_through(self, part: Literal["text", "said"]) -> None:
        """Look through the texts (or the words that carry stances) in the store's thread, in slices.

        Between two slices the thread does whatever else is asked for; a filter that changes ends it.
        """
        store, corpus, desk = self.desk.store, self.desk.corpus, self.desk
        if store is None or corpus is None:
            return
        from store.queries.search import look, look_at_cues

        query = str(getattr(desk.filter, part))
        steps = look(corpus, store, query) if part == "text" else look_at_cues(corpus, store, query)
        told = monotonic()
        desk.searching = (part, query)

        def go_on() -> bool:
            end = monotonic() + SLICE
            return all(monotonic() < end for _ in steps)

        def then(over: bool) -> None:
            nonlocal told
            if getattr(desk.filter, part) != query or desk.corpus is not corpus:
                if desk.searching == (part, query):
                    desk.searching = None
                return
            if over or monotonic() - told > TELL:
                told = monotonic()
                if over:
                    desk.searching = None
                corpus.forget_views()  # those kept know nothing of what was found since
                self.look_again(lambda: self._say_found(part, query, over))
            if not over:
                self.order(go_on, then)

        self.order(go_on, then)

    def _say_found(self, part: Literal["text", "said"], query: str, over: bool) -> None:
        view = self.desk.view
        if view is None:
            return
        said = part == "said"
        count = words.count_stances(view.size) if said else words.count_articles(len(view.articles))
        self.say((words.FOUND if over else words.SEARCHING).format(query=query, count=count))

    # --- filters ----------------------------------------------------------------------------------

    def action_list_filters(self) -> None:
        """Every chip, also those for which the first line has no room: enter removes one."""
        chips = self.desk.chips()
        if not chips:
            self.say(words.NO_FILTER_TO_POP)
            return
        cross = "×" if self.glyphs.unicode else "x"
        choices = [Choice(((f"{cross} {inert(chip.words)}", None),), chip.key) for chip in chips]
        choices.append(Choice(((f"{cross} {words.ALL_CHIPS}", theme.DIM),), ALL))

        def chosen(key: object) -> None:
            self.step_from()
            self.filter_by(self.desk.no_filter() if key == ALL else self.desk.filter.without(str(key)))

        self.choose(words.CHIPS_TITLE, choices, words.CHIPS_HINT, chosen)

    def on_chip_bar_all_asked(self) -> None:
        self.action_list_filters()

    def action_filters(self) -> None:
        from store.model import CERTAINTIES, STANCE_KINDS

        filter, dyad = self.desk.filter, self.stances.current()

        def line(on: bool, text: str, value: Filter | str) -> Choice:
            mark = words.CHOSEN_MARK if on else words.NOT_CHOSEN_MARK
            return Choice(((mark + inert(text), theme.BOLD if on else None),), value)

        def heading(text: str) -> Choice:
            return Choice(((text, theme.TITLE_FOCUSED),))

        choices = [heading(words.FILTER_GROUPS[0])]
        for certainty in CERTAINTIES:
            on = certainty in filter.certainties
            choices.append(line(on, words.CERTAINTY[certainty], _with_certainty(filter, certainty)))
        choices.append(heading(words.FILTER_GROUPS[1]))
        for kind in STANCE_KINDS:
            on = kind in filter.polarities
            text = f"{self.glyphs.polarity(kind)} {words.NOUN[kind]}"
            choices.append(line(on, text, _with_polarity(filter, kind)))
        choices.append(heading(words.FILTER_GROUPS[2]))
        period = words.period(filter.since, filter.until)
        choices.append(line(bool(period), period or words.FILTER_PERIOD, "period"))
        choices.append(heading(words.FILTER_GROUPS[3]))
        choices += [
            line(filter.unread, words.FILTER_UNREAD, replace(filter, unread=not filter.unread)),
            line(
                filter.bookmarked, words.FILTER_BOOKMARKED, replace(filter, bookmarked=not filter.bookmarked)
            ),
            line(filter.undecided, words.FILTER_UNDECIDED, replace(filter, undecided=not filter.undecided)),
        ]
        choices.append(heading(words.FILTER_GROUPS[4]))
        choices.append(line(filter.rollup, words.FILTER_ROLLUP, replace(filter, rollup=not filter.rollup)))
        if dyad is not None:
            text = words.FILTER_DYAD.format(dyad=f"{dyad.holder.name} → {dyad.target.name}")
            on = filter.actor == dyad.holder.actor and filter.other == dyad.target.actor
            only = replace(filter, actor=dyad.holder.actor, role="by", other=dyad.target.actor)
            choices.append(line(on, text, filter.without("actor") if on else only))
        self.choose(words.FILTERS_TITLE, choices, words.FILTERS_HINT, self._filter_chosen)

    def _filter_chosen(self, value: object) -> None:
        if value == "period":
            self.ask(words.ASK_PERIOD, self._period_typed)
        elif isinstance(value, Filter):
            self.step_from()
            self.filter_by(value)

    def _period_typed(self, typed: str) -> None:
        from store.periods import parse_period

        self.step_from()
        if not typed:
            self.filter_by(self.desk.filter.without("period"))
            return
        try:
            since, until = parse_period(typed)
        except ValueError:
            self.say(words.BAD_DATE.format(date=typed), theme.WARNING)
            return
        first = since.isoformat() if since else None
        last = until.isoformat() if until else None
        self.filter_by(replace(self.desk.filter, since=first, until=last))

    def show_thread(self, dyad: tuple[str, str], kind: StanceKind | None = None) -> None:
        """Follow a dyad's evidence, the last first."""
        raise NotImplementedError


def _with_certainty(filter: Filter, certainty: Certainty) -> Filter:
    from store.model import CERTAINTIES

    kept = tuple(c for c in CERTAINTIES if (c in filter.certainties) != (c == certainty))
    return replace(filter, certainties=kept)


def _with_polarity(filter: Filter, kind: StanceKind) -> Filter:
    from store.model import STANCE_KINDS

    kept = tuple(k for k in STANCE_KINDS if (k in filter.polarities) != (k == kind))
    return replace(filter, polarities=kept)
