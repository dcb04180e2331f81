"""The stances of one dyad in time: how many where, by month, and the changes of side among them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING

from store.model import STANCE_KINDS
from store.queries.masks import Mask
from store.queries.tables import APART

if TYPE_CHECKING:
    from store.queries.days import Days
    from store.queries.index import Index
    from store.queries.tables import StanceTable

SUPPORT, OPPOSE = STANCE_KINDS.index("support"), STANCE_KINDS.index("oppose")

NEAR = 256
"""Rows looked at first, from the end, for the last change of side."""

Turn = tuple[int, int]
"""The last word of the side given up, and the first of the new one, as cells."""


class History:
    """The stances of a dyad by date: `rows`, of which those count that the mask `kept` keeps (None: all).

    What follows from them is worked out when it is first asked for.
    """

    def __init__(
        self, index: Index, table: StanceTable, rows: Sequence[int], kept: Mask | None = None
    ) -> None:
        self._index = index
        self._table = table
        self._all = rows
        self._kept = kept

    @property
    def rows(self) -> Iterable[int]:
        """Those that count, by date."""
        return self._all if self._kept is None else compress(self._all, self._kept)

    @property
    def size(self) -> int:
        """How many there are, those that do not count included."""
        return len(self._all)

    @property
    def counted(self) -> bool:
        """Whether `months` was worked out already."""
        return "months" in self.__dict__

    def rank_from_end(self, back: int) -> int:
        """The place of the date of the row so many from the end; of the first, if there are fewer."""
        return self._index.ranks()[self._table.placed[self._all[max(0, len(self._all) - back)]]]

    def since(self, rank: int) -> Iterable[int]:
        """Those that count, by date, from this place of a date on."""
        return self._from(self._begin(rank, len(self._all)))

    def _begin(self, rank: int, end: int) -> int:
        ranks, placed = self._index.ranks(), self._table.placed
        return bisect_left(self._all, rank, 0, end, key=lambda row: ranks[placed[row]])

    def _from(self, begin: int) -> Iterable[int]:
        rows, kept = self._all[begin:], self._kept
        return rows if kept is None else compress(rows, kept[begin:])

    @cached_property
    def cells(self) -> Counter[int]:
        """How many stand in each cell (place in time × 4 + code of kind)."""
        return Counter(map(self._table.cell.__getitem__, self.rows))

    @cached_property
    def months(self) -> Counter[int]:
        """How many stand in each month × 4 + code of kind; month 0 is for those without a place."""
        where, cells = self._index.month_cells(), map(self._table.cell.__getitem__, self.rows)
        return Counter(map(where.__getitem__, cells))

    @cached_property
    def turns(self) -> list[Turn]:
        """The changes of side, oldest first."""
        return turns_of(self._index, map(self._table.cell.__getitem__, self.rows))

    @cached_property
    def last_turn(self) -> Turn | None:
        """The last change of side, without going through all there was before it."""
        index, cells = self._index, self._table.cell
        if "turns" in self.__dict__ or not index.sorted:
            return self.turns[-1] if self.turns else None
        begin, back = len(self._all), NEAR
        while begin > 0:
            # Where all that was said before is over, it does not matter what that was.
            begin = self._begin(index.afresh(self.rank_from_end(back)), begin)
            if turns := turns_of(index, map(cells.__getitem__, self._from(begin))):
                return turns[-1]
            back *= 4
        return None

    @property
    def last(self) -> int:
        """The row of the last word, a denied one only where there is nothing else."""
        codes, rows, kept = self._table.code, self._all, self._kept
        if kept is None:
            return next((row for row in reversed(rows) if codes[row] & 3 != APART), rows[-1])
        at = end = kept.rfind(1)
        while at >= 0:
            if codes[rows[at]] & 3 != APART:
                return rows[at]
            at = kept.rfind(1, 0, at)
        return rows[end]

    @property
    def first(self) -> int | None:
        """The row of the first that has a place in time."""
        ranks, placed = self._index.ranks(), self._table.placed
        at = bisect_left(self._all, self._index.undated, key=lambda row: ranks[placed[row]])
        if self._kept is not None:
            at = self._kept.find(1, at)
        return self._all[at] if 0 <= at < len(self._all) else None

    # --- parts of it ---------------------------------------------------------------------------

    @cached_property
    def _facts(self) -> bytes:
        """What filters ask of the rows (see `Facts`), in their order."""
        return bytes(map(self._index.facts().__getitem__, self._all))

    @cached_property
    def _month_facts(self) -> Counter[int]:
        """How many stand in each month × 4 + code, × 256 + what filters ask of them."""
        where, cells = self._index.month_cells(), map(self._table.cell.__getitem__, self._all)
        months = map(where.__getitem__, cells)
        return Counter([month << 8 | fact for month, fact in zip(months, self._facts, strict=True)])

    def get_ready(self) -> None:
        """Work out what its parts are made from."""
        _ = self.last_turn, self.months, self.cells, self._month_facts

    def of(self, wanted: bytes) -> History:
        """The history of those whose facts `wanted` (for each fact 1 or 0) keeps."""
        part = History(self._index, self._table, self._all, self._facts.translate(wanted))
        months = part.__dict__["months"] = Counter[int]()
        for month, count in self._month_facts.items():
            if wanted[month & 255]:
                months[month >> 8] += count
        return part

    def without(self, gone: Iterable[int]) -> History:
        """The history when these few rows are left out."""
        key, kept = self._index.key(), bytearray(b"\1") * len(self._all)
        where, cell, taken = self._index.month_cells(), self._table.cell, Counter[int]()
        for row in gone:
            kept[bisect_left(self._all, key(row), key=key)] = 0
            taken[cell[row]] += 1
        part = History(self._index, self._table, self._all, kept)
        known = part.__dict__
        known["months"] = self.months - Counter(map(where.__getitem__, taken.elements()))
        if all(self.cells[cell] > count for cell, count in taken.items()):
            known["last_turn"] = self.last_turn
        return part


def turns_of(index: Index, cells: Iterable[int]) -> list[Turn]:
    """The changes of side among stances of one dyad, given as cells, oldest first.

    Only what is certain in time: the first word of the new side must lie wholly after the last of
    the old one ("avril 2019" and "7 avril 2019" tell of no change). Denied and undated ones and
    contacts do not count.
    """
    known = set(cells)
    return _turns(index.spans(), known, _places(index, known))


def _turns(spans: Sequence[Days | None], cells: Set[int], places: Iterable[int]) -> list[Turn]:
    turns: list[Turn] = []
    last, side, until = -1, -1, 0  # the last word, what it held, and until which day it may have been said
    for place in places:
        span = spans[place]
        assert span is not None
        for cell in (place << 2 | SUPPORT, place << 2 | OPPOSE):
            if cell not in cells:
                continue
            if side != cell & 3 and side >= 0:
                if span[0] <= until:
                    continue
                turns.append((last, cell))
            elif span[1] < until:
                continue
            last, side, until = cell, cell & 3, span[1]
    return turns


def _places(index: Index, cells: Set[int]) -> list[int]:
    """The places in time at which a side is taken in some cells, in their order."""
    if len(cells) * 4 > len(index.dated()):
        return [place for place in index.dated() if place << 2 in cells or place << 2 | OPPOSE in cells]
    spans = index.spans()
    places = {cell >> 2 for cell in cells if cell & 3 <= OPPOSE}
    return sorted([place for place in places if spans[place]], key=index.ranks().__getitem__)


assert (SUPPORT, OPPOSE) == (0, 1)  # `turns_of` counts on the two sides being the lowest codes
