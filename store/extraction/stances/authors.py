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

REACH = 25  # tokens after a strike within which stands who called for it
AUTHORS = frozenset({"person", "party", "organisation"})


def authors(engine: Engine) -> Iterator[Candidate]:
    """The support of those who wrote or tabled a text, or called people to the streets, for just that."""
    p, words = engine.parse, load_discourse()
    seen: set[tuple[int, int]] = set()
    for m in engine.entities.mentions:
        if engine.phrases.kind(m.entity) != "proposal" or p.low[m.head - 2 : m.head] == ["à", "l'"]:
            continue  # "à l'initiative de X": no text
        wide = not words.resolutions.isdisjoint(
            p.low[m.start : m.end]
        )  # of the Security Council: whose, not whose side
        found: list[tuple[int, Reference]] = []
        if p.lemma[m.head] in words.authored:
            named = () if p.lemma[m.head] in words.plans else _named(engine, m)
            found = [*named, *_done_by(engine, m.head, words.tabling)]
        elif p.lemma[m.head] in words.called:
            found = [*_done_by(engine, m.head, words.calling), *_callers(engine, m)]
        for verb, holder in found:
            kind = engine.phrases.kind(holder.entity)
            mine = kind in AUTHORS and not (wide and kind == "organisation")
            if mine and (holder.entity, m.entity) not in seen:
                seen.add((holder.entity, m.entity))
                target = Reference(m.entity, m.head, m.start, m.end)
                yield Candidate(
                    holder, target, "support", "asserted", None, verb, (verb,), "author", ("author",)
                )


def _named(engine: Engine, m: EntityMention) -> Iterator[tuple[int, Reference]]:
    """*la proposition de loi d'Olivier X*: who is named right after the text or, a party or person, in it."""
    p, k = engine.parse, m.end
    inside = [j for j in range(m.head + 1, m.end - 1) if _may_write(engine, j + 1)]
    k = next((j for j in inside if CONTRACTED.get(p.low[j], p.low[j]) in {"de", "d'"}), k)
    if k + 1 >= p.size or CONTRACTED.get(p.low[k], p.low[k]) not in {"de", "d'"}:
        return
    k += 1
    while k < p.size and p.low[k] in DETERMINERS:
        k += 1
    for other in engine.entities.starting(k):
        if other.form in {"name", "title"} and other.entity != m.entity:
            for reference in engine.phrases.all(Found((other.head,)), dig=False):
                yield m.head, reference
            return


def _may_write(engine: Engine, j: int) -> bool:
    return any(engine.phrases.kind(m.entity) in {"party", "person"} for m in engine.entities.starting(j))


def _done_by(engine: Engine, noun: int, verbs: frozenset[str]) -> Iterator[tuple[int, Reference]]:
    """*un amendement déposé par X*, *la grève a été lancée par X*: who did one of `verbs` with it."""
    p = engine.parse
    told = [k for k in p.kids[noun] if k > noun and p.dep[k] == "acl" and p.is_participle(k)]
    if p.dep[noun] == "nsubj:pass":
        told.append(p.head[noun])
    for k in told:
        mode = engine.modality.read(k)
        if verbs.isdisjoint(engine.modality.lemmas(k)) or mode.negated or mode.dropped:
            continue
        for reference in engine.phrases.all(engine.slots.agent(k), dig=False):
            yield k, reference


def _callers(engine: Engine, m: EntityMention) -> Iterator[tuple[int, Reference]]:
    """*la grève, à l'appel de X et de Y, …*: who is said in that sentence to have called for it."""
    p = engine.parse
    _, high = p.bounds[p.sentence[m.head]]
    for k in range(m.end, min(m.end + REACH, high - 2)):
        if p.low[k] in load_discourse().calls and p.low[k - 2 : k] == ["à", "l'"]:
            head = next((j for j in range(k + 2, min(k + 6, high)) if engine.entities.headed(j)), -1)
            of = CONTRACTED.get(p.low[k + 1], p.low[k + 1]) in {"de", "d'"}
            heads = tuple(p.coordinated(head)) if of and head >= 0 else ()
            for reference in engine.phrases.all(Found(heads), dig=False):
                yield k, reference
            return
