"""Treebank sentences altered the way press texts differ: other names, quotes, capitals, no full stop."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.parser.treebanks import Sentence, Word

DATA = Path(__file__).parent / "data" / "names.toml"
STRAIGHT = {"«": '"', "»": '"', "“": '"', "”": '"'}
UNACCENTED = str.maketrans("ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜ", "AAACEEEEIIOOUUU")
VOWELS = frozenset("aeiouyhàâéèêëîïôöAEIOUYHÀÂÉÈÊËÎÏÔÖ")
SWAPPED, STRAIGHT_QUOTES, CAPITALS, NO_STOP = 0.5, 0.4, 0.03, 0.15


@cache
def _names() -> dict[str, list[str]]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def augment(sentences: Sequence[Sentence], chance: random.Random) -> list[Sentence]:
    """The same sentences with other names and typography; heads, labels and lemmas stay true."""
    straight = chance.random() < STRAIGHT_QUOTES
    capitals = chance.random() < CAPITALS
    altered: list[Sentence] = []
    for sentence in sentences:
        words = swap_names(sentence, chance)
        if straight:
            words = tuple(replace(word, text=STRAIGHT.get(word.text, word.text)) for word in words)
        if capitals:
            words = tuple(replace(w, text=w.text.upper().translate(UNACCENTED)) for w in words)
        altered.append(words)
    if chance.random() < NO_STOP:
        altered[-1] = without_stop(altered[-1])
    return altered


def swap_names(sentence: Sentence, chance: random.Random) -> Sentence:
    """Half of the proper names replaced, where the word before allows it (elision before a vowel)."""
    has_flat = {w.head for w in sentence if w.label == "flat"}
    words = list(sentence)
    for index, word in enumerate(sentence):
        if (
            word.pos != "PROPN"
            or len(word.text) < 3
            or not word.text[0].isupper()
            or chance.random() > SWAPPED
        ):
            continue
        elided = index > 0 and words[index - 1].text[-1] in "'’"
        name = _pick(word, index in has_flat, elided or word.text[0] in VOWELS, chance)
        if name:
            lemma = name if word.lemma.lower() == word.text.lower() else word.lemma
            words[index] = replace(word, text=name, lemma=lemma)
    return tuple(words)


def without_stop(sentence: Sentence) -> Sentence:
    """The sentence without its final punctuation, as headlines are written, when nothing hangs on it."""
    last = len(sentence) - 1
    if last < 1 or sentence[last].pos != "PUNCT" or any(w.head == last for w in sentence):
        return sentence
    return sentence[:last]


def _pick(word: Word, begins_a_name: bool, vowel: bool, chance: random.Random) -> str | None:
    """A name of the same sort as `word`, beginning with a vowel or not; None when luck runs out."""
    names = _names()
    for _ in range(8):
        if begins_a_name:
            name = chance.choice(names["given"])
        elif word.label == "flat":
            name = _invent(names["syllables"], chance)
        elif word.text.isupper():
            name = "".join(chance.choice("ABCDEFGILMNOPRSTU") for _ in range(chance.randint(3, 5)))
        else:
            name = (
                chance.choice(names["places"])
                if chance.random() < 0.5
                else _invent(names["syllables"], chance)
            )
        if (name[0] in VOWELS) == vowel:
            return name
    return None


def _invent(syllables: list[str], chance: random.Random) -> str:
    """A surname that nobody need bear: no model should know its holders' sides beforehand."""
    name = "".join(chance.choice(syllables) for _ in range(chance.randint(2, 3))).capitalize()
    if chance.random() < 0.15:
        name = f"{chance.choice(('Al', 'al', 'El', 'Ben', 'Le', 'De'))}-{name}"
    return name
