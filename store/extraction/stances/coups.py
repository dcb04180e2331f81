"""*X a mené le coup d'État qui a renversé Y*, *Y, chassé par un putsch de X*: who leads it is against Y."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.extraction.stances.harms import able, harm
from store.extraction.stances.syntax import NOTHING, Found
from store.extraction.stances.violence_words import load_violence

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.references import Reference
    from store.extraction.stances.syntax import Parse

_OWNERS = ("doer", "par", "de")
_WITHIN = frozenset({"par", "dans", "lors", "de"})


def coups(engine: Engine) -> Iterator[Candidate]:
    """The stances of those who lead an uprising towards those whom it topples."""
    p, words = engine.parse, load_violence()
    for k in p.among(words.uprisings):
        if p.pos[k] != "NOUN" or not _whole(p, k):
            continue
        verb, victims = _toppled(engine, k)
        holders = _leaders(engine, k) if victims else []
        mode = engine.modality.read(verb)
        if not holders or mode.negated or mode.dropped:
            continue
        targets = [r for r in engine.phrases.all(victims, dig=True) if able(engine, r)]
        yield from harm(engine, verb, (k,), holders, targets, "coup")


def _whole(p: Parse, k: int) -> bool:
    """Whether the words follow with which alone noun `k` is an uprising (*un coup d'État*, no *coup*)."""
    phrases = load_violence().completed.get(p.low[k], ())
    return not phrases or any(tuple(p.low[k : k + len(words)]) == words for words in phrases)


def _toppled(engine: Engine, k: int) -> tuple[int, Found]:
    """Against whom the uprising of noun `k` is, and the word that says so."""
    p, above = engine.parse, engine.parse.head[k]
    for verb in p.kids[k]:
        saying = p.dep[verb] == "acl:relcl" or (p.dep[verb] == "acl" and p.low[verb].endswith("ant"))
        if saying and not p.passive(verb) and _topples(engine, verb):
            return verb, engine.slots.object(verb)
    against = engine.slots.complement(k, "contre")
    if not against and p.lemma[above] in load_violence().masterminds:
        against = engine.slots.complement(above, "contre")
    if against:
        return k, against
    if p.pos[above] == "VERB" and p.passive(above) and p.prep(k) in _WITHIN and _topples(engine, above):
        return above, engine.slots.object(above)
    return k, NOTHING


def _topples(engine: Engine, verb: int) -> bool:
    return not load_violence().toppling.isdisjoint(engine.modality.lemmas(verb))


def _leaders(engine: Engine, k: int) -> list[Reference]:
    """Who led it: who does it, as a verb or a participle says, or who is called its author."""
    p, words = engine.parse, load_violence()
    above, names = p.head[k], engine.modality.lemmas(p.head[k])
    if p.dep[k] == "obj" and not words.heading.isdisjoint(names):
        return _actors(engine, engine.slots.subject(above))
    if p.lemma[above] in words.masterminds and p.prep(k) == "de":
        leading = words.assuming.get(p.lemma[above]) in engine.modality.lemmas(p.head[above])
        named = engine.slots.subject(p.head[above]) if leading else engine.slots.modified(above)
        return _actors(engine, named)
    for slot in _OWNERS:
        found = [r for r in engine.phrases.owner(k, slot) if able(engine, r) and r.sign > 0]
        if found:
            return found
    return []


def _actors(engine: Engine, found: Found) -> list[Reference]:
    return [r for r in engine.phrases.all(found, dig=False) if able(engine, r)]
