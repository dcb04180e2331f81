"""What every token of an article is told once: where its word stands, whether quoted or part of a date."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from store.extraction.words import as_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from spacy.tokens import Doc

    from store.extraction.times import TimeExpression
    from store.extraction.words import Features, Text

Phrase = tuple[str, ...]
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
        self.low: list[str] = list(map(attrgetter("plain"), words))
        self.pos: list[str] = list(map(attrgetter("pos_"), words))
        for i in words.places.get("a", ()):  # "A l'instar de X", as agencies write it
            if words[i].text == "A" and self.pos[i] == "ADP":
                self.low[i] = "à"
        self.dep: list[str] = list(map(attrgetter("dep_"), words))
        self.head: list[int] = list(map(attrgetter("head.i"), words))
        self.lemma: list[str] = list(map(str.lower, map(attrgetter("lemma_"), words)))
        self.morph: list[Features] = list(map(attrgetter("morph"), words))
        self.kids: list[list[int]] = [[child.i for child in word.children] for word in words]
        self.bounds = [(sentence.start, sentence.end) for sentence in words.sents]
        self.sentence = words.sentence_of
        self.timed = timed(words, times)

    @cached_property
    def forms_at(self) -> dict[str, list[int]]:
        """Where each form stands, in order."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for i, form in enumerate(self.low):
            found[form].append(i)
        return dict(found)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands, in order: by its form, its lemma, the preposition it contains."""
        return places(self.forms_at, self.lemma, CONTRACTED)

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
    def _forms(self) -> frozenset[str]:
        return frozenset(self.forms_at)

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(self.places)  # sets are compared much faster than the keys of a table

    @cached_property
    def with_ne(self) -> set[int]:
        """The sentences in which *ne* stands."""
        return {self.sentence[k] for k in self.among(NE)}

    def among(self, words: frozenset[str]) -> list[int]:
        """The tokens, in order, that are one of `words` by form, lemma or the preposition they contain."""
        places, here = self.places, words & self._vocabulary
        return sorted(set().union(*[places[word] for word in here])) if here else []

    def spelt(self, words: Set[str]) -> list[int]:
        """The tokens, in order, that are one of `words` by form."""
        places, here = self.forms_at, self._forms & words
        return sorted([i for word in here for i in places[word]]) if here else []

    def standing(self, table: Mapping[str, Sequence[Phrase]]) -> list[tuple[int, Phrase]]:
        """The first tokens of the phrases of `table` that stand in the article, in order, and the phrases;
        `table` has them by their first word.
        """
        low, forms = self.low, self.forms_at
        found = [
            (i, words)
            for first in forms.keys() & table.keys()
            for words in table[first]
            if words[-1] in forms
            for i in forms[first]
            if tuple(low[i : i + len(words)]) == words
        ]
        return sorted(found, key=itemgetter(0))

    @cached_property
    def over(self) -> defaultdict[str, set[int]]:
        """The words that something hangs from, by its label."""
        found: defaultdict[str, set[int]] = defaultdict(set)
        for i, (head, label) in enumerate(zip(self.head, self.dep, strict=True)):
            if head != i:
                found[label].add(head)
        return found

    @cached_property
    def grouped(self) -> set[int]:
        """The predicates with an auxiliary, a causative verb or a copula."""
        return set().union(*(at for dep, at in self.over.items() if dep == "cop" or dep.startswith("aux")))

    @cached_property
    def _right_edges(self) -> list[int]:
        edges = [-1] * self.size
        for i in range(self.size - 1, -1, -1):
            h = i
            while edges[h] < 0:  # what has one has it from a word further right, and so has all above it
                edges[h] = i
                h = self.head[h]
        return edges

    def right_edge(self, i: int) -> int:
        """Index of the last token of the subtree of `i`."""
        return self._right_edges[i]

    @cached_property
    def quoted(self) -> list[int]:
        """For every token the number of the quotation it stands in, 0 outside (paragraph-bounded)."""
        return quotations(self)


def places(
    forms: Mapping[str, list[int]], lemmas: Sequence[str], contained: Mapping[str, str]
) -> dict[str, list[int]]:
    """The tokens, in order, of every form and lemma; a form counts as the word that it contains, too."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for i, lemma in enumerate(lemmas):
        found[lemma].append(i)
    for form, tokens in forms.items():
        if form not in found:
            found[form] = tokens
        elif found[form] != tokens:
            found[form] = sorted({*found[form], *tokens})
    for form in contained.keys() & forms.keys():
        inner = contained[form]
        found[inner] = sorted({*found[inner], *forms[form]})
    return dict(found)


def timed(doc: Text, times: Sequence[TimeExpression]) -> list[bool]:
    """Which tokens are part of a time expression: they are neither subjects nor objects."""
    marks = [False] * len(doc)
    after = 0  # the first token that no expression so far reaches
    for start, end in sorted((t.start, t.end) for t in times):
        first, last = max(bisect_right(doc.ends, start), after), bisect_left(doc.starts, end)
        marks[first:last] = [True] * (last - first)
        after = max(after, last)
    return marks


def below(heads: Sequence[int], i: int, top: int) -> bool:
    """Whether token `i` is `top` or hangs from it, however far; `heads` may hold a circle."""
    seen = set()
    while i not in seen and i != top:
        seen.add(i)
        i = heads[i]
    return i == top


def quotations(columns: Columns) -> list[int]:
    """For every token the number of the quotation it stands in, 0 outside (paragraph-bounded)."""
    low, marks = columns.low, [0] * columns.size
    ends = {form for form in columns.forms_at if "\n\n" in form}
    opened, closing, count = 0, "", 0
    for i in columns.spelt(_QUOTES | ends):
        word = low[i]
        if not closing and word in _PAIRS:
            count += 1
            opened, closing = i + 1, _PAIRS[word]
        elif closing and (word == closing or (closing == "”" and word == "“") or word in ends):
            marks[opened:i] = [count] * (i - opened)
            closing = ""
    if closing:
        marks[opened:] = [count] * (columns.size - opened)
    return marks


_PAIRS = {"«": "»", '"': '"', "“": "”"}
_QUOTES = frozenset({*_PAIRS, *_PAIRS.values()})
