"""Infinitives that the parser took for nouns or adjectives, *continue d'exclure X*, *veut exclure X*, or hung
on the wrong noun, *en réponse à la décision de X d'exclure Y*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import SUBJECTS, hang
from store.extraction.spellings import load_spellings

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Sentence, Word

MARKERS = frozenset({"à", "de", "d'", "pour", "sans"})
VERBS = frozenset({"VERB", "AUX"})
OBJECTS = frozenset({"nmod", "flat", "appos", "amod", "obj", "obl", "dep", "conj"})  # labels of what follows
NAMES = frozenset({"NOUN", "PROPN", "X"})


def restore(word: Word, before: Word, forms: FormTable) -> None:
    """Call `word`, spelt as an infinitive, one right after a preposition or a verb that takes infinitives, as
    no noun without an article stands there.
    """
    spellings = load_spellings()
    if word.plain in spellings.infinitive_nouns or not word.text.islower():
        return
    takers = spellings.taking_infinitives
    marked = before.plain in MARKERS and before.pos_ == "ADP"
    taken = before.pos_ in VERBS and not takers.isdisjoint({before.lemma_, *forms.lemmas(before.plain)})
    if not marked and not taken:
        return
    word.pos_, word.lemma_, word.morph = "VERB", word.plain, {"VerbForm": ("Inf",)}
    if taken and word.head is not before and before not in word.above:
        hang(word, before, "xcomp")
    elif word.head is not word:
        word.dep_ = "acl" if word.head.pos_ in NAMES else "xcomp"
    if marked:
        hang(before, word, "mark")
    _object(word)
    for child in [c for c in word.children if c.i > word.i and c.dep_ == "nmod"]:
        child.dep_ = "obl" if any(c.dep_ == "case" for c in child.children) else "obj"


def to_intention(infinitive: Word) -> None:
    """*en réponse à la décision de X de suspendre Y*: hang `infinitive` from what was decided, not from a
    noun before it, nor from a verb that has its infinitive.
    """
    if infinitive.nbor(-1).plain not in {"de", "d'"} or not infinitive.plain.endswith(("er", "ir", "re")):
        return
    known, top = load_spellings().intentions, infinitive.head
    satisfied = any(c.dep_ == "xcomp" and top.i < c.i < infinitive.i for c in top.children)
    if top.lemma_ in known or not (satisfied or top.pos_ == "NOUN"):
        return
    between = [w for w in infinitive.doc[top.i + 1 : infinitive.i] if w.lemma_ in known and w.pos_ == "NOUN"]
    if between and top in between[-1].above:
        hang(infinitive, between[-1], "acl")


def _object(infinitive: Word) -> None:
    """Hang the bare noun phrase right after `infinitive` from it, as its object."""
    doc, k, end = infinitive.doc, infinitive.i + 1, infinitive.sent.end
    while k < end and doc[k].pos_ in {"DET", "ADJ", "NUM"} and not doc[k].capital:
        k += 1
    if k >= end or doc[k].pos_ not in NAMES or any(c.dep_ == "case" for c in doc[k].children):
        return
    noun = doc[k]
    while noun.dep_ == "flat" and infinitive.i < noun.head.i < noun.i:
        noun = noun.head
    near = noun.head is infinitive or noun.head in infinitive.above
    misplaced = noun.dep_ in OBJECTS or (noun.dep_ in SUBJECTS and noun.i > noun.head.i)
    if near and misplaced:
        hang(noun, infinitive, "obj")


def to_accused(word: Word, forms: FormTable) -> bool:
    """*accuse X de mentir, et Y de tricher*: join Y, on which infinitive `word` hangs, to X; False where no
    such verb stands before.
    """
    second = word.head
    link = any(c.dep_ == "cc" and c.plain in {"et", "ou", "puis"} for c in second.children)
    marked = any(c.plain in {"de", "d'"} and second.i < c.i < word.i for c in word.children)
    if word.dep_ != "xcomp" or second.dep_ != "conj" or not (link and marked):
        return False
    telling = load_spellings().telling_whom
    for verb in second.above:
        first = next((c for c in verb.children if c.dep_ == "obj" and verb.i < c.i < second.i), None)
        if (
            first is None
            or verb.pos_ != "VERB"
            or telling.isdisjoint({verb.lemma_, *forms.lemmas(verb.plain)})
        ):
            continue
        hang(second, first, "conj")
        hang(word, verb, "xcomp")
        return True
    return False


def give_object(sentence: Sentence) -> None:
    """*La volonté de X d'adopter une loi a surpris*: the noun right after an infinitive, taken for a second
    subject of the verb that follows, is the infinitive's object.
    """
    for noun in sentence:
        verb = noun.head
        if noun.dep_ not in SUBJECTS or noun.i > verb.i or noun.pos_ not in NAMES:
            continue
        first = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < noun.i), None)
        if first is None or first.pos_ not in NAMES:
            continue
        k = noun.i - 1
        while k > first.i and (noun.doc[k].pos_ in {"DET", "ADJ", "NUM"}):
            k -= 1
        before = noun.doc[k]
        infinitive = before.pos_ == "VERB" and "Inf" in before.morph.get("VerbForm", ())
        if infinitive and first in before.above and not any(c.dep_ == "obj" for c in before.children):
            hang(noun, before, "obj")
