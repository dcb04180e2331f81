"""Who does what a noun names, as the words after it tell: *lancée par X*, *imputée à X*, *que X a menée*."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import TYPE_CHECKING

from store.extraction.stances.syntax import NOTHING, RELATIVES, SUBJECTS, Found
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.slots import Slots

_TO = frozenset({"auquel", "auxquels", "auxquelles"})
_AS = frozenset({"pour", "comme"})
_WHICH = frozenset({"laquelle", "lequel", "lesquels", "lesquelles"})


def told_doer(
    slots: Slots,
    verbs: Callable[[int], tuple[str, ...]],
    i: int,
    does: frozenset[str],
    lent: Container[str],
    own: bool,
) -> Found:
    """Who does what noun `i` names. `does` are the verbs of doing, and `lent` those that do so as participles
    only; `own`: whether the noun names a deed, which is somebody's to whom one ascribes it.
    """
    p = slots.parse
    for k in p.kids[i]:
        if k < i:
            continue
        if p.dep[k] == "acl" and p.is_participle(k):
            names = verbs(k)
            if any(name in does or name in lent for name in names):
                return slots.agent(k)
            if own and not load_discourse().ascribing.isdisjoint(names):
                return slots.complement(k, "à")
        elif p.dep[k] == "acl:relcl":
            found = _in_relative(slots, verbs, i, k)
            if found:
                return found
    return NOTHING


def _in_relative(slots: Slots, verbs: Callable[[int], tuple[str, ...]], i: int, k: int) -> Found:
    """*que X a menée*, *à laquelle X s'est livré*, *dont X est l'auteur*: who, in the clause of `k`."""
    p, words = slots.parse, load_discourse()
    pronoun = next((j for j in range(i + 1, k) if p.low[j] in RELATIVES), -1)
    if pronoun < 0:
        return NOTHING
    names, low = verbs(k), p.low[pronoun]
    if low in {"que", "qu'"} and p.dep[pronoun] == "obj":
        bare = next((j for j in p.kids[k] if p.dep[j] == "xcomp" and p.is_infinitive(j)), -1)
        judged = any(p.prep(j) in _AS for j in p.kids[k])  # "une promesse que X tient pour un mensonge"
        if not judged and not words.doing.isdisjoint(names if bare < 0 else verbs(bare)):
            return _subject(slots, k, bare)
    elif low in _TO or (low in _WHICH and p.prep(pronoun) == "à"):
        if not words.indulging.isdisjoint(names):
            return _subject(slots, k, -1)
    elif low == "dont":
        blamed = p.passive(k) and not words.blaming.isdisjoint(names)
        if blamed or (p.lemma[k] in words.doers and p.copular(k)):
            return _subject(slots, k, -1)
    return NOTHING


def _subject(slots: Slots, k: int, bare: int) -> Found:
    """The subject of the clause of `k`, also after the verb (*que vient de mener X*)."""
    p = slots.parse
    own = [j for j in p.kids[k] if p.dep[j] in SUBJECTS and p.low[j] not in RELATIVES]
    if not own and bare >= 0:
        own = [j for j in p.kids[bare] if p.dep[j] == "obj" and j > bare]
    return Found(tuple(p.coordinated(own[0]))) if own else NOTHING
