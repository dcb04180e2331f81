"""Whom a filter names: the rows and the dyads of an actor, of two, or of all."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import compress
from typing import TYPE_CHECKING

from store.queries.filters import Filter
from store.queries.masks import picked

if TYPE_CHECKING:
    from store.queries.corpus import Corpus


class Named:
    """The actor of a filter and the one at the opposite end, in the role asked for."""

    def __init__(self, corpus: Corpus, filter: Filter) -> None:
        self._corpus = corpus
        self._role = filter.role
        self._one = corpus.members(filter.actor, filter.rollup) if filter.actor else None
        self._two = corpus.members(filter.other, filter.rollup) if filter.other else None

    @property
    def everyone(self) -> bool:
        """Whether nobody is named."""
        return self._one is None and self._two is None

    def rows(self) -> Sequence[int]:
        """Rows of the actor (and the other), in the role asked for, whatever else the filter says."""
        index, actors = self._corpus.index, self._one if self._one is not None else self._two
        if actors is None:
            return index.order
        if (self._one is not None and self._two is not None) or self._role != "any":
            if self._one is not None and len(self._one) == 1 and self._two is None:
                (actor,) = self._one
                return self._in_role(actor)
            wanted = self.dyads()
            if len(wanted) == 1:
                return index.by_dyad[wanted[0]]
            postings: list[Sequence[int]] = [index.by_dyad[dyad] for dyad in wanted]
        else:
            postings = [index.rows_of(actor) for actor in actors]
            if len(postings) == 1:
                return postings[0]
        return joined(self._corpus, postings)

    def _in_role(self, actor: int) -> Sequence[int]:
        """The rows of an actor in the role asked for."""
        table, rows = self._corpus.stances, self._corpus.index.rows_of(actor)
        side = table.target if self._role == "toward" else table.holder
        return array("I", compress(rows, map(actor.__eq__, map(side.__getitem__, rows))))

    def dyads(self) -> Sequence[int]:
        """Dyads of the actor (and the other), in the role asked for."""
        index, role, one, two = self._corpus.index, self._role, self._one, self._two
        base = one if one is not None else two
        if base is None:
            return range(len(index.holders))
        dyads: Iterable[int] = (
            index.dyads(next(iter(base)))
            if len(base) == 1
            else dict.fromkeys(dyad for actor in base for dyad in index.dyads(actor))
        )
        holders, targets = index.holders, index.targets
        if one is not None and two is not None:
            return [
                dyad
                for dyad in dyads
                if (role != "toward" and holders[dyad] in one and targets[dyad] in two)
                or (role != "by" and targets[dyad] in one and holders[dyad] in two)
            ]
        if role == "any":
            return list(dyads)
        # the role is the actor's: without an actor, `other` is at the opposite end
        side = targets if (role == "toward") == (one is not None) else holders
        return [dyad for dyad in dyads if side[dyad] in base]


def joined(corpus: Corpus, postings: Sequence[Sequence[int]]) -> Sequence[int]:
    """Rows of several postings by date, each once."""
    index, size = corpus.index, len(corpus.stances)
    if sum(map(len, postings)) * 8 < size:
        return index.by_date(set().union(*postings))
    mask = bytearray(size)
    for posting in postings:
        for row in posting:
            mask[row] = 1
    return picked(index.order, mask)
