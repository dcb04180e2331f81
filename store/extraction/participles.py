"""*X a annulé le décret, suspendu Y et condamné Z*: participles that share an auxiliary, of which the parser
hangs the second from the object of the first, as if it qualified that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import PARTICIPLE, SUBJECTS, hang

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Sentence, Word

MISTAKEN = frozenset({"acl", "amod", "advcl", "appos", "nmod", "parataxis", "xcomp", "obl"})
LINKS = frozenset({",", "et", "puis", "mais"})
NAMES = frozenset({"NOUN", "PROPN"})
AGREEING = ("ée", "ées", "és", "ie", "ies", "ues", "ue", "ises", "ise")  # with *avoir* none before its object


def share(sentence: Sentence, forms: FormTable) -> None:
    """Hang every such participle from the first one, in place."""
    for word in sentence:
        if word.dep_ not in MISTAKEN or word.pos_ != "VERB" or word.i < sentence.start + 4:
            continue
        if not forms.participle(word.plain) or word.plain.endswith(AGREEING) or not _linked(word):
            continue
        first = next((w for w in word.above if _active(w, word)), None)
        if first is None or any(c.dep_.startswith(("aux", *SUBJECTS)) for c in word.children):
            continue
        if _object(word) and _plain_between(first, word):
            hang(word, first, "conj")
            word.morph = {**word.morph, **PARTICIPLE}


def _linked(word: Word) -> bool:
    """Whether *et* or a comma stands before it, past adverbs."""
    k = word.i - 1
    while k > word.sent.start and word.doc[k].pos_ == "ADV" and word.doc[k].plain not in LINKS:
        k -= 1
    return word.doc[k].plain in LINKS


def _active(verb: Word, word: Word) -> bool:
    """Whether `verb` is a participle with *avoir* before `word`, below which no clause stands between."""
    if verb.pos_ != "VERB" or verb.i > word.i:
        return False
    return any(c.dep_.startswith("aux") and c.lemma_ == "avoir" and c.i < verb.i for c in verb.children)


def _plain_between(first: Word, word: Word) -> bool:
    """Whether no other finite verb and no pause stands between the two."""
    return not any(w.finite or w.text in {";", ":", "«", '"', "("} for w in word.doc[first.i + 1 : word.i])


def _object(word: Word) -> bool:
    """Whether it has an object of its own right after it, with an article or written like a name."""
    for child in word.children:
        if child.dep_ == "obj" and child.i > word.i and child.pos_ in NAMES:
            article = any(c.dep_ == "det" and c.i < child.i for c in child.children)
            return article or child.pos_ == "PROPN"
    return False
