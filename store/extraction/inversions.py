"""*Au projet s'opposent X et Y*, *derrière Z se sont rangés X et Y*: a clause that opens with what its verb
is about, and ends with its subject, which the parser takes for the object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import CLITICS, SUBJECTS, hang
from store.extraction.perfects import REFLEXIVE

if TYPE_CHECKING:
    from store.extraction.words import Sentence, Word

OPENING = frozenset({"autour", "face", "outre", "grâce", "quant"})  # what else opens such a phrase
GROUP = frozenset({"AUX", "ADV"})
BEFORE_NAMES = frozenset({"DET", "ADJ", "NUM", "ADV"})
NAMES = frozenset({"NOUN", "PROPN", "X"})
AFTER_VERB = frozenset({"obj", "xcomp", "appos", "nmod"})
LONGEST = 24  # tokens of the phrase before the verb


def give_last_subject(sentence: Sentence) -> None:
    """Make the noun after the verb of such a clause its subject, in place."""
    low = sentence.start
    first = sentence.doc[low]
    while first.pos_ in {"SPACE", "PUNCT", "CCONJ"} and first.i + 1 < sentence.end:
        first = first.nbor(1)
    if first.pos_ != "ADP" and first.plain not in OPENING:
        return
    for k in range(first.i + 2, min(first.i + LONGEST, sentence.end - 1)):
        word = sentence.doc[k]
        if word.plain in REFLEXIVE or word.finite:
            verb = _verb(word, sentence.end)
            if verb is not None and _phrase(first, word, verb):
                _invert(verb, word)
            return


def _verb(word: Word, end: int) -> Word | None:
    """The verb of the group that opens with `word`, in the third person and reflexive."""
    doc, k = word.doc, word.i
    if word.plain not in REFLEXIVE:
        return None
    while k < end - 1 and (doc[k].plain in CLITICS or doc[k].pos_ in GROUP):
        k += 1
    return doc[k] if doc[k].pos_ == "VERB" else None


def _phrase(first: Word, start: Word, verb: Word) -> bool:
    """Whether nothing but a phrase with a preposition stands before token `start`, where the verb's group
    begins: no subject of the verb.
    """
    for word in first.doc[first.i : start.i]:
        if word.pos_ == "VERB" or word.plain in {"qui", "que", "qu'", ";", ":"}:
            return False
        case = any(c.dep_ == "case" and c.i < word.i for c in word.children)
        if word.dep_ in SUBJECTS and word.pos_ != "ADJ" and not case:
            return False
    return start.nbor(-1).plain not in {"ne", "n'"} and verb.i > start.i


def _invert(verb: Word, start: Word) -> None:
    doc, k = verb.doc, verb.i + 1
    while k < verb.sent.end - 1 and doc[k].pos_ in BEFORE_NAMES:
        k += 1
    subject = doc[k]
    while subject.dep_ == "flat" and verb.i < subject.head.i < subject.i:
        subject = subject.head
    case = any(c.dep_ == "case" for c in subject.children)
    if subject.pos_ not in NAMES or subject.head is not verb or subject.dep_ not in AFTER_VERB or case:
        return
    finite = next((w for w in doc[start.i : verb.i + 1] if w.finite), None)
    many = any(c.dep_ == "conj" for c in subject.children) or "Plur" in subject.morph.get("Number", ())
    if finite is None or ("Plur" in finite.morph.get("Number", ()) and not many):
        return
    for other in [c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i]:
        other.dep_ = "obl"
    hang(subject, verb, "nsubj")
