"""What a clause is about that is named ahead of it: *« X ? C'est un héros »*, *« La loi, une honte »*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.references import Reference
from store.extraction.stances.syntax import QUOTES, SUBJECTS

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine

_THIS = frozenset({"c'", "ce", "cela", "ça", "il", "elle", "ils", "elles"})
_BEFORE = frozenset({"DET", "PUNCT", "SPACE", "INTJ", "CCONJ"})


def headed(engine: Engine, i: int) -> list[Reference]:
    """Who or what is named right before *ce*, *il*, the subject of predicate `i`."""
    p = engine.parse
    subjects = [k for k in p.kids[i] if p.dep[k] in SUBJECTS or p.dep[k] == "expl"]
    this = next((k for k in subjects if p.low[k] in _THIS), -1)
    return ahead(engine, this) if this >= 0 else []


def ahead(engine: Engine, start: int) -> list[Reference]:
    """Who or what alone stands before the comma or question mark before token `start`."""
    p, k = engine.parse, start - 1
    while k > 0 and (p.low[k] in QUOTES or p.low[k].isspace()):
        k -= 1
    if k < 1 or p.low[k] not in {",", "?"}:
        return []
    for m in sorted(engine.entities.ending(k), key=lambda m: m.start):
        low, _ = p.bounds[p.sentence[m.start]]
        opens = next((j + 1 for j in range(m.start - 1, low - 1, -1) if p.low[j] in {*QUOTES, ":"}), low)
        if all(p.pos[j] in _BEFORE for j in range(opens, m.start)):
            return [Reference(m.entity, m.head, m.start, m.end, 1, ("heading",))]
    return []
