"""Filters to rows: masks of one byte a row, combined as whole numbers, so that no loop is in Python."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import compress
from typing import TYPE_CHECKING

from store.queries.days import Days, days, period
from store.queries.filters import Filter
from store.queries.fold import fold
from store.queries.tables import CERTAINTY_CODES, KIND_CODES

if TYPE_CHECKING:
    from store.queries.columns import Pool
    from store.queries.corpus import Corpus

Mask = bytes | bytearray
"""One byte a row: 1 keeps it."""


def keeping(codes: Iterable[int]) -> bytes:
    """A table for `bytes.translate` that makes 1 of these codes and 0 of all others."""
    kept = bytearray(256)
    for code in codes:
        kept[code] = 1
    return bytes(kept)


NOT = keeping([0])


def both(first: Mask, second: Mask) -> bytes:
    """The rows that both keep; the shorter one says how many there are."""
    size = min(len(first), len(second))
    joined = int.from_bytes(first[:size], "little") & int.from_bytes(second[:size], "little")
    return joined.to_bytes(size, "little")


def either(first: Mask, second: Mask) -> bytes:
    """The rows that one of them keeps; both are of one size."""
    joined = int.from_bytes(first, "little") | int.from_bytes(second, "little")
    return joined.to_bytes(len(first), "little")


def picked(rows: Sequence[int], mask: Mask) -> array[int]:
    """Those of the rows that the mask keeps, in their order; rows beyond the mask are not kept."""
    if rows and max(rows) >= len(mask):  # added since the mask was made
        rows = [row for row in rows if row < len(mask)]
    return array("I", compress(rows, map(mask.__getitem__, rows)))


def dates_within(dates: Pool, span: Days) -> bytes:
    """For each date of a pool whether it may lie in a period."""
    first, last = span
    found = (days(value) for value in dates.values)
    return bytes([1 if day and day[0] <= last and day[1] >= first else 0 for day in found])


def spread(codes: Iterable[int], chosen: Mask) -> bytes:
    """For each row whether its code is chosen."""
    return bytes(map(chosen.__getitem__, codes))


def articles(corpus: Corpus, filter: Filter) -> Mask | None:
    """The articles that the filter's parts about articles keep; None when there are no such parts."""
    table, masks = corpus.articles, list[Mask]()
    if filter.unread:
        masks.append(bytes(table.read).translate(NOT))
    if filter.bookmarked:
        masks.append(bytes(table.bookmarked))
    if fold(filter.text):
        mask = bytearray(len(table))
        for row in corpus.texts.matching(filter.text):
            if row < len(mask):
                mask[row] = 1
        masks.append(mask)
    return _all(masks)


def stances(corpus: Corpus, filter: Filter, kept: Mask | None) -> Sequence[int]:
    """Rows of the stances that a filter leaves, by date; `kept` is what `articles` said."""
    table, index = corpus.stances, corpus.index
    masks: list[Mask] = [bytes(table.live)]
    if filter.certainties:
        masks.append(table.certainty.translate(keeping(CERTAINTY_CODES[c] for c in filter.certainties)))
    if filter.polarities:
        masks.append(table.kind.translate(keeping(KIND_CODES[p] for p in filter.polarities)))
    if filter.undecided:
        masks.append(
            either(table.review.translate(NOT)[: len(masks[0])], bytes(table.stale[: len(masks[0])]))
        )
    mask = _all(masks) or b""
    rows: Sequence[int] = index.order
    if filter.actor or filter.other:
        rows = _between(corpus, filter)
    span = period(filter.since, filter.until)
    if len(rows) == len(mask) and 0 not in mask:
        chosen: Sequence[int] = rows
    else:
        chosen = picked(rows, mask)
    if span is not None:
        wanted = dates_within(table.dates, span)
        chosen = array("I", compress(chosen, spread(map(table.placed.__getitem__, chosen), wanted)))
    if kept is not None:
        chosen = array("I", compress(chosen, spread(map(table.article.__getitem__, chosen), kept)))
    return chosen


def _all(masks: list[Mask]) -> Mask | None:
    joined: Mask | None = None
    for mask in masks:
        joined = mask if joined is None else both(joined, mask)
    return joined


def _between(corpus: Corpus, filter: Filter) -> Sequence[int]:
    """Rows of the actor (and the other), in the role asked for, whatever else the filter says."""
    table, index, roll = corpus.stances, corpus.index, filter.rollup
    one = corpus.members(filter.actor, roll) if filter.actor else None
    two = corpus.members(filter.other, roll) if filter.other else None
    base = one if one is not None else two
    assert base is not None
    rows: Sequence[int]
    if len(base) == 1:
        rows = index.rows_of(next(iter(base)))
    else:
        found: set[int] = set()
        for actor in base:
            found.update(index.rows_of(actor))
        rows = index.by_date(found)
    holders, targets = table.holder, table.target
    role = filter.role
    if one is None or two is None:
        if role == "any":
            return rows
        # without an actor, the role is still the actor's: `other` is at the opposite end
        side = targets if (role == "toward") == (one is not None) else holders
        return [row for row in rows if side[row] in base]
    by = [row for row in rows if holders[row] in one and targets[row] in two] if role != "toward" else []
    to = [row for row in rows if targets[row] in one and holders[row] in two] if role != "by" else []
    if role == "any":
        kept = {*by, *to}
        return [row for row in rows if row in kept]
    return by or to
