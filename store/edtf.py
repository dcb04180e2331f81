"""Dates of uncertain precision, as EDTF level 1 strings (ISO 8601-2), compared, ordered and told in French.

What Sides writes: `2019-04-07`, `2019-04`, `2019`, seasons `2016-21` (spring) to `2016-24` (winter),
decades `201X`, a year that nothing fixes `XXXX-04-07` or `XXXX-02`, each with an optional `~`
(approximate), `?` (uncertain) or `%` (both), and intervals `A/B`, open as `2018/..` or `../2019`.

Everything takes the string (or the parsed `EDTF`) and is cached by string: a corpus of 300,000 stances
has a few thousand different dates. Only the standard library is imported: this runs on start-up.

Seasons are those of the northern hemisphere by whole months; the winter `2016-24` begins in
December 2016 and ends in February 2017, so that seasons follow each other in order.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "month", "season", "year", "decade", "century", "interval"]

MONTHS: tuple[str, ...] = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
WEEKDAYS: tuple[str, ...] = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
SEASONS: dict[int, str] = {21: "printemps", 22: "été", 23: "automne", 24: "hiver"}

_SINGLE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<flag>[~?%]?)",
    re.ASCII,
)
_FLAGS = {"": "", "~": " (approximatif)", "?": " (incertain)", "%": " (approximatif et incertain)"}
# 29 February must stay valid when the year is unknown.
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class EDTF:
    """A parsed date. `year` is None when unknown or masked; an interval has only `bounds`.

    `since`/`until` are the first and last day it may be, None where nothing bounds it.
    """

    text: str
    precision: Precision
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    approximate: bool = False
    uncertain: bool = False
    since: date | None = None
    until: date | None = None
    bounds: tuple[str, str] | None = None

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=65536)
def _parse(text: str) -> EDTF:
    if "/" in text:
        return _parse_interval(text)
    match = _SINGLE.fullmatch(text)
    if match is None:
        raise ValueError(f"not an EDTF date: {text!r} (expected e.g. 2019-04-07, 2019-04, 2019, XXXX-04-07)")
    flag = match["flag"]
    approximate, uncertain = flag in ("~", "%"), flag in ("?", "%")
    month, day = _digits(match["month"]), _digits(match["day"])
    if day is not None and month is None:
        raise ValueError(f"a day without its month: {text!r}")
    year_text = match["year"]
    if year_text != "XXXX" and "X" in year_text:
        return _parse_masked(text, year_text, match["month"], approximate, uncertain)
    year = None if year_text == "XXXX" else int(year_text)
    if year == 0:
        raise ValueError(f"year 0000 is not supported: {text!r}")
    if year is None and month is None:
        raise ValueError(f"nothing known in {text!r}")
    season = month if month is not None and month > 12 else None
    if season is not None:
        if season not in SEASONS or match["day"] is not None:
            raise ValueError(f"month or season out of range: {text!r}")
        month = None
    elif month is not None:
        if not 1 <= month <= 12:
            raise ValueError(f"month out of range: {text!r}")
        if day is not None and not 1 <= day <= calendar.monthrange(year or _LEAP_YEAR, month)[1]:
            raise ValueError(f"day out of range: {text!r}")
    precision: Precision = "season" if season else "day" if day else "month" if month else "year"
    since, until = _days(year, month, day, season)
    return EDTF(text, precision, year, month, day, season, approximate, uncertain, since, until)


def _digits(part: str | None) -> int | None:
    return int(part) if part is not None and part != "XX" else None


def _parse_masked(text: str, year: str, month: str | None, approximate: bool, uncertain: bool) -> EDTF:
    """`201X` and `20XX`: a decade or a century; EDTF level 1 allows no known month in them."""
    if month is not None:
        raise ValueError(f"a month in an unknown year of a decade: {text!r}")
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return EDTF(
        text,
        "century" if year.endswith("XX") else "decade",
        approximate=approximate,
        uncertain=uncertain,
        since=date(max(first, 1), 1, 1),
        until=date(last, 12, 31),
    )


def _parse_interval(text: str) -> EDTF:
    first, _, last = text.partition("/")
    open_start, open_end = first in ("", ".."), last in ("", "..")
    if open_start and open_end:
        raise ValueError(f"an interval without any bound: {text!r}")
    start = None if open_start else _parse(first)
    end = None if open_end else _parse(last)
    if any(side is not None and side.precision == "interval" for side in (start, end)):
        raise ValueError(f"an interval in an interval: {text!r}")
    since, until = start.since if start else None, end.until if end else None
    if since is not None and until is not None and since > until:
        raise ValueError(f"an interval that ends before it begins: {text!r}")
    sides = [side for side in (start, end) if side is not None]
    return EDTF(
        text,
        "interval",
        approximate=any(side.approximate for side in sides),
        uncertain=any(side.uncertain for side in sides),
        since=since,
        until=until,
        bounds=(first, last),
    )


def _days(
    year: int | None, month: int | None, day: int | None, season: int | None
) -> tuple[date | None, date | None]:
    if year is None:
        return None, None
    if season is not None:
        first = (season - 21) * 3 + 3
        last_year, last_month = (year + 1, 2) if season == 24 else (year, first + 2)
        if last_year > date.max.year:
            return date(year, first, 1), date.max
        return date(year, first, 1), date(
            last_year, last_month, calendar.monthrange(last_year, last_month)[1]
        )
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


# --- reading and building ---------------------------------------------------------------------


def parse(value: str | EDTF) -> EDTF:
    """The parsed date. Raises ValueError when `value` is no EDTF string of the kinds used here."""
    return value if isinstance(value, EDTF) else _parse(value)


def is_valid(value: str) -> bool:
    """Whether `parse` accepts it."""
    try:
        _parse(value)
    except ValueError:
        return False
    return True


def build(
    year: int | None,
    month: int | None = None,
    day: int | None = None,
    *,
    season: int | None = None,
    flag: str = "",
) -> str:
    """An EDTF string from its parts (a None year is `XXXX`). Raises ValueError when no such day exists."""
    text = "XXXX" if year is None else f"{year:04d}"
    if season is not None:
        text += f"-{season:02d}"
    elif month is not None:
        text += f"-{month:02d}" + (f"-{day:02d}" if day is not None else "")
    return _parse(text + flag).text


def from_date(day: date, precision: Literal["day", "month", "year"] = "day", flag: str = "") -> str:
    """The EDTF string of a calendar day, cut to `precision`."""
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]] + flag


def approximate(value: str) -> str:
    """The same date, marked approximate (`~`, or `%` when it was uncertain)."""
    if value[-1:] in ("~", "%"):
        return value
    return value[:-1] + "%" if value.endswith("?") else value + "~"


def unqualified(value: str) -> str:
    """The same date without its `~`, `?` or `%`."""
    return value.rstrip("~?%")


# --- bounds, order, comparison ----------------------------------------------------------------


def earliest(value: str | EDTF) -> date | None:
    """The first day it may be; None when the year is unknown or the interval is open."""
    return parse(value).since


def latest(value: str | EDTF) -> date | None:
    """The last day it may be; None when the year is unknown or the interval is open."""
    return parse(value).until


def precision(value: str | EDTF) -> Precision:
    """How fine it is: day, month, season, year, decade, century, or interval."""
    return parse(value).precision


SortKey = tuple[int, int, int, str]


@lru_cache(maxsize=65536)
def _sort_key(text: str) -> SortKey:
    known = _parse(text)
    since, until = known.since, known.until
    if since is None and until is None:  # the year is unknown: after all the others, by month and day
        return (1, (known.month or known.season or 0) * 100 + (known.day or 0), 0, text)
    first = since.toordinal() if since else 0
    return (0, first, until.toordinal() if until else date.max.toordinal(), text)


def sort_key(value: str | EDTF | None) -> SortKey:
    """A total order: by first day, then the more precise first; unknown years next, None last."""
    if value is None:
        return (2, 0, 0, "")
    return _sort_key(value if isinstance(value, str) else value.text)


@lru_cache(maxsize=65536)
def month_bucket(value: str) -> str | None:
    """`2019-04` for a day or a month of a known year; None for what no single month holds."""
    known = _parse(value)
    if known.year is None or known.month is None:
        return None
    return f"{known.year:04d}-{known.month:02d}"


def overlaps(a: str | EDTF, b: str | EDTF) -> bool:
    """Whether both may be the same moment. A date of unknown year overlaps where month and day allow it."""
    first, second = parse(a), parse(b)
    if _yearless(first) or _yearless(second):
        return _same_place_in_year(first, second)
    return not (
        (first.until and second.since and first.until < second.since)
        or (second.until and first.since and second.until < first.since)
    )


def contains(a: str | EDTF, b: str | EDTF) -> bool:
    """Whether every day that `b` may be lies within `a` (`2019` contains `2019-04~`)."""
    outer, inner = parse(a), parse(b)
    if _yearless(outer) or _yearless(inner):
        return (
            outer.year == inner.year
            and outer.season == inner.season
            and (outer.month == inner.month and outer.day in (None, inner.day))
        )
    starts = outer.since is None or (inner.since is not None and outer.since <= inner.since)
    ends = outer.until is None or (inner.until is not None and inner.until <= outer.until)
    return starts and ends


def within(value: str | EDTF | None, since: date | None, until: date | None) -> bool:
    """Whether it may fall in the days `since`…`until` (both included, None = open).

    What has no year cannot be placed, and is within only when both bounds are open.
    """
    if since is None and until is None:
        return True
    if value is None:
        return False
    known = parse(value)
    if known.since is None and known.until is None:
        return False
    return not (
        (since is not None and known.until is not None and known.until < since)
        or (until is not None and known.since is not None and known.since > until)
    )


def place(value: str | None, published: str | None) -> str | None:
    """At which date to draw what an article of `published` dates `value`: its own date, else the article's.

    A date of unknown year takes the last such day or month not after the article, marked approximate;
    it stays as it is when the article's year is unknown too.
    """
    if value is None or published is None or not _yearless(parse(value)):
        return value if value is not None else published
    until = latest(published)
    for year in range(until.year, max(0, until.year - 9), -1) if until is not None else ():
        dated = f"{year:04d}{value[4:]}"
        since = earliest(dated) if is_valid(dated) else None  # 29 February is not in every year
        if since is not None and until is not None and since <= until:
            return approximate(dated)
    return value


def _yearless(value: EDTF) -> bool:
    return value.since is None and value.until is None


def _months(value: EDTF) -> set[int]:
    """The months of the year that it may fall in."""
    if value.month is not None:
        return {value.month}
    if value.season is not None:
        first = (value.season - 21) * 3 + 3
        return {(first + step - 1) % 12 + 1 for step in range(3)}
    if value.since is None or value.until is None or (value.until - value.since).days >= 366:
        return set(range(1, 13))
    months, day = set(), value.since
    while day <= value.until:
        months.add(day.month)
        day += timedelta(days=1)
    return months


def _same_place_in_year(a: EDTF, b: EDTF) -> bool:
    if a.precision == "day" and b.precision == "day":
        return (a.month, a.day) == (b.month, b.day)
    return bool(_months(a) & _months(b))


# --- in French --------------------------------------------------------------------------------


@lru_cache(maxsize=65536)
def in_french(value: str) -> str:
    """`7 avril 2019`, `avril 2019 (approximatif)`, `7 avril, année inconnue`, `printemps 2016`."""
    known = _parse(value)
    if known.bounds is not None:
        return _interval_in_french(*known.bounds)
    flag = _FLAGS[value[-1] if value[-1] in "~?%" else ""]
    if known.precision == "decade":
        return f"années {value[:3]}0{flag}"
    if known.precision == "century":
        return f"entre {value[:2]}00 et {value[:2]}99{flag}"
    words = []
    if known.day is not None:
        words.append("1er" if known.day == 1 else str(known.day))
    if known.month is not None:
        words.append(MONTHS[known.month - 1])
    if known.season is not None:
        words.append(SEASONS[known.season])
    if known.year is None:
        return " ".join(words) + ", année inconnue" + flag
    return " ".join([*words, str(known.year)]) + flag


def _interval_in_french(first: str, last: str) -> str:
    if first in ("", ".."):
        return f"jusqu'à {in_french(last)}"
    if last in ("", ".."):
        return f"depuis {in_french(first)}"
    return f"{in_french(first)} – {in_french(last)}"
