"""The actors of some stances: what each gives and receives."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from store.queries.answers import ActorRow
from store.queries.select import Selection
from store.queries.sides import both_ways
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
        self._made: dict[int, ActorRow] = {}
        self._given, self._received = selection.sides()
        self._totals = self._sums()

    def _sums(self) -> dict[int, int]:
        """How many are left of each actor, those that it gives itself once."""
        index, totals = self._corpus.index, self._selection.totals
        sums = both_ways((self._given, self._received))
        if not self._rollup:
            for dyad in index.inward:
                sums[index.holders[dyad]] -= totals.get(dyad, 0)
            return {actor: count for actor, count in enumerate(sums) if count}
        tops, holders, targets = self._corpus.tops, index.holders, index.targets
        found: dict[int, int] = {}
        for actor, count in enumerate(sums):
            if count:
                found[tops[actor]] = found.get(tops[actor], 0) + count
        for dyad, count in totals.items():
            if tops[holders[dyad]] == (top := tops[targets[dyad]]):
                found[top] -= count
        return found

    @cached_property
    def _members(self) -> dict[int, list[int]]:
        """Who stands under each actor that is shown."""
        found: dict[int, list[int]] = {}
        for actor, top in zip(range(len(self._given[0])), self._corpus.tops, strict=False):
            found.setdefault(top, []).append(actor)
        return found

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
        corpus = self._corpus
        members = (
            self._members.get(actor, []) if self._rollup else [actor] if actor < len(self._given[0]) else []
        )
        given, received = (
            [sum([column[member] for member in members]) for column in columns]
            for columns in (self._given, self._received)
        )
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
