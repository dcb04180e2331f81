"""Capitals, peoples and persons that no mention names, in the slots that only an actor fills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.entities import Entity
from store.extraction.stances.syntax import Found, Parse
from store.extraction.stances.words import load_discourse
from store.lexicon.gazetteer import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.extraction.entities import EntityMap
    from store.lexicon.gazetteer import Known
    from store.model import ActorKind


class Capitals:
    """Makes an entity of what stands in a slot, when the article did not have it yet."""

    def __init__(self, parse: Parse, entities: EntityMap) -> None:
        self.parse = parse
        self.entities = entities

    def latent(self, found: Found, places: bool) -> Iterator[tuple[int, int, int]]:
        """The states named by their capitals where these may be mere places (*tourner le dos à Paris*): the
        entity, and the tokens [start, end) of its name.

        `places`: the slot is one where a capital means its state; else only persons and peoples are taken.
        """
        p = self.parse
        for i in found.heads:
            named = p.low[i][:1].isalpha() and p.doc[i].text[:1].isupper()
            if p.pos[i] not in {"PROPN", "NOUN"} or not named:
                continue
            if i > 1 and p.low[i - 1] == "de" and p.low[i - 2] in load_discourse().federated:
                continue  # "l'État de Washington"
            right = i + 1
            while right < p.size and p.dep[right] in {"flat", "flat:name"} and p.head[right] == i:
                right += 1
            if right == i + 1 and i == p.bounds[p.sentence[i]][0]:
                continue  # a capital that opens a sentence says nothing (*Fidèle allié de X*)
            entity = self._proper(p.doc.surface(i, right), places)
            if entity is None and right == i + 1 and i == found.heads[0]:
                entity = self._people(i)
            if entity is not None:
                yield entity, i, right

    def state(self, known: Known) -> int:
        """The entity of a state or body of the gazetteer."""
        for entity in self.entities.entities:
            if entity.known == known.id:
                return entity.key
        return self._new(known.name, known.kind, known.id)

    def capital(self, text: str) -> int | None:
        """The state of which the name `text` alone is the capital."""
        gazetteer = self.entities.gazetteer
        hits = [hit for hit in gazetteer.names.scan(text) if hit.end - hit.start == len(text)]
        known = gazetteer.known.get(hits[0].value) if hits else None
        return self.state(known) if known is not None and known.kind == "country" else None

    def _people(self, i: int) -> int | None:
        """*les Kurdes*: a people or group named by a plural with an article."""
        p = self.parse
        determined = any(p.dep[k] == "det" and p.low[k] in {"les", "des"} for k in p.kids[i])
        article = determined or p.low[i - 1] in {"aux", "des", "les"}
        if not article or not p.low[i].endswith(("s", "x")):
            return None
        if fold(p.low[i]) in self.entities.gazetteer.words["name.portfolios"]:
            return None  # "a quitté les Finances"
        text = p.doc[i].text
        for entity in self.entities.entities:
            if text in entity.names:
                return entity.key
        key = self._new(text, "organisation")
        self.entities.entities[key].plural = True
        return key

    def _proper(self, text: str, places: bool) -> int | None:
        """The entity that a proper name in an actor's slot means: a state, a known one, a new person;
        None for places.
        """
        gazetteer = self.entities.gazetteer
        for hit in gazetteer.names.scan(text):
            known = gazetteer.known.get(hit.value)
            if hit.start > 0 or known is None or not (places or known.kind == "person"):
                return None
            return self.state(known)
        words = text.split()
        for entity in self.entities.entities:
            if entity.kind == "person" and words[-1] == entity.name.split()[-1]:
                return entity.key
        if fold(words[0]) in gazetteer.words["name.portfolios"] | gazetteer.words["name.awards"]:
            return None
        if len(words) == 1 and not places and words[0][:1].isupper() and len(words[0]) > 3:
            return self._new(text, "organisation")
        if len(words) < 2 or not all(w[:1].isupper() or w[:3] in {"al-", "el-", "ben"} for w in words):
            return None
        return self._new(text, "person")

    def _new(self, name: str, kind: ActorKind, known: str | None = None) -> int:
        entities = self.entities.entities
        entities.append(Entity(len(entities), name, kind, [name], None, known))
        return len(entities) - 1
