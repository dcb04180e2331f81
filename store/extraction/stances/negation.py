"""Whether a predicate is negated, or named only to be denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.columns import NE
from store.extraction.stances.syntax import SUBJECTS
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.embedding import Embedding
    from store.extraction.stances.syntax import Parse

NEGATIVE = frozenset(
    {"pas", "plus", "jamais", "guère", "point", "ni", "nullement", "aucunement", "aucun", "aucune"}
)
_NONE = frozenset({"aucun", "aucune", "nul", "nulle"})
_NOBODY = _NONE | {"personne", "rien"}
_WHICH = frozenset({"lesquelles", "laquelle", "lesquels", "lequel"})
_ANY = frozenset({"tout", "toute"})
_NOMINAL_LINKS = frozenset(
    {"case", "fixed", "nmod", "obl", "advmod", "amod", "acl", "mark", "conj", "obl:arg"}
)


def negated(p: Parse, i: int) -> bool:
    """Whether predicate `i` is negated: *ne … pas/plus/jamais/guère/ni/aucun*, *ni X ni Y ne …*,
    the second of *ni … ni …*; not *ne … que*.
    """
    if p.dep[i] == "conj" and any(p.low[k] == "ni" and k < i for k in p.kids[i]):
        return True
    first = min([i, *p.auxiliaries(i)])
    behind = range(first, min(i + 4, p.size))
    if p.occurs("moins", i) and any(p.low[k : k + 2] == ["pas", "moins"] for k in behind):
        return False  # "il n'en défend pas moins"
    none = any(p.low[k] in _NONE and p.dep[k] == "det" for k in p.kids[i])
    if p.with_ne.isdisjoint((p.sentence[max(first - 4, 0)], p.sentence[i])):
        return none
    if none and p.is_infinitive(i) and p.pos[p.head[i]] == "VERB" and negated(p, p.head[i]):
        return False  # "n'a voulu soutenir aucun candidat": the negation is that of the verb above
    near = [*p.kids[i], *(k for a in p.auxiliaries(i) for k in p.kids[a])]
    if not _has_ne(p, i, first, near):
        return none
    if any(_negative_phrase(p, k) for k in near if p.dep[k] in SUBJECTS):
        return True
    if _has_neither(p, max(i, first)) or p.lemma[i] in load_discourse().ne_alone:
        return True
    _, high = p.clause(p.head[i] if p.dep[i] == "cop" else i)  # "n'est « pas du tout d'accord »"
    words = {p.low[k] for k in range(first, min(high + 1, first + 14, p.size))} | {p.low[k] for k in near}
    return bool(words & NEGATIVE) or any(
        p.low[k] in _NOBODY for k in range(max(first - 4, 0), min(high + 1, p.size))
    )


def _has_ne(p: Parse, i: int, first: int, near: list[int]) -> bool:
    return any(p.low[k] in NE for k in near if k < i or k < first + 3) or any(
        p.low[k] in NE
        for k in range(max(first - 4, 0), first)
        if not any(p.pos[m] in {"VERB", "NOUN", "PUNCT"} for m in range(k + 1, first))
    )


def _has_neither(p: Parse, i: int) -> bool:
    """*n'a pris fait et cause ni pour X ni pour Y*: *ni* after the verb, before any comma or other verb."""
    _, high = p.bounds[p.sentence[i]]
    for k in range(i + 1, min(i + 9, high)):
        if p.low[k] == "ni":
            return True
        if p.pos[k] == "PUNCT" or (p.pos[k] in {"VERB", "AUX"} and p.finite(k) == k):
            break
    return False


def _negative_phrase(p: Parse, head: int) -> bool:
    """*aucun pays*, *ni la Russie ni la Chine*, *personne*, as the subject of a verb with *ne*."""
    return p.low[head] in _NOBODY or any(
        p.low[k] in _NONE or (p.low[k] == "ni" and p.dep[k] == "cc") for k in p.kids[head]
    )


def denier(p: Parse, i: int, embedding: Embedding) -> int:
    """*dément toute implication aux côtés de X*, *rejette l'accusation de soutien à X*: the verb that denies
    what a noun or preposition of stance stands in; -1 when none.
    """
    top = i
    for _ in range(5):
        up = p.head[top]
        if up == top:
            return -1
        if p.dep[up] == "acl" and p.low[up].endswith("ant"):
            top = up  # "dément les informations faisant état d'un appui à X"
            continue
        if p.pos[up] in {"VERB", "AUX"}:
            denies = up < top and p.dep[top] in {"obj", "obl", "xcomp", "nmod"}
            return up if denies and _denies(p, up, top, embedding) else -1
        if p.dep[top] not in _NOMINAL_LINKS:
            return -1
        top = up
    return -1


def _denies(p: Parse, verb: int, noun: int, embedding: Embedding) -> bool:
    for name in embedding.lemmas(verb):
        for e in embedding.lexicon.embedders.get(name, ()):
            if e.type == "deny" and e.pos == "verb" and e.reflexive == p.reflexive(verb):
                charge = any(x.type == "accuse" for x in embedding.lexicon.embedders.get(p.lemma[noun], ()))
                return name not in load_discourse().turning_down or charge or any_kind(p, noun)
    return False


def hearsay(p: Parse, i: int, embedding: Embedding) -> tuple[bool, bool]:
    """*les accusations selon lesquelles X finance Y*: whether the clause of predicate `i` is such a one,
    and whether a verb rejects it.
    """
    low, _ = p.bounds[p.sentence[i]]
    for k in range(i - 1, max(low, i - 10), -1) if p.places.keys() & _WHICH else ():
        if p.low[k] in _WHICH and p.low[k - 1] in {
            "selon",
            "d'après",
        }:
            noun = next((j for j in range(k - 2, max(low - 1, k - 6), -1) if p.pos[j] == "NOUN"), -1)
            verb = p.head[noun] if noun >= 0 else -1
            denies = verb >= 0 and any(
                e.type == "deny" and e.pos == "verb"
                for name in embedding.lemmas(verb)
                for e in embedding.lexicon.embedders.get(name, ())
            )
            return True, denies
        if p.pos[k] == "VERB" and p.finite(k) is not None:
            break
    return False, False


def any_kind(p: Parse, noun: int) -> bool:
    """*tout soutien*, *toute aide*: what is denied, or turned down whatever it be."""
    return any(p.low[k] in _ANY and k < noun for k in p.kids[noun])


def ruled_out(p: Parse, k: int) -> bool:
    """*hors de question*, *pas question*, *peu enclin*: a noun or adjective that its neighbour negates."""
    before = p.low[max(k - 2, 0) : k]
    return before[-1:] in (["pas"], ["peu"], ["guère"], ["nullement"]) or before == ["hors", "de"]


def there_is_none(p: Parse, k: int) -> bool:
    """*Pas d'alliance entre X et Y*, *Point de salut*: a noun that the words before it deny by themselves."""
    first = k
    while first > 1 and p.pos[first - 1] == "ADJ":
        first -= 1
    return first > 1 and p.low[first - 1] in {"de", "d'"} and p.low[first - 2] in {"pas", "point"}


def left_undone(p: Parse, i: int) -> bool:
    """*au lieu de soutenir X*, *faute de soutenir X*: before an infinitive, what was not done."""
    if not p.is_infinitive(i):
        return False
    first = min((k for k in p.kids[i] if p.dep[k] in {"mark", "case", "aux:tense"} and k < i), default=i)
    ahead = tuple("de" if w == "d'" else w for w in p.low[max(first - 3, 0) : i])
    return any(
        ahead[n : n + len(words)] == words
        for n, first in enumerate(ahead)
        for words in load_discourse().undone.get(first, ())
    )
