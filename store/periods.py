"""Periods as users type them, in French or as EDTF: "depuis 2018", "entre mars 2019 et 2020", "2019-04"."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta

from store import edtf

Period = tuple[date | None, date | None]

_HELP = (
    "write for instance 2019-04-07, 2019-04, 2019, avril 2019, 7 avril 2019, printemps 2016, depuis 2018, "
    "avant mars 2020, après le 7 avril 2019, jusqu'en 2020, entre 2018 et 2019"
)


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return " ".join("".join(c for c in text if not unicodedata.combining(c)).split())


_MONTHS = {_plain(name): number for number, name in enumerate(edtf.MONTHS, 1)}
_SEASONS = {_plain(name): number for number, name in edtf.SEASONS.items()}
_MONTH = "|".join(_MONTHS)
_ARTICLE = re.compile(
    r"(?:le|la|les|en|au|du|de|a|cet|cette|ce|des|mois de|annee)\s+|(?:l'|d'|mois d')\s*"
)  # one small word before a date
_SINCE = re.compile(r"(?:(?:depuis|a partir|des|a compter) |>=\s*)(.+)")
_UNTIL = re.compile(r"(?:jusqu'(?:a|en|au) |<=\s*)(.+)")
_BEFORE = re.compile(r"(?:avant |<\s*)(.+)")
_AFTER = re.compile(r"(?:apres |>\s*)(.+)")
_BETWEEN = (
    re.compile(r"entre (.+?) et (.+)"),
    re.compile(r"(?:de|du|d') ?(.+?) (?:a|au|jusqu'a|jusqu'en|jusqu'au) (.+)"),
    re.compile(r"(.+?)\s*(?:/|\.\.\.?|…|–|—|\s-\s)\s*(.+)"),
    re.compile(r"(\d{4})-(\d{4})"),
)
_AGO = re.compile(r"(?:les )?(\d{1,4}) derni(?:er|ere)s (jours|semaines|mois|ans|annees)")
_DAY_MONTH = re.compile(rf"(\d{{1,2}}|1er) ({_MONTH})(?: (\d{{4}}))?")
_MONTH_YEAR = re.compile(rf"({_MONTH})(?: (\d{{4}}))?")
_SEASON_YEAR = re.compile(rf"({'|'.join(_SEASONS)}) (\d{{4}})")
_NUMERIC = re.compile(r"(?:(\d{1,2})[/.])?(\d{1,2})[/.](\d{4})")
_DECADE = re.compile(r"annees (\d{3})0")


def parse_period(text: str, today: date | None = None) -> Period:
    """The first and last day (both included; None = open) of a period typed by a user.

    A day or month without its year is the last one not after `today` (default: the current day).
    Raises ValueError, with examples, when `text` is no period or ends before it begins.
    """
    today = today or date.today()
    plain = _plain(text)
    if not plain or len(plain) > 100:
        raise ValueError(f"no period given: {_HELP}")
    period = _open_ended(plain, today) or _two_ended(plain, today) or _single(plain, today)
    if period is None:
        raise ValueError(f"no period in {text.strip()!r}: {_HELP}")
    since, until = period
    if since is not None and until is not None and since > until:
        raise ValueError(f"the period {text.strip()!r} ends before it begins")
    return period


def _open_ended(plain: str, today: date) -> Period | None:
    if match := _AGO.fullmatch(plain):
        return _ago(int(match[1]), match[2], today), today
    for pattern, side in ((_SINCE, "since"), (_UNTIL, "until"), (_BEFORE, "before"), (_AFTER, "after")):
        match = pattern.fullmatch(plain)
        period = _single(match[1], today) if match else None
        if period is None:
            continue
        since, until = period
        if side == "since":
            return since, None
        if side == "until":
            return None, until
        if side == "before" and since is not None and since > date.min:
            return None, since - timedelta(days=1)
        if side == "after" and until is not None and until < date.max:
            return until + timedelta(days=1), None
    return None


def _two_ended(plain: str, today: date) -> Period | None:
    for pattern in _BETWEEN:
        match = pattern.fullmatch(plain)
        if match is None:
            continue
        last = _single(match[2], today)
        # "entre mars et mai 2019": the year is written once.
        year = re.search(r"\b\d{4}\b", match[2])
        first = _single(f"{match[1]} {year.group()}", today) if year else None
        first = _single(match[1], today) if re.search(r"\d{4}", match[1]) or first is None else first
        if first is None and match[1].isdecimal():  # "du 3 au 5 avril 2019"
            month = re.fullmatch(r"(?:\d{1,2}|1er) (.+)", match[2])
            first = _single(f"{match[1]} {month[1]}", today) if month else None
        if first is not None and last is not None:
            return first[0], last[1]
    return None


def _single(plain: str, today: date) -> Period | None:
    """One date, month, season, year or decade, with or without the little words before it."""
    text = plain.upper() if re.fullmatch(r"[\dx~?%-]+", plain) else plain
    if edtf.is_valid(text) and not text.startswith("XXXX"):
        return edtf.earliest(text), edtf.latest(text)
    candidate: str | None = plain
    while candidate is not None:
        value = _words(candidate, today)
        if value is not None:
            return (edtf.earliest(value), edtf.latest(value)) if edtf.is_valid(value) else None
        article = _ARTICLE.match(candidate)
        candidate = candidate[article.end() :] if article else None
    return None


def _words(plain: str, today: date) -> str | None:
    """The EDTF of a date in words; not necessarily an existing one ("31 avril 2019")."""
    month_start = today.replace(day=1)
    fixed = {
        "aujourd'hui": today.isoformat(),
        "hier": (today - timedelta(days=1)).isoformat(),
        "cette annee": f"{today.year:04d}",
        "an dernier": f"{today.year - 1:04d}",
        "annee derniere": f"{today.year - 1:04d}",
        "ce mois": f"{month_start:%Y-%m}",
        "ce mois-ci": f"{month_start:%Y-%m}",
        "mois dernier": f"{month_start - timedelta(days=1):%Y-%m}",
    }
    if plain in fixed:
        return fixed[plain]
    if re.fullmatch(r"\d{4}", plain):
        return plain
    if match := _DECADE.fullmatch(plain):
        return f"{match[1]}X"
    if match := _SEASON_YEAR.fullmatch(plain):
        return f"{match[2]}-{_SEASONS[match[1]]}"
    if match := _NUMERIC.fullmatch(plain):
        day = f"-{int(match[1]):02d}" if match[1] else ""
        return f"{match[3]}-{int(match[2]):02d}{day}"
    if match := _DAY_MONTH.fullmatch(plain):
        day_number, month = int(match[1].removesuffix("er")), _MONTHS[match[2]]
        year = int(match[3]) if match[3] else today.year - ((month, day_number) > (today.month, today.day))
        return f"{year:04d}-{month:02d}-{day_number:02d}"
    if match := _MONTH_YEAR.fullmatch(plain):
        month = _MONTHS[match[1]]
        year = int(match[2]) if match[2] else today.year - (month > today.month)
        return f"{year:04d}-{month:02d}"
    return None


def _ago(count: int, unit: str, today: date) -> date:
    if unit in ("jours", "semaines"):
        return today - timedelta(days=count * (7 if unit == "semaines" else 1))
    months = today.year * 12 + today.month - 1 - count * (1 if unit == "mois" else 12)
    if months < 12:
        raise ValueError(f"{count} {unit} is too long ago: {_HELP}")
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
