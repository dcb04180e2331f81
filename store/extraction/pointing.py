"""*le maire de X et celui de Y, Paul Z, ont …*: the pronoun that stands for a noun, with a name beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import hang

if TYPE_CHECKING:
    from store.extraction.words import Text, Word

POINTING = frozenset({"celui", "celle"})
OF = frozenset({"de", "du", "des", "d'"})
INSIDE = frozenset({"DET", "NOUN", "PROPN", "ADJ"})
BREAKING = frozenset({",", ".", ";", ":", ")"})
LONGEST = 8  # tokens between the pronoun and the comma before the name


def name_pointed(text: Text) -> None:
    """Give the name after *celui de X,* the place of the pronoun in the clause, and hang this from it."""
    for i in text.among(POINTING):
        word = text[i]
        name = _name(word)
        if name is not None and name not in word.above and word.head is not word:
            beside = word.dep_ == "conj" and word.head.dep_ == "appos"  # "le maire, X, et celui de Y, Z"
            hang(name, word.head.head if beside else word.head, word.dep_)
            hang(word, name, "appos")


def _name(word: Word) -> Word | None:
    """The name alone between two commas after the pronoun `word` and what goes with it."""
    doc, end = word.doc, word.sent.end
    if word.i + 2 >= end or doc[word.i + 1].plain not in OF:
        return None
    k = word.i + 2
    while k < min(end, word.i + LONGEST) and (doc[k].pos_ in INSIDE or doc[k].plain in OF):
        k += 1
    if k + 2 >= end or doc[k].text != "," or doc[k + 1].pos_ != "PROPN" or not doc[k + 1].capital:
        return None
    name = doc[k + 1]
    last = k + 1
    while last + 1 < end and doc[last + 1].dep_ in {"flat", "flat:name"}:
        last += 1
    alone = last > k + 1 and (last + 1 >= end or doc[last + 1].text in BREAKING)
    return name if alone and not any(c.dep_ == "conj" for c in name.children) else None
