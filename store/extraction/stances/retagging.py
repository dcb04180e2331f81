"""Verbs that the tagger took for something else, where the context shows it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from store.extraction.stances.forms import conjugate
from store.extraction.stances.words import DETERMINERS, QUOTES

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.stances.syntax import Parse

_INFINITIVE_NOUNS = frozenset(
    {"pouvoir", "devoir", "savoir", "avoir", "être", "dîner", "déjeuner", "souvenir"}
)


@cache
def _modals() -> frozenset[str]:
    """The forms of the verbs that take a bare infinitive."""
    verbs = ("vouloir", "pouvoir", "devoir", "souhaiter", "espérer", "compter", "falloir", "oser")
    return frozenset(form for verb in verbs for form in (verb, *conjugate(verb)))


def retag(p: Parse, forms: FormTable) -> None:
    """Verbs of the closed table that the tagger took for something else, where the context shows it."""
    for i in range(1, p.size):
        if p.pos[i] not in {"NOUN", "ADJ", "ADV", "PROPN", "X"} or not forms.lemmas(p.low[i]):
            continue
        if _object_of_infinitive(p, i, forms):
            continue
        before = i - 1
        while before > 0 and (p.pos[before] in {"ADV", "SPACE"} or p.low[before] in QUOTES):
            before -= 1
        if forms.participle(p.low[i]):
            if p.pos[i] != "ADJ" and p.pos[before] == "AUX":
                p.pos[i] = "VERB"
                p.forget()
        elif (
            (p.low[i].endswith("ent") and p.pos[before] in {"NOUN", "PROPN", "PRON"} and p.pos[i] != "PROPN")
            or (
                before == i - 1
                and p.low[before] in {"se", "s'", "ne", "n'", "y", "lui"}
                and p.pos[before] != "DET"
            )
            or (
                p.pos[before] == "PROPN"
                and before == i - 1
                and p.low[i] == p.doc[i].text
                and not p.kids_case(i)
            )
            or (
                p.pos[i] == "NOUN"
                and i + 1 < p.size
                and p.low[i + 1] in DETERMINERS
                and (
                    p.pos[before] == "PROPN"
                    or p.low[before] in {",", ")"}
                    or (p.dep[i] == "conj" and p.pos[p.head[i]] == "VERB" and not p.kids_case(i))
                )
            )
        ):
            p.call_verb(i)


def _object_of_infinitive(p: Parse, i: int, forms: FormTable) -> bool:
    """*veut l'écarter*: an infinitive and its object, taken for a noun with an article."""
    clitic, modal = i - 1, i - 2
    if i < 2 or p.low[clitic] not in {"le", "la", "l'", "les"} or p.low[i] in _INFINITIVE_NOUNS:
        return False
    infinitive = p.low[i] in forms.lemmas(p.low[i])
    if not infinitive or p.low[modal] not in _modals():
        return False
    p.pos[i], p.dep[i] = "VERB", "xcomp"
    p.pos[clitic], p.dep[clitic] = "PRON", "obj"
    p.forget()
    return True
