"""What most commands start with: the configuration, the store, the index over it."""

from __future__ import annotations

import gc
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from store.config import Loaded, load_config
from store.locations import store_path
from tui.command.terminal import say

if TYPE_CHECKING:
    from store.database import Store
    from store.queries.corpus import Corpus


def settings() -> Loaded:
    """The configuration; what is wrong with it is said on standard error, and nothing stops."""
    loaded = load_config()
    for problem in loaded.problems:
        say(f"sides: {problem}")
    return loaded


@contextmanager
def opened(arguments: Namespace) -> Iterator[tuple[Store, Corpus]]:
    """The store that the arguments name, read-only, and its index. Raises StoreError when there is none.

    Of a store whose build was stopped, or goes on, it is said that not everything is there yet.
    """
    from store.database import Store
    from store.queries.corpus import Corpus

    gc.disable()  # filling the index makes many objects and no garbage
    try:
        with Store.open(store_path(arguments.store), readonly=True) as store:
            if not store.complete:
                say("sides: a build of this store was stopped, or still goes on: articles are missing")
                say("  To complete it, run the same sides build again.")
            yield store, Corpus.load(store)
    finally:
        gc.enable()
