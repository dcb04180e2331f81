"""From decisions to columns: what a stance comes to, written into the table and the postings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from store.queries.index import Index
from store.queries.tables import APART, DENIED, StanceTable


class Effect(NamedTuple):
    """All that is decided about one row of the stances' table, as codes."""

    holder: int
    target: int
    kind: int
    certainty: int
    date: int
    placed: int
    review: int
    stale: int
    live: int


FEW = 8
"""Up to here moving rows one by one in the order of dates is cheaper than sorting it anew."""


def write(table: StanceTable, index: Index, effects: dict[int, Effect]) -> None:
    """Write effects, and keep every posting in order. Costs what the touched postings hold."""
    moved: list[int] = []
    dated: list[int] = []
    for row, effect in effects.items():
        renamed = (table.holder[row], table.target[row]) != (effect.holder, effect.target)
        redated = table.placed[row] != effect.placed
        if renamed or redated:
            moved.append(row)
        if redated:
            dated.append(row)
    if index.sorted:
        index.take_out(moved, dated, few=len(dated) <= FEW)
    for row, effect in effects.items():
        _store(table, index, row, effect)
    if index.sorted:
        index.put_in(moved, dated, few=len(dated) <= FEW)


def _store(table: StanceTable, index: Index, row: int, effect: Effect) -> None:
    table.holder[row], table.target[row] = effect.holder, effect.target
    table.kind[row], table.certainty[row] = effect.kind, effect.certainty
    table.date[row], table.placed[row] = effect.date, effect.placed
    table.review[row], table.stale[row], table.live[row] = effect.review, effect.stale, effect.live
    kind = APART if effect.certainty == DENIED else effect.kind
    table.code[row] = index.dyad(effect.holder, effect.target) << 2 | kind


def rows_of_articles(table: StanceTable, articles: Iterable[int]) -> list[int]:
    """Rows of the stances in some articles (rows), in one pass over the column."""
    wanted = set(articles)
    if not wanted:
        return []
    return [row for row, article in enumerate(table.article) if article in wanted]
