"""Who acts where the subject names nobody: *Chez X, on …*, *élus emmenés par X*, *l'un des avocats de X*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.syntax import CONTRACTED, NOMINAL, Found
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.phrases import Phrases
    from store.extraction.stances.references import Reference

_OF = frozenset({"de", "d'"})
_ARTICLES = frozenset({"le", "la", "l'", "les"})
_LONGEST = 12  # tokens from the opening of the sentence to the comma before *on*


def behind(phrases: Phrases, i: int, depth: int) -> list[Reference]:
    """Those who act where noun or pronoun `i` is the subject, and no mention heads its phrase."""
    p, words = phrases.parse, load_discourse()
    if p.low[i] == "on":
        return _household(phrases, i, depth)
    if p.low[i] in words.some_of:
        return _one_of(phrases, i, depth)
    if p.pos[i] != "NOUN":
        return []
    found = _leaders(phrases, i, depth) or _close(phrases, i, depth)
    bare = not found and p.lemma[i] in words.organs and not any(p.prep(k) in _OF for k in p.kids[i])
    return _household(phrases, i, depth) if bare else found


def _household(phrases: Phrases, i: int, depth: int) -> list[Reference]:
    """*Dans l'entourage de X, on …*, *juge-t-on chez X*: in whose house it is so."""
    p = phrases.parse
    low, high = p.bounds[p.sentence[i]]
    if p.low[i] == "on" and i > low and p.low[i - 1].endswith("-"):
        return _within(phrases, i + 1, high, depth)
    first = next((k for k in range(i - 1, max(low, i - 3), -1) if p.low[k] == ","), -1)
    near = 0 < first - low <= _LONGEST
    if not near or "," in p.low[low:first] or any(p.pos[k] in {"VERB", "AUX"} for k in range(low, first)):
        return []
    return _within(phrases, low, first + 1, depth)


def _within(phrases: Phrases, k: int, high: int, depth: int) -> list[Reference]:
    """Whom the phrase that begins at token `k` names as those among whom something is said."""
    p = phrases.parse
    for words in load_discourse().households.get(p.low[k], ()) if k < high else ():
        end = k + len(words)
        spelt = tuple(CONTRACTED.get(w, w) if n else w for n, w in enumerate(p.low[k:end]))
        if spelt != tuple(CONTRACTED.get(w, w) if n else w for n, w in enumerate(words)):
            continue
        head = next((j for j in range(end, min(end + 5, high)) if p.pos[j] in NOMINAL), -1)
        found = phrases.all(Found(tuple(p.coordinated(head))), False, depth + 1) if head >= 0 else []
        return [r._replace(path=("household",)) for r in found if phrases.kind(r.entity) != "proposal"]
    return []


def _one_of(phrases: Phrases, i: int, depth: int) -> list[Reference]:
    """*l'un des avocats de X*: X, whose people they are, unless he is a party, which some may leave."""
    p = phrases.parse
    for k in p.kids[i]:
        if k > i and p.prep(k) in _OF and p.lemma[k] in load_discourse().people:
            found = phrases.one(k, False, depth + 1)
            return [r for r in found if r.path and phrases.kind(r.entity) not in {"party", "proposal"}]
    return []


def _leaders(phrases: Phrases, i: int, depth: int) -> list[Reference]:
    """*des élus, emmenés par X, contestent Y*: X, at their head."""
    p, leading = phrases.parse, load_discourse().leading
    counted = [k for k in p.kids[i] if k > i and p.pos[k] == "NOUN" and p.prep(k) in _OF]
    for k in [c for noun in (i, *counted) for c in p.kids[noun]]:
        if k > i and p.dep[k] in {"acl", "amod"} and not leading.isdisjoint(phrases.verbs(k)):
            found = phrases.all(phrases.slots.agent(k), False, depth + 1)
            if found:
                return [r._replace(path=("leader",)) for r in found if phrases.kind(r.entity) != "proposal"]
    return []


def _close(phrases: Phrases, i: int, depth: int) -> list[Reference]:
    """*une source proche de X*: X, whom it speaks for."""
    p = phrases.parse
    if p.lemma[i] not in load_discourse().mouthpieces:
        return []
    for k in p.kids[i]:
        if k > i and p.dep[k] == "amod" and p.lemma[k] == "proche":
            found = phrases.all(phrases.slots.complement(k, "de"), False, depth + 1)
            return [r for r in found if phrases.kind(r.entity) != "proposal"]
    return []
