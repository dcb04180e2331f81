"""Reading a store into the desk: in the store's thread, the first lines shown before the last are read."""

from __future__ import annotations

import gc
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from store.locations import seeds_folder
from tui.looking import look

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from store.database import Store
    from store.model import Decision
    from store.queries.corpus import Corpus
    from store.queries.view import View
    from tui.looking import Picture, Wanted


SELDOM = (10_000, 20, 20)
"""When garbage is looked for (see `gc.set_threshold`): a screen makes many objects and few that need it."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A store read whole, a picture of what the session asks for, and how many decisions are `stale`."""

    store: Store
    corpus: Corpus
    picture: Picture
    decisions: Sequence[Decision]
    stale: int


def open_store(path: Path, by: str) -> Store:
    """Open the store to decide in it; read-only where it cannot be written. Raises StoreError."""
    from store.database import Store

    return Store.open(path, by=by)


def load(store: Store, wanted: Wanted, first: Callable[[Corpus, View], None] | None = None) -> Loaded:
    """Read `store` whole. `first` is called, in this thread, with the first chunk of articles.

    A build may clear away what is being read: the generation that replaced it is then read from the
    start. The garbage collector is off meanwhile and looks no more at what was read: nothing of it is
    garbage. Raises StoreError.
    """
    from store.queries.corpus import Corpus
    from store.queries.filters import Filter

    told = False

    def chunk(corpus: Corpus) -> None:
        nonlocal told
        if first is not None and not told and not corpus.complete and len(corpus.articles):
            told = True
            first(corpus, corpus.view())

    gc.disable()
    try:
        corpus = Corpus.load(store, chunk)
        try:
            picture = look(corpus, wanted)
        except ValueError:  # a period that is none
            picture = look(corpus, replace(wanted, filter=Filter()))
    finally:
        gc.enable()
        gc.set_threshold(*SELDOM)
    gc.freeze()
    return Loaded(store, corpus, picture, store.decisions(), len(corpus.stale()))


def of_the_seeds(corpus: Corpus) -> bool:
    """Whether `corpus` holds nothing but packaged articles: only then may a build of these go on by itself.

    A build makes a store hold exactly its inputs; somebody's own half-read articles must not give way.
    """
    packaged = {path.stem for path in seeds_folder().iterdir()}
    return len(corpus.articles) <= len(packaged) and all(
        corpus.articles.ids[row] in packaged for row in range(len(corpus.articles))
    )


def load_again(store: Store, wanted: Wanted) -> Loaded:
    """Read the generation now on disk whole. Raises StoreError."""
    store.reload()
    return load(store, wanted)
