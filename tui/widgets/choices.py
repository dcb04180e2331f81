"""A list of choices, some of them headings, for prompts and overlays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.style import Style
from textual.strip import Strip

from tui.glyphs import UNICODE, Glyphs
from tui.widgets.paint import Piece, fit, strip_of, width_of
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Choice:
    """One line: pieces of (text, style) at the left, a note at the right. `value` is what is chosen.

    A heading has no value. Texts are inert already.
    """

    pieces: tuple[Piece, ...]
    value: object = None
    note: str = ""
    note_style: Style | None = None


class Choices(Pane):
    """Lines to choose from; headings are passed over."""

    def __init__(self, title: str, glyphs: Glyphs = UNICODE, *, id: str | None = None) -> None:
        super().__init__(0, title, glyphs, id=id)
        self.choices: Sequence[Choice] = ()

    @property
    def item_count(self) -> int:
        return len(self.choices)

    @property
    def chosen(self) -> object:
        """The value under the cursor; None for a heading or an empty list."""
        return self.choices[self.cursor].value if self.choices else None

    def title_note(self) -> str:
        return ""

    def show(self, choices: Sequence[Choice], cursor: int = 0) -> None:
        """Show these, the cursor on the first that has a value, from `cursor` on."""
        self.choices = choices
        first = next((i for i in range(cursor, len(choices)) if choices[i].value is not None), cursor)
        self.reload(first)

    def move_to(self, index: int, tell: bool = True) -> None:
        count = len(self.choices)
        index = max(0, min(index, count - 1))
        step = 1 if index >= self.cursor else -1
        while 0 <= index < count and self.choices[index].value is None:
            index += step
        if 0 <= index < count:
            super().move_to(index, tell)

    def line(self, index: int, width: int) -> Strip:
        choice = self.choices[index]
        say = self.glyphs.say
        note = fit(say(choice.note), min(width_of(say(choice.note)), width // 2), self.glyphs.ellipsis)
        room = max(0, width - width_of(note) - 1)
        pieces: list[Piece] = []
        for text, style in choice.pieces:
            text = say(text) if not self.glyphs.unicode else text
            if width_of(text) > room:
                text = fit(text, room, self.glyphs.ellipsis)
            pieces.append((text, style))
            room -= width_of(text)
        pieces.append((" " * (room + 1), None))
        pieces.append((note, choice.note_style))
        return strip_of(pieces, width)
