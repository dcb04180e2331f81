"""Rows by date without going through all of them: wanted dates as stretches, and all rows but a few."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import compress
from typing import TYPE_CHECKING

from store.queries.masks import NOT, Mask, runs_of, spread

if TYPE_CHECKING:
    from store.queries.corpus import Corpus

_STEPS = 40
"""Finding a stretch of rows costs about as much as going past this many."""
_FEW = 1000
"""Up to so many articles left out their stances are looked up one by one."""


Ranks = Sequence[tuple[int, int]]
"""Stretches of dates, by the places of the first and last in the order of dates."""


def ranked(corpus: Corpus, wanted: Mask) -> Ranks:
    """The stretches of the wanted dates."""
    return runs_of(sorted(compress(corpus.index.ranks(), wanted)))


def within(corpus: Corpus, rows: Sequence[int], wanted: Mask, stretches: Ranks) -> Sequence[int]:
    """Those of some rows (by date) whose dates are wanted, found by halving."""
    runs = _runs(corpus, rows, stretches)
    if runs is None:
        placed = corpus.stances.placed
        return array("I", compress(rows, spread(map(placed.__getitem__, rows), wanted)))
    found: array[int] = array("I")
    for begin, end in runs:
        found.extend(rows[begin:end])
    return found


def dated(corpus: Corpus, rows: Sequence[int], wanted: Mask, stretches: Ranks) -> Mask:
    """Which of some rows (by date) have wanted dates."""
    runs = _runs(corpus, rows, stretches)
    if runs is None:
        return spread(map(corpus.stances.placed.__getitem__, rows), wanted)
    mask = bytearray(len(rows))
    for begin, end in runs:
        mask[begin:end] = b"\1" * (end - begin)
    return mask


def _runs(corpus: Corpus, rows: Sequence[int], stretches: Ranks) -> list[tuple[int, int]] | None:
    """Where the stretches of wanted dates begin and end in some rows; None where that is not worth it."""
    index, placed = corpus.index, corpus.stances.placed
    ranks = index.ranks()
    if not index.sorted or len(stretches) * _STEPS > len(rows):
        return None
    found: list[tuple[int, int]] = []
    for first, last in stretches:
        begin = bisect_left(rows, first, key=lambda row: ranks[placed[row]])
        found.append((begin, bisect_right(rows, last, begin, key=lambda row: ranks[placed[row]])))
    return found


def few_out(corpus: Corpus, kept: Mask) -> frozenset[int] | None:
    """The rows of the articles that are not kept, where these are few; else None."""
    if not corpus.index.sorted or kept.count(0) > _FEW:
        return None
    articles = compress(range(len(kept)), kept.translate(NOT))
    return frozenset(corpus.facts.rows_in(articles))


def few_in(corpus: Corpus, kept: Mask | None) -> Sequence[int] | None:
    """The rows of the articles that are kept, by date, where these are few; else None."""
    if kept is None or not corpus.index.sorted or kept.count(1) > _FEW:
        return None
    return corpus.index.by_date(corpus.facts.rows_in(compress(range(len(kept)), kept)))


def few_of(corpus: Corpus, wanted: bytes) -> frozenset[int] | None:
    """The rows whose facts `wanted` (see `keeping`) does not keep, where these are few; else None."""
    mask = corpus.facts.rows().translate(wanted)
    if not corpus.index.sorted or mask.count(0) > _FEW:
        return None
    return frozenset(compress(range(len(mask)), mask.translate(NOT)))


def all_but(corpus: Corpus, gone: Iterable[int]) -> Mask:
    """Of all rows, by date, those that are not gone."""
    order, key = corpus.index.order, corpus.index.key()
    mask = bytearray(b"\1") * len(order)
    for row in gone:
        mask[bisect_left(order, key(row), key=key)] = 0
    return mask
