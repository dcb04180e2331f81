"""Loads the word lists of violence.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from store.extraction.wordlists import Phrases, load_lists


@dataclass(frozen=True, slots=True)
class ViolenceWords:
    """The word lists of violence.toml."""

    claimable: frozenset[str]
    claiming: frozenset[str]
    owned: frozenset[str]
    holding: frozenset[str]
    hands: frozenset[str]
    grounds: frozenset[str]
    taking: frozenset[str]
    uprisings: frozenset[str]
    completed: Phrases
    heading: frozenset[str]
    masterminds: frozenset[str]
    toppling: frozenset[str]
    onslaughts: frozenset[str]
    suffered: frozenset[str]
    dying: frozenset[str]
    retreating: frozenset[str]
    assuming: dict[str, str]
    losing: dict[str, str]


@cache
def load_violence() -> ViolenceWords:
    """The lists, read once."""
    return load_lists(ViolenceWords, Path(__file__).with_name("violence.toml"))
