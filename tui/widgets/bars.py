"""The first and last line of the screen: filters as chips, and what just happened or what one can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer

from store.text import inert
from tui import keys, theme, words
from tui.glyphs import UNICODE, Glyphs
from tui.widgets.lined import Lined
from tui.widgets.paint import Piece, blank, fit, strip_of, width_of
from tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.queries.filters import Chip


LONGEST = 36  # cells of one chip
MOST_LINES = 5  # of what went wrong


class ChipBar(Lined):
    """The filter in words, one removable chip for each part, and what is left in view."""

    @dataclass
    class Removed(Message):
        """The reader clicked on a chip to take it away."""

        key: str

    class AllAsked(Message):
        """The reader clicked on the sign that there are more chips than the line holds."""

    def __init__(self, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(id="top")
        self.glyphs = glyphs
        self.chips: Sequence[Chip] = ()
        self.note = ""
        self.alarm = ""
        self._ranges: list[tuple[int, int, str]] = []

    def show(self, chips: Sequence[Chip], note: str, alarm: str = "") -> None:
        """Show these chips, the counts `note`, and `alarm` (read only, changed on disk)."""
        if (list(chips), note, alarm) != (list(self.chips), self.note, self.alarm):
            self.chips, self.note, self.alarm = chips, note, alarm
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        say = self.glyphs.say
        pieces: list[Piece] = [(f" {words.APP} ", theme.BOLD)]
        x = width_of(pieces[0][0])
        self._ranges = []
        alarm = say(f" {self.alarm} ") if self.alarm else ""
        for text, key in self._fitting(width - x - width_of(alarm)):
            pieces += [(text, theme.CHIP), (" ", None)]
            self._ranges.append((x, x + width_of(text), key))
            x += width_of(text) + 1
        note, room = self.note, width - x - width_of(alarm) - 1
        while width_of(say(note)) > room and " · " in note:
            note = note.rpartition(" · ")[0]  # the most important stands first
        right = say(note)
        if room >= width_of(right):
            pieces.append((" " * (room - width_of(right)) + right, theme.DIM))
        elif room > 0:
            pieces.append((" " * room, None))
        if alarm:
            pieces.append((alarm, theme.WARNING))
        return strip_of(pieces, width)

    def _fitting(self, width: int) -> list[tuple[str, str]]:
        """The chips that fit, as (text, key); then how many more there are, of key ""."""
        glyphs, chips = self.glyphs, list[tuple[str, str]]()
        for chip in self.chips:
            text = f" {glyphs.say(inert(chip.words))} {'×' if glyphs.unicode else 'x'} "
            chips.append((fit(text, min(width_of(text), LONGEST), glyphs.ellipsis), chip.key))
        shown = len(chips)
        while shown and sum(width_of(text) + 1 for text, _ in _with_more(chips, shown)) > width:
            shown -= 1
        return _with_more(chips, shown)

    def on_click(self, event: events.Click) -> None:
        for start, end, key in self._ranges:
            if start <= event.x < end:
                self.post_message(self.Removed(key) if key else self.AllAsked())


def _with_more(chips: list[tuple[str, str]], shown: int) -> list[tuple[str, str]]:
    return chips[:shown] + ([(f" +{len(chips) - shown} ", "")] if shown < len(chips) else [])


class StatusBar(Lined):
    """One line: the last thing that happened, else the keys that help here. What went wrong may take more."""

    @dataclass
    class Grown(Message):
        """It takes so many lines from now on."""

        lines: int

    STAYS = 8.0  # seconds that a message stays

    def __init__(self, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(id="bottom")
        self.glyphs = glyphs
        self.keymap: dict[str, str] = {}
        self.message = ""
        self.style: Style = theme.PLAIN
        self._timer: Timer | None = None
        self._lines: list[str] = []

    def say(self, message: str, style: Style | None = None, stays: bool = False, whole: bool = False) -> None:
        """Show `message` for some seconds, or until the next one if it `stays`; `whole`, on several lines."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self.message, self.style = message, style or theme.PLAIN
        if message and not stays:
            self._timer = self.set_timer(self.STAYS, self._over)
        self._lay_lines(whole)
        self.refresh()

    def over(self) -> None:
        """What was said of what is no longer on the screen is done with; what `stays` stays."""
        if self._timer is not None:
            self._timer.stop()
            self._over()

    def _over(self) -> None:
        self.message, self._timer = "", None
        self._lay_lines(whole=False)
        self.refresh()

    def _lay_lines(self, whole: bool) -> None:
        text, width = self.glyphs.say(inert(self.message)), max(1, self.size.width - 1)
        lines = [text[start:end].rstrip() for start, end in wrap(text, width)] if whole else [text]
        before, self._lines = max(1, len(self._lines)), lines[:MOST_LINES]
        if len(self._lines) != before:
            self.post_message(self.Grown(len(self._lines)))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self.message:
            text = self._lines[y] if y < len(self._lines) else ""
            return strip_of([(fit(" " + text, width, self.glyphs.ellipsis), self.style)], width)
        if y:
            return blank(width)
        pieces: list[Piece] = []
        used = 0
        for key in keys.KEYS:
            if key.foot:
                shown = f" {self.glyphs.say(keys.shown(key, self.keymap).split()[0])}"
                does = f" {self.glyphs.say(key.words)} "
                if used + width_of(shown + does) > width:
                    continue  # a shorter one may still find room: the last, help, does
                used += width_of(shown + does)
                pieces += [(shown, theme.KEY), (does, theme.DIM)]
        return strip_of(pieces, width)


class TooSmall(Lined):
    """What a screen of fewer than 40x12 cells shows."""

    def __init__(self, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(id="small")
        self.glyphs = glyphs

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        if y != height // 2:
            return blank(width)
        text = self.glyphs.say(words.TOO_SMALL.format(width=width, height=height))
        return strip_of([(fit(text, width, self.glyphs.ellipsis), theme.WARNING)], width)


class Line(Lined):
    """One line of words."""

    def __init__(self, text: str, glyphs: Glyphs = UNICODE, style: Style | None = None) -> None:
        super().__init__()
        self.text, self.glyphs, self.style = text, glyphs, style or theme.DIM

    def say(self, text: str, style: Style | None = None) -> None:
        """Show other words."""
        self.text, self.style = text, style or theme.DIM
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        text = self.glyphs.say(inert(self.text)) if y == 0 else ""
        return strip_of([(fit(" " + text, width, self.glyphs.ellipsis), self.style)], width)
