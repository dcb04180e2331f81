"""Whom or what a wish for an end is against: *exige la suspension des travaux*, *appelle au boycott de X*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.references import Reference
from store.extraction.stances.words import load_discourse
from store.lexicon.gazetteer import fold

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.frames import Match


def undone(engine: Engine, match: Match, targets: list[Reference]) -> list[Reference]:
    """`targets` of a wish, where the end of something, if it is no matter of its own (*le gel des avoirs
    de X*), is given up for whose end it is, where the text says so.
    """
    wish, kinds = match.frame.polarity_from == "carrier", match.frame.target_kinds
    if not wish and match.frame.id not in load_discourse().urging:
        return targets
    found: list[Reference] = []
    for target in targets:
        carrier = engine.phrases.carrier(target.head)
        thing = engine.phrases.kind(target.entity) == "proposal" and not target.path
        if thing and wish and _against_somebody(engine, target):
            continue  # "réclame des sanctions contre X": that is all it says
        if not thing or carrier is None or not carrier.wish or carrier.sign > 0:
            found.append(target)
            continue
        whose = [r for r in engine.phrases.owners(target.head, carrier) if r.entity != target.entity]
        whose = whose or _inside(engine, target, carrier.noun)
        whose = [r for r in whose if not kinds or engine.phrases.kind(r.entity) in kinds]
        own = carrier.kinds or sum(m.entity == target.entity for m in engine.entities.mentions) > 1
        found += whose or ([target] if own or not wish else [])
    return found


def _against_somebody(engine: Engine, thing: Reference) -> bool:
    """*des sanctions contre X*: whether `thing` is done to the actor named right after it."""
    p, k = engine.parse, thing.end
    if k + 2 >= p.size or p.low[k] != "contre":
        return False
    near = [*engine.entities.starting(k + 1), *engine.entities.starting(k + 2)]
    return any(engine.phrases.kind(m.entity) != "proposal" for m in near)


def _inside(engine: Engine, thing: Reference, noun: str) -> list[Reference]:
    """*le retrait de la candidature de X*: whose it is that `thing`, which has a name of its own, ends."""
    for k in engine.slots.complement(thing.head, "de").heads:
        inner = engine.phrases.carrier(k)
        through = engine.phrases.owners(k, inner) if inner else engine.phrases.owner(k, "de")
        through = through or _people(engine, k)
        found = [r for r in through if r.entity != thing.entity]
        if found:
            return [r._replace(sign=-r.sign, path=(noun, *r.path)) for r in found]
    return []


def _people(engine: Engine, k: int) -> list[Reference]:
    """*le retrait des Russes*: the state whose people the noun at token `k` names."""
    known, ids = (
        engine.entities.gazetteer,
        engine.entities.gazetteer.demonyms.get(fold(engine.parse.low[k]), ()),
    )
    if len(ids) != 1 or ids[0] not in known.known or not engine.parse.doc[k].text[:1].isupper():
        return []
    return [Reference(engine.phrases.capitals.state(known.known[ids[0]]), k, k, k + 1, 1, ("capital",))]
