"""Whom somebody is beside or against: "son rival", "le successeur de X", "son homologue turc"."""

from __future__ import annotations

from collections import Counter

from store.extraction.actors.forms import POSSESSIVE
from store.extraction.actors.pronouns import same_clause_keys
from store.extraction.actors.roles import Roles
from store.extraction.actors.salience import REMEMBERED
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
            return self._at_home(near, owner, token, others)
        inherits = {key for key in self._in_turn(owner, low(token)) if key not in others}
        if len(inherits) == 1:
            return inherits
        mine = self._chain(owner)
        near = {
            k for k in near if self._chain(entities[k]) & mine
            or None in {entities[k].member_of, owner.member_of}
        }  # fmt: skip
        if near or owner.member_of is None:
            return near
        return {c.entity.key for c in persons if self._chain(c.entity) & mine} - others

    def _at_home(self, near: set[int], owner: Entity, token: Word, others: set[int]) -> set[int]:
        """Of those near, the ones who may be a rival: of another state than the owner's only when nobody of
        his own is left; and when a foreigner is all there is, whom the article names most beside the owner.
        """
        home, entities = self._states(owner.key), self.work.registry.entities
        if low(token) not in self.work.gazetteer.words["describe.contenders"] or not home:
            return near
        own = {key for key in near if not self._states(key) or self._states(key) & home}
        if own or not near:
            return own
        named = Counter(
            c.entity.key for c in self.trail
            if c.entity.kind == "person" and c.mention.form == "name" and c.entity.key not in others
            and (not self._states(c.entity.key) or self._states(c.entity.key) & home)
        ).most_common(2)  # fmt: skip
        clear = named and named[0][1] > 1 and (len(named) == 1 or named[0][1] > named[1][1])
        return {entities[named[0][0]].key} if clear else near

    def _states(self, key: int) -> frozenset[str]:
        """Ids of the states that a person is of or speaks for."""
        entities = self.work.registry.entities
        home = {entities[k].known for k in self._chain(entities[key]) if entities[k].kind == "country"}
        return self._nations(key) | {ident for ident in home if ident}

    def _in_turn(self, owner: Entity, noun: str) -> set[int]:
        """Who had the office of `owner` after him, or before him, as the titles say."""
        after = not noun.startswith(tuple(self.work.gazetteer.words["describe.predecessors"]))
        roles, home = self.work.roles, self._states(owner.key)
        crowned = self.work.gazetteer.words["describe.crowned"]  # no president succeeds a king
        mine = {(t.role, t.noun in crowned) for t in roles.get(owner.key, []) if t.former == after}
        mine -= {(role, False) for role in ("honorific", "label", "figure")}
        return {
            key for key, titles in roles.items()
            if key != owner.key and any(
                (t.role, t.noun in crowned) in mine and t.former != after for t in titles
            )
            and (not home or not self._states(key) or self._states(key) & home)
        }  # fmt: skip

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
        if state is None:
            same = self._alike(i) or self._peer(i)
            if same is not None:
                self._add(same, i, i + 1, form="noun")
            return
        if state.kind == "person":
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

    def _alike(self, i: int) -> int | None:
        """ "son homologue québécois": the only person beside whose title the same word stands."""
        after = self.work.doc[i + 1]
        if after.pos_ not in {"ADJ", "NOUN", "PROPN"} or after.capital:
            return None
        keys = {
            key for key, titles in self.work.roles.items()
            if any(low(after) in self.work.low[t.start : t.end + 1] and t.start < i for t in titles)
        } - same_clause_keys(self.work, self.work.doc[i])  # fmt: skip
        return keys.pop() if len(keys) == 1 else None

    def _peer(self, i: int) -> int | None:
        """ "son homologue" and nothing more: the only other person named lately with the same office."""
        after, here = self.work.doc[i + 1], self._sentence(i)
        if after.pos_ in {"ADJ", "PROPN"} or low(after) in {"de", "d'", "du", "des"} or after.text == ",":
            return None
        at = next((k for k in (i - 1, i - 2) if k >= 0 and k in self.work.map.possessors), -1)
        owners = self.work.map.possessors.get(at, [])
        if len(owners) != 1:
            return None
        tops = {t.role for t in self.work.roles.get(owners[0], []) if not t.former} - {
            "honorific",
            "label",
            "figure",
        }
        near = {c.entity.key for c in self.trail if here - self._sentence(c.mention.start) <= REMEMBERED}
        keys = {
            key for key in near - {owners[0]}
            if any(t.role in tops and not t.former for t in self.work.roles.get(key, []))
        }  # fmt: skip
        return keys.pop() if len(keys) == 1 else None

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
