"""Deciding about actors: merge, rename, split, whom they speak for."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from store.text import inert
from tui import theme, words
from tui.screens.asking import SLICE, Asking
from tui.widgets.choices import Choice

if TYPE_CHECKING:
    from store.model import Actor


class People(Asking):
    """What one can say about an actor."""

    def actor_here(self) -> Actor | None:
        """The actor meant: under the cursor of the actors' pane, else the chosen one."""
        corpus = self.desk.corpus
        row = self.actors.current()
        chosen = self.desk.filter.actor
        id = row.actor if row is not None and (self.pane is self.actors or chosen is None) else chosen
        if corpus is None or id is None:
            self.say(words.NO_ACTOR, theme.WARNING)
            return None
        return corpus.actor(id)

    def action_merge(self) -> None:
        actor = self.actor_here()
        if actor is None:
            return

        def into(other: str) -> None:
            if other != actor.actor:
                self.decide("merge", actor.actor, {"into": other})

        self.ask_actor(words.ASK_MERGE.format(name=actor.name), into)

    def action_rename(self) -> None:
        actor = self.actor_here()
        if actor is None:
            return

        def named(name: str) -> None:
            if name and name != actor.name:
                self.decide("rename", actor.actor, {"name": name})

        self.ask(words.ASK_RENAME.format(name=actor.name), named, value=inert(actor.name))

    def action_speaks_for(self) -> None:
        actor = self.actor_here()
        if actor is None:
            return

        def member(other: str) -> None:
            corpus = self.desk.corpus
            known = corpus is not None and other in corpus.actors.rows
            if not other or (known and other != actor.actor):
                self.decide("speaks_for", actor.actor, {"member_of": other})
            else:
                self.say(words.NO_SUCH_ACTOR, theme.WARNING)

        label = words.ASK_SPEAKS_FOR.format(name=actor.name)
        self.ask(label, member, complete=self._only_typed)

    def _only_typed(self, typed: str) -> list[Choice]:
        return list(self.actors_like(typed))

    def action_split(self) -> None:
        actor = self.actor_here()
        if actor is None:
            return
        names = [alias for alias in actor.aliases if alias != actor.name]
        if not names:
            self.say(words.NOTHING_TO_SPLIT, theme.WARNING)
            return
        choices = [Choice(((inert(alias), None),), alias) for alias in names]
        title = words.SPLIT_TITLE.format(name=actor.name)
        label = words.ASK_SPLIT.format(name=actor.name)
        self.choose(title, choices, label, lambda alias: self._split(actor, str(alias)))

    def _split(self, actor: Actor, alias: str) -> None:
        def named(name: str) -> None:
            if name:
                self._find_parted(actor, alias, name)

        self.ask(words.ASK_RENAME.format(name=alias), named, value=inert(alias))

    def _find_parted(self, actor: Actor, alias: str, name: str) -> None:
        """Read, in slices, which stances use the name that is split off; then write the decision."""
        if (there := self.desk_to_decide()) is None:
            return
        from store.queries.parting import parted

        store, corpus = there
        steps = parted(corpus, store, actor, alias)
        found: list[tuple[str, str]] = []
        self.say(words.PARTING.format(name=alias), stays=True)

        def go_on() -> bool:
            end = monotonic() + SLICE
            for fields in steps:
                found.extend(fields)
                if monotonic() >= end:
                    return False
            return True

        def then(over: bool) -> None:
            if not over and self.desk.corpus is corpus:
                self.order(go_on, then)
            elif self.desk.corpus is not corpus:
                self.say(words.PARTING_ENDED, theme.WARNING)
            else:
                into = [("into", self._new_id(name)), ("name", name), ("kind", actor.kind), ("alias", alias)]
                self.decide("split", actor.actor, [*into, *found])

        self.order(go_on, then)

    def _new_id(self, name: str) -> str:
        from store.queries.fold import fold

        known = self.desk.corpus.actors.rows if self.desk.corpus else {}
        stem = fold(name).replace(" ", "-") or "acteur"
        number, id = 1, stem
        while id in known:
            number += 1
            id = f"{stem}-{number}"
        return id
