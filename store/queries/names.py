"""Finding an actor by what one remembers of its name."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, NamedTuple

from store.queries.answers import Match
from store.queries.fold import words
from store.queries.index import Index
from store.queries.readings import initials, readings, vocabulary
from store.queries.tables import ActorTable

How = Literal["exact", "word", "prefix", "part", "near"]
_ORDER: dict[How, int] = {"exact": 0, "word": 1, "prefix": 2, "part": 3, "near": 4}
_SCORES: dict[How, float] = {"exact": 1.0, "word": 0.9, "prefix": 0.8, "part": 0.7, "near": 0.6}
_UNDERSTOOD = 0.95
"""The score of who is meant, but not written so in any name: above names that only hold the words."""
_INITIALS = range(3, 9)
"""How many letters make an acronym."""
_LETTERS_APART = 4
"""Most letters by which a word may differ from the query's to be compared in full."""
_ALIKE = 0.7


class Entry(NamedTuple):
    """One name of an actor, as written and as compared."""

    row: int
    written: str
    folded: str


Found = dict[int, tuple[How, Entry]]
"""Actors by their rows, how near each is, and by which of its names."""


class Names:
    """Names and aliases of all actors, folded once; only actors that changed are folded again."""

    def __init__(
        self, actors: ActorTable, index: Index, visible: Callable[[], Callable[[int], bool]]
    ) -> None:
        self._actors = actors
        self._index = index
        self._visible = visible
        self._folded: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        self._entries: list[Entry] | None = None
        self._plain: list[str] = []
        self._words: dict[str, array[int]] = {}  # the entries that hold a word
        self._acronyms: dict[str, array[int]] = {}  # those whose words begin with these letters

    def forget(self) -> None:
        """Names may have changed."""
        self._entries = None

    @staticmethod
    def warm() -> None:
        """Read the gazetteer, so that nobody waits for it at a key."""
        vocabulary()

    def prepare(self) -> list[Entry]:
        """The entries, up to date."""
        if self._entries is None:
            entries: list[Entry] = []
            visible = self._visible()
            for row, actor in enumerate(self._actors.actors):
                if not visible(row):
                    continue
                names = (actor.name, *actor.aliases)
                folded = self._folded.get(names)
                if folded is None:
                    folded = self._folded[names] = [(name, " ".join(words(name))) for name in names]
                entries += [Entry(row, written, plain) for written, plain in folded]
            self._plain = [entry.folded for entry in entries]
            found: dict[str, array[int]] = {}
            acronyms: dict[str, array[int]] = {}
            for place, plain in enumerate(self._plain):
                for word in plain.split():
                    found.setdefault(word, array("I")).append(place)
                letters = initials(plain)
                if len(letters) in _INITIALS:
                    acronyms.setdefault(letters, array("I")).append(place)
            self._words, self._acronyms = found, acronyms
            self._entries = entries
        return self._entries

    def find(self, query: str, limit: int) -> list[Match]:
        """Actors that answer a query, nearest first, then the most active; each once.

        Whole names come first, then whom the words are understood to mean ("président Macron", "l'Élysée",
        "UE"), whole words, words' beginnings and parts; only when none is found, names spelt nearly so.
        """
        wanted = words(query)
        if not wanted:
            return []
        best = self._written(wanted)
        understood: Found = {}
        if not any(how == "exact" for how, _ in best.values()):
            understood = self._understood(wanted)
            best = (best | understood) or self._all_words(wanted)
        scores = {row: _SCORES[how] for row, (how, _) in best.items()}
        scores |= {row: scores[row] - _SCORES["exact"] + _UNDERSTOOD for row in understood}
        if not best:
            best, scores = self._near(wanted)
        undone = self._index.undone()
        activity = {row: len(self._index.rows_of(row)) - undone[row] for row in best}
        rows = sorted(best, key=lambda row: (-scores[row], -activity[row], best[row][1].folded))
        return [self._match(*best[row], activity[row], scores[row]) for row in rows[:limit]]

    def _written(self, wanted: Sequence[str]) -> Found:
        """Actors in whose names the words stand as they are."""
        entries, whole = self.prepare(), " ".join(wanted)
        best: Found = {}
        for place in [place for place, plain in enumerate(self._plain) if whole in plain]:
            entry = entries[place]
            known = best.get(entry.row)
            if known is None or known[0] != "exact":
                how = _how(whole, entry.folded)
                if known is None or _ORDER[how] < _ORDER[known[0]]:
                    best[entry.row] = (how, entry)
        return best

    def _understood(self, wanted: Sequence[str]) -> Found:
        """Actors whom the words mean by the gazetteer, titles before a name left out; else none."""
        loose: Found = {}
        for reading in readings(wanted):
            meant = self._known(reading.ids)
            if reading.rest != wanted:
                for entry in self._with_words(reading.rest):
                    if entry.folded == " ".join(reading.rest):
                        meant.setdefault(entry.row, ("exact", entry))
                    elif self._actors.actors[entry.row].kind == "person":
                        loose[entry.row] = ("word", entry)
            if meant and reading.office:  # "président américain" may also be a person
                meant = self._speakers(reading.ids) | meant
            if meant:
                return meant
        return loose or self._by_initials(wanted)

    def _with_words(self, wanted: Sequence[str]) -> Iterator[Entry]:
        """The names in which these words stand whole, one after the other."""
        entries, whole = self.prepare(), f" {' '.join(wanted)} "
        postings = [self._words.get(word, ()) for word in wanted]
        for place in min(postings, key=len):
            if whole in f" {entries[place].folded} ":
                yield entries[place]

    def _known(self, ids: Sequence[str]) -> Found:
        """The actors of some ids, as far as the corpus has them, each under its name."""
        rows = [row for each in ids if (row := self._actors.rows.get(each)) is not None]
        return {row: ("exact", self._entry(row)) for row in filter(self._visible(), rows)}

    def _speakers(self, ids: Sequence[str]) -> Found:
        """The persons who speak for states or bodies."""
        visible = self._visible()
        return {
            row: ("word", self._entry(row))
            for row, actor in enumerate(self._actors.actors)
            if actor.kind == "person" and actor.member_of in ids and visible(row)
        }

    def _entry(self, row: int) -> Entry:
        name = self._actors.actors[row].name
        return Entry(row, name, " ".join(words(name)))

    def _by_initials(self, wanted: Sequence[str]) -> Found:
        """Actors by the first letters of their names' words, as "mbs" or "oua"."""
        entries = self.prepare()
        places = self._acronyms.get(wanted[0], ()) if len(wanted) == 1 else ()
        return {entries[place].row: ("word", entries[place]) for place in places}

    def holding(self, query: str) -> set[int]:
        """Rows of the actors of whom a name or an alias holds the query."""
        wanted = " ".join(words(query))
        entries = self.prepare()
        if not wanted:
            return set()
        return {entries[place].row for place, plain in enumerate(self._plain) if wanted in plain}

    def _match(self, how: How, entry: Entry, activity: int, score: float) -> Match:
        actor = self._actors.actors[entry.row]
        return Match(actor.actor, actor.name, actor.kind, entry.written, how, activity, score)

    def _all_words(self, wanted: Sequence[str]) -> Found:
        """Names that hold all the words, in whatever order ("sissi abdel")."""
        if len(wanted) < 2:
            return {}
        found: Found = {}
        for entry in self.prepare():
            if all(word in entry.folded for word in wanted):
                found.setdefault(entry.row, ("part", entry))
        return found

    def _near(self, asked: Sequence[str]) -> tuple[Found, dict[int, float]]:
        """Names of which a word is nearly one of the query's, for what is misspelt."""
        entries = self.prepare()
        scores: dict[int, float] = {}
        best: Found = {}
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
