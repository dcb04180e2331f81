"""The text of one article, its evidence marked, and a line below that says it in words."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from store.text import inert, inert_same_length
from tui import theme, words
from tui.glyphs import UNICODE, Glyphs
from tui.widgets.paint import Piece, shortened, strip_of
from tui.widgets.pane import Pane
from tui.widgets.sentence import in_two, in_words
from tui.widgets.wrap import Lines, line_at, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.model import Article, Mention, Span, Stance, StanceKind

MEASURE = 96  # cells: longer lines are hard to read


class Marker(Protocol):
    """Who takes the keys while words are being marked (see `tui.marking`)."""

    def move_line(self, step: int) -> None: ...
    def extend(self) -> None: ...
    def choose(self, kind: StanceKind) -> None: ...


KIND_KEYS: dict[str, StanceKind] = {"+": "support", "-": "oppose", "=": "contact"}


class SourcePane(Pane):
    """An article's text on the line API; the cursor is a line, `selected` one of its stances."""

    @dataclass
    class Selected(Message):
        """Another stance of the text is selected."""

        pane: SourcePane
        stance: Stance

        @property
        def control(self) -> SourcePane:
            return self.pane

    def __init__(self, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(4, words.SOURCE, glyphs, id="source")
        self.article: Article | None = None
        self.text = ""
        self.stances: Sequence[Stance] = ()
        self.mentions: Sequence[Mention] = ()
        self.selected: int | None = None
        self.why: tuple[str, ...] = ()
        self.marked: tuple[Span, ...] = ()
        """Words that the reader is marking (to add a stance)."""
        self.asking = ""
        """What the reader is asked while marking."""
        self.marker: Marker | None = None
        self._wrapped: Lines = []
        self._wrapped_width = 0
        self._ends: list[tuple[int, int, int]] = []

    # --- contents -----------------------------------------------------------------------------

    def show(
        self, article: Article | None, text: str, stances: Sequence[Stance], mentions: Sequence[Mention],
        *, offset: int | None = None, selected: str | None = None,
    ) -> None:  # fmt: skip
        """Show `text`, the stance of key `selected` marked, the cursor at `offset` (default: there)."""
        self.article = article
        self.text = inert_same_length(text)
        self.stances = stances
        self.mentions = mentions
        self.marked, self.asking = (), ""
        self.selected = next((i for i, s in enumerate(stances) if s.key == selected), None)
        if offset is None:
            offset = 0 if self.selected is None else stances[self.selected].start
        self._wrapped_width = 0
        self._wrap()
        self.reload(line_at(self._wrapped, offset))

    def update_stances(self, stances: Sequence[Stance], selected: str | None) -> None:
        """The same text with stances as they are now; the window stays where it is."""
        self.stances = stances
        self.selected = next((i for i, s in enumerate(stances) if s.key == selected), None)
        self._lines.clear()
        self.refresh()

    @property
    def stance(self) -> Stance | None:
        """The selected stance."""
        if self.selected is None or self.selected >= len(self.stances):
            return None
        return self.stances[self.selected]

    @property
    def offset_here(self) -> int:
        """Where the cursor's line begins in the text (code points)."""
        return self._wrapped[self.cursor][0] if self._wrapped and self.text else 0

    def _wrap(self) -> None:
        width = max(1, min(self.size.width - 3, MEASURE))
        if width != self._wrapped_width:
            self._wrapped_width = width
            self._wrapped = wrap(self.text, width) if self.text else []
            self._lines.clear()

    @property
    def item_count(self) -> int:
        return len(self._wrapped)

    def fit_to_size(self) -> None:
        offset = self.offset_here
        self._wrap()
        if self._wrapped:
            self.cursor = line_at(self._wrapped, offset)
            super().fit_to_size()

    @property
    def wrapped(self) -> Lines:
        """The lines on the screen, as offsets."""
        return self._wrapped

    def reframe(self) -> None:
        """The lines below the text are more or fewer: keep the cursor in the window, draw again."""
        self.top = self._window(self.top, exact=True)
        self.refresh()

    def refresh_text(self) -> None:
        """Draw everything again: marks have changed."""
        self._lines.clear()
        self.refresh()

    def look_at(self, offset: int) -> None:
        """Bring `offset` into view, the cursor on its line."""
        self.cursor = line_at(self._wrapped, offset)
        if not self.top <= self.cursor < self.top + self.page:
            self.top = self._window(self.cursor)
        self.refresh_text()

    # --- selecting ----------------------------------------------------------------------------

    def select(self, index: int | None) -> None:
        """Select the stance at `index`, bring it into view and tell."""
        self._lines.clear()
        self.selected = index
        if (stance := self.stance) is None:
            self.refresh()
            return
        first = line_at(self._wrapped, stance.start)
        last = line_at(self._wrapped, max(stance.start, stance.end - 1))
        self.cursor = first
        if not (self.top <= first and last < self.top + self.page):
            last_top = max(0, self.item_count - self.page)
            self.top = max(0, min(first - max(1, self.page // 4), last_top))
        self.refresh()
        self.post_message(self.Selected(self, stance))

    def step(self, step: int, among: set[str] | None = None) -> bool:
        """Select the next (or previous) stance, only of keys `among` if given. False at the end."""
        indexes = [i for i, s in enumerate(self.stances) if among is None or s.key in among]
        if self.selected is not None:
            here = [i for i in indexes if (i > self.selected if step > 0 else i < self.selected)]
        else:
            offset = self.offset_here
            here = [
                i for i in indexes
                if (self.stances[i].end > offset if step > 0 else self.stances[i].start < offset)
            ]  # fmt: skip
        if not here:
            return False
        self.select(here[0] if step > 0 else here[-1])
        return True

    def action_follow(self) -> None:
        """Select a stance of the cursor's line, or the next of them."""
        if self.asking or not self._wrapped:
            super().action_follow()
            return
        start, end = self._wrapped[self.cursor]
        here = [i for i, s in enumerate(self.stances) if s.start < end and start < s.end]
        if here:
            later = [i for i in here if self.selected is not None and i > self.selected]
            self.select(later[0] if later and self.selected in here else here[0])
        super().action_follow()

    # --- keys while marking -------------------------------------------------------------------

    def action_move(self, step: int) -> None:
        if self.marker is not None:
            self.marker.move_line(step)
        else:
            super().action_move(step)

    def action_page(self, step: int) -> None:
        if self.marker is not None:
            self.marker.extend()
        else:
            super().action_page(step)

    def on_key(self, event: events.Key) -> None:
        if self.marker is not None and event.character in KIND_KEYS:
            event.stop()
            self.marker.choose(KIND_KEYS[event.character])

    # --- painting -----------------------------------------------------------------------------

    def title_note(self) -> str:
        if self.article is None:
            return ""
        return f"{self.cursor + 1}/{self.item_count}"

    def title_more(self) -> str:
        if self.article is None:
            return ""
        date = self.article.published or self.glyphs.say(words.UNDATED)
        title = inert(self.article.title) or self.article.article
        return f"{date} {self.glyphs.dot} {title}"

    def line(self, index: int, width: int) -> Strip:
        start, end = self._wrapped[index]
        pieces: list[Piece] = [self._margin(start, end), (" ", None)]
        marks = self._marks(start, end)
        here = start
        for cut in sorted({point for s, e, _ in marks for point in (s, e) if start < point < end} | {end}):
            style = theme.PLAIN
            for s, e, mark in marks:
                if s <= here < e:
                    style = style + mark
            pieces.append((self.text[here:cut], style if style else None))
            here = cut
        return strip_of(pieces, width)

    def _margin(self, start: int, end: int) -> Piece:
        """The sign of the evidence that begins on this line, or a bar while it goes on."""
        chosen = self.stance
        inside = False
        sign: Piece | None = None
        for stance in self.stances:
            if stance.start >= end and stance.start > start:
                break
            if stance.end <= start:
                continue
            inside = True
            if stance.start >= start and (sign is None or stance is chosen):
                mark = theme.POLARITY[stance.stance]
                if stance.review == "rejected":
                    mark = theme.DIM
                sign = (self.glyphs.polarity(stance.stance), mark)
        if sign is not None:
            return sign
        if not inside:
            return (" ", None)
        mine = chosen is not None and chosen.start < end and start < chosen.end
        return (self.glyphs.bar, theme.EVIDENCE if mine else theme.DIM)

    def _marks(self, start: int, end: int) -> list[tuple[int, int, Style]]:
        """What is marked on a line, weakest first: later marks are laid over earlier ones."""
        marks = [
            (m.start, m.end, theme.MENTION)
            for m in self.mentions[bisect_left(self.mentions, start - 200, key=lambda m: m.start) :][:400]
            if m.start < end and start < m.end
        ]
        if (stance := self.stance) is not None:
            if stance.start < end and start < stance.end and not _spans(stance):
                marks.append((stance.start, stance.end, theme.EVIDENCE))
            marks += [
                (s.start, s.end, style) for s, style in _spans(stance) if s.start < end and start < s.end
            ]
        marks += [(s.start, s.end, theme.SELECTED) for s in self.marked if s.start < end and start < s.end]
        return marks

    # --- the line below -----------------------------------------------------------------------

    @property
    def foot_lines(self) -> int:
        if self.article is None or self.size.height < 6:
            return 0
        return len(self._said()) + len(self.why)

    def foot(self, y: int, width: int) -> Strip:
        said = self._said()
        if y < len(said):
            return strip_of(shortened(said[y], width, self.glyphs.ellipsis), width)
        line = self.why[y - len(said)]
        return strip_of([(self.cut("   " + self.glyphs.say(line), width), theme.DIM)], width)

    def _said(self) -> list[list[Piece]]:
        """The question asked while marking, else the selected stance in words, else what one can do."""
        width = self.size.width
        if self.asking:
            text = self.glyphs.say(self.asking)
            lines = wrap(text, width - 1)[:2]
            asked: list[list[Piece]] = [[(" " + text[start:end], theme.WARNING)] for start, end in lines]
            return asked
        stance = self.stance
        if stance is None:
            hint = self.glyphs.say(words.EVIDENCE_HINT if self.stances else words.NO_EVIDENCE)
            return [[(self.cut(" " + hint, width), theme.DIM)]]
        return in_two(in_words(stance, self.glyphs), width)


def _spans(stance: Stance) -> list[tuple[Span, Style]]:
    named = (
        (stance.holder_span, theme.HOLDER),
        (stance.target_span, theme.TARGET),
        (stance.cue_span, theme.CUE),
        (stance.date_span, theme.TIME),
    )
    return [(span, style) for span, style in named if span is not None]
