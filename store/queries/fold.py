"""Words as they are compared: without accents, case, hyphens, apostrophes or French elisions."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_NOT_WORD = re.compile(r"[\W_]+")
_ELISION = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ‘]", re.IGNORECASE)
_ARTICLES = frozenset(("l", "d", "le", "la", "les", "de", "du", "des"))


def fold(text: str) -> str:
    """Lower case, no accents, elided words off, every run of other signs one space, ends trimmed.

    "L'Égypte d’al-Sissi" becomes "egypte al sissi".
    """
    return _fold_ascii(text) if text.isascii() else _fold(text)


def _fold_ascii(text: str) -> str:
    if "'" in text:
        text = _ELISION.sub(" ", text)
    return _NOT_WORD.sub(" ", text.lower()).strip()


def _fold(text: str) -> str:
    text = _ELISION.sub(" ", text)
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_LIGATURES)
    plain = "".join([sign for sign in plain if not unicodedata.combining(sign)])
    return _NOT_WORD.sub(" ", plain).strip()


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The folded words, without the articles that French puts before names ("la Russie")."""
    found = fold(text).split()
    return tuple(word for word in found if word not in _ARTICLES) or tuple(found)
