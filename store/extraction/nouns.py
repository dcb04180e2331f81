"""Nouns that the parser took for verbs, and articles that it took for pronouns or the reverse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.spellings import load_spellings

if TYPE_CHECKING:
    from store.extraction.words import Word

CLITICS = frozenset({"le", "la", "l'", "les"})
ARTICLES = CLITICS | {"ce", "cet", "cette"}
PRESENT = ("ant", "ante", "ants", "antes")  # the endings of present participles
POSSESSIVE = {"Number": ("Sing",), "Poss": ("Yes",)}


def no_verb(word: Word, before: Word) -> bool:
    """Whether `word`, taken for a verb, is a noun, or its article a pronoun: either is set right."""
    if before.plain == "leur" and before.head is word and word.plain.endswith("ement"):  # no form of a verb
        word.pos_, before.pos_, before.dep_, before.morph = "NOUN", "DET", "det", POSSESSIVE
    elif _possessed(word):
        word.pos_ = "NOUN"
    elif word.plain.endswith(PRESENT) and (_after_of(before) or _titled(word, before) or _last(word, before)):
        word.pos_, before.pos_, before.dep_ = "NOUN", "DET", "det"  # "la libération de l'opposant", "… X"
        word.dep_ = "obj" if word.dep_ == "xcomp" else word.dep_
    elif word.plain.endswith("ant") and _clitic_of_gerund(before):
        before.pos_, before.dep_ = "PRON", "obj"  # "…, l'accusant de mentir"
    elif word.plain.endswith(("ait", "ion", "ment")) and _named(word, before):
        word.pos_, word.dep_, before.pos_, before.dep_ = "NOUN", "obj", "DET", "det"
    else:
        return False
    return True


def _after_of(article: Word) -> bool:
    """Whether *l'*, *le* stands after *de*, where no participle may follow."""
    return (
        article.plain in CLITICS and article.i > 0 and article.nbor(-1).plain in {"de", "à", "par", "contre"}
    )


def _last(word: Word, before: Word) -> bool:
    """*a critiqué l'opposant.*: after an article, with nothing that a verb might govern behind."""
    end = word.i + 1 == len(word.doc) or word.nbor(1).pos_ in {"PUNCT", "AUX", "CCONJ"}
    return end and before.pos_ == "DET" and before.i > 0 and before.nbor(-1).plain != "en"


def _titled(word: Word, article: Word) -> bool:
    """Whether a name follows what stands after an article, as after no participle."""
    named = word.i + 2 < len(word.doc) and word.nbor(1).capital and word.nbor(2).capital
    return named and article.plain in CLITICS


def _clitic_of_gerund(article: Word) -> bool:
    """Whether *l'*, *le* stands after a comma or *en*, before what only a present participle can be."""
    first = article.i > 0 and article.nbor(-1).plain in {",", "en", "tout"}
    return first and article.plain in CLITICS and article.pos_ == "DET"


def _possessed(word: Word) -> bool:
    """*son plus sûr allié*: only a noun has a possessive."""
    return any(c.i < word.i and "Poss" in c.morph and c.dep_.startswith("det") for c in word.children)


def _named(word: Word, before: Word) -> bool:
    """*demande le retrait*, *soutient ce retrait*: taken for an infinitive with its object, or another's."""
    inflected = (
        "Inf" not in word.morph.get("VerbForm", ()) and word.plain not in load_spellings().nouns_in_ait
    )
    return before.plain in ARTICLES and before.head is word and not inflected
