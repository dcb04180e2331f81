"""The calendar axis in one line of characters: years where they begin, a full label at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.queries.axis import Axis

WIDEST = 4  # cells for one column: beyond, a bar looks like a block


def scale_of(axis: Axis, width: int) -> int:
    """Cells for each column of the axis in `width` cells (at least one)."""
    return max(1, min(WIDEST, width // axis.size)) if axis.size else 1


def axis_line(axis: Axis, width: int) -> str:
    """Labels of `axis` in exactly `width` cells, each beginning at its column, none overlapping."""
    scale = scale_of(axis, width)
    marks = [
        column for column in range(axis.size) if column == 0 or _year(axis, column - 1) != _year(axis, column)
    ]
    line = [" "] * width
    free = 0
    for place, column in enumerate(marks):
        x = column * scale
        label = _year(axis, column)
        following = marks[place + 1] * scale if place + 1 < len(marks) else width
        full = axis.label(column)
        if column == 0 and len(full) + 1 <= following:
            label = full
        if column == 0 and len(marks) > 1 and len(label) + 1 > following:
            continue  # the next year's label says it better
        if x < free or x + len(label) > width:
            continue
        line[x : x + len(label)] = label
        free = x + len(label) + 1
    last = axis.label(axis.size - 1) if axis.size else ""
    x = max(0, axis.size * scale - len(last))
    if axis.size > 1 and x >= free and x + len(last) <= width:
        line[x : x + len(last)] = last
    return "".join(line)


def _year(axis: Axis, column: int) -> str:
    return axis.since(column)[:4]
