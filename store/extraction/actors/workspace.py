"""The state of the analysis of one article, shared by the steps of the actor finder."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from store.extraction.actors.names import Offsets
from store.extraction.actors.registry import Registry
from store.extraction.actors.titles import TitlePhrase
from store.extraction.actors.words import Name, is_capital, span_head
from store.extraction.entities import Entity, EntityMap, EntityMention, Form
from store.extraction.words import Text
from store.lexicon.gazetteer import Gazetteer
from store.model import ActorKind
from store.parser.paragraphs import datelines


@dataclass
class Draft:
    """The article's names and titles, and the entities made of them so far."""

    doc: Text
    gazetteer: Gazetteer
    registry: Registry
    map: EntityMap
    names: list[Name] = field(default_factory=list)
    titles: list[TitlePhrase] = field(default_factory=list)
    roles: dict[int, list[TitlePhrase]] = field(default_factory=dict)  # entity -> titles it bore
    last: dict[int, int] = field(default_factory=dict)  # entity -> token of its latest mention
    states: list[str] = field(default_factory=list)  # ids of the states met, for shared demonyms
    nicknames: dict[str, int] = field(default_factory=dict)  # folded -> entity
    sentence_of: list[int] = field(init=False)  # token -> number of its sentence
    paragraph_of: list[int] = field(init=False)  # likewise
    low: list[str] = field(init=False)  # token -> its folded form
    dateline: frozenset[int] = field(init=False)  # tokens of "MOSCOU, 5 mars (AFP) –"

    def __post_init__(self) -> None:
        self.sentence_of = self.doc.sentence_of
        self.paragraph_of = []
        for number, end in enumerate((*self.doc.breaks, len(self.doc))):
            self.paragraph_of += [number] * (end - len(self.paragraph_of))
        self.low = [token.folded for token in self.doc]
        self.offsets = Offsets(self.doc)
        starts = self.doc.starts
        spans = [(bisect_left(starts, a), bisect_left(starts, b)) for a, b in datelines(self.doc.text)]
        self.dateline = frozenset(i for span in spans for i in range(*span))

    def mention(
        self, entity: Entity, start: int, end: int, form: Form, exported: bool = True, head: int | None = None
    ) -> EntityMention:
        """A new mention of `entity`; its head is found unless `head` says it."""
        if head is None:
            head = span_head(self.doc, start, end)
        mention = EntityMention(entity.key, start, end, head, form, exported)
        self.map.mentions.append(mention)
        self.last[entity.key] = max(self.last.get(entity.key, -1), start)
        if form == "name":
            self.registry.alias(entity, surface(self.doc, start, end))
        return mention


def surface(doc: Text, start: int, end: int) -> str:
    return " ".join(doc.surface(start, end).split())


def apposed_kind(work: Draft, start: int) -> ActorKind | None:
    """Kind that the noun before a name gives it ("le quotidien X" -> media, "le fabricant de pneus X")."""
    i, doc, words = start - 1, work.doc, work.gazetteer.words
    while i >= 0 and doc[i].text in {'"', "«", "“"}:
        i -= 1
    i = _over_adjectives(doc, i)
    said = i >= 0 and work.low[i] in work.gazetteer.apposed
    if not said and i > 1 and doc[i].pos_ == "NOUN":
        k = i - 1 - (work.low[i - 1] in {"la", "l'"})  # "le géant de l'acier X"
        field = work.low[k] in {"de", "d'"} or (k == i - 1 and work.low[k] in {"du", "des"})
        given = k < i - 1 or work.low[k] in {"du", "des"}  # "le syndicat des dockers Paul Durand"
        if field and not (given and work.low[start] in work.gazetteer.given):
            i = _over_adjectives(doc, k - 1)
    kind = work.gazetteer.apposed.get(work.low[i]) if i >= 0 else None
    if kind != "armed_group" or work.low[i] not in words["firm.either"]:
        return kind
    return kind if any(word in doc.places for word in words["firm.arms"]) else "organisation"


def _over_adjectives(doc: Text, i: int) -> int:
    """The index of the word before `i`, or at it, that is no adjective in lower case."""
    while i >= 0 and doc[i].pos_ == "ADJ" and not is_capital(doc[i]):
        i -= 1
    return i
