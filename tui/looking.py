"""A view worked out off the screen: all that showing it asks of the corpus, in one picture.

To be called in the store's thread; what the screen then does with a picture goes through nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.queries.answers import DyadKey, DyadRow, Order
    from store.queries.corpus import Corpus
    from store.queries.filters import Filter, Widening
    from store.queries.lazy import Lazy
    from store.queries.view import View

PERIODS = 36  # columns into which the whole time is cut for stepping through periods


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be shown, and the ids of what the cursors are to be on (None: the first line).

    `lines` of dyads are worked out with the view: as many as the screen shows at once.
    """

    filter: Filter
    order: Order = "activity"
    article: str | None = None
    actor: str | None = None
    dyad: DyadKey | None = None
    lines: int = 6


@dataclass(frozen=True, slots=True)
class Picture:
    """A view, its dyads in the order asked for, the lines of the cursors, and why there is nothing."""

    view: View
    order: Order
    dyads: Lazy[DyadRow]
    article: int
    actor: int
    dyad: int
    why: Widening | None


def look(corpus: Corpus, wanted: Wanted) -> Picture:
    """Work out what is wanted. Raises ValueError when the filter's period is no date.

    Decisions wait meanwhile: they would change the corpus under the view.
    """
    with corpus.lock:
        view = corpus.view(wanted.filter)
        dyads = view.dyads_by(wanted.order)
        at = line_of_dyad(view, dyads, wanted.dyad)
        _ = view.unread
        view.get_ready(dyads.rows[max(0, at - wanted.lines // 2) : at + wanted.lines])
        return Picture(
            view, wanted.order, dyads,
            line_of_article(corpus, view, wanted.article), line_of_actor(corpus, view, wanted.actor), at,
            view.why_empty(),
        )  # fmt: skip


def period_beside(corpus: Corpus, filter: Filter, step: int) -> tuple[str, str] | None:
    """The next (or previous) column of the calendar: from all time, the last or the first one."""
    with corpus.lock:
        axis = corpus.view(replace(filter, since=None, until=None)).axis(PERIODS)
    places = range(axis.size)
    here = next((i for i in places if axis.since(i) == filter.since), None)
    there = (0 if step > 0 else axis.size - 1) if here is None else here + step
    if not 0 <= there < axis.size:
        return None
    return axis.since(there), axis.until(there)


def line_of_article(corpus: Corpus, view: View, article: str | None) -> int:
    """The line of an article in a view, 0 when it is not there."""
    return 0 if article is None else _place(view.articles.rows, corpus.articles.ids.row(article))


def line_of_actor(corpus: Corpus, view: View, actor: str | None) -> int:
    """The line of an actor in a view, 0 when it is not there."""
    return 0 if actor is None else _place(view.actors.rows, corpus.actors.rows.get(actor))


def line_of_dyad(view: View, rows: Lazy[DyadRow], dyad: DyadKey | None) -> int:
    """The line of a dyad (as seen) of a view in `rows`, 0 when it is not there."""
    return 0 if dyad is None else _place(rows.rows, view.head(dyad))


def _place(rows: Sequence[int], row: int | None) -> int:
    try:
        return 0 if row is None else rows.index(row)
    except ValueError:
        return 0
