"""The patterns of time expressions, one to each way of saying when.

None repeats a repetition, so that a text of any size is read in time proportional to its length.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from store.extraction.times.words import Words, load_words, longest_words, pattern_of

SPACE, BEGIN, END = r"\s{1,3}", r"(?<![\w-])", r"(?![\w-])"
DAY = r"(?:(?<![\d.,/])(?:0?[1-9]|[12]\d|3[01])(?!\d)|1\s?er|1ᵉʳ|premier)"
YEAR = r"(?:1[0-9]|20|21)\d\d(?!\d)"
IN_YEAR = rf"(?:{SPACE}(?P<y>{YEAR}))?"
FIGURES = ("0000",)  # as a needed word: any number of four figures


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern for lower-case text, and whole words, with accents precomposed, of which one stands in
    whatever it matches. Looking around these only is much quicker, as a pattern that looks behind itself is
    tried at every letter.
    """

    name: str
    pattern: re.Pattern[str]
    needed: frozenset[str]


class Source(NamedTuple):
    """A rule before it is compiled; `needed` are whole words or phrases of which it must match one."""

    name: str
    pattern: str
    needed: Collection[str]


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """All rules, in the order in which they are tried."""
    parts = Parts(load_words())
    sources = (*_days(parts), *_months(parts), *_years(parts), *_single(parts), *_counted(parts))
    return tuple(
        Rule(source.name, re.compile(source.pattern), longest_words(source.needed)) for source in sources
    )


class Parts:
    """What the patterns are put together from: those of the words, and phrases that several share."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.month, self.weekday = pattern_of(words.months), pattern_of(words.weekdays)
        self.season, self.unit = pattern_of(words.seasons), pattern_of(words.units)
        self.number = rf"(?:\d{{1,3}}(?!\d)|{pattern_of(words.numbers)})"
        about = rf"(?:{pattern_of(words.about)}(?:{SPACE}|(?<=['’])))?"
        longer = rf"bonnes?{SPACE}|longues?{SPACE}|longs{SPACE}|dernière?s{SPACE}|prochaine?s{SPACE}"
        self.count = rf"{about}(?P<n>{self.number})(?:{SPACE}|(?<=['’]))(?:{longer})?(?P<unit>{self.unit})"
        self.relative = pattern_of([*words.relative, *words.relative_to_text])
        self.after = rf"(?:{SPACE}(?P<rel>{self.relative}){END})?"
        self.of_year = rf"(?:{SPACE}de{SPACE}(?P<ofyear>{pattern_of(words.of_year)}){END})?"


def _days(parts: Parts) -> Iterator[Source]:
    """Days of the calendar."""
    words, month, weekday = parts.words, parts.month, parts.weekday
    yield Source(
        "numeric",
        r"(?<![\w/.-])(?P<d>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4})(?![\w/-])",
        FIGURES,
    )
    yield Source("iso", r"(?<![\w/.-])(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?![\w-])", FIGURES)
    yield Source(
        "days",
        rf"{BEGIN}(?P<d>{DAY})(?:{SPACE}(?P<m0>{month}))?(?:{SPACE}(?P<y0>{YEAR}))?"
        rf"{SPACE}(?:au{SPACE}|jusqu['’]au{SPACE})(?P<d2>{DAY}){SPACE}(?P<m>{month}){END}{IN_YEAR}",
        words.months,
    )
    yield Source(
        "two days",
        rf"{BEGIN}(?P<d>{DAY}){SPACE}(?:et|ou){SPACE}(?P<d2>{DAY}){SPACE}(?P<m>{month}){END}{IN_YEAR}",
        words.months,
    )
    day_month = rf"(?P<d>{DAY}){SPACE}(?P<m>{month}){END}"
    yield Source(
        "day",
        rf"{BEGIN}(?:(?P<wd>{weekday}){SPACE})?{day_month}{IN_YEAR}{parts.after}{parts.of_year}",
        words.months,
    )
    not_a_day = pattern_of([*words.counted, *words.units, "h", "pour", "%"])
    yield Source(
        "numbered",
        rf"{BEGIN}(?P<wd>{weekday}){SPACE}(?P<d>{DAY})(?!\w|[.,:]\d|{SPACE}(?:{month}|{not_a_day}))",
        words.weekdays,
    )


def _months(parts: Parts) -> Iterator[Source]:
    """Months, seasons and quarters."""
    words, month = parts.words, parts.month
    yield Source(
        "months",
        rf"{BEGIN}(?:entre|de|d['’])\s{{0,3}}(?P<m0>{month}){SPACE}(?:et|à){SPACE}"
        rf"(?P<m>{month}){END}{IN_YEAR}",
        words.months,
    )
    yield Source("month", rf"(?<!\w)(?P<m>{month}){END}{IN_YEAR}{parts.after}{parts.of_year}", words.months)
    yield Source(
        "season",
        rf"{BEGIN}(?P<s>{parts.season}){END}(?:{SPACE}(?:de{SPACE})?(?P<y>{YEAR}))?{parts.after}",
        words.seasons,
    )
    yield Source(
        "quarter",
        rf"{BEGIN}(?P<q>{pattern_of(words.ordinals)}){SPACE}(?P<part>trimestre|semestre)"
        rf"(?:{SPACE}(?:de{SPACE}l['’]année{SPACE}|de{SPACE})?(?P<y>{YEAR}))?",
        ("trimestre", "trimestres", "semestre", "semestres"),
    )


def _years(parts: Parts) -> Iterator[Source]:
    """Years and decades."""
    yield Source(
        "decade",
        rf"{BEGIN}années{SPACE}(?P<dec>\d{{4}}|\d0|{pattern_of(parts.words.decades)}){END}",
        ("années",),
    )
    yield Source(
        "between",
        rf"{BEGIN}(?:entre|de){SPACE}(?P<y>{YEAR}){SPACE}(?:et|à){SPACE}(?P<y2>{YEAR}){END}",
        FIGURES,
    )
    yield Source("years", rf"(?<!\w)(?P<y>{YEAR})[-–/](?P<y2>{YEAR}){END}", FIGURES)
    yield Source("year", rf"(?<![\w.,/'’])(?P<y>{YEAR})(?![\w/]|-\w|[.,]\d)", FIGURES)


def _single(parts: Parts) -> Iterator[Source]:
    """Weekdays, *hier*, *cette semaine*, *fin du mois*: what is meant, the day of writing tells."""
    words = parts.words
    yield Source(
        "weekday",
        rf"{BEGIN}(?P<wd>{parts.weekday})(?!\w|-(?!l))"
        rf"(?:{SPACE}{pattern_of(words.moments)}{END})?{parts.after}",
        words.weekdays,
    )
    deictic = pattern_of(words.deictic)
    yield Source("deictic", rf"{BEGIN}(?P<w>{deictic}){END}", words.deictic)
    det = rf"cette|ce|(?:la|le|du){SPACE}même|la|le|l['’]|au|du|de{SPACE}l['’]"
    yield Source(
        "unit",
        rf"{BEGIN}(?P<det>{det})\s{{0,3}}(?P<unit>semaine|week-end|mois|année|an)"
        rf"(?P<tail>-ci|-là|{SPACE}{parts.relative})?{END}",
        ("semaine", "week-end", "mois", "année", "an"),
    )
    of_unit = rf"du{SPACE}(?P<same>même)|du|de{SPACE}la|de{SPACE}cette|de{SPACE}l['’]|d['’]|de"
    yield Source(
        "partunit",
        rf"{BEGIN}(?P<part>fin|début|milieu){SPACE}(?:{of_unit})\s?"
        rf"(?P<unit>mois|année|semaine|week-end){END}{parts.after}",
        ("fin", "début", "milieu"),
    )


def _counted(parts: Parts) -> Iterator[Source]:
    """Times so many days or years away, from now or from what the text told before, and durations."""
    words, count = parts.words, parts.count
    yield Source(
        "ago",
        rf"{BEGIN}(?:il{SPACE}y{SPACE}a|voilà|voici){SPACE}{count}{END}(?!\s{{1,3}}qu)",
        ("y", "voilà", "voici"),
    )
    yield Source(
        "lasting",
        rf"{BEGIN}(?:il{SPACE}y{SPACE}a|voilà|voici|(?:cela|ça){SPACE}fait){SPACE}{count}"
        rf"{SPACE}qu(?:e(?!\w)|['’])",
        ("y", "voilà", "voici", "fait"),
    )
    yield Source("sinceago", rf"{BEGIN}depuis{SPACE}{count}{END}", ("depuis",))
    yield Source(
        "ahead",
        rf"{BEGIN}(?:dans|d['’]ici|sous(?=\s\d)){SPACE}(?:les{SPACE}|à{SPACE})?{count}{END}",
        words.units,
    )
    shift = pattern_of(words.shift)
    yield Source("shift", rf"{BEGIN}{count}{SPACE}(?P<w>{shift}){END}", words.shift)
    yield Source(
        "lastfew",
        rf"{BEGIN}(?:ces|(?:au{SPACE}cours{SPACE})?des|les){SPACE}(?:(?P<n>{parts.number}){SPACE})?"
        rf"derni(?:er|ère)s{SPACE}(?P<unit>{parts.unit}){END}",
        ("derniers", "dernières"),
    )
    anaphor = pattern_of(words.anaphoric)
    yield Source(
        "anaphor",
        rf"{BEGIN}(?P<w>{anaphor}){END}(?:{SPACE}(?P<of>de|du|des|d['’]|de{SPACE}l['’])(?!\w))?",
        words.anaphoric,
    )
    yield Source("epoch", rf"{BEGIN}(?P<w>{pattern_of(words.epoch)}){END}", words.epoch)
    yield Source(
        "duration",
        rf"{BEGIN}(?:pendant|durant|en{SPACE}l['’]espace{SPACE}de){SPACE}{count}{END}",
        ("pendant", "durant", "espace"),
    )
