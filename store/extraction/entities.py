"""Actors of one article while it is being analysed: what the actor finder hands to the stance rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from store.model import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Form = Literal["name", "title", "demonym", "metonym", "noun", "pronoun"]


@dataclass(slots=True)
class Entity:
    """One actor of the article. `member_of` and `key` are indexes into `EntityMap.entities`."""

    key: int
    name: str
    kind: ActorKind
    names: list[str] = field(default_factory=list)
    member_of: int | None = None
    known: str | None = None  # id in the gazetteer
    gender: Literal["m", "f", ""] = ""
    plural: bool = False


@dataclass(slots=True)
class EntityMention:
    """Tokens [start, end) that refer to entity `entity`; `head` is the syntactic head's index.

    `exported` is False for pronouns and bare nouns ("le maréchal", "ce dernier"): they serve the
    stances but are no names. "forces of X", "troupes de X" are mentions of X whose head is *forces*.
    """

    entity: int
    start: int
    end: int
    head: int
    form: Form
    exported: bool = True


@dataclass
class EntityMap:
    """The actors and their mentions in one parsed article."""

    doc: Doc
    entities: list[Entity] = field(default_factory=list)
    mentions: list[EntityMention] = field(default_factory=list)
    possessors: dict[int, list[int]] = field(default_factory=dict)  # index of son/sa/leur/notre -> keys
    quotations: list[tuple[int, int, list[int]]] = field(
        default_factory=list
    )  # tokens [start, end), speakers

    def at(self, token: Token) -> list[EntityMention]:
        """The mentions whose head is `token` (usually none or one; several for "les deux hommes")."""
        return [m for m in self.mentions if m.head == token.i]

    def covering(self, token: Token) -> list[EntityMention]:
        """The mentions whose tokens include `token`, shortest first."""
        found = [m for m in self.mentions if m.start <= token.i < m.end]
        return sorted(found, key=lambda m: m.end - m.start)

    def resolve(self, token: Token) -> list[int]:
        """Keys of the entities that the noun phrase or pronoun headed by `token` refers to.

        Handles pronouns (il, elle, lui, qui, dont, ce dernier, les deux hommes, nous inside a
        quotation) and definite nouns already resolved as mentions. Coordination is left to the
        caller. Empty when unknown.
        """
        found: list[int] = []
        for mention in self.at(token) or self.covering(token)[:1]:
            if mention.entity not in found:
                found.append(mention.entity)
        return found

    def possessor(self, token: Token) -> list[int]:
        """Keys of the entities that a possessive determiner (son, sa, ses, leur, notre, mon) refers to."""
        return self.possessors.get(token.i, [])

    def quotation(self, token: Token) -> tuple[int, int] | None:
        """The tokens [start, end) between the quotation marks around `token`, None outside."""
        for start, end, _ in self.quotations:
            if start <= token.i < end:
                return start, end
        return None

    def speaker(self, token: Token) -> list[int]:
        """Keys of the entities who say the quotation that `token` is in; empty outside or unknown."""
        for start, end, keys in self.quotations:
            if start <= token.i < end:
                return keys
        return []
