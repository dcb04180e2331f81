"""Who is who, once people have merged, split, renamed actors and said whom they speak for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, field, replace

from store.model import ACTOR_KINDS, Actor, ActorKind, Decision
from store.queries.fold import words
from store.queries.overlay import values
from store.queries.tables import ActorTable, unknown_actor

Place = Callable[[], tuple[str, str]]
"""Gives a stance's key and its article's id, asked for only when a split needs them."""


@dataclass(frozen=True, slots=True)
class Split:
    """A part of an actor's stances that is somebody else's."""

    number: int
    subject: int
    into: int
    stances: frozenset[str]
    articles: frozenset[str]
    names: frozenset[tuple[str, ...]]  # folded words

    def moves(self, key: str, article: str) -> bool:
        return key in self.stances or article in self.articles

    def moves_mention(self, text: str, article: str) -> bool:
        return article in self.articles or words(text) in self.names


@dataclass(slots=True)
class Identities:
    """A pure function of the decisions about actors, in rows of the actors' table."""

    merged: dict[int, int] = field(default_factory=dict)  # row -> row that it was merged into
    splits: dict[int, list[Split]] = field(default_factory=dict)  # by subject
    described: dict[int, Actor] = field(default_factory=dict)  # rows that look otherwise than read
    created: set[int] = field(default_factory=set)  # rows that only decisions name

    def path(self, row: int) -> list[int]:
        """An actor and those it was merged into, one after the other. There are no circles."""
        found = [row]
        while (into := self.merged.get(found[-1])) is not None:
            found.append(into)
        return found

    def canon(self, row: int) -> int:
        """The row that an actor's stances count for."""
        while (into := self.merged.get(row)) is not None:
            row = into
        return row

    def reach(self, rows: Iterable[int]) -> set[int]:
        """All that some actors' stances may count for: whom they were merged into, who was split off."""
        found, left = set[int](), list(rows)
        while left:
            row = left.pop()
            if row not in found:
                found.add(row)
                left += [split.into for split in self.splits.get(row, ())]
                if row in self.merged:
                    left.append(self.merged[row])
        return found

    def sources(self, rows: Set[int]) -> set[int]:
        """Those whose stances may count, by a split, for some of `rows` or those merged with them."""
        if not self.splits:
            return set()
        return {
            row for row in self.splits.keys() | self.merged.keys() if not rows.isdisjoint(self.reach([row]))
        }

    def of(self, row: int, since: int, place: Place) -> int:
        """The actor that one side of a stance is: merges and the splits made after number `since`."""
        return self._follow(row, lambda split: split.number > since and split.moves(*place()))

    def mentioned(self, row: int, text: str, article: str) -> int:
        """The actor that a mention of `row` by the words `text` in an article names."""
        return self._follow(row, lambda split: split.moves_mention(text, article))

    def _follow(self, row: int, moved: Callable[[Split], bool]) -> int:
        """Through merges, and through the splits that moved it, to the last actor. Ends in circles, too."""
        if not self.merged and not self.splits:
            return row
        seen: set[int] = set()
        while row not in seen:
            seen.add(row)
            # What was split off an actor does not go with it when it is merged.
            split = next(filter(moved, self.splits.get(row, ())), None)
            row = split.into if split is not None else self.merged.get(row, row)
        return row


def identities(table: ActorTable, decisions: Iterable[Decision], named: Set[str]) -> Identities:
    """What decisions about actors (oldest first) come to. Those about unknown actors are left out.

    `named` are the actors that only decisions on stances have brought in.
    """
    found = Identities()

    def known(actor: str) -> int | None:
        row = table.rows.get(actor)
        made = row is not None and table.made[row] and row not in found.created and actor not in named
        return None if made else row

    for decision in decisions:
        row = known(decision.subject)
        if row is None:
            continue
        fields = dict(decision.fields)
        match decision.kind:
            case "merge":
                into = known(fields.get("into", ""))
                if into is not None and row not in found.path(into):
                    found.merged[row] = into
            case "split":
                _split(found, table, row, decision)
            case "rename":
                actor = found.described.get(row, table.base[row])
                found.described[row] = _renamed(actor, fields.get("name", ""))
            case "speaks_for":
                actor = found.described.get(row, table.base[row])
                found.described[row] = replace(actor, member_of=fields.get("member_of") or None)
    _absorb(found, table)
    return found


def _split(found: Identities, table: ActorTable, row: int, decision: Decision) -> None:
    fields = dict(decision.fields)
    into = fields.get("into", "")
    if not into or into == decision.subject:
        return
    moved = tuple(values(decision, "alias"))
    kind = fields.get("kind", "")
    before = found.described.get(row, table.base[row])
    new = table.rows.get(into)
    if new is None or table.made[new]:
        chosen: ActorKind = kind if kind in ACTOR_KINDS else before.kind
        made = replace(unknown_actor(into, fields.get("name", ""), chosen), aliases=moved)
        new = table.make(made)
        found.created.add(new)
        found.described[new] = made
    if moved:
        kept = tuple(alias for alias in before.aliases if alias not in moved)
        found.described[row] = replace(before, aliases=kept)
    split = Split(
        decision.number, row, new,
        frozenset(values(decision, "stance")), frozenset(values(decision, "article")),
        frozenset(map(words, moved)),
    )  # fmt: skip
    found.splits.setdefault(row, []).append(split)


def _renamed(actor: Actor, name: str) -> Actor:
    if not name or name == actor.name:
        return actor
    aliases = tuple(alias for alias in (actor.name, *actor.aliases) if alias != name)
    return replace(actor, name=name, aliases=aliases)


def _absorb(found: Identities, table: ActorTable) -> None:
    """An actor that others became answers to their names and takes over their mentions."""
    for row in found.merged:
        into = found.canon(row)
        if into == row:
            continue
        gone = found.described.get(row, table.base[row])
        actor = found.described.get(into, table.base[into])
        names = dict.fromkeys((*actor.aliases, gone.name, *gone.aliases))
        names.pop(actor.name, None)
        found.described[into] = replace(
            actor,
            aliases=tuple(names),
            articles=actor.articles + gone.articles,
            mentions=actor.mentions + gone.mentions,
            member_of=actor.member_of or gone.member_of,
        )
