"""What became of the matter in hand: *« C'est honteux »* after *le Sénat l'a rejeté* speaks for the law."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from store.extraction.stances.forms import FormTable, nominal_forms
from store.extraction.stances.modality import same_party
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.references import Reference

_BEFORE = frozenset({"avait", "avaient", "eut", "eurent"})  # in a pluperfect: before what is told
_STATED = frozenset({"nmod", "obl", "obj"})


def received(engine: Engine, i: int, matter: list[Reference], own: list[Reference]) -> list[Reference]:
    """`matter`, turned round where what was last told of it before token `i` is that others than those named
    by `own` brought it to nothing: how that is received is said of its end.
    """
    return [r._replace(sign=r.sign * _became(engine, i, r.entity, own)) for r in matter]


def _became(engine: Engine, i: int, matter: int, own: list[Reference]) -> int:
    """-1 where the `matter` was last said, before token `i`, to have been rejected, dropped or annulled."""
    before = [(k, sign) for k, sign in engine.matter.outcomes.get(matter, ()) if k < i]
    if not before or before[-1][1] > 0:
        return 1
    subjects = engine.slots.subject(before[-1][0])
    doers = engine.phrases.all(subjects, dig=False)
    if subjects and not doers:
        return 1  # somebody whom the text may name elsewhere: the speaker himself, for all we know
    theirs = any(same_party(r.entity, d.entity, engine.phrases) for r in own for d in doers)
    return 1 if theirs else -1


def told(engine: Engine) -> dict[int, list[tuple[int, int]]]:
    """For each proposal the tokens that say what became of it, in text order, with +1 or -1."""
    p, words = engine.parse, load_discourse()
    verbs, cues, nouns = _tables()
    found: dict[int, list[tuple[int, int]]] = {}
    for k in p.among(cues):
        if p.pos[k] == "NOUN" and p.lemma[k] in nouns:
            if p.dep[k] == "obj" and verbs.lemmas(p.low[p.head[k]]):
                continue  # "rejette la ratification de l'accord": the verb says it
            heads = [c for c in p.kids[k] if p.dep[c] in _STATED and p.prep(c) == "de"]
            sign = -1 if p.lemma[k] in words.undoing_nouns else 1
        elif p.pos[k] in {"VERB", "ADJ"} and (names := verbs.lemmas(p.low[k])):
            mode = engine.modality.read(k)
            auxiliaries = {p.low[a] for a in p.auxiliaries(k)}
            if mode.dropped or mode.hedged or mode.conditional or mode.future or auxiliaries & _BEFORE:
                continue
            if mode.wisher or p.is_infinitive(k):
                continue
            if not words.opining.isdisjoint(names) and not _decides(engine, k):
                continue
            heads = list(engine.slots.object(k).heads)
            if not heads and not words.quitting.isdisjoint(names):
                heads = list(engine.slots.complement(k, "à").heads)  # "renonce au tunnel"
            sign = -1 if not words.undoing.isdisjoint(names) else 1
            sign = -sign if mode.negated else sign
            heads, sign = _done_to(engine, heads, sign)
        else:
            continue
        for m in (m for head in heads for m in engine.entities.headed(head)):
            found.setdefault(m.entity, []).append((k, sign))
    return found


def _decides(engine: Engine, k: int) -> bool:
    """False where the subject of verb `k` only has an opinion: a union, a party, a person, no parliament."""
    deciding, entities = load_discourse().deciding, engine.entities.entities
    doers = [entities[r.entity] for r in engine.phrases.all(engine.slots.subject(k), dig=False)]
    able = any(
        d.kind in {"country", "government"} or not deciding.isdisjoint(d.name.casefold().split())
        for d in doers
    )
    return able or not doers


def _done_to(engine: Engine, heads: list[int], sign: int) -> tuple[list[int], int]:
    """*rejette la ratification de l'accord*: what the first of the nouns `heads` is done to, and `sign`,
    turned round where that undoes it (*annule le retrait de l'accord*).
    """
    p, words = engine.parse, load_discourse()
    noun = heads[0] if heads else -1
    if noun < 0 or p.lemma[noun] not in words.undoing_nouns | words.achieving_nouns:
        return heads, sign
    inner = [c for c in p.kids[noun] if p.dep[c] in _STATED and p.prep(c) == "de"]
    return inner or heads, -sign if p.lemma[noun] in words.undoing_nouns else sign


@cache
def _tables() -> tuple[FormTable, frozenset[str], frozenset[str]]:
    """The verbs of either upshot, all that may be one of their forms or a noun, and the nouns."""
    words = load_discourse()
    verbs = words.undoing | words.achieving
    nouns = words.undoing_nouns | words.achieving_nouns
    forms = FormTable(verbs)
    return forms, forms.forms_of(verbs) | {f for noun in nouns for f in nominal_forms(noun)}, nouns
