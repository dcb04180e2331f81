"""Postings over the stances' table: by date, by actor, by dyad; kept up to date row by row."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from store.queries.columns import Pool
from store.queries.days import rank
from store.queries.tables import APART, DENIED, StanceTable


class Index:
    """Which rows belong to what, each posting by (date, row): undated first, so the last is known.

    Until `finish()` postings are in the order of reading; afterwards `move` keeps the order.
    """

    def __init__(self, table: StanceTable) -> None:
        self._table = table
        self._pairs: dict[int, int] = {}
        self.holders = array("I")
        self.targets = array("I")
        self.by_actor: list[array[int]] = []
        self.by_dyad: list[array[int]] = []
        self.order = array("I")
        self._ranks: list[int] = []
        self.sorted = False

    def dyad(self, holder: int, target: int) -> int:
        """The number of a dyad of actor rows, new if need be."""
        pair = holder << 32 | target
        number = self._pairs.get(pair)
        if number is None:
            number = self._pairs[pair] = len(self.holders)
            self.holders.append(holder)
            self.targets.append(target)
            self.by_dyad.append(array("I"))
        return number

    def find(self, holder: int, target: int) -> int | None:
        """The number of a dyad, None if nothing was ever said of it."""
        return self._pairs.get(holder << 32 | target)

    def rows_of(self, actor: int) -> Sequence[int]:
        """Rows that an actor holds or is the target of."""
        return self.by_actor[actor] if actor < len(self.by_actor) else ()

    def add(self, rows: range) -> None:
        """Take in rows just added to the table, whose holder and target are known."""
        table, by_actor, by_dyad = self._table, self.by_actor, self.by_dyad
        holders, targets, kinds, certainties = table.holder, table.target, table.kind, table.certainty
        self._grow(max((max(holders[rows.start :]), max(targets[rows.start :]))) if rows else -1)
        for row in rows:
            holder, target = holders[row], targets[row]
            dyad = self._pairs.get(holder << 32 | target)
            if dyad is None:
                dyad = self.dyad(holder, target)
            table.code.append(dyad << 2 | (APART if certainties[row] == DENIED else kinds[row]))
            by_dyad[dyad].append(row)
            by_actor[holder].append(row)
            if target != holder:
                by_actor[target].append(row)
        self.order.extend(rows)
        table.live.extend(b"\1" * len(rows))
        self.sorted = False

    def _grow(self, actor: int) -> None:
        while len(self.by_actor) <= actor:
            self.by_actor.append(array("I"))

    def finish(self) -> None:
        """Put every posting in order of date. Loops in steps: a screen may share the processor."""
        if self.sorted:
            return
        table = self._table
        buckets: dict[int, array[int]] = {}
        for row, placed in enumerate(table.placed):
            bucket = buckets.get(placed)
            if bucket is None:
                bucket = buckets[placed] = array("I")
            bucket.append(row)
        order = array("I")
        for placed in sorted(buckets, key=lambda code: rank(table.dates[code])):
            order.extend(buckets[placed])
        by_actor = [array("I") for _ in self.by_actor]
        by_dyad = [array("I") for _ in self.by_dyad]
        holders, targets, codes = table.holder, table.target, table.code
        for row in order:
            holder, target = holders[row], targets[row]
            by_dyad[codes[row] >> 2].append(row)
            by_actor[holder].append(row)
            if target != holder:
                by_actor[target].append(row)
        self.order, self.by_actor, self.by_dyad, self.sorted = order, by_actor, by_dyad, True

    def ranks(self) -> list[int]:
        """For each date of the pool its place in the order of dates."""
        dates: Pool = self._table.dates
        if len(self._ranks) != len(dates):
            codes = sorted(range(len(dates)), key=lambda code: rank(dates[code]))
            ranks = [0] * len(codes)
            for place, code in enumerate(codes):
                ranks[code] = place
            self._ranks = ranks
        return self._ranks

    def by_date(self, rows: Iterable[int]) -> list[int]:
        """Rows in order of date, then of reading."""
        ranks, placed = self.ranks(), self._table.placed
        return sorted(rows, key=lambda row: (ranks[placed[row]], row))
