"""The actors of some stances: what each gives and receives."""

from __future__ import annotations

from collections.abc import Sequence
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
        self._dyads: dict[int, list[int]] = {}
        self._totals: dict[int, int] = {}
        self._made: dict[int, ActorRow] = {}
        if everything and not rollup:
            self._totals = {actor: count for actor, count in enumerate(corpus.index.activity) if count}
        else:
            self._sum()

    def _sum(self) -> None:
        index, dyads, totals = self._corpus.index, self._dyads, self._totals
        tops = self._corpus.tops if self._rollup else range(len(self._corpus.actors))
        for dyad, count in self._selection.totals.items():
            holder, target = tops[index.holders[dyad]], tops[index.targets[dyad]]
            for actor in (holder, target) if holder != target else (holder,):
                totals[actor] = totals.get(actor, 0) + count
                known = dyads.get(actor)
                if known is None:
                    dyads[actor] = [dyad]
                else:
                    known.append(dyad)

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
        given, received = [0] * 4, [0] * 4
        tops = corpus.tops if self._rollup else range(len(corpus.actors))
        dyads = self._dyads.get(actor) or index.dyads(actor)
        for dyad in dyads:
            counts = selection.counts(dyad)
            for side, end in ((given, index.holders), (received, index.targets)):
                if tops[end[dyad]] == actor:
                    for code in range(4):
                        side[code] += counts[code]
        described = corpus.actors.actors[actor]
        articles = described.articles
        if not self._everything or not articles or self._rollup:
            alone = self._totals.get(actor) == len(selection.rows)  # is in all there is: counted already
            articles = sum(selection.told) if alone else len(self._articles(actor, dyads))
        return ActorRow(
            actor=described.actor,
            name=described.name,
            kind=described.kind,
            articles=articles,
            supports=given[0],
            opposes=given[1],
            contacts=given[2],
            supported=received[0],
            opposed=received[1],
            contacted=received[2],
            denied=given[APART] + received[APART],
        )

    def _articles(self, actor: int, dyads: Sequence[int]) -> set[int]:
        """The articles with stances of an actor, in as few passes as can be."""
        index, selection = self._corpus.index, self._selection
        postings: list[Sequence[int]]
        if self._rollup or selection.few:
            postings = [selection.rows_of(dyad) for dyad in dyads]
        elif not selection.whole:
            postings = [selection.picked(index.rows_of(actor))]
        elif len(dyads) == len(index.dyads(actor)) and not index.dead:
            postings = [index.rows_of(actor)]
        else:
            postings = [selection.rows_of(dyad) for dyad in dyads]
        column, found = self._corpus.stances.article, set[int]()
        for posting in postings:
            found.update(map(column.__getitem__, posting))
        return found
