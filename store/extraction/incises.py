"""*L'arrestation, samedi à Nice, de X par Y*, *s'est dit lundi, par la voix de Y, hostile à X*: what a word
is about, parted from it by an aside and taken for one more beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import hang
from store.extraction.perfects import OF, REFLEXIVE
from store.extraction.spellings import load_spellings

if TYPE_CHECKING:
    from store.extraction.words import Sentence, Word

NAMES = frozenset({"NOUN", "PROPN"})
LONGEST = 16  # tokens of such an aside


def bridge(sentence: Sentence) -> None:
    """Hang what stands after such an aside from the word before it, in place."""
    for word in sentence:
        if word.dep_ != "conj" or word.i < sentence.start + 4 or any(c.dep_ == "cc" for c in word.children):
            continue
        if word.pos_ in NAMES and word.head.pos_ in NAMES:
            case = next((c for c in word.children if c.dep_ == "case" and c.i < word.i), None)
            if case is not None and case.plain in OF and _apart(word.head, case) and not _of(word.head):
                hang(word, word.head, "nmod")
        elif word.pos_ == "ADJ" and word.head.pos_ == "VERB":
            first = word
            while first.nbor(-1).pos_ == "ADV":
                first = first.nbor(-1)
            if _says_of_itself(word.head) and _apart(word.head, first):
                hang(word, word.head, "xcomp")


def _apart(head: Word, first: Word) -> bool:
    """Whether an aside between two commas, without a verb, stands between `head` and `first`."""
    between = head.doc[head.i + 1 : first.i]
    if len(between) > LONGEST or len(between) < 3 or between[-1].text != ",":
        return False
    return sum(w.text == "," for w in between) >= 2 and not any(w.finite for w in between)


def _of(noun: Word) -> bool:
    """Whether the noun has a phrase with *de* of its own before the comma."""
    return any(
        c.dep_ == "case" and c.plain in OF for k in noun.children if k.dep_ == "nmod" for c in k.children
    ) or any(c.dep_ == "conj" and c.children and c.children[0].dep_ == "cc" for c in noun.children)


def _says_of_itself(verb: Word) -> bool:
    """*s'est dit*, *se montre*: whether the verb is one after which an adjective says what its subject is."""
    reflexive = any(c.plain in REFLEXIVE and c.i < verb.i for c in verb.children)
    return reflexive and verb.lemma_ in load_spellings().self_described
