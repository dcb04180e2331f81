"""The words by which the tree's repairs see that the parser mistook something: repair.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Spellings:
    """The word lists of repair.toml, in small letters; `manners` by their first word."""

    infinitive_nouns: frozenset[str]
    before_infinitive: frozenset[str]
    qualities: frozenset[str]
    many_qualities: frozenset[str]
    allies: frozenset[str]
    nouns_in_ait: frozenset[str]
    telling_to: frozenset[str]
    taking_infinitives: frozenset[str]
    intentions: frozenset[str]
    informing: frozenset[str]
    sworn: frozenset[str]
    sworn_enemies: frozenset[str]
    connectives: frozenset[str]
    framing: frozenset[str]
    alone: frozenset[str]
    numbers: frozenset[str]
    several: frozenset[str]
    singling_out: frozenset[str]
    verbal_prepositions: frozenset[str]
    subject_pronouns: frozenset[str]
    impersonal: frozenset[str]
    measures: frozenset[str]
    telling_whom: frozenset[str]
    answerable: frozenset[str]
    never_nouns: frozenset[str]
    calling: frozenset[str]
    emphatic: frozenset[str]
    kin: frozenset[str]
    summing_up: frozenset[str]
    bonds: tuple[tuple[str, ...], ...]
    manners: dict[str, tuple[tuple[str, ...], ...]]


@cache
def load_spellings() -> Spellings:
    """The lists, read once."""
    raw = tomllib.loads(Path(__file__).with_name("repair.toml").read_text(encoding="utf-8"))
    manners: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in raw.pop("manners"):
        manners[words[0]] = (*manners.get(words[0], ()), tuple(words))
    bonds = tuple(tuple(words) for words in raw.pop("bonds"))
    return Spellings(manners=manners, bonds=bonds, **{key: frozenset(words) for key, words in raw.items()})
