"""What the resolver of time expressions hands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["day", "week", "month", "season", "year", "duration", "relative"]
Role = Literal["at", "start", "end"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression of a text: `text[start:end]` is its words (code points, half-open).

    - `value`: EDTF, or None when nothing fixes it (a weekday in an undated article, a duration).
    - `kind`: what the words name, which may be finer than `value` ("jeudi" in an article dated to the
      month is a day whose value is that month).
    - `role`: `start` when the words say since when ("depuis 2012": value is the beginning), `end` until
      when, else `at`.
    - `anaphoric`: its value comes from another expression of the text ("la veille").
    - `future`: later than the article, or said to be planned; a stance in the past tense is not then.
    - `named`: the words name a calendar day, month or year, rather than count from the article's date.
    """

    start: int
    end: int
    value: str | None
    kind: Kind
    role: Role = "at"
    anaphoric: bool = False
    future: bool = False
    named: bool = False
