"""*Plusieurs chefs de la rébellion syrienne accusent X*: the finite verb that what stands before it was taken
for, or that passes for a word of its subject, is the main verb of its sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import BEHIND, CLITICS, FINITE, HEADS, SUBJECTS, hang
from store.extraction.enumerations import present

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Sentence, Word

PHRASE = frozenset({"DET", "NOUN", "PROPN", "ADJ", "ADP", "NUM", "X"})  # what a plain subject is made of
MISTAKEN = frozenset({"ADJ", "NOUN", "ADV", "X"})
MARKING = frozenset({"case", "mark", "cop"})


def root(sentence: Sentence, forms: FormTable) -> None:
    """Make that verb the root of `sentence`, in place; `forms` are the lexicon's verbs."""
    top = next((w for w in sentence if w.head is w), None)
    if top is not None and top.pos_ == "NOUN" and _taken_up(top, forms):
        return
    if top is None or top.pos_ not in HEADS | {"ADJ"} or any(c.dep_ in MARKING for c in top.children):
        return
    start = sentence.start
    while start < top.i and sentence.doc[start].pos_ not in {"DET", *HEADS}:
        start += 1
    end = start
    while (
        end < sentence.end - 1 and sentence.doc[end].pos_ in PHRASE and not _verbal(sentence.doc[end], forms)
    ):
        end += 1
    verb = sentence.doc[end]
    subject = next((c for c in top.children if c.dep_ in SUBJECTS), None) if top.pos_ == "ADJ" else top
    if subject is None or not start <= subject.i <= top.i < end or end < start + 2 or not _main(verb, forms):
        return
    if not verb.finite:
        verb.pos_, verb.morph, verb.lemma_ = "VERB", FINITE, forms.lemmas(verb.plain)[0]
    _crown(verb, top, subject)


def _taken_up(word: Word, forms: FormTable) -> bool:
    """*X, en revanche, l'appuie*: set right a verb with a subject, taken for a noun with its article."""
    clitic = word.nbor(-1) if word.i > word.sent.start else word
    subject = any(c.dep_ in SUBJECTS and c.i < word.i for c in word.children)
    if not subject or clitic.plain not in CLITICS or any(c.dep_ in {"cop", "case"} for c in word.children):
        return False
    infinitive = present(word, forms)
    if not infinitive:
        return False
    word.pos_, word.morph, word.lemma_ = "VERB", FINITE, infinitive
    clitic.pos_, clitic.dep_ = "PRON", "obj"
    return True


def _verbal(word: Word, forms: FormTable) -> bool:
    """Whether `word`, taken for part of a noun phrase, is written as a finite verb and its object follows."""
    if word.pos_ not in MISTAKEN or word.capital or not word.sent.start < word.i < word.sent.end - 1:
        return False
    after, alone = word.nbor(1), not any(w.finite for w in word.sent)
    return (
        bool(present(word, forms)) and alone and word.nbor(-1).pos_ in {*HEADS, "ADJ"} and after.pos_ == "DET"
    )


def _main(verb: Word, forms: FormTable) -> bool:
    """Whether the clause has `verb` for its only verb without subject or conjunction of its own."""
    if verb.pos_ != "VERB" or not verb.finite:
        return _verbal(verb, forms)
    if verb.i == verb.sent.start or verb.nbor(-1).pos_ not in {*HEADS, "ADJ", "NUM"}:
        return False
    own = any(
        c.i < verb.i and (c.dep_ in SUBJECTS | {"mark", "cc"} or c.plain in BEHIND) for c in verb.children
    )
    return not own and verb.head is not verb


def _crown(verb: Word, top: Word, subject: Word) -> None:
    phrase = {w.i for w in top.subtree}
    later = [w for w in verb.sent if w.i > verb.i and w.head.i < verb.i and w.head.i in phrase]
    hang(verb, verb, "ROOT")
    for word in later:
        bare = word.dep_ in {"nmod", "appos"} and not any(c.dep_ == "case" for c in word.children)
        hang(word, verb, "obj" if bare else "obl" if word.dep_ == "nmod" else word.dep_)
    if subject is not top:
        for child in [c for c in top.children if c is not subject and c.dep_ != "advmod"]:
            hang(child, subject if child.i < top.i else verb, child.dep_)
        hang(subject, verb, "nsubj")
        noun = top.nbor(-1)
        hang(top, noun if noun.pos_ in HEADS else subject, "amod")
    hang(subject, verb, "nsubj")
