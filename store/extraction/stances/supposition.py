"""What is only asked, supposed or feared: *veut savoir si X (qui) soutient Y*, *au risque de fâcher Y*."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from store.extraction.stances.syntax import SUBJECTS, Parse
from store.extraction.stances.words import load_discourse
from store.extraction.wordlists import load_lists

_NEAR = 20  # tokens before an infinitive within which stands the verb that says whose task it is
_STEPS = 3  # verbs up from a predicate to the one that *si* introduces
_SAME = frozenset({"xcomp", "conj"})


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of supposition.toml."""

    incumbent: frozenset[str]
    once: frozenset[str]
    able: frozenset[str]
    lacking: frozenset[str]


@cache
def _words() -> _Words:
    """The lists, read once."""
    return load_lists(_Words, Path(__file__).with_name("supposition.toml"))


def supposed(p: Parse, i: int, unreal: Callable[[int], bool]) -> bool:
    """Whether predicate `i` stands in a clause with *si* that does not say what is so.

    *Si X soutient Y, Z s'y oppose* sets two facts against each other: the clause comes first, and the main
    verb is in a tense of what is or was. `unreal` tells a verb in the conditional or the future.
    """
    for _ in range(_STEPS):
        si = _si(p, i)
        if si >= 0:
            up = p.head[i]
            if si and p.low[si - 1] == "même":
                return False
            fact = up > i and p.finite(up) is not None and not unreal(up)
            return p.dep[i] == "ccomp" or not fact
        if p.dep[i] not in _SAME:
            break
        i = p.head[i]
    return False


def _si(p: Parse, i: int) -> int:
    """The *si* that introduces the clause of `i`; -1 when there is none."""
    for k in p.kids[i]:
        if (
            k < i
            and p.dep[k] == "mark"
            and (p.low[k] == "si" or (p.low[k] == "s'" and p.low[k + 1] in {"il", "ils"}))
        ):
            return k
    return -1


def awaited(p: Parse, i: int, future: Callable[[int], bool]) -> bool:
    """*quand le texte aura été voté par le Sénat*: what is only to come when predicate `i` says so."""
    for _ in range(_STEPS):
        if any(p.low[k] in _words().once and k < i for k in p.kids[i]) and future(i):
            return True
        if p.dep[i] not in _SAME:
            break
        i = p.head[i]
    return False


def imagined(p: Parse, i: int) -> bool:
    """*son souhait que X arme Y*, *la crainte que X attaque Y*: whether predicate `i` stands in the clause of
    a noun of what may come to pass.
    """
    for _ in range(_STEPS):
        for k in p.kids[i]:
            if p.low[k] in {"que", "qu'"} and 0 < k < i and p.lemma[k - 1] in load_discourse().imagining:
                return any(p.dep[c] in SUBJECTS and k < c < i for c in p.kids[i])
        if p.dep[i] not in _SAME:
            break
        i = p.head[i]
    return False


def unknown_doer(p: Parse, i: int) -> bool:
    """*veut savoir qui soutient X*, *qui a voulu la mort de X*: whether the subject of predicate `i`, or
    of the verb whose object it is, is what is asked.
    """
    if p.pos[i] == "NOUN" and p.dep[i] == "obj":
        i = p.head[i]
    who = next((k for k in p.kids[i] if k < i and p.low[k] == "qui" and p.dep[k] in SUBJECTS), -1)
    if who <= 0 or p.sentence[who - 1] != p.sentence[i] or p.pos[who - 1] != "VERB":
        return False
    return p.is_infinitive(who - 1) or p.finite(who - 1) is not None


def averted(p: Parse, i: int) -> bool:
    """*au risque de se brouiller avec X*, *pour ne pas avoir à condamner X*: before an infinitive, what has
    not come to pass.
    """
    if not p.is_infinitive(i):
        return False
    low, _ = p.bounds[p.sentence[i]]
    ahead = tuple("de" if w == "d'" else w for w in p.low[max(low, i - 7) : i])
    return any(
        ahead[n : n + len(words)] == words and _bare(p, i - len(ahead) + n + len(words), i)
        for n, first in enumerate(ahead)
        for words in load_discourse().averted.get(first, ())
    )


def incumbent(p: Parse, i: int) -> bool:
    """*il revient à X de voter la loi*: whether infinitive `i` is what somebody else than its grammatical
    subject is to do, which nobody has said yet that he will. What speakers say so is their own wish.
    """
    if not p.is_infinitive(i) or p.quoted[i]:
        return False
    low, _ = p.bounds[p.sentence[i]]
    for k in range(i - 1, max(low, i - _NEAR), -1):
        if p.finite(k) == k and p.pos[k] in {"VERB", "AUX"}:
            impersonal = "il" in p.low[max(low, k - 2) : k]
            return impersonal and p.lemma[k] in _words().incumbent
    return False


def lacking(p: Parse, i: int) -> bool:
    """*privé de gouvernement pouvant voter la loi*, *sans majorité capable de …*: whether predicate `i` is
    what somebody would do who is not there.
    """
    words = _words()
    k = next((k for k in (i - 1, i - 2) if p.low[k] in words.able), 0) - 1
    if k < 2 or p.pos[k] not in {"NOUN", "ADJ"}:
        return False
    k -= p.pos[k] == "ADJ"
    return p.low[k - 1] in {"sans", "aucun", "aucune"} or (
        p.low[k - 1] in {"de", "d'"} and p.lemma[k - 2] in words.lacking
    )


def _bare(p: Parse, start: int, i: int) -> bool:
    """Whether only pronouns, adverbs and negations stand between token `start` and verb `i`."""
    return all(p.pos[k] in {"PRON", "ADV", "PART"} for k in range(start, i))
