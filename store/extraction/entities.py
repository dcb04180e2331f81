"""Actors of one article while it is being analysed: what the actor finder hands to the stance rules."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from store.lexicon.gazetteer import Gazetteer, load_gazetteer
from store.model import ActorKind

if TYPE_CHECKING:
    from store.extraction.words import Text, Word

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
    unnamed: bool = False  # people known by a common noun only
    vague: bool = False  # … and that several bodies or anybody may be meant by: they take no side


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


@dataclass(slots=True)
class Measure:
    """A measure, change or work that nobody has taken a side on yet; `entity` once somebody has."""

    name: str
    gender: Literal["m", "f", ""] = ""
    plural: bool = False
    entity: int | None = None


@dataclass(slots=True)
class Latent:
    """Tokens [start, end) that name a measure; its noun is the first of them."""

    start: int
    end: int
    measure: Measure


Places = defaultdict[int, list[EntityMention]]


@dataclass
class _Index:
    """The first `count` mentions by place, each list in the order of `EntityMap.mentions`."""

    count: int = 0
    heads: Places = field(default_factory=lambda: defaultdict(list))
    starts: Places = field(default_factory=lambda: defaultdict(list))
    ends: Places = field(default_factory=lambda: defaultdict(list))
    tokens: Places = field(default_factory=lambda: defaultdict(list))

    def add(self, mention: EntityMention) -> None:
        self.count += 1
        self.heads[mention.head].append(mention)
        self.starts[mention.start].append(mention)
        self.ends[mention.end].append(mention)
        for i in range(mention.start, mention.end):
            self.tokens[i].append(mention)


@dataclass
class EntityMap:
    """The actors and their mentions in one parsed article.

    Mentions may be appended to `mentions` at any time; once there, they are moved by `move` and put
    in order by `sort`, so that the index by place stays right.
    """

    doc: Text
    entities: list[Entity] = field(default_factory=list)
    mentions: list[EntityMention] = field(default_factory=list)
    possessors: dict[int, list[int]] = field(default_factory=dict)  # index of son/sa/leur/notre -> keys
    quotations: list[tuple[int, int, list[int]]] = field(
        default_factory=list
    )  # tokens [start, end), speakers
    latent: dict[int, Latent] = field(default_factory=dict)  # by the index of the noun
    gazetteer: Gazetteer = field(default_factory=load_gazetteer)  # the one the actors were found with
    mourned: int | None = None  # the key of the person whose death the article tells
    _index: _Index = field(default_factory=_Index, init=False, repr=False, compare=False)

    def _indexed(self) -> _Index:
        if self._index.count == len(self.mentions):
            return self._index
        if self._index.count > len(self.mentions):
            self._index = _Index()
        for mention in self.mentions[self._index.count :] if self._index.count < len(self.mentions) else ():
            self._index.add(mention)
        return self._index

    def move(self, mention: EntityMention, start: int, head: int) -> None:
        """Let `mention` begin at token `start`, with its head at token `head`."""
        mention.start, mention.head = start, head
        self._index = _Index()

    def take(self, i: int) -> EntityMention | None:
        """The measure named at token `i`, made a proposal now that somebody takes a side on it."""
        latent = self.latent.get(i)
        if latent is None:
            return None
        measure = latent.measure
        if measure.entity is None:
            measure.entity = len(self.entities)
            self.entities.append(
                Entity(measure.entity, measure.name, "proposal", [measure.name], None, None,
                       measure.gender, measure.plural)
            )  # fmt: skip
        for mention in self.headed(i):
            if mention.entity == measure.entity:
                return mention
        mention = EntityMention(measure.entity, latent.start, latent.end, i, "noun")
        self.mentions.append(mention)
        return mention

    def sort(self) -> None:
        """Put the mentions in the order of the text, longer ones first."""
        self.mentions.sort(key=lambda m: (m.start, -m.end, m.entity))
        self._index = _Index()

    def headed(self, i: int) -> list[EntityMention]:
        """The mentions whose head is token `i`."""
        index = self._index if self._index.count == len(self.mentions) else self._indexed()
        return list(index.heads.get(i, ()))

    def starting(self, i: int) -> list[EntityMention]:
        """The mentions whose first token is `i`."""
        return list(self._indexed().starts.get(i, ()))

    def ending(self, i: int) -> list[EntityMention]:
        """The mentions that end right before token `i`."""
        return list(self._indexed().ends.get(i, ()))

    def at(self, token: Word) -> list[EntityMention]:
        """The mentions whose head is `token` (usually none or one; several for "les deux hommes")."""
        index = self._index if self._index.count == len(self.mentions) else self._indexed()
        return list(index.heads.get(token.i, ()))

    def covering(self, token: Word) -> list[EntityMention]:
        """The mentions whose tokens include `token`, shortest first."""
        found = self._indexed().tokens.get(token.i)
        return sorted(found, key=lambda m: m.end - m.start) if found else []

    def resolve(self, token: Word) -> list[int]:
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

    def possessor(self, token: Word) -> list[int]:
        """Keys of the entities that a possessive determiner (son, sa, ses, leur, notre, mon) refers to."""
        return self.possessors.get(token.i, [])

    def speaker(self, token: Word) -> list[int]:
        """Keys of the entities who say the quotation that `token` is in; empty outside or unknown."""
        for start, end, keys in self.quotations:
            if start <= token.i < end:
                return keys
        return []
