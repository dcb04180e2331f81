"""Breaking a text into lines of cells, remembering where each comes from."""

from __future__ import annotations

from bisect import bisect_right

from rich.cells import cell_len

Lines = list[tuple[int, int]]


def wrap(text: str, width: int) -> Lines:
    """Lines of at most `width` cells: half-open offsets in code points, in order, none overlapping.

    Lines break at spaces where they can; the space at a break belongs to no line. A line feed ends a
    line. Always at least one line.
    """
    width = max(1, width)
    lines: Lines = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        if len(paragraph) <= width and cell_len(paragraph) <= width:
            lines.append((start, end))
        elif paragraph.isascii() or all(cell_len(letter) == 1 for letter in set(paragraph)):
            _narrow(text, start, end, width, lines)
        else:
            _wide(text, start, end, width, lines)
        start = end + 1
    return lines


def _narrow(text: str, start: int, end: int, width: int, lines: Lines) -> None:
    """Every character takes one cell: look for the last space that fits."""
    while end - start > width:
        space = text.rfind(" ", start + 1, start + width + 1)
        if space < 0:
            lines.append((start, start + width))
            start += width
        else:
            lines.append((start, space))
            start = space + 1
    lines.append((start, end))


def _wide(text: str, start: int, end: int, width: int, lines: Lines) -> None:
    """Some characters take two cells or none: count them one by one."""
    here, cells, space = start, 0, -1
    while here < end:
        size = cell_len(text[here])
        if cells + size > width and here > start:
            if space > start:
                lines.append((start, space))
                here = start = space + 1
            else:
                lines.append((start, here))
                start = here
            cells, space = 0, -1
            continue
        if text[here] == " ":
            space = here
        cells += size
        here += 1
    lines.append((start, end))


def line_at(lines: Lines, offset: int) -> int:
    """Index of the line that holds `offset` (or the one before, when a break swallowed it)."""
    return max(0, bisect_right(lines, offset, key=lambda line: line[0]) - 1)
