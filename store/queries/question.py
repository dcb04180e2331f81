"""What is typed at a prompt: a name, and perhaps a period in French words or EDTF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from store import edtf

_ASKED = re.compile(
    r"^\s*(?:(?:qui\s+)?(?:a\s+|ont\s+)?(?:soutient|soutenait|soutenu|s['’]oppose\s+à|s['’]oppose|critique|who)\s+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """`name` as typed; `since`/`until` are EDTF days, None where open."""

    name: str
    since: str | None = None
    until: str | None = None


def parse_question(text: str, today: date | None = None) -> Question:
    """The name and the period in what was typed: "haftar depuis 2018", "sissi 2019-04", "macron avril 2019".

    The longest end of the text that is a period is taken for one; without any, all of it is the name. A name
    that would be empty is left so (a period for everybody).
    """
    from store.periods import parse_period  # few runs need it

    words = _ASKED.sub("", text).split()
    for start in range(len(words)):
        if not _may_begin(words[start]):
            continue
        try:
            since, until = parse_period(" ".join(words[start:]), today)
        except ValueError:
            continue
        return Question(
            " ".join(words[:start]).rstrip(" ,?"),
            since.isoformat() if since else None,
            until.isoformat() if until else None,
        )
    return Question(" ".join(words).rstrip(" ?"))


def _may_begin(word: str) -> bool:
    """Names are not sent to the reader of periods word by word: most words begin none."""
    return bool(word) and (word[0].isdigit() or word[0] in "<>.(" or word.casefold() in _BEGINNINGS)


_BEGINNINGS = frozenset(
    (
        "depuis", "avant", "après", "apres", "entre", "jusqu'en", "jusqu'à", "jusqu'au", "jusque", "en", "au",
        "le", "la", "les", "de", "du", "des", "à", "a", "cette", "cet", "ce", "l'an", "année", "années",
        "aujourd'hui", "hier", "dernier", "mois", "fin", "début", "debut", "mi",
        *edtf.MONTHS, *edtf.SEASONS.values(), "fevrier", "aout", "decembre", "ete",
    )
)  # fmt: skip
