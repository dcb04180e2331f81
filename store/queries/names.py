"""Finding an actor by what one remembers of its name."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, NamedTuple

from store.queries.answers import Match
from store.queries.fold import words
from store.queries.index import Index
from store.queries.tables import ActorTable

How = Literal["exact", "word", "prefix", "part", "near"]
_ORDER: dict[How, int] = {"exact": 0, "word": 1, "prefix": 2, "part": 3, "near": 4}
_SCORES: dict[How, float] = {"exact": 1.0, "word": 0.9, "prefix": 0.8, "part": 0.7, "near": 0.6}
_LETTERS_APART = 4
"""Most letters by which a word may differ from the query's to be compared in full."""
_ALIKE = 0.7


class Entry(NamedTuple):
    """One name of an actor, as written and as compared."""

    row: int
    written: str
    folded: str


class Names:
    """Names and aliases of all actors, folded once; only actors that changed are folded again."""

    def __init__(self, actors: ActorTable, index: Index) -> None:
        self._actors = actors
        self._index = index
        self._folded: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        self._entries: list[Entry] | None = None
        self._plain: list[str] = []
        self._words: dict[str, array[int]] = {}  # the entries that hold a word

    def forget(self) -> None:
        """Names may have changed."""
        self._entries = None

    def prepare(self) -> list[Entry]:
        """The entries, up to date."""
        if self._entries is None:
            entries: list[Entry] = []
            for row, actor in enumerate(self._actors.actors):
                names = (actor.name, *actor.aliases)
                folded = self._folded.get(names)
                if folded is None:
                    folded = self._folded[names] = [(name, " ".join(words(name))) for name in names]
                entries += [Entry(row, written, plain) for written, plain in folded]
            self._plain = [entry.folded for entry in entries]
            found: dict[str, array[int]] = {}
            for place, plain in enumerate(self._plain):
                for word in plain.split():
                    found.setdefault(word, array("I")).append(place)
            self._words = found
            self._entries = entries
        return self._entries

    def find(self, query: str, limit: int) -> list[Match]:
        """Actors that answer a query, nearest first, then the most active; each once.

        Whole names, whole words, words' beginnings and parts are looked for in
        this order; only when none is found, names that are spelt nearly so.
        """
        wanted = " ".join(words(query))
        if not wanted:
            return []
        entries = self.prepare()
        best: dict[int, tuple[How, Entry]] = {}
        for place in [place for place, plain in enumerate(self._plain) if wanted in plain]:
            entry = entries[place]
            known = best.get(entry.row)
            if known is None or known[0] != "exact":
                how = _how(wanted, entry.folded)
                if known is None or _ORDER[how] < _ORDER[known[0]]:
                    best[entry.row] = (how, entry)
        if not best:
            best = self._all_words(entries, wanted.split())
        scores = {row: _SCORES[how] for row, (how, _) in best.items()}
        if not best:
            best, scores = self._near(entries, wanted)
        activity = {row: len(self._index.rows_of(row)) for row in best}
        rows = sorted(best, key=lambda row: (-scores[row], -activity[row], best[row][1].folded))
        return [self._match(*best[row], activity[row], scores[row]) for row in rows[:limit]]

    def _match(self, how: How, entry: Entry, activity: int, score: float) -> Match:
        actor = self._actors.actors[entry.row]
        return Match(actor.actor, actor.name, actor.kind, entry.written, how, activity, score)

    @staticmethod
    def _all_words(entries: list[Entry], wanted: list[str]) -> dict[int, tuple[How, Entry]]:
        """Names that hold all the words, in whatever order ("sissi abdel")."""
        if len(wanted) < 2:
            return {}
        found: dict[int, tuple[How, Entry]] = {}
        for entry in entries:
            if all(word in entry.folded for word in wanted):
                found.setdefault(entry.row, ("part", entry))
        return found

    def _near(
        self, entries: list[Entry], wanted: str
    ) -> tuple[dict[int, tuple[How, Entry]], dict[int, float]]:
        """Names of which a word is nearly one of the query's, for what is misspelt."""
        scores: dict[int, float] = {}
        best: dict[int, tuple[How, Entry]] = {}
        asked = wanted.split()
        for word in asked:
            for other, ratio in self._alike(word):
                score = ratio * _SCORES["near"] / len(asked)
                for place in self._words[other]:
                    entry = entries[place]
                    if score > scores.get(entry.row, 0.0):
                        scores[entry.row], best[entry.row] = score, ("near", entry)
        return best, scores

    def _alike(self, word: str) -> Iterator[tuple[str, float]]:
        """Words that are nearly this one, and how nearly; the length and the letters are looked at first."""
        size = len(word)
        letters = _letters(word)
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(word)
        for other in self._words:
            if abs(len(other) - size) > 2 or (_letters(other) ^ letters).bit_count() > _LETTERS_APART:
                continue
            matcher.set_seq1(other)
            if matcher.quick_ratio() >= _ALIKE and (ratio := matcher.ratio()) >= _ALIKE:
                yield other, ratio


def _how(wanted: str, folded: str) -> How:
    """How near a name is that holds what is wanted."""
    if wanted == folded:
        return "exact"
    padded = f" {folded} "
    if f" {wanted} " in padded:
        return "word"
    return "prefix" if f" {wanted}" in padded else "part"


@lru_cache(maxsize=65536)
def _letters(word: str) -> int:
    """The letters of a word as bits."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits
