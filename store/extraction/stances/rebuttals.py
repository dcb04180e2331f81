"""*X a rejeté les accusations de Y*: Y has accused X."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from store.extraction.stances.syntax import Found
from store.extraction.stances.verdicts import made
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate
    from store.extraction.stances.engine import Engine

_OWNED = ("de", "adj", "par")
_PREPOSITIONS = frozenset({"", "à"})  # "rejeter les accusations", "répondre aux accusations"


def rebuttals(engine: Engine) -> Iterator[Candidate]:
    """The stances of those whose charges another rebuts, unless the charges say against whom they are."""
    p, words = engine.parse, load_discourse()
    for i in p.among(words.charges):
        verb = p.head[i]
        if p.pos[i] != "NOUN" or p.pos[verb] != "VERB" or p.prep(i) not in _PREPOSITIONS:
            continue
        if words.rebutting.isdisjoint(engine.modality.lemmas(verb)) or engine.slots.complement(i, "contre"):
            continue
        if i not in (*engine.slots.object(verb).heads, *engine.slots.complement(verb, "à").heads):
            continue
        yield from _charged(engine, i, verb, engine.slots.subject(verb))


def _charged(engine: Engine, i: int, verb: int, who: Found) -> Iterator[Candidate]:
    holders = next((found for slot in _OWNED if (found := engine.phrases.owner(i, slot))), [])
    targets = [
        r for r in engine.phrases.all(who, dig=False) if engine.phrases.kind(r.entity) != "proposal"
    ]  # fmt: skip
    mode = engine.modality.read(verb)
    for c in made(engine, i, (verb, i), holders, targets, -1, "rebuttal"):
        yield replace(c, certainty="alleged" if mode.hedged or mode.conditional else "asserted")
