"""Whom a filter names: the rows and the dyads of an actor, of two, or of all."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import chain, compress
from typing import TYPE_CHECKING

from store.queries.filters import Filter

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

    @property
    def all_of(self) -> frozenset[int] | None:
        """The actors of whom every stance is meant, on either side; None where others are."""
        named = self._one if self._one is not None else self._two
        both = self._one is not None and self._two is not None
        return None if both or self._role != "any" else named

    def rows(self) -> Sequence[int]:
        """Rows of the actor (and the other), in the role asked for, whatever else the filter says."""
        postings = self.postings()
        return postings[0] if len(postings) == 1 else joined(self._corpus, postings)

    def postings(self) -> list[Sequence[int]]:
        """The same in parts, each by date; a row may be in two of them."""
        index, actors = self._corpus.index, self._one if self._one is not None else self._two
        if actors is None:
            return [index.order]
        if (self._one is None or self._two is None) and self._role == "any":
            return [index.rows_of(actor) for actor in actors]
        if self._one is not None and len(self._one) == 1 and self._two is None:
            (actor,) = self._one
            return [self._in_role(actor)]
        return [index.by_dyad[dyad] for dyad in self.dyads()]

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
    order, place = corpus.index.order, corpus.facts.places().__getitem__
    if sum(map(len, postings)) * 8 < len(order):
        # the postings are by date already: sorting has only to put ordered stretches together
        found = dict.fromkeys(sorted(chain.from_iterable(map(place, posting) for posting in postings)))
        return array("I", map(order.__getitem__, found))
    mask = bytearray(len(order))
    for posting in postings:
        for at in map(place, posting):
            mask[at] = 1
    return array("I", compress(order, mask))
