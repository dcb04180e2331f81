"""*X a revendiqué l'attentat*: who owns up to a deed of violence is against the state where it was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.extraction.stances.harms import harm
from store.extraction.stances.references import Reference
from store.extraction.stances.violence_words import load_violence

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate
    from store.extraction.stances.engine import Engine

_CLAIMERS = frozenset({"armed_group", "organisation", "party"})


def claims(engine: Engine) -> Iterator[Candidate]:
    """The stances of those who claim an attack of which nobody is said to be the target."""
    p = engine.parse
    for i in p.among(load_violence().claiming):
        if p.pos[i] not in {"VERB", "ADJ"} or any(c.head == i for c in engine.found):
            continue
        mode = engine.modality.read(i)
        if mode.negated or mode.dropped or not _attack(engine, i):
            continue
        holders = engine.phrases.all(engine.slots.subject(i), dig=False)
        holders = [h for h in holders if engine.phrases.kind(h.entity) in _CLAIMERS]
        target = _struck(engine, i) if holders else None
        if target is None:
            continue
        yield from harm(engine, i, (i,), holders, [target], "claim")


def _attack(engine: Engine, i: int) -> bool:
    """Whether what verb or participle `i` says to be claimed is an attack, and no right or territory."""
    p, words = engine.parse, load_violence()
    bare = p.dep[i] in {"acl", "amod"} and not p.auxiliaries(i)
    heads = (p.head[i],) if bare else engine.slots.object(i).heads
    inner = tuple(
        k for h in heads if p.lemma[h] in words.owned for k in engine.slots.complement(h, "de").heads
    )
    return any(p.lemma[k] in words.claimable for k in (*heads, *inner))


def _struck(engine: Engine, i: int) -> Reference | None:
    """The state that the article has named most often so far, itself or its capital, when there is one;
    sentences that tell of an attack count twice.
    """
    p, entities, capitals = engine.parse, engine.entities, engine.phrases.capitals
    _, high = p.bounds[p.sentence[i]]
    at: dict[int, int] = {}  # the states by the last token that names them
    for m in entities.mentions:
        if m.start < high and engine.phrases.kind(m.entity) == "country":
            at[m.end - 1] = m.entity
    covered = {k for m in entities.mentions for k in range(m.start, m.end)}
    for k in (k for k in range(high) if p.pos[k] == "PROPN" and k not in covered and p.doc[k].capital):
        state = capitals.capital(p.doc[k].text)
        at.update({} if state is None else {k: state})
    telling = {p.sentence[k] for k in p.among(load_violence().claimable)}
    named = Counter[int]()
    for k, state in at.items():
        named[state] += 2 if p.sentence[k] in telling else 1
    (first, most), *rest = named.most_common(2) or [(-1, 0)]
    if first < 0 or any(count == most for _, count in rest):
        return None
    return Reference(first, i, i, i + 1, 1, ("story",))
