"""Which articles reprint another, such as one agency's dispatch in many newspapers.

Each text is reduced to a sketch: the smallest hashes of its runs of five words. The share of
hashes that two sketches have in common estimates the share of text (Broder's bottom-k sketches).
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain

_WORDS = 5  # in a run
_SKETCH = 16  # hashes kept of each text
_LEAST = 4  # hashes without which a comparison would be chance
_ALIKE = 0.7  # least estimated share of runs in common
_CROWD = 8  # originals kept for one hash: boilerplate that all articles share stays cheap
_WORD = re.compile(r"\w+")


def sketch(text: str) -> str:
    """The sketch of a text, as hexadecimal letters; empty for a text too short to be compared."""
    words = _WORD.findall(text.casefold())
    if len(words) < 4 * _WORDS:
        return ""
    # Only runs that begin with a quarter of all words count: the same quarter in every text.
    starts = [i for i, word in enumerate(words[: 1 - _WORDS]) if zlib.crc32(word.encode()) % 4 == 0]
    runs = {zlib.crc32(" ".join(words[i : i + _WORDS]).encode()) for i in starts}
    return "".join(f"{value:08x}" for value in sorted(runs)[:_SKETCH]) if len(runs) >= _LEAST else ""


def find_duplicates(sketches: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The article that each reprint reprints.

    Takes (article, sketch), originals before their reprints; an original is never itself a
    reprint. The time grows with the number of articles, not its square.
    """
    originals: dict[str, frozenset[int]] = {}
    having: defaultdict[int, list[str]] = defaultdict(list)
    found: dict[str, str] = {}
    for article, text in sketches:
        values = memoryview(bytes.fromhex(text)).cast("I").tolist()
        hashes = frozenset(values)
        candidates = Counter(chain.from_iterable(map(having.__getitem__, values)))
        best = max(candidates, key=candidates.__getitem__, default=None)
        if best is not None and _share(hashes, originals[best]) >= _ALIKE:
            found[article] = best
        elif values:
            originals[article] = hashes
            for crowd in map(having.__getitem__, values):
                if len(crowd) < _CROWD:
                    crowd.append(article)
    return found


def _share(first: frozenset[int], second: frozenset[int]) -> float:
    both = first & second
    union = len(first) + len(second) - len(both)
    if len(both) < max(_LEAST, _ALIKE * min(_SKETCH, union)):
        return 0.0  # or at any rate less than it takes
    smallest = sorted(first | second)[:_SKETCH]
    return sum(value in both for value in smallest) / len(smallest)
