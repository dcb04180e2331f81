"""*Paris ne reconnaît que X*: what stands after *que* is the verb's object, and no clause or comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import hang

if TYPE_CHECKING:
    from store.extraction.words import Text, Word

NEAR = 7  # tokens within which *ne* stands before its *que*
ONLY = frozenset({"que", "qu'"})
NOT = frozenset({"ne", "n'"})
DENYING = frozenset({"pas", "point", "guère", "rien", "personne", "aucun", "aucune", "nul", "nulle"})
GROUP = frozenset({"VERB", "AUX", "ADV", "PRON"})
BEFORE_NOUN = frozenset({"DET", "ADJ", "NUM"})
INSIDE = frozenset({"nmod", "flat", "appos", "det", "amod"})
NOMINAL = frozenset({"NOUN", "PROPN", "X"})


def restrict(text: Text) -> None:
    """Hang every such object from its verb, in place."""
    for word in [text[i] for form in ONLY for i in text.places.get(form, ())]:
        verb = _verb(word)
        noun = _noun(word) if verb is not None else None
        if verb is not None and noun is not None and not _governed(verb, word):
            _hang(word, verb, noun)


def _verb(only: Word) -> Word | None:
    """The verb between *ne* and `only`, when nothing else there denies it and nothing is its object."""
    doc, verb = only.doc, None
    for k in range(only.i - 1, max(only.i - NEAR, only.sent.start) - 1, -1):
        word = doc[k]
        if word.plain in NOT:
            return verb
        if word.pos_ not in GROUP or word.plain in DENYING or word.plain in ONLY:
            return None
        if verb is None and word.pos_ == "VERB":
            verb = word
    return None


def _governed(verb: Word, only: Word) -> bool:
    """Whether the verb has its object already (*ne l'accepte que si …*), or a clause of its own follows."""
    return any(c.dep_ == "obj" and c.i < only.i for c in verb.children)


def _noun(only: Word) -> Word | None:
    """The head of the bare noun phrase right after `only`."""
    doc, k, end = only.doc, only.i + 1, only.sent.end
    if k < end and doc[k].pos_ == "ADP":  # "ne compte que sur X"
        k += 1
    while k < end and doc[k].pos_ in BEFORE_NOUN:
        k += 1
    if k >= end or doc[k].pos_ not in NOMINAL:
        return None
    noun = doc[k]
    while only.i < noun.head.i != noun.i and noun.head.pos_ in NOMINAL and noun.dep_ in INSIDE:
        noun = noun.head
    return noun


def _hang(only: Word, verb: Word, noun: Word) -> None:
    clause = noun.head if noun.head.i > noun.i and noun.dep_.startswith("nsubj") else None
    if clause is not None and not _parted(noun, clause):
        return
    for child in [c for c in only.children if c is not noun]:
        hang(child, noun, child.dep_)
    hang(only, verb, "advmod")
    only.pos_ = "ADV"
    hang(noun, verb, "obl" if only.nbor(1).pos_ == "ADP" else "obj")
    if clause is not None:
        _give_back(verb, clause)


def _parted(noun: Word, clause: Word) -> bool:
    """Whether a comma parts the noun from the verb that took it for its subject."""
    return any(w.plain == "," for w in noun.doc[noun.i + 1 : clause.i])


def _give_back(verb: Word, clause: Word) -> None:
    """*X, qui ne reconnaît que Y, a protesté*: the verb after the relative clause is that of X."""
    top = verb
    while top.head is not top and top.dep_ in {"xcomp", "ccomp", "conj"}:
        top = top.head
    noun = top.head
    if top.dep_ != "acl:relcl" or noun.pos_ not in NOMINAL or verb not in clause.above:
        return
    rooted = noun.head is noun
    hang(clause, clause if rooted else noun.head, "ROOT" if rooted else "parataxis")
    hang(noun, clause, "nsubj")


def _below(word: Word) -> list[Word]:
    return [w for w in word.sent if word in w.above]
