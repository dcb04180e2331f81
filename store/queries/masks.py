"""Masks of one byte a row, combined as whole numbers, so that no loop is in Python."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import compress
from typing import TYPE_CHECKING

from store.queries.days import Days

if TYPE_CHECKING:
    from store.queries.columns import Pool

Mask = bytes | bytearray
"""One byte a row: 1 keeps it."""


NOT = bytes([1, *bytes(255)])
"""A table for `bytes.translate` that makes 1 of 0, and 0 of all others."""


def both(first: Mask, second: Mask) -> bytes:
    """The rows that both keep; the shorter one says how many there are."""
    size = min(len(first), len(second))
    joined = int.from_bytes(first[:size], "little") & int.from_bytes(second[:size], "little")
    return joined.to_bytes(size, "little")


def either(first: Mask, second: Mask) -> bytes:
    """The rows that one of them keeps; the shorter one says how many there are."""
    size = min(len(first), len(second))
    joined = int.from_bytes(first[:size], "little") | int.from_bytes(second[:size], "little")
    return joined.to_bytes(size, "little")


def picked(rows: Sequence[int], mask: Mask) -> array[int]:
    """Those of the rows that the mask keeps, in their order; rows beyond the mask are not kept."""
    try:
        return array("I", compress(rows, map(mask.__getitem__, rows)))
    except IndexError:  # rows added since the mask was made
        size = len(mask)
        return array("I", [row for row in rows if row < size and mask[row]])


def dates_within(dates: Pool, span: Days) -> bytes:
    """For each date of a pool whether it may lie in a period."""
    first, last = span
    return bytes([1 if day and day[0] <= last and day[1] >= first else 0 for day in dates.spans()])


def spread(codes: Iterable[int], chosen: Mask) -> bytes:
    """For each row whether its code is chosen."""
    return bytes(map(chosen.__getitem__, codes))


def all_of(masks: Iterable[Mask]) -> Mask | None:
    """The rows that all masks keep; None without any mask."""
    joined: Mask | None = None
    for mask in masks:
        joined = mask if joined is None else both(joined, mask)
    return joined


def runs_of(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Ascending numbers as stretches without gaps, each by its first and last."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
