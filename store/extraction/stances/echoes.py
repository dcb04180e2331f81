"""Those who do what was just said of others: *a fait de même*, *lui a emboîté le pas*, *l'avait précédé*,
*campe sur le même refus*, *Même position à Oslo*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from store.extraction.stances.references import Reference
from store.extraction.stances.syntax import Found
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate
    from store.extraction.stances.engine import Engine

REACH = 8  # tokens of a sentence without a verb within which *même* and its noun stand


def echoes(engine: Engine, candidates: list[Candidate]) -> Iterator[Candidate]:
    """The stances of the clause before, with the new holders that the text says share them."""
    p, words = engine.parse, load_discourse()
    verbs = words.following.union(words.repeats)
    for k in p.among(engine.cues.echoing):
        if p.low[k] not in words.likewise and verbs.isdisjoint(engine.modality.lemmas(k)):
            continue
        for tokens, holders, leaders in (_verbal(engine, k), _verbless(engine, k)):
            if holders:
                yield from _repeat(engine, k, tokens, holders, leaders, candidates)


def _repeat(
    engine: Engine,
    k: int,
    tokens: tuple[int, ...],
    holders: list[Reference],
    leaders: list[Reference],
    candidates: list[Candidate],
) -> Iterator[Candidate]:
    p = engine.parse
    before = [
        c
        for c in candidates
        if c.head < k and p.sentence[k] - p.sentence[c.head] <= 1 and c.stance != "contact"
    ]
    led = {r.entity for r in leaders}
    said = [c for c in before if c.holder.entity in led] if led else before
    if not said:
        return
    mode = engine.modality.read(k) if p.pos[k] in {"VERB", "AUX"} else None
    negative = "reste" in {p.low[j] for j in range(k, min(k + 5, p.size))}  # "n'est pas en reste"
    if mode and (mode.dropped or mode.negated != negative):
        return
    later = mode is not None and (mode.hedged or mode.conditional or mode.future)
    last = said[-1].head
    for c in said:
        for holder in holders if c.head == last else ():
            if holder.entity in {c.holder.entity, c.target.entity}:
                continue
            certainty = "alleged" if later and c.certainty == "asserted" else c.certainty
            path = (*c.path, "repetition")
            yield replace(c, holder=holder, head=k, tokens=tokens, path=path, certainty=certainty)


def _verbal(engine: Engine, k: int) -> tuple[tuple[int, ...], list[Reference], list[Reference]]:
    """The words, the holders and the one followed, when verb `k` says that its subject does the same."""
    p = engine.parse
    nothing: tuple[tuple[int, ...], list[Reference], list[Reference]] = (), [], []
    if p.pos[k] not in {"VERB", "AUX"} or p.dep[k].startswith("aux"):
        return nothing
    words = load_discourse()
    names = engine.modality.lemmas(k)
    same = any(_matches(engine, k, w) for name in names for w in words.repeats.get(name, ()))
    follows = not same and any(name in words.following for name in names)
    if not (same or follows):
        return nothing
    holders = engine.phrases.all(engine.slots.subject(k), dig=False)
    leaders = _leaders(engine, k, {r.entity for r in holders})
    bound = engine.modality.embedding.embedder(k) is not None and not engine.slots.object(
        k
    )  # "devrait suivre"
    if follows and not leaders and not bound:
        return nothing
    return (k,), holders, leaders


def _leaders(engine: Engine, k: int, own: set[int]) -> list[Reference]:
    """Whom the subject of `k` follows; a pronoun is the one whose side was told last."""
    p = engine.parse
    found = engine.slots.object(k)
    if not found or p.pos[found.heads[0]] not in {"PROPN", "PRON"}:
        found = engine.slots.dative(k)
    if found and p.pos[found.heads[0]] == "PRON":
        near = [c for c in engine.found if c.head < k and c.stance != "contact"]
        return [c.holder for c in near if c.head == near[-1].head]
    return [r for r in engine.phrases.all(found, dig=False) if r.entity not in own]


def _verbless(engine: Engine, k: int) -> tuple[tuple[int, ...], list[Reference], list[Reference]]:
    """*Même position à Oslo*, *Idem pour Oslo*, *C'est aussi le cas de l'Espagne*."""
    p = engine.parse
    phrases = load_discourse().likewise.get(p.low[k], ())
    phrase = next((w for w in phrases if tuple(p.low[k : k + len(w)]) == w), None)
    if phrase is None:
        return (), [], []
    start = k + len(phrase)
    _, high = p.bounds[p.sentence[k]]
    for j in range(start, min(start + REACH, high)):
        if p.pos[j] in {"VERB", "AUX"}:
            break
        if p.pos[j] in {"PROPN", "NOUN"} and p.low[j - 1] not in {"même"}:
            found = Found(tuple(p.coordinated(j)))
            holders = engine.phrases.all(found, dig=False) or engine.phrases.latent(found, True)
            if holders:
                return tuple(range(k, start)), holders, []
    return (), [], []


def _matches(engine: Engine, k: int, phrase: tuple[str, ...]) -> bool:
    p = engine.parse
    at = k
    for word in phrase[1:]:
        hits = (j for j in range(max(at - 2, 0), min(at + 4, p.size)) if p.low[j] == word and j != k)
        hit = next(hits, None)
        if hit is None:
            return False
        at = max(at, hit)
    return True
