"""Dates that machines write: in metadata, in addresses, in names of files. Not those of running text."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from store.reading.wordlists import month_numbers

_ISO = re.compile(r"\s*(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=$|[T\s~?])([~?])?")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$")
_IN_NAME = re.compile(
    r"(?<![0-9A-Za-z])((?:19|20)\d\d)(?P<between>[-_./]?)(0[1-9]|1[0-2])"
    r"(?:(?P=between)(0[1-9]|[12]\d|3[01]))?(?![0-9A-Za-z])"
)
_IN_WORDS = re.compile(r"(?<!\d)(\d{1,2})(?:er)?\s+([^\W\d_]{3,9})\.?,?\s+(\d{4})(?!\d)")


def calendar_date(value: str) -> str | None:
    """`value` (YYYY, YYYY-MM or YYYY-MM-DD) where it is a date of the calendar, else None."""
    parts = value.split("-")
    try:
        date(int(parts[0]), int(parts[1]) if len(parts) > 1 else 1, int(parts[2]) if len(parts) > 2 else 1)
    except ValueError:
        return None
    return value


def metadata_date(value: object) -> str | None:
    """The EDTF date that a metadata field states, at its own precision; None when it states none.

    Reads ISO 8601 (a time is cut off, the date is the one written), EDTF level 1 `~` and `?`, day/month/year,
    RFC 822, "8 mai 2019", and seconds or milliseconds since 1970 (taken as UTC).
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_seconds(float(value))
    if not isinstance(value, str) or len(value) > 100:
        return None
    text = value.strip()
    if found := _ISO.match(text):
        year, month, day, mark = found.groups()
        stated = calendar_date("-".join(part for part in (year, month, day) if part))
        return stated + (mark or "") if stated else None
    if found := _COMPACT.match(text):
        return calendar_date("-".join(found.groups()))
    if found := _DAY_FIRST.search(text):
        day, month, year = found.groups()
        return calendar_date(f"{year}-{int(month):02d}-{int(day):02d}")
    return date_in_words(text)


def date_in_words(text: str) -> str | None:
    """The first date like "8 mai 2019" or "08 May 2019" in `text`."""
    for day, name, year in _IN_WORDS.findall(text):
        month = month_numbers().get(name.casefold())
        if month and (stated := calendar_date(f"{year}-{month:02d}-{int(day):02d}")):
            return stated
    return None


def date_in_name(name: str) -> str | None:
    """The date in an address or a file's name (`/2019/05/08/`, `2019-05-08_macron`, `20190508`)."""
    for found in _IN_NAME.finditer(name):
        year, between, month, day = found.groups()
        if day is None and between == "":
            continue  # six digits in a row are as likely a number as a month
        if stated := calendar_date("-".join(part for part in (year, month, day) if part)):
            return stated
    return None


def _from_seconds(value: float) -> str | None:
    if 1000 <= value <= 2999:
        return str(int(value))  # a bare year
    seconds = value / 1000 if value > 1e11 else value
    if not 0 < seconds < 4_102_444_800:  # 2100
        return None
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()
