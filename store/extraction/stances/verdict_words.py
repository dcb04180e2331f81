"""Loads the word lists of verdicts.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from store.extraction.stances.forms import FormTable, nominal_forms
from store.extraction.wordlists import Shape, read_lists

Idioms = dict[str, list[tuple[bool, tuple[str, ...]]]]
"""By infinitive: whether it is reflexive, and the further words that must follow."""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Idioms by their verb; plain words; `forms` finds the verbs of all the idioms."""

    leaving: Idioms
    dropping: frozenset[str]
    staying: Idioms
    beating: Idioms
    freeing: Idioms
    upholding: Idioms
    blaming: Idioms
    praising: Idioms
    deserving: Idioms
    likening: Idioms
    amounting: frozenset[str]
    carrying: frozenset[str]
    lacking: frozenset[str]
    lacking_verbs: frozenset[str]
    leading: frozenset[str]
    boons: frozenset[str]
    too: frozenset[str]
    lukewarm: frozenset[str]
    faint: frozenset[str]
    answerable: frozenset[str]
    clinical: frozenset[str]
    stative: frozenset[str]
    going: frozenset[str]
    voices: frozenset[str]
    told: frozenset[str]
    urged: frozenset[str]  # the verbs that one wants somebody to do, or to have done to him
    verbs: frozenset[str]  # of all the idioms, and those that go with a noun
    forms: FormTable
    cues: frozenset[str]  # all that may be a verb of the idioms or of the words that go with a noun


@cache
def load_verdicts() -> Verdicts:
    raw = read_lists(Path(__file__).with_name("verdicts.toml"), _SHAPES)
    urged = frozenset(verb for name in _URGED for verb in read_idioms(raw[name]))
    verbs = {verb for name in _IDIOMS for verb in read_idioms(raw[name])}
    verbs |= {verb for name in ("amounting", "carrying", "lacking_verbs") for verb in raw[name]}
    forms = FormTable(verbs)
    return Verdicts(
        leaving=read_idioms(raw["leaving"]),
        dropping=frozenset(raw["dropping"]),
        staying=read_idioms(raw["staying"]),
        beating=read_idioms(raw["beating"]),
        freeing=read_idioms(raw["freeing"]),
        upholding=read_idioms(raw["upholding"]),
        blaming=read_idioms(raw["blaming"]),
        praising=read_idioms(raw["praising"]),
        deserving=read_idioms(raw["deserving"]),
        likening=read_idioms(raw["likening"]),
        amounting=frozenset(raw["amounting"]),
        carrying=frozenset(raw["carrying"]),
        lacking_verbs=frozenset(raw["lacking_verbs"]),
        too=frozenset(raw["too"]),
        clinical=frozenset(raw["clinical"]),
        stative=frozenset(raw["stative"]),
        going=frozenset(raw["going"]),
        voices=frozenset(raw["voices"]),
        told=frozenset(raw["told"]),
        lacking=_forms(raw["lacking"]),
        leading=_forms(raw["leading"]),
        boons=_forms(raw["boons"]),
        lukewarm=_forms(raw["lukewarm"]),
        faint=_forms(raw["faint"]),
        answerable=_forms(raw["answerable"]),
        urged=urged,
        verbs=frozenset(verbs),
        forms=forms,
        cues=forms.forms_of(verbs),
    )


def _forms(words: list[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in nominal_forms(word))


def read_idioms(rows: list[list[str]]) -> Idioms:
    """Idioms as the data file has them: *se* first, further words after the verb, alternatives with "|"."""
    found: Idioms = {}
    for words in rows:
        reflexive = words[0] == "se"
        verb, *rest = words[1:] if reflexive else words
        for further in product(*(word.split("|") for word in rest)):
            found.setdefault(verb, []).append((reflexive, further))
    return found


_URGED = ("leaving", "staying", "beating", "freeing", "upholding")
_IDIOMS = (*_URGED, "blaming", "praising", "deserving", "likening")
_PLAIN = (
    *("dropping", "amounting", "carrying", "lacking", "lacking_verbs", "leading", "boons", "too"),
    *("clinical", "lukewarm", "faint", "answerable", "stative", "going", "voices", "told"),
)
_SHAPES: dict[str, Shape] = {**dict.fromkeys(_IDIOMS, "phrases"), **dict.fromkeys(_PLAIN, "words")}
