"""Words as they are compared: without accents, case, hyphens, apostrophes or French elisions."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_OTHERS = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "þ": "th", "ð": "d"}
_APOSTROPHES = "’ʼ‘＇"
_ELIDED = (*"cdjlmnst", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu")
_ARTICLES = frozenset(("l", "d", "le", "la", "les", "de", "du", "des"))
_BREAK = "\x1e"  # between texts folded together
_MANY = 80
"""Above so many different signs, going through the text once is cheaper than replacing one by one."""


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    """One sign without case and accents; a space for what belongs to no word."""
    if sign in _APOSTROPHES:
        return "'"
    bare = unicodedata.normalize("NFKD", sign.casefold())
    kept = "".join(_OTHERS.get(part, part) for part in bare if not unicodedata.combining(part))
    return "".join(part if part.isalnum() or part == "'" else " " for part in kept)


class _Signs(dict[int, str]):
    """What `str.translate` makes of each sign, worked out once."""

    def __missing__(self, code: int) -> str:
        plain = self[code] = _plain(chr(code))
        return plain


_ASCII = {code: _plain(chr(code)) for code in range(128)} | {ord(_BREAK): _BREAK}
_SIGNS = _Signs(_ASCII)


def fold(text: str) -> str:
    """Lower case, no accents, elided words off, every run of other signs one space, ends trimmed.

    "L'Égypte d’al-Sissi" becomes "egypte al sissi".
    """
    return " ".join(_fold(f" {text}").replace(_BREAK, " ").split())


def fold_all(texts: Sequence[str]) -> list[str]:
    """Each of many (short) texts folded; many times faster than one by one."""
    folded = _fold(" " + f"{_BREAK} ".join(texts)).split(_BREAK)
    if len(folded) != len(texts):  # one of them holds the sign that separates them
        return [fold(text) for text in texts]
    return [" ".join(text.split()) for text in folded]


def _fold(text: str) -> str:
    if not text.isascii():
        signs = [sign for sign in set(text) if sign > "\x7f"]
        if len(signs) > _MANY:
            text = text.translate(_SIGNS)
        else:
            for sign in signs:
                text = text.replace(sign, _plain(sign))
    text = text.translate(_ASCII)
    if "'" in text:
        for word in _ELIDED:
            text = text.replace(f" {word}'", " ")
        text = text.replace("'", " ")
    return text


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The folded words, without the articles that French puts before names ("la Russie")."""
    found = fold(text).split()
    return tuple(word for word in found if word not in _ARTICLES) or tuple(found)
