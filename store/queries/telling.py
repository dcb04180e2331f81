"""Which articles tell of an actor: kept for the actors most spoken of, else looked up each time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from store.queries.masks import Mask, either, picked

if TYPE_CHECKING:
    from store.queries.index import Index
    from store.queries.tables import StanceTable

MANY = 1000
"""Stances from which on looking them up is felt, so that the answer is kept."""

AHEAD = 64
"""Actors looked up before somebody asks: a mask of 100,000 articles takes 100 kB."""


class Telling:
    """Masks of articles by actor, over stances that count; forgotten when a stance changes."""

    def __init__(self, table: StanceTable, index: Index) -> None:
        self._table = table
        self._index = index
        self.many = MANY
        self._known: dict[int, Mask] = {}
        self._known_of = 0  # rows known to these

    def forget(self) -> None:
        """Stances were written."""
        self._known = {}

    def of(self, actors: Iterable[int], articles: int) -> Mask:
        """Of so many articles, those that tell of one of some actors (rows), on either side."""
        if self._known_of != len(self._table):
            self._known, self._known_of = {}, len(self._table)
        few, masks = bytearray(articles), list[Mask]()
        for actor in actors:
            if len(self._index.rows_of(actor)) >= self.many:
                masks.append(self._kept(actor, articles))
            else:
                self._mark(few, actor)
        told: Mask = few
        for mask in masks:
            told = either(told, mask)
        return told

    def ahead(self, articles: int) -> Iterator[int]:
        """Look up the actors most spoken of, one a step, and tell which."""
        sizes = list(map(len, self._index.by_actor))
        many = [actor for actor, size in enumerate(sizes) if size >= self.many]
        for actor in sorted(many, key=sizes.__getitem__, reverse=True)[:AHEAD]:
            self.of((actor,), articles)
            yield actor

    def _kept(self, actor: int, articles: int) -> Mask:
        known = self._known.get(actor)
        if known is None or len(known) != articles:
            mask = bytearray(articles)
            self._mark(mask, actor)
            known = self._known[actor] = bytes(mask)
        return known

    def _mark(self, mask: bytearray, actor: int) -> None:
        rows = self._index.rows_of(actor)
        if self._index.dead:
            rows = picked(rows, self._table.live)
        for article in set(map(self._table.article.__getitem__, rows)):
            mask[article] = 1
