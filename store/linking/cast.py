"""What joining articles takes of each of them: its cast. It is kept apart from the article, being small.

A cast is a pure function of an article's text, stated date and extraction: whoever joins a hundred
thousand articles reads a hundred thousand casts, and opens none of the articles.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from store import edtf
from store.extraction.times import find_times
from store.model import ActorKind, Extraction

Keys = tuple[int, int]


class Figure(NamedTuple):
    """An actor as an article shows it, with nothing in it that other articles may not share."""

    name: str
    kind: ActorKind
    names: tuple[str, ...]
    known: str | None  # id in the gazetteer


class Role(NamedTuple):
    """A figure in one article: its local key, whose member it is, how often it is mentioned."""

    key: int
    figure: Figure
    member_of: int | None
    mentions: int


@dataclass(frozen=True, slots=True)
class DayClue:
    """A day or month that the text gives no year (`XXXX-04-07`), with its weekday (0 = Monday) if any."""

    value: str
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of one article in their order, and which of them met or took sides.

    `events` are the pairs of local keys that met or talked, `sides` the pairs with a side taken: smaller
    key first, sorted. `days` and `years` (in which the text says something happened) are of undated
    articles only.
    """

    roles: tuple[Role, ...]
    events: tuple[Keys, ...] = ()
    sides: tuple[Keys, ...] = ()
    days: tuple[DayClue, ...] = ()
    years: tuple[int, ...] = ()


def cast_of(extraction: Extraction, text: str = "", published: str | None = "") -> Cast:
    """The cast of an article; `published` is what its input states, None when nothing."""
    counts = Counter(mention.actor for mention in extraction.mentions)
    roles = tuple(
        Role(a.key, Figure(a.name, a.kind, a.names, a.known), a.member_of, counts[a.key])
        for a in extraction.actors
    )
    pairs: tuple[set[Keys], set[Keys]] = set(), set()
    for s in extraction.stances:
        if s.holder != s.target:
            pairs[s.stance == "contact"].add((min(s.holder, s.target), max(s.holder, s.target)))
    days, years = _time_clues(text) if published is None else ((), ())
    return Cast(roles, tuple(sorted(pairs[True])), tuple(sorted(pairs[False])), days, years)


def _time_clues(text: str) -> tuple[tuple[DayClue, ...], tuple[int, ...]]:
    days, years = [], set()
    for time in find_times(text, None):
        if time.value is None or time.future or time.role == "end":
            continue
        known = edtf.parse(time.value)
        if known.year is not None:
            years.add(known.year)
        elif known.month is not None and time.named:
            words = text[time.start : time.end].casefold()
            weekday = next((n for n, name in enumerate(edtf.WEEKDAYS) if name in words), None)
            days.append(DayClue(time.value, weekday))
    return tuple(dict.fromkeys(days)), tuple(sorted(years))
