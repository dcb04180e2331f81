"""The stances of one dyad in time: how many where, by month, and the changes of side among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from store.model import STANCE_KINDS

if TYPE_CHECKING:
    from store.queries.index import Index
    from store.queries.tables import StanceTable

SUPPORT, OPPOSE = STANCE_KINDS.index("support"), STANCE_KINDS.index("oppose")

Turn = tuple[int, int]
"""The last word of the side given up, and the first of the new one, as cells."""


class History:
    """What follows from the stances of some `rows` (by date) is worked out when it is first asked for."""

    def __init__(self, index: Index, table: StanceTable, rows: Sequence[int]) -> None:
        self._index = index
        self._table = table
        self._rows = rows

    @cached_property
    def cells(self) -> Counter[int]:
        """How many stand in each cell (place in time × 4 + code of kind)."""
        return Counter(map(self._table.cell.__getitem__, self._rows))

    @cached_property
    def months(self) -> Counter[int]:
        """How many stand in each month × 4 + code of kind; month 0 is for those without a place."""
        where, cells = self._index.month_cells(), map(self._table.cell.__getitem__, self._rows)
        return Counter(map(where.__getitem__, cells))

    @cached_property
    def turns(self) -> list[Turn]:
        """The changes of side, oldest first."""
        return turns_of(self._index, self.cells)

    def without(self, gone: Iterable[int]) -> History:
        """The history when of the rows these few are left out."""
        taken = list(gone)
        less = History(self._index, self._table, self._rows)
        where, cell = self._index.month_cells(), self._table.cell
        cells = Counter(map(cell.__getitem__, taken))
        known = less.__dict__
        known["months"] = self.months - Counter(map(where.__getitem__, cells.elements()))
        if any(self.cells[cell] == count for cell, count in cells.items()):
            known["cells"] = self.cells - cells
        else:
            known["turns"] = self.turns
        return less


def turns_of(index: Index, cells: Iterable[int]) -> list[Turn]:
    """The changes of side among stances of one dyad, given as cells, oldest first.

    Only what is certain in time: the first word of the new side must lie wholly after the last of
    the old one ("avril 2019" and "7 avril 2019" tell of no change). Denied and undated ones and
    contacts do not count.
    """
    turns: list[Turn] = []
    spans = index.spans()
    last, side, until = -1, -1, 0  # the last word, what it held, and until which day it may have been said
    for cell in sorted([cell for cell in cells if cell & 3 <= OPPOSE], key=index.cell_ranks().__getitem__):
        span = spans[cell >> 2]
        if span is None:
            continue
        if side != cell & 3 and side >= 0:
            if span[0] <= until:
                continue
            turns.append((last, cell))
        elif span[1] < until:
            continue
        last, side, until = cell, cell & 3, span[1]
    return turns


assert (SUPPORT, OPPOSE) == (0, 1)  # `turns_of` counts on the two sides being the lowest codes
