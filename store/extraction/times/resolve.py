"""From the words of a time expression to its value."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable

from store import edtf
from store.extraction.times.model import Kind, TimeExpression
from store.extraction.times.reference import Reference, shift_value
from store.extraction.times.scan import Found
from store.extraction.times.tense import SENTENCE_END, tense_of
from store.extraction.times.words import Words, load_words, plain

_SENTENCE = 120  # code points of its sentence in which an event is looked for
_STEM = 5  # letters that "visite" and "visiter", "reconnaissance" and "reconnu" share
_EVENT_REACH = 60  # code points that the name of an event may take
_BREAK = re.compile(r"[,.;:!?()\n]")
_OF = re.compile(r"(?:du|de|d['’])\b", re.IGNORECASE)
_EVENT = re.compile(r"\s*(?:l['’]|la |le |les |cette |ce |cet |son |sa |ses |leur )?(\w{4,})")
_UNIT_KIND: dict[str, Kind] = {
    "hour": "day",
    "day": "day",
    "week": "week",
    "weekend": "week",
    "month": "month",
    "year": "year",
}

_NAMED = frozenset(
    ["numeric", "iso", "days", "two days", "day", "numbered", "months", "month", "season", "quarter"]
).union(["years", "between", "year"])

Value = tuple[str | None, Kind]


class Resolver:
    """Resolves the expressions of one text in order; later ones may refer to earlier ones."""

    def __init__(self, text: str, reference: Reference) -> None:
        self._text = text
        self._reference = reference
        self._words: Words = load_words()
        # What later expressions may count from, kept as it comes: no search through all that went before.
        self._previous: TimeExpression | None = None
        self._last_day: TimeExpression | None = None  # of kind day, even one whose value is only a month
        self._last_named: TimeExpression | None = None
        self._last_dated: TimeExpression | None = None
        self._following: Found | None = None
        self._named_days: deque[TimeExpression] = deque(maxlen=8)  # the nearest first
        self._rules: dict[str, Callable[[Found], Value]] = {
            "numeric": self._numeric,
            "iso": self._numeric,
            "days": self._days,
            "two days": self._days,
            "day": self._day,
            "numbered": self._numbered,
            "months": self._months,
            "month": self._month,
            "season": self._season,
            "quarter": self._quarter,
            "decade": self._decade,
            "between": self._years,
            "years": self._years,
            "year": lambda found: (found.parts["y"], "year"),
            "weekday": self._weekday,
            "deictic": self._deictic,
            "unit": self._unit,
            "partunit": self._unit,
            "ago": self._ago,
            "sinceago": self._ago,
            "lasting": self._ago,
            "ahead": self._ahead,
            "shift": self._shift,
            "lastfew": self._last_few,
            "anaphor": self._anaphor,
            "epoch": self._epoch,
            "duration": lambda found: (None, "duration"),
        }

    def resolve(self, found: Found, following: Found | None = None) -> TimeExpression | None:
        """The expression with its value; None when it turns out to be no date ("31 février").

        `following` is the next one of the text, which may name the day of an event ("au lendemain du
        scrutin du 3 avril").
        """
        self._following = following
        value, kind = self._rules[found.rule](found)
        if found.rule in ("numeric", "iso", "day", "days") and value is None:
            return None
        role = "start" if found.rule in ("sinceago", "lasting") else found.role
        ahead = self._reference.is_ahead(value)
        planned = found.relative > 0 or (found.rule == "ahead" or tense_of(self._text, found) == "plan")
        anaphoric = found.rule in ("anaphor", "epoch", "shift") or found.to_text != 0 or _same(found)
        past = (
            found.relative < 0 or anaphoric or (role == "start" and not found.onward) or self._is_over(value)
        )
        expression = TimeExpression(
            found.start,
            found.end,
            value,
            kind,
            role,
            anaphoric=anaphoric,
            future=ahead or (planned and not past),
            named=found.rule in _NAMED,
        )
        self._remember(expression)
        return expression

    def _remember(self, expression: TimeExpression) -> None:
        self._previous = expression
        if expression.kind == "day":
            self._last_day = expression
        if expression.kind not in ("duration", "relative"):
            self._last_dated = expression
        if expression.named and expression.value is not None:
            self._last_named = expression
            if expression.kind == "day":
                self._named_days.appendleft(expression)

    def _is_over(self, value: str | None) -> bool:
        """Whether `value` is wholly earlier than the article."""
        until = edtf.latest(value) if value is not None else None
        return until is not None and self._reference.first is not None and until < self._reference.first

    # --- calendar dates -----------------------------------------------------------------------

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
                _cut(base.value, "year", self._words.of_year[plain(found.parts["ofyear"])])
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

    # --- counted from the article -------------------------------------------------------------

    def _weekday(self, found: Found) -> Value:
        number = self._words.weekdays[plain(found.parts["wd"])]
        return self._reference.weekday(
            number, found.relative or found.to_text, tense_of(self._text, found)
        ), "day"

    def _deictic(self, found: Found) -> Value:
        return self._reference.at(self._words.deictic[plain(found.parts["w"])]), "day"

    def _unit(self, found: Found) -> Value:
        unit = self._words.units[plain(found.parts["unit"])]
        kind = _UNIT_KIND[unit]
        if found.to_text or _same(found):
            base = self._last_dated if unit == "week" else self._last_named
            return (_cut(base.value, unit, found.to_text) if base and base.value else None), kind
        if unit == "weekend":
            return self._reference.weekend(found.relative), kind
        counted = {"week": self._reference.week, "month": self._reference.month, "year": self._reference.year}
        return counted[unit](found.relative), kind

    def _ago(self, found: Found) -> Value:
        unit = self._words.units[plain(found.parts["unit"])]
        count = self._words.number(found.parts["n"])
        if count is None:
            return (self._reference.month(0) if unit in ("hour", "day") else None), "relative"
        return self._reference.ago(-count, unit), _UNIT_KIND[unit]

    def _ahead(self, found: Found) -> Value:
        unit = self._words.units[plain(found.parts["unit"])]
        count = self._words.number(found.parts["n"])
        return (self._reference.ago(count, unit) if count is not None else None), "relative"

    def _last_few(self, found: Found) -> Value:
        """ "ces derniers jours" is the article's own time; the longer spans are no date."""
        unit = self._words.units[plain(found.parts["unit"])]
        return (self._reference.month(0) if unit in ("hour", "day", "week") else None), "relative"

    # --- counted from another expression ------------------------------------------------------

    def _shift(self, found: Found) -> Value:
        unit = self._words.units[plain(found.parts["unit"])]
        count = self._words.number(found.parts["n"])
        word = plain(found.parts["w"])
        sign = self._words.shift[word]
        if word in ("avant", "après") and (self._event(found.end) or self._day_ahead(found)):
            base = self._event_day(found)
        else:
            base = self._last_dated.value if self._last_dated else None
        if base is None or count is None:
            return None, "relative"
        return shift_value(base, sign * count, unit), _UNIT_KIND[unit]

    def _anaphor(self, found: Found) -> Value:
        offset = self._words.anaphoric[plain(found.parts["w"])]
        if "of" in found.parts:
            base = self._event_day(found)
        elif self._last_day is not None:
            base = self._last_day.value
        else:  # "la veille" may count from the article itself; "ce jour-là" cannot
            return (self._reference.at(offset) if offset < 0 else None), "day"
        return (shift_value(base, offset, "day") if base else None), "day"

    def _epoch(self, found: Found) -> Value:
        base = self._last_named
        if base is None or base.value is None:
            return None, "relative"
        word = plain(found.parts["w"])
        unit = "year" if "année" in word else "month" if "mois" in word else ""
        return (_cut(base.value, unit, 0) if unit else base.value), base.kind

    def _event(self, end: int) -> str | None:
        match = _EVENT.match(self._text, end)
        return match.group(1).casefold() if match else None

    def _day_ahead(self, found: Found) -> str | None:
        """The day that the words after it name: "deux jours avant le 7 avril", "après le vote du 7 avril"."""
        ahead = self._following
        if ahead is None or ahead.rule not in ("day", "numeric") or ahead.start - found.end > _EVENT_REACH:
            return None
        between = self._text[found.end : ahead.start]
        if between.strip() not in ("", "le") and (
            _BREAK.search(between) or not _OF.match(self._text, ahead.start)
        ):
            return None
        return self._rules[ahead.rule](ahead)[0]

    def _event_day(self, found: Found) -> str | None:
        """The day of the event that "au lendemain de la visite" speaks of.

        A day that the text names, not one that it only counts to: the nearest one in whose sentence a word
        of the same stem stands ("reconnaissance", "reconnu"), else the only one; with a choice left, None.
        """
        if ahead := self._day_ahead(found):
            return ahead
        stem = (self._event(found.end) or "")[:_STEM]
        for expression in self._named_days:
            before = self._text[max(0, expression.start - _SENTENCE) : expression.start]
            after = self._text[expression.end : min(expression.end + _SENTENCE, found.start)]
            around = SENTENCE_END.split(before)[-1] + " " + SENTENCE_END.split(after, maxsplit=1)[0]
            if stem and re.search(rf"\b{re.escape(stem)}", around.casefold()):
                return expression.value
        days = {expression.value for expression in self._named_days}
        return days.pop() if len(days) == 1 else None


def _day_number(word: str) -> int:
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else 1


def _same(found: Found) -> bool:
    return (
        "same" in found.parts or "même" in found.parts.get("det", "") or found.parts.get("tail", "") == "-là"
    )


def _cut(value: str, unit: str, offset: int) -> str | None:
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
