"""Loads the word lists of echoes.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from store.extraction.stances.forms import nominal_forms
from store.extraction.wordlists import Phrases, Shape, by_first, read_lists

_SHAPES: dict[str, Shape] = {
    **dict.fromkeys(("repeats", "dissents", "joining", "voices", "likewise", "returned", "sided"), "phrases"),
    **dict.fromkeys(("following", "outdoing", "voiced", "sided_with", "negated", "likening"), "words"),
}


@dataclass(frozen=True, slots=True)
class EchoWords:
    """The word lists of echoes.toml; phrases by their first word, an infinitive but in `likewise`."""

    repeats: Phrases
    dissents: Phrases
    joining: Phrases
    voices: Phrases
    returned: frozenset[tuple[str, ...]]  # of `repeats`, as the next two
    sided: frozenset[tuple[str, ...]]
    sided_with: frozenset[str]
    negated: frozenset[str]
    likening: frozenset[str]
    following: frozenset[str]
    outdoing: frozenset[str]
    likewise: Phrases
    voiced: frozenset[str]  # by form
    verbs: frozenset[str]  # the infinitives of all of them


@cache
def load_echoes() -> EchoWords:
    """The lists, read once."""
    raw = read_lists(Path(__file__).with_name("echoes.toml"), _SHAPES)
    repeats, dissents, joining, voices = (
        by_first(raw[name]) for name in ("repeats", "dissents", "joining", "voices")
    )
    following, outdoing = frozenset(raw["following"]), frozenset(raw["outdoing"])
    return EchoWords(
        repeats=repeats,
        dissents=dissents,
        joining=joining,
        voices=voices,
        returned=frozenset(map(tuple, raw["returned"])),
        sided=frozenset(map(tuple, raw["sided"])),
        sided_with=frozenset(raw["sided_with"]),
        negated=frozenset(raw["negated"]),
        likening=frozenset(raw["likening"]),
        following=following,
        outdoing=outdoing,
        likewise=by_first(raw["likewise"]),
        voiced=frozenset(form for noun in raw["voiced"] for form in nominal_forms(noun)),
        verbs=following.union(outdoing, repeats, dissents, joining, voices),
    )
