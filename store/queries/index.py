"""Postings over the stances' table: by date, by actor, by dyad; kept up to date row by row."""

from __future__ import annotations

from array import array
from bisect import bisect_left
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
        self.added: set[int] = set()  # rows that people added

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

    def add_one(self, row: int) -> None:
        """Take in a row that a person added; it is not counted until it is made `live`."""
        self.added.add(row)
        table = self._table
        if not self.sorted:
            self.add(range(row, row + 1))
            table.live[row] = 0
            return
        kind = APART if table.certainty[row] == DENIED else table.kind[row]
        table.code.append(self.dyad(table.holder[row], table.target[row]) << 2 | kind)
        self.put_in([row], [row], few=True)
        table.live.append(0)

    def _grow(self, actor: int) -> None:
        while len(self.by_actor) <= actor:
            self.by_actor.append(array("I"))

    def finish(self) -> None:
        """Put every posting in order of date. Loops in steps: a screen may share the processor."""
        if self.sorted:
            return
        table = self._table
        order = self._by_bucket()
        self._grow(max(max(table.holder, default=-1), max(table.target, default=-1)))
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

    def _by_bucket(self) -> array[int]:
        table = self._table
        buckets: dict[int, array[int]] = {}
        for row, placed in enumerate(table.placed):
            bucket = buckets.get(placed)
            if bucket is None:
                bucket = buckets[placed] = array("I")
            bucket.append(row)
        order: array[int] = array("I")
        for placed in sorted(buckets, key=lambda code: rank(table.dates[code])):
            order.extend(buckets[placed])
        return order

    def take_out(self, moved: Sequence[int], dated: Sequence[int], few: bool) -> None:
        """Take rows out of the postings of their actors and dyads, and the `dated` out of the order."""
        gone = set(moved)
        for postings, places in self._places(moved):
            for place in places:
                postings[place] = array("I", [row for row in postings[place] if row not in gone])
        if few:
            for row in dated:
                del self.order[self.order.index(row)]

    def put_in(self, moved: Sequence[int], dated: Sequence[int], few: bool) -> None:
        """Put rows back where they now belong, by date."""
        if moved:
            self._grow(max(max(self._table.holder[row], self._table.target[row]) for row in moved))
        for postings, places in self._places(moved):
            for place, rows in places.items():
                postings[place] = array("I", self.by_date([*postings[place], *rows]))
        ranks, placed = self.ranks(), self._table.placed
        if few:
            for row in dated:
                key = (ranks[placed[row]], row)
                place = bisect_left(self.order, key, key=lambda other: (ranks[placed[other]], other))
                self.order.insert(place, row)
        elif dated:
            self.order = self._by_bucket()

    def _places(self, rows: Sequence[int]) -> list[tuple[list[array[int]], dict[int, list[int]]]]:
        """For actors and dyads: the postings, and which of them the rows belong to."""
        table, actors, dyads = self._table, dict[int, list[int]](), dict[int, list[int]]()
        for row in rows:
            for actor in {table.holder[row], table.target[row]}:
                actors.setdefault(actor, []).append(row)
            dyads.setdefault(table.code[row] >> 2, []).append(row)
        return [(self.by_actor, actors), (self.by_dyad, dyads)]

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
