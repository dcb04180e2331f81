"""Text search without accents or elisions: titles at once, texts as they are read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
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
        """The set to which `search` adds the rows it finds; the oldest query is forgotten."""
        needle = fold(query)
        while needle not in self._found and len(self._found) >= KEPT:
            del self._found[next(iter(self._found))]
        return self._found.setdefault(needle, set())


def search(
    corpus: Corpus, store: Store, query: str, cancelled: Callable[[], bool] = lambda: False
) -> Iterator[str]:
    """Ids of the articles whose title or text holds the query, titles first, each once.

    Meant for a thread: texts are read one by one, latest article first, and `cancelled` is asked
    before each. What is found also counts for `Filter(text=query)` from then on.
    """
    needle = fold(query)
    if not needle:
        return
    ids, found = corpus.articles.ids, corpus.texts.keep(query)
    titled = corpus.texts.matching(query)
    order = list(corpus.article_order())
    yield from (ids[row] for row in order if titled[row])
    for row in order:
        if cancelled():
            return
        if not titled[row] and needle in fold(store.text(ids[row])):
            found.add(row)
            yield ids[row]
