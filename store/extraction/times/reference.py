"""The article's date as the point from which its time expressions count.

The rule for a day or month without its year is kept simple. Planned ("prévu le", "d'ici juin", a future
tense nearby): the next one. Told in the past ("signé le", "avait"): the last one not after the article.
Neither: the last one, unless the next one is at most `SOON` days ahead, since a press writer who means
eleven months ago gives the year.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from store import edtf

SOON = 45
_LAST_DAY = date.max.toordinal()
Tense = Literal["past", "plan", ""]
Period = tuple[date, date, str]  # first day, last day, EDTF


@dataclass(frozen=True, slots=True)
class Reference:
    """The article's date (document creation time), possibly None.

    `first`/`last` bound the day of writing; both None in an undated article. `flag` is the
    qualifier of the article's date, passed on to all that is counted from it.
    """

    known: edtf.EDTF | None
    first: date | None
    last: date | None
    flag: str

    @classmethod
    def of(cls, published: str | None) -> Reference:
        """Raises ValueError when `published` is no EDTF string."""
        if published is None:
            return cls(None, None, None, "")
        known = edtf.parse(published)
        flag = published[-1] if published[-1] in "~?%" else ""
        if known.since is None or known.until is None:
            return cls(None, None, None, "")
        return cls(known, known.since, known.until, flag)

    @property
    def day(self) -> date | None:
        """The day of writing when it is known to the day."""
        return self.first if self.known is not None and self.known.precision == "day" else None

    @property
    def value(self) -> str | None:
        """The article's own date."""
        return self.known.text if self.known is not None else None

    @property
    def middle(self) -> date | None:
        if self.first is None or self.last is None:
            return None
        return self.first + (self.last - self.first) // 2

    def at(self, offset: int) -> str | None:
        """The day `offset` days away. An article dated to the month gets no day: it stays at its month."""
        if self.day is None:
            return self.value
        return _shifted(self.day, offset, "day", self.flag)

    def weekday(self, number: int, relative: int, tense: Tense) -> str | None:
        """The day that "jeudi" (3) names: the last one, today included; the next one when planned."""
        if self.day is None:
            return self.value
        back = (self.day.weekday() - number) % 7
        if relative > 0 or (relative == 0 and tense == "plan"):
            ahead = (number - self.day.weekday()) % 7
            return self.at(ahead or 7)
        return self.at(-(back or 7) if relative < 0 else -back)

    def numbered(self, weekday: int, day: int, tense: Tense) -> str | None:
        """The day that "mardi 7" names: of the last three months, or coming `SOON` if not told as past."""
        if self.first is None or self.last is None or (self.last - self.first).days > 31:
            return self.value
        back = range(0, -93, -1)
        ahead = range(1, SOON)
        steps = {"past": [*back], "plan": [*ahead, *back], "": [*back, *ahead]}[tense]
        days = (
            self.last + timedelta(days=step) for step in steps if 0 < self.last.toordinal() + step < _LAST_DAY
        )
        found = next((d for d in days if d.day == day and d.weekday() == weekday), None)
        return edtf.from_date(found, "day", self.flag) if found else self.value

    def week(self, offset: int) -> str | None:
        """EDTF level 1 has no weeks: the month that holds the middle (Thursday) of the week."""
        if self.day is None:
            return self.value
        return _shifted(self.day, 7 * offset + 3 - self.day.weekday(), "month", self.flag)

    def weekend(self, relative: int) -> str | None:
        """The month of the last Saturday before the article (relative -1), this week's (0), the next (+1)."""
        if self.day is None:
            return self.value
        ahead = 5 - self.day.weekday()  # of this week's Saturday; negative on a Sunday
        step = 7 if relative > 0 and ahead <= 0 else -7 if relative < 0 else 0
        return _shifted(self.day, ahead + step, "month", self.flag)

    def month(self, offset: int) -> str | None:
        """The month `offset` months away; an article dated to the year stays at its year."""
        known = self.known
        if known is None or known.month is None or known.year is None:
            return self.value
        return add_months(known.year, known.month, offset, self.flag)

    def year(self, offset: int) -> str | None:
        known = self.known
        if known is None or known.year is None:
            return self.value
        return _year(known.year + offset, self.flag)

    def ago(self, count: int, unit: str) -> str | None:
        """`count` units away (negative: before), to the precision of the unit."""
        if self.first is None:
            return None
        if unit == "year":
            return self.year(count)
        if unit == "month":
            return self.month(count)
        if unit == "hour":
            return self.at(count // 24 if count > 0 else -(-count // 24))
        days = count * (7 if unit == "week" else 1)
        if self.day is not None:
            return _shifted(self.day, days, "day" if unit == "day" else "month", self.flag)
        # An article dated to the month: a fortnight is too little to leave the month for sure.
        if self.known is None or self.known.precision != "month" or abs(days) <= 15 or self.middle is None:
            return self.value
        return _shifted(self.middle, days, "month", "~")

    def yearless_day(self, month: int, day: int, tense: Tense, relative: int = 0) -> str | None:
        """The EDTF of a day whose year is not written; `XXXX-04-07` when the article has no date."""
        if self.first is None:
            return _build(None, month, day)
        return self._nearest(lambda year: _day_period(year, month, day), tense, relative)

    def yearless_month(self, month: int, tense: Tense, relative: int = 0) -> str | None:
        """As `yearless_day`, for a month."""
        if self.first is None:
            return _build(None, month)
        return self._nearest(lambda year: _period(f"{year:04d}-{month:02d}"), tense, relative)

    def yearless_season(self, season: int, tense: Tense, relative: int = 0) -> str | None:
        """As `yearless_day`, for a season; None in an undated article."""
        if self.first is None:
            return None
        return self._nearest(lambda year: _period(f"{year:04d}-{season}"), tense, relative)

    def _nearest(self, period: Callable[[int], Period | None], tense: Tense, relative: int) -> str | None:
        first, last, middle = self.first, self.last, self.middle
        if first is None or last is None or middle is None:
            return None
        years = range(max(1, first.year - 8), min(9999, last.year + 9))
        periods = [found for found in map(period, years) if found is not None]
        # "l'été dernier" is over, "l'été" may be under way.
        past = [p for p in periods if (p[1] < first if relative < 0 else p[0] <= last)]
        coming = [p for p in periods if (p[0] > last if relative > 0 else p[1] >= first)]
        after = [p for p in periods if p[0] > last]
        if relative > 0 or (relative == 0 and tense == "plan"):
            return coming[0][2] + self.flag if coming else None
        soon = relative == 0 and tense == "" and after and (after[0][0] - middle).days <= SOON
        chosen = after[0] if soon else past[-1] if past else None
        return chosen[2] + self.flag if chosen else None

    def is_ahead(self, value: str | None) -> bool:
        """Whether `value` is wholly later than the article."""
        if value is None or self.last is None:
            return False
        since = edtf.earliest(value)
        return since is not None and since > self.last


def add_months(year: int, month: int, offset: int, flag: str = "") -> str | None:
    """`2019-02` and 11 → `2020-01`; None beyond the calendar."""
    years, index = divmod(year * 12 + month - 1 + offset, 12)
    return _build(years, index + 1, flag=flag)


def shift_value(value: str, count: int, unit: str) -> str | None:
    """The value `count` units from another one, no finer than either of them allows; None when unknown."""
    known = edtf.parse(value)
    if known.precision not in ("day", "month", "year"):
        return None
    flag = value[-1] if value[-1] in "~?%" else ""
    if unit in ("day", "week") and known.precision == "day":
        return _shift_day(known, count * (7 if unit == "week" else 1), flag)
    if unit in ("day", "week", "hour"):
        return value if unit != "week" or known.precision == "year" else None
    if unit == "month":
        if known.month is None:
            return None
        if known.year is None:
            return _build(None, (known.month - 1 + count) % 12 + 1, flag=flag)
        return add_months(known.year, known.month, count, flag)
    if known.year is None:
        return None
    return _year(known.year + count, flag)


def cut_value(value: str, unit: str, offset: int) -> str | None:
    """The month or year that holds `value`, or one next to it; None when `value` is coarser than that."""
    known = edtf.parse(value)
    flag = value[-1] if value[-1] in "~?%" else ""
    if unit == "year" and known.year is not None:
        return f"{known.year + offset:04d}{flag}"
    if unit == "month" and known.month is not None:
        year = "XXXX" if known.year is None else f"{known.year:04d}"
        return shift_value(f"{year}-{known.month:02d}{flag}", offset, "month")
    if unit == "week" and known.precision == "day":
        moved = shift_value(value, 7 * offset, "day")
        return moved[:7] + flag if moved is not None else None
    return None


def _shift_day(known: edtf.EDTF, days: int, flag: str) -> str | None:
    if known.month is None or known.day is None:
        return None
    if known.year is not None:
        return _shifted(date(known.year, known.month, known.day), days, "day", flag)
    if known.month == 2 and known.day >= 28 and days > 0:  # is there a 29th? the year is unknown
        return None
    moved = date(2001 if known.day != 29 or known.month != 2 else 2000, known.month, known.day)
    moved += timedelta(days=days)
    return _build(None, moved.month, moved.day, flag=flag)


def _shifted(day: date, days: int, precision: Literal["day", "month"], flag: str) -> str | None:
    try:
        return edtf.from_date(day + timedelta(days=days), precision, flag)
    except OverflowError:
        return None


def _build(year: int | None, month: int | None = None, day: int | None = None, flag: str = "") -> str | None:
    if year is not None and not 1 <= year <= 9999:
        return None
    try:
        return edtf.build(year, month, day, flag=flag)
    except ValueError:
        return None


def _year(year: int, flag: str) -> str | None:
    return _build(year, flag=flag)


@lru_cache(maxsize=8192)
def _period(value: str) -> Period | None:
    since, until = edtf.earliest(value), edtf.latest(value)
    return (since, until, value) if since is not None and until is not None else None


@lru_cache(maxsize=8192)
def _day_period(year: int, month: int, day: int) -> Period | None:
    value = _build(year, month, day)
    return _period(value) if value is not None else None
