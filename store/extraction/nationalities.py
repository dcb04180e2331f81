"""*oppose l'armée malienne aux rebelles*: an adjective of nationality takes no complement; what the parser
hung on it belongs to the verb, or to the noun before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import HEADS, hang
from store.lexicon.gazetteer import fold

if TYPE_CHECKING:
    from store.extraction.words import Sentence, Word
    from store.lexicon.gazetteer import Gazetteer

MISTAKEN = frozenset({"ADJ", "VERB", "NOUN"})
HUNG = frozenset({"obl", "obl:arg", "obl:mod", "nmod", "advmod"})
OF = frozenset({"de", "d'", "du", "des"})


def lighten(sentence: Sentence, gazetteer: Gazetteer) -> None:
    """Move what hangs on such adjectives of `sentence`, in place."""
    for word in sentence:
        noun = word.head
        if word.dep_ not in {"acl", "amod"} or word.pos_ not in MISTAKEN or noun.i + 1 != word.i:
            continue
        if noun.pos_ not in HEADS or word.capital or fold(word.plain) not in gazetteer.demonyms:
            continue
        for child in [c for c in word.children if c.i > word.i and c.dep_ in HUNG]:
            _move(child, noun)
        word.pos_, word.dep_ = "ADJ", "amod"
        for other in word.children:  # "des soldats indiens et chinois"
            bare = other.dep_ == "conj" and other.pos_ == "NOUN" and not other.capital
            if bare and fold(other.plain) in gazetteer.demonyms and _alone(other):
                other.pos_ = "ADJ"


def _alone(word: Word) -> bool:
    return all(c.dep_ in {"cc", "punct"} for c in word.children)


def _move(child: Word, noun: Word) -> None:
    """Hang `child` on the verb whose object or complement `noun` is; with *de*, on the noun itself."""
    verb = noun.head
    owned = any(c.dep_ == "case" and c.plain in OF for c in child.children)
    if (
        not owned
        and verb.i < noun.i
        and verb.pos_ == "VERB"
        and noun.dep_ in {"obj", "obl", "obl:arg", "nsubj"}
    ):
        hang(child, verb, "obl")
    else:
        hang(child, noun, "nmod" if child.pos_ in HEADS else child.dep_)
