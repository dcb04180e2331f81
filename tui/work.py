"""What touches the disk runs in one thread, in order; its outcome comes back to the screen."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from store.database import Store
    from store.model import Article, Mention, Stance
    from store.queries.corpus import Corpus

Outcome = TypeVar("Outcome")


class StoreThread:
    """A store is used by one thread at a time: this is the one, so orders keep their order."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sides-store")

    def order(self, work: Callable[[], Outcome]) -> asyncio.Future[Outcome]:
        """Have `work` done in the thread; gives what it will return or raise."""
        return asyncio.get_running_loop().run_in_executor(self._pool, work)

    def close(self) -> None:
        """Wait for what was ordered: an acknowledged decision must be on the disk."""
        self._pool.shutdown(wait=True)


@dataclass(frozen=True, slots=True)
class Opened:
    """An article read from the store, with its stances as decided."""

    article: Article
    text: str
    stances: Sequence[Stance]
    mentions: Sequence[Mention]


def open_article(store: Store, corpus: Corpus, id: str) -> Opened | None:
    """Read an article; None when the corpus does not know it (any more)."""
    article = corpus.article(id)
    if article is None:
        return None
    stances = corpus.resolve(store.stances(id), id)
    return Opened(article, store.text(id), stances, store.mentions(id))
