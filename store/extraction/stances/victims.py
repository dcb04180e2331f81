"""*« Israël nous a attaqués », a dit X*: what is done to whoever speaks makes him a friend or an enemy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from store.extraction.stances.references import Reference
from store.extraction.stances.verdicts import made
from store.model import Certainty

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate
    from store.extraction.stances.engine import Engine

_US = frozenset({"nous", "me", "m'"})
_SLOTS = frozenset({"obj", "dat"})


def victims(engine: Engine) -> Iterator[Candidate]:
    """The stances of speakers towards those who, in their words, attack or help them."""
    p = engine.parse
    for k in p.among(_US):
        verb = p.head[k]
        if not p.quoted[k] or p.pos[verb] != "VERB" or verb < k or p.passive(verb) or p.dep[k] == "nsubj":
            continue
        sign = _side(engine, verb)
        mode = engine.modality.read(verb)
        if not sign or mode.negated or mode.dropped:
            continue
        speakers = [
            Reference(e, k, k, k + 1, 1, ("speaker",))
            for e in engine.entities.speaker(p.doc[k])
            if p.low[k] == "nous" or engine.phrases.kind(e) == "person"
        ]
        doers = engine.phrases.all(engine.slots.subject(verb), dig=True)
        doers = [r for r in doers if r.sign > 0 and engine.phrases.kind(r.entity) != "proposal"]
        certainty: Certainty = "alleged" if mode.conditional or mode.future else "asserted"
        for c in made(engine, verb, (k, verb), speakers, doers, sign, "victim"):
            yield replace(c, certainty=certainty)


def _side(engine: Engine, verb: int) -> int:
    """+1 for verbs of help, -1 for those of harm to an object; 0 for others."""
    for lemma in engine.modality.lemmas(verb):
        for frame in engine.lexicon.by_lemma.get(lemma, ()):
            plain = (
                frame.pos == "verb" and not frame.words and not frame.reflexive and not frame.polarity_from
            )
            if plain and frame.stance != "contact" and _SLOTS & set(frame.target):
                return 1 if frame.stance == "support" else -1
    return 0
