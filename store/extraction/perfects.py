"""Compound tenses whose auxiliary stands apart from its participle: *s'est pour sa part félicitée*,
*a dans la foulée gelé son aide*. The parser hangs the participle on the noun between them, as if it
qualified it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import PARTICIPLE, hang

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Sentence, Word

APART = 7  # tokens within which an auxiliary may stand from its participle
REFLEXIVE = frozenset({"s'", "se"})
CLITICS = frozenset({"en", "y", "l'", "les", "le", "la"})
PHRASE = frozenset({"DET", "NOUN", "ADJ", "ADP", "ADV", "PRON"})
RIGHT = {"nmod": "obl", "appos": "obj"}  # what hung on a noun, as it hangs on a verb


def join(sentence: Sentence, forms: FormTable) -> None:
    """Hang every such auxiliary from its participle, and the clause from that, in place."""
    for word in list(sentence):
        if word.pos_ in {"VERB", "AUX"} and word.lemma_ in {"avoir", "être"} and "Fin" in _form(word):
            verb = _participle(word, forms)
            if verb is not None:
                _join(word, verb)


def _form(word: Word) -> tuple[str, ...]:
    return word.morph.get("VerbForm", ())


def _participle(auxiliary: Word, forms: FormTable) -> Word | None:
    """The participle behind a prepositional phrase that follows the auxiliary; None when there is none."""
    doc, first, end = auxiliary.doc, auxiliary.i + 1, auxiliary.sent.end
    if auxiliary.lemma_ == "être" and not _reflexive(auxiliary):
        return None
    nouns = 0
    for k in range(first, min(first + APART, end)):
        word = doc[k]
        if forms.participle(word.plain) and word.text.islower() and word.pos_ != "DET":
            return word if nouns else None
        if word.pos_ not in PHRASE or (k == first and word.pos_ not in {"ADP", "ADV"}):
            return None
        if word.pos_ == "DET" and nouns and doc[k - 1].pos_ != "ADP":
            return None  # "a pour alliée une coalition formée de …"
        if word.pos_ == "NOUN":
            bare = doc[k - 1].pos_ == "ADP" and doc[k - 1].plain == "pour"
            if bare:
                return None  # "a pour ennemi juré X"
            nouns += 1
    return None


def _reflexive(auxiliary: Word) -> bool:
    k = auxiliary.i - 1
    while k > auxiliary.sent.start and auxiliary.doc[k].plain in CLITICS | {"ne", "n'"}:
        k -= 1
    return k >= auxiliary.sent.start and auxiliary.doc[k].plain in REFLEXIVE


def _join(auxiliary: Word, verb: Word) -> None:
    inside = list(auxiliary.doc[auxiliary.i : verb.i + 1])
    top = auxiliary
    while top.head in inside and top.head is not top:
        top = top.head
    above, dep = top.head, top.dep_
    if top is not verb:
        hang(verb, verb if above is top else above, "ROOT" if above is top else dep)
    outside = [c for w in inside if w is not verb for c in w.children if c not in inside and c is not verb]
    for child in outside:
        hang(child, verb, RIGHT.get(child.dep_, child.dep_) if child.i > verb.i else child.dep_)
    for word in inside:
        if word is auxiliary:
            word.pos_ = "AUX"
            hang(word, verb, "aux:tense")
        elif word is not verb and (word.head not in inside or word.head in {auxiliary, verb}):
            hang(word, verb, "advmod" if word.pos_ == "ADV" else "obl")
    verb.pos_ = "VERB"
    if "Part" not in _form(verb):
        verb.morph = PARTICIPLE
