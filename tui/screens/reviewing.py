"""Deciding about stances: a decision is on the disk before the screen says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import theme, words
from tui.screens.base import DeskScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from store.model import Decision, DecisionKind, Stance


class Reviewing(DeskScreen):
    """Accept, reject, reverse, undo, redo, notes and bookmarks."""

    # --- deciding -------------------------------------------------------------------------------

    def decided(self, decisions: Sequence[Decision], quiet: bool) -> None:
        """Decisions are on the disk: show what they change."""

        def tell() -> None:
            if not quiet and decisions:
                last = decisions[-1]
                what = words.DECISION[last.kind]
                if len(decisions) > 1:
                    what = f"{what} (×{len(decisions)})"
                self.say(words.DECIDED.format(what=what, number=last.number))

        for decision in decisions:
            self.desk.note(decision)
        corpus = self.desk.corpus
        if corpus is not None:
            self._lay(decisions, lambda: corpus.apply_all(decisions), tell)

    def _lay(self, decisions: Sequence[Decision], work: Callable[[], None], then: Callable[[], None]) -> None:
        """Lay decisions over the corpus, or take them back, and show it.

        What moves thousands of stances (who is who, many decisions at once) is done in the store's thread.
        """
        self.before_applying()

        def laid(_: None = None) -> None:
            self._after(decisions)
            then()

        if len(decisions) > FEW or any(decision.kind in ACTOR_DECISIONS for decision in decisions):
            self.painting.hold("view")  # it will be another one
            self.order(work, laid, awaited=True)
        else:
            work()
            laid()

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
        if (found := self.desk_to_decide()) is None:
            return
        store, corpus = found

        def done(decisions: list[Decision]) -> None:
            if not decisions:
                self.say(words.NOTHING_TO_REDO if redo else words.NOTHING_TO_UNDO)
                return
            for decision in decisions:
                (self.desk.note if redo else self.desk.forget)(decision)
            what = words.DECISION[decisions[-1].kind]
            said = (words.REDONE if redo else words.UNDONE).format(what=what)
            lay = corpus.apply_all if redo else corpus.undo_all
            self._lay(decisions, lambda: lay(decisions), lambda: self.say(said))

        self.order(store.redo if redo else store.undo, done)

    # --- articles -------------------------------------------------------------------------------

    def action_bookmark(self) -> None:
        article = self.source.article if self.pane is self.source else self.articles.current()
        if article is None:
            self.say(words.NO_ARTICLE, theme.WARNING)
            return
        now = self.desk.article(article.article) or article
        self.decide("unbookmark" if now.bookmarked else "bookmark", article.article)


FEW = 20  # decisions that are laid over the corpus at once, between two keys
STANCE_DECISIONS = {"accept", "reject", "edit", "reverse", "add", "note"}
ACTOR_DECISIONS = {"merge", "split", "rename", "speaks_for", "redate"}
LASTING = {"accept", "read", "unread", "bookmark", "unbookmark", "note"}
"""After these a view taken before still names what is there; it may be taken again at leisure."""
ARTICLE_DECISIONS = {"read", "unread", "bookmark", "unbookmark", "note", "redate"}
