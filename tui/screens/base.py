"""The screen with the four panes: what it holds, how it shows a view, how it says things.

What its actions do is in the classes built on it: navigation, filtering, reviewing, actors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from rich.style import Style
from textual import events
from textual.layout import Layout
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from store.errors import SidesError
from store.model import Decision, DecisionKind, Stance
from store.queries.answers import DyadKey
from store.queries.filters import Filter
from tui import keys, theme, words
from tui.desk import Desk, Step
from tui.glyphs import Glyphs
from tui.layout import PanesLayout, arrange
from tui.marking import Marking
from tui.session import Session
from tui.widgets.bars import ChipBar, StatusBar, TooSmall
from tui.widgets.lists import ActorsPane, ArticlesPane, StancesPane
from tui.widgets.pane import Pane
from tui.widgets.source import SourcePane
from tui.work import Opened, StoreThread, open_article

if TYPE_CHECKING:
    from store.queries.view import View

Outcome = TypeVar("Outcome")
SAVE_AFTER = 0.3  # seconds of rest before the session is written


class DeskScreen(Screen[None], inherit_bindings=False):
    """Four panes over one desk."""

    BINDINGS = keys.bindings("workbench")
    AUTO_FOCUS = None
    DEFAULT_CSS = """
    DeskScreen { overflow: hidden; }
    """

    class ReloadAsked(Message):
        """The reader wants what is on the disk now."""

    def __init__(self, desk: Desk, glyphs: Glyphs, session: Session, thread: StoreThread) -> None:
        super().__init__()
        self.desk = desk
        self.glyphs = glyphs
        self.session = session
        self.thread = thread
        self.places = PanesLayout()
        self.top_bar = ChipBar(glyphs)
        self.articles = ArticlesPane(glyphs)
        self.actors = ActorsPane(glyphs)
        self.stances = StancesPane(glyphs)
        self.source = SourcePane(glyphs)
        self.bottom_bar = StatusBar(glyphs)
        self.panes: tuple[Pane, ...] = (self.articles, self.actors, self.stances, self.source)
        self.restoring = False
        self._ordered = 0
        self._save_timer: Timer | None = None
        self._view_timer: Timer | None = None
        self.marking: Marking | None = None

    def compose(self) -> Iterable[Widget]:
        for pane in self.panes:
            pane.empty = words.LOADING if pane is not self.source else words.NO_TEXT
        yield self.top_bar
        yield from self.panes
        yield self.bottom_bar
        yield TooSmall(self.glyphs)

    @property
    def layout(self) -> Layout:
        return self.places

    # --- focus --------------------------------------------------------------------------------

    @property
    def pane(self) -> Pane:
        """The pane with the focus."""
        focused = self.focused
        return focused if isinstance(focused, Pane) else self.articles

    def go(self, pane: Pane) -> None:
        """Give `pane` the focus, and the room that goes with it."""
        size = self.size
        before = arrange(size, self.places.focused, self.places.zoomed)
        self.places.focused = pane.id or "articles"
        if arrange(size, self.places.focused, self.places.zoomed) != before:
            self.lay_out()
        self.set_focus(pane, scroll_visible=False)
        self.remember()

    def lay_out(self) -> None:
        """Put the panes where they now belong."""
        # Asked through a child: that is what makes Textual forget the arrangement it has kept.
        self.top_bar.refresh(layout=True)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        # A click gives the focus without asking `go`; the event of an earlier focus may come late.
        widget = event.widget
        if widget is self.focused and isinstance(widget, Pane) and widget.id != self.places.focused:
            self.go(widget)

    def say(self, message: str, style: Style | None = None, stays: bool = False) -> None:
        """Say `message` on the last line."""
        self.bottom_bar.say(message, style, stays)

    def fail(self, error: SidesError) -> None:
        """Say what went wrong and what to do."""
        self.say(f"{error.message} {error.hint}".strip(), theme.ERROR)

    # --- work off the screen --------------------------------------------------------------------

    def order(
        self, work: Callable[[], Outcome], then: Callable[[Outcome], None],
        otherwise: Callable[[SidesError], None] | None = None,
    ) -> None:  # fmt: skip
        """Have `work` done in the store's thread, `then` (or `otherwise`) called here with its outcome."""

        async def wait() -> None:
            try:
                outcome = await self.thread.run(work)
            except SidesError as error:
                (otherwise or self.fail)(error)
            else:
                then(outcome)
            finally:
                self._ordered -= 1

        self._ordered += 1
        self.run_worker(wait(), group="order")

    def decide(
        self, kind: DecisionKind, subject: str, fields: Mapping[str, str] | None = None,
        *, stance: Stance | None = None, quiet: bool = False,
    ) -> None:  # fmt: skip
        """Have a decision written; it is shown once it is on the disk."""
        store = self.desk.store
        if store is None:
            return
        if self.desk.readonly:
            self.say(words.READ_ONLY_WHY, theme.WARNING)
            return
        wanted = dict(fields or {})

        def write() -> list[Decision]:
            from store.database import anchor_of

            anchor = anchor_of(stance) if stance is not None else ""
            return [store.decide(kind, subject, wanted, anchor)]

        self.order(write, lambda decisions: self.decided(decisions, quiet))

    def decided(self, decisions: Sequence[Decision], quiet: bool) -> None:
        """Decisions are on the disk: show what they change."""
        raise NotImplementedError

    def explain(self, stance: Stance) -> None:
        """Say why a stance was read as it was."""
        raise NotImplementedError

    @property
    def busy(self) -> bool:
        """Whether something ordered is not on the screen yet."""
        return self._ordered > 0 or self._view_timer is not None

    # --- the view -------------------------------------------------------------------------------

    def filter_by(self, filter: Filter) -> bool:
        """Show what `filter` leaves. False, with a word about it, when its period is no date."""
        try:
            view = self.desk.look(filter)
        except ValueError:
            self.say(words.BAD_DATE.format(date=f"{filter.since or ''} {filter.until or ''}"), theme.WARNING)
            return False
        if view is not None:
            self.show_view()
        self.remember()
        return True

    def show_view(self) -> None:
        """Fill the lists from the view; cursors stay on what they were on, where it is still there."""
        view = self.desk.view
        if view is None:
            return
        at = self.cursors()
        why = self.desk.why_empty()
        self.actors.chosen, self.actors.role = self.desk.filter.actor, self.desk.filter.role
        for pane in (self.articles, self.actors, self.stances):
            pane.empty = why
        self.articles.fill(view.articles, self.desk.find_article(at[0]))
        self.actors.fill(view.actors, self.desk.find_actor(at[1]))
        self.show_stances(view, at[2])
        self.show_chips()

    def show_stances(self, view: View, at: DyadKey | None) -> None:
        """Fill the list of dyads, on the axis common to them."""
        pane, filter = self.stances, self.desk.filter
        pane.axis = view.axis(pane.spark_width(pane.size.width))
        axis = pane.axis
        pane.series = lambda dyad: view.series(dyad, axis)
        pane.shorten = filter.role if filter.actor else "any"
        pane.chosen = self.desk.thread
        pane.note = words.ORDER[self.desk.order]
        pane.fill(view.dyads_by(self.desk.order), self.desk.find_dyad(at))

    def show_chips(self) -> None:
        """The filter in words, and what is left."""
        alarm = words.READ_ONLY if self.desk.readonly else words.CHANGED if self.desk.changed else ""
        self.top_bar.show(self.desk.chips(), self.desk.counts(), alarm)

    def view_again(self) -> None:
        """Take the same view again soon: decisions have changed what it shows."""
        if self._view_timer is None:
            self._view_timer = self.set_timer(0.15, self.view_now)

    def view_now(self) -> None:
        """Take the same view again: decisions have changed what it shows."""
        if self._view_timer is not None:
            self._view_timer.stop()
            self._view_timer = None
        self.desk.look()
        self.show_view()

    def cursors(self) -> tuple[str | None, str | None, DyadKey | None]:
        """The ids under the three cursors."""
        article, actor, dyad = self.articles.current(), self.actors.current(), self.stances.current()
        return (
            article.article if article else self.session.article_cursor,
            actor.actor if actor else self.session.actor_cursor,
            dyad.key if dyad else self.session.dyad_cursor,
        )

    # --- start ----------------------------------------------------------------------------------

    def begin(self, session: Session) -> None:
        """The store is open, nothing is read yet: take the places the reader left."""
        self.restoring = True
        self.desk.order, self.desk.filter = session.order, session.filter
        self.places.zoomed = session.zoomed
        self.go(next((pane for pane in self.panes if pane.id == session.focused), self.articles))

    def show_empty(self, why: tuple[str, ...]) -> None:
        """Say in the empty lists why they are empty."""
        for pane in (self.articles, self.actors, self.stances):
            pane.empty = why
            pane.refresh()

    def refreshed(self) -> None:
        """Another corpus lies on the desk: show it, with the open article where it was."""
        self.show_view()
        step = self.here()
        if step.article is not None and self.desk.article(step.article) is not None:
            self.open_article(step.article, step.stance, step.offset)

    def before_applying(self) -> None:
        """Rows that a view has not made yet may not be made once the corpus has changed."""
        self.cursors()

    def take_decisions(self, decisions: list[Decision]) -> None:
        """Others have decided: lay theirs over the corpus as well."""
        if self.desk.corpus is not None:
            self.before_applying()
            self.desk.corpus.sync(decisions)
            self.desk.note_decisions(decisions)
            self.view_now()
            self.reread()

    def reread(self, select: str | None = None) -> None:
        """Show the open article's stances as they are now decided."""
        raise NotImplementedError

    def show_first(self, view: View) -> None:
        """The first articles, while the rest is being read (not when the session filters)."""
        if self.desk.view is None and not self.desk.filter.active:
            self.articles.fill(view.articles)

    def restore(self, session: Session) -> None:
        """Everything is read: be where the reader was."""
        self.show_view()
        self.desk.thread = session.thread
        self.stances.chosen = session.thread
        self.restoring = False
        if session.article is not None:
            place = session.places.get(session.article, 0)
            self.open_article(session.article, session.stance, place)

    # --- articles -------------------------------------------------------------------------------

    def here(self, focused: str | None = None) -> Step:
        """Where the reader is now."""
        source, desk = self.source, self.desk
        return Step(
            desk.filter,
            focused or self.places.focused,
            source.article.article if source.article else None,
            source.stance.key if source.stance else None,
            source.offset_here,
            desk.thread,
        )

    def step_from(self, focused: str | None = None) -> None:
        """Remember this place as one to come back to."""
        self.desk.way.append(self.here(focused))
        del self.desk.way[:-100]

    def open_article(
        self, id: str, stance: str | None = None, offset: int | None = None,
        then: Callable[[Opened], None] | None = None,
    ) -> None:  # fmt: skip
        """Show an article at its stance, at `offset`, or where the reader left it."""
        store, corpus = self.desk.store, self.desk.corpus
        if store is None or corpus is None:
            return
        self.keep_place()

        def shown(opened: Opened | None) -> None:
            if opened is None:
                self.say(words.NO_ARTICLE, theme.WARNING)
                return
            self.show_article(opened, stance, offset)
            if then is not None:
                then(opened)

        self.order(lambda: open_article(store, corpus, id), shown)

    def show_article(self, opened: Opened, stance: str | None, offset: int | None) -> None:
        """Show an article that was read."""
        id = opened.article.article
        place = self.session.places.get(id) if offset is None and stance is None else offset
        self.source.show(
            opened.article, opened.text, opened.stances, opened.mentions, offset=place, selected=stance
        )
        before, self.articles.chosen = self.articles.chosen, id
        self.articles.repaint_chosen(before, id)
        self.remember()

    def keep_place(self) -> None:
        """Remember where the open article is being read."""
        if self.source.article is not None:
            self.session.remember(self.source.article.article, self.source.offset_here)

    # --- the session ----------------------------------------------------------------------------

    def remember(self) -> None:
        """Write the session down, once the reader rests."""
        if not self.restoring and self._save_timer is None:
            self._save_timer = self.set_timer(SAVE_AFTER, self._rested)

    def _rested(self) -> None:
        self._save_timer = None
        self.order(self.saving(), lambda _: None)

    def saving(self) -> Callable[[], None]:
        """What writes the session as it is now."""
        store, state = self.desk.store, self.session_now().state()

        def save() -> None:
            if store is not None:
                store.save_state("dashboard", state)

        return save

    def session_now(self) -> Session:
        """The session with everything as it is on the screen."""
        session, step = self.session, self.here()
        self.keep_place()
        session.filter, session.order, session.thread = step.filter, self.desk.order, step.thread
        session.focused, session.zoomed = self.places.focused, self.places.zoomed
        session.article_cursor, session.actor_cursor, session.dyad_cursor = self.cursors()
        session.article, session.stance = step.article, step.stance
        session.theme = self.app.theme
        return session

    def on_pane_moved(self) -> None:
        self.remember()
