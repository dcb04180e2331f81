"""Loads the word lists of outcomes.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from store.extraction.stances.forms import FormTable, nominal_forms
from store.extraction.stances.verdict_words import Idioms, read_idioms
from store.extraction.wordlists import Shape, read_lists

_PLAIN = (
    *("outright", "granting", "granted", "glad", "sorry", "glad_that", "feeling_oneself", "wronged"),
    *("faring", "harming", "helping", "seeing", "willing", "hindering", "forbidding"),
)
_SHAPES: dict[str, Shape] = {
    **dict.fromkeys(("joy", "grief", "hope", "fear"), "pairs"),
    **dict.fromkeys(("losing", "winning"), "phrases"),
    **dict.fromkeys(_PLAIN, "words"),
}


@dataclass(frozen=True, slots=True)
class Feeling:
    """What a verb says of what follows it: welcome (+1) or not, the preposition of its noun, whether it is
    only hoped for, feared or brought about, and whether to say something so is to judge who it is about.
    """

    sign: int
    prep: str
    hope: bool
    outright: bool = False


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The word lists of outcomes.toml; signs by infinitive, or by form for what is predicated."""

    feelings: dict[tuple[bool, str], list[Feeling]]  # by (reflexive, infinitive)
    feeling: frozenset[str]  # their infinitives
    moods: dict[str, int]  # by any form of the adjective
    worths: dict[str, int]  # of impersonal predicates, by form
    befalling: tuple[tuple[Idioms, int], ...]
    doing: dict[str, int]
    faring: frozenset[str]  # infinitives
    oneself: frozenset[str]
    wronged: frozenset[str]  # by form
    seeing: frozenset[str]  # infinitives
    willing: frozenset[str]  # likewise: not to want is to want the contrary
    hindering: frozenset[str]  # likewise: whom they hinder is their object …
    forbidding: frozenset[str]  # … and whom these forbid it to, their dative
    granting: frozenset[str]  # verbs, with `granted` nouns: no feeling
    granted: frozenset[str]
    forms: FormTable
    cues: frozenset[str]  # all that may say a feeling, a wrong or a hindrance


@cache
def load_outcomes() -> Outcomes:
    raw = read_lists(Path(__file__).with_name("outcomes.toml"), _SHAPES)
    feelings: dict[tuple[bool, str], list[Feeling]] = {}
    for name, sign, hope in (("joy", 1, False), ("grief", -1, False), ("hope", 1, True), ("fear", -1, True)):
        for verb, prep in raw[name]:
            key = (verb.startswith("se "), verb.removeprefix("se "))
            feelings.setdefault(key, []).append(Feeling(sign, prep, hope, verb in raw["outright"]))
    signed = (("glad", 1), ("sorry", -1))
    moods = {form: sign for name, sign in signed for word in raw[name] for form in nominal_forms(word)}
    signed = (("glad_that", 1), ("sorry", -1))
    worths = {form: sign for name, sign in signed for word in raw[name] for form in nominal_forms(word)}
    befalling = ((read_idioms(raw["losing"]), -1), (read_idioms(raw["winning"]), 1))
    doing = {verb: sign for name, sign in (("harming", -1), ("helping", 1)) for verb in raw[name]}
    verbs = {verb for _, verb in feelings} | {verb for table, _ in befalling for verb in table}
    oneself = frozenset(raw["feeling_oneself"])
    forms = FormTable(verbs | set(doing) | oneself | frozenset(raw["seeing"]))
    faring = frozenset(raw["faring"])
    wronged = frozenset(form for word in raw["wronged"] for form in nominal_forms(word))
    feeling = frozenset(verb for _, verb in feelings)
    granting, granted = frozenset(raw["granting"]), frozenset(raw["granted"])
    hindering, forbidding = frozenset(raw["hindering"]), frozenset(raw["forbidding"])
    cues = forms.forms_of(feeling | hindering | forbidding) | wronged | moods.keys() | worths.keys()
    return Outcomes(
        feelings=feelings,
        feeling=feeling,
        moods=moods,
        worths=worths,
        befalling=befalling,
        doing=doing,
        faring=faring,
        oneself=oneself,
        wronged=wronged,
        seeing=frozenset(raw["seeing"]),
        willing=frozenset(raw["willing"]),
        hindering=hindering,
        forbidding=forbidding,
        granting=granting,
        granted=granted,
        forms=forms,
        cues=cues,
    )
