"""The patterns of time expressions, one to each way of saying when.

None repeats a repetition, so that a text of any size is read in time proportional to its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from store.extraction.times.words import load_words, pattern_of, traces


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern for lower-case text, and what a text holds wherever it matches: one of the words `needed`
    (accents precomposed), and what `core` matches. Looking for these first is much quicker, as a core
    begins with certain letters or figures, which a pattern that looks behind itself does not.
    """

    name: str
    pattern: re.Pattern[str]
    needed: tuple[str, ...]
    core: re.Pattern[str] | None

    def may_match(self, lower: str, composed: str) -> bool:
        """Whether the text may match; `composed` is `lower` with its accents precomposed."""
        if not any(word in composed for word in self.needed):
            return False
        return self.core is None or self.core.search(lower) is not None


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """All rules, in the order in which they are tried."""
    words = load_words()
    space, begin, end = r"\s{1,3}", r"(?<![\w-])", r"(?![\w-])"
    month, weekday = pattern_of(words.months), pattern_of(words.weekdays)
    season, unit = pattern_of(words.seasons), pattern_of(words.units)
    day = r"(?:(?<![\d.,/])(?:0?[1-9]|[12]\d|3[01])(?!\d)|1\s?er|1ᵉʳ|premier)"
    year = r"(?:1[0-9]|20|21)\d\d(?!\d)"
    number = rf"(?:\d{{1,3}}(?!\d)|{pattern_of(words.numbers)})"
    count = (
        rf"(?:{pattern_of(words.about)}(?:{space}|(?<=['’])))?(?P<n>{number})(?:{space}|(?<=['’]))"
        rf"(?:bonnes?{space}|longues?{space}|longs{space}|dernière?s{space}|prochaine?s{space})?(?P<unit>{unit})"
    )
    relative = pattern_of([*words.relative, *words.relative_to_text])
    after = rf"(?:{space}(?P<rel>{relative}){end})?"
    in_year = rf"(?:{space}(?P<y>{year}))?"
    day_month = rf"(?P<d>{day}){space}(?P<m>{month}){end}"
    of_year = rf"(?:{space}de{space}(?P<ofyear>{pattern_of(words.of_year)}){end})?"
    det = rf"cette|ce|(?:la|le|du){space}même|la|le|l['’]|au|du|de{space}l['’]"
    not_a_day = pattern_of([*words.counted, *words.units, "h", "pour", "%"])
    of_unit = rf"du{space}(?P<same>même)|du|de{space}la|de{space}cette|de{space}l['’]|d['’]|de"
    sources = {
        "numeric": r"(?<![\w/.-])(?P<d>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4})(?![\w/-])",
        "iso": r"(?<![\w/.-])(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?![\w-])",
        "days": rf"{begin}(?P<d>{day})(?:{space}(?P<m0>{month}))?(?:{space}(?P<y0>{year}))?"
        rf"{space}(?:au{space}|jusqu['’]au{space})(?P<d2>{day}){space}(?P<m>{month}){end}{in_year}",
        "two days": rf"{begin}(?P<d>{day}){space}(?:et|ou){space}(?P<d2>{day}){space}(?P<m>{month}){end}"
        rf"{in_year}",
        "day": rf"{begin}(?:(?P<wd>{weekday}){space})?{day_month}{in_year}{after}{of_year}",
        "numbered": rf"{begin}(?P<wd>{weekday}){space}(?P<d>{day})"
        rf"(?!\w|[.,:]\d|{space}(?:{month}|{not_a_day}))",
        "months": rf"{begin}(?:entre|de|d['’])\s{{0,3}}(?P<m0>{month}){space}(?:et|à){space}"
        rf"(?P<m>{month}){end}{in_year}",
        "month": rf"(?<!\w)(?P<m>{month}){end}{in_year}{after}{of_year}",
        "season": rf"{begin}(?P<s>{season}){end}(?:{space}(?:de{space})?(?P<y>{year}))?{after}",
        "quarter": rf"{begin}(?P<q>{pattern_of(words.ordinals)}){space}(?P<part>trimestre|semestre)"
        rf"(?:{space}(?:de{space}l['’]année{space}|de{space})?(?P<y>{year}))?",
        "decade": rf"{begin}années{space}(?P<dec>\d{{4}}|\d0|{pattern_of(words.decades)}){end}",
        "between": rf"{begin}(?:entre|de){space}(?P<y>{year}){space}(?:et|à){space}(?P<y2>{year}){end}",
        "years": rf"(?<!\w)(?P<y>{year})[-–/](?P<y2>{year}){end}",
        "year": rf"(?<![\w.,/'’])(?P<y>{year})(?![\w/]|-\w|[.,]\d)",
        "weekday": rf"{begin}(?P<wd>{weekday})(?!\w|-(?!l))"
        rf"(?:{space}{pattern_of(words.moments)}{end})?{after}",
        "deictic": rf"{begin}(?P<w>{pattern_of(words.deictic)}){end}",
        "unit": rf"{begin}(?P<det>{det})\s{{0,3}}(?P<unit>semaine|week-end|mois|année|an)"
        rf"(?P<tail>-ci|-là|{space}{relative})?{end}",
        "partunit": rf"{begin}(?P<part>fin|début|milieu){space}(?:{of_unit})\s?"
        rf"(?P<unit>mois|année|semaine|week-end){end}{after}",
        "ago": rf"{begin}(?:il{space}y{space}a|voilà|voici){space}{count}{end}(?!\s{{1,3}}qu)",
        "lasting": rf"{begin}(?:il{space}y{space}a|voilà|voici|(?:cela|ça){space}fait){space}{count}"
        rf"{space}qu(?:e(?!\w)|['’])",
        "sinceago": rf"{begin}depuis{space}{count}{end}",
        "ahead": rf"{begin}(?:dans|d['’]ici|sous(?=\s\d)){space}(?:les{space}|à{space})?{count}{end}",
        "shift": rf"{begin}{count}{space}(?P<w>{pattern_of(words.shift)}){end}",
        "lastfew": rf"{begin}(?:ces|(?:au{space}cours{space})?des|les){space}(?:(?P<n>{number}){space})?"
        rf"derni(?:er|ère)s{space}(?P<unit>{unit}){end}",
        "anaphor": rf"{begin}(?P<w>{pattern_of(words.anaphoric)}){end}"
        rf"(?:{space}(?P<of>de|du|des|d['’]|de{space}l['’])(?!\w))?",
        "epoch": rf"{begin}(?P<w>{pattern_of(words.epoch)}){end}",
        "duration": rf"{begin}(?:pendant|durant|en{space}l['’]espace{space}de){space}{count}{end}",
    }
    needed = {
        **dict.fromkeys(("days", "two days", "day", "months", "month"), words.months),
        **dict.fromkeys(("numbered", "weekday"), words.weekdays),
        "season": words.seasons,
        "quarter": ("trimestre", "semestre"),
        "decade": ("années",),
        "deictic": words.deictic,
        "partunit": ("fin", "début", "milieu"),
        "sinceago": ("depuis",),
        "shift": words.shift,
        "lastfew": ("derniers", "dernières"),
        "anaphor": words.anaphoric,
        "epoch": words.epoch,
        "duration": ("pendant", "durant", "espace"),
    }
    cores = {
        "numeric": r"\d[/.-]\d{1,2}[/.-]\d{4}",
        "iso": r"\d{4}-\d\d-\d\d",
        "days": rf"(?:au|jusqu['’]au){space}{day}{space}{month}",
        "two days": rf"(?:et|ou){space}{day}{space}{month}",
        "day": rf"[\drʳ]{space}{month}",  # the last letter of a day
        "numbered": rf"{weekday}{space}{day}",
        "months": rf"(?:et|à){space}{month}",
        "between": rf"{year}{space}(?:et|à){space}{year}",
        "years": rf"{year}[-–/]{year}",
        "year": year,
        "deictic": pattern_of(words.deictic),
        "unit": r"(?:semaine|week-end|mois|année|an)(?!\w)",
        "ago": rf"(?:y{space}a|voilà|voici){space}",
        "lasting": rf"(?:y{space}a|voilà|voici|fait){space}{count}{space}qu",
        "ahead": rf"(?:dans|ici|sous){space}(?:les{space}|à{space})?{count}",
        "shift": rf"{unit}{space}{pattern_of(words.shift)}",
        "anaphor": pattern_of(words.anaphoric),
    }
    return tuple(
        Rule(
            name,
            re.compile(source),
            traces(needed.get(name, ("",))),
            re.compile(cores[name]) if name in cores else None,
        )
        for name, source in sources.items()
    )
