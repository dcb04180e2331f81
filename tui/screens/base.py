"""The main screen as far as it shows things: a view in the lists, an article, the session.

What its actions do is in the classes built on it: navigation, filtering, reviewing, actors.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from tui import theme, words
from tui.desk import Step
from tui.screens.view import ViewScreen
from tui.work import Opened, open_article

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.model import Decision
    from store.queries.view import View
    from tui.loading import Loaded
    from tui.looking import Picture
    from tui.session import Session
    from tui.widgets.pane import Pane

SAVE_AFTER = 0.3  # seconds of rest before the session is written
SAVE_WITHIN = 1.5  # seconds after which it is written all the same


class DeskScreen(ViewScreen):
    """Shows the desk."""

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

    def refreshed(self, picture: Picture) -> None:
        """Another corpus lies on the desk: show it, with the open article where it was."""
        self._asked += 1  # what is being worked out of the corpus before is not to be shown any more
        self.show_picture(picture)
        if self._thens:
            self.look_again()
        self.search_again()
        step = self.here()
        if step.article is not None and self.desk.article(step.article) is not None:
            self.open_article(step.article, step.stance, step.offset)

    def before_applying(self) -> None:
        """Rows that a view has not made yet may not be made once the corpus has changed."""
        self.cursors()

    def take_decisions(self, decisions: list[Decision]) -> None:
        """Others have decided: lay theirs over the corpus as well."""
        corpus = self.desk.corpus
        if corpus is None:
            return

        def laid(_: None) -> None:
            self.desk.note_decisions(decisions)
            self.look_again()
            self.reread()

        self.before_applying()
        self.order(lambda: corpus.sync(decisions), laid, awaited=True)

    def reread(self, select: str | None = None) -> None:
        """Show the open article's stances as they are now decided."""
        raise NotImplementedError

    def show_first(self, view: View) -> None:
        """The first articles, while the rest is being read (not when the session filters)."""
        if self.desk.view is None and not self.desk.filter.active:
            self.articles.fill(view.articles)

    def restore(self, session: Session, loaded: Loaded) -> None:
        """Everything is read: be where the reader was."""
        self.show_picture(loaded.picture)
        self.desk.thread = session.thread
        self.stances.chosen = session.thread
        self.restoring = False
        if loaded.stale:
            self.say(words.count_stale(loaded.stale), theme.WARNING)
        self.search_again()
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
        self.painting.hold("article")

        def shown(opened: Opened | None) -> None:
            self.painting.let_go_soon("article")
            if opened is None:
                self.say(words.NO_ARTICLE, theme.WARNING)
                return
            self.show_article(opened, stance, offset)
            if then is not None:
                then(opened)

        self.order(lambda: open_article(store, corpus, id), shown, awaited=True)

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
        if self.restoring:
            return
        self._went_on = monotonic()
        if self._save_timer is None:
            self._unsaved_since = self._went_on
            self._save_timer = self.set_timer(SAVE_AFTER, self._rested)

    def _rested(self) -> None:
        now = monotonic()
        if now - self._went_on < SAVE_AFTER and now - self._unsaved_since < SAVE_WITHIN:
            self._save_timer = self.set_timer(self._went_on + SAVE_AFTER - now, self._rested)
            return
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

    def on_pane_moved(self, event: Pane.Moved) -> None:
        self.remember()
        if event.pane is self.stances:
            self.make_ahead()
