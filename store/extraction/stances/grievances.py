"""Who did what is complained of: *« Nous sommes trahis par X »*, *« Il est honteux que X parte »*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.references import Reference
from store.extraction.stances.syntax import SUBJECTS
from store.extraction.stances.verdict_words import load_verdicts

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine

_TOLD = frozenset({"tuer"})
CLAUSE = 12  # tokens after *que* within which the verb of its clause stands


def done_by(engine: Engine, i: int) -> list[Reference]:
    """By whom it is done, where to say that passive verb `i` is done is to blame whoever does it."""
    p, words = engine.parse, load_verdicts()
    if not p.quoted[i]:
        return []  # "Selon X, dix civils ont été tués par Y": a fact that X tells
    names = {p.lemma[i], *engine.modality.lemmas(i), *words.forms.lemmas(p.low[i])} - _TOLD
    plain = any((False, ()) in words.blaming[name] for name in names & words.blaming.keys())
    if not plain or engine.modality.negated(i):
        return []
    return engine.phrases.all(engine.slots.agent(i), dig=True)


def doers(engine: Engine, i: int) -> list[Reference]:
    """Who does what the clause after *que* tells, that predicate `i` says is an outrage; nobody where it is
    only a pity.
    """
    p, words = engine.parse, load_verdicts()
    if engine.worths.get(i, 0) >= 0 or p.low[i] in words.lukewarm or engine.modality.negated(i):
        return []
    _, high = p.bounds[p.sentence[i]]
    if i + 1 >= high or p.low[i + 1] not in {"que", "qu'"}:
        return []
    near = range(i + 2, min(i + CLAUSE, high))
    verb = next((k for k in near if p.pos[k] in {"VERB", "AUX"} and p.finite(k) is not None), -1)
    while verb >= 0 and p.dep[verb].startswith(("aux", "cop")) and p.head[verb] > verb:
        verb = p.head[verb]
    if verb < 0 or p.pos[verb] != "VERB" or p.passive(verb):
        return []
    subjects = [k for k in p.kids[verb] if p.dep[k] in SUBJECTS and k < verb]
    found = [r for k in subjects for r in engine.phrases.one(k, False)]
    return [r for r in found if engine.phrases.kind(r.entity) != "proposal" and not r.path]


def doing(engine: Engine, i: int) -> list[Reference]:
    """*Ce que fait X est illégal*: whose deed predicate `i` is said of."""
    p = engine.parse
    low, _ = p.bounds[p.sentence[i]]
    for k in range(max(low, i - 12), i - 2):
        if p.low[k] == "ce" and p.low[k + 1] in {"que", "qu'"} and (k == low or p.pos[k - 1] == "PUNCT"):
            near = range(k + 2, i)
            verb = next((j for j in near if p.pos[j] in {"VERB", "AUX"} and p.finite(j) is not None), -1)
            return engine.phrases.all(engine.slots.subjects.of(verb), dig=False) if verb >= 0 else []
    return []
