"""From decisions to columns: what a stance comes to, written into the table and the postings."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from store.queries.tables import StanceTable

if TYPE_CHECKING:
    from store.queries.corpus import Corpus


class Effect(NamedTuple):
    """All that is decided about one row of the stances' table, as codes."""

    holder: int
    target: int
    kind: int
    certainty: int
    date: int
    placed: int
    review: int
    stale: bool
    live: bool


FEW = 4
"""Up to here looking for articles one by one is cheaper than one pass over all stances."""


def write(corpus: Corpus, effects: dict[int, Effect]) -> None:
    """Write effects, and keep every posting and fact as it should be. Costs what is moved."""
    table, index = corpus.stances, corpus.index
    moved: list[int] = []
    dated: list[int] = []
    for row, effect in effects.items():
        redated = table.placed[row] != effect.placed
        if redated or table.holder[row] != effect.holder or table.target[row] != effect.target:
            moved.append(row)
        if redated:
            dated.append(row)
    if index.sorted:
        index.take_out(moved, dated)
    for row, effect in effects.items():
        index.leave(row)
        table.kind[row], table.certainty[row] = effect.kind, effect.certainty
        table.date[row], table.placed[row] = effect.date, effect.placed
        table.review[row], table.stale[row] = effect.review, effect.stale
        index.store(row, effect.holder, effect.target, effect.live)
    if index.sorted:
        index.put_in(moved, dated)
    corpus.facts.changed(effects, order=bool(dated) or not index.sorted)


def rows_of_articles(table: StanceTable, articles: Collection[int]) -> list[int]:
    """Rows of the stances in some articles (rows)."""
    if len(articles) > FEW:
        wanted = set(articles)
        return [row for row, article in enumerate(table.article) if article in wanted]
    found = []
    for article in articles:
        place = 0
        while True:
            try:
                place = table.article.index(article, place) + 1
            except ValueError:
                break
            found.append(place - 1)
    return found
