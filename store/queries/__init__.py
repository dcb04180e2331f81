"""The in-memory index: who stands with whom, when, over an open store and people's decisions.

Free of any screen and of any file: articles, actors and stance stubs go in by chunks, decisions
are laid over them, frozen dataclasses come out. Everything visible is made when looked at: lists
are lazy sequences (`len`, `[i]`, slices), so 100,000 articles cost what the screen shows.

    corpus = Corpus.load(store, on_chunk=lambda corpus: …)   # in a worker thread
    view = corpus.view(Filter(actor="khalifa-haftar", role="toward", since="2019"))
    view.articles[0:20]          list[Article]   latest first
    view.actors[0:20]            list[ActorRow]  most active first
    view.dyads[0:20]             list[DyadRow]   most active first
    view.dyads_by("recency")     the same by "activity", "recency" or "change" (of side)
    view.stances[0:20]           list[StanceRow] by date
    view.evidence(dyad.key)      stances of one dyad by date (StanceRow)
    view.axis(columns)           Axis: months, quarters or years so as to fit
    view.series(dyad.key, axis)  Series of signed counts, None where nothing was said
    view.counts, view.filter.chips(corpus.name), view.why_empty()
    view.matrix(12)              holders against targets

    corpus.apply(decision); corpus.undo(decision)   O(what the decision touches)
    corpus.resolve(store.stances(article))          the article's stances, decisions applied,
                                                    in the order of the text
    corpus.stale()                                  decisions to be looked at again
    corpus.find_actors("haft")                      list[Match], nearest first
    parse_question("haftar depuis 2018")            name and period
    pick(corpus, "haftar")                          the id of the actor meant, or SidesError
    search.search(corpus, store, "soutien", cancelled)   ids of articles as they are found
    who.who(corpus, store, "Haftar", toward=…, …)        WhoAnswer

For a prompt that answers at once take `parse_question`, `pick`, then views with the roles "toward"
and "by": their dyads are the supporters and opponents, with `since`, counts and the last word. `who`
names every statement, and with a store reads the words of each.

A view is a picture of the corpus at the moment it was asked for: after `apply`, `undo` or another
chunk, ask again (`corpus.version` changes). Threads: one at a time may add; decisions are laid under
`corpus.lock`, which a thread that works out a view holds meanwhile. Before `finish()`, answers cover
what has been added.
The conventions for the fields of decisions are in `store.queries.overlay`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.queries.answers import (
        ActorRef,
        ActorRow,
        Bucket,
        Change,
        Counts,
        Disagreement,
        DyadChange,
        DyadKey,
        DyadRow,
        Match,
        Matrix,
        MatrixCell,
        Order,
        Series,
        StanceRow,
        WhoAnswer,
        WhoCounts,
        WhoLine,
    )
    from store.queries.axis import Axis
    from store.queries.corpus import Corpus
    from store.queries.filters import Chip, Filter, Role, Widening, period_words
    from store.queries.question import Question, parse_question
    from store.queries.staleness import Stale
    from store.queries.view import View
    from store.queries.who import pick, with_words

__all__ = [
    "ActorRef",
    "ActorRow",
    "Axis",
    "Bucket",
    "Change",
    "Chip",
    "Corpus",
    "Counts",
    "Disagreement",
    "DyadChange",
    "DyadKey",
    "DyadRow",
    "Filter",
    "Match",
    "Matrix",
    "MatrixCell",
    "Order",
    "Question",
    "Role",
    "Series",
    "Stale",
    "StanceRow",
    "View",
    "WhoAnswer",
    "WhoCounts",
    "WhoLine",
    "Widening",
    "parse_question",
    "period_words",
    "pick",
    "with_words",
]

_WHERE = {
    "answers": "ActorRef ActorRow Bucket Change Counts Disagreement DyadChange DyadKey DyadRow Match Matrix"
    " MatrixCell Order Series StanceRow WhoAnswer WhoCounts WhoLine",
    "axis": "Axis",
    "corpus": "Corpus",
    "staleness": "Stale",
    "filters": "Chip Filter Role Widening period_words",
    "question": "Question parse_question",
    "view": "View",
    "who": "pick with_words",
}
_MODULES = {name: module for module, names in _WHERE.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """Import a name when it is first asked for: to draw its first frame a screen needs few of them."""
    if name not in _MODULES:
        raise AttributeError(name)
    found = getattr(import_module(f"store.queries.{_MODULES[name]}"), name)
    globals()[name] = found
    return found
