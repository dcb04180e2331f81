"""*La guerre oppose X à Y*, *le conflit qui met aux prises X et Y*: each is against the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.extraction.stances.syntax import Found
from store.extraction.stances.verdicts import made
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.references import Reference

REACH = 10  # tokens before a participle within which the noun stands that it says something of
_POINTING = frozenset({"ceux", "celles", "celui", "celle"})


def oppositions(engine: Engine) -> Iterator[Candidate]:
    """The stances of those whom a fight sets against each other, in an article that is not about sports."""
    p, words = engine.parse, load_discourse()
    gripping = _gripping(engine)
    for i in sorted({*p.among(words.opposing), *gripping}):
        if p.pos[i] not in {"VERB", "AUX"} or p.reflexive(i) or p.passive(i) or not _fight(engine, i):
            continue
        mode = engine.modality.read(i)
        sides = (
            []
            if mode.dropped or mode.negated or mode.hedged or mode.conditional
            else _sides(engine, i, gripping.get(i, 0))
        )
        if len(sides) == 2 and not any(map(engine.uses.afield, words.contests)):
            for own, other in (sides, sides[::-1]):
                yield from made(engine, i, (i,), own, other, -1, "opposition")


def _gripping(engine: Engine) -> dict[int, int]:
    """The verbs of idioms like *mettre aux prises*, each with the token after its idiom."""
    p, found = engine.parse, {}
    for verb, *further in load_discourse().at_grips:
        for k in p.spelt({further[0]}):
            if k and p.low[k : k + len(further)] == further and verb in engine.modality.lemmas(k - 1):
                found[k - 1] = k + len(further)
    return found


def _fight(engine: Engine, i: int) -> bool:
    """Whether the subject of verb `i` is a war, a quarrel or the like."""
    p, fights = engine.parse, load_discourse().fights
    found = engine.slots.subjects.of(i).heads
    if not found and p.low[i].endswith("ant"):  # "la guerre qui sévit là et opposant X à Y"
        low, _ = p.bounds[p.sentence[i]]
        near = range(i - 1, max(low, i - REACH), -1)
        comma = next((k for k in near if p.pos[k] == "PUNCT"), low)
        found = tuple(k for k in near if k > comma and p.pos[k] == "NOUN")
    return any(not fights.isdisjoint((p.low[k], p.lemma[k])) for k in found)


def _sides(engine: Engine, i: int, after: int) -> list[list[Reference]]:
    """The two sides: the object of verb `i` and what *à* introduces, or two objects; those named from token
    `after` on, where it is in an idiom.
    """
    if after:
        first, second = _after(engine, after), Found()
    else:
        first = engine.slots.object(i)
        second = engine.slots.complement(i, "à") or _pointed(engine, i)
    if second:
        sides = [_actors(engine, first), _actors(engine, second)]
    else:
        sides = [[r] for r in _actors(engine, first)]
    known = {r.entity for side in sides for r in side}
    return sides if all(sides) and len(known) == sum(len(side) for side in sides) else []


def _after(engine: Engine, k: int) -> Found:
    """The first actor of the list that begins at token `k` or right after its article."""
    starting = engine.surface.by_start
    return next((Found((m.head,)) for j in (k, k + 1) for m in starting.get(j, ())), Found())


def _pointed(engine: Engine, i: int) -> Found:
    """*les partisans de X, venus du nord, à ceux de Y*: the pronoun that the parser hung further down."""
    p = engine.parse
    _, high = p.bounds[p.sentence[i]]
    for k in range(i + 1, high):
        if p.low[k] in _POINTING and p.prep(k) == "à":
            return Found((k,))
        if p.pos[k] in {"VERB", "AUX"} and p.finite(k) == k:
            break
    return Found()


def _actors(engine: Engine, found: Found) -> list[Reference]:
    references = engine.phrases.all(found, dig=False)
    return [r for r in references if r.entity >= 0 and engine.phrases.kind(r.entity) != "proposal"]
