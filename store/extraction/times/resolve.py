"""From the words of a time expression to its value."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable

from store import edtf
from store.extraction.times.calendar import CalendarDates, Value
from store.extraction.times.model import Kind, TimeExpression
from store.extraction.times.reference import Reference, cut_value, shift_value
from store.extraction.times.scan import Found
from store.extraction.times.tense import SENTENCE_END, tense_of
from store.extraction.times.words import plain

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


class Resolver(CalendarDates):
    """Resolves the expressions of one text in order; later ones may refer to earlier ones."""

    def __init__(self, text: str, reference: Reference) -> None:
        super().__init__(text, reference)
        self._last_day: TimeExpression | None = None  # of kind day, even one whose value is only a month
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
        anaphoric = found.rule in ("anaphor", "epoch", "shift") or found.to_text != 0 or _same(found)
        past = (
            found.relative < 0 or anaphoric or (role == "start" and not found.onward) or self._is_over(value)
        )
        planned = found.relative > 0 or found.rule == "ahead"
        expression = TimeExpression(
            found.start,
            found.end,
            value,
            kind,
            role,
            anaphoric=anaphoric,
            future=ahead or (not past and (planned or tense_of(self._text, found) == "plan")),
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
            return (cut_value(base.value, unit, found.to_text) if base and base.value else None), kind
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
        return (cut_value(base.value, unit, 0) if unit else base.value), base.kind

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


def _same(found: Found) -> bool:
    return (
        "same" in found.parts or "même" in found.parts.get("det", "") or found.parts.get("tail", "") == "-là"
    )
