"""The actors of some stances: what each gives and receives."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from store.queries.answers import ActorRow
from store.queries.select import Selection
from store.queries.sides import Columns, both_ways
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
        self._totals = self._sums() if selection.named.everyone else self._named()

    @cached_property
    def _sides(self) -> tuple[Columns, Columns]:
        return self._selection.sides()

    def _sums(self) -> dict[int, int]:
        """How many are left of each actor, those that it gives itself once."""
        index, totals = self._corpus.index, self._selection.totals
        sums = both_ways(self._sides)
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
    def _seen(self) -> Sequence[int]:
        """As whom each actor (row) is shown."""
        return self._corpus.tops if self._rollup else range(len(self._corpus.actors))

    def _named(self) -> dict[int, int]:
        """The same where somebody is named: few dyads are left, so that these are gone through."""
        index, seen, found = self._corpus.index, self._seen, dict[int, int]()
        holders, targets = index.holders, index.targets
        for dyad, count in self._selection.totals.items():
            holder, target = seen[holders[dyad]], seen[targets[dyad]]
            found[holder] = found.get(holder, 0) + count
            if target != holder:
                found[target] = found.get(target, 0) + count
        return dict(sorted(found.items()))

    @cached_property
    def _dyads(self) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
        """The dyads left that each actor, as shown, is the holder of, and the target of."""
        index, seen = self._corpus.index, self._seen
        held, aimed = dict[int, list[int]](), dict[int, list[int]]()
        for dyad in self._selection.totals:
            held.setdefault(seen[index.holders[dyad]], []).append(dyad)
            aimed.setdefault(seen[index.targets[dyad]], []).append(dyad)
        return held, aimed

    @cached_property
    def _members(self) -> dict[int, list[int]]:
        """Who stands under each actor that is shown."""
        found: dict[int, list[int]] = {}
        for actor, top in enumerate(self._corpus.tops):
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
        given, received = self._of_all(actor) if self._selection.named.everyone else self._of_named(actor)
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

    def _of_all(self, actor: int) -> tuple[list[int], list[int]]:
        """What an actor gives and receives, by code."""
        members = self._members.get(actor, []) if self._rollup else [actor]
        given, received = (
            [sum([column[member] for member in members if member < len(column)]) for column in columns]
            for columns in self._sides
        )
        return given, received

    def _of_named(self, actor: int) -> tuple[list[int], list[int]]:
        """The same where somebody is named: from the dyads left of it."""
        held, aimed = ([*map(self._selection.counts, dyads.get(actor, ()))] for dyads in self._dyads)
        given, received = ([sum(codes) for codes in zip(*counts, strict=True)] for counts in (held, aimed))
        return given or [0] * 4, received or [0] * 4
