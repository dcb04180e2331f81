"""What single words of an article stand for: the actors that a mention, a title or *non* names there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from store.extraction.stances.ballot_words import load_ballots
from store.extraction.stances.capitals import Capitals
from store.extraction.stances.carriers import carrier_forms
from store.extraction.stances.members import named_by_nation
from store.extraction.stances.slots import Slots
from store.extraction.stances.syntax import Found

if TYPE_CHECKING:
    from store.extraction.entities import EntityMap
    from store.lexicon import Carrier, Lexicon


class Reference(NamedTuple):
    """An actor as a phrase names it. Tokens [start, end) are the words; `sign` is -1 through *départ de*."""

    entity: int
    head: int
    start: int
    end: int
    sign: int = 1
    path: tuple[str, ...] = ()  # carrier nouns and repairs on the way


class References:
    """Knows what the mentions of an article make of one word, and asks the engine's rules about the rest."""

    def __init__(self, slots: Slots, entities: EntityMap, lexicon: Lexicon) -> None:
        self.slots = slots
        self.parse = slots.parse
        self.entities = entities
        self.capitals = Capitals(self.parse, entities)
        self.lexicon = lexicon
        self._singular = carrier_forms(lexicon)
        self.verbs: Callable[[int], tuple[str, ...]] = lambda i: (self.parse.lemma[i],)  # set by the engine
        self.asked: set[tuple[int, bool]] = set()  # the phrases that are being read now, with their `dig`
        self.settled = True  # whether what is being read says the same whatever stances are found later
        self._known: dict[tuple[tuple[int, ...], bool, int], list[Reference]] = {}  # the settled answers
        self.wanted: tuple[str, ...] = ()  # the kinds that the slot being filled takes; any when empty
        self.topic: Callable[[int, bool], list[Reference]] = lambda _i, _plural: []  # set by the engine
        self.thing: Callable[[int], list[Reference]] = lambda _i: []  # likewise
        self.insiders: Callable[[int], list[Reference]] = lambda _i: []  # likewise
        self.implied: Callable[[int, Carrier], list[Reference]] = lambda _i, _carrier: []  # likewise
        self.judged: Callable[[int], list[Reference]] = lambda _i: []  # likewise
        self.decided: Callable[[int, list[Reference]], list[Reference]] = lambda _i, taken: taken  # likewise
        self.clause: Callable[[int], list[Reference]] = lambda _i: []  # likewise
        self.answered: Callable[[int], list[Reference]] = lambda _i: []  # likewise

    def kind(self, entity: int) -> str:
        return self.entities.entities[entity].kind

    def carrier(self, i: int) -> Carrier | None:
        p = self.parse
        if p.pos[i] not in {"NOUN", "PROPN", "ADJ", "VERB"}:
            return None
        return self.lexicon.carriers.get(self._singular.get(p.low[i], p.lemma[i]))

    def latent(self, found: Found, places: bool) -> list[Reference]:
        """States named by their capitals where these may be mere places; see `Capitals.latent`."""
        named = self.capitals.latent(found, places)
        return [Reference(entity, start, start, end, 1, ("capital",)) for entity, start, end in named]

    def _direct(self, i: int) -> list[Reference]:
        token = self.parse.doc[i]
        mentions = self.entities.at(token)
        mentions = named_by_nation(self.parse, self.entities, mentions) or mentions
        sign = load_ballots().answers.get(self.parse.low[i], 0)
        answered = self.answered(i) if sign and mentions else []
        if answered:
            return answered
        if mentions and sign < 0:  # "pour le non": against the text, if one is named
            low, known = self.parse.low[i], self.entities.entities
            signs = {m.entity: 1 if known[m.entity].name == low else -1 for m in mentions}
            return [Reference(m.entity, i, m.start, m.end, signs[m.entity], ("ballot",)) for m in mentions]
        if mentions:
            return [Reference(m.entity, i, m.start, m.end) for m in mentions]
        covering = self.entities.covering(token)[:1]
        if not covering and self.parse.low[i] == "on":
            return self.insiders(i)
        return [Reference(m.entity, i, m.start, m.end) for m in covering]
