"""Who stands behind a text: *la motion d'ordre de X*, *une proposition de loi portée par X*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.extraction.stances.candidate import Candidate
from store.extraction.stances.references import Reference
from store.extraction.stances.syntax import CONTRACTED, DETERMINERS, Found
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.entities import EntityMention
    from store.extraction.stances.engine import Engine

AUTHORS = frozenset({"person", "party", "organisation"})


def authors(engine: Engine) -> Iterator[Candidate]:
    """The support of those who wrote or tabled a text, for that text."""
    p, words = engine.parse, load_discourse()
    seen: set[tuple[int, int]] = set()
    for m in engine.entities.mentions:
        if engine.phrases.kind(m.entity) != "proposal" or p.lemma[m.head] not in words.authored:
            continue
        for verb, holder in (*_named(engine, m), *_tabled(engine, m)):
            if engine.phrases.kind(holder.entity) in AUTHORS and (holder.entity, m.entity) not in seen:
                seen.add((holder.entity, m.entity))
                target = Reference(m.entity, m.head, m.start, m.end)
                yield Candidate(
                    holder, target, "support", "asserted", None, verb, (verb,), "author", ("author",)
                )


def _named(engine: Engine, m: EntityMention) -> Iterator[tuple[int, Reference]]:
    """*la proposition de loi d'Olivier X*: who is named right after the text."""
    p, k = engine.parse, m.end
    if k + 1 >= p.size or CONTRACTED.get(p.low[k], p.low[k]) not in {"de", "d'"}:
        return
    k += 1
    while k < p.size and p.low[k] in DETERMINERS:
        k += 1
    for other in engine.entities.starting(k):
        if other.form in {"name", "title"}:
            for reference in engine.phrases.all(Found((other.head,)), dig=False):
                yield m.head, reference
            return


def _tabled(engine: Engine, m: EntityMention) -> Iterator[tuple[int, Reference]]:
    """*un amendement déposé par X*."""
    p = engine.parse
    for k in p.kids[m.head]:
        tabling = not load_discourse().tabling.isdisjoint(engine.modality.lemmas(k))
        if k > m.head and p.dep[k] == "acl" and p.is_participle(k) and tabling:
            for reference in engine.phrases.all(engine.slots.agent(k), dig=False):
                yield k, reference
