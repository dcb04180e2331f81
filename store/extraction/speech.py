"""Verbs of saying after a quotation, *« Inacceptable », tranche X*, and verbs after a relative *que* that the parser
took for nouns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import FINITE, hang

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Word

CLOSING = frozenset('»"”')
MISTAKEN = frozenset({"NOUN", "ADJ", "X", "ADV"})
NAMES = frozenset({"PROPN", "NOUN"})
OPENS_PHRASE = frozenset({"DET", "PROPN"})


def recall(word: Word, forms: FormTable) -> None:
    """Call `word` a verb where it stands after *»,* and before who speaks, or between *que* and its subject."""
    before, lemmas = word.nbor(-1), forms.lemmas(word.plain)
    if not lemmas or word.plain in lemmas or forms.participle(word.plain) or word.i + 1 >= len(word.doc):
        return
    after = word.nbor(1)
    if before.text == "," and word.i > 1 and word.nbor(-2).text in CLOSING and after.pos_ in OPENS_PHRASE:
        _verb(word, lemmas[0])
        _inverted(word)
    elif before.plain in {"que", "qu'"} and word.i > 1 and _relative(before) and word.pos_ != "ADV":
        _verb(word, lemmas[0])
        before.pos_, before.dep_ = "PRON", "obj"
        hang(before, word, "obj")
    elif _named_after_que(word, before) and after.pos_ not in {"ADP", "PROPN"}:
        _verb(word, lemmas[0])
        subject = _top(before, word)
        que = subject.doc[subject.left_edge.i - 1] if subject.left_edge.i else subject
        if que.plain in {"que", "qu'"}:
            hang(subject, word, "nsubj")
            que.pos_ = "PRON"
            hang(que, word, "obj")


def _verb(word: Word, lemma: str) -> None:
    word.pos_, word.lemma_, word.morph = "VERB", lemma, FINITE


def _inverted(verb: Word) -> None:
    """Hang the next name or title from `verb`, whose subject it is."""
    for k in range(verb.i + 1, min(verb.i + 4, verb.sent.end)):
        word = verb.doc[k]
        if word.pos_ in NAMES:
            while word.head.i > verb.i and word.head.pos_ in NAMES and word.head is not word:
                word = word.head
            if verb.head is word:
                hang(verb, verb if word.head is word else word.head, "ROOT" if word.head is word else "parataxis")
            hang(word, verb, "nsubj")
            return


def _relative(que: Word) -> bool:
    """Whether *que* follows the noun that it stands for."""
    k = que.i - 1
    if que.doc[k].text == ",":
        k -= 1
    return k >= que.sent.start and que.doc[k].pos_ in {*NAMES, "NUM"} and que.doc[k].plain not in {"plus", "moins"}


def _named_after_que(word: Word, before: Word) -> bool:
    """*que le SNES juge inégal*: a name right before `word`, and *que* before the name."""
    if before.pos_ != "PROPN" or word.pos_ == "ADV":
        return False
    k = before.i
    while k > word.sent.start and (before.doc[k - 1].pos_ in OPENS_PHRASE or before.doc[k - 1].dep_ == "flat"):
        k -= 1
    return k > word.sent.start and before.doc[k - 1].plain in {"que", "qu'"} and _relative(before.doc[k - 1])


def _top(name: Word, verb: Word) -> Word:
    while name.dep_ in {"flat", "flat:name"} and name.head is not verb and name.head is not name:
        name = name.head
    return name
