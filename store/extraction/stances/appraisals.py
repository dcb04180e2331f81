"""Evaluations beside what they are about: *la loi, une « farce » selon X*, *« mort-né » à ses yeux*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.extraction.stances.candidate import Candidate
from store.extraction.stances.references import Reference
from store.extraction.stances.syntax import QUOTES
from store.extraction.stances.verdicts import made
from store.extraction.stances.words import load_discourse
from store.extraction.stances.worth import worth

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine

REACH = 8  # tokens before *selon X* within which the evaluation begins
AHEAD = 6  # tokens after *selon* within which who says so is named
_BY = frozenset({"selon", "d'après"})
_THEIRS = frozenset({"ses", "leurs"})


def appraisals(engine: Engine) -> Iterator[Candidate]:
    """The stances of those in whose words or eyes something is what stands beside it in quotation marks."""
    p = engine.parse
    for k in p.among(_BY | load_discourse().eyes):
        start, holders = _in_whose_eyes(engine, k)
        end = start
        while end > 0 and (p.low[end - 1] in QUOTES or p.low[end - 1] == ","):
            end -= 1
        if not holders or not end or not p.quoted[end - 1]:
            continue
        first = end - 1
        while first > max(end - REACH, 0) and p.quoted[first - 1] == p.quoted[end - 1]:
            first -= 1
        heads = [j for j in range(first, end) if p.pos[j] in {"NOUN", "ADJ", "VERB"} and worth(engine, j)[0]]
        finite = any(p.pos[j] in {"VERB", "AUX"} and p.finite(j) is not None for j in range(first, end))
        if finite or not heads or p.copular(heads[0]):
            continue
        sign, tokens = worth(engine, heads[0])
        targets = _beside(engine, first)
        yield from made(engine, heads[0], tokens, holders, targets, sign, "appraisal")


def _in_whose_eyes(engine: Engine, k: int) -> tuple[int, list[Reference]]:
    """Where *selon X*, *aux yeux de X*, *à ses yeux* begins, and who that is."""
    p = engine.parse
    if p.low[k] not in load_discourse().eyes:
        _, high = p.bounds[p.sentence[k]]
        named = (m for j in range(k + 1, min(k + AHEAD, high)) for m in engine.entities.starting(j))
        return k, [Reference(m.entity, m.head, m.start, m.end) for m in named][:1]
    if p.low[k - 1] == "aux":
        return k - 1, engine.phrases.all(engine.slots.complement(k, "de"), dig=False)
    if p.low[k - 1] in _THEIRS and p.low[k - 2] == "à":
        return k - 2, engine.phrases.possessor(k - 1)
    return 0, []


def _beside(engine: Engine, first: int) -> list[Reference]:
    """What is named right before token `first`, but for a comma, an article and a quotation mark."""
    p = engine.parse
    k = first - 1
    while k > 0 and (p.low[k] in QUOTES or p.pos[k] == "DET" or p.low[k] == ","):
        k -= 1
    while (
        k > 0 and not engine.entities.ending(k + 1) and p.head[k] < k and p.dep[k] in {"nmod", "amod", "flat"}
    ):
        k = p.head[k]  # "la loi sur les armes, « …"
    return [Reference(m.entity, m.head, m.start, m.end) for m in engine.entities.ending(k + 1)][:1]
