"""Dates as whole numbers: days since year 1 (`date.toordinal`), so that columns can hold them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from store import edtf

FAR = date.max.toordinal()

Days = tuple[int, int]
"""First and last day that something may be, both included."""


@lru_cache(maxsize=65536)
def days(value: str | None) -> Days | None:
    """The days that an EDTF date covers; None when it has no place in time (no date, no year)."""
    if value is None:
        return None
    try:
        known = edtf.parse(value)
    except ValueError:  # a store written by other hands: better undated than no dashboard
        return None
    if known.since is None and known.until is None:
        return None
    first = known.since.toordinal() if known.since else 0
    return first, known.until.toordinal() if known.until else FAR


def period(since: str | None, until: str | None) -> Days | None:
    """The days from the first of `since` to the last of `until` (EDTF); None when both are open.

    Raises ValueError when a bound is no EDTF date with a year.
    """
    if since is None and until is None:
        return None
    first, last = 0, FAR
    if since is not None:
        first = _bound(since)[0]
    if until is not None:
        last = _bound(until)[1]
    return first, last


def _bound(value: str) -> Days:
    edtf.parse(value)  # for its message
    found = days(value)
    if found is None:
        raise ValueError(f"a period needs a year: {value!r}")
    return found


@lru_cache(maxsize=65536)
def placed(date_: str | None, published: str | None) -> str | None:
    """Where to draw a stance: its own date, else its article's; None when nothing is known.

    A day or month of unknown year (`XXXX-04-07`) borrows the year from the article, the last one
    that does not lie after it, and is then marked approximate.
    """
    if date_ is None:
        return published
    if days(date_) is not None or published is None or not date_.startswith("XXXX-"):
        return date_
    reference = days(published)
    if reference is None or reference[1] == FAR:
        return date_
    year = date.fromordinal(reference[1]).year
    for candidate in (f"{year:04d}{date_[4:]}", f"{year - 1:04d}{date_[4:]}"):
        found = days(candidate)
        if found is not None and found[0] <= reference[1]:
            return edtf.approximate(candidate)
    return date_


def rank(value: str | None) -> tuple[int, int, str]:
    """A key that orders dates by first then last day, those without a place before all others."""
    found = days(value)
    return (*found, value or "") if found else (-1, -1, value or "")
