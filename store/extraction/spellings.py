"""The words by which the tree's repairs see that the parser mistook something: repair.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from store.extraction.wordlists import Phrases, load_lists


@dataclass(frozen=True, slots=True)
class Spellings:
    """The word lists of repair.toml, in small letters."""

    infinitive_nouns: frozenset[str]
    before_infinitive: frozenset[str]
    qualities: frozenset[str]
    many_qualities: frozenset[str]
    allies: frozenset[str]
    early: frozenset[str]
    nouns_in_ait: frozenset[str]
    telling_to: frozenset[str]
    taking_infinitives: frozenset[str]
    intentions: frozenset[str]
    informing: frozenset[str]
    self_described: frozenset[str]
    sworn: frozenset[str]
    sworn_enemies: frozenset[str]
    connectives: frozenset[str]
    framing: frozenset[str]
    alone: frozenset[str]
    making: frozenset[str]
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
    bodies: frozenset[str]
    civilities: frozenset[str]
    no_topics: frozenset[str]
    times: frozenset[str]
    grudging: frozenset[str]
    motives: frozenset[str]
    tokens: frozenset[str]
    bonds: tuple[tuple[str, ...], ...]
    manners: Phrases


@cache
def load_spellings() -> Spellings:
    """The lists, read once."""
    return load_lists(Spellings, Path(__file__).with_name("repair.toml"))
