"""Verbs that the tagger took for something else, where the context shows it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from store.extraction.stances.columns import below
from store.extraction.stances.forms import conjugate
from store.extraction.stances.words import DETERMINERS, QUOTES, load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.stances.surface import Surface
    from store.extraction.stances.syntax import Parse

_ARTICLES = frozenset({"le", "la", "l'", "les"})
_BEFORE_VERBS = frozenset({"le", "la", "l'", "les", "lui", "y", "s'", "se", "nous", "vous", "me", "te"})


@cache
def _modals() -> frozenset[str]:
    """The forms of the verbs that take a bare infinitive."""
    return frozenset(form for verb in load_discourse().modals for form in (verb, *conjugate(verb)))


def correct(p: Parse, forms: FormTable) -> None:
    """What the parser mistook and only the context shows, set right in the columns of `p`."""
    retag(p, forms)
    lend(p, forms)
    for i in p.forms_at.get("des", ()):
        if 1 < i < p.size - 1 and p.pos[i] == "ADP" and p.timed[i - 1]:
            _partitive(p, i)


def _partitive(p: Parse, i: int) -> None:
    """*a adopté lundi des sanctions*: an article and an object, taken for *de* and an oblique phrase."""
    noun = p.head[i]
    verb = p.head[noun]
    if p.timed[verb]:
        verb = p.head[verb]
    fits = p.pos[verb] == "VERB" and verb < i < noun and p.dep[noun] in {"obl", "nmod", "obj"}
    if not fits or p.passive(verb) or p.reflexive(verb) or p.lemma[verb] in load_discourse().with_de:
        return
    if any(p.dep[k] == "obj" and not p.timed[k] and k != noun for k in p.kids[verb]):
        return
    p.pos[i], p.dep[i] = "DET", "det"
    _move(p, noun, verb, "obj")
    p.forget()


def retag(p: Parse, forms: FormTable) -> None:
    """Verbs of the closed table that the tagger took for something else, where the context shows it."""
    for i in p.verbal:
        if not i or p.pos[i] not in {"NOUN", "ADJ", "ADV", "PROPN", "X"}:
            continue
        if _object_of_infinitive(p, i, forms):
            continue
        before = i - 1
        while before > 0 and (p.pos[before] in {"ADV", "SPACE"} or p.low[before] in QUOTES):
            before -= 1
        if forms.participle(p.low[i]):
            if p.pos[i] != "ADJ" and p.pos[before] == "AUX":
                p.pos[i] = "VERB"
                p.forget()
        elif (
            (p.low[i].endswith("ent") and p.pos[before] in {"NOUN", "PROPN", "PRON"} and p.pos[i] != "PROPN")
            or (
                before == i - 1
                and p.low[before] in {"se", "s'", "ne", "n'", "y", "lui"}
                and p.pos[before] != "DET"
            )
            or (
                p.pos[before] == "PROPN"
                and before == i - 1
                and p.low[i] == p.doc[i].text
                and not p.kids_case(i)
            )
            or (
                p.pos[i] == "NOUN"
                and i + 1 < p.size
                and p.low[i + 1] in DETERMINERS
                and (
                    p.pos[before] == "PROPN"
                    or p.low[before] in {",", ")"}
                    or (p.dep[i] == "conj" and p.pos[p.head[i]] == "VERB" and not p.kids_case(i))
                )
            )
        ):
            p.call_verb(i)


def _object_of_infinitive(p: Parse, i: int, forms: FormTable) -> bool:
    """*veut l'écarter*: an infinitive and its object, taken for a noun with an article."""
    clitic, modal = i - 1, i - 2
    if (
        i < 2
        or p.low[clitic] not in {"le", "la", "l'", "les"}
        or p.low[i] in load_discourse().infinitive_nouns
    ):
        return False
    infinitive = p.low[i] in forms.lemmas(p.low[i])
    if not infinitive or p.low[modal] not in _modals():
        return False
    p.pos[i], p.dep[i] = "VERB", "xcomp"
    p.pos[clitic], p.dep[clitic] = "PRON", "obj"
    p.forget()
    return True


def recall_verbs(p: Parse, surface: Surface, forms: FormTable) -> None:
    """*L'Union européenne subventionne l'Autorité*, *X, réélu dimanche, combat lui aussi Y*: a verb's form
    between a mention, with or without an aside, and a phrase is a verb.
    """
    for i in p.verbal:
        if not 0 < i < p.size - 1:
            continue
        small = (
            p.pos[i] == "PROPN" and p.doc[i].text.islower()
        )  # "X nie avoir …", taken for a part of the name
        other = p.pos[i] not in {"NOUN", "ADJ", "ADV", "X"} and not small
        if other or i in p.retagged:
            continue
        if forms.participle(p.low[i]) or p.kids_case(i):
            continue
        if not (i in surface.by_end or (p.low[i - 1] == "," and _after_aside(p, surface, i))):
            continue
        after = i + 1
        while after < p.size - 1 and (p.pos[after] in {"ADV", "PRON"} or p.timed[after]):
            after += 1
        # "X juge insuffisantes les …"
        judged = p.pos[after] == "ADJ" and after + 1 < p.size and p.low[after + 1] in DETERMINERS
        open_to = p.low[after] in DETERMINERS or p.pos[after] in {"ADP", "PROPN", "AUX"}
        if open_to or judged or p.is_infinitive(after):
            p.call_verb(i)
    for i in [i for i in p.among(_ARTICLES) if i < p.size - 2 and i in surface.by_end]:
        _summons(p, surface, forms, i)
    for k in [i + 1 for i in p.among(_BEFORE_VERBS) if i + 1 < p.size]:
        # "X la rejette": after an object pronoun only a verb can stand
        clitic = p.pos[k - 1] == "PRON" and p.low[k - 1] in _BEFORE_VERBS
        known = p.pos[k] in {"NOUN", "ADJ"} and forms.lemmas(p.low[k]) and not forms.participle(p.low[k])
        if clitic and known and k not in p.retagged:
            p.call_verb(k)


def _summons(p: Parse, surface: Surface, forms: FormTable, i: int) -> None:
    """*X le somme de partir*: a pronoun and a verb taken for an article and a noun, when the clause has no
    other verb.
    """
    verb = i + 1
    if p.low[i] not in _ARTICLES or p.pos[i] != "DET":
        return
    low, high = p.bounds[p.sentence[i]]
    fits = (
        p.pos[verb] in {"NOUN", "ADJ"} and p.low[verb + 1] in {"de", "d'", "à"} and forms.lemmas(p.low[verb])
    )
    clause = fits and verb + 2 < high and p.is_infinitive(verb + 2) and not forms.participle(p.low[verb])
    if clause and not any(p.finite(k) is not None for k in range(low, high) if p.pos[k] in {"VERB", "AUX"}):
        p.pos[i], p.dep[i] = "PRON", "obj"
        p.call_verb(verb)


def _after_aside(p: Parse, surface: Surface, i: int) -> bool:
    """Whether a mention, an aside between commas and nothing else stand before token `i`."""
    low, _ = p.bounds[p.sentence[i]]
    for k in range(i - 2, max(low, i - 12), -1):
        if p.low[k] == ",":
            while p.pos[k - 1] == "ADJ" and k not in surface.by_end:
                k -= 1  # "le chef de la Mutualité française, X, critique …"
            return k in surface.by_end and not any(p.finite(j) is not None for j in range(low, i))
    return False


def lend(p: Parse, forms: FormTable) -> None:
    """*X et Y ont, eux, défendu Z*, *X s'est, lui, rallié à Z*: an auxiliary that a time or an aside cut off
    from its participle; `store.extraction.perfects` has joined those that need no times.
    """
    for i in p.spelt(_joining()):
        if not 0 < i < p.size - 2 or p.pos[i] not in {"AUX", "VERB", "NOUN"} or not _auxiliary(p, i):
            continue
        if p.low[i + 1] != "," and not p.timed[i + 1]:
            continue
        k = _participle_after(p, i, forms)
        if k < 0:
            continue
        top = i
        if i < p.head[i] < k:
            top = p.head[i]  # *elle* in the aside, taken for the main word
        if not below(p.head, top, k):
            _move(p, k, *((k, "ROOT") if p.head[top] == top else (p.head[top], p.dep[top])))
        for j in [j for j in {*p.kids[i], *p.kids[top]} if j != top and not below(p.head, k, j)]:
            _move(p, j, k, p.dep[j])
        if top != i:
            _move(p, top, k, "dislocated")
        _move(p, i, k, "aux:tense")
        p.pos[i] = "AUX"
        for j in p.kids[k]:
            if i < j < k and p.pos[j] == "PRON":
                p.dep[j] = "dislocated"
            elif j > k and p.dep[j] in {"nsubj", "nsubj:pass"}:
                p.dep[j] = "obj"
        p.pos[k] = "VERB"
        p.forget()


@cache
def _joining() -> frozenset[str]:
    """The forms of the two auxiliaries."""
    return frozenset((*conjugate("avoir"), *conjugate("être")))


def _auxiliary(p: Parse, i: int) -> bool:
    """Whether token `i` is a form of *avoir*, or one of *être* after a reflexive pronoun."""
    if p.low[i] in conjugate("avoir"):
        return p.pos[i] != "NOUN"
    return p.low[i - 1] in {"s'", "se"} and p.low[i] in conjugate("être")


def _participle_after(p: Parse, i: int, forms: FormTable) -> int:
    """The participle after the aside that opens right after token `i`; -1 when none does."""
    _, high = p.bounds[p.sentence[i]]
    if p.timed[i + 1]:
        k = next((k for k in range(i + 2, high) if not p.timed[k] and p.pos[k] != "ADV"), high)
        return k if k < high and forms.participle(p.low[k]) and i not in p.kids[k] else -1
    close = next((k for k in range(i + 2, min(i + 12, high - 1)) if p.low[k] == ","), -1)
    if close < 0:
        return -1
    k = close + 1
    while k < high and p.pos[k] in {"ADV", "PRON"}:
        k += 1
    return k if k < high and forms.participle(p.low[k]) else -1


def _move(p: Parse, k: int, head: int, dep: str) -> None:
    """Hang token `k` on `head` with label `dep`."""
    if k in p.kids[p.head[k]]:
        p.kids[p.head[k]].remove(k)
    p.head[k], p.dep[k] = head, dep
    if head != k:
        p.kids[head] = sorted({*p.kids[head], k})
