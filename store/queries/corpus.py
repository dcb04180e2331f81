"""The corpus in memory: chunks in, decisions over them, views out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import RLock
from typing import TYPE_CHECKING

from store.model import REVIEWS, Actor, Article, ArticleColumns, Decision, Stance, StanceColumns
from store.queries.answers import ActorRef, Match, StanceRow
from store.queries.days import placed
from store.queries.deciding import Deciding, Finder
from store.queries.facts import BLOCK, Facts
from store.queries.filters import Filter
from store.queries.index import Index
from store.queries.listing import Listing
from store.queries.names import Names
from store.queries.overlay import anchored
from store.queries.resolve import resolve
from store.queries.rollup import roots
from store.queries.search import Cues, Texts
from store.queries.staleness import Stale
from store.queries.tables import ActorTable, ArticleTable, StanceTable, unknown_actor
from store.queries.view import View

if TYPE_CHECKING:
    from store.database import Store


ATTEMPTS = 10
"""Generations that may be replaced while they are read, one after the other, before it is an error."""


VIEWS = 4
"""Views kept: going back to what was just seen costs nothing."""


WARM, STEP = 60, 10
"""Lines of the unfiltered list of dyads worked out as soon as everything is loaded, so many at a time."""


class Corpus:
    """An index over articles, actors and stances; see the package for how to ask it."""

    def __init__(self) -> None:
        self.articles = ArticleTable()
        self.listing = Listing(self.articles)
        self.actors = ActorTable()
        self.stances = StanceTable()
        self.index = Index(self.stances)
        self.facts = Facts(self.stances, self.index)
        self.texts = Texts(self.articles)
        self.cues = Cues()
        self.names = Names(self.actors, self.index, lambda: self.deciding.visible)
        self.deciding = Deciding(self)
        self.version = 0
        self.lock = RLock()  # held while decisions are laid over it, and by those whom they must not disturb
        self.complete = False
        self._known: dict[str, int] = {}  # rows of articles by id, kept while things are read
        self._yearless: set[int] = set()  # dates (codes) without a year,
        self._yearless_of = 0  # among so many
        self._tops: list[int] = []
        self._views: dict[Filter, View] = {}

    # --- filling -------------------------------------------------------------------------------

    @classmethod
    def load(cls, store: Store, on_chunk: Callable[[Corpus], None] | None = None) -> Corpus:
        """Read a whole store. `on_chunk` is called in this thread after every chunk.

        A build may clear away what is being read: the generation that replaced it is then read from the
        start, into another corpus. Raises StoreError; GenerationGone when builds do so again and again.
        """
        from store.database import GenerationGone

        for _ in range(ATTEMPTS):
            corpus = cls()
            try:
                corpus.fill(store, on_chunk)
            except GenerationGone as error:
                gone = error
                store.reload()
            else:
                return corpus
        raise gone

    def fill(self, store: Store, on_chunk: Callable[[Corpus], None] | None = None) -> None:
        """Read a store into this (empty) corpus, decisions included; the latest articles come first."""
        from store.database.anchors import reanchor

        def find(decision: Decision) -> str | None:
            article = anchored(decision).get("article")
            row = self.articles.ids.row(article) if article else None
            return None if article is None or row is None else reanchor(decision, store.stances(article))

        tell = on_chunk or (lambda corpus: None)
        self.add_actors(store.actors())
        for articles in store.article_columns(newest_first=True):
            self.add_articles(articles)
            tell(self)
        for stubs in store.stance_columns():
            self.add_columns(stubs)
            tell(self)
        self.apply_all(store.decisions(), find)
        self.finish()
        tell(self)

    def warm(self) -> Iterator[None]:
        """Work out, step by step, what would otherwise be worked out under the reader's first keys."""
        facts, index = self.facts, self.index
        for first in range(0, WARM, STEP):
            with self.lock:
                view = self.view()
                view.get_ready(view.dyads.rows[first : first + STEP], parts=True)
            yield
        for step in (facts.ordered, facts.articles, facts.places, *facts.ahead, *index.ahead):
            with self.lock:
                step()
            yield
        ahead = facts.telling.ahead(len(self.articles))
        while True:
            with self.lock:
                if next(ahead, None) is None:
                    break
            yield
        for ids in (self.articles.ids, self.stances.ids):
            while not ids.index(BLOCK):
                yield
        self.names.warm()

    def add_actors(self, actors: Iterable[Actor]) -> None:
        self.actors.extend(list(actors))
        self.forget_roots()
        self.version += 1

    def add_articles(self, columns: ArticleColumns) -> None:
        start = len(self.articles)
        self.articles.extend(columns)
        self._known.update(zip(columns.article, range(start, len(self.articles)), strict=True))
        self.version += 1

    def add_columns(self, stubs: StanceColumns) -> None:
        """Add stances given as columns. Raises KeyError when an article is not known."""
        start, size = len(self.stances), len(stubs.key)
        self.stances.extend(stubs, stubs.article.map(self._row_of_article), self.actors)
        self._give_years(start)
        self.index.add(range(start, start + size))
        self.deciding.revisit(range(start, start + size))
        self.version += 1

    def _row_of_article(self, article: str) -> int:
        row = self._known.get(article)
        if row is None:  # not just read
            row = self.articles.ids.row(article)
        if row is None:
            raise KeyError(article)
        return row

    def _give_years(self, start: int) -> None:
        """Place what has a month or a day but no year in the year of its article."""
        table, dates = self.stances, self.stances.dates
        new = enumerate(dates.values[self._yearless_of :], self._yearless_of)
        self._yearless.update(code for code, value in new if value and value.startswith("XXXX"))
        self._yearless_of = len(dates)
        if self._yearless.isdisjoint(table.placed[start:]):
            return
        for row in range(start, len(table.placed)):
            if table.placed[row] in self._yearless:
                published = self.articles.date(table.article[row])
                table.placed[row] = dates.code(placed(table.place(row), published))

    def finish(self) -> None:
        """All chunks are in: put everything in order of date, and make names ready to be found."""
        self._known = {}
        self.index.finish()
        self.facts.changed((), order=True)
        self.listing.rows()
        self.names.forget()
        self.names.prepare()
        self.complete = True
        self.version += 1

    # --- decisions -----------------------------------------------------------------------------

    def apply(self, decision: Decision) -> None:
        """Lay one decision over the corpus; one marked `undone` is taken back. Twice is once."""
        self.apply_all([decision])

    def undo(self, decision: Decision) -> None:
        """Take one decision back, as if it had never been made."""
        self.undo_all([decision])

    def undo_all(self, decisions: Iterable[Decision]) -> None:
        """Take many decisions back at once."""
        with self.lock:
            self.deciding.take_back([decision.number for decision in decisions])
            self.version += 1

    def apply_all(self, decisions: Iterable[Decision], find: Finder | None = None) -> None:
        """Lay many decisions at once. `find` tells the key that a stance has now, if its own is gone."""
        with self.lock:
            self.deciding.lay(decisions, find)
            self.version += 1

    def sync(self, decisions: Sequence[Decision]) -> None:
        """Make the decisions in force those of the list (all of a store's), whoever made them."""
        with self.lock:
            now = self.deciding.numbers
            kept = {decision.number: decision for decision in decisions if not decision.undone}
            self.deciding.take_back([number for number in now if number not in kept])
            self.apply_all([decision for number, decision in kept.items() if now.get(number) != decision])

    def stale(self) -> list[Stale]:
        """The decisions under which the text or the extraction changed, to be looked at again."""
        return self.deciding.stale()

    def resolve(self, stances: Sequence[Stance], article: str | None = None) -> list[Stance]:
        """The stances of an article with the decisions applied, added ones too, in order of the text.

        `stances` are as a store gives them; `article` is needed only when there are none. Rejected
        ones stay, `review` says so.
        """
        return resolve(self, stances, article)

    def find_actors(self, query: str, limit: int = 20) -> list[Match]:
        """Actors whose names or aliases answer a query, nearest then most active first."""
        with self.lock:
            return self.names.find(query, limit)

    # --- asking --------------------------------------------------------------------------------

    def view(self, filter: Filter | None = None) -> View:
        """What a filter leaves. Raises ValueError when a bound of its period is no date with a year."""
        filter = Filter() if filter is None else filter
        view = self._views.pop(filter, None)
        if view is None or view.version != self.version:
            view = View(self, filter)
        self._views[filter] = view
        while len(self._views) > VIEWS:
            del self._views[next(iter(self._views))]
        return view

    def forget_views(self) -> None:
        """Compute the next views anew."""
        self._views.clear()

    def actor(self, actor: str) -> Actor:
        """An actor, decisions applied; one that nobody described has its id for a name."""
        row = self.actors.rows.get(actor)
        return unknown_actor(actor) if row is None else self.actors.actors[row]

    def name(self, actor: str) -> str:
        """The name of an actor id."""
        return self.actor(actor).name

    def seen(self, actor: str, rollup: bool) -> Actor:
        """Whom an actor id is shown as: with `rollup` whom it speaks for in the end, else itself."""
        row = self.actors.rows.get(actor)
        return self.actor(actor) if row is None or not rollup else self.actors.actors[self.top(row)]

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

    @property
    def tops(self) -> list[int]:
        """For each actor (row) the one that it speaks for in the end."""
        if len(self._tops) != len(self.actors):
            rows, merged = self.actors.rows, self.deciding.identities.merged
            # an armed group stands for itself: rebels named after a country are not that country
            above = [
                rows.get(actor.member_of) if actor.member_of and actor.kind != "armed_group" else None
                for actor in self.actors.actors
            ]
            self._tops = roots([merged.get(row, parent) for row, parent in enumerate(above)])
        return self._tops

    def forget_roots(self) -> None:
        """Who speaks for whom has changed."""
        self._tops = []

    def top(self, row: int) -> int:
        """The state or body that an actor (row) speaks for in the end; itself when for nobody."""
        return self.tops[row]

    def below(self, row: int) -> list[int]:
        """The actors whose `top` is this one, itself included."""
        return [member for member, top in enumerate(self.tops) if top == row] or [row]

    def members(self, actor: str, rollup: bool) -> frozenset[int]:
        """Rows that stand for an actor id: itself, and with `rollup` all under the same top."""
        row = self.actors.rows.get(actor)
        if row is None:
            return frozenset()
        return frozenset(self.below(self.top(row))) if rollup else frozenset((row,))

    def visible_actors(self, rollup: bool) -> Iterable[int]:
        """Rows of the actors that lists show: not merged away, with `rollup` only tops."""
        visible = self.deciding.visible
        tops = self.tops if rollup else range(len(self.actors))
        return [row for row, top in enumerate(tops) if row == top and visible(row)]

    # --- articles ------------------------------------------------------------------------------

    def article(self, article: str) -> Article | None:
        """An article, decisions applied; None when unknown."""
        row = self.articles.ids.row(article)
        return None if row is None else self.articles.make(row)
