"""*Deux soldats de X sont morts dans un raid de Y*, *face à l'offensive de Y, X recule*: Y is against X."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.extraction.stances.harms import able, harm
from store.extraction.stances.violence_words import load_violence

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.references import Reference
    from store.extraction.stances.syntax import Found

_WITHIN = frozenset({"dans", "par", "sous", "pendant", "durant"})
_OPENERS = frozenset({"lors", "cours", "face", "suite"})
_OWNER = ("par", "doer", "adj", "poss")
_ARMED = frozenset({"armed_group"})


def assaults(engine: Engine) -> Iterator[Candidate]:
    """The stances of those in whose attacks somebody came to harm, or before whom he gives way."""
    p, words = engine.parse, load_violence()
    for k in p.among(words.onslaughts):
        verb = _verb(engine, k) if p.pos[k] == "NOUN" else -1
        if verb < 0 or any(c.head in {k, verb} or k in c.tokens for c in engine.found):
            continue
        mode = engine.modality.read(verb)
        unsaid = mode.dropped or (mode.negated and not _faced(engine, k))
        victims = None if unsaid else _harmed(engine, verb, k)
        holders = _authors(engine, k) if victims else []
        if not holders or victims is None:
            continue
        targets = [r for r in engine.phrases.all(victims, dig=True) if able(engine, r) and r.sign > 0]
        yield from harm(engine, verb, (k, verb), holders, targets, "assault")


def _verb(engine: Engine, k: int) -> int:
    """The verb of which the phrase of noun `k` tells in what, or before what, it happened; -1 when none."""
    p, above = engine.parse, engine.parse.head[k]
    if p.low[above] in _OPENERS:  # "lors d'une attaque", "au cours d'un raid", "face à l'offensive"
        return p.head[above] if p.pos[p.head[above]] == "VERB" else -1
    within = p.dep[k].startswith("obl") and (p.prep(k) in _WITHIN or _faced(engine, k))
    return above if within and p.pos[above] == "VERB" else -1


def _faced(engine: Engine, k: int) -> bool:
    """*face à l'offensive*, whichever way it is parsed."""
    p = engine.parse
    return any(p.low[c] == "face" for c in (p.head[k], *p.kids[k]))


def _harmed(engine: Engine, verb: int, noun: int) -> Found | None:
    """Who was killed, hurt or driven back, as `verb` says; None when it says who did it, or no such thing."""
    p, words = engine.parse, load_violence()
    names = {p.low[verb], p.lemma[verb], *engine.modality.lemmas(verb)}
    objects = {p.lemma[c] for c in p.kids[verb] if p.dep[c] == "obj"}
    yields = not words.retreating.isdisjoint(names)
    dies = not words.dying.isdisjoint(names) or any(words.losing.get(noun) in names for noun in objects)
    if yields or dies:
        return engine.slots.subjects.of(verb)
    if not p.passive(verb) or _faced(engine, noun) or engine.phrases.all(engine.slots.agent(verb), dig=False):
        return None
    frames = (f for name in names for f in engine.lexicon.by_lemma.get(name, ()))
    hurts = any(
        f.pos == "verb" and f.stance == "oppose" and not f.words and "obj" in f.target for f in frames
    )
    return engine.slots.object(verb) if hurts else None


def _authors(engine: Engine, k: int) -> list[Reference]:
    """Whose attack noun `k` is; of what can be done to somebody too, only an armed group after *de*."""
    for slot in _OWNER:
        found = [r for r in engine.phrases.owner(k, slot) if able(engine, r)]
        if found:
            return found
    found = [r for r in engine.phrases.owner(k, "de") if able(engine, r) and r.sign > 0]
    if engine.parse.lemma[k] in load_violence().suffered:
        found = [r for r in found if engine.phrases.kind(r.entity) in _ARMED and not r.path]
    return found
