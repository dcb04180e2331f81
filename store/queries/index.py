"""Postings over the stances' table: by date, by actor, by dyad; kept up to date row by row."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import or_

from store.queries.calendar import Calendar
from store.queries.history import History
from store.queries.shares import CODES, Shares
from store.queries.sides import Sides
from store.queries.tables import APART, DENIED, StanceTable

_STEP = 24
"""Finding one row's place in a posting costs about as much as going past this many."""


_ROW_BITS = 32
_ROW = (1 << _ROW_BITS) - 1
"""The number of a row, in a number that stands for its date and itself."""


_SHIFTED = bytes([code << 2 & 255 for code in range(256)])
_APART = bytes([APART if code == DENIED else 0 for code in range(256)])


class Index(Calendar):
    """Which rows belong to what, each posting by (date, row): undated first, so the last is known.

    Until `finish()` postings are in the order of reading; afterwards `take_out` and `put_in` keep
    them in order. `tally` holds four numbers a dyad: its counted stances by code of kind.
    """

    def __init__(self, table: StanceTable) -> None:
        super().__init__(table.dates)
        self._table = table
        self._pairs: dict[int, int] = {}
        self.holders = array("I")
        self.targets = array("I")
        self.tally = array("I")
        self.shares = Shares()
        self.sides = Sides(self)
        self.inward: list[int] = []  # dyads of an actor with itself
        self._by_actor: list[array[int]] = []
        self._actors_stale = True
        self.dyads_of: list[array[int]] = []
        self._by_dyad: list[array[int]] = []
        self._posted = 0  # rows that are in postings
        self.order = array("I")
        self.sorted = False
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

    def undone(self) -> Counter[int]:
        """Of each actor, how many of its rows were added by people and do not count (any more)."""
        table = self._table
        gone = (row for row in self.added if not table.live[row])
        return Counter(actor for row in gone for actor in {table.holder[row], table.target[row]})

    def dyads(self, actor: int) -> Sequence[int]:
        """Dyads that an actor is or was a side of."""
        return self.dyads_of[actor] if actor < len(self.dyads_of) else ()

    def history(self, dyad: int) -> History:
        """The stances of a dyad in time, those that do not count included."""
        found = self._histories.get(dyad)
        if found is None:
            found = self._histories[dyad] = History(self, self._table, self.by_dyad[dyad])
        return found

    def key(self) -> Callable[[int], tuple[int, int]]:
        """A function that orders rows by date, then by reading."""
        ranks, placed = self.ranks(), self._table.placed
        return lambda row: (ranks[placed[row]], row)

    def by_date(self, rows: Iterable[int]) -> list[int]:
        """Rows in order of date, then of reading."""
        rows, placed = list(rows), self._table.placed
        ranks = [rank << _ROW_BITS for rank in self.ranks()]
        # as one number: a key of two would be made into a pair for each row
        keys = sorted(map(or_, map(ranks.__getitem__, map(placed.__getitem__, rows)), rows))
        return list(map(_ROW.__and__, keys))

    # --- filling -------------------------------------------------------------------------------

    def dyad(self, holder: int, target: int) -> int:
        """The number of a dyad of actor rows, new if need be."""
        pair = holder << 32 | target
        if pair not in self._pairs:
            self._take_in([pair])
        return self._pairs[pair]

    def _take_in(self, pairs: Sequence[int]) -> None:
        """Number dyads not seen before, each holder × 2³² + target."""
        first, zeros = len(self.holders), array("I", bytes(len(pairs) * array("I").itemsize))
        self._pairs.update(zip(pairs, range(first, first + len(pairs)), strict=True))
        holders, targets = [pair >> 32 for pair in pairs], [pair & 0xFFFFFFFF for pair in pairs]
        self._grow(max(max(holders), max(targets)))
        self.holders.extend(holders)
        self.targets.extend(targets)
        self.tally.extend(zeros * 4)
        self.shares.grow(zeros)
        self._by_dyad += [array("I") for _ in pairs]
        for number, holder, target in zip(range(first, first + len(pairs)), holders, targets, strict=True):
            self.dyads_of[holder].append(number)
            if holder == target:
                self.inward.append(number)
            else:
                self.dyads_of[target].append(number)

    def _grow(self, actor: int) -> None:
        while len(self.dyads_of) <= actor:
            self.dyads_of.append(array("I"))
            self._by_actor.append(array("I"))

    def add(self, rows: range) -> None:
        """Take in rows just added to the table, whose holder and target are known."""
        table, pairs, tally = self._table, self._pairs, self.tally
        part = slice(rows.start, rows.stop)
        holders, targets = table.holder[part], table.target[part]
        keys = [holder << 32 | target for holder, target in zip(holders, targets, strict=True)]
        if new := [key for key in dict.fromkeys(keys) if key not in pairs]:
            self._take_in(new)
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
        self.order.extend(rows)
        self._actors_stale = True
        self.sides.forget()
        table.live.extend(b"\1" * len(rows))
        self.sorted = False

    def _post(self) -> None:
        """Put rows added since into the dyads' postings, as they were read: for who asks before `finish`."""
        codes, begin = self._table.code, self._posted
        self._posted = len(codes)
        for row in range(begin, len(codes)):
            self._by_dyad[codes[row] >> 2].append(row)

    @property
    def by_actor(self) -> list[array[int]]:
        """The rows that an actor holds or is the target of, by actor. Made when it is first asked for."""
        if self._actors_stale:
            postings = [array("I") for _ in self.dyads_of]
            add = [posting.append for posting in postings]
            holders, targets = self._table.holder, self._table.target
            for row in self.order:
                holder, target = holders[row], targets[row]
                add[holder](row)
                if target != holder:
                    add[target](row)
            self._by_actor, self._actors_stale = postings, False
        return self._by_actor

    @property
    def ahead(self) -> tuple[Callable[[], object], ...]:
        """What works out, ahead of time, what is else worked out when it is first asked for."""
        return (lambda: self.by_actor), self.sides.get_ready

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
            _ = self.by_actor
            self._posted = len(table.code)
            self.put_in([row], [row])
        else:
            self.order.append(row)
            self._actors_stale = True
        table.live.append(0)

    def finish(self) -> None:
        """Put every posting in order of date. Loops in steps: a screen may share the processor."""
        if self.sorted:
            return
        self.order = self._by_date()
        codes = self._table.code
        self._by_dyad, self._posted = [array("I") for _ in self._by_dyad], len(codes)
        add = [posting.append for posting in self._by_dyad]
        for row, code in zip(self.order, map(codes.__getitem__, self.order), strict=True):
            add[code >> 2](row)
        self._actors_stale, self._histories = True, {}
        self.sorted = True

    def _by_date(self) -> array[int]:
        """All rows by date."""
        ranks, placed = self.ranks(), self._table.placed
        buckets: list[list[int]] = [[] for _ in ranks]
        add = [bucket.append for bucket in buckets]
        for row, place in enumerate(placed):
            add[place](row)
        order: array[int] = array("I")
        for place in sorted(range(len(ranks)), key=ranks.__getitem__):
            order.extend(buckets[place])
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
