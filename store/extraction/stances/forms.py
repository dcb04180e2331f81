"""Inflected forms of the lexicon's verbs, so that a frame is found whatever the lemmatizer thought.

A closed table: every infinitive of the lexicon is conjugated once (paradigms in conjugation.toml),
forms are looked up in a dictionary. Over-generation (*j'appèle*) is harmless: no text has it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Set
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

_IMPERFECT = ("ais", "ais", "ait", "ions", "iez", "aient")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont")
_ER = {
    "": ("e", "es", "e", "ons", "ez", "ent", "ions", "iez", "ant", "er"),
    "past": ("ai", "as", "a", "âmes", "âtes", "èrent"),
}
_IR = (
    "is",
    "it",
    "issons",
    "issez",
    "issent",
    "isse",
    "isses",
    "issions",
    "issiez",
    "issant",
    "îmes",
    "îtes",
    "irent",
    "ît",
    "ir",
)


OWN_FORMS = frozenset({"être", "aller"})  # *nous sommes* and *je suis* are hardly ever *sommer* or *suivre*


@cache
def _models() -> list[tuple[str, dict[str, Any]]]:
    raw = tomllib.loads(Path(__file__).with_name("conjugation.toml").read_text(encoding="utf-8"))
    pairs = [(ending, model) for model in raw["model"].values() for ending in model["endings"]]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def participles(masculine: str, feminine: str = "") -> set[str]:
    """The four agreeing forms of a past participle given as masculine singular."""
    feminine = feminine or masculine + "e"
    plural = masculine if masculine.endswith(("s", "x")) else masculine + "s"
    return {masculine, plural, feminine, feminine + "s"}


def _er_stems(stem: str) -> tuple[set[str], str]:
    """Stems before a mute *e*, and the stem before *a* and *o*."""
    mute = {stem}
    if stem.endswith("y"):
        mute.add(stem[:-1] + "i")
    for at in range(len(stem) - 1, max(len(stem) - 4, -1), -1):
        if stem[at] in "eé" and at < len(stem) - 1:
            mute.add(stem[:at] + "è" + stem[at + 1 :])
            break
    if stem.endswith(("el", "et")):
        mute.add(stem + stem[-1])
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    return mute, soft


def _first_group(stem: str) -> set[str]:
    mute, soft = _er_stems(stem)
    forms = {stem + end for end in _ER[""]}
    forms |= {m + end for m in mute for end in ("e", "es", "ent")}
    forms |= {m + "er" + end for m in mute | {stem} for end in (*_FUTURE, *_IMPERFECT)}
    forms |= {soft + end for end in (*_IMPERFECT, *_ER["past"], "ons", "ant") if end[0] in "aoâ"}
    forms |= {stem + end for end in ("ions", "iez", "èrent", "é")}
    return forms | participles(stem + "é")


def _second_group(stem: str) -> set[str]:
    forms = {stem + end for end in _IR}
    forms |= {stem + "iss" + end for end in _IMPERFECT}
    forms |= {stem + "ir" + end for end in (*_FUTURE, *_IMPERFECT)}
    return forms | participles(stem + "i")


def _simple_past(stem: str) -> set[str]:
    if stem.endswith("in"):  # vint, tinrent
        return {stem + "s", stem + "t", stem + "rent"}
    hat = {"i": "î", "u": "û", "a": "â"}.get(stem[-1], stem[-1])
    return {stem + "s", stem + "t", stem + "rent", stem[:-1] + hat + "mes", stem[:-1] + hat + "t"}


def _stem(verb: str, ending: str, model: dict[str, Any]) -> Callable[[str], str]:
    """A function that writes the model's parts after the stem of `verb`."""
    if "keep_before" in model:
        stem = verb[: -len(model["keep_before"])]
    elif "cut" in model:
        stem = verb[: -model["cut"]]
    elif "keep" in model:
        stem = verb[: len(verb) - len(ending) + model["keep"]]
    else:
        stem = verb[: -len(ending)]
    consonant = ""
    if any("C" in p for p in model["present"]):  # partir: par-s, par-t-ons
        consonant, stem = stem[-1], stem[:-1]

    def full(part: str) -> str:
        for mark, end in (("CONS", "ons"), ("CEZ", "ez"), ("CENT", "ent"), ("C", "")):
            part = part.replace(mark, consonant + end)
        return stem + part

    return full


def _third_group(verb: str, ending: str, model: dict[str, Any]) -> set[str]:
    full = _stem(verb, ending, model)
    forms = {verb} | {full(form) for form in model["present"] if form}
    forms |= {full(model["imperfect"]) + end for end in (*_IMPERFECT, "ant")}
    forms |= {full(model["future"]) + end for end in (*_FUTURE, *_IMPERFECT)}
    forms |= {full(model["subjunctive"]) + end for end in ("e", "es", "ent", "ions", "iez")}
    forms |= _simple_past(full(model["past"]))
    return forms | participles_of(verb)


@lru_cache(maxsize=64)  # the verbs that rules name; those of the lexicon go by once
def conjugate(verb: str) -> frozenset[str]:
    """All simple forms of a French infinitive, lower case (participles with their agreements)."""
    for ending, model in _models():
        if verb == ending or (verb.endswith(ending) and not model.get("whole")):
            return frozenset(_third_group(verb, ending, model))
    if verb.endswith("er"):
        return frozenset(_first_group(verb[:-2]))
    if verb.endswith(("ir", "ïr")):
        return frozenset(_second_group(verb[:-2]))
    return frozenset({verb})


def nominal_forms(word: str) -> frozenset[str]:
    """Singular, plural and feminine forms of a noun or adjective, over-generated."""
    forms = {word, word + "s", word + "x"}
    if word.endswith("al"):
        forms |= {word[:-2] + "aux", word + "e", word + "es"}
    if word.endswith("eux"):
        forms |= {word[:-1] + "se", word[:-1] + "ses"}
    if word.endswith("eur"):
        forms |= {word[:-1] + "se", word[:-1] + "ses", word[:-3] + "rice", word[:-3] + "rices"}
    if word.endswith("if"):
        forms |= {word[:-1] + "ve", word[:-1] + "ves"}
    if word.endswith(("er", "el", "en", "on", "et")):
        forms |= {word + word[-1] + "e", word + word[-1] + "es", word[:-2] + "ère", word[:-2] + "ères"}
    if word.endswith("e"):
        return frozenset(forms)
    return frozenset(forms | {word + "e", word + "es"})


@cache
def participles_of(verb: str) -> frozenset[str]:
    """The agreeing past participles of `verb`."""
    for ending, model in _models():
        if verb == ending or (verb.endswith(ending) and not model.get("whole")):
            full = _stem(verb, ending, model)
            feminine = full(model["feminine"]) if "feminine" in model else ""
            return frozenset(participles(full(model["participle"]), feminine))
    if verb.endswith("er"):
        return frozenset(participles(verb[:-2] + "é"))
    return frozenset(participles(verb[:-2] + "i"))


_CONDITIONAL = ("aient", "ait", "ais", "ions", "iez")
_IN_FUTURE = ("rons", "rez")
_IN_CONDITIONAL = tuple("r" + end for end in _CONDITIONAL)


class FormTable:
    """Form → lemmas, for the verbs given."""

    def __init__(self, verbs: Collection[str]) -> None:
        table: dict[str, set[str]] = {}
        past: set[str] = set()
        for verb in verbs:
            forms = conjugate(verb)
            past |= forms & participles_of(verb)
            for form in forms:
                table.setdefault(form, set()).add(verb)
        for verb in OWN_FORMS & set(verbs):
            table.update((form, {verb}) for form in conjugate(verb))
        self._participles = frozenset(past)
        self._table = {form: tuple(sorted(lemmas)) for form, lemmas in table.items()}
        self.verbal: Set[str] = frozenset(self._table)  # all forms
        self.infinitives = frozenset(form for form, lemmas in self._table.items() if form in lemmas)

    def present(self, form: str) -> str:
        """The infinitive of which `form`, which may be a participle, is a finite form too; "" for none."""
        finite = [lemma for lemma in self.lemmas(form) if form not in participles_of(lemma)]
        return finite[0] if finite and form in self._participles else ""

    def participle(self, form: str) -> bool:
        """Whether `form` can be an agreeing past participle of one of its lemmas."""
        return form in self._participles

    def conditional(self, form: str) -> bool | None:
        """Whether `form` is a conditional (*armerait*, not the imperfect *tirait*); None for unknown verbs.

        A conditional is a future with the ending of the imperfect: its third person of the future
        must be a form of the same verb.
        """
        if not form.endswith(_IN_CONDITIONAL):
            return False
        stem = next(form[: -len(end)] for end in _CONDITIONAL if form.endswith(end))
        lemmas = self._table.get(form)
        if not lemmas:
            return None
        return any(set(lemmas) & set(self._table.get(stem + end, ())) for end in ("a", "ont")) and not any(
            lemma.endswith(stem + "er") for lemma in lemmas
        )

    def future(self, form: str) -> bool:
        """Whether `form` is of the first or second person of the future (*nous signerons*, not *tirons*),
        which the tagger takes for a present.
        """
        if not form.endswith(_IN_FUTURE):
            return False
        stem, lemmas = form[: -len("ez" if form.endswith("ez") else "ons")], self.lemmas(form)
        other = set(lemmas) & set(self.lemmas(stem + "a")) & set(self.lemmas(stem + "ait"))
        return bool(other) and not any(lemma.endswith(stem + "er") for lemma in lemmas)

    def forms_of(self, verbs: Collection[str]) -> frozenset[str]:
        """`verbs` and whatever may be a form of one of them."""
        return frozenset({*verbs, *(f for f, known in self._table.items() if any(v in verbs for v in known))})

    def lemmas(self, form: str) -> tuple[str, ...]:
        """The infinitives of which `form` (lower case) is a form; empty when none."""
        return self._table.get(form, ())
