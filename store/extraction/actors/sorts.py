"""Bodies and states picked up by what they are: "l'avionneur", "la centrale", "le mouvement islamiste"."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.extraction.actors.describing import Descriptions
from store.extraction.actors.pronouns import same_clause_keys
from store.extraction.actors.words import OPEN_QUOTES, is_singular, low
from store.extraction.entities import Entity
from store.extraction.words import Word
from store.lexicon.gazetteer import fold

NEAR = 3  # sentences between a body and a noun that may mean another as well
REMEMBERED = 8  # … and one that can mean no other


@dataclass
class Sorts(Descriptions):
    """Resolves a noun with words that narrow it down to the only actor near of that sort."""

    sorts: dict[int, frozenset[str]] = field(default_factory=dict)  # by entity, see `_sorts_of`
    idents: dict[int, set[str]] = field(default_factory=dict)  # by entity, see `_idents`

    def _qualified(self, token: Word) -> bool:
        """ "le mouvement islamiste", "le groupe de Rennes": a word after it says which."""
        doc, i = self.work.doc, token.i
        after = doc[i + 1] if i + 1 < len(doc) else None
        return after is not None and (
            (low(after) in {"de", "du", "d'", "des"} and not self._to_do(i + 1))
            or low(after) in self.work.gazetteer.demonyms
        )

    def _strike(self, token: Word) -> bool:
        """ "le mouvement" after "la grève": the strike, when the last sentences name one."""
        words, i = self.work.gazetteer.words, token.i
        if low(token) not in words["describe.movements"] or self._qualified(token):
            return False
        for candidate in reversed(self.trail):
            near = self._sentence(i) - self._sentence(candidate.mention.start) <= 3
            first = fold(candidate.entity.name).split()[0]
            if near and candidate.entity.kind == "proposal" and first in words["describe.strikes"]:
                self._add(candidate.entity.key, i, i + 1, form="noun")
                return True
        return False

    def _armed(self, token: Word) -> bool:
        """ "le groupe jihadiste", "l'organisation terroriste": the armed group named last."""
        doc, i = self.work.doc, token.i
        if i + 1 >= len(doc) or low(doc[i + 1]) not in self.work.gazetteer.words["describe.armed"]:
            return False
        others = self._siblings(token) | same_clause_keys(self.work, token)
        for candidate in reversed(self.trail):
            entity = candidate.entity
            if self._sentence(i) - self._sentence(candidate.mention.start) > REMEMBERED:
                break
            if entity.kind == "armed_group" and entity.key not in others and not self._army(entity):
                self._add(entity.key, i, i + 1, form="noun")
                return True
        return False

    def _by_sort(self, token: Word) -> None:
        """ "l'avionneur", "la centrale", "le groupe japonais": the only body near of that sort and state."""
        gazetteer, i = self.work.gazetteer, token.i
        if not is_singular(token) or self._owned(token):
            return
        kinds, sorts = gazetteer.anaphors[low(token)], gazetteer.sorts[low(token)]
        words = [
            w for c in token.children if c.i > i and c.dep_ in {"amod", "nmod"} for w in (c, *c.children)
        ]
        states = {s for w in words for s in gazetteer.demonyms.get(low(w), ())}
        others = self._siblings(token) | same_clause_keys(self.work, token)
        here = self._sentence(i)
        sure: dict[int, int] = {}
        vague: dict[int, int] = {}
        armed: dict[int, int] = {}
        for candidate in self.trail:
            entity, place = candidate.entity, self._sentence(candidate.mention.start)
            if entity.key in others or here - place > REMEMBERED or entity.kind not in kinds:
                continue
            home = self._state_of(entity.key) if entity.kind != "country" else entity.known
            if states and home is not None and home not in states:
                continue
            theirs = self._sorts_of(entity)
            if not sorts and "party" in kinds and self._public(entity):
                continue  # "le mouvement de droite" is no police force
            if not sorts or not sorts.isdisjoint(theirs):
                sure[entity.key] = place
            elif not theirs and entity.kind == "organisation" and not self._public(entity):
                vague[entity.key] = place
            elif entity.kind == "armed_group":
                armed[entity.key] = place  # "le groupe" after Boko Haram
        near = {key: place for key, place in (sure or vague or armed).items() if here - place <= NEAR}
        last = [key for key, place in near.items() if place == max(near.values())]
        if len(last) == 1 or (len(sure) == 1 and sorts):
            self._add(last[0] if len(last) == 1 else next(iter(sure)), i, i + 1, form="noun")

    def _sorts_of(self, entity: Entity) -> frozenset[str]:
        """The sorts of body that an actor is: by the gazetteer, else by the nouns beside its name, "le groupe
        X", "X, premier syndicat de la profession", or those that open it. None when nothing says so.
        """
        known = self.work.gazetteer.known
        if entity.known in known:
            return frozenset({known[entity.known].sort or "other"})
        if entity.key not in self.sorts:
            told = {known[ident].sort for ident in self._idents(entity)} - {""}
            if told:
                return self.sorts.setdefault(entity.key, frozenset(told))
            table, nouns = self.work.gazetteer.sorts, {fold(name).split()[0] for name in entity.names}
            for mention in self.work.map.mentions:
                if mention.entity == entity.key and mention.form == "name":
                    nouns |= self._beside(mention.start, mention.end)
            self.sorts[entity.key] = frozenset().union(*(table.get(noun, frozenset()) for noun in nouns))
        return self.sorts[entity.key]

    def _idents(self, entity: Entity) -> set[str]:
        """The ids of an actor: its own, and those of which it bears the name: "Union du travail (UGTT)"."""
        if entity.known is not None or entity.kind == "person":
            return {entity.known} if entity.known else set()
        if entity.key not in self.idents:
            index = self.work.gazetteer.names
            self.idents[entity.key] = {
                hit.value for name in entity.names for hit in index.scan(name)
                if hit.end - hit.start == len(name) and hit.form == "name"
            } & self.work.gazetteer.known.keys()  # fmt: skip
        return self.idents[entity.key]

    def _beside(self, start: int, end: int) -> set[str]:
        """The nouns right before the name [start, end), over adjectives, and in the apposition after it."""
        doc, low_, k = self.work.doc, self.work.low, start - 1
        while k > 0 and (doc[k].pos_ == "ADJ" or doc[k].text in OPEN_QUOTES):
            k -= 1
        found = {low_[k]} if k >= 0 and doc[k].pos_ == "NOUN" else set()
        k = end + 1
        if end < len(doc) and doc[end].text == ",":
            while k < len(doc) - 1 and doc[k].pos_ in {"DET", "ADJ", "NUM"}:
                k += 1
            if k < len(doc) and doc[k].pos_ == "NOUN" and doc[k].dep_ == "appos":
                found.add(low_[k])
        return found

    def _public(self, entity: Entity) -> bool:
        """Whether a body is a region, a court, a police force or the like by name, no firm, no union."""
        words = self.work.gazetteer.words
        public = words["civic.territories"] | words["civic.seated"] | words["government.alone"]
        return fold(entity.name).split()[0] in public

    def _owned(self, token: Word) -> bool:
        """ "le groupe de X": the body is X's, or X itself, not one named before."""
        doc, i = self.work.doc, token.i
        if i + 2 >= len(doc) or low(doc[i + 1]) not in {"de", "du", "d'", "des"} or self._to_do(i + 1):
            return False
        k = i + 2 + (low(doc[i + 2]) in {"la", "l'", "le", "les"})
        return k >= len(doc) or doc[k].text[:1].isupper() or bool(self.work.map.starting(k))

    def _state_of(self, key: int) -> str | None:
        """Id of the state that the person, or the body it speaks for, belongs to."""
        entities = self.work.registry.entities
        for _ in range(3):
            owner = entities[key].member_of
            if owner is None:
                break
            key = owner
        return entities[key].known if entities[key].kind == "country" else None

    def _siblings(self, token: Word) -> set[int]:
        """Entities that hang from the same word: "le retour des Etats-Unis dans ce pays"."""
        keys = {
            c.entity.key for c in self.trail[-8:]
            if c.token.head == token.head and c.token.sent == token.sent and c.token.i != token.i
        }  # fmt: skip
        near = [c for c in self.trail[-3:] if token.i - 4 <= c.mention.end < token.i]
        if near and low(self.work.doc[near[-1].mention.end]) in {
            "dans",
            "en",
            "vers",
            "avec",
            "contre",
            "par",
        }:
            keys.add(near[-1].entity.key)
        return keys
