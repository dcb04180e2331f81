"""Relative clauses that the parser took for something else, hung on their antecedent: *X, dont le parti a
perdu, a salué Y*, *Y, à qui X reproche sa mollesse*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.branches import is_office
from store.extraction.clauses import BEHIND, SUBJECTS, hang

if TYPE_CHECKING:
    from store.extraction.words import Sentence, Word
    from store.lexicon.gazetteer import PhraseIndex

PRONOUNS = frozenset({"dont", "qui", "auquel", "auxquels", "auxquelles", "duquel", "desquels", "desquelles"})
BEFORE = frozenset(
    {"à", "pour", "avec", "contre", "chez", "envers", "selon", "par", "sur", "de", "en", "sans"}
)
NOMINAL = frozenset({"NOUN", "PROPN", "X", "NUM"})
POINTING = frozenset({"celui", "celle", "ceux", "celles"})
MISPLACED = frozenset({"ROOT", "advcl", "parataxis", "ccomp", "conj"})
INVERTED = ("-il", "-elle", "-on", "-ils", "-elles")


def hang_relatives(sentence: Sentence, persons: PhraseIndex) -> None:
    """Hang each clause that one of the pronouns opens from the noun before it; `persons`: offices, trades."""
    for word in sentence:
        if word.plain not in PRONOUNS or word.i == sentence.start:
            continue
        opening = word.nbor(-1) if word.nbor(-1).plain in BEFORE else word
        before = _before(opening)
        verb = _verb(word) if before is not None else None
        if before is None or verb is None or verb.dep_ not in MISPLACED:
            continue
        antecedent = _antecedent(before, verb, persons)
        if verb not in antecedent.above:
            word.pos_ = "PRON"
            hang(verb, antecedent, "acl:relcl")
        else:
            _part(antecedent, word, verb)


def _before(opening: Word) -> Word | None:
    """The noun, name or *celui* right before the clause or before its comma."""
    k = opening.i - 1
    while k > opening.sent.start and opening.doc[k].text in {",", "»", '"', ")"}:
        if opening.doc[k].text == ")":  # "la Fédération des routiers (FR), qui"
            while k > opening.sent.start and opening.doc[k].text != "(":
                k -= 1
        k -= 1
    word = opening.doc[k]
    if word.pos_ == "ADJ" and word.head.pos_ in NOMINAL and word.head.i < word.i:
        word = word.head
    return word if word.i < opening.i and (word.pos_ in NOMINAL or word.plain in POINTING) else None


def _verb(pronoun: Word) -> Word | None:
    """The verb of the clause that `pronoun` opens: the first finite one that no other pronoun opens."""
    doc, depth = pronoun.doc, 0
    for k in range(pronoun.i + 1, pronoun.sent.end):
        word = doc[k]
        if word.text in {";", ":", "»"}:
            return None
        if word.plain in {*PRONOUNS, "que", "qu'", "où"}:
            depth += 1
        elif word.finite and not (k + 1 < len(doc) and doc[k + 1].plain.endswith(INVERTED)):
            if depth == 0:
                auxiliary = word.dep_.startswith(("aux", "cop")) and word.head.i > k
                return word.head if auxiliary else word
            depth -= 1
        elif word.text == "," and pronoun.plain == "dont" and not _subject_between(pronoun, k):
            return None
    return None


def _subject_between(pronoun: Word, k: int) -> bool:
    """Whether *dont* opens a clause: its subject, a determined noun or a name, stands before token `k`."""
    return any(w.dep_ in SUBJECTS for w in pronoun.doc[pronoun.i + 1 : k])


def _antecedent(before: Word, verb: Word, persons: PhraseIndex) -> Word:
    """The noun that the clause is about: the nearest; the office rather than the body it is held in; all of a
    list when the verb is in the plural.
    """
    many = "Plur" in verb.morph.get("Number", ())
    while before.head.pos_ in NOMINAL and before.head.i < before.i:
        office = before.dep_ == "nmod" and not many and is_office(before.head, persons)
        if not (office or before.dep_ in {"flat", "amod"} or (many and before.dep_ == "conj")):
            break
        before = before.head
    return before


def _part(antecedent: Word, pronoun: Word, verb: Word) -> None:
    """*X, dont le pays préside Y, s'est rendu à Z*: the clause's verb taken for the main one."""
    top = antecedent
    while top.head is not verb:
        top = top.head
    subject = top.dep_ in SUBJECTS
    main = _main(verb, with_subject=not subject)
    if main is None or top.i > pronoun.i:
        return
    pronoun.pos_ = "PRON"
    hang(main, main if verb.head is verb else verb.head, verb.dep_)
    for child in list(verb.children):
        if child is not main and (child.i < pronoun.i - 1 or child.i > main.i):
            hang(child, main, "nsubj" if subject and child is top else child.dep_)
    hang(verb, antecedent, "acl:relcl")


def _main(verb: Word, *, with_subject: bool) -> Word | None:
    """The verb after the clause of `verb` and its comma, with a subject of its own or without."""
    doc = verb.doc
    for k in range(verb.i + 1, verb.sent.end):
        word = doc[k]
        if word.pos_ != "VERB" or verb not in word.above or any(c.plain in BEHIND for c in word.children):
            continue
        if any(c.dep_ in SUBJECTS for c in word.children) != with_subject:
            continue
        group = [
            word,
            *(c for c in word.children if c.i < k and c.dep_ not in {"punct", "cc", "advmod", "obl"}),
        ]
        first = min(w.left_edge.i for w in group)
        if any(w.finite for w in group) and doc[first - 1].text in {",", ")", "»"}:
            return word
    return None
