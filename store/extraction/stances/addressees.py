"""Who is told to do what an imperative says: *« Démissionnez, monsieur X ! »*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.syntax import QUOTES, Found

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine

REACH = 8  # tokens after the verb within which somebody is called by name


def addressed(engine: Engine, i: int) -> Found:
    """*« Démissionnez, monsieur X ! »*, *« X, partez ! »*: who is told to do what imperative `i` says."""
    p = engine.parse
    low, high = p.bounds[p.sentence[i]]
    comma = p.first(",", i + 1, min(i + REACH, high))
    ahead = engine.entities.starting(comma + 1) if comma is not None and p.quoted[comma] else []
    if not ahead and i - 1 > low and p.low[i - 1] == ",":
        behind = engine.entities.ending(i - 1)
        ahead = [m for m in behind if m.start - 1 < low or p.low[m.start - 1] in {*QUOTES, "!", ","}]
    return Found(tuple(m.head for m in ahead[:1]))
