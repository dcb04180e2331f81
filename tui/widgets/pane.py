"""A pane: a title line that says where the focus is, then lines painted one by one.

Panes hold no child widgets and no Textual scroll bars: a window `top` over their lines, a cursor that
is one character in the first column (so that a move sends two characters, not two lines), and a
jump of half a page when the cursor leaves the window (so that holding a key down never lags on a
slow line).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip

from tui import keys, theme
from tui.glyphs import UNICODE, Glyphs
from tui.widgets.lined import Lined
from tui.widgets.paint import PLAIN, Piece, blank, fit, strip_of, width_of
from tui.widgets.wrap import wrap

FEW = 8  # items on a page
TELLING = 20  # cells that what a title says beside its count takes at least, or it is left out


class Pane(Lined, can_focus=True):
    """The lines of one list or text. Subclasses give `line_count` and `line(index, width)`."""

    DEFAULT_CSS = "Pane { width: 1fr; height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("pane")
    ITEM_LINES: ClassVar[int] = 1
    HEAD_LINES: ClassVar[int] = 1

    @dataclass
    class Moved(Message):
        """The cursor of `pane` is on another item."""

        pane: Pane

        @property
        def control(self) -> Pane:
            return self.pane

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, Pane.Moved) and message.pane is self.pane

    @dataclass
    class Entered(Message):
        """The reader chose the item under the cursor (enter, or a click on it)."""

        pane: Pane

        @property
        def control(self) -> Pane:
            return self.pane

    def __init__(self, number: int, name: str, glyphs: Glyphs = UNICODE, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.number = number
        self.label = name
        self.glyphs = glyphs
        self.top = 0
        self.cursor = 0
        self.empty: tuple[str, ...] = ()
        """What to say when there is nothing to show: why, and the key that helps."""
        self._lines: dict[int, Strip] = {}
        self._lines_width = 0
        self._fitted = Size(0, 0)
        self._title_width = 0

    # --- what subclasses give ---------------------------------------------------------------

    @property
    def item_count(self) -> int:
        """How many items there are to move over."""
        return 0

    def line(self, index: int, width: int) -> Strip:
        """Line `index` (item * ITEM_LINES + line of the item), `width` cells, without the marker."""
        raise NotImplementedError

    def head(self, y: int, width: int) -> Strip:
        """Line `y` of the head, below the title."""
        return blank(width)

    def title_note(self) -> str:
        """What the title says after the pane's name (a position and a count)."""
        count = self.item_count
        return f"{self.cursor + 1}/{count}" if count else ""

    # --- state --------------------------------------------------------------------------------

    @property
    def foot_lines(self) -> int:
        """Lines at the bottom that do not move with the window."""
        return 0

    def foot(self, y: int, width: int) -> Strip:
        """Line `y` of the foot."""
        return blank(width)

    @property
    def page(self) -> int:
        """Items that fit in the window (at least one)."""
        return max(1, (self.size.height - self.HEAD_LINES - self.foot_lines) // self.ITEM_LINES)

    def reload(self, cursor: int = 0, top: int | None = None) -> None:
        """Show new contents, the cursor on `cursor`, the window at `top` or around the cursor."""
        self._lines.clear()
        count = self.item_count
        self.cursor = max(0, min(cursor, count - 1))
        self.top = self._window(self.cursor if top is None else top, exact=top is not None)
        self.refresh()

    def _window(self, wanted: int, exact: bool = False) -> int:
        if not self.size.height:
            return 0  # not laid out yet: `on_resize` will do it
        last = max(0, self.item_count - self.page)
        if exact:
            start = max(0, min(wanted, last))
            if start <= self.cursor < start + self.page:
                return start
        return max(0, min(self.cursor - self.page // 2, last)) if self.cursor >= self.page else 0

    def repaint_items(self, *indexes: int) -> None:
        """Draw these items again: what they show has changed."""
        for index in indexes:
            for line in range(self.ITEM_LINES):
                self._lines.pop(index * self.ITEM_LINES + line, None)
            y = self.HEAD_LINES + (index - self.top) * self.ITEM_LINES
            self.refresh(Region(0, y, self.size.width, self.ITEM_LINES))

    def move_to(self, index: int, tell: bool = True) -> None:
        """Put the cursor on item `index` (kept in bounds), sending as little as possible."""
        count = self.item_count
        if not count:
            return
        index = max(0, min(index, count - 1))
        if index == self.cursor:
            return
        before, self.cursor = self.cursor, index
        if self.top <= index < self.top + self.page:
            for item in (before, index):
                y = self.HEAD_LINES + (item - self.top) * self.ITEM_LINES
                self.refresh(Region(0, y, 1, self.ITEM_LINES))
            self.refresh_title()
        else:
            # Where few items fit, half a page would mean a jump at every other key.
            half = max(1, self.page // 2 if self.page > FEW else self.page - 1)
            top = index - half if abs(index - before) > 1 or index < before else index - self.page + half
            self.top = max(0, min(top, max(0, count - self.page)))
            self.refresh_title()
            self.refresh(Region(0, self.HEAD_LINES, self.size.width, self.size.height - self.HEAD_LINES))
        if tell:
            self.post_message(self.Moved(self))

    def refresh_title(self) -> None:
        """Draw the title as far as the position in it; whole where what stands behind that moves."""
        width = width_of(f"{self.number} {self.label} {self.title_note()}") + 6
        moved, self._title_width = width != self._title_width, width
        end = self.size.width if moved and self.title_more() else min(self.size.width, width)
        self.refresh(Region(0, 0, end, 1))

    # --- painting -----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y == 0:
            return self._title(width)
        if y < self.HEAD_LINES:
            return self.head(y, width)
        if (foot := y - (self.size.height - self.foot_lines)) >= 0:
            return self.foot(foot, width)
        if not self.item_count:
            return self._nothing(y - self.HEAD_LINES, width)
        line = y - self.HEAD_LINES + self.top * self.ITEM_LINES
        if line >= self.item_count * self.ITEM_LINES:
            return blank(width)
        if self._lines_width != width or len(self._lines) > 2000:
            self._lines.clear()
            self._lines_width = width
        strip = self._lines.get(line)
        if strip is None:
            strip = self._lines[line] = self.line(line, width - 1)
        on = line // self.ITEM_LINES == self.cursor
        style = theme.CURSOR if self.has_focus else theme.CURSOR_AWAY
        marker = Strip([Segment(self.glyphs.cursor, style) if on else Segment(" ", PLAIN)], 1)
        return Strip.join([marker, strip])

    def _title(self, width: int) -> Strip:
        rule = self.glyphs.heavy_rule if self.has_focus else self.glyphs.rule
        style = theme.TITLE_FOCUSED if self.has_focus else theme.TITLE
        text = f"{self.number} {self.glyphs.say(self.label)}" if self.number else self.glyphs.say(self.label)
        note = self.title_note()
        pieces: list[Piece] = [(rule, style), (f" {text} ", style), (note + " " if note else "", theme.PLAIN)]
        used = sum(width_of(piece) for piece, _ in pieces)
        more = self.title_more()
        if more and width - used >= min(width_of(more) + 4, TELLING):
            text = fit(
                f"{self.glyphs.dot} {more}", min(width_of(more) + 2, width - used - 2), self.glyphs.ellipsis
            )
            pieces.append((text + " ", theme.PLAIN))
            used += width_of(text) + 1
        pieces.append((rule * max(0, width - used), style))
        return strip_of(pieces, width)

    def title_more(self) -> str:
        """What the title says where there is room, and a move does not change."""
        return ""

    def _nothing(self, y: int, width: int) -> Strip:
        """The reason for an empty pane, wrapped at words."""
        said = tuple(map(self.glyphs.say, self.empty))
        lines = _wrapped(said, width - 2)
        text = lines[y] if y < len(lines) else ""
        return strip_of([(" " + text, theme.DIM)], width)

    def cut(self, text: str, width: int) -> str:
        """`text` in exactly `width` cells, with this terminal's ellipsis."""
        return fit(text, width, self.glyphs.ellipsis)

    # --- keys and mouse -----------------------------------------------------------------------

    def action_move(self, step: int) -> None:
        self.move_to(self.cursor + step)

    def action_page(self, step: int) -> None:
        jump = step * max(1, self.page - 1)
        before, last = self.top, max(0, self.item_count - self.page)
        self.top = max(0, min(before + jump, last))
        if self.top != before:
            self.refresh(Region(0, self.HEAD_LINES, self.size.width, self.size.height - self.HEAD_LINES))
        self.move_to(self.cursor + jump)

    def action_first(self) -> None:
        self.move_to(0)

    def action_last(self) -> None:
        self.move_to(self.item_count - 1)

    def action_follow(self) -> None:
        if self.item_count:
            self.post_message(self.Entered(self))

    def on_click(self, event: events.Click) -> None:
        item = self.top + (event.y - self.HEAD_LINES) // self.ITEM_LINES
        if event.y < self.HEAD_LINES or not 0 <= item < self.item_count:
            return
        again = item == self.cursor
        self.move_to(item)
        if again or event.chain > 1:
            self.action_follow()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.move_to(self.cursor + 3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.move_to(self.cursor - 3)

    # --- focus and size -------------------------------------------------------------------------
    # Textual would draw all of a pane again when the focus comes or goes, and twice when its size changes.

    virtual_size = Reactive(Size(0, 0), repaint=False)

    def watch_has_focus(self, _has_focus: bool) -> None:
        """No style of a pane depends on the focus: title and cursor show it."""

    def on_focus(self, event: events.Focus) -> None:
        event.prevent_default()
        self.has_focus = True
        self._show_focus()
        if self.parent is not None:
            self.parent.post_message(events.DescendantFocus(self))

    def on_blur(self, event: events.Blur) -> None:
        event.prevent_default()
        self.has_focus = False
        self._show_focus()
        if self.parent is not None:
            self.parent.post_message(events.DescendantBlur(self))

    def _show_focus(self) -> None:
        y = self.HEAD_LINES + (self.cursor - self.top) * self.ITEM_LINES
        self.refresh(Region(0, 0, self.size.width, 1), Region(0, y, 1, self.ITEM_LINES))

    def render_lines(self, crop: Region) -> list[Strip]:
        self._take_size()
        return super().render_lines(crop)

    def on_resize(self) -> None:
        if self._take_size():
            self.refresh()

    def _take_size(self) -> bool:
        """Fit what is shown to the size; whether it was another before."""
        if self._fitted == self.size:
            return False
        self._fitted = self.size
        self.fit_to_size()
        return True

    def fit_to_size(self) -> None:
        """The size has changed: put the window where the cursor is in it."""
        self.top = self._window(self.top, exact=True)


@lru_cache(maxsize=16)
def _wrapped(sentences: tuple[str, ...], width: int) -> list[str]:
    return [sentence[start:end].rstrip() for sentence in sentences for start, end in wrap(sentence, width)]
