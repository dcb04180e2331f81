"""Loads the small word lists of the stance rules (discourse.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

QUOTES = frozenset('"«»“”')
DETERMINERS = frozenset(
    {"le", "la", "l'", "les", "un", "une", "des", "son", "sa", "ses", "leur", "leurs", "ce", "cet", "cette"}
)


@dataclass(frozen=True, slots=True)
class Discourse:
    """Word lists of `store.extraction.stances.discourse`; phrases are tuples of lower-case forms."""

    repeats: dict[str, list[tuple[str, ...]]]  # by their verb
    following: frozenset[str]
    likewise: dict[str, list[tuple[str, ...]]]  # by their first word
    denials: frozenset[str]
    people: frozenset[str]
    things: frozenset[str]
    vague: frozenset[str]
    adopting: frozenset[str]
    siding: frozenset[str]
    settings: frozenset[str]
    connectives: tuple[tuple[str, ...], ...]
    by_first: dict[str, list[tuple[str, ...]]]  # the connectives by their first word
    companion_starts: dict[str, list[tuple[str, ...]]]  # the companions by theirs
    occasions: frozenset[str]
    hiding: frozenset[str]
    own_acts: frozenset[str]
    with_etre: tuple[str, ...]
    with_de: frozenset[str]
    turning_down: frozenset[str]
    implied: frozenset[str]
    undone: tuple[tuple[str, ...], ...]
    ties: frozenset[str]
    vessels: frozenset[str]
    seeking: frozenset[str]
    votable: frozenset[str]
    including: dict[str, list[tuple[str, ...]]]  # by their first word
    others: tuple[tuple[str, ...], ...]
    ending: frozenset[str]
    whatever: frozenset[str]
    befalling: frozenset[str]
    deeds: dict[str, str]  # a noun of action whose verb is not told by its first letters -> the verb
    adverbial: frozenset[str]
    doing: frozenset[str]
    residing: frozenset[str]
    reacting: frozenset[str]
    alone: frozenset[str]
    stung: frozenset[str]
    missed: frozenset[str]
    aiming: frozenset[str]
    imposing: frozenset[str]


def by_first(phrases: Iterable[Iterable[str]]) -> dict[str, list[tuple[str, ...]]]:
    """Phrases, in their order, by their first word."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for words in map(tuple, phrases):
        table.setdefault(words[0], []).append(words)
    return table


@cache
def load_discourse() -> Discourse:
    raw = tomllib.loads(Path(__file__).with_name("discourse.toml").read_text(encoding="utf-8"))
    return Discourse(
        repeats=by_first(raw["repeats"]),
        following=frozenset(raw["following"]),
        likewise=by_first(raw["likewise"]),
        denials=frozenset(raw["denials"]),
        people=frozenset(raw["people"]),
        things=frozenset(raw["things"]),
        vague=frozenset(raw["vague"]),
        adopting=frozenset(raw["adopting"]),
        siding=frozenset(raw["siding"]),
        settings=frozenset(raw["settings"]),
        hiding=frozenset(raw["hiding"]),
        own_acts=frozenset(raw["own_acts"]),
        with_etre=tuple(raw["with_etre"]),
        with_de=frozenset(raw["with_de"]),
        including=by_first(raw["including"]),
        others=tuple(tuple(words) for words in raw["others"]),
        ending=frozenset(raw["ending"]),
        whatever=frozenset(raw["whatever"]),
        befalling=frozenset(raw["befalling"]),
        deeds=dict(raw["deeds"]),
        adverbial=frozenset(raw["adverbial"]),
        doing=frozenset(raw["doing"]),
        residing=frozenset(raw["residing"]),
        reacting=frozenset(raw["reacting"]),
        alone=frozenset(raw["alone"]),
        stung=frozenset(raw["stung"]),
        missed=frozenset(raw["missed"]),
        aiming=frozenset(raw["aiming"]),
        imposing=frozenset(raw["imposing"]),
        seeking=frozenset(raw["seeking"]),
        vessels=frozenset(raw["vessels"]),
        votable=frozenset(raw["votable"]),
        turning_down=frozenset(raw["turning_down"]),
        implied=frozenset(raw["implied"]),
        undone=tuple(tuple(words) for words in raw["undone"]),
        ties=frozenset(raw["ties"]),
        occasions=frozenset(raw["occasions"]),
        by_first=by_first(raw["connectives"]),
        companion_starts=by_first(raw["companions"]),
        connectives=tuple(tuple(words) for words in raw["connectives"]),
    )
