"""The actors of some stances: what each gives and receives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.queries.answers import ActorRow
from store.queries.tables import APART

if TYPE_CHECKING:
    from store.queries.corpus import Corpus


class People:
    """Actors (rolled up if asked) of some rows of stances."""

    def __init__(self, corpus: Corpus, rows: Sequence[int], rollup: bool, whole: bool) -> None:
        self._corpus = corpus
        self._rows = rows
        self._rollup = rollup
        self._whole = whole
        table = corpus.stances
        self._sides = [
            Counter(map(table.holder.__getitem__, rows)),
            Counter(map(table.target.__getitem__, rows)),
        ]
        self._mask: bytearray | None = None
        self._totals: dict[int, int] = {}
        for side in self._sides:
            for actor, count in side.items():
                seen = corpus.top(actor) if rollup else actor
                self._totals[seen] = self._totals.get(seen, 0) + count

    def sorted(self, everybody: bool) -> list[int]:
        """Rows of actors, the most active first; with `everybody` also those without stances."""
        corpus, totals = self._corpus, self._totals
        found = sorted(totals, key=totals.__getitem__, reverse=True)
        if everybody:
            rest = [row for row in corpus.visible_actors(self._rollup) if row not in totals]
            found += sorted(rest, key=lambda row: -corpus.actors.actors[row].mentions)
        return found

    def make(self, actor: int) -> ActorRow:
        """The line of an actor."""
        corpus, table = self._corpus, self._corpus.stances
        if self._mask is None:
            self._mask = bytearray(max(self._rows, default=-1) + 1)
            for row in self._rows:
                self._mask[row] = 1
        mask, size = self._mask, len(self._mask)
        given, received = [0] * 4, [0] * 4
        articles: set[int] = set()
        members = corpus.below(actor) if self._rollup else (actor,)
        for member in members:
            for row in corpus.index.rows_of(member):
                if row < size and mask[row]:
                    code = table.code[row] & 3
                    if table.holder[row] == member:
                        given[code] += 1
                    if table.target[row] == member:
                        received[code] += 1
                    articles.add(table.article[row])
        described = corpus.actors.actors[actor]
        return ActorRow(
            actor=described.actor,
            name=described.name,
            kind=described.kind,
            articles=max(described.articles, len(articles)) if self._whole else len(articles),
            supports=given[0],
            opposes=given[1],
            contacts=given[2],
            supported=received[0],
            opposed=received[1],
            contacted=received[2],
            denied=given[APART] + received[APART],
        )
