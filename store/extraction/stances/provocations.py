"""Whom a reaction that names nobody is against: *X a tiré un missile. Y a dénoncé une « provocation »*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.modality import same_party
from store.extraction.stances.references import Reference

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine

BACK = 2  # sentences within which what was done is told


def provoked_by(engine: Engine, i: int, own: list[Reference]) -> list[Reference]:
    """Whom those named by `own`, who protest at token `i`, protest against: who was just said to act against
    them, else whoever used force in the sentence before; nobody when the text leaves it unsaid.
    """
    acted = decided_on(engine, i, own, ("oppose",))
    if acted:
        return acted
    found = [
        r
        for r in _forceful(engine, i)
        if not any(same_party(o.entity, r.entity, engine.phrases) for o in own)
    ]
    return [_author(r, i) for r in found]


def decided_on(
    engine: Engine, i: int, own: list[Reference], stances: tuple[str, ...] = ("oppose", "support")
) -> list[Reference]:
    """Who was last said, before token `i`, to act against (or for) those named by `own`."""
    p, phrases = engine.parse, engine.phrases
    for c in reversed(engine.found):
        if c.head >= i or p.sentence[i] - p.sentence[c.head] > BACK:
            continue
        theirs = any(same_party(r.entity, c.target.entity, phrases) for r in own)
        if theirs and c.stance in stances and c.certainty != "denied":
            return [_author(c.holder, i)]
    return []


def _author(who: Reference, i: int) -> Reference:
    return Reference(who.entity, i, i, i + 1, 1, ("author",))


def _forceful(engine: Engine, i: int) -> list[Reference]:
    """Who used force in the nearest clause before token `i`, in its sentence or the one before."""
    p, words = engine.parse, engine.entities.gazetteer.words
    stems, deeds = tuple(words["deed.force_verbs"]), words["deed.force"]
    committing = tuple(words["deed.committing"])
    low, _ = p.bounds[max(p.sentence[i] - 1, 0)]
    for k in range(i - 1, low - 1, -1):
        if p.pos[k] != "VERB" or p.head[i] == k:
            continue
        told = any(p.low[c] in deeds and p.dep[c] in {"obj", "obl"} for c in p.kids[k])
        if not p.low[k].startswith(stems) and not (told and p.low[k].startswith(committing)):
            continue
        mode = engine.modality.read(k)
        if mode.negated or mode.dropped:
            continue
        doers = engine.phrases.all(engine.slots.subject(k), dig=False)
        doers = [r for r in doers if engine.phrases.kind(r.entity) != "proposal"]
        if doers:
            return doers
    return []
