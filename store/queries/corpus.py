"""The corpus in memory: chunks in, decisions over them, views out."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from store.model import REVIEWS, Actor, Article, StanceStub
from store.queries.answers import ActorRef, StanceRow
from store.queries.days import rank
from store.queries.filters import Filter
from store.queries.index import Index
from store.queries.rollup import roots
from store.queries.search import Texts
from store.queries.tables import ActorTable, ArticleTable, StanceTable, unknown_actor
from store.queries.view import View

if TYPE_CHECKING:
    from store.database import Store


class Corpus:
    """An index over articles, actors and stances; see the package for how to ask it."""

    def __init__(self) -> None:
        self.articles = ArticleTable()
        self.actors = ActorTable()
        self.stances = StanceTable()
        self.index = Index(self.stances)
        self.texts = Texts(self.articles)
        self.version = 0
        self.complete = False
        self._tops: list[int] = []
        self._order: array[int] = array("I")

    # --- filling -------------------------------------------------------------------------------

    @classmethod
    def load(cls, store: Store, on_chunk: Callable[[Corpus], None] | None = None) -> Corpus:
        """Read a whole store. `on_chunk` is called in this thread after every chunk."""
        corpus = cls()
        corpus.fill(store, on_chunk)
        return corpus

    def fill(self, store: Store, on_chunk: Callable[[Corpus], None] | None = None) -> None:
        """Read a store into this (empty) corpus, decisions included."""
        tell = on_chunk or (lambda corpus: None)
        self.add_actors(store.actors())
        for articles in store.articles():
            self.add_articles(articles)
            tell(self)
        for stubs in store.stubs():
            self.add_stubs(stubs)
            tell(self)
        self.finish()
        tell(self)

    def add_actors(self, actors: Iterable[Actor]) -> None:
        self.actors.extend(list(actors))
        self.version += 1

    def add_articles(self, articles: Sequence[Article]) -> None:
        self.articles.extend(articles)
        self.version += 1

    def add_stubs(self, stubs: Sequence[StanceStub]) -> None:
        """Add stances; those of articles not (yet) known are left out. Grouped by article is fastest."""
        known: dict[str, int | None] = {}
        for stub in stubs:
            if stub.article not in known:
                known[stub.article] = self.articles.ids.row(stub.article)
        rows = [row for stub in stubs if (row := known[stub.article]) is not None]
        if len(rows) < len(stubs):
            stubs = [stub for stub in stubs if known[stub.article] is not None]
        start = len(self.stances)
        self.stances.extend(stubs, rows, self.actors)
        self.index.add(range(start, start + len(stubs)))
        self.version += 1

    def finish(self) -> None:
        """All chunks are in: put everything in order of date."""
        self.index.finish()
        self.complete = True
        self.version += 1

    # --- asking --------------------------------------------------------------------------------

    def view(self, filter: Filter | None = None) -> View:
        """What a filter leaves. Raises ValueError when a bound of its period is no date with a year."""
        return View(self, Filter() if filter is None else filter)

    def actor(self, actor: str) -> Actor:
        """An actor, decisions applied; one that nobody described has its id for a name."""
        row = self.actors.rows.get(actor)
        return unknown_actor(actor) if row is None else self.actors.actors[row]

    def name(self, actor: str) -> str:
        """The name of an actor id."""
        return self.actor(actor).name

    def ref(self, row: int) -> ActorRef:
        """The actor of a row as it is named to the reader."""
        actor = self.actors.actors[row]
        return ActorRef(actor.actor, actor.name, actor.kind)

    def stance_row(self, row: int) -> StanceRow:
        """The stance of a row, decisions applied."""
        table = self.stances
        return StanceRow(
            key=table.ids[row],
            article=self.articles.ids[table.article[row]],
            holder=self.ref(table.holder[row]),
            target=self.ref(table.target[row]),
            stance=table.kind_of(row),
            certainty=table.certainty_of(row),
            date=table.dates[table.date[row]],
            placed=table.place(row),
            confidence=round(table.confidence[row], 6),
            frame=table.frames[table.frame[row]] or "",
            start=table.start[row],
            review=REVIEWS[table.review[row]],
            stale=bool(table.stale[row]),
        )

    # --- who speaks for whom -------------------------------------------------------------------

    def _roots(self) -> list[int]:
        if len(self._tops) != len(self.actors):
            rows = self.actors.rows
            parents = [rows.get(a.member_of) if a.member_of else None for a in self.actors.actors]
            self._tops = roots(parents)
        return self._tops

    def top(self, row: int) -> int:
        """The state or body that an actor (row) speaks for in the end; itself when for nobody."""
        return self._roots()[row]

    def below(self, row: int) -> list[int]:
        """The actors whose `top` is this one, itself included."""
        return [member for member, top in enumerate(self._roots()) if top == row] or [row]

    def members(self, actor: str, rollup: bool) -> frozenset[int]:
        """Rows that stand for an actor id: itself, and with `rollup` all under the same top."""
        row = self.actors.rows.get(actor)
        if row is None:
            return frozenset()
        return frozenset(self.below(self.top(row))) if rollup else frozenset((row,))

    def visible_actors(self, rollup: bool) -> Iterable[int]:
        """Rows of the actors that lists show: not merged away, with `rollup` only tops."""
        if rollup:
            return [row for row, top in enumerate(self._roots()) if row == top]
        return range(len(self.actors))

    # --- articles ------------------------------------------------------------------------------

    def article_order(self) -> array[int]:
        """Rows of all articles, latest first, undated last."""
        table = self.articles
        if len(self._order) != len(table):
            buckets: dict[int, list[int]] = {}
            for row, published in enumerate(table.published):
                buckets.setdefault(published, []).append(row)
            order: array[int] = array("I")
            for code in sorted(buckets, key=lambda code: rank(table.dates[code]), reverse=True):
                order.extend(buckets[code])
            self._order = order
        return self._order

    def article(self, article: str) -> Article | None:
        """An article, decisions applied; None when unknown."""
        row = self.articles.ids.row(article)
        return None if row is None else self.articles.make(row)
