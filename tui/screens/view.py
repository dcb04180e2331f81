"""The main screen as far as it shows a view in its lists: asked for, worked out off the screen, painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import theme, words
from tui.looking import Picture, Wanted, look
from tui.screens.frame import FrameScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.queries.answers import DyadKey
    from store.queries.filters import Filter

SOON = 0.15  # seconds in which several decisions are shown together


class ViewScreen(FrameScreen):
    """Has views worked out in the store's thread, and paints the one asked for last."""

    _picture: Picture | None = None
    """What the lists show."""
    _made_to: tuple[Picture, int] | None = None

    # --- asking -----------------------------------------------------------------------------------

    def filter_by(
        self, filter: Filter, then: Callable[[], None] | None = None, wanted: Wanted | None = None
    ) -> bool:
        """Have shown what `filter` leaves; `then` is called once it is, unless something else is asked for.

        The cursors stay, or go where `wanted` says. False, with a word about it, when the period is no date.
        """
        from store.queries.days import period

        try:
            period(filter.since, filter.until)
        except ValueError:
            self.say(words.BAD_DATE.format(date=f"{filter.since or ''} {filter.until or ''}"), theme.WARNING)
            return False
        self.bottom_bar.over()
        self.desk.filter = filter
        self._thens = [then] if then is not None else []
        self._ask_for(wanted or self.wanted())
        self.remember()
        return True

    def look_again(self, then: Callable[[], None] | None = None) -> None:
        """Have the same view worked out anew: what it shows has changed."""
        if self._view_timer is not None:
            self._view_timer.stop()
            self._view_timer = None
        if then is not None:
            self._thens.append(then)
        self._ask_for(self.wanted())

    def look_soon(self) -> None:
        """The same, a little later, for several changes at once."""
        if self._view_timer is None:
            self._view_timer = self.set_timer(SOON, self.look_again)

    def wanted(self) -> Wanted:
        """The view as it is asked for now, the cursors where they are."""
        return self.desk.wanted(*self.cursors(), self.stances.page)

    def _ask_for(self, wanted: Wanted) -> None:
        corpus = self.desk.corpus
        if corpus is None:
            return
        self._asked += 1
        number = self._asked
        self.painting.hold("view")

        def work() -> Picture | None:
            return look(corpus, wanted) if number == self._asked else None

        self.order(work, lambda picture: self._worked_out(number, picture), awaited=True)

    # --- showing ----------------------------------------------------------------------------------

    def _worked_out(self, number: int, picture: Picture | None) -> None:
        """`number` says which of those asked for it is; None: it was too late to begin."""
        corpus = self.desk.corpus
        if number != self._asked or picture is None or corpus is None:
            return  # another has been asked for since, and is shown when it comes
        if picture.view.version != corpus.version:
            self._ask_for(self.wanted())  # a decision was made meanwhile
            return
        self.desk.show(picture)
        self.show_picture(picture)
        thens, self._thens = self._thens, []
        for then in thens:
            then()
        self.painting.let_go_soon("view")

    def show_picture(self, picture: Picture) -> None:
        """Fill the lists; the cursors are on what they were on, where it is still there."""
        view, filter = picture.view, self.desk.filter
        self._picture = picture
        why = self.desk.why_empty()
        self.actors.chosen, self.actors.role = self.desk.actor_seen(), filter.role
        self.articles.empty = self.stances.empty = why
        self.actors.empty = self.desk.why_no_actor()
        self.articles.fill(view.articles, picture.article)
        self.actors.fill(view.actors, picture.actor)
        pane = self.stances
        pane.shorten = filter.role if filter.actor else "any"
        pane.chosen = self.desk.thread
        pane.note = words.ORDER[picture.order]
        pane.show(view, picture.dyads, picture.dyad)
        self.show_chips()

    def make_ahead(self) -> None:
        """Have the dyads of the next page made before it is turned: their lines take the longest."""
        view, pane, picture = self.desk.view, self.stances, self._picture
        first = pane.top + pane.page
        if view is None or picture is None or self._made_to == (picture, first):
            return
        self._made_to = (picture, first)
        dyads = picture.dyads.rows[first : first + pane.page]
        if picture.view is view and len(dyads):
            self.consult(lambda: view.get_ready(dyads), lambda _: None, awaited=False)

    def show_chips(self) -> None:
        """The filter in words, and what is left."""
        alarm = words.READ_ONLY if self.desk.readonly else words.CHANGED if self.desk.changed else ""
        self.top_bar.show(self.desk.chips(), self.desk.counts(), alarm)

    def cursors(self) -> tuple[str | None, str | None, DyadKey | None]:
        """The ids under the three cursors."""
        article, actor, dyad = self.articles.current(), self.actors.current(), self.stances.current()
        return (
            article.article if article else self.session.article_cursor,
            actor.actor if actor else self.session.actor_cursor,
            dyad.key if dyad else self.session.dyad_cursor,
        )
