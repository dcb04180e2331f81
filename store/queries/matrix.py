"""Who stands with whom at a glance: holders against targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.queries.answers import Matrix, MatrixCell
from store.queries.dyads import Dyads

if TYPE_CHECKING:
    from store.queries.corpus import Corpus


def matrix(corpus: Corpus, dyads: Dyads, size: int) -> Matrix:
    """The `size` holders and the `size` targets with the most stances, and what lies between them."""
    given: dict[int, int] = {}
    received: dict[int, int] = {}
    total = 0
    for head in dyads.heads:
        holder, target = dyads.pair(head)
        count = sum(dyads.counts(head))
        given[holder] = given.get(holder, 0) + count
        received[target] = received.get(target, 0) + count
        total += count
    lines = sorted(given, key=given.__getitem__, reverse=True)[:size]
    columns = sorted(received, key=received.__getitem__, reverse=True)[:size]
    shown = 0
    cells: list[tuple[MatrixCell | None, ...]] = []
    for holder in lines:
        line: list[MatrixCell | None] = []
        for target in columns:
            between = dyads.head(holder, target)
            counts = None if between is None else dyads.counts(between)
            shown += sum(counts) if counts else 0
            line.append(MatrixCell(*counts) if counts else None)
        cells.append(tuple(line))
    return Matrix(tuple(map(corpus.ref, lines)), tuple(map(corpus.ref, columns)), tuple(cells), total - shown)
