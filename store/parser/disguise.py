"""Surnames that begin like a phrase, *Marine Le Pen*, *Bart De Wever*: the parser is shown a plainer name.

The treebanks hold hardly any, so that the trained parser takes *Le* for an article and *Pen* for its
noun; the sentence around them then falls apart. What it learnt of *Ben* and an unknown word is right.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "tokens.toml"
PARTICLE, SURNAME = "Ben", "Bernac"  # a particle of names that the treebanks know, and a word that none holds


@cache
def _data() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return (
        frozenset(data["name_particles"]),
        frozenset(data["before_surnames"]),
        frozenset(data["never_given_names"]),
    )


def plainer(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """(index, word to show instead) for the words of such surnames in a paragraph's `words`."""
    particles, titles, never = _data()
    for i in range(1, len(words) - 1):
        if words[i] not in particles or not _is_name(words[i + 1]):
            continue
        before = words[i - 1]
        if before in titles or (_is_name(before) and before.lower() not in never):
            yield i, PARTICLE
            yield i + 1, SURNAME


def _is_name(word: str) -> bool:
    """A capital, then small letters."""
    return word[:1].isupper() and word[1:2].islower()
