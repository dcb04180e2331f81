"""Moving between panes, following, coming back, and going through the evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui import theme, words
from tui.looking import look, period_beside
from tui.screens.seeing import Seeing

if TYPE_CHECKING:
    from store.model import StanceKind
    from store.queries.answers import DyadKey, StanceRow
    from store.queries.filters import Filter
    from tui.desk import Step
    from tui.widgets.pane import Pane
    from tui.widgets.source import SourcePane
    from tui.work import Opened


class Navigation(Seeing):
    """What enter, escape, n and N, digits and tab mean."""

    # --- between panes ------------------------------------------------------------------------

    def action_pane(self, number: int) -> None:
        self.go(self.panes[number - 1])

    def action_pane_step(self, step: int) -> None:
        self.go(self.panes[(self.panes.index(self.pane) + step) % len(self.panes)])

    def action_sideways(self, step: int) -> None:
        if self.marking is not None:
            self.marking.move(step)
            return
        beside: dict[tuple[Pane, int], Pane] = {
            (self.articles, 1): self.stances,
            (self.actors, 1): self.source,
            (self.stances, -1): self.articles,
            (self.source, -1): self.actors,
        }
        if (there := beside.get((self.pane, step))) is not None:
            self.go(there)

    def action_zoom(self) -> None:
        self.places.zoomed = not self.places.zoomed
        self.lay_out()
        self.remember()

    # --- following ----------------------------------------------------------------------------

    def on_pane_entered(self, event: Pane.Entered) -> None:
        if event.pane is self.articles:
            self.follow_article()
        elif event.pane is self.actors:
            self.follow_actor()
        elif event.pane is self.stances:
            self.follow_dyad()
        elif self.marking is not None:
            self.marking.enter()

    def follow_article(self) -> None:
        """Open the article under the cursor, and mark it as read."""
        article = self.articles.current()
        if article is None:
            return
        self.step_from("articles")
        self.bottom_bar.over()
        self.desk.thread = None
        self.stances.chosen = None
        self.open_article(article.article, then=self.opened)

    def opened(self, opened: Opened) -> None:
        """An article is on the screen: go to it, and note that it was read."""
        self.go(self.source)
        if not opened.article.read and not self.desk.readonly:
            self.decide("read", opened.article.article, quiet=True)

    def follow_actor(self) -> None:
        """Choose the actor under the cursor: the articles and dyads are then his."""
        actor = self.actors.current()
        if actor is None:
            return
        self.step_from("actors")
        self.filter_by(self.desk.choose_actor(actor.actor), lambda: self.go(self.stances))

    def follow_dyad(self) -> None:
        """Choose the dyad under the cursor, and show the last evidence for it."""
        row = self.stances.current()
        if row is None:
            return
        self.step_from("stances")
        self.show_thread(row.key)

    def show_thread(self, dyad: DyadKey, kind: StanceKind | None = None) -> None:
        """Follow the evidence of `dyad`, the last of it first, or the last of this `kind` (not denied)."""
        self.desk.thread = dyad
        before, self.stances.chosen = self.stances.chosen, dyad
        if before != dyad:
            self.stances.reload(self.stances.cursor, self.stances.top)
        view = self.desk.view

        def found(last: StanceRow | None) -> None:
            if last is not None:
                self.open_evidence(last)

        if view is not None:
            self.consult(lambda: view.last_evidence(dyad, kind), found)

    def open_evidence(self, row: StanceRow) -> None:
        """Show one stance in its article."""
        if self.source.article is not None and self.source.article.article == row.article:
            index = next((i for i, s in enumerate(self.source.stances) if s.key == row.key), None)
            if index is not None:
                self.source.select(index)
                self.go(self.source)
                self.say_place(row.key)
                return
        self.open_article(row.article, row.key, then=lambda opened: self._at_evidence(opened, row))

    def _at_evidence(self, opened: Opened, row: StanceRow) -> None:
        self.opened(opened)
        self.say_place(row.key)

    def say_place(self, key: str) -> None:
        """Where this stance stands among the evidence of its dyad."""
        evidence = self.desk.evidence()
        if self.desk.thread is None or not evidence:
            return
        place = self.desk.place_in_thread(key)
        holder, target = (self.desk.actor_name(actor) for actor in self.desk.thread)
        if place is not None:
            said = f"{holder} → {target} : preuve {place + 1}/{len(evidence)}"
            self.say(said)

    # --- back -----------------------------------------------------------------------------------

    def action_back(self) -> None:
        if self.marking is not None:
            self.marking.give_up()
            return
        if self.source.why:
            self.source.why = ()
            self.source.reframe()
            return
        if self.desk.way:
            self.come_back(self.desk.way.pop())
            return
        less = self.desk.pop_filter()
        if less is not None:
            self.filter_by(less)
        elif self.places.zoomed:
            self.action_zoom()

    def come_back(self, step: Step) -> None:
        """Be again where `step` was taken."""
        self.desk.thread = step.thread
        self.stances.chosen = step.thread
        if step.filter != self.desk.filter:
            self.filter_by(step.filter)
        else:
            self.stances.reload(self.stances.cursor, self.stances.top)
        here = self.source.article.article if self.source.article else None
        if step.article is not None and step.article != here:
            self.open_article(step.article, step.stance, step.offset)
        self.go(next(pane for pane in self.panes if pane.id == step.focused))

    # --- evidence -------------------------------------------------------------------------------

    def action_evidence(self, step: int) -> None:
        if self.desk.thread is not None:
            self._thread_step(step)
            return
        if self.source.article is None:
            self.say(words.NO_ARTICLE, theme.WARNING)
        elif not self.source.step(step):
            self.say(words.NO_MORE_EVIDENCE)

    def _thread_step(self, step: int) -> None:
        evidence = self.desk.evidence()
        stance = self.source.stance
        here = self.desk.place_in_thread(stance.key) if stance else None
        there = (len(evidence) - 1 if step < 0 else 0) if here is None else here + step
        if 0 <= there < len(evidence):
            self.open_evidence(evidence[there])
        else:
            self.say(words.NO_MORE_EVIDENCE)

    def on_source_pane_selected(self, event: SourcePane.Selected) -> None:
        if self.source.why:
            self.explain(event.stance)
        self.remember()

    def action_next_unread(self) -> None:
        view, cursor = self.desk.view, self.articles.cursor

        def found(line: int | None) -> None:
            if line is None:
                self.say(words.NO_UNREAD)
                return
            self.articles.move_to(line, tell=False)
            self.follow_article()

        if view is not None:
            self.consult(lambda: view.next_unread(cursor), found)

    def action_next_undecided(self) -> None:
        view, stance = self.desk.view, self.source.stance
        after = stance.key if stance else None

        def found(row: StanceRow | None) -> None:
            if row is None:
                self.say(words.NO_UNDECIDED)
                return
            self.step_from()
            self.desk.thread = None
            self.stances.chosen = None
            self.open_evidence(row)

        if view is not None:
            self.consult(lambda: view.next_undecided(after), found)

    # --- period -----------------------------------------------------------------------------------

    def action_period(self, step: int) -> None:
        corpus, filter = self.desk.corpus, self.desk.filter

        def found(period: tuple[str, str] | None) -> None:
            if period is None:
                self.say(words.NO_PERIOD)
            elif filter == self.desk.filter:
                beside = replace(filter, since=period[0], until=period[1])
                self.filter_by(beside, lambda: self._foresee(beside, step))

        if corpus is not None:
            self.consult(lambda: period_beside(corpus, filter, step), found)

    def _foresee(self, filter: Filter, step: int) -> None:
        """Who steps through periods will most likely go on: have the next one worked out meanwhile."""
        corpus, wanted = self.desk.corpus, self.wanted()

        def look_ahead() -> None:
            assert corpus is not None
            period = period_beside(corpus, filter, step)
            if period is not None and self.desk.filter == filter:
                look(corpus, replace(wanted, filter=replace(filter, since=period[0], until=period[1])))

        self.consult(look_ahead, lambda _: None, awaited=False)
