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

KEPT = 16
"""Queries whose findings in the texts are kept."""


class Texts:
    """What queries have found: rows of articles by folded query."""

    def __init__(self, articles: ArticleTable) -> None:
        self._articles = articles
        self._found: dict[str, set[int]] = {}

    def matching(self, query: str) -> set[int]:
        """Rows whose title holds the query, or whose text does as far as it has been read."""
        needle = fold(query)
        return self._titles(needle) | self._found.get(needle, set())

    def _titles(self, needle: str) -> set[int]:
        blob, ends = self._articles.folded.packed
        wanted, found, place = needle.encode("utf-8", "surrogatepass"), set[int](), 0
        while wanted and (place := blob.find(wanted, place)) >= 0:
            row = bisect_right(ends, place) - 1
            if place + len(wanted) <= ends[row + 1]:
                found.add(row)
                place = ends[row + 1]
            else:  # it began in one title and ended in the next
                place += 1
        return found

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
    yield from (ids[row] for row in order if row in titled)
    for row in order:
        if cancelled():
            return
        if row not in titled and needle in fold(store.text(ids[row])):
            found.add(row)
            yield ids[row]
