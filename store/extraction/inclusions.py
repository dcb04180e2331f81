"""*Plusieurs élus, parmi lesquels X et Y, ont rallié Z*: whom such an aside names is set beside the many, and
the verb after it is theirs. The parser takes it for a relative clause whose verb is the main one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import HEADS, SUBJECTS, hang

if TYPE_CHECKING:
    from store.extraction.words import Sentence, Word

AMONG = frozenset({"lesquels", "lesquelles"})
LONGEST = 30  # tokens of the aside
HUNG = frozenset({"advcl", "advcl:cleft", "acl:relcl", "acl", "parataxis"})


def single_out(sentence: Sentence) -> None:
    """Hang the names of every such aside of `sentence` from the noun before it, in place."""
    for word in sentence:
        if word.plain in AMONG and word.i > sentence.start + 2 and word.nbor(-1).plain == "parmi":
            _single_out(word)


def _single_out(pronoun: Word) -> None:
    comma, end = pronoun.nbor(-2), _end(pronoun)
    aside = pronoun.doc[pronoun.i + 1 : end]
    named = next((w for w in aside if w.pos_ in HEADS), None)
    if comma.text != "," or named is None or any(w.finite for w in aside):
        return
    many = pronoun.doc[comma.i - 1]
    while many.head.i < many.i and many.head is not many and many.head.pos_ in HEADS and _within(many, comma):
        many = many.head
    if many.pos_ == "ADJ" and many.head.pos_ in HEADS:
        many = many.head
    verb = _verb(pronoun, end)
    hang(pronoun, named, "nmod")
    if verb is None or many.pos_ not in HEADS:
        return
    if verb.head is many and verb.dep_ in HUNG:
        hang(verb, verb if many.head is many else many.head, "ROOT" if many.head is many else many.dep_)
        hang(many, verb, "nsubj")
    if many.head is verb and many.dep_ in SUBJECTS:
        hang(named, many, "appos")


def _within(noun: Word, comma: Word) -> bool:
    """Whether the noun above is of the phrase that ends at the comma, and governs no clause."""
    return noun.dep_ in {"nmod", "flat", "appos", "amod", "conj"} and noun.head.i < comma.i


def _end(pronoun: Word) -> int:
    """Where the aside ends: the last comma before the next finite verb."""
    stop = min(pronoun.i + LONGEST, pronoun.sent.end)
    verb = next((w.i for w in pronoun.doc[pronoun.i + 1 : stop] if w.finite), pronoun.i)
    return max((w.i for w in pronoun.doc[pronoun.i + 1 : verb] if w.text == ","), default=pronoun.i + 1)


def _verb(pronoun: Word, end: int) -> Word | None:
    """The verb of the clause that goes on after the aside."""
    finite = next((w for w in pronoun.doc[end : pronoun.sent.end] if w.finite), None)
    if finite is None or finite.i > end + 5:
        return None
    return finite.head if finite.dep_.startswith(("aux", "cop")) else finite
