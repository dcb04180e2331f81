"""The stances of several dyads that are seen as one, in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from store.queries.history import NEAR, History, Turn, turns_of
from store.queries.tables import APART

if TYPE_CHECKING:
    from store.queries.index import Index
    from store.queries.tables import StanceTable


class Joint:
    """What `History` tells of one dyad, of several: their rows are never put in one order."""

    def __init__(self, index: Index, table: StanceTable, parts: Sequence[History]) -> None:
        """Of at least one part."""
        self._index = index
        self._table = table
        self._parts = parts

    @cached_property
    def months(self) -> Counter[int]:
        """See `History.months`."""
        known = [part for part in self._parts if part.counted]
        where, cell = self._index.month_cells(), self._table.cell
        rows = chain.from_iterable(part.rows for part in self._parts if not part.counted)
        months = Counter(map(where.__getitem__, map(cell.__getitem__, rows)))
        for part in known:
            for month, count in part.months.items():
                months[month] += count
        return months

    @property
    def turns(self) -> list[Turn]:
        """See `History.turns`."""
        return turns_of(self._index, self._cells(chain.from_iterable(part.rows for part in self._parts)))

    @cached_property
    def last_turn(self) -> Turn | None:
        """See `History.last_turn`."""
        index = self._index
        if not index.sorted:
            turns = self.turns
            return turns[-1] if turns else None
        for afresh in self._beginnings():
            rows = chain.from_iterable(part.since(afresh) for part in self._parts)
            if turns := turns_of(index, self._cells(rows)):
                return turns[-1]
        return None

    def _beginnings(self) -> Iterator[int]:
        """Ranks from which on to look, each further back; where all before is over it does not matter."""
        back, biggest = NEAR, max(self._parts, key=lambda part: part.size)
        while back < biggest.size:
            yield self._index.afresh(biggest.rank_from_end(back))
            back *= 4
        yield 0

    @property
    def last(self) -> int:
        """See `History.last`."""
        codes, words = self._table.code, [part.last for part in self._parts]
        said = [row for row in words if codes[row] & 3 != APART]
        return max(said or words, key=self._index.key())

    @property
    def first(self) -> int | None:
        """See `History.first`."""
        rows = [row for part in self._parts if (row := part.first) is not None]
        return min(rows, key=self._index.key(), default=None)

    def _cells(self, rows: Iterable[int]) -> Iterator[int]:
        return map(self._table.cell.__getitem__, rows)
