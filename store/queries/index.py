"""Postings over the stances' table: by date, by actor, by dyad; kept up to date row by row."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress
from operator import ne, or_

from store.queries.axis import middle, month_of
from store.queries.days import Days, rank
from store.queries.history import History
from store.queries.shares import CODES, Shares
from store.queries.sides import Sides
from store.queries.tables import APART, DENIED, StanceTable

_STEP = 24
"""Finding one row's place in a posting costs about as much as going past this many."""


_SHIFTED = bytes([code << 2 & 255 for code in range(256)])
_APART = bytes([APART if code == DENIED else 0 for code in range(256)])


class Index:
    """Which rows belong to what, each posting by (date, row): undated first, so the last is known.

    Until `finish()` postings are in the order of reading; afterwards `take_out` and `put_in` keep
    them in order. `tally` holds four numbers a dyad: its counted stances by code of kind.
    """

    def __init__(self, table: StanceTable) -> None:
        self._table = table
        self._pairs: dict[int, int] = {}
        self.holders = array("I")
        self.targets = array("I")
        self.tally = array("I")
        self.shares = Shares()
        self.sides = Sides(self)
        self.inward: list[int] = []  # dyads of an actor with itself
        self._by_actor: list[array[int]] = []
        self.dyads_of: list[array[int]] = []
        self._by_dyad: list[array[int]] = []
        self._posted = 0  # rows that are in postings
        self.order = array("I")
        self._ranks: list[int] = []
        self._dated: list[int] = []
        self._dated_of = 0  # dates known to it
        self._spans: list[Days | None] = []
        self._undated = 0
        self.widest = 0  # days by which a date is drawn after its first day, at most (once `spans` was asked)
        self._month_cells: list[int] = []
        self.sorted = False
        self.activity = array("I")  # by actor: counted stances that it holds or is the target of
        self._histories: dict[int, History] = {}  # by dyad, until its stances change
        self.facts: Callable[[], Sequence[int]] = lambda: ()  # what filters ask of the rows
        self.added: set[int] = set()  # rows that people added
        self.dead = 0  # rows that are not counted

    # --- asking --------------------------------------------------------------------------------

    def find(self, holder: int, target: int) -> int | None:
        """The number of a dyad, None if nothing was ever said of it."""
        return self._pairs.get(holder << 32 | target)

    def rows_of(self, actor: int) -> Sequence[int]:
        """Rows that an actor holds or is the target of, counted or not."""
        return self.by_actor[actor] if actor < len(self.by_actor) else ()

    def dyads(self, actor: int) -> Sequence[int]:
        """Dyads that an actor is or was a side of."""
        return self.dyads_of[actor] if actor < len(self.dyads_of) else ()

    def history(self, dyad: int) -> History:
        """The stances of a dyad in time, those that do not count included."""
        found = self._histories.get(dyad)
        if found is None:
            found = self._histories[dyad] = History(self, self._table, self.by_dyad[dyad])
        return found

    def ranks(self) -> list[int]:
        """For each date of the pool its place in the order of dates."""
        values = self._table.dates.values
        if len(self._ranks) != len(values):
            ranks = [0] * len(values)
            for place, code in enumerate(sorted(range(len(values)), key=lambda code: rank(values[code]))):
                ranks[code] = place
            self._ranks = ranks
        return self._ranks

    def dated(self) -> list[int]:
        """The dates of the pool (their codes) that have a place in time, in their order."""
        if self._dated_of != len(self._table.dates.values):
            spans, self._dated_of = self.spans(), len(self._table.dates.values)
            self._dated = sorted(filter(spans.__getitem__, range(len(spans))), key=self.ranks().__getitem__)
        return self._dated

    @property
    def undated(self) -> int:
        """How many dates of the pool have no place in time: their ranks come first."""
        if len(self._spans) != len(self._table.dates.values):
            self.spans()
        return self._undated

    def spans(self) -> list[Days | None]:
        """For each date of the pool the days that it covers."""
        values = self._table.dates.values
        if len(self._spans) != len(values):
            self._spans = list(self._table.dates.spans())
            self._undated = self._spans.count(None)
            self.widest = max((middle(span) - span[0] for span in self._spans if span), default=0)
        return self._spans

    def month_cells(self) -> list[int]:
        """For each cell (place in time and kind) the month in which it is drawn × 4 + the kind."""
        if len(self._month_cells) != len(self._table.dates) * 4:
            months = map(month_of, self.spans())
            self._month_cells = [month << 2 | code for month in months for code in range(4)]
        return self._month_cells

    def key(self) -> Callable[[int], tuple[int, int]]:
        """A function that orders rows by date, then by reading."""
        ranks, placed = self.ranks(), self._table.placed
        return lambda row: (ranks[placed[row]], row)

    def by_date(self, rows: Iterable[int]) -> list[int]:
        """Rows in order of date, then of reading."""
        return sorted(rows, key=self.key())

    # --- filling -------------------------------------------------------------------------------

    def dyad(self, holder: int, target: int) -> int:
        """The number of a dyad of actor rows, new if need be."""
        pair = holder << 32 | target
        number = self._pairs.get(pair)
        if number is None:
            self._grow(max(holder, target))
            number = self._pairs[pair] = len(self.holders)
            self.holders.append(holder)
            self.targets.append(target)
            self.tally.extend((0, 0, 0, 0))
            self.shares.grow()
            if holder == target:
                self.inward.append(number)
            self._by_dyad.append(array("I"))
            for actor in {holder, target}:
                self.dyads_of[actor].append(number)
        return number

    def _grow(self, actor: int) -> None:
        while len(self._by_actor) <= actor:
            self._by_actor.append(array("I"))
            self.dyads_of.append(array("I"))
            self.activity.append(0)

    def add(self, rows: range) -> None:
        """Take in rows just added to the table, whose holder and target are known."""
        table, pairs, tally = self._table, self._pairs, self.tally
        part = slice(rows.start, rows.stop)
        holders, targets = table.holder[part], table.target[part]
        keys = [holder << 32 | target for holder, target in zip(holders, targets, strict=True)]
        for key in dict.fromkeys(keys):
            if key not in pairs:
                self.dyad(key >> 32, key & 0xFFFFFFFF)
        denied = table.certainty[part].translate(_APART)
        kinds = list(map(or_, table.kind[part], denied))  # all bits set is `APART`
        codes = [pairs[key] << 2 | kind for key, kind in zip(keys, kinds, strict=True)]
        table.code.extend(codes)
        table.cell.extend([place << 2 | kind for place, kind in zip(table.placed[part], kinds, strict=True)])
        facts = map(or_, table.kind[part], table.certainty[part].translate(_SHIFTED))
        shares = self.shares.counts
        for share, count in Counter(
            [code >> 2 << 4 | fact for code, fact in zip(codes, facts, strict=True)]
        ).items():
            shares[share & 15][share >> 4] += count
            tally[share >> 4 << 2 | CODES[share & 15]] += count
        others = compress(targets, map(ne, holders, targets))
        for actor, count in (Counter(holders) + Counter(others)).items():
            self.activity[actor] += count
        self.order.extend(rows)
        table.live.extend(b"\1" * len(rows))
        self.sorted = False

    def _post(self) -> None:
        """Put rows added since into postings, as they were read: only who asks before `finish` needs it."""
        table, begin, end = self._table, self._posted, len(self._table.code)
        self._posted = end
        for row in range(begin, end):
            holder, target = table.holder[row], table.target[row]
            self._by_dyad[table.code[row] >> 2].append(row)
            self._by_actor[holder].append(row)
            if target != holder:
                self._by_actor[target].append(row)

    @property
    def by_actor(self) -> list[array[int]]:
        """The rows that an actor holds or is the target of, by actor."""
        if self._posted < len(self._table.code):
            self._post()
        return self._by_actor

    @property
    def by_dyad(self) -> list[array[int]]:
        """The rows of a dyad, by dyad."""
        if self._posted < len(self._table.code):
            self._post()
        return self._by_dyad

    def add_one(self, row: int) -> None:
        """Take in a row that a person added; it is not counted until `store` makes it live."""
        table = self._table
        self.added.add(row)
        self.dead += 1
        kind = APART if table.certainty[row] == DENIED else table.kind[row]
        table.code.append(self.dyad(table.holder[row], table.target[row]) << 2 | kind)
        table.cell.append(table.placed[row] << 2 | kind)
        if self.sorted:
            self._posted = len(table.code)
            self.put_in([row], [row])
        else:
            self.order.append(row)
        table.live.append(0)

    def finish(self) -> None:
        """Put every posting in order of date. Loops in steps: a screen may share the processor."""
        if self.sorted:
            return
        table = self._table
        order = self._by_bucket()
        by_actor = [array("I") for _ in self._by_actor]
        by_dyad = [array("I") for _ in self._by_dyad]
        holders, targets, codes = table.holder, table.target, table.code
        for row in order:
            holder, target = holders[row], targets[row]
            by_dyad[codes[row] >> 2].append(row)
            by_actor[holder].append(row)
            if target != holder:
                by_actor[target].append(row)
        self._by_actor, self._by_dyad, self._posted = by_actor, by_dyad, len(table.code)
        self.order, self.sorted = order, True

    def _by_bucket(self) -> array[int]:
        """All rows by date."""
        table = self._table
        buckets: dict[int, array[int]] = {}
        for row, placed in enumerate(table.placed):
            bucket = buckets.get(placed)
            if bucket is None:
                bucket = buckets[placed] = array("I")
            bucket.append(row)
        order: array[int] = array("I")
        for placed in sorted(buckets, key=self.ranks().__getitem__):
            order.extend(buckets[placed])
        return order

    # --- keeping up to date --------------------------------------------------------------------

    def take_out(self, moved: Sequence[int], dated: Sequence[int]) -> None:
        """Take rows out of the postings of their actors and dyads, and the `dated` out of the order.

        To be called while the table still says where they are.
        """
        key = self.key()
        for posting, rows in self._postings(moved, dated):
            if len(rows) * _STEP < len(posting):
                for row in rows:
                    del posting[bisect_left(posting, key(row), key=key)]
            else:
                gone = set(rows)
                posting[:] = array("I", [row for row in posting if row not in gone])

    def put_in(self, moved: Sequence[int], dated: Sequence[int]) -> None:
        """Put rows back where they now belong, by date."""
        key = self.key()
        for posting, rows in self._postings(moved, dated):
            if len(rows) * _STEP < len(posting):
                for row in rows:
                    posting.insert(bisect_left(posting, key(row), key=key), row)
            else:
                posting[:] = array("I", sorted([*posting, *rows], key=key))

    def _postings(
        self, moved: Sequence[int], dated: Sequence[int]
    ) -> Iterator[tuple[array[int], Sequence[int]]]:
        for postings, places in self._places(moved):
            for place, rows in places.items():
                yield postings[place], rows
        if dated:
            yield self.order, dated

    def _places(self, rows: Sequence[int]) -> list[tuple[list[array[int]], dict[int, list[int]]]]:
        """For actors and dyads: the postings, and which of them the rows belong to."""
        table = self._table
        actors: dict[int, list[int]] = {}
        dyads: dict[int, list[int]] = {}
        for row in rows:
            for actor in {table.holder[row], table.target[row]}:
                actors.setdefault(actor, []).append(row)
            dyads.setdefault(table.code[row] >> 2, []).append(row)
        return [(self.by_actor, actors), (self.by_dyad, dyads)]

    def leave(self, row: int) -> None:
        """Count a row no more, before the table says otherwise of it; `store` counts it again."""
        self._count(row, -1)

    def store(self, row: int, holder: int, target: int, live: bool) -> None:
        """Write whom a row is about and whether it counts; kind, certainty and date are in the table."""
        table = self._table
        table.holder[row], table.target[row], table.live[row] = holder, target, live
        kind = APART if table.certainty[row] == DENIED else table.kind[row]
        table.code[row] = self.dyad(holder, target) << 2 | kind
        table.cell[row] = table.placed[row] << 2 | kind
        self._count(row, 1)

    def _count(self, row: int, by: int) -> None:
        """Count a row (by 1) or no more (by −1)."""
        table = self._table
        self._histories.pop(table.code[row] >> 2, None)
        if not table.live[row]:
            self.dead += by
            return
        fact = table.certainty[row] << 2 | table.kind[row]
        self.tally[table.code[row]] += by
        self.shares.counts[fact][table.code[row] >> 2] += by
        self.sides.count(table.holder[row], table.target[row], fact, by)
        for actor in {table.holder[row], table.target[row]}:
            self.activity[actor] += by
