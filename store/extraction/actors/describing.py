"""Nouns that say what an actor is: "le responsable espagnol", "leur allié syrien", "les rebelles"."""

from __future__ import annotations

from collections import Counter

from store.extraction.actors.contests import Contests
from store.extraction.actors.forms import POSSESSIVE
from store.extraction.actors.pronouns import SUBJECTS, Candidate, same_clause_keys, subjects_above
from store.extraction.actors.titles import TitlePhrase
from store.extraction.actors.words import OPEN_QUOTES, demonym, leaning, low
from store.extraction.actors.workspace import Draft
from store.extraction.entities import Entity
from store.extraction.words import Word
from store.lexicon.gazetteer import fold

HEADS = frozenset({"head_of_state", "head_of_government"})


class Descriptions(Contests):
    """Resolves nouns that say what an actor is, not who."""

    def _official_of(self, title: TitlePhrase, state: Entity) -> Entity | None:
        """ "le responsable espagnol", "le ministre allemand": the only person of that state named lately."""
        words = self.work.gazetteer.words["describe.officials"]
        if title.former or title.noun.split()[0] not in words:
            return None
        here = self._sentence(title.start)
        near = {
            c.entity.key for c in self.trail
            if c.entity.kind == "person" and here - self._sentence(c.mention.start) <= 6
            and c.entity.member_of == state.key
        }  # fmt: skip
        if len(near) != 1:
            return None
        person = self.work.registry.entities[near.pop()]
        return None if any(t.former for t in self.work.roles.get(person.key, [])) else person

    def _label(self, title: TitlePhrase) -> None:
        """ "le socialiste": the person whom the passage names most, when it is the only such."""
        token = self.work.doc[title.start]
        to_her = token.dep_ == "nmod" and token.i > 1 and self.work.low[token.i - 2] == "a"
        if not to_her and token.dep_ not in {*SUBJECTS, "obj", "iobj", "obl:agent", "obl", "obl:arg"}:
            return
        called = self._called_so(token)
        if called is not None:
            self._add(called, title.start, title.end, form="noun", head=title.start)
            return
        borne = {
            key for key, titles in self.work.roles.items()
            if any(t.noun == title.noun and t.start < title.start and not t.former for t in titles)
        } - same_clause_keys(self.work, token)  # fmt: skip
        if len(borne) == 1 and title.noun in self.work.gazetteer.words["describe.exclusive"]:
            self._add(borne.pop(), title.start, title.end, form="noun", head=title.start)
            return
        wanted = {"f"} if title.article == "la" else {"m", ""} if title.article == "le" else {"f", "m", ""}
        counts: dict[int, int] = {}
        others = same_clause_keys(self.work, token)
        if self.work.doc[max(token.i - 2, 0)].text not in {":", ";"}:  # "X s'emporte : le socialiste …"
            others |= subjects_above(self.work, token)
        for candidate in self.trail:
            if candidate.entity.gender not in wanted or candidate.entity.key in others:
                continue
            if not self._suits(candidate.entity, "", None, title) or self._sovereign(title, candidate.entity):
                continue
            near = self._sentence(title.start) - self._sentence(candidate.mention.start) <= 4
            if near and candidate.entity.kind == "person" and candidate.mention.form in {"name", "pronoun"}:
                counts[candidate.entity.key] = counts.get(candidate.entity.key, 0) + 1
        ranked = sorted(counts, key=lambda k: -counts[k])
        if title.noun in self.work.gazetteer.words["describe.exclusive"] and len(ranked) > 1:
            ranked = [self.leading] if self.leading in counts else []
            counts = dict.fromkeys(ranked, 1)
        if ranked and (len(ranked) == 1 or counts[ranked[0]] > counts[ranked[1]]):
            self._add(ranked[0], title.start, title.end, form="noun", head=title.start)

    def _sovereign(self, title: TitlePhrase, person: Entity) -> bool:
        """ "l'opposant": hardly a head of state whom everybody knows."""
        words = self.work.gazetteer.words
        return title.noun in words["describe.exclusive"] and fold(person.name) in words["describe.sovereigns"]

    def _neighbour(self, token: Word) -> bool:
        """ "leur allié syrien", "le voisin algérien": the state."""
        doc, i = self.work.doc, token.i
        if low(token) not in self.work.gazetteer.words["describe.neighbours"] or i + 1 >= len(doc):
            return False
        before = low(doc[i - 1]) if i else ""
        if before not in POSSESSIVE and before not in {"le", "la", "l'", "au", "du"}:
            return False
        after = doc[i + 1]
        ident = demonym(self.work.gazetteer, after, self.work.states)
        if ident is None and before in POSSESSIVE and self._other_state(token):
            return True
        if ident is None or after.text[:1].isupper() or self.work.gazetteer.known[ident].kind != "country":
            return False
        if any(t.start == i for t in self.work.titles) or self.work.map.at(token):
            return False
        self._add(self.work.registry.known(ident).key, i, i + 2, form="noun", head=i)
        return True

    def _other_state(self, token: Word) -> bool:
        """ "son voisin", "son allié" of a state: the only other state that the last sentences name."""
        i, entities = token.i, self.work.registry.entities
        owners = self.work.map.possessors.get(i - 1, [])
        if len(owners) != 1 or entities[owners[0]].kind != "country" or self.work.map.at(token):
            return False
        after = self.work.doc[i + 1]
        if after.pos_ in {"ADJ", "PROPN"} or (
            low(after) in {"de", "d'", "du", "des", ","} and not self._to_do(i + 1)
        ):
            return False
        here = self._sentence(i)
        states = {
            c.entity.key for c in self.trail
            if c.entity.kind == "country" and here - self._sentence(c.mention.start) <= 2
        } - {owners[0]} - same_clause_keys(self.work, token)  # fmt: skip
        if len(states) == 1:
            self._add(states.pop(), i, i + 1, form="noun")
            return True
        return False

    def _new_state(self, token: Word) -> bool:
        """ "le nouvel Etat": the one of whose independence the article told last."""
        before = self.work.low[token.i - 1] if token.i else ""
        words = self.work.gazetteer.words
        if before not in words["describe.new"] or self.work.map.covering(token):
            return False
        for candidate in reversed(self.trail):
            near = self._sentence(token.i) - self._sentence(candidate.mention.start) <= 6
            here = candidate.mention
            beside = self.work.low[max(here.start - 4, 0) : min(here.end + 7, token.i)]
            told = any(word.startswith(tuple(words["describe.independence"])) for word in beside)
            if near and told and candidate.entity.kind == "country":
                self._add(candidate.entity.key, token.i, token.i + 1, form="noun")
                return True
        return False

    def _state_itself(self, token: Word) -> bool:
        """ "accuse l'Etat d'abandon": who acts or is acted upon, the state in question."""
        doc, i = self.work.doc, token.i
        after = doc[i + 1] if i + 1 < len(doc) else None
        if low(doc[i - 1]) != "l'" or not token.text[:1].isupper() or self.work.map.covering(token):
            return False
        case = next((low(c) for c in token.children if c.dep_ == "case"), "")
        involved = token.dep_ in {*SUBJECTS, "obj", "obl:agent", "iobj"} or case in {"contre", "avec"}
        named = after is not None and (after.text[:1].isupper() or after.dep_ == "amod")
        owned = after is not None and low(after) in {"de", "d'", "du"} and not self._to_do(i + 1)
        state = self._state_in_question(i)
        if not involved or named or owned or state is None:
            return False
        self._add(state.key, i, i + 1, form="noun")
        return True

    def _rebels(self, i: int, kinds: frozenset[str]) -> None:
        """ "les rebelles": those whom the article calls so, else the only armed group of the passage."""
        noun, words = self.work.low[i], self.work.gazetteer.words
        sides = (*leaning(self.work.gazetteer), *self.work.gazetteer.words["leaning.against"])
        if any(low(c).startswith(sides) for c in self.work.doc[i].children):
            return  # "les combattants anti-talibans"
        called = {
            m.entity for m in self.work.map.mentions
            if m.start < i and m.form in {"noun", "name"} and m.end - m.start > 1
            and noun in {self.work.low[m.head], self.work.low[m.start]}  # "les rebelles houthis"
        }  # fmt: skip
        groups = [c for c in self.trail if c.entity.kind in kinds and not self._army(c.entity)]
        if not groups and noun in words["describe.rebels"]:
            groups = [
                c for c in self.trail if c.entity.kind in {"organisation", "party"}
                and _rose(self.work, c.entity)
            ]  # fmt: skip
        for keys in (called, self._within(groups, i, 2), self._within(groups, i, 6)):
            if keys:
                break
        if len(keys) == 1:
            self._add(keys.pop(), i, i + 1, form="noun")

    def _within(self, candidates: list[Candidate], i: int, sentences: int) -> set[int]:
        here = self._sentence(i)
        return {c.entity.key for c in candidates if here - self._sentence(c.mention.start) <= sentences}

    def _army(self, entity: Entity) -> bool:
        """True for the army of a state, which no one calls rebels, unless its name says that it rose."""
        armies = tuple(self.work.gazetteer.words["describe.armies"])
        return not _rose(self.work, entity) and any(fold(name).startswith(armies) for name in entity.names)

    def _government(self, token: Word) -> bool:
        """ "le gouvernement" that nothing qualifies: that of the state in question."""
        doc, i = self.work.doc, token.i
        words = self.work.gazetteer.words
        if low(token) not in words["describe.governments"]:
            return False
        if (
            low(doc[i - 1]) in words["describe.new"]
            and low(doc[i - 2]) in {"le", "du", "au"}
            and self._new_rulers(token)
        ):
            return True
        if low(doc[i - 1]) not in {"le", "du", "au", "l'"}:
            return False
        after = doc[i + 1] if i + 1 < len(doc) else None
        whole = after is not None and low(after) in self.work.gazetteer.words["describe.whole"]
        by = i > 2 and low(doc[i - 2]) == "par" and doc[i - 3].pos_ == "NOUN"  # "le refus par X de Y"
        if after is not None and (
            (low(after) in {"de", "d'", "du", "des"} and not by and not self._to_do(i + 1))
            or (after.dep_ == "amod" and not whole)
        ):
            return False
        state = self._state_in_question(i)
        name = "gouvernement"
        entry = self.work.gazetteer.known.get(state.known or "") if state is not None else None
        if entry is not None and entry.demonyms:
            name = f"gouvernement {entry.demonyms[0][0]}"
        registry = self.work.registry
        entity = registry.named(name) or registry.new(name, "government")
        entity.gender = "m"
        if state is not None and entity.member_of is None and entity.key != state.key:
            entity.member_of = state.key
        self._add(entity.key, i, i + 1, form="noun")
        return True

    def _called_so(self, token: Word) -> int | None:
        """Once "la chroniqueuse", always she: the person whom this very noun meant before."""
        for mention in reversed(self.work.map.mentions):
            if (
                mention.form == "noun"
                and mention.end <= token.i
                and self.work.low[mention.head] == low(token)
            ):
                person = self.work.registry.entities[mention.entity].kind == "person"
                return mention.entity if person else None
        return None

    def _authorities(self, token: Word) -> bool:
        """ "les autorités" that nothing qualifies: the only government that the article names."""
        doc, i, words = self.work.doc, token.i, self.work.gazetteer.words
        if (
            low(token) not in words["describe.authorities"]
            or not (
                low(doc[i - 1]) in {"les", "aux"}
                or (low(doc[i - 1]) == "nouvelles" and low(doc[i - 2]) in {"les", "aux", "des"})
            )
            or self.work.map.covering(token)
        ):
            return False
        after = doc[i + 1] if i + 1 < len(doc) else None
        bound = after is not None and low(after) in {"de", "du", "d'", "des"} and not self._to_do(i + 1)
        present = self.work.gazetteer.words["power.present"]
        told = [c for c in token.children if c.dep_ in {"amod", "acl", "acl:relcl"}]
        if bound or any(low(c) not in present for c in told):
            return False
        if any(low(c) == "nouvelles" for c in told):
            return self._new_rulers(token)
        keys = {c.entity.key for c in self.trail if c.entity.kind == "government"}
        keys |= {
            m.entity for m in self.work.map.mentions
            if m.start < i and m.form == "noun" and m.end - m.start > 1
            and self.work.low[m.head] in words["describe.governments"] | words["describe.authorities"]
        }  # fmt: skip
        keys = keys or self._only_state(token)
        if len(keys) == 1:
            self._add(keys.pop(), i, i + 1, form="noun")
        return bool(keys)

    def _new_rulers(self, token: Word) -> bool:
        """ "les nouvelles autorités", "le nouvel exécutif": the only government that the article names, of a
        transition if it has one, else the junta.
        """
        words, entities = self.work.gazetteer.words, self.work.registry.entities
        powers = [e for e in entities if e.kind in {"government", "organisation"}]
        passing = [
            e.key for e in powers
            if any(w in words["power.transition"] for name in e.names for w in fold(name).split())
        ]  # fmt: skip
        named = passing or [e.key for e in powers if e.kind == "government"]
        if len(named) == 1:
            self._add(named[0], token.i, token.i + 1, form="noun")
        return len(named) == 1

    def _only_state(self, token: Word) -> set[int]:
        """The state that the last sentences name, when they name no other and it is not spoken of beside."""
        here = self._sentence(token.i)
        states = {
            c.entity.key for c in self.trail
            if c.entity.kind == "country" and here - self._sentence(c.mention.start) <= 3
        }  # fmt: skip
        return states - same_clause_keys(self.work, token) if len(states) == 1 else set()

    def _to_do(self, i: int) -> bool:
        """ "féliciter le gouvernement d'avoir tenu", "accuser le pouvoir de fraude": "de" at token `i` says
        nothing of the noun before it.
        """
        doc, k = self.work.doc, i + 1
        while k < len(doc) and doc[k].text in OPEN_QUOTES:
            k += 1
        if k < len(doc) and "Inf" in doc[k].morph.get("VerbForm", ()):
            return True
        blaming = tuple(self.work.gazetteer.words["act.blaming"])
        bare = k < len(doc) and doc[k].pos_ in {"NOUN", "ADJ"} and low(doc[i]) in {"de", "d'"}
        return bare and i > 0 and doc[i - 1].dep_ == "obj" and low(doc[i - 1].head).startswith(blaming)

    def _power(self, token: Word) -> bool:
        """ "accuse le pouvoir": the state in question; "prendre le pouvoir" takes no side with anybody."""
        doc, i = self.work.doc, token.i
        beside = (
            low(doc[i - 1]) in {"du", "au"} and low(doc[i - 2]) in self.work.gazetteer.words["power.beside"]
        )
        plain = token.dep_ in {"nsubj", "nsubj:pass", "obj", "obl:agent"} and low(doc[i - 1]) in {"le", "ce"}
        if low(token) not in self.work.gazetteer.words["power.rule"] or i < 2 or not (beside or plain):
            return False
        if plain and low(token.head)[:4] in self.work.gazetteer.words["act.hold"]:
            return False
        after = low(doc[i + 1]) if i + 1 < len(doc) else ""
        state = self._state_in_question(i)
        if (
            state is None
            or (after in {"de", "d'", "du", "des"} and not self._to_do(i + 1))
            or any(c.dep_.startswith(("amod", "acl")) for c in token.children)
        ):
            return False
        self._add(state.key, i, i + 1, form="noun")
        return True

    def _last_word(self, token: Word) -> None:
        """ "cette Constituante" after "l'Assemblée constituante": a body by the last word of its name."""
        word = low(token)
        keys = {
            c.entity.key for c in self.trail
            if c.entity.kind not in {"person", "country", "proposal"}
            and any(len(w) > 1 and w[-1] == word for w in (fold(n).split() for n in c.entity.names))
        }  # fmt: skip
        if len(keys) == 1:
            self._add(keys.pop(), token.i, token.i + 1, form="noun")

    def _state_in_question(self, i: int) -> Entity | None:
        """The state whose head was named lately, else the one that the article names most so far."""
        entities = self.work.registry.entities
        for candidate in reversed(self.trail):
            if self._sentence(i) - self._sentence(candidate.mention.start) > 3:
                break
            person = candidate.entity
            tops = any(t.role in HEADS and not t.former for t in self.work.roles.get(person.key, []))
            if person.kind == "person" and tops and person.member_of is not None:
                owner = entities[person.member_of]
                if owner.kind == "country":
                    return owner
        states = Counter(c.entity.key for c in self.trail if c.entity.kind == "country")
        return entities[max(states, key=lambda k: (states[k], -k))] if states else None


def _rose(work: Draft, entity: Entity) -> bool:
    """Whether a name of `entity` says that it rose against somebody."""
    risen = tuple(work.gazetteer.words["describe.risen"])
    return any(word.startswith(risen) for name in entity.names for word in fold(name).split())
