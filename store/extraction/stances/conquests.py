"""*X a repris la ville aux mains de Y*, *contrôlée par Y*: who takes a place is against who holds it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.extraction.stances.harms import harm
from store.extraction.stances.syntax import NOTHING, Found
from store.extraction.stances.violence_words import load_violence

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.references import Reference

_UNDER = frozenset({"à", "entre", "sous", "de"})
REACH = 9  # tokens after the verb within which it is said who holds the place
_FIGHTERS = frozenset({"armed_group", "country", "government", "party"})


def conquests(engine: Engine) -> Iterator[Candidate]:
    """The stances of those who take a place towards those who are said to hold it."""
    p, words = engine.parse, load_violence()
    for k in p.among(words.holding):
        held = _held(engine, k)
        verb = _taken(engine, k) if held else -1
        if verb < 0 or any(c.head in {k, verb} for c in engine.found):
            continue
        mode = engine.modality.read(verb)
        if mode.negated or mode.dropped:
            continue
        holders = _fighters(engine, engine.slots.subject(verb))
        yield from harm(engine, verb, (k, verb), holders, _fighters(engine, held), "conquest")


def _held(engine: Engine, k: int) -> Found:
    """Who holds the place, as the word `k` says: *contrôlée par Y*, *aux mains de Y*."""
    p = engine.parse
    if p.lemma[k] in load_violence().hands:
        return engine.slots.complement(k, "de") if p.prep(k) in _UNDER else NOTHING
    bare = p.is_participle(k) and not p.auxiliaries(k) and p.dep[k] in {"acl", "amod", "advcl", "conj"}
    return engine.slots.agent(k) if bare else NOTHING


def _taken(engine: Engine, k: int) -> int:
    """The verb of taking of which the place is the object, its subject in the passive; -1 when none."""
    p, taking = engine.parse, load_violence().taking
    low, high = p.bounds[p.sentence[k]]
    place = p.head[k] if p.pos[p.head[k]] in {"NOUN", "PROPN"} else -1
    for verb in range(max(low, k - REACH), min(high, k + REACH)):
        if p.pos[verb] != "VERB" or taking.isdisjoint(engine.modality.lemmas(verb)):
            continue
        heads = engine.slots.object(verb).heads or engine.slots.complement(verb, "de").heads
        around = {j for h in heads for j in (h, *p.appositions(h), *p.coordinated(h)) if _ground(engine, j)}
        beside = p.head[k] == verb or place in around or (place >= 0 and p.head[place] in around)
        if around and beside and verb != k:
            return verb
    return -1


def _ground(engine: Engine, j: int) -> bool:
    """Whether word `j` names a place: *la ville*, *Goma*."""
    return engine.parse.pos[j] == "PROPN" or engine.parse.lemma[j] in load_violence().grounds


def _fighters(engine: Engine, found: Found) -> list[Reference]:
    references = engine.phrases.all(found, dig=False)
    return [r for r in references if r.entity >= 0 and engine.phrases.kind(r.entity) in _FIGHTERS]
