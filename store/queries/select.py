"""Filters to rows: masks of one byte a row, combined as whole numbers, so that no loop is in Python.

A filter that names only actors takes whole dyads, whose counts the index keeps; only other parts
make it look at single stances.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING

from store.queries.days import Days, days, period
from store.queries.filters import Filter
from store.queries.fold import fold
from store.queries.tables import CERTAINTY_CODES, KIND_CODES

if TYPE_CHECKING:
    from store.queries.columns import Pool
    from store.queries.corpus import Corpus

_STEPS = 40
"""Finding a stretch of rows costs about as much as going past this many."""

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
    found = (days(value) for value in dates.values)
    return bytes([1 if day and day[0] <= last and day[1] >= first else 0 for day in found])


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


class Selection:
    """The stances that a filter leaves: rows, and counts by dyad."""

    def __init__(self, corpus: Corpus, filter: Filter, rows: Sequence[int] | None = None) -> None:
        """With `rows` (by date) these are what is left, whatever the filter says."""
        self._corpus = corpus
        self._filter = filter
        self.span = period(filter.since, filter.until)
        self.articles = self._kept_articles()
        self._one = corpus.members(filter.actor, filter.rollup) if filter.actor else None
        self._two = corpus.members(filter.other, filter.rollup) if filter.other else None
        self.whole = not (
            self.span or filter.certainties or filter.polarities or filter.undecided
            or self.articles is not None or rows is not None
        )  # fmt: skip
        if rows is not None:
            self.rows = rows

    def _kept_articles(self) -> Mask | None:
        """The articles that the filter's parts about articles keep; None when there are no such parts."""
        filter, table, masks = self._filter, self._corpus.articles, list[Mask]()
        if filter.unread:
            masks.append(bytes(table.read).translate(NOT))
        if filter.bookmarked:
            masks.append(bytes(table.bookmarked))
        if fold(filter.text):
            masks.append(self._corpus.texts.matching(filter.text))
        return all_of(masks)

    # --- rows ----------------------------------------------------------------------------------

    @cached_property
    def rows(self) -> Sequence[int]:
        """Rows by date."""
        table, filter, base = self._corpus.stances, self._filter, self._base()
        masks: list[Mask] = []
        if self._corpus.index.dead:
            masks.append(bytes(table.live))
        if filter.certainties:
            masks.append(table.certainty.translate(keeping(CERTAINTY_CODES[c] for c in filter.certainties)))
        if filter.polarities:
            masks.append(table.kind.translate(keeping(KIND_CODES[p] for p in filter.polarities)))
        if filter.undecided:
            masks.append(either(bytes(table.review).translate(NOT), bytes(table.stale)))
        mask = all_of(masks)
        rows = base if mask is None else picked(base, mask)
        if self.span is not None:
            rows = self._within(rows, dates_within(table.dates, self.span))
        if self.articles is not None and 0 in self.articles:
            rows = array("I", compress(rows, spread(map(table.article.__getitem__, rows), self.articles)))
        return rows

    def _within(self, rows: Sequence[int], wanted: Mask) -> Sequence[int]:
        """Those of some rows (by date) whose dates are wanted: whole stretches, found by halving."""
        index, placed = self._corpus.index, self._corpus.stances.placed
        ranks = index.ranks()
        runs = runs_of(sorted(compress(ranks, wanted)))
        if not index.sorted or len(runs) * _STEPS > len(rows):
            return array("I", compress(rows, spread(map(placed.__getitem__, rows), wanted)))
        found: array[int] = array("I")
        for first, last in runs:
            begin = bisect_left(rows, first, key=lambda row: ranks[placed[row]])
            end = bisect_right(rows, last, begin, key=lambda row: ranks[placed[row]])
            found.extend(rows[begin:end])
        return found

    @cached_property
    def told(self) -> bytearray:
        """The articles that tell of what is left."""
        mask, column = bytearray(len(self._corpus.articles)), self._corpus.stances.article
        for row in set(map(column.__getitem__, self.rows)):
            mask[row] = 1
        return mask

    def _base(self) -> Sequence[int]:
        """Rows of the actor (and the other), in the role asked for, whatever else the filter says."""
        index, actors = self._corpus.index, self._one if self._one is not None else self._two
        if actors is None:
            return index.order
        if (self._one is not None and self._two is not None) or self._filter.role != "any":
            wanted = self._named_dyads()
            if len(wanted) == 1:
                return index.by_dyad[wanted[0]]
            postings: list[Sequence[int]] = [index.by_dyad[dyad] for dyad in wanted]
        else:
            postings = [index.rows_of(actor) for actor in actors]
            if len(postings) == 1:
                return postings[0]
        return self._joined(postings)

    def rows_of_all(self, dyads: Sequence[int]) -> Sequence[int]:
        """The rows left of several dyads, by date."""
        if len(dyads) == 1:
            return self.rows_of(dyads[0])
        return self._joined([self.rows_of(dyad) for dyad in dyads])

    def _joined(self, postings: Sequence[Sequence[int]]) -> Sequence[int]:
        """Rows of several postings by date, each once."""
        index, size = self._corpus.index, len(self._corpus.stances)
        if sum(map(len, postings)) * 8 < size:
            return index.by_date(set().union(*postings))
        mask = bytearray(size)
        for posting in postings:
            for row in posting:
                mask[row] = 1
        return picked(index.order, mask)

    # --- dyads ---------------------------------------------------------------------------------

    def _named_dyads(self) -> Sequence[int]:
        """Dyads of the actor (and the other), in the role asked for."""
        index, role, one, two = self._corpus.index, self._filter.role, self._one, self._two
        base = one if one is not None else two
        if base is None:
            return range(len(index.holders))
        dyads: Iterable[int] = (
            index.dyads(next(iter(base)))
            if len(base) == 1
            else dict.fromkeys(dyad for actor in base for dyad in index.dyads(actor))
        )
        holders, targets = index.holders, index.targets
        if one is not None and two is not None:
            return [
                dyad
                for dyad in dyads
                if (role != "toward" and holders[dyad] in one and targets[dyad] in two)
                or (role != "by" and targets[dyad] in one and holders[dyad] in two)
            ]
        if role == "any":
            return list(dyads)
        # the role is the actor's: without an actor, `other` is at the opposite end
        side = targets if (role == "toward") == (one is not None) else holders
        return [dyad for dyad in dyads if side[dyad] in base]

    @cached_property
    def totals(self) -> dict[int, int]:
        """How many stances are left of each dyad; none without any."""
        if self.whole:
            tally = self._corpus.index.tally
            counted = ((dyad, sum(tally[dyad * 4 : dyad * 4 + 4])) for dyad in self._named_dyads())
            return {dyad: count for dyad, count in counted if count}
        totals: dict[int, int] = {}
        for code, count in self._codes.items():
            dyad = code >> 2
            totals[dyad] = totals.get(dyad, 0) + count
        return totals

    @cached_property
    def _codes(self) -> Counter[int]:
        return Counter(map(self._corpus.stances.code.__getitem__, self.rows))

    def counts(self, dyad: int) -> Sequence[int]:
        """How many are left of a dyad by code: support, oppose, contact, denied."""
        if self.whole:
            return self._corpus.index.tally[dyad * 4 : dyad * 4 + 4]
        codes = self._codes
        return [codes.get(dyad << 2 | code, 0) for code in range(4)]

    @cached_property
    def _mask(self) -> bytearray:
        mask = bytearray(len(self._corpus.stances))
        for row in self.rows:
            mask[row] = 1
        return mask

    def picked(self, posting: Sequence[int]) -> Sequence[int]:
        """Those of a posting's rows that are left."""
        return picked(posting, self._mask)

    def rows_of(self, dyad: int) -> Sequence[int]:
        """The rows left of a dyad, by date."""
        posting = self._corpus.index.by_dyad[dyad]
        if len(posting) == self.totals.get(dyad, 0):
            return posting
        if self.few:
            return self._by_dyad.get(dyad, ())
        return picked(posting, self._corpus.stances.live if self.whole else self._mask)

    @cached_property
    def few(self) -> bool:
        """Whether so little is left that going through it costs less than through the postings."""
        return not self.whole and len(self.rows) * 8 < len(self._corpus.stances)

    @cached_property
    def _by_dyad(self) -> dict[int, array[int]]:
        codes, found = self._corpus.stances.code, dict[int, "array[int]"]()
        for row in self.rows:
            dyad = codes[row] >> 2
            known = found.get(dyad)
            if known is None:
                known = found[dyad] = array("I")
            known.append(row)
        return found
