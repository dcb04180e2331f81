"""Whose words a text is: *émet une injonction qui suspend X*, *diffuse un clip se moquant de Y*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.negation import negated
from store.extraction.stances.syntax import Found
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.phrases import Phrases
    from store.extraction.stances.references import Reference


def penned(phrases: Phrases, i: int, *, named: bool = False) -> list[Reference]:
    """Whoever puts out the text that noun `i` names, or lists after another; `named`: any text that is a
    thing to take sides on.
    """
    p, words = phrases.parse, load_discourse()
    if not named and p.lemma[i] not in words.writings:
        return []
    first = i
    while p.dep[first] == "conj" and p.head[first] < first:
        first = p.head[first]
    verb = p.head[first]
    names = phrases.verbs(verb)
    if words.penning.isdisjoint(names) or negated(p, verb):
        return []
    if p.dep[first] == "obj":
        found = phrases.slots.subject(verb)
    elif p.dep[first] == "nsubj:pass":
        found = phrases.slots.agent(verb)
    else:
        return []
    who = phrases.all(Found(found.heads), False, 1)
    printed = p.lemma[i] not in words.printed and not words.printing.isdisjoint(names)
    return [r for r in who if not (printed and phrases.kind(r.entity) == "media")]
