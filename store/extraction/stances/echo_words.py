"""Loads the word lists of echoes.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from store.extraction.stances.forms import nominal_forms
from store.extraction.stances.words import by_first


@dataclass(frozen=True, slots=True)
class EchoWords:
    """The word lists of echoes.toml; phrases by their first word, an infinitive but in `likewise`."""

    repeats: dict[str, list[tuple[str, ...]]]
    dissents: dict[str, list[tuple[str, ...]]]
    joining: dict[str, list[tuple[str, ...]]]
    voices: dict[str, list[tuple[str, ...]]]
    following: frozenset[str]
    outdoing: frozenset[str]
    likewise: dict[str, list[tuple[str, ...]]]
    voiced: frozenset[str]  # by form
    verbs: frozenset[str]  # the infinitives of all of them


@cache
def load_echoes() -> EchoWords:
    raw = tomllib.loads(Path(__file__).with_name("echoes.toml").read_text(encoding="utf-8"))
    repeats, dissents, joining, voices = (
        by_first(raw[name]) for name in ("repeats", "dissents", "joining", "voices")
    )
    following, outdoing = frozenset(raw["following"]), frozenset(raw["outdoing"])
    voiced = frozenset(form for noun in raw["voiced"] for form in nominal_forms(noun))
    verbs = following.union(outdoing, repeats, dissents, joining, voices)
    return EchoWords(
        repeats, dissents, joining, voices, following, outdoing, by_first(raw["likewise"]), voiced, verbs
    )
