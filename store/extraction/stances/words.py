"""Loads the small word lists of the stance rules (discourse.toml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from store.extraction.wordlists import Phrases, load_lists

QUOTES = frozenset('"«»“”')
DETERMINERS = frozenset(
    {"le", "la", "l'", "les", "un", "une", "des", "son", "sa", "ses", "leur", "leurs", "ce", "cet", "cette"}
)


@dataclass(frozen=True, slots=True)
class Discourse:
    """Word lists of `store.extraction.stances.discourse`; phrases are tuples of lower-case forms."""

    denials: frozenset[str]
    people: frozenset[str]
    wholes: frozenset[str]
    things: frozenset[str]
    vague: frozenset[str]
    hollow: frozenset[str]
    some: frozenset[str]
    orders: frozenset[str]
    adopting: frozenset[str]
    siding: frozenset[str]
    company: frozenset[str]
    settings: frozenset[str]
    connectives: Phrases
    companions: Phrases
    occasions: frozenset[str]
    hiding: frozenset[str]
    own_acts: frozenset[str]
    with_etre: tuple[str, ...]
    with_de: frozenset[str]
    turning_down: frozenset[str]
    implied: frozenset[str]
    averted: Phrases
    compelling: frozenset[str]
    passing: frozenset[str]
    undone: Phrases
    ties: frozenset[str]
    vessels: frozenset[str]
    wares: frozenset[str]
    passages: frozenset[str]
    helping: frozenset[str]
    offices: frozenset[str]
    channels: frozenset[str]
    writings: frozenset[str]
    penning: frozenset[str]
    assaults: frozenset[str]
    leaving: frozenset[str]
    unions: frozenset[str]
    fights: frozenset[str]
    seeking: frozenset[str]
    votable: frozenset[str]
    including: Phrases
    others: tuple[tuple[str, ...], ...]
    mutually: Phrases
    ending: frozenset[str]
    ceasing: frozenset[str]
    labels: frozenset[str]
    quitting: frozenset[str]
    whatever: frozenset[str]
    beside: frozenset[str]
    befalling: frozenset[str]
    coming: frozenset[str]
    deeds: dict[str, str]  # a noun of action whose verb is not told by its first letters -> the verb
    adverbial: frozenset[str]
    doing: frozenset[str]
    residing: frozenset[str]
    reacting: frozenset[str]
    alone: frozenset[str]
    plain: frozenset[str]
    stung: frozenset[str]
    winning: frozenset[str]
    advice: frozenset[str]
    personal: frozenset[str]
    retreats: frozenset[str]
    asides: tuple[tuple[str, ...], ...]
    venues: frozenset[str]
    venue_openers: frozenset[str]
    relations: frozenset[str]
    because: tuple[tuple[str, ...], ...]
    aspects: frozenset[str]
    missed: frozenset[str]
    aiming: frozenset[str]
    imposing: frozenset[str]
    granting: frozenset[str]
    mourning: frozenset[str]
    honoured: frozenset[str]
    befalls_people: frozenset[str]
    marching: frozenset[str]
    declining: frozenset[str]
    refusing: frozenset[str]
    censuring: frozenset[str]
    recalling: frozenset[str]
    opining: frozenset[str]
    deciding: frozenset[str]
    refusals: frozenset[str]
    unbinding: frozenset[str]
    of_others: frozenset[str]
    own_causes: frozenset[str]
    own_gifts: frozenset[str]
    withholding: frozenset[str]
    own_bodies: frozenset[str]
    arms: frozenset[str]
    excepting: frozenset[str]
    quarters: frozenset[str]
    guarding: frozenset[str]
    renouncing: frozenset[str]
    compelled: frozenset[str]
    prodding: frozenset[str]
    branches: frozenset[str]
    slipping: frozenset[str]
    letting: frozenset[str]
    breaking: frozenset[str]
    given_words: frozenset[str]
    decisions: frozenset[str]
    authored: frozenset[str]
    tabling: frozenset[str]
    copulas: frozenset[str]
    copular: frozenset[str]
    modals: frozenset[str]
    infinitive_nouns: frozenset[str]
    ought: frozenset[str]
    grading: frozenset[str]
    made_known: frozenset[str]
    called: frozenset[str]
    calling: frozenset[str]
    moods: frozenset[str]
    undoing: frozenset[str]
    achieving: frozenset[str]
    undoing_nouns: frozenset[str]
    achieving_nouns: frozenset[str]
    announcing: frozenset[str]
    naming: frozenset[str]
    resolute: frozenset[str]
    imagining: frozenset[str]
    urging: frozenset[str]


@cache
def load_discourse() -> Discourse:
    """The lists, read once."""
    return load_lists(Discourse, Path(__file__).with_name("discourse.toml"))
