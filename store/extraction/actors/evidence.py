"""Does a name act here, or is it only where something happens?"""

from __future__ import annotations

from store.extraction.actors.words import Name, low, preposition, span_head
from store.extraction.words import Text, Word
from store.lexicon.gazetteer import Gazetteer, fold

ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "ROOT", "parataxis", "root",
                       "appos",
                       "dislocated", "vocative"})  # fmt: skip


def first_conjunct(token: Word) -> Word:
    seen = 0
    while token.dep_ == "conj" and token.head.i < token.i and seen < 12:
        token = token.head
        seen += 1
    return token


def acts(doc: Text, start: int, end: int, gazetteer: Gazetteer, *, place: bool) -> bool:
    """True when the name at tokens [start, end) takes part in what is told.

    `place` is True for a capital, which is a mere place after "à", "en", "conférence de" and the like;
    otherwise only a clear locative speaks against it.
    """
    head = doc[span_head(doc, start, end)]
    case = preposition(doc, start, head.i)
    first = first_conjunct(head)
    joined = first.i != head.i and first.pos_ in {"PROPN", "NOUN", "X"}
    shared = preposition(doc, first.i, first.i) if joined else ""
    if joined and (not case or case == shared):  # "à Oslo et Rome", "à Oslo et à Rome"
        case = shared
        governor = first.head
        dep = first.dep_
    else:
        governor, dep = head.head, head.dep_
    words = gazetteer.words
    if case in words["place.prepositions"] and _known_word(governor, words["place.pressed"]):
        return True
    if case in words["place.prepositions"] or _complex_place(doc, start, words["preposition.local"]):
        return False
    if place and case == "contre" and low(governor) in words["place.heads"]:
        return False  # "offensive contre Tripoli" is against whoever holds the city
    if case in words["preposition.social"] or _beside(doc, start, words["preposition.beside"]):
        return True
    if case in {"a", "au", "aux"}:
        if _facing(doc, start, words["preposition.facing"]):
            return True
        if governor.dep_ in {"acl", "amod"} and governor.head.pos_ == "NOUN":  # "un soutien accru à Kiev"
            governor = governor.head
        return _known_word(governor, words["place.addressees"])
    if case in {"de", "du", "d'", "des"}:
        return _after_de(governor, gazetteer)
    if dep == "appos" and place and low(governor) in words["place.heads"]:
        return False
    if dep == "obj":
        return not _known_word(governor, words["place.verbs"])
    return dep in ARGUMENTS or (not place and dep in {"conj", "nmod", "obl", "obl:arg", "flat"})


def _known_word(token: Word, words: frozenset[str]) -> bool:
    return low(token) in words or _lemma(token) in words


def _lemma(token: Word) -> str:
    return fold(token.lemma_)


def _complex_place(doc: Text, start: int, local: frozenset[str]) -> bool:
    """ "près de", "au sud de", "autour de", "hors de", "jusqu'à" right before the name."""
    before = [low(t) for t in doc[max(0, start - 4) : start]]
    while before and before[-1] in {"de", "d'", "du", "la", "le", "l'", "a"}:
        last = before.pop()
        if last == "a" and before and before[-1] in {"jusqu'", "jusque"}:
            return True
    return bool(before) and before[-1] in local


def _beside(doc: Text, start: int, beside: frozenset[str]) -> bool:
    """ "auprès de", "aux côtés de", "en faveur de", "au profit de", "à l'égard de" right before the name."""
    before = [low(t) for t in doc[max(0, start - 5) : start]]
    while before and before[-1] in {"de", "d'", "du", "la", "le", "l'", "des"}:
        before.pop()
    return bool(before) and before[-1] in beside


def _facing(doc: Text, start: int, facing: frozenset[str]) -> bool:
    """ "face à", "grâce à", "contrairement à" right before the name."""
    i = start - 1
    while i > 0 and (doc[i].pos_ == "DET" or low(doc[i]) in {"a", "au", "aux"}):
        i -= 1
    return i >= 0 and low(doc[i]) in facing


def _after_de(governor: Word, gazetteer: Gazetteer) -> bool:
    words = gazetteer.words
    if low(governor) in words["place.heads"]:
        return False
    if governor.pos_ == "VERB":
        return not _known_word(governor, words["place.verbs"])
    accepted = words["stands_for.owner"] | words["stands_for.state"] | words["stands_for.act"]
    return _known_word(governor, accepted | words["place.addressees"] | words["place.after_de"])


def at_leisure(doc: Text, name: Name, gazetteer: Gazetteer) -> bool:
    """True for a name in a sentence about a match or a film, where unknown ones act in no politics; a first
    name and what goes with it is somebody there, too.
    """
    full = name.end - name.start > 1 and low(doc[name.start]) in gazetteer.given
    told = gazetteer.words["leisure.words"]
    return not full and not told.isdisjoint([t.folded for t in doc[name.start].sent])


def after_place(doc: Text, i: int) -> bool:
    """ "En Suède, X a …": whether only a place or a time stands before the name at token `i`."""
    opening = doc[i].sent.start if i > 1 and doc[i - 1].text == "," else i
    while opening < i and doc[opening].pos_ in {"SPACE", "PUNCT"}:
        opening += 1
    return (
        opening < i - 1
        and i - opening < 7
        and doc[opening].pos_ == "ADP"
        and not any(word.pos_ in {"VERB", "AUX", "PRON"} or word.text == "," for word in doc[opening : i - 1])
    )


def listed(doc: Text, i: int) -> bool:
    """ "Durand, Petit et Leroux ont …": whether the bare name at token `i` is one of three or more who act,
    with nothing else between them.
    """
    first = first_conjunct(doc[i])
    group = [first, *(c for c in first.children if c.dep_ == "conj")]
    alone = all(w.pos_ == "PROPN" and w.capital and not w.text.isupper() for w in group)
    acting = first.dep_ in {"nsubj", "nsubj:pass", "obl:agent", "nmod"}
    links = {low(c) for w in group for c in w.children if c.dep_ == "case"}
    return acting and len(group) > 2 and alone and links <= {"comme", "par"}
