"""The actors of some stances: what each gives and receives."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from store.queries.answers import ActorRow
from store.queries.select import Selection
from store.queries.tables import APART

if TYPE_CHECKING:
    from store.queries.corpus import Corpus


class People:
    """The actors (rolled up if asked) of a selection; `everything` says that it leaves nothing out."""

    def __init__(self, corpus: Corpus, selection: Selection, rollup: bool, everything: bool) -> None:
        self._corpus = corpus
        self._selection = selection
        self._everything = everything
        self._rollup = rollup
        self._totals: dict[int, int] = {}
        self._made: dict[int, ActorRow] = {}
        if everything and not rollup:
            self._totals = {actor: count for actor, count in enumerate(corpus.index.activity) if count}
        else:
            self._sum()

    def _sum(self) -> None:
        index, totals = self._corpus.index, self._selection.totals
        holders, targets = index.holders, index.targets
        tops = self._tops()
        sums = [0] * len(self._corpus.actors)
        for dyad, count in totals.items():
            holder, target = tops[holders[dyad]], tops[targets[dyad]]
            sums[holder] += count
            if target != holder:
                sums[target] += count
        self._totals = {actor: count for actor, count in enumerate(sums) if count}

    def _tops(self) -> Sequence[int]:
        return self._corpus.tops if self._rollup else range(len(self._corpus.actors))

    @cached_property
    def _dyads(self) -> dict[int, list[int]]:
        """The dyads of each actor, rolled up: every member's."""
        index, tops, found = self._corpus.index, self._tops(), dict[int, list[int]]()
        for dyad in self._selection.totals:
            for actor in {tops[index.holders[dyad]], tops[index.targets[dyad]]}:
                found.setdefault(actor, []).append(dyad)
        return found

    def _dyads_of(self, actor: int) -> Sequence[int]:
        if self._rollup:
            return self._dyads.get(actor, ())
        totals = self._selection.totals
        return [dyad for dyad in self._corpus.index.dyads(actor) if dyad in totals]

    def sorted(self) -> list[int]:
        """Rows of actors, the most active first; in everything also those that no stance names."""
        corpus, totals = self._corpus, self._totals
        found = sorted(totals, key=totals.__getitem__, reverse=True)
        if self._everything:
            rest = [row for row in corpus.visible_actors(self._rollup) if row not in totals]
            found += sorted(rest, key=lambda row: -corpus.actors.actors[row].mentions)
        return found

    def make(self, actor: int) -> ActorRow:
        """The line of an actor."""
        made = self._made.get(actor)
        if made is None:
            made = self._made[actor] = self._make(actor)
        return made

    def _make(self, actor: int) -> ActorRow:
        corpus, selection, index = self._corpus, self._selection, self._corpus.index
        tops, dyads = self._tops(), self._dyads_of(actor)
        holders, targets = index.holders, index.targets
        given = selection.sums([dyad for dyad in dyads if tops[holders[dyad]] == actor])
        received = selection.sums([dyad for dyad in dyads if tops[targets[dyad]] == actor])
        described = corpus.actors.actors[actor]
        return ActorRow(
            actor=described.actor,
            name=described.name,
            kind=described.kind,
            supports=given[0],
            opposes=given[1],
            contacts=given[2],
            supported=received[0],
            opposed=received[1],
            contacted=received[2],
            denied=given[APART] + received[APART],
        )
