"""How many articles a build has before it, for its progress bar."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from store.reading.articles import KNOWN_SUFFIXES, MANY_TO_A_FILE
from store.reading.walking import Found, walk


def count_articles(paths: Iterable[str | Path]) -> int | None:
    """How many articles `paths` hold, or None when only reading them would tell."""
    total = 0
    for path in paths:
        if str(path) == "-":
            return None
        for item in walk(Path(path), KNOWN_SUFFIXES):
            if isinstance(item, Found) and item.path.suffix.lower() in MANY_TO_A_FILE:
                return None
            total += isinstance(item, Found)
    return total
