"""Words that say how something is done, taken for what is done or for who does it: *défend bec et
ongles la loi*, *Farouchement opposé à la loi, X …*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import hang

if TYPE_CHECKING:
    from store.extraction.words import Word


def settle(word: Word, phrases: list[tuple[str, ...]]) -> None:
    """*défend bec et ongles la loi*: how it is defended, taken for what is."""
    for phrase in phrases:
        words = word.doc[word.i : word.i + len(phrase)]
        if words[-1].plain != phrase[-1] or tuple(w.plain for w in words) != phrase:
            continue
        top = next((w for w in words if w.head not in words or w.head is w), word)
        outside = [c for w in words for c in w.children if c not in words and c.pos_ != "PUNCT"]
        rooted = top.head is top
        for child in outside if not rooted else ():
            hang(child, top.head, "obj" if child.dep_ in {"nmod", "appos"} else child.dep_)
        hang(word, word if rooted else top.head, "ROOT" if rooted else "advmod")
        for other in words[1:]:
            hang(other, word, "fixed")
        word.pos_ = "ADV"


def grade(word: Word) -> None:
    """*Farouchement opposé à X, Y …*: an adverb that opens its sentence, taken for a name."""
    after = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else word
    participle = "Part" in after.morph.get("VerbForm", ())
    if not word.plain.endswith("ment") or after.capital or not (after.pos_ == "ADJ" or participle):
        return
    if word.head is word or any(c.i != after.i and c.pos_ != "PUNCT" for c in word.children):
        return
    word.pos_, word.capital = "ADV", False
    hang(word, after, "advmod")
