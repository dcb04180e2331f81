"""Lines of exactly so many cells, built from pieces of text and styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Piece = tuple[str, Style | None]
PLAIN = Style.null()


def width_of(text: str) -> int:
    """Cells that `text` takes on a terminal."""
    return len(text) if text.isascii() else cell_len(text)


def fit(text: str, width: int, ellipsis: str = "…") -> str:
    """`text` in exactly `width` cells: padded with spaces, or cut with an ellipsis."""
    if width <= 0:
        return ""
    size = width_of(text)
    if size <= width:
        return text + " " * (width - size)
    return set_cell_size(text, width - 1) + ellipsis


def fit_left(text: str, width: int, ellipsis: str = "…") -> str:
    """Like `fit`, aligned to the right: for numbers."""
    size = width_of(text)
    return " " * (width - size) + text if size <= width else fit(text, width, ellipsis)


def strip_of(pieces: Iterable[Piece], width: int) -> Strip:
    """A line of `width` cells from `pieces`, cut or padded with spaces at its end.

    Spaces take no style that would not show, and neighbours of one style are one segment: every
    change of style costs some bytes on the line to the terminal.
    """
    texts: list[str] = []
    styles: list[Style] = []  # the null style, not None: Textual's filter for NO_COLOR needs one
    room = width
    for text, style in pieces:
        size = width_of(text)
        if size > room:
            text, size = set_cell_size(text, room), room
        if not text:
            continue
        room -= size
        if style is None or (text.isspace() and not (style.reverse or style.underline or style.bgcolor)):
            style = PLAIN
        if styles and styles[-1] is style:
            texts[-1] += text
        else:
            texts.append(text)
            styles.append(style)
        if room <= 0:
            break
    if room > 0:
        if styles and styles[-1] is PLAIN:
            texts[-1] += " " * room
        else:
            texts.append(" " * room)
            styles.append(PLAIN)
    return Strip(map(Segment, texts, styles), width)


def shortened(pieces: Sequence[Piece], width: int, ellipsis: str = "…") -> Sequence[Piece]:
    """`pieces` as they are where they fit in `width` cells, else cut with an ellipsis."""
    used = 0
    for place, (text, style) in enumerate(pieces):
        used += width_of(text)
        if used > width or (used == width and place + 1 < len(pieces)):
            return [*pieces[:place], (fit(text + ellipsis, width - used + width_of(text), ellipsis), style)]
    return pieces


def blank(width: int) -> Strip:
    """A line of spaces."""
    return strip_of((), width)
