"""What a filter leaves of the corpus, as lists whose lines are made when looked at."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING

from store.model import Article
from store.queries import select
from store.queries.answers import ActorRow, Counts, DyadKey, DyadRow, Matrix, Order, Series, StanceRow
from store.queries.axis import Axis, axis, middle, series
from store.queries.days import FAR, days, period
from store.queries.dyads import Dyads
from store.queries.filters import Filter, Widening
from store.queries.lazy import Lazy
from store.queries.people import People
from store.queries.select import both

if TYPE_CHECKING:
    from store.queries.corpus import Corpus


def _today() -> tuple[int, int]:
    day = date.today().toordinal()
    return day, day


class View:
    """See the package. Each list is computed on its first use and then kept."""

    def __init__(self, corpus: Corpus, filter: Filter) -> None:
        self._corpus = corpus
        self.filter = filter
        self.version = corpus.version
        self._articles = select.articles(corpus, filter)
        self.rows = select.stances(corpus, filter, self._articles)

    # --- lists ---------------------------------------------------------------------------------

    @cached_property
    def articles(self) -> Lazy[Article]:
        """Articles, latest first: those with a stance left, or with only parts about articles, those."""
        corpus, kept = self._corpus, self._articles
        if self.filter.stance_parts:
            mask = bytearray(len(corpus.articles))
            for row in set(map(corpus.stances.article.__getitem__, self.rows)):
                mask[row] = 1
            if self._period_only:
                span = self._span
                assert span is not None
                dated = select.spread(
                    corpus.articles.published, select.dates_within(corpus.articles.dates, span)
                )
                mask = bytearray(select.either(mask, dated[: len(mask)]))
            kept = mask if kept is None else both(mask, kept)
        order = corpus.article_order()
        rows: Sequence[int] = order
        if kept is not None:
            rows = array("I", compress(order, map(kept.__getitem__, order)))
        return Lazy(rows, corpus.articles.make)

    @property
    def _period_only(self) -> bool:
        rest = self.filter.without("period")
        return rest != self.filter and not rest.stance_parts

    @property
    def _span(self) -> tuple[int, int] | None:
        return period(self.filter.since, self.filter.until)

    @cached_property
    def actors(self) -> Lazy[ActorRow]:
        """Actors, the most active first; without a filter also those that no stance names."""
        people = self._people
        return Lazy(people.sorted(everybody=not self.filter.active), people.make)

    @cached_property
    def _people(self) -> People:
        return People(self._corpus, self.rows, self.filter.rollup, whole=not self.filter.active)

    @cached_property
    def _dyads(self) -> Dyads:
        return Dyads(self._corpus, self.rows, self.filter.rollup)

    @cached_property
    def dyads(self) -> Lazy[DyadRow]:
        """Dyads, the most active first."""
        return self.dyads_by("activity")

    def dyads_by(self, order: Order) -> Lazy[DyadRow]:
        """Dyads by activity, by recency, or those that have words for both sides, latest turn first."""
        return Lazy(self._dyads.sorted(order), self._dyads.make)

    @cached_property
    def stances(self) -> Lazy[StanceRow]:
        """Stances by date, undated ones first."""
        return Lazy(self.rows, self._corpus.stance_row)

    # --- one dyad ------------------------------------------------------------------------------

    def _rows(self, dyad: DyadKey) -> list[int]:
        corpus = self._corpus
        holder, target = (corpus.actors.rows.get(actor) for actor in dyad)
        if holder is None or target is None:
            return []
        head = self._dyads.head(holder, target)
        return [] if head is None else self._dyads.rows(head)

    def dyad(self, dyad: DyadKey) -> DyadRow | None:
        """The line of a dyad (as seen: rolled up if the filter says so), None when not in the view."""
        corpus = self._corpus
        holder, target = (corpus.actors.rows.get(actor) for actor in dyad)
        head = self._dyads.head(holder, target) if holder is not None and target is not None else None
        return None if head is None else self._dyads.make(head)

    def evidence(self, dyad: DyadKey) -> Lazy[StanceRow]:
        """The stances of a dyad by date."""
        return Lazy(self._rows(dyad), self._corpus.stance_row)

    # --- time ----------------------------------------------------------------------------------

    def axis(self, columns: int) -> Axis:
        """The axis common to all dyads of the view: the period asked for, else the dates there are.

        `columns` is how many columns there is room for. Without any date: one column, this year's.
        """
        found = self._extent
        span = self._span
        if span is not None:
            first, last = span
            first = first if first > 0 else (found[0] if found else last)
            last = last if last < FAR else max(found[1] if found else first, first)
            found = (first, last)
        return axis(*(found or _today()), columns)

    @cached_property
    def _extent(self) -> tuple[int, int] | None:
        table = self._corpus.stances
        codes = set(map(table.placed.__getitem__, self.rows))
        points = [middle(span) for code in codes if (span := days(table.dates[code]))]
        return (min(points), max(points)) if points else None

    def series(self, dyad: DyadKey | None, on: Axis) -> Series:
        """Signed counts of a dyad, or of the whole view (None), on an axis."""
        rows = self.rows if dyad is None else self._rows(dyad)
        return series(self._placed(rows), on)

    def _placed(self, rows: Sequence[int]) -> Iterator[tuple[str | None, int, int]]:
        table = self._corpus.stances
        pairs: dict[tuple[int, int], int] = {}
        for row in rows:
            pair = (table.placed[row], table.code[row] & 3)
            pairs[pair] = pairs.get(pair, 0) + 1
        for (placed, code), count in pairs.items():
            yield table.dates[placed], code, count

    # --- the whole -----------------------------------------------------------------------------

    @cached_property
    def counts(self) -> Counts:
        """How much is left."""
        table, articles = self._corpus.stances, self._corpus.articles
        undated = {code for code, value in enumerate(table.dates.values) if days(value) is None}
        return Counts(
            articles=len(self.articles),
            actors=len(self.actors),
            dyads=len(self._dyads),
            stances=len(self.rows),
            undated=sum(code in undated for code in map(table.placed.__getitem__, self.rows)),
            unread=sum(not articles.read[row] for row in self.articles.rows),
            undecided=sum(not table.review[row] or table.stale[row] for row in self.rows),
        )

    def matrix(self, size: int = 12) -> Matrix:
        """The `size` most active holders against the `size` most frequent targets."""
        from store.queries.matrix import matrix

        return matrix(self._corpus, self._dyads, size)

    @property
    def empty(self) -> bool:
        return not len(self.rows) and not len(self.articles)

    def why_empty(self) -> Widening | None:
        """Why there are no stances, and the one chip to drop to see some; None when there are."""
        from store.queries.widen import widening

        return None if len(self.rows) else widening(self._corpus, self.filter)
