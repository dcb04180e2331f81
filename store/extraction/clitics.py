"""Object pronouns and the verb after them: *Paris l'accuse d'ingérence*, *Madrid y est opposé*.

In short clauses the parser takes the pronoun for an article, or for something that hangs from the subject,
and the verb for a noun.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import FINITE, hang
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Word

ARTICLES = frozenset({"le", "la", "l'", "les"})  # also pronouns
REFLEXIVE = frozenset({"se", "s'"})
OBLIQUE = frozenset({"y", "en"})
BEFORE_VERB = ARTICLES | REFLEXIVE | OBLIQUE
VERBAL = frozenset({"VERB", "AUX"})
MISTAKEN = frozenset({"NOUN", "ADJ", "X", "PROPN"})
RIGHT = {"nmod": "obl", "appos": "obj"}  # what hung on a noun, as it hangs on a verb


def settle(word: Word, forms: FormTable) -> None:
    """Set right, in place, such a pronoun `word` and what follows it; also *être* before its predicate."""
    i, doc = word.i, word.doc
    if word.lemma_ == "être":
        if word.pos_ in VERBAL and not word.dep_.startswith(("aux", "cop")):
            _predicate(word)
        return
    after = doc[i + 1] if i + 1 < word.sent.end else None
    if word.plain in ARTICLES and word.pos_ == "DET" and word.dep_ == "obj":
        if word.head.i > i and word.head.pos_ in VERBAL:
            word.pos_ = "PRON"
    elif word.plain in OBLIQUE and word.pos_ == "PRON" and word.head.pos_ not in VERBAL and after is not None:
        _hang_from_verb(word, after)
    mistaken = after is not None and after.pos_ in MISTAKEN and _finite(after, forms)
    if after is not None and mistaken and (_after_reflexive(after) or _after_object(after)):
        _call_verb(after, forms.lemmas(after.plain)[0])


def _finite(word: Word, forms: FormTable) -> bool:
    lemmas = forms.lemmas(word.plain)
    inflected = bool(lemmas) and word.plain not in lemmas and word.text.islower()
    return inflected and (not forms.participle(word.plain) or bool(forms.present(word.plain)))


def _after_reflexive(word: Word) -> bool:
    """*s'en félicite*: nothing but a verb can follow."""
    before = word.doc[word.i - 1]
    if before.plain in OBLIQUE and word.i - 1 > word.sent.start:
        before = word.doc[word.i - 2]
    return before.plain in REFLEXIVE


def _after_object(word: Word) -> bool:
    """*Paris l'accuse d'ingérence*: its article can be a pronoun, its subject has no other verb."""
    clitic = word.doc[word.i - 1]
    named = [c for c in word.children if c.dep_ == "nsubj" and c.i < clitic.i and c.pos_ == "PROPN"]
    return clitic.plain in ARTICLES and bool(named) and not any(w.finite for w in word.sent)


def _call_verb(word: Word, lemma: str) -> None:
    word.pos_, word.lemma_, word.morph = "VERB", lemma, FINITE
    clitic = word.doc[word.i - 1]
    if clitic.plain in ARTICLES:
        clitic.pos_, clitic.dep_ = "PRON", "obj"
    for child in word.children:
        if child.i > word.i:
            child.dep_ = RIGHT.get(child.dep_, child.dep_)


def _hang_from_verb(word: Word, after: Word) -> None:
    verb = after.head if after.dep_.startswith(("aux", "cop")) else after
    if after.pos_ in VERBAL and after.sent is word.sent and verb.i > word.i:
        hang(word, verb, "iobj")


def _predicate(copula: Word) -> None:
    """*est en revanche favorable à X*: the adjective after a connective is what is said of the subject."""
    doc, start = copula.doc, copula.i + 1
    end = _connective(copula, start)
    if end == start or end >= copula.sent.end or doc[end].pos_ != "ADJ":
        return
    adjective = doc[end]
    inside = doc[start:end]
    rooted = copula.head is copula
    hang(adjective, copula if rooted else copula.head, copula.dep_)
    if rooted:
        hang(adjective, adjective, "ROOT")
    for child in [c for c in copula.children if c is not adjective]:
        hang(child, adjective, child.dep_)
    hang(copula, adjective, "cop")
    copula.pos_ = "AUX"
    for word in inside:
        if word.head not in inside:
            hang(word, adjective, "obl")


def _connective(copula: Word, start: int) -> int:
    """Where the connective that begins at token `start` ends; `start` when there is none."""
    doc = copula.doc
    phrases = load_discourse().by_first.get(doc[start].plain, ()) if start < len(doc) else ()
    for phrase in phrases:
        end = start + len(phrase)
        if tuple(w.plain for w in doc[start:end]) == phrase:
            return end
    return start
