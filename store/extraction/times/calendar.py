"""What a date of the calendar says: days, months, seasons, decades, with their year or without one."""

from __future__ import annotations

import re

from store import edtf
from store.extraction.times.model import Kind, TimeExpression
from store.extraction.times.reference import Reference, cut_value
from store.extraction.times.scan import Found
from store.extraction.times.tense import tense_of
from store.extraction.times.words import Words, load_words, plain

Value = tuple[str | None, Kind]


class CalendarDates:
    """The value of dates of the calendar; knows the text, when it was written, and what was dated before."""

    def __init__(self, text: str, reference: Reference) -> None:
        self._text = text
        self._reference = reference
        self._words: Words = load_words()
        # What later expressions may count from, kept as it comes: no search through all that went before.
        self._previous: TimeExpression | None = None
        self._last_named: TimeExpression | None = None

    def _numeric(self, found: Found) -> Value:
        parts = found.parts
        value = f"{parts['y']}-{int(parts['m']):02d}-{int(parts['d']):02d}"
        return (value if edtf.is_valid(value) else None), "day"

    def _day(self, found: Found) -> Value:
        month, day = self._month_number(found.parts["m"]), _day_number(found.parts["d"])
        return self._calendar_day(found, month, day, found.parts.get("y")), "day"

    def _calendar_day(self, found: Found, month: int, day: int, year: str | None) -> str | None:
        year = year or self._year_around(found)
        if year is not None:
            value = f"{year}-{month:02d}-{day:02d}"
        elif not edtf.is_valid(f"XXXX-{month:02d}-{day:02d}"):
            return None
        else:
            return self._reference.yearless_day(month, day, tense_of(self._text, found), found.relative)
        return value if edtf.is_valid(value) else None

    def _days(self, found: Found) -> Value:
        """ "du 3 au 5 avril": an interval; its two ends share what is written once."""
        parts = found.parts
        last_month = self._month_number(parts["m"])
        first_month = self._month_number(parts["m0"]) if "m0" in parts else last_month
        last = self._calendar_day(found, last_month, _day_number(parts["d2"]), parts.get("y"))
        first_year = parts.get("y0") or (last[:4] if last is not None and last[:4].isdecimal() else None)
        first = self._calendar_day(found, first_month, _day_number(parts["d"]), first_year)
        if first is None or last is None:
            return None, "day"
        value = f"{first}/{last}"
        return (value if edtf.is_valid(value) else last), "day"

    def _numbered(self, found: Found) -> Value:
        """ "mardi 7": the weekday tells the month."""
        number = self._words.weekdays[plain(found.parts["wd"])]
        return self._reference.numbered(
            number, _day_number(found.parts["d"]), tense_of(self._text, found)
        ), "day"

    def _months(self, found: Found) -> Value:
        """ "de juin à août 2010": an interval of months."""
        first, last = self._month_number(found.parts["m0"]), self._month_number(found.parts["m"])
        year = found.parts.get("y") or self._year_around(found)
        if year is None:
            value = self._reference.yearless_month(last, tense_of(self._text, found))
            if value is None or not value[:4].isdecimal():
                return None, "month"
            year = value[:4]
        first_year = int(year) - (first > last)
        value = f"{first_year:04d}-{first:02d}/{year}-{last:02d}"
        return (value if edtf.is_valid(value) else None), "month"

    def _month(self, found: Found) -> Value:
        month = self._month_number(found.parts["m"])
        year = found.parts.get("y") or self._year_around(found)
        if year is not None:
            return f"{year}-{month:02d}", "month"
        return self._reference.yearless_month(month, tense_of(self._text, found), found.relative), "month"

    def _season(self, found: Found) -> Value:
        season = self._words.seasons[plain(found.parts["s"])]
        year = found.parts.get("y") or self._year_around(found)
        if year is not None:
            return f"{year}-{season}", "season"
        return self._reference.yearless_season(season, tense_of(self._text, found), found.relative), "season"

    def _quarter(self, found: Found) -> Value:
        """A quarter or half-year: an interval of months, EDTF level 1 having no quarters."""
        length = 3 if found.parts["part"].casefold() == "trimestre" else 6
        ordinal = self._words.ordinals[plain(found.parts["q"])]
        number = 12 // length if ordinal < 0 else ordinal
        year = found.parts.get("y") or (self._reference.year(0) or "")[:4]
        if number > 12 // length or len(year) != 4:
            return None, "season"
        first = (number - 1) * length + 1
        return f"{year}-{first:02d}/{year}-{first + length - 1:02d}", "season"

    def _decade(self, found: Found) -> Value:
        word = plain(found.parts["dec"])
        if word.isdecimal():
            year = int(word) if len(word) == 4 else 1900 + int(word)
        else:
            year = self._words.decades[word]
        return (f"{year:04d}"[:3] + "X" if year % 10 == 0 else f"{year:04d}"), "year"

    def _years(self, found: Found) -> Value:
        first = found.parts["y"]
        value = f"{first}/{found.parts['y2']}"
        return (value if edtf.is_valid(value) else None), "year"

    def _month_number(self, word: str) -> int:
        return self._words.months[plain(word)]

    def _year_around(self, found: Found) -> str | None:
        """The year of "mars de la même année", or that opens the sentence ("En 2011, dès février, …")."""
        previous = self._previous
        if "ofyear" in found.parts:
            base = self._last_named
            year = (
                cut_value(base.value, "year", self._words.of_year[plain(found.parts["ofyear"])])
                if base and base.value
                else None
            )
            return edtf.unqualified(year) if year else None
        if previous is None or previous.kind != "year" or previous.role != "at" or previous.value is None:
            return None
        between = self._text[previous.end : found.start]
        if len(between) > 40 or not between.startswith(",") or re.search(r"[.!?;\n]", between):
            return None
        opening = self._text[max(0, previous.start - 3) : previous.start].strip()
        return previous.value if opening in ("", ".", "«", '"') and previous.value.isdecimal() else None


def _day_number(word: str) -> int:
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else 1
