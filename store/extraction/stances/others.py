"""Whose cause, departure or camp *sa*, *son* means where it cannot be the holder's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.references import Reference
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.frames import Match

_OWN = frozenset({"son", "sa", "ses", "leur", "leurs"})


def another(
    engine: Engine, match: Match, holders: list[Reference], targets: list[Reference]
) -> list[Reference]:
    """*X, bien disposé envers Y, plaide sa cause*: not one's own, but that of who was named before."""
    p, own = engine.parse, {r.entity for r in holders}
    if not own or any(r.entity not in own for r in targets):
        return targets
    low, _ = p.bounds[p.sentence[match.head]]
    for k in range(match.head - 1, low - 1, -1):
        for m in engine.entities.headed(k):
            if m.entity not in own and engine.phrases.kind(m.entity) != "proposal":
                return [Reference(m.entity, targets[0].head, m.start, m.end, 1, ("topic",))]
    if match.frame.id in load_discourse().of_others:
        here = p.sentence[match.head]
        before = [c.holder for c in engine.found if here - p.sentence[c.head] == 1]
        near = [r for r in before if r.entity not in own]
        return [r._replace(head=targets[0].head, path=("topic",)) for r in near[-1:]]
    return targets


def not_own(
    engine: Engine, match: Match, holders: list[Reference], targets: list[Reference]
) -> list[Reference]:
    """*X a critiqué Y, qui réclame son départ*: nobody asks for his own, so that of another person."""
    own = {r.entity for r in holders}
    if not targets or any(r.entity not in own or engine.parse.low[r.head] not in _OWN for r in targets):
        return targets
    other = another(engine, match, holders, targets)[0].entity
    return [targets[0]._replace(entity=other)] if engine.phrases.kind(other) == "person" else targets
