"""*Plusieurs chefs de la rébellion syrienne accusent X*: the finite verb that what stands before it was taken
for, or that passes for a word of its subject, is the main verb of its sentence. *X juge la loi injuste*: of a
sentence without a finite verb, it is the one word that can be one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import BEHIND, CLITICS, FINITE, HEADS, SUBJECTS, hang
from store.extraction.days import DATED
from store.extraction.enumerations import present
from store.extraction.speech import OPENING

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Sentence, Word

PHRASE = frozenset({"DET", "NOUN", "PROPN", "ADJ", "ADP", "NUM", "X"})  # what a plain subject is made of
MISTAKEN = frozenset({"ADJ", "NOUN", "ADV", "X"})
MARKING = frozenset({"case", "mark", "cop"})
GOES_ON = frozenset({"DET", "ADV", "PROPN", "NUM", "PRON", "VERB", "AUX"})  # after a verb, after no noun
AFTER_NAMES = frozenset({"pour", "contre", "depuis", "des", "du"})  # … nor these, where a name acts
IN_NAME = frozenset({"flat", "appos", "conj", "nmod"})


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
        bare = word.dep_ in {"nmod", "appos"} and not _governed(word)
        hang(word, verb, "obj" if bare else "obl" if word.dep_ == "nmod" else word.dep_)
    if subject is not top:
        for child in [c for c in top.children if c is not subject and c.dep_ != "advmod"]:
            hang(child, subject if child.i < top.i else verb, child.dep_)
        hang(subject, verb, "nsubj")
        noun = top.nbor(-1)
        hang(top, noun if noun.pos_ in HEADS else subject, "amod")
    hang(subject, verb, "nsubj")


def lone(sentence: Sentence, forms: FormTable) -> None:
    """Make the one word that can be a form of one of the verbs `forms` the root, in place, of a `sentence`
    without a finite verb.
    """
    if any(word.finite for word in sentence):
        return
    able = [word for word in sentence if _able(word, forms)]
    subject = _acting(able[0]) if len(able) == 1 else None
    if subject is None:
        return
    verb, before = able[0], able[0].nbor(-1)
    verb.pos_, verb.morph, verb.lemma_ = "VERB", FINITE, present(verb, forms)
    loose = [w for w in sentence if w.i > verb.i and (w.head is w or w.head.i <= verb.i)]
    old = next(w for w in sentence if w.head is w)
    hang(verb, verb, "ROOT")
    if before.plain in CLITICS:
        before.pos_ = "PRON"
        hang(before, verb, "obj")
    for word in loose:
        _behind(word, verb)
    if old not in {verb, subject, *loose}:
        hang(old, verb, "obl" if _governed(old) else "advcl")
    hang(subject, verb, "nsubj")


def _able(word: Word, forms: FormTable) -> bool:
    """Whether `word`, not taken for a verb, stands where a verb may, and is written as a finite one."""
    if word.pos_ not in MISTAKEN | {"PROPN"} or word.capital or not present(word, forms):
        return False
    if not word.sent.start < word.i < word.sent.end - 1:
        return False
    before, after = word.nbor(-1), word.nbor(1)
    if before.plain in CLITICS or before.text in OPENING:
        before = before.nbor(-1) if before.i > word.sent.start else before
    names = before.pos_ in {*HEADS, "ADJ"} or before.text in {",", ")"}
    acts = before.pos_ == "PROPN" or before.text in {",", ")"}
    return names and (after.pos_ in GOES_ON or after.text in OPENING or (acts and after.plain in AFTER_NAMES))


def _acting(verb: Word) -> Word | None:
    """The head of the last phrase without a preposition before `verb`, of the first where an aside stands
    between; None when there is none.
    """
    phrases = [w for w in verb.doc[verb.sent.start : verb.i] if w.pos_ in HEADS and w.plain not in DATED]
    aside = verb.nbor(-1).text in {",", ")"}
    for word in phrases if aside else reversed(phrases):
        top = word
        while top.dep_ in IN_NAME and top.head.i < top.i and top.head.pos_ in HEADS and not _governed(top):
            top = top.head
        if not _governed(top):
            return top
    return None


def _governed(word: Word) -> bool:
    return any(c.dep_ == "case" for c in word.children)


def _behind(word: Word, verb: Word) -> None:
    """Hang `word`, after `verb`, from it."""
    if word.pos_ in {"VERB", "AUX"}:
        hang(word, verb, "xcomp")
    elif word.pos_ in HEADS and not _governed(word):
        hang(word, verb, "obj" if all(c.dep_ != "obj" for c in verb.children) else "appos")
    elif word.pos_ in HEADS:
        hang(word, verb, "obl")
    elif word.pos_ in {"ADJ", "ADV"}:
        hang(word, verb, "advmod" if word.pos_ == "ADV" else "xcomp")
    else:
        hang(word, verb, word.dep_ if word.dep_ != "ROOT" else "dep")
