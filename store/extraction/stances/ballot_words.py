"""Loads the word lists of ballots.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from store.extraction.wordlists import Shape, read_lists
from store.lexicon.gazetteer import fold

_PLAIN = ("verbs", "nouns", "voting", "campaigning", "polls", "yes", "no", "deciding", "counted", "chambers")
_SHAPES: dict[str, Shape] = {**dict.fromkeys(_PLAIN, "words"), "frames": "table"}


@dataclass(frozen=True, slots=True)
class BallotWords:
    """The word lists of ballots.toml."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    voting: frozenset[str]
    campaigning: frozenset[str]
    polls: frozenset[str]
    answers: dict[str, int]  # 1 for "oui", -1 for "non"
    frames: dict[str, str]  # the frames of some of them
    deciding: frozenset[str]
    counted: frozenset[str]
    chambers: tuple[str, ...]  # how their names begin, folded


@cache
def load_ballots() -> BallotWords:
    """The lists, read once."""
    raw = read_lists(Path(__file__).with_name("ballots.toml"), _SHAPES)
    return BallotWords(
        verbs=frozenset(raw["verbs"]),
        nouns=frozenset(raw["nouns"]),
        voting=frozenset(raw["voting"]),
        campaigning=frozenset(raw["campaigning"]),
        polls=frozenset(raw["polls"]),
        answers=dict.fromkeys(raw["yes"], 1) | dict.fromkeys(raw["no"], -1),
        frames=raw["frames"],
        deciding=frozenset(raw["deciding"]),
        counted=frozenset(raw["counted"]),
        chambers=tuple(fold(name) for name in raw["chambers"]),
    )
