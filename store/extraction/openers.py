"""*Exclue du parti en 2012, X a …*, *Limogé la semaine dernière par Y, X …*: a past participle that opens its
sentence, which its capital makes the parser take for a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import PARTICIPLE, SUBJECTS, hang
from store.extraction.spellings import load_spellings

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Word

GERUND = {"VerbForm": ("Part",), "Tense": ("Pres",)}
MISTAKEN = frozenset({"PROPN", "NOUN", "ADJ", "ADV", "X"})
GOES_ON = frozenset({"ADP", "ADV", "DET", "ADJ", "NOUN", "NUM"})  # what follows it
OPENS = frozenset({"DET", "PROPN", "NOUN", "PRON", "NUM", "ADJ"})  # what its subject begins with
HEADS = frozenset({"PROPN", "NOUN", "PRON"})


def open_with(word: Word, forms: FormTable) -> None:
    """Make `word`, the first of its sentence, the participle that it is, below the clause after the comma."""
    if word.pos_ == "PROPN":
        _present(word, forms)
    if word.pos_ not in MISTAKEN or not forms.participle(word.plain) or word.i + 1 >= word.sent.end:
        return
    after = word.nbor(1)
    named = after.capital or any(c.dep_ in {"flat", "det", "cc"} for c in word.children)
    if named or after.pos_ not in GOES_ON or (word.pos_ == "NOUN" and word.dep_ != "advcl"):
        return
    comma = _comma(word)
    verb = _main(word, comma) if comma else None
    if verb is None:
        return
    later = [c for c in word.children if c.i > comma and c is not verb]
    hang(verb, verb if word.head is word or verb.head is verb else verb.head, _place(verb, word))
    hang(word, verb, "advcl")
    word.pos_, word.morph, word.lemma_ = "VERB", PARTICIPLE, forms.lemmas(word.plain)[0]
    word.capital = False
    for child in later:
        subject = child.pos_ in HEADS and not any(c.dep_ in SUBJECTS and c.i < verb.i for c in verb.children)
        hang(child, verb, "nsubj" if subject else child.dep_)
    for child in list(word.children):
        _behind(child, word)


def _behind(child: Word, participle: Word) -> None:
    """What `child` is to the participle, and who has done it: *limogé la semaine dernière par X*."""
    if child.dep_ in {"nmod", "obj"}:
        child.dep_ = "obl:agent" if _by(child) else "obl"
    doers = [c for c in child.children if c.i > child.i and c.dep_ == "nmod" and _by(c)]
    if doers and child.pos_ == "NOUN":
        hang(doers[0], participle, "obl:agent")


def _by(noun: Word) -> bool:
    return any(c.plain == "par" and c.dep_ == "case" for c in noun.children)


def _place(verb: Word, word: Word) -> str:
    return "ROOT" if word.head is word or verb.head is verb else verb.dep_


def _comma(word: Word) -> int:
    """The comma behind the participle's own words, before the subject of the clause that follows."""
    for k in range(word.i + 1, word.sent.end - 1):
        other = word.doc[k]
        if other.finite or other.text in {";", ":", "."}:
            return 0
        if other.text == "," and word.doc[k + 1].pos_ in OPENS:
            return k
    return 0


def _main(word: Word, comma: int) -> Word | None:
    """The verb of the clause after the comma; none when it is not the sentence's own."""
    finite = next((w for w in word.doc[comma + 1 : word.sent.end] if w.finite), None)
    if finite is None or any(c.plain in {"qui", "que", "dont", "où"} for c in finite.children):
        return None
    auxiliary = finite.dep_.startswith(("aux", "cop"))
    verb = finite.head if auxiliary else finite
    return verb if verb.i > comma and verb is not word else None


def _present(word: Word, forms: FormTable) -> None:
    """*Taxant X de mépris, Y …*, *Neuf des quinze pays …*: a participle or a number that opens its sentence,
    taken for a name.
    """
    named = [c for c in word.children if c.dep_ == "flat" and c.capital]
    if word.plain in load_spellings().numbers and not named:
        word.pos_, word.capital = "NUM", False
    if (
        not word.plain.endswith("ant")
        or not forms.lemmas(word.plain)
        or not named
        or named[0].i != word.i + 1
    ):
        return
    word.pos_, word.lemma_, word.capital = "VERB", forms.lemmas(word.plain)[0], False
    word.morph = GERUND
    hang(named[0], word, "obj")
    for other in named[1:]:
        hang(other, named[0], "flat")
    for child in [c for c in word.children if c.dep_ == "nmod"]:
        hang(child, word, "obl")
