"""Deciding about stances: a decision is on the disk before the screen says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import theme, words
from tui.screens.base import DeskScreen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.model import Decision, DecisionKind, Stance


class Reviewing(DeskScreen):
    """Accept, reject, reverse, undo, redo, notes and bookmarks."""

    # --- deciding -------------------------------------------------------------------------------

    def decided(self, decisions: Sequence[Decision], quiet: bool) -> None:
        """Decisions are on the disk: show what they change."""
        self.before_applying()
        for decision in decisions:
            self.desk.apply(decision)
        self._after(decisions)
        if not quiet and decisions:
            last = decisions[-1]
            what = words.DECISION[last.kind]
            if len(decisions) > 1:
                what = f"{what} (×{len(decisions)})"
            self.say(words.DECIDED.format(what=what, number=last.number))

    def _after(self, decisions: Sequence[Decision]) -> None:
        touched = {decision.kind for decision in decisions}
        if touched & STANCE_DECISIONS or touched & ACTOR_DECISIONS:
            added = [decision.subject for decision in decisions if decision.kind == "add"]
            self.reread(added[-1] if added else None)
        for decision in decisions:
            if decision.kind in ARTICLE_DECISIONS:
                self.articles.forget(decision.subject)
        if touched - LASTING:
            self.look_again()  # the view taken before is no longer true of the corpus
        elif touched - {"read", "unread"}:
            self.look_soon()
        else:
            self.show_chips()

    def reread(self, select: str | None = None) -> None:
        """Show the open article's stances as they are now decided; select the one of key `select`."""
        source, store, corpus = self.source, self.desk.store, self.desk.corpus
        if source.article is None or store is None or corpus is None:
            return
        id = source.article.article
        key = select or (source.stance.key if source.stance else None)

        def show(stances: Sequence[Stance]) -> None:
            if source.article is not None and source.article.article == id:
                source.update_stances(stances, key)

        self.order(lambda: corpus.resolve(store.stances(id), id), show)

    def on_stance(self, kind: DecisionKind, fields: Mapping[str, str] | None = None) -> None:
        """Decide about the selected stance."""
        stance = self.source.stance
        if stance is None:
            self.say(words.NO_STANCE, theme.WARNING)
            return
        self.decide(kind, stance.key, fields or {}, stance=stance)

    def action_accept(self) -> None:
        self.on_stance("accept")

    def action_reject(self) -> None:
        self.on_stance("reject")

    def action_reverse(self) -> None:
        self.on_stance("reverse")

    def action_undo(self) -> None:
        self._step_back(redo=False)

    def action_redo(self) -> None:
        self._step_back(redo=True)

    def _step_back(self, redo: bool) -> None:
        store = self.desk.store
        if store is None:
            return
        if self.desk.readonly:
            self.say(words.READ_ONLY_WHY, theme.WARNING)
            return

        def done(decisions: list[Decision]) -> None:
            if not decisions:
                self.say(words.NOTHING_TO_REDO if redo else words.NOTHING_TO_UNDO)
                return
            self.before_applying()
            for decision in decisions:
                if redo:
                    self.desk.apply(decision)
                else:
                    self.desk.take_back(decision)
            self._after(decisions)
            what = words.DECISION[decisions[-1].kind]
            self.say((words.REDONE if redo else words.UNDONE).format(what=what))

        self.order(store.redo if redo else store.undo, done)

    # --- articles -------------------------------------------------------------------------------

    def action_bookmark(self) -> None:
        article = self.source.article if self.pane is self.source else self.articles.current()
        if article is None:
            self.say(words.NO_ARTICLE, theme.WARNING)
            return
        now = self.desk.article(article.article) or article
        self.decide("unbookmark" if now.bookmarked else "bookmark", article.article)


STANCE_DECISIONS = {"accept", "reject", "edit", "reverse", "add", "note"}
ACTOR_DECISIONS = {"merge", "split", "rename", "speaks_for", "redate"}
LASTING = {"accept", "read", "unread", "bookmark", "unbookmark", "note"}
"""After these a view taken before still names what is there; it may be taken again at leisure."""
ARTICLE_DECISIONS = {"read", "unread", "bookmark", "unbookmark", "note", "redate"}
