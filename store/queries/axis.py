"""The common calendar axis, and signed counts on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from store.queries.answers import Bucket, Series, Step
from store.queries.days import FAR, Days

_MONTHS: dict[Step, int] = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Axis:
    """`size` equal calendar columns of `step` from month number `first` (year × 12 + month − 1).

    Gaps are columns like any other. Columns may span several years when even years do not fit
    (`width` steps each).
    """

    step: Step
    first: int
    size: int
    width: int = 1

    @property
    def months(self) -> int:
        """Months in one column."""
        return _MONTHS[self.step] * self.width

    def column(self, day: int) -> int | None:
        """The column of a day (`date.toordinal`), None outside."""
        if not 1 <= day <= FAR:
            return None
        when = date.fromordinal(day)
        place = (when.year * 12 + when.month - 1 - self.first) // self.months
        return place if 0 <= place < self.size else None

    def since(self, column: int) -> str:
        """The first month of a column, as EDTF."""
        return _month(self.first + column * self.months)

    def until(self, column: int) -> str:
        """The last month of a column, as EDTF."""
        return _month(self.first + (column + 1) * self.months - 1)

    def label(self, column: int) -> str:
        """A short label: "2019-04", "2019-T2", "2019", "2010–2014"."""
        start = self.first + column * self.months
        year, month = divmod(start, 12)
        if self.step == "month":
            return f"{year:04d}-{month + 1:02d}"
        if self.step == "quarter":
            return f"{year:04d}-T{month // 3 + 1}"
        return f"{year:04d}" if self.width == 1 else f"{year:04d}–{year + self.width - 1:04d}"

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(self.label(column) for column in range(self.size))


def axis(first: int, last: int, columns: int) -> Axis:
    """The finest axis over the days `first`…`last` that has at most `columns` (≥ 1) columns."""
    columns = max(1, columns)
    start, end = _month_of(first), _month_of(last)
    for step, months in _MONTHS.items():
        begin = start - start % months
        size = (end - begin) // months + 1
        if size <= columns:
            return Axis(step, begin, size)
    years = end // 12 - start // 12 + 1
    width = next(
        w for n in range(1, 6) for w in (10**n // 5, 10**n // 2, 10**n) if _fits(start, end, w, columns)
    )
    begin = start // 12 // width * width
    return Axis("year", begin * 12, min(columns, (start // 12 + years - 1 - begin) // width + 1), width)


def _fits(start: int, end: int, width: int, columns: int) -> bool:
    return end // 12 // width - start // 12 // width + 1 <= columns


def month_of(span: Days | None) -> int:
    """The number of the month in which a place in time is drawn: that of its middle; 0 without any."""
    return 0 if span is None else _month_of(middle(span))


def series(months: Mapping[int, int], on: Axis) -> Series:
    """Signed counts on an axis, from how many stand in each month × 4 + kind (see `month_of`)."""
    first, size, width = on.first, on.size, on.months
    sums = [0] * (size * 4)
    undated = outside = 0
    for cell, count in months.items():
        column = ((cell >> 2) - first) // width
        if cell < 4:
            undated += count
        elif 0 <= column < size:
            sums[column << 2 | cell & 3] += count
        else:
            outside += count
    buckets = tuple(
        Bucket(*sums[place : place + 4]) if any(sums[place : place + 4]) else None
        for place in range(0, size * 4, 4)
    )
    return Series(buckets, undated, outside)


def middle(span: tuple[int, int]) -> int:
    """The day at which to draw a period: its middle, or its known end when the other is open."""
    first, last = span
    if first <= 0:
        return last
    return first if last >= FAR else (first + last) // 2


def _month_of(day: int) -> int:
    when = date.fromordinal(min(max(day, 1), FAR))
    return when.year * 12 + when.month - 1


def _month(number: int) -> str:
    number = min(max(number, 12), 9999 * 12 + 11)  # a wide column may begin before the calendar does
    return f"{number // 12:04d}-{number % 12 + 1:02d}"
