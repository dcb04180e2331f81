"""What coordinated clauses share or leave out: *soutient et finance X*, *condamne X et Y Z*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from store.extraction.stances.syntax import DETERMINERS, NOTHING, Found

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.surface import Surface
    from store.extraction.stances.syntax import Parse


def ungapped(p: Parse, surface: Surface | None, heads: list[int]) -> list[int]:
    """*condamne X et Y Z*: the heads without Y, the subject of a clause that leaves out its verb."""
    cut = next((n for n, k in enumerate(heads) if n and gap(p, surface, k) >= 0), len(heads))
    return heads[:cut]


def gap(p: Parse, surface: Surface | None, k: int) -> int:
    """The token at which an object of its own begins, right after the coordinated phrase headed by `k`;
    -1 when none.
    """
    if surface is None:
        return -1
    after = surface.after(k)
    linked = p.low[k - 1] == "et" or (p.pos[k - 1] == "DET" and p.low[k - 2] == "et")
    if not linked or after >= p.bounds[p.sentence[k]][1] or p.timed[after]:
        return -1
    bare = p.low[after] in DETERMINERS and p.pos[after] == "DET"
    return after if bare or (after in surface.by_start and p.pos[after] == "PROPN") else -1


def shared_object(p: Parse, surface: Surface | None, i: int) -> Found:
    """*soutient et finance X*, *n'a ni approuvé ni condamné X*: the object of the verb coordinated right
    after `i`.
    """
    beside = p.kids[p.head[i]] if p.dep[i] == "conj" else []
    for k in [*p.kids[i], *beside]:
        if p.dep[k] != "conj" or p.pos[k] != "VERB" or k < i or p.reflexive(k) != p.reflexive(i):
            continue
        near = all(p.pos[j] in {"CCONJ", "ADV", "AUX", "PRON", "SPACE"} for j in range(i + 1, k))
        own = [j for j in p.kids[k] if p.dep[j] == "obj" and j > k and not p.timed[j] and p.prep(j) == ""]
        if near and own:
            return Found(tuple(ungapped(p, surface, p.coordinated(own[0]))), "shared object")
    return NOTHING


def gapped(engine: Engine, candidates: list[Candidate]) -> Iterator[Candidate]:
    """The stances of clauses that leave out their verb: *condamne X et Y Z* (Y condemns Z)."""
    p, surface = engine.parse, engine.surface
    for c in candidates:
        k = c.target.end
        while k < p.size and (p.low[k] in {"et", ","} or p.pos[k] == "DET"):
            k += 1
        here = surface.by_start.get(k, ()) if c.head < c.target.start and k > c.target.end else ()
        for mention in here:
            start = gap(p, surface, mention.head)
            while 0 <= start < p.size and p.pos[start] == "DET":
                start += 1
            for other in surface.by_start.get(start, ()):
                holders = engine.phrases.all(Found((mention.head,)), dig=False)[:1]
                targets = engine.phrases.all(Found((other.head,)), dig=True)[:1]
                if holders and targets and holders[0].entity != targets[0].entity:
                    yield replace(c, holder=holders[0], target=targets[0], path=(*c.path, "gapping"))
