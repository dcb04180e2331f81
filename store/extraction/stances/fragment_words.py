"""Loads the word lists of fragments.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from store.extraction.stances.forms import FormTable
from store.extraction.wordlists import Shape, read_lists

_SHAPES: dict[str, Shape] = {
    "naming": "pairs",
    "retorting": "pairs",
    **dict.fromkeys(("about", "cheers", "boos", "yielding"), "phrases"),
    **dict.fromkeys(
        (
            "speaking",
            "before",
            "chants",
            "rejoicing",
            "complaining",
            "mocking",
            "pressures",
            "vices",
            "blames",
        ),
        "words",
    ),
}
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fragments:
    """The word lists of fragments.toml; phrases as tuples of forms, contractions undone at their end."""

    naming: dict[tuple[bool, str], str]  # (reflexive, infinitive) -> preposition
    about: dict[str, list[Words]]  # by first word
    before: frozenset[str]  # of `about`, what also says before whom, where it is said
    slogans: dict[str, list[tuple[Words, int]]]
    chants: frozenset[str]
    speaking: frozenset[str]  # verbs of `naming` whose object is only what somebody says
    mocking: frozenset[str]  # the forms of those that bring in a joke
    forms: FormTable
    cues: frozenset[str]  # all that may be a verb of `naming`


@cache
def fragment_lists() -> dict[str, Any]:
    """All the lists of fragments.toml as they stand there."""
    return read_lists(Path(__file__).with_name("fragments.toml"), _SHAPES)


@cache
def load_fragments() -> Fragments:
    """The lists that are read for `store.extraction.stances.fragments`."""
    raw = fragment_lists()
    naming = {(v.startswith("se "), v.removeprefix("se ")): prep for v, prep in raw["naming"]}
    about: dict[str, list[Words]] = {}
    for words in sorted(raw["about"], key=len, reverse=True):
        about.setdefault(words[0], []).append(tuple(words))
    slogans: dict[str, list[tuple[Words, int]]] = {}
    for name, sign in (("cheers", 1), ("boos", -1)):
        for words in raw[name]:
            slogans.setdefault(words[0], []).append((tuple(words), sign))
    verbs = {verb for _, verb in naming}
    forms = FormTable(verbs)
    jokes = {verb.removeprefix("se ") for verb in raw["mocking"]}
    mocking = FormTable(jokes).forms_of(jokes)
    before, chants = frozenset(raw["before"]), frozenset(raw["chants"])
    speaking = frozenset(raw["speaking"])
    cues = forms.forms_of(verbs)
    return Fragments(naming, about, before, slogans, chants, speaking, mocking, forms, cues)
