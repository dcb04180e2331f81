"""*X a boycotté la séance par solidarité avec Y*, *en signe de protestation contre Y*: what somebody is moved
against or for hangs from the motive, and that from the verb, not from the verb's object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import hang
from store.extraction.spellings import load_spellings

if TYPE_CHECKING:
    from store.extraction.words import Sentence, Word

TOWARDS = frozenset({"contre", "avec", "à", "au", "aux", "envers", "pour", "vis-à-vis"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
LONGEST = 4  # adjectives between the motive and its preposition


def motivate(sentence: Sentence) -> None:
    """Hang such motives in `sentence`, in place."""
    motives = load_spellings().motives
    for word in sentence:
        if word.plain in motives and word.pos_ == "NOUN" and word.i > sentence.start:
            top = _top(word)
            if top is not None:
                _towards(word)
                _of_verb(top)


def _top(motive: Word) -> Word | None:
    """The noun that the verb has: *signe* in *en signe de protestation*, the motive itself after *par*."""
    before = motive.nbor(-1)
    if before.plain == "par":
        return motive
    token = before.nbor(-1) if before.plain in {"de", "d'"} and before.i > 1 else motive
    opened = token.i > motive.sent.start and token.nbor(-1).plain in {"en", "comme"}
    return token if opened and token.plain in load_spellings().tokens else None


def _towards(motive: Word) -> None:
    """Hang the phrase after the motive from it."""
    k = motive.i + 1
    while k < min(motive.i + LONGEST, motive.sent.end) and motive.doc[k].pos_ in {"ADJ", "ADV"}:
        k += 1
    if k >= motive.sent.end or motive.doc[k].plain not in TOWARDS:
        return
    noun = motive.doc[k].head
    if noun.i > k and noun.pos_ in NOMINAL and noun.head is not motive and noun.head.i < motive.i:
        hang(noun, motive, "nmod")


def _of_verb(top: Word) -> None:
    """Hang the motive from the verb that is before it, past the verb's object."""
    noun = top.head
    if noun.i > top.i or noun.pos_ not in NOMINAL or top.dep_ not in {"nmod", "obl"}:
        return
    while noun.pos_ in NOMINAL and noun.head.i < noun.i and noun.dep_ in {"nmod", "obj", "obl", "amod"}:
        noun = noun.head
    if noun.pos_ == "VERB":
        hang(top, noun, "obl")
