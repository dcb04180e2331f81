"""A parsed article read once into plain objects: asking spaCy's tokens one by one costs much more."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import add
from sys import intern
from typing import TYPE_CHECKING

import numpy

from store.lexicon.gazetteer import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.strings import StringStore
    from spacy.tokens import Doc

MOST_SPELT = 1 << 16
_SPELT: dict[int, str] = {}  # by spaCy's numbers, which are the same in every vocabulary
Features = Mapping[str, tuple[str, ...]]
ATTRIBUTES: list[int | str] = ["ORTH", "POS", "DEP", "LEMMA", "MORPH"]
NUMBERS: list[int | str] = ["HEAD", "SENT_START", "SPACY", "IDX"]
PREFIXED = re.compile(
    r"(?:al|el|as|ad|ash|an|ar|at|az|ach|ech|es|ed|et|er|en|ez|ould|ibn|abou|abu)[-‑][A-ZÀ-Þ]"
)


@dataclass(eq=False, slots=True)
class Word:
    """One token, under the names that spaCy gives its attributes.

    `folded` is the text without case and accents, `plain` the lower-case text with a straight
    apostrophe; `capital`: written like a name, a capital first, or an article prefix (al-Sissi).
    """

    doc: Text
    i: int
    idx: int
    text: str
    folded: str
    plain: str
    capital: bool
    pos_: str
    dep_: str
    lemma_: str
    morph: Features
    whitespace_: str
    is_sent_start: bool
    head: Word
    sent: Sentence
    children: list[Word]

    @property
    def is_space(self) -> bool:
        return self.text.isspace()

    @property
    def end(self) -> int:
        """Where its text ends, in code points."""
        return self.idx + len(self.text)

    @property
    def finite(self) -> bool:
        """Whether it is a finite form of a verb or auxiliary."""
        return self.pos_ in {"VERB", "AUX"} and "Fin" in self.morph.get("VerbForm", ())

    @property
    def above(self) -> list[Word]:
        """The words that it hangs from, nearest first."""
        found: dict[Word, None] = {}
        word = self
        while word.head is not word and word.head not in found:
            word = word.head
            found[word] = None
        return list(found)

    @property
    def subtree(self) -> list[Word]:
        """The word and all that hangs from it, in no order."""
        found = [self]
        for word in found:
            found += word.children
        return found

    @property
    def left_edge(self) -> Word:
        return min(self.subtree, key=lambda word: word.i)

    @property
    def conjuncts(self) -> list[Word]:
        """The words coordinated with this one, without it."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for word in found:
            found += [child for child in word.children if child.i > word.i and child.dep_ == "conj"]
        return [word for word in found if word is not self]

    def nbor(self, step: int) -> Word:
        if self.i + step < 0:
            raise IndexError(self.i + step)
        return self.doc[self.i + step]


@dataclass(eq=False, slots=True)
class Sentence:
    """The words [start, end)."""

    doc: Text
    start: int
    end: int

    def __iter__(self) -> Iterator[Word]:
        return iter(self.doc[self.start : self.end])


class Text(list[Word]):
    """The words of one article, in order; `text` is its text, `sents` are its sentences.

    `starts` and `ends` say where each word begins and ends in the text, in code points.
    """

    def __init__(self, doc: Doc) -> None:
        super().__init__()
        self.sents: list[Sentence] = []
        strings = doc.vocab.strings
        columns = [_spelt(column, strings) for column in doc.to_array(ATTRIBUTES).T.tolist()]
        numbers = doc.to_array(NUMBERS).astype(numpy.int64)
        numbers[:, 0] += numpy.arange(len(numbers))  # spaCy's heads are relative to the token
        self.text = "".join(map(add, columns[0], [" " if space else "" for space in numbers[:, 2].tolist()]))
        columns, numbers = _without_gaps(columns, numbers)
        morphs = list(map(features, columns.pop()))
        heads, opens, spaced, idxs = numbers.T.tolist()
        spaces = [" " if space else "" for space in spaced]
        self.starts: list[int] = idxs
        self.ends: list[int] = list(map(add, idxs, map(len, columns[0])))
        new = Word.__new__
        rows = zip(*columns, morphs, opens, spaces, idxs, map(spelling, columns[0]), strict=True)
        for i, (text, pos, dep, lemma, morph, first, space, idx, spelt) in enumerate(rows):
            if first == 1 or not i:
                sentence = Sentence(self, i, len(heads))
                if i:
                    self.sents[-1].end = i
                self.sents.append(sentence)
            word = new(Word)
            word.doc, word.sent = self, sentence  # one or two at once: more go through a tuple
            word.i, word.idx = i, idx
            word.text, word.whitespace_ = text, space
            word.folded, word.plain, word.capital = spelt
            word.pos_, word.dep_ = pos, dep
            word.lemma_, word.morph = lemma, morph
            word.children, word.is_sent_start = [], first == 1
            self.append(word)
        for word, head in zip(self, map(self.__getitem__, heads), strict=True):
            word.head = head
            if head is not word:
                head.children.append(word)

    def release(self) -> None:
        """Untie the words, which stand in circles: they go at once then, not when circles are looked for."""
        for word in self:
            word.children.clear()
            word.head = word.sent = None  # type: ignore[assignment]
        self.sents.clear()
        self.clear()

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each folded form stands, in order."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for word in self:
            found[word.folded].append(word.i)
        return dict(found)

    @cached_property
    def sentence_of(self) -> list[int]:
        """The number of each word's sentence."""
        numbers: list[int] = []
        for number, sentence in enumerate(self.sents):
            numbers += [number] * (sentence.end - sentence.start)
        return numbers

    @cached_property
    def breaks(self) -> list[int]:
        """The words that are white space with the end of a line in it."""
        ends = {word for word in self.vocabulary if "\n" in word and word.isspace()}
        return self.among(ends) if ends else []

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The folded forms of its words."""
        return frozenset(self.places)

    def among(self, words: Set[str]) -> list[int]:
        """Where the words stand, in order, whose folded form is one of `words`."""
        places, here = self.places, self.vocabulary & words
        return sorted([i for word in here for i in places[word]]) if here else []

    def like(self, word: Word) -> list[Word]:
        """The words spelt as `word` is but for case and accents, itself too."""
        return [self[i] for i in self.places[word.folded]]

    def surface(self, start: int, end: int) -> str:
        """The text of the words [start, end)."""
        end = min(end, len(self))
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""


def _without_gaps(
    columns: list[list[str]], numbers: NDArray[numpy.int64]
) -> tuple[list[list[str]], NDArray[numpy.int64]]:
    """The words without the white space that ends no line: a second space, the one before a colon."""
    gaps = [i for i, word in enumerate(columns[0]) if word.isspace() and "\n" not in word]
    if not gaps or len(gaps) == len(numbers):
        return columns, numbers
    kept = numpy.ones(len(numbers), dtype=bool)
    kept[gaps] = False
    begins = [i for i in gaps if numbers[i, 1] == 1]  # of a sentence, which the next word begins then
    for i in reversed(begins):
        numbers[i + 1 : i + 2, 1] = 1
    numbers[[i - 1 for i in gaps if i], 2] = 1
    places = numpy.cumsum(kept) - 1
    numbers[:, 0] = places[numbers[:, 0]]
    left = numpy.flatnonzero(kept).tolist()
    return [[column[i] for i in left] for column in columns], numbers[kept]


def _spelt(column: list[int], strings: StringStore) -> list[str]:
    """The strings of spaCy's numbers; what rules compare all the time is found equal by identity."""
    try:
        return list(map(_SPELT.__getitem__, column))
    except KeyError:
        if len(_SPELT) > MOST_SPELT:
            _SPELT.clear()
        _SPELT.update((number, intern(strings[number])) for number in {*column} - _SPELT.keys())
        return list(map(_SPELT.__getitem__, column))


def as_text(doc: Doc | Text) -> Text:
    return doc if isinstance(doc, Text) else Text(doc)


@lru_cache(maxsize=1 << 16)
def spelling(text: str) -> tuple[str, str, bool]:
    """The folded and the plain form of a word, and whether it is written like a name."""
    prefixed = text[:1] in "aeio" and len(text) > 3 and PREFIXED.match(text) is not None
    return intern(fold(text)), intern(text.lower().replace("’", "'")), text[:1].isupper() or prefixed


@lru_cache(maxsize=4096)
def features(value: str) -> Features:
    """`Gender=Fem|Number=Sing` as a table; a feature may have several values."""
    pairs = (pair.split("=", 1) for pair in value.split("|") if "=" in pair)
    return {intern(name): tuple(map(intern, values.split(","))) for name, values in pairs}
