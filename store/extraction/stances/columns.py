"""What every token of an article is told once: where its word stands, whether quoted or part of a date."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from store.extraction.words import as_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc

    from store.extraction.times import TimeExpression
    from store.extraction.words import Text

# contractions are one token: the preposition they contain
CONTRACTED = dict.fromkeys(
    ("du", "des", "d'", "duquel", "desquels", "desquelles", "dont"), "de"
) | dict.fromkeys(("au", "aux", "auquel", "auxquels", "auxquelles", "jusqu'à", "jusqu'au"), "à")
NE = frozenset({"ne", "n'"})


class Columns:
    """The words of one article: a list for each thing that the parser says of them, by token index,
    and where in these lists something stands.
    """

    def __init__(self, doc: Doc | Text, times: Sequence[TimeExpression]) -> None:
        self.doc = words = as_text(doc)
        self.size = len(words)
        self.low = [word.plain for word in words]
        self.pos = [word.pos_ for word in words]
        self.dep = [word.dep_ for word in words]
        self.head = [word.head.i for word in words]
        self.lemma = [word.lemma_.lower() for word in words]
        self.morph = [word.morph for word in words]
        self.kids = [[child.i for child in word.children] for word in words]
        self.bounds = [(sentence.start, sentence.end) for sentence in words.sents]
        self.sentence = [k for k, (start, end) in enumerate(self.bounds) for _ in range(start, end)]
        self.timed = timed(words, times)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands, in order: by its form, its lemma, the preposition it contains."""
        return places(self.low, self.lemma, CONTRACTED)

    def occurs(self, word: str, i: int) -> bool:
        """Whether `word` stands in the sentence of token `i`, by form, lemma or in a contraction."""
        return self.first(word, *self.bounds[self.sentence[i]]) is not None

    def first(self, word: str, start: int, end: int) -> int | None:
        """The first place of `word`, by form, lemma or in a contraction, among the tokens [start, end)."""
        places = self.places.get(word)
        if places is None:
            return None
        at = bisect_left(places, start)
        return places[at] if at < len(places) and places[at] < end else None

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(self.places)  # sets are compared much faster than the keys of a table

    @cached_property
    def with_ne(self) -> set[int]:
        """The sentences in which *ne* stands."""
        return {self.sentence[k] for k in self.among(NE)}

    def among(self, words: frozenset[str]) -> list[int]:
        """The tokens, in order, that are one of `words` by form, lemma or the preposition they contain."""
        found = words & self._vocabulary
        return sorted({i for word in found for i in self.places[word]})

    @cached_property
    def grouped(self) -> set[int]:
        """The predicates with an auxiliary, a causative verb or a copula."""
        return {self.head[k] for k, dep in enumerate(self.dep) if dep == "cop" or dep.startswith("aux")}

    @cached_property
    def _right_edges(self) -> list[int]:
        edges = list(range(self.size))
        for i in range(self.size):
            h, guard = i, 0
            while self.head[h] != h and guard < 60:
                h = self.head[h]
                guard += 1
                if edges[h] < i:
                    edges[h] = i
        return edges

    def right_edge(self, i: int) -> int:
        """Index of the last token of the subtree of `i`."""
        return self._right_edges[i]

    @cached_property
    def quoted(self) -> list[int]:
        """For every token the number of the quotation it stands in, 0 outside (paragraph-bounded)."""
        return quotations(self.low)


def places(forms: Sequence[str], lemmas: Sequence[str], contained: Mapping[str, str]) -> dict[str, list[int]]:
    """The tokens, in order, of every form and lemma; a form counts as the word that it contains, too."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for i, (form, lemma) in enumerate(zip(forms, lemmas, strict=True)):
        found[form].append(i)
        if lemma != form:
            found[lemma].append(i)
        inner = contained.get(form, form)
        if inner != form and inner != lemma:
            found[inner].append(i)
    return dict(found)


def timed(doc: Text, times: Sequence[TimeExpression]) -> list[bool]:
    """Which tokens are part of a time expression: they are neither subjects nor objects."""
    marks = [False] * len(doc)
    spans = iter(sorted((t.start, t.end) for t in times))
    current = next(spans, None)
    for token in doc:
        while current and token.idx >= current[1]:
            current = next(spans, None)
        if current is None:
            break
        marks[token.i] = token.idx >= current[0] or token.end > current[0]
    return marks


def below(heads: Sequence[int], i: int, top: int) -> bool:
    """Whether token `i` is `top` or hangs from it, however far; `heads` may hold a circle."""
    seen = set()
    while i not in seen and i != top:
        seen.add(i)
        i = heads[i]
    return i == top


def quotations(low: list[str]) -> list[int]:
    """For every token the number of the quotation it stands in, 0 outside (paragraph-bounded)."""
    marks = [0] * len(low)
    number, closing = 0, ""
    count = 0
    for i, word in enumerate(low):
        if not closing and word in {"«", '"', "“"}:
            count += 1
            number, closing = count, {"«": "»", '"': '"', "“": "”"}[word]
        elif (closing and (word == closing or (closing == "”" and word == "“"))) or "\n\n" in word:
            number, closing = 0, ""
        else:
            marks[i] = number
    return marks
