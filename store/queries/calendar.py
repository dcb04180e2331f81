"""The dates of a pool as places in time: their order, the days they cover, the months they are drawn in."""

from __future__ import annotations

from bisect import bisect_right

from store.queries.axis import middle, month_of
from store.queries.columns import Pool
from store.queries.days import Days, rank


class Calendar:
    """Each list is worked out when first asked for, and again when the pool has grown."""

    def __init__(self, dates: Pool) -> None:
        self._dates = dates
        self._ranks: list[int] = []
        self._dated: list[int] = []
        self._dated_of = 0  # dates known to it
        self._spans: list[Days | None] = []
        self._undated = 0
        self.widest = 0  # days by which a date is drawn after its first day, at most (once `spans` was asked)
        self._month_cells: list[int] = []
        self._afresh: list[int] = []  # ranks of dates before which all earlier ones are over
        self._afresh_of = 0  # dates known to it

    def ranks(self) -> list[int]:
        """For each date of the pool its place in the order of dates."""
        values = self._dates.values
        if len(self._ranks) != len(values):
            ranks = [0] * len(values)
            for place, code in enumerate(sorted(range(len(values)), key=lambda code: rank(values[code]))):
                ranks[code] = place
            self._ranks = ranks
        return self._ranks

    def dated(self) -> list[int]:
        """The dates of the pool (their codes) that have a place in time, in their order."""
        if self._dated_of != len(self._dates.values):
            spans, self._dated_of = self.spans(), len(self._dates.values)
            self._dated = sorted(filter(spans.__getitem__, range(len(spans))), key=self.ranks().__getitem__)
        return self._dated

    def afresh(self, rank: int) -> int:
        """The last rank up to `rank` of a date that begins when all dates before it are over; 0 if none."""
        if self._afresh_of != len(self._dates.values):
            spans, ranks, until, found = self.spans(), self.ranks(), -1, [0]
            for code in self.dated():
                span = spans[code]
                assert span is not None
                if span[0] > until:
                    found.append(ranks[code])
                until = max(until, span[1])
            self._afresh, self._afresh_of = found, len(spans)
        return self._afresh[bisect_right(self._afresh, rank) - 1]

    @property
    def undated(self) -> int:
        """How many dates of the pool have no place in time: their ranks come first."""
        if len(self._spans) != len(self._dates.values):
            self.spans()
        return self._undated

    def spans(self) -> list[Days | None]:
        """For each date of the pool the days that it covers."""
        values = self._dates.values
        if len(self._spans) != len(values):
            self._spans = list(self._dates.spans())
            self._undated = self._spans.count(None)
            self.widest = max((middle(span) - span[0] for span in self._spans if span), default=0)
        return self._spans

    def month_cells(self) -> list[int]:
        """For each cell (place in time and kind) the month in which it is drawn × 4 + the kind."""
        if len(self._month_cells) != len(self._dates) * 4:
            months = map(month_of, self.spans())
            self._month_cells = [month << 2 | code for month in months for code in range(4)]
        return self._month_cells
