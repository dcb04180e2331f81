"""Search without accents or elisions: titles and names at once, texts and cues as they are read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import TYPE_CHECKING

from store.queries.fold import fold

if TYPE_CHECKING:
    from store.database import Store
    from store.queries.corpus import Corpus
    from store.queries.tables import ArticleTable

FIND = 20
"""Going from find to find costs this many times what looking into one more title does."""
BLOCK = 8192
KEPT = 16
"""Queries whose findings in the texts are kept."""


class Texts:
    """What queries have found: rows of articles by folded query."""

    def __init__(self, articles: ArticleTable) -> None:
        self._articles = articles
        self._found: dict[str, set[int]] = {}

    def matching(self, query: str) -> bytes:
        """For each article whether its title holds the query, or its text as far as it has been read."""
        needle = fold(query)
        mask = self._titles(needle)
        for row in self._found.get(needle, ()):
            if row < len(mask):
                mask[row] = 1
        return bytes(mask)

    def _titles(self, needle: str) -> bytearray:
        blob, ends = self._articles.folded.packed
        wanted, mask = needle.encode("utf-8", "surrogatepass"), bytearray(len(self._articles))
        if not wanted:
            return mask
        if blob.count(wanted) * FIND > len(mask):
            return self._each_title(wanted)
        place = blob.find(wanted)
        while place >= 0:
            row = bisect_right(ends, place) - 1
            if row >= len(mask):
                break
            mask[row] = 1
            place = blob.find(wanted, ends[row + 1])
        return mask

    def _each_title(self, wanted: bytes) -> bytearray:
        blob, ends = self._articles.folded.packed
        mask, size = bytearray(), len(self._articles)
        for start in range(0, size, BLOCK):
            lines = bytes(blob[ends[start] : ends[min(start + BLOCK, size)]]).split(b"\n")
            mask += bytes([wanted in line for line in lines[:-1]])
        return mask

    def keep(self, query: str) -> set[int]:
        """The set to which `look` adds the rows it finds; the oldest query is forgotten."""
        return _keep(self._found, fold(query))


class Cues:
    """What queries have found among the words that carry stances: rows of stances by folded query."""

    def __init__(self) -> None:
        self._found: dict[str, set[int]] = {}

    def matching(self, query: str) -> Iterable[int]:
        """The rows found until now."""
        return self._found.get(fold(query), ())

    def keep(self, query: str) -> set[int]:
        """The set to which `look` adds the rows it finds; the oldest query is forgotten."""
        return _keep(self._found, fold(query))


def _keep(found: dict[str, set[int]], needle: str) -> set[int]:
    while needle not in found and len(found) >= KEPT:
        del found[next(iter(found))]
    return found.setdefault(needle, set())


def search(
    corpus: Corpus, store: Store, query: str, cancelled: Callable[[], bool] = lambda: False
) -> Iterator[str]:
    """Ids of the articles whose title or text holds the query, titles first, each once.

    Meant for a thread: texts are read one by one, and `cancelled` is asked before each. What is found
    also counts for `Filter(text=query)` from then on.
    """
    if not fold(query):
        return
    ids, titled = corpus.articles.ids, corpus.texts.matching(query)
    yield from (ids[row] for row in corpus.listing.rows() if titled[row])
    for found in look(corpus, store, query):
        if cancelled():
            return
        if found is not None:
            yield found


def look(corpus: Corpus, store: Store, query: str) -> Iterator[str | None]:
    """Go through the texts, one a step: the article's id if it holds the query (its title does not), or None.

    To be stopped after any step, and gone on with: so a screen can do other things with the store in
    between. What is found counts for `Filter(text=query)`.
    """
    needle, titled = fold(query), corpus.texts.matching(query)
    found = corpus.texts.keep(query)
    for row, article in _as_stored(corpus):
        here = bool(needle) and not titled[row] and needle in fold(store.text(article))
        if here:
            found.add(row)
        yield article if here else None


def look_at_cues(corpus: Corpus, store: Store, query: str) -> Iterator[str | None]:
    """Go through the words that carry stances, an article a step, for `Filter(said=query)`; see `look`."""
    needle, found, keys = fold(query), corpus.cues.keep(query), corpus.stances.ids
    for row, article in _as_stored(corpus):
        here = False
        if needle and corpus.articles.stances[row]:
            for stance in store.stances(article):
                if needle in fold(stance.cue) and (place := keys.row(stance.key)) is not None:
                    found.add(place)
                    here = True
        yield article if here else None


def _as_stored(corpus: Corpus) -> list[tuple[int, str]]:
    """Rows and ids of the articles in the order in which a store keeps them: each file is read once."""
    ids = corpus.articles.ids
    return sorted(((row, ids[row]) for row in range(len(ids))), key=itemgetter(1))
