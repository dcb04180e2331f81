"""*X, jadis parrain de Y, a …*, *X, élu du Mans et critique acharné de Y*: in an aside, of whom somebody is
the friend or the enemy hangs on that word, whatever stands between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import SUBJECTS, hang
from store.extraction.spellings import load_spellings

if TYPE_CHECKING:
    from store.extraction.words import Sentence, Word

OF = frozenset({"de", "d'", "du", "des"})
NOUNS = frozenset({"NOUN", "PROPN", "X"})
BETWEEN = frozenset({"ADJ", "ADV"})
BEFORE = BETWEEN | {"DET"}
OPENING = frozenset({",", "et", "puis", "mais", "–", "("})
HUNG = frozenset({"nmod", "obl", "obl:arg", "appos", "conj", "flat"})
LONGEST = 4  # words between that word and *de*


def relate(sentence: Sentence) -> None:
    """Hang what such a word in `sentence` is followed by on it, in place."""
    kin = load_spellings().kin
    for word in sentence:
        if word.plain in kin and word.pos_ in {"NOUN", "ADJ", "VERB"} and _aside(word):
            _take(word)


def _aside(word: Word) -> bool:
    """Whether `word`, with what qualifies it, opens an aside or goes on in one."""
    words, doc, k = load_spellings(), word.doc, word.i - 1
    early = words.qualities | words.many_qualities
    while k > word.sent.start and (doc[k].pos_ in BEFORE or doc[k].plain in early):
        k -= 1
    return k > word.sent.start and doc[k].text in OPENING


def _take(word: Word) -> None:
    """Hang on `word` the phrase with *de* after it and its qualities."""
    doc, end, k = word.doc, word.sent.end, word.i + 1
    sworn = load_spellings().sworn
    while k < min(end, word.i + LONGEST) and (doc[k].plain in sworn or doc[k].pos_ in BETWEEN):
        k += 1
    k = _past_manner(word, k)
    if k >= end or doc[k].plain not in OF:
        return
    if word.pos_ == "VERB":
        if word.head is word or word.dep_ not in {"conj", "acl", "appos", "amod"}:
            return
        word.pos_ = "ADJ"  # "X, élu du Mans et allié de Y"
    owner = doc[k].head
    if owner.i <= k or owner.pos_ not in NOUNS or owner.i > k + LONGEST:
        return
    for quality in doc[word.i + 1 : k]:
        if quality.plain in sworn and quality.pos_ == "VERB" and not _disarm(quality, word):
            return
    if owner.head is not word and owner.dep_ in HUNG and word not in owner.subtree:
        hang(owner, word, "nmod")
    if (
        word.dep_ == "conj"
        and word.head.pos_ == "PROPN"
        and any(_office(c, word) for c in word.head.children)
    ):
        word.dep_ = "amod"  # "X, élu du Mans et proche de Y"


def _office(child: Word, word: Word) -> bool:
    return child.dep_ == "appos" and child.pos_ == "NOUN" and child.head.i < child.i < word.i


def _past_manner(word: Word, k: int) -> int:
    """The token after *de toujours*, *de longue date*, if they stand at `k`; they are hung on `word`."""
    for phrase in load_spellings().bonds:
        manner = word.doc[k : k + len(phrase)]
        if tuple(w.plain for w in manner) != phrase:
            continue
        for part in manner:
            for child in [c for c in part.children if c.i >= k + len(phrase) and part not in c.children]:
                hang(child, word, "nmod")
        for part in manner:
            hang(part, word, "fixed")
            part.pos_ = "ADV"
        return k + len(phrase)
    return k


def _disarm(participle: Word, word: Word) -> bool:
    """*X, adversaire déclaré de Y, est venu*: make `participle`, taken for a verb, a quality of `word`; False
    where nothing else can be the main verb.
    """
    if participle.head is participle or participle.dep_ in {"parataxis", "conj", "advcl", "ccomp"}:
        main = next((c for c in participle.children if c.i > participle.i and _predicate(c)), None)
        if main is None:
            return False
        top = participle.head is participle
        hang(main, main if top else participle.head, participle.dep_)
        for child in [c for c in participle.children if c is not main and (c.i < word.i or c.i > main.i)]:
            hang(child, main, child.dep_)
        first = word.head
        if word.dep_ == "appos" and first.head is main and first.i < word.i and first.dep_ not in SUBJECTS:
            hang(first, main, "nsubj")
    for child in [c for c in participle.children if c.pos_ in NOUNS]:
        hang(child, word, "nmod")
    participle.pos_ = "ADJ"
    hang(participle, word, "amod")
    return True


def _predicate(word: Word) -> bool:
    finite = word.finite or any(c.finite for c in word.children if c.dep_.startswith(("aux", "cop")))
    return finite and word.pos_ in {"VERB", "ADJ", "NOUN", "AUX"}


def swear(word: Word, enemy: Word) -> None:
    """*X, ennemi juré de Y*: whose enemy, hung on the participle, and he taken for an adjective."""
    if enemy.plain not in load_spellings().sworn_enemies:
        return
    word.pos_ = "ADJ"
    for child in [c for c in word.children if c.i > word.i and c.pos_ != "PUNCT"]:
        hang(child, enemy, "nmod")
    hang(word, enemy, "amod")
    if enemy.dep_ == "amod" and enemy.head.i < enemy.i:
        enemy.dep_ = "appos"
