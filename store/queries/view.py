"""What a filter leaves of the corpus, as lists whose lines are made when looked at."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING

from store.model import Article, StanceKind
from store.queries.answers import ActorRow, Change, Counts, DyadKey, DyadRow, Matrix, Order, Series, StanceRow
from store.queries.axis import Axis, axis, middle, series
from store.queries.days import FAR
from store.queries.dyads import Dyads
from store.queries.filters import Filter, Widening
from store.queries.history import History
from store.queries.lazy import Lazy
from store.queries.masked import Masked
from store.queries.masks import NOT, Mask, both, either
from store.queries.people import People
from store.queries.select import Selection
from store.queries.tables import KIND_CODES

if TYPE_CHECKING:
    from store.queries.corpus import Corpus


BLOCK = 4096
"""Rows looked at in one go, when the first of a kind is looked for."""


def _today() -> tuple[int, int]:
    day = date.today().toordinal()
    return day, day


class View:
    """See the package. Each list is computed on its first use and then kept."""

    def __init__(self, corpus: Corpus, filter: Filter) -> None:
        self._corpus = corpus
        self.filter = filter
        self.version = corpus.version
        self._selection = Selection(corpus, filter)
        self._drawn: tuple[DyadKey | None, Axis, Series] | None = None  # the last: its lines come one by one
        self._orders: dict[Order, Lazy[DyadRow]] = {}

    @property
    def rows(self) -> Sequence[int]:
        """Rows of the stances' table that are left, by date."""
        return self._selection.rows

    @property
    def size(self) -> int:
        """How many stances are left."""
        return self._selection.count

    # --- lists ---------------------------------------------------------------------------------

    @cached_property
    def articles(self) -> Lazy[Article]:
        """Articles, latest first: those with a stance left, or with only parts about articles, those."""
        listing, kept = self._corpus.listing, self._selection.articles
        order = listing.rows()
        mask = None if kept is None else listing.by_line(kept)
        if self.filter.stance_parts:
            told: Mask = listing.by_line(self._selection.told)
            if self._period_only:
                assert self._selection.span is not None
                told = listing.published_within(self._selection.span, told)
            mask = told if mask is None else both(told, mask)
        rows: Sequence[int] = order if mask is None else Masked(order, mask, listing.in_order)
        return Lazy(rows, self._corpus.articles.make)

    @property
    def _period_only(self) -> bool:
        rest = self.filter.without("period")
        return rest != self.filter and not rest.stance_parts

    @cached_property
    def actors(self) -> Lazy[ActorRow]:
        """Actors, the most active first; without a filter also those that no stance names."""
        everything = not self.filter.without("names").active
        people = People(self._corpus, self._selection, self.filter.rollup, everything)
        rows = people.sorted()
        if self.filter.names:
            held = self._corpus.names.holding(self.filter.names)
            wanted = {self._corpus.top(row) for row in held} if self.filter.rollup else held
            rows = [row for row in rows if row in wanted]
        return Lazy(rows, people.make)

    @cached_property
    def _dyads(self) -> Dyads:
        return Dyads(self._corpus, self._selection, self.filter.rollup)

    @cached_property
    def dyads(self) -> Lazy[DyadRow]:
        """Dyads, the most active first."""
        return self.dyads_by("activity")

    def dyads_by(self, order: Order) -> Lazy[DyadRow]:
        """Dyads by activity, by recency, or those that have words for both sides, latest turn first."""
        known = self._orders.get(order)
        if known is None:
            known = self._orders[order] = Lazy(self._dyads.sorted(order), self._dyads.make)
        return known

    def dyads_with(self, kind: StanceKind) -> Lazy[DyadRow]:
        """Dyads in which a stance of this kind is left (and not denied), the most active first."""
        code, dyads = KIND_CODES[kind], self._dyads
        return Lazy([head for head in self.dyads.rows if dyads.counts(head)[code]], dyads.make)

    def get_ready(self, dyads: Iterable[int], parts: bool = False) -> None:
        """Work out the lines and bars of some dyads (rows of a list) before they are looked at.

        With `parts` also what will be asked of them by filters that leave a part of each.
        """
        for head in dyads:
            self._dyads.make(head)
            self._dyads.months(head)
            if parts:
                self._dyads.get_ready(head)

    @cached_property
    def stances(self) -> Lazy[StanceRow]:
        """Stances by date, undated ones first."""
        return Lazy(self.rows, self._corpus.stance_row)

    # --- one dyad ------------------------------------------------------------------------------

    def head(self, dyad: DyadKey) -> int | None:
        """What stands for a dyad (as seen) in the rows of lists of dyads, None when not in the view."""
        rows = self._corpus.actors.rows
        holder, target = rows.get(dyad[0]), rows.get(dyad[1])
        return None if holder is None or target is None else self._dyads.head(holder, target)

    def dyad(self, dyad: DyadKey) -> DyadRow | None:
        """The line of a dyad (as seen: rolled up if the filter says so), None when not in the view."""
        head = self.head(dyad)
        return None if head is None else self._dyads.make(head)

    def evidence(self, dyad: DyadKey) -> Lazy[StanceRow]:
        """The stances of a dyad by date."""
        head = self.head(dyad)
        return Lazy(() if head is None else self._dyads.rows(head), self._corpus.stance_row)

    def last_evidence(self, dyad: DyadKey, kind: StanceKind | None = None) -> StanceRow | None:
        """The last stance of a dyad by date; of this kind and not denied, if there is such."""
        rows, table = self.evidence(dyad).rows, self._corpus.stances
        if not len(rows):
            return None
        row = rows[-1]
        if kind is not None:
            code = KIND_CODES[kind]
            row = next((r for r in reversed(rows) if table.code[r] & 3 == code), row)
        return self._corpus.stance_row(row)

    def since(self, dyad: DyadKey, kind: StanceKind) -> str | None:
        """The first date of a stance of this kind (denied or not) in a dyad."""
        rows, table, code = self.evidence(dyad).rows, self._corpus.stances, KIND_CODES[kind]
        return next((table.place(row) for row in rows if table.kind[row] == code and table.placed[row]), None)

    def place(self, dyad: DyadKey, stance: str) -> int | None:
        """Where the stance of a key stands among the evidence of a dyad."""
        row, rows = self._corpus.stances.ids.row(stance), self.evidence(dyad).rows
        return None if row is None or row not in rows else rows.index(row)

    # --- what is left to decide ----------------------------------------------------------------

    def next_undecided(self, after: str | None) -> StanceRow | None:
        """The first undecided stance by date after the one of key `after` (there or not), else of all."""
        rows, index = self.rows, self._corpus.index
        begin = 0
        if after is not None and (row := self._corpus.stances.ids.row(after)) is not None:
            key = index.key()
            begin = bisect_right(rows, key(row), key=key) if index.sorted else 0
        for first, last in ((begin, len(rows)), (0, begin)):
            for start in range(first, last, BLOCK):
                block = rows[start : min(start + BLOCK, last)]
                if (place := self._open(block).find(1)) >= 0:
                    return self._corpus.stance_row(block[place])
        return None

    def undecided_of_frame(self, frame: str) -> Lazy[StanceRow]:
        """The undecided stances that one lexicon entry yielded, by date. For a thread: it looks at all."""
        table = self._corpus.stances
        code = table.frames.code(frame)
        own = map(code.__eq__, map(table.frame.__getitem__, self.rows))
        rows = array("I", compress(self.rows, own))
        return Lazy(array("I", compress(rows, self._open(rows))), self._corpus.stance_row)

    def _open(self, rows: Sequence[int]) -> bytes:
        """For each row whether it is to be decided, or to be looked at again."""
        table = self._corpus.stances
        undecided = bytes(map(table.review.__getitem__, rows)).translate(NOT)
        return either(undecided, bytes(map(table.stale.__getitem__, rows)))

    def next_unread(self, after: int) -> int | None:
        """The line of the first unread article below line `after`, else of the first of all."""
        rows, read = self.articles.rows, self._corpus.articles.read
        for first, last in ((after + 1, len(rows)), (0, min(after + 1, len(rows)))):
            for start in range(first, last, BLOCK):
                place = bytes(map(read.__getitem__, rows[start : min(start + BLOCK, last)])).find(0)
                if place >= 0:
                    return start + place
        return None

    def changes(self, dyad: DyadKey) -> list[Change]:
        """All changes of side of a dyad, oldest first (its line names the last)."""
        head = self.head(dyad)
        return [] if head is None else self._dyads.changes(head)

    # --- time ----------------------------------------------------------------------------------

    def axis(self, columns: int) -> Axis:
        """The axis common to all dyads of the view: the period asked for, else the dates there are.

        `columns` is how many columns there is room for. Without any date: one column, this year's.
        """
        span = self._selection.span
        closed = span is not None and span[0] > 0 and span[1] < FAR
        found = None if closed else self._extent
        if span is not None:
            first, last = span
            # a year that may reach into the period is drawn at its middle, which may lie after the end
            first = first if first > 0 else (min(found[0], last) if found else last)
            last = last if last < FAR else max(found[1] if found else first, first)
            found = (first, last)
        return axis(*(found or _today()), columns)

    @cached_property
    def _extent(self) -> tuple[int, int] | None:
        """The first and the last day at which something is drawn: from date to date at both ends."""
        placed, index = self._corpus.stances.placed, self._corpus.index
        if not index.sorted:
            spans, codes = index.spans(), set(map(placed.__getitem__, self.rows))
            points = [middle(span) for code in codes if (span := spans[code]) is not None]
            return (min(points), max(points)) if points else None
        extents = [e for part in self._selection.parts if (e := self._extent_of(*part)) is not None]
        return (min(first for first, _ in extents), max(last for _, last in extents)) if extents else None

    def _extent_of(self, rows: Sequence[int], kept: Mask) -> tuple[int, int] | None:
        """The same for those of some rows (by date) that a mask keeps."""
        placed, index = self._corpus.stances.placed, self._corpus.index
        spans, ranks = index.spans(), index.ranks()

        def rank(row: int) -> int:
            return ranks[placed[row]]

        begin = bisect_left(rows, index.undated, key=rank)
        at, first, last, until = kept.find(1, begin), FAR, 0, index.widest
        if at < 0:
            return None
        while at >= 0 and (span := spans[placed[rows[at]]]) is not None and span[0] <= first:
            first = min(first, middle(span))
            at = kept.find(1, bisect_right(rows, rank(rows[at]), at, key=rank))
        at = kept.rfind(1, begin)
        while at >= 0 and (span := spans[placed[rows[at]]]) is not None and span[0] + until >= last:
            last = max(last, middle(span))
            at = kept.rfind(1, begin, bisect_left(rows, rank(rows[at]), begin, at, key=rank))
        return first, last

    def series(self, dyad: DyadKey | None, on: Axis) -> Series:
        """Signed counts of a dyad, or of the whole view (None), on an axis."""
        drawn = self._drawn
        if drawn is None or drawn[:2] != (dyad, on):
            drawn = self._drawn = (dyad, on, series(self._months(dyad), on))
        return drawn[2]

    def _months(self, dyad: DyadKey | None) -> Mapping[int, int]:
        if dyad is None:
            return History(self._corpus.index, self._corpus.stances, self.rows).months
        head = self.head(dyad)
        return {} if head is None else self._dyads.months(head)

    # --- the whole -----------------------------------------------------------------------------

    @cached_property
    def counts(self) -> Counts:
        """How much is left."""
        corpus, table, rows = self._corpus, self._corpus.stances, self.rows
        open_ = either(bytes(table.review).translate(NOT), bytes(table.stale))
        unplaced = bytes([span is None for span in corpus.index.spans()])
        return Counts(
            articles=len(self.articles),
            actors=len(self.actors),
            dyads=len(self._dyads),
            stances=self.size,
            undated=sum(map(unplaced.__getitem__, map(table.placed.__getitem__, rows))),
            unread=self.unread,
            undecided=sum(map(open_.__getitem__, rows)),
        )

    @cached_property
    def unread(self) -> int:
        """How many articles that are left were not read."""
        rows, read = self.articles.rows, self._corpus.articles.read
        seen = self._corpus.listing.by_line(read) if any(read) else read
        return len(rows) - (both(rows.mask, seen) if isinstance(rows, Masked) else seen).count(1)

    def matrix(self, size: int = 12) -> Matrix:
        """The `size` most active holders against the `size` most frequent targets."""
        from store.queries.matrix import matrix

        return matrix(self._corpus, self._dyads, size)

    @property
    def empty(self) -> bool:
        return not self.size and not len(self.articles)

    def why_empty(self) -> Widening | None:
        """Why there are no stances, and the one chip to drop to see some; None when there are."""
        from store.queries.widen import widening

        return None if self.size else widening(self._corpus, self.filter)
