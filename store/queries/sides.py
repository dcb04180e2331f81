"""How many stances each actor gives and receives, so that no filter adds up all dyads to tell."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, TypeAlias

from store.queries.shares import CODES, added, facts_by_code

if TYPE_CHECKING:
    from store.queries.index import Index

Columns: TypeAlias = "list[array[int]]"
"""By code of kind (support, oppose, contact, denied): one number for each actor."""


class Sides:
    """By fact, how many an actor gives and receives: worked out when asked for, then kept up to date."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._given: Columns = []
        self._received: Columns = []

    def get_ready(self) -> None:
        """Work out what was not asked for yet, or of what grew meanwhile."""
        index, size = self._index, len(self._index.dyads_of)
        if self._given and len(self._given[0]) == size:
            return
        self._given = [array("I", [0]) * size for _ in CODES]
        self._received = [array("I", [0]) * size for _ in CODES]
        for given, received, column in zip(self._given, self._received, index.shares.counts, strict=True):
            for dyad, count in enumerate(column):
                if count:
                    given[index.holders[dyad]] += count
                    received[index.targets[dyad]] += count

    def forget(self) -> None:
        """Many were added: work it out anew."""
        self._given, self._received = [], []

    def count(self, holder: int, target: int, fact: int, by: int) -> None:
        """One stance more or less (see `Index`)."""
        if self._given and max(holder, target) < len(self._given[0]):
            self._given[fact][holder] += by
            self._received[fact][target] += by

    def of(self, kinds: Collection[str] = (), certainties: Collection[str] = ()) -> tuple[Columns, Columns]:
        """What each gives and receives of these kinds and certainties (empty: of all)."""
        self.get_ready()
        wanted = facts_by_code(kinds, certainties)
        nothing = [array("I", bytes(len(self._index.dyads_of) * array("I").itemsize))]
        given, received = (
            [added([column[fact] for fact in facts] or nothing) for facts in wanted]
            for column in (self._given, self._received)
        )
        return given, received


def summed(index: Index, counted: Iterable[tuple[int, int]]) -> tuple[Columns, Columns]:
    """What each gives and receives, from how many there are of some dyads × 4 + code."""
    size, holders, targets = len(index.dyads_of), index.holders, index.targets
    given = [array("I", [0]) * size for _ in range(4)]
    received = [array("I", [0]) * size for _ in range(4)]
    for key, count in counted:
        dyad, code = key >> 2, key & 3
        given[code][holders[dyad]] += count
        received[code][targets[dyad]] += count
    return given, received


def less(columns: tuple[Columns, Columns], index: Index, codes: Iterable[int]) -> None:
    """Take some stances off again, given as dyad × 4 + code."""
    given, received = columns
    for key in codes:
        given[key & 3][index.holders[key >> 2]] -= 1
        received[key & 3][index.targets[key >> 2]] -= 1


def both_ways(columns: tuple[Columns, Columns]) -> array[int]:
    """How many each gives and receives together."""
    given, received = columns
    return added([*given, *received])
