"""What lies on the desk: the corpus, the view of it, and how we came here. Knows nothing of a screen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from store.queries.filters import Chip, Filter
from tui import words
from tui.looking import Wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.database import Store
    from store.model import Article, Decision
    from store.queries.answers import DyadKey, Order, StanceRow
    from store.queries.corpus import Corpus
    from store.queries.filters import Widening
    from store.queries.view import View
    from tui.looking import Picture

ORDERS: tuple[Order, ...] = ("activity", "recency", "change")


@dataclass(frozen=True, slots=True)
class Step:
    """A place one can come back to."""

    filter: Filter
    focused: str
    article: str | None = None
    stance: str | None = None
    offset: int = 0
    thread: DyadKey | None = None


@dataclass
class Desk:
    """The reader's view of one store: `filter` over `corpus`, and the way back.

    `thread` is the dyad whose evidence `n` and `N` follow; None follows the open article's.
    """

    store: Store | None = None
    corpus: Corpus | None = None
    view: View | None = None
    filter: Filter = field(default_factory=Filter)
    order: Order = "activity"
    thread: DyadKey | None = None
    way: list[Step] = field(default_factory=list)
    read_since: int = 0
    """Articles read since the view was taken: counting the view again would go through all of it."""
    decisions: dict[str, Decision] = field(default_factory=dict)
    why: Widening | None = None
    """Why the view holds nothing, and what to drop to see something."""
    searching: tuple[str, str] | None = None
    """What texts are still being looked through for (part of the filter, query): more may be found."""
    readonly: bool = False
    changed: bool = False

    def take(self, corpus: Corpus, picture: Picture, decisions: Sequence[Decision]) -> None:
        """Lay another corpus on the desk, with a picture of it."""
        self.corpus = corpus
        self.show(picture)
        self.filter = picture.view.filter
        self.note_decisions(decisions)

    def show(self, picture: Picture) -> None:
        """Lay another picture of the same corpus on the desk."""
        self.view, self.why, self.read_since = picture.view, picture.why, 0

    def wanted(self, article: str | None, actor: str | None, dyad: DyadKey | None, lines: int) -> Wanted:
        """What the view to be worked out is to show, the cursors on these, so many dyads on the screen."""
        return Wanted(self.filter, self.order, article, actor, dyad, lines)

    def note_decisions(self, decisions: Sequence[Decision]) -> None:
        """Know the last decision in force about each thing."""
        known = {d.subject: d for d in decisions if not d.undone and d.kind not in QUIET}
        self.decisions = known

    def chips(self) -> list[Chip]:
        """The filter in words."""
        corpus, rollup = self.corpus, self.filter.rollup
        return self.filter.chips(lambda actor: corpus.seen(actor, rollup).name if corpus else actor)

    def counts(self) -> str:
        """What the view holds, in a few words."""
        if self.view is None:
            return ""
        view = self.view
        unread = view.unread - self.read_since
        said = f"{words.count_articles(len(view.articles))} · {words.count_stances(view.size)}"
        return f"{said} · {words.count_unread(unread)}" if unread > 0 else said

    def evidence(self) -> Sequence[StanceRow]:
        """The stances of the thread, by date."""
        if self.thread is None or self.view is None:
            return ()
        return self.view.evidence(self.thread)

    def pop_filter(self) -> Filter | None:
        """The filter without its last chip; None when there is none."""
        chips = self.chips()
        return self.filter.without(chips[-1].key) if chips else None

    def no_filter(self) -> Filter:
        """Everything (persons stay rolled up if they are)."""
        return Filter(rollup=self.filter.rollup)

    def why_no_actor(self) -> tuple[str, ...]:
        """Why the list of actors shows nothing."""
        names = self.filter.names
        if names and self.view is not None and not len(self.view.actors):
            return (words.NO_ACTOR_LIKE.format(names=names), words.WIDEN)
        return self.why_empty()

    def why_empty(self) -> tuple[str, ...]:
        """Why a pane shows nothing, and the key that widens."""
        if self.view is None:
            return words.LOADING
        if not self.filter.active and not len(self.view.articles):
            return words.EMPTY_STORE
        if self.searching is not None:
            return (words.STILL_SEARCHING, words.WIDEN)
        return (self.why.words if self.why else words.NOTHING_HERE, words.WIDEN)

    def actor_seen(self) -> str | None:
        """The id under which the chosen actor is listed: rolled up, that of whom it speaks for."""
        filter, corpus = self.filter, self.corpus
        if filter.actor is None or corpus is None:
            return filter.actor
        return corpus.seen(filter.actor, filter.rollup).actor

    def actor_name(self, actor: str) -> str:
        """An actor's name."""
        return self.corpus.name(actor) if self.corpus else actor

    def article(self, article: str) -> Article | None:
        """An article by id."""
        return self.corpus.article(article) if self.corpus else None

    def choose_actor(self, actor: str) -> Filter:
        """The filter with this actor in place of any other; what was typed to find his name is done with."""
        return replace(self.filter, actor=actor, other=None, role="any", names="")

    def turn(self) -> Filter:
        """The filter with the other role: envers, par, both."""
        turned = {"any": "toward", "toward": "by", "by": "any"}[self.filter.role]
        return replace(self.filter, role=turned)  # type: ignore[arg-type]

    # --- decisions ----------------------------------------------------------------------------

    def note(self, decision: Decision) -> None:
        """Know a decision that is on the disk, and is about to be laid over the corpus."""
        if decision.kind not in QUIET:
            self.decisions[decision.subject] = decision
        if self.corpus is not None and decision.kind == "read":
            article = self.corpus.article(decision.subject)
            self.read_since += article is not None and not article.read

    def forget(self, decision: Decision) -> None:
        """A decision was undone on the disk, and is about to be taken off the corpus."""
        if self.decisions.get(decision.subject) == decision:
            del self.decisions[decision.subject]

    def last_decision(self, subject: str) -> Decision | None:
        """The last decision in force about a stance, an actor or an article."""
        return self.decisions.get(subject)

    # --- through the evidence and the time ----------------------------------------------------

    def place_in_thread(self, key: str) -> int | None:
        """Where a stance stands among the evidence of the thread."""
        return None if self.thread is None or self.view is None else self.view.place(self.thread, key)


QUIET = ("read", "unread")
