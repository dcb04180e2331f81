"""Loads the word lists of echoes.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from store.extraction.stances.forms import nominal_forms
from store.extraction.wordlists import Phrases, Shape, by_first, read_lists

_SHAPES: dict[str, Shape] = {
    **dict.fromkeys(("repeats", "dissents", "joining", "voices", "likewise"), "phrases"),
    **dict.fromkeys(("following", "outdoing", "voiced"), "words"),
}


@dataclass(frozen=True, slots=True)
class EchoWords:
    """The word lists of echoes.toml; phrases by their first word, an infinitive but in `likewise`."""

    repeats: Phrases
    dissents: Phrases
    joining: Phrases
    voices: Phrases
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
    voiced = frozenset(form for noun in raw["voiced"] for form in nominal_forms(noun))
    verbs = following.union(outdoing, repeats, dissents, joining, voices)
    return EchoWords(
        repeats, dissents, joining, voices, following, outdoing, by_first(raw["likewise"]), voiced, verbs
    )
