"""Whom somebody is beside or against: "son rival", "le successeur de X", "son homologue turc"."""

from __future__ import annotations

from store.extraction.actors.forms import POSSESSIVE
from store.extraction.actors.pronouns import same_clause_keys
from store.extraction.actors.roles import Roles
from store.extraction.actors.words import demonym, low
from store.extraction.entities import Entity
from store.extraction.words import Word

ARTICLES = frozenset({"le", "la", "l'", "au", "du"})
FEMININE = ("ale", "nte", "ice", "ée", "mie", "tte", "ière")


class Counterparts(Roles):
    """Resolves those who are told by their tie to somebody else."""

    def _opponent(self, token: Word) -> bool:
        """ "son adversaire", "le successeur de X": the only other person named lately."""
        doc, i, entities = self.work.doc, token.i, self.work.registry.entities
        words, at = self.work.gazetteer.words, i - 1
        while at > 0 and doc[at].pos_ == "ADJ":
            at -= 1  # "son ancien allié"
        follows = low(token) in words["describe.successors"] and (
            token.dep_ == "nsubj" or low(doc[at]) in POSSESSIVE
        )
        if not (follows or low(token) in words["describe.counterparts"]) or self.work.map.at(token):
            return False
        k = i + 1
        while k < len(doc) and (doc[k].pos_ == "ADJ" or doc[k].text in {",", '"', "«"}):
            k += 1
        named = [m for m in self.work.map.starting(k) if m.form in {"name", "title"}]
        if (self.work.map.starting(k) and doc[k - 1].text != ",") or i == 0:
            return False  # "son rival Paul Durand"
        if any(entities[m.entity].kind == "person" and low(doc[m.end]) in {",", ".", ";"} for m in named
               if m.end < len(doc)):  # fmt: skip
            return False  # "son rival, Paul Durand."
        owner = self._tied_to(token, at, k)
        near = self._opposite(token, owner, follows=follows) if owner is not None else set()
        if len(near) != 1:
            return False
        person = entities[near.pop()]
        if (token.plain.endswith(FEMININE) and person.gender == "m") or (
            low(doc[at]) == "le" and person.gender == "f"
        ):
            return False
        self._add(person.key, i, i + 1, form="noun")
        return True

    def _tied_to(self, token: Word, at: int, after: int) -> Entity | None:
        """The person whose rival it is: by the determiner at token `at`, else by "de X" at token `after`."""
        doc, starting = self.work.doc, self.work.map.starting
        owners = list(self.work.map.possessors.get(at, ()))
        if low(doc[at]) in ARTICLES and after < len(doc) and low(doc[after]) in {"de", "d'", "du"}:
            named = (starting(n)[:1] for n in (after + 1, after + 2, after + 3))
            owners = [m.entity for m in next((found for found in named if found), [])]
        owner = self.work.registry.entities[owners[0]] if len(owners) == 1 else None
        return owner if owner is not None and owner.kind == "person" else None

    def _opposite(self, token: Word, owner: Entity, *, follows: bool) -> set[int]:
        """Who can be a person's rival: the others named lately; his successor, only of the same state."""
        here, entities = self._sentence(token.i), self.work.registry.entities
        back = 1 if follows and token.dep_ != "nsubj" else 3
        persons = [c for c in self.trail if c.entity.kind == "person"]
        others = {owner.key} | same_clause_keys(self.work, token)
        near = {c.entity.key for c in persons if here - self._sentence(c.mention.start) <= back} - others
        if not follows:
            return near
        mine = self._chain(owner)
        near = {
            k for k in near if self._chain(entities[k]) & mine
            or None in {entities[k].member_of, owner.member_of}
        }  # fmt: skip
        if near or owner.member_of is None:
            return near
        return {c.entity.key for c in persons if self._chain(c.entity) & mine} - others

    def _counterpart(self, token: Word) -> None:
        """ "son homologue turc": the known head of that state, else the state itself."""
        doc, i = self.work.doc, token.i
        if i + 1 >= len(doc):
            return
        end = i + 2
        ident = demonym(self.work.gazetteer, doc[i + 1], self.work.states)
        state: Entity | None = self.work.registry.known(ident) if ident else None
        if state is None:
            for mention in self.work.map.mentions:
                if (
                    i + 2 <= mention.start <= i + 3
                    and mention.form in {"name", "metonym"}
                    and low(doc[i + 1]) in {"de", "d'", "du"}
                ):
                    state, end = self.work.registry.entities[mention.entity], mention.end
                    break
        if state is None or state.kind == "person":
            return
        if any(
            m.form == "name"
            and end <= m.start <= end + 1
            and self.work.registry.entities[m.entity].kind == "person"
            for m in self.work.map.mentions
        ):
            follower = next(
                m for m in self.work.map.mentions if m.form == "name" and end <= m.start <= end + 1
            )
            person: Entity | None = self.work.registry.entities[follower.entity]
            if person is not None and person.member_of is None and person.kind == "person":
                person.member_of = state.key
        else:
            person = self._head_of(state, i)
        self._add(person.key if person else state.key, i, end, form="noun", head=i)

    def _head_of(self, state: Entity, i: int) -> Entity | None:
        persons = [
            c.entity for c in self.trail if c.entity.kind == "person" and c.entity.member_of == state.key
        ]
        keys = {p.key for p in persons}
        for entity in self.work.registry.persons():
            if entity.member_of == state.key and entity.key not in keys:
                keys.add(entity.key)
                persons.append(entity)
        tops = [
            p
            for p in persons
            if any(
                t.role in {"head_of_state", "head_of_government", "deputy"}
                for t in self.work.roles.get(p.key, [])
            )
        ]
        pool = {p.key for p in tops} or keys
        return self.work.registry.entities[next(iter(pool))] if len(pool) == 1 else None
