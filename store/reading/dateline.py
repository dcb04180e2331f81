"""The date that an article's first line states, when no header gives one.

Only what is plainly a dateline counts: a text that begins "Le 22 mai 2012, le ministre…" tells of that
day and may have been written years later.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from store import edtf

_HEAD = 240  # code points at the beginning in which a dateline must end
_YEARS = range(1900, 2101)

_MONTHS = {name: number for number, name in enumerate(edtf.MONTHS, 1)} | {
    "fevrier": 2,
    "aout": 8,
    "decembre": 12,
}
_MONTH = "|".join(_MONTHS)
_WEEKDAY = "|".join(edtf.WEEKDAYS)
_DATE = (
    rf"(?:(?:{_WEEKDAY})[ \u00a0]+)?(?:(?P<d>\d{{1,2}}|1er)[ \u00a0]+(?P<m>{_MONTH})[ \u00a0]+(?P<y>\d{{4}})"
    r"|(?P<d2>\d{1,2})[/.](?P<m2>\d{1,2})[/.](?P<y2>\d{4})|(?P<iso>\d{4}-\d\d-\d\d))(?![\w/])"
)
_HOUR = r"(?:,?[ \u00a0]+(?:à[ \u00a0]+)?\d{1,2}[ \u00a0]?(?:h|:)[ \u00a0]?(?:\d\d)?(?:[ \u00a0]?min)?)?"
_DASH = r"[-–—]"
_AGENCY = r"(?:[ \u00a0]*\([^()\n]{2,40}\))"
# "PARIS", "Le Caire", "Tripoli (Libye)", "GENEVE/NEW YORK": words with capitals, up to a comma.
_WORD = r"[A-ZÀ-Þ][\w'’/-]{0,30}"
_PLACE = (
    rf"{_WORD}(?:[ \u00a0](?:{_WORD}|de|la|le|du|des|sur|en|sous)){{0,4}}"
    r"[ \u00a0]*(?:\([^()\n]{2,40}\)[ \u00a0]*)?"
)
_SAYS_SO = (
    r"(?:article[ \u00a0]+)?(?:publiée?|paru|parue|mise?[ \u00a0]+en[ \u00a0]+ligne|posté|rédigé|écrit|"
    r"créée?|mise?[ \u00a0]+à[ \u00a0]+jour|modifiée?|date[ \u00a0]+de[ \u00a0]+publication)"
    r"[ \u00a0]*:?[ \u00a0]*(?:le[ \u00a0]+)?"
)
_FORMS = tuple(
    re.compile(source, re.IGNORECASE if ignore_case else 0)
    for source, ignore_case in (
        # Publié le 12/03/2019 à 18h30; Par Une Telle, publié le 12 mars 2019
        (
            rf"\s*(?:[^\n.]{{0,80}}?[,|·•–-]?[ \u00a0]*)?\b{_SAYS_SO}{_DATE}{_HOUR}"
            rf"[ \u00a0]*(?:[.|·]|{_DASH})?",
            True,
        ),
        # PARIS, 22 mai 2012 (AFP) -; Tripoli, le 3 avril 2019 –; PARIS (AFP) - 22 mai 2012 -
        (
            rf"\s*{_PLACE}{_AGENCY}?[ \u00a0]*(?:,|{_DASH})[ \u00a0]*(?:le[ \u00a0]+)?{_DATE}{_HOUR}"
            rf"(?:{_AGENCY}[ \u00a0]*\.?[ \u00a0]*{_DASH}?|\.?[ \u00a0]*{_DASH}|\.?(?=[ \u00a0]*(?:\n|$)))",
            False,
        ),
        # 22 mai 2012. -; Le 22 mai 2012 – ; Mardi 22 mai 2012 (a line of its own)
        (
            rf"\s*(?:le[ \u00a0]+)?{_DATE}{_HOUR}"
            rf"(?:{_AGENCY}[ \u00a0]*\.?[ \u00a0]*{_DASH}?|\.?[ \u00a0]*{_DASH}(?=\s)|\.?(?=[ \u00a0]*\n))",
            True,
        ),
        # (AFP) 22 mai 2012 -
        (rf"\s*{_AGENCY}[ \u00a0]*{_DASH}?[ \u00a0]*(?:le[ \u00a0]+)?{_DATE}[ \u00a0]*{_DASH}", False),
    )
)  # fmt: skip


class Dateline(NamedTuple):
    """The EDTF day that a dateline states, and its place: `text[start:end]`, code points, half-open."""

    value: str
    start: int
    end: int


def find_dateline(text: str) -> Dateline | None:
    """The dateline with which `text` begins, or None; never a date of the narrative itself.

    The year must be written: a dateline without it dates nothing.
    """
    head = text[:_HEAD]
    for form in _FORMS:
        match = form.match(head)
        value = _value(match) if match else None
        if match and value:
            start = len(match.group()) - len(match.group().lstrip())
            return Dateline(value, start, match.end())
    return None


def _value(match: re.Match[str]) -> str | None:
    if match["iso"]:
        return _checked(match["iso"])
    if match["y2"]:
        return _checked(f"{match['y2']}-{int(match['m2']):02d}-{int(match['d2']):02d}")
    day = int(match["d"].lower().removesuffix("er"))
    return _checked(f"{match['y']}-{_MONTHS[match['m'].lower()]:02d}-{day:02d}")


def _checked(value: str) -> str | None:
    return value if edtf.is_valid(value) and int(value[:4]) in _YEARS else None
