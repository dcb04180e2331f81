"""Correcting a stance, adding one, notes, dates, and one decision for all stances of a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.text import inert
from tui import theme, words
from tui.marking import Marking, Part
from tui.screens.asking import Asking
from tui.widgets.choices import Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.model import Decision, DecisionKind, Span, Stance, StanceKind
    from store.queries.answers import StanceRow
    from store.queries.lazy import Lazy

NAMED: tuple[Part, Part] = ("holder", "target")


class Editing(Asking):
    """What needs more than one key."""

    # --- edit -------------------------------------------------------------------------------------

    def action_edit(self) -> None:
        stance = self.source.stance
        if stance is None:
            self.say(words.NO_STANCE, theme.WARNING)
            return
        values = {
            "holder": stance.holder, "target": stance.target, "stance": words.NOUN[stance.stance],
            "certainty": words.CERTAINTY[stance.certainty], "date": stance.date or words.NONE_VALUE,
            "source": stance.source or words.NONE_VALUE,
        }  # fmt: skip
        choices = [
            Choice(((f"{words.STANCE_FIELDS[name]:<10} ", theme.DIM), (inert(value), None)), name)
            for name, value in values.items()
        ]
        self.choose(words.EDIT_TITLE, choices, words.CHOOSE_HINT, lambda name: self._edit(stance, str(name)))

    def _edit(self, stance: Stance, name: str) -> None:
        from store.model import CERTAINTIES, STANCE_KINDS

        def write(value: str) -> None:
            self.decide("edit", stance.key, {name: value}, stance=stance)

        def write_actor(id: str) -> None:
            other = self.desk.actor_name(id)
            self.decide("edit", stance.key, {f"{name}_id": id, name: other}, stance=stance)

        if name in ("holder", "target"):
            self.ask_actor(words.ASK_ACTOR.format(role=words.STANCE_FIELDS[name]), write_actor)
        elif name == "stance":
            kinds = [Choice(((words.NOUN[kind], None),), kind) for kind in STANCE_KINDS]
            self.choose(words.STANCE_FIELDS[name], kinds, words.CHOOSE_HINT, lambda kind: write(str(kind)))
        elif name == "certainty":
            known = [Choice(((words.CERTAINTY[one], None),), one) for one in CERTAINTIES]
            self.choose(words.STANCE_FIELDS[name], known, words.CHOOSE_HINT, lambda one: write(str(one)))
        elif name == "date":
            self.ask(words.ASK_DATE, self._dated(write), value=stance.date or "")
        else:
            label = words.ASK_FIELD.format(field=words.STANCE_FIELDS[name], value=stance.source or "")
            self.ask(label, write, value=stance.source or "")

    def _dated(self, then: Callable[[str], None]) -> Callable[[str], None]:
        """`then`, only for what is an EDTF date (or nothing)."""

        def check(typed: str) -> None:
            from store import edtf

            try:
                if typed:
                    edtf.parse(typed)
            except ValueError:
                self.say(words.BAD_DATE.format(date=typed), theme.WARNING)
                return
            then(typed)

        return check

    # --- add --------------------------------------------------------------------------------------

    def action_add(self) -> None:
        if self.source.article is None:
            self.say(words.NO_ARTICLE, theme.WARNING)
            return
        if self.desk_to_decide() is None:
            return
        self.go(self.source)
        self.marking = self.source.marker = Marking(self.source, self._marked, self._marking_over)

    def _marking_over(self) -> None:
        self.marking = self.source.marker = None

    def _marked(self, spans: dict[Part, Span], kind: StanceKind) -> None:
        """Words are marked: ask who they are where no mention says so, then write the stance."""
        found: dict[str, str] = {}
        for part in NAMED:
            span = spans[part]
            over = [m for m in self.source.mentions if m.start < span.end and span.start < m.end]
            if over:
                found[part] = over[0].actor_id
        self._ask_missing(spans, kind, found)

    def _ask_missing(self, spans: dict[Part, Span], kind: StanceKind, found: dict[str, str]) -> None:
        missing = next((part for part in NAMED if part not in found), None)
        if missing is None:
            self._write_added(spans, kind, found)
            return
        span = spans[missing]

        def answered(id: str) -> None:
            self._ask_missing(spans, kind, {**found, missing: id})

        label = words.ASK_ACTOR.format(role=words.STANCE_FIELDS[missing])
        self.ask_actor(label, answered, value=inert(self.source.text[span.start : span.end]))

    def _write_added(self, spans: dict[Part, Span], kind: StanceKind, found: dict[str, str]) -> None:
        from store.database import stance_key

        article = self.source.article
        if article is None:
            return
        text = self.source.text
        start, end = _sentence(text, spans["cue"])
        said = {part: text[span.start : span.end] for part, span in spans.items()}
        number = sum(s.review == "added" for s in self.source.stances)
        evidence = text[start:end]
        fields = {
            "article": article.article, "holder_id": found["holder"], "target_id": found["target"],
            "holder": self.desk.actor_name(found["holder"]), "target": self.desk.actor_name(found["target"]),
            "holder_text": said["holder"], "target_text": said["target"], "stance": kind,
            "certainty": "asserted", "cue": said["cue"], "evidence": evidence,
            "start": str(start), "end": str(end),
        }  # fmt: skip
        for part, span in spans.items():
            fields |= {f"{part}_start": str(span.start), f"{part}_end": str(span.end)}
        key = stance_key(article.article, evidence, said["holder"], said["target"], kind, said["cue"], number)
        self.decide("add", key, fields)

    # --- notes and dates --------------------------------------------------------------------------

    def action_note(self) -> None:
        stance = self.source.stance
        if self.pane is self.source and stance is not None:
            subject, note, what = stance.key, stance.note, f"{stance.holder} → {stance.target}"
        else:
            row = self.source.article if self.pane is self.source else self.articles.current()
            article = self.desk.article(row.article) if row else None
            if article is None:
                self.say(words.NO_ARTICLE, theme.WARNING)
                return
            subject, note, what, stance = article.article, article.note, article.title, None

        def write(text: str) -> None:
            self.decide("note", subject, {"text": text}, stance=stance)

        self.ask(words.ASK_NOTE.format(what=what), write, value=inert(note))

    def action_redate(self) -> None:
        row = self.source.article if self.pane is self.source else self.articles.current()
        article = self.desk.article(row.article) if row else None
        if article is None:
            self.say(words.NO_ARTICLE, theme.WARNING)
            return

        def write(typed: str) -> None:
            if typed:
                self.decide("redate", article.article, {"published": typed})

        self.ask(words.ASK_REDATE, self._dated(write), value=article.published or "")

    # --- a frame ----------------------------------------------------------------------------------

    def action_same_frame(self, kind: DecisionKind) -> None:
        """Show all undecided stances of the selected one's frame, then decide about all of them."""
        stance = self.source.stance
        if stance is None or not stance.frame:
            self.say(words.NO_STANCE, theme.WARNING)
            return
        view, frame = self.desk.view, stance.frame
        if view is not None:
            self.order(
                lambda: view.undecided_of_frame(frame), lambda rows: self._look_at_frame(kind, frame, rows)
            )

    def _look_at_frame(self, kind: DecisionKind, frame: str, rows: Lazy[StanceRow]) -> None:
        if not len(rows):
            self.say(words.FRAME_NONE)
            return
        what = words.ACCEPT_ALL if kind == "accept" else words.REJECT_ALL
        choices = rows.of(lambda row: Choice(self._row_pieces(row), rows))
        title = words.FRAME_TITLE.format(what=what, frame=frame, count=len(rows))
        hint = words.FRAME_HINT.format(what=what.lower())
        self.choose(title, choices, hint, lambda _: self._decide_all(kind, rows))

    def _row_pieces(self, row: StanceRow) -> tuple[tuple[str, None], ...]:
        sign = self.glyphs.polarity(row.stance)
        said = f"{sign} {inert(row.holder.name)} → {inert(row.target.name)} · {words.day(row.placed)}"
        return ((said, None), (f" · {row.article}", None))

    def _decide_all(self, kind: DecisionKind, lazy: Lazy[StanceRow]) -> None:
        if (found := self.desk_to_decide()) is None:
            return
        store, corpus = found

        def write() -> list[Decision]:
            from store.database import Choice as Decided
            from store.database import anchor_of

            rows = list(lazy)
            wanted = {row.key for row in rows}
            anchors = {
                stance.key: anchor_of(stance)
                for article in {row.article for row in rows}
                for stance in corpus.resolve(store.stances(article), article)
                if stance.key in wanted
            }
            return store.decide_all([Decided(kind, row.key, (), anchors.get(row.key, "")) for row in rows])

        self.order(write, lambda decisions: self.decided(decisions, quiet=False))


def _sentence(text: str, around: Span) -> tuple[int, int]:
    """The sentence that holds a span: from the end of the one before, within its paragraph."""
    first = text.rfind("\n", 0, around.start) + 1
    last = text.find("\n", around.end)
    last = len(text) if last < 0 else last
    start = max((text.rfind(end, first, around.start) + 2 for end in (". ", "! ", "? ")), default=first)
    start = max(first, start) if start > first + 1 else first
    stops = [at + 1 for end in (". ", "! ", "? ") if (at := text.find(end, around.end, last)) >= 0]
    return start, min(stops, default=last)
