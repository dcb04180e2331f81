"""Leave the garbage collector out of what makes many objects and no garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def keep_loaded() -> None:
    """What has been loaded so far stays to the end: the collector need not go through it again and again."""
    gc.collect()
    gc.freeze()


@contextmanager
def no_collection() -> Iterator[None]:
    """Reading a store makes millions of objects, none in circles: looking for those takes half the time.

    An article's words and rules do stand in circles, but until it is read they are all needed; then they are
    untied, and one search afterwards finds what is left.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
