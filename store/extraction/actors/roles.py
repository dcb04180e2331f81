"""Who a person is, said instead of the name: "le sortant", "l'ancien ministre", "la candidate démocrate"."""

from __future__ import annotations

from store.extraction.actors.nationals import nationals
from store.extraction.actors.persons import owner_of
from store.extraction.actors.pronouns import SUBJECTS, Candidate, same_clause_keys, subjects_above
from store.extraction.actors.salience import REMEMBERED, Trail
from store.extraction.actors.standins import narrower, synonyms
from store.extraction.actors.titles import TitlePhrase
from store.extraction.actors.words import demonym, gender, is_plural, low, preposition
from store.extraction.entities import Entity
from store.extraction.words import Word
from store.lexicon.gazetteer import fold

SINGULAR = frozenset({"le", "la", "l'", "ce", "cet", "cette", "au", "du"})
ARGUMENTS = SUBJECTS | {"obj", "iobj", "obl:agent", "obl:arg", "obl", "xcomp"}
GOVERNING = frozenset({"", "a", "au", "par", "contre", "avec", "pour", "envers"})
OWNING = frozenset({"de", "du", "d'", "a", "au", "pour", "contre", "envers"})
BOUND = frozenset({"nmod", "acl", "acl:relcl", "conj", "appos"})
CLOSING = frozenset({"VERB", "AUX", "ADP", "DET", "PRON", "CCONJ", "SCONJ"})  # no name goes with the noun
BACK = 2  # sentences within which somebody is picked up


class Roles(Trail):
    """Resolves what somebody is to the only person near that it fits."""

    def _sole(self, head: Word, start: int, title: TitlePhrase | None) -> Entity | None:
        """The only person of the sentences before whom the phrase headed by `head` fits; None when two do."""
        wanted = self._wanted(head, start)
        others = same_clause_keys(self.work, head) | subjects_above(self.work, head)
        state = self._owner(head, title)
        here = self._sentence(start)
        fits: dict[int, list[Candidate]] = {}
        for back in range(BACK + 1):
            for candidate in self.trail:
                person, place = candidate.entity, candidate.mention.start
                if person.kind != "person" or here - self._sentence(place) != back or place >= start:
                    continue
                if person.key in others or not self._suits(person, wanted, state, title):
                    continue
                fits.setdefault(person.key, []).append(candidate)
            if fits and back:
                break
        if len(fits) > 1 and head.dep_ in SUBJECTS and start - head.sent.start <= 2:
            fits = self._topics(fits)
        return next(iter(fits.values()))[0].entity if len(fits) == 1 else None

    def _topics(self, fits: dict[int, list[Candidate]]) -> dict[int, list[Candidate]]:
        """Of "X a succédé à Y", X alone: the subject, when all others only hang from other words."""
        subjects = {k: found for k, found in fits.items() if any(c.token.dep_ == "nsubj" for c in found)}
        others = [c for k, found in fits.items() if k not in subjects for c in found]
        return subjects if all(c.token.dep_ in {"obl", "obl:arg", "nmod", "iobj"} for c in others) else fits

    def _wanted(self, head: Word, start: int) -> str:
        """The gender that the article, else the noun, asks for."""
        if low(head) in self.work.gazetteer.words["describe.epicene"] or low(head).startswith("ex-"):
            return ""  # or whose gender the tagger only guesses
        k = start - 1
        while k > 0 and self.work.doc[k].pos_ == "ADJ":
            k -= 1
        article = low(self.work.doc[k]) if k >= 0 else ""
        if article in {"la", "cette"}:
            return "f"
        return "m" if article in {"le", "ce", "cet", "au", "du"} else gender(head)

    def _owner(self, head: Word, title: TitlePhrase | None) -> Entity | None:
        """The state or body that the description names: "la présidente du X", "le ministre belge"."""
        if title is not None:
            owner = owner_of(self.work, title)
            if owner is not None:
                return owner
            if title.of_state:
                return self.work.registry.known(title.of_state)
        for word in _phrase(head):
            ident = demonym(self.work.gazetteer, word, self.work.states) or self._compound(word)
            if ident is not None and (word.pos_ == "ADJ" or not word.capital):
                return self.work.registry.known(ident)
        return None

    def _compound(self, word: Word) -> str | None:
        """ "italo-suisse", of a person: the state that the last part says."""
        ids = self.work.gazetteer.demonyms.get(low(word).rpartition("-")[2]) if "-" in low(word) else None
        return ids[0] if ids else None

    def _suits(self, person: Entity, wanted: str, state: Entity | None, title: TitlePhrase | None) -> bool:
        """False for a person of the other gender, of another state, or with another office."""
        if wanted and person.gender and person.gender != wanted:
            return False
        if state is not None and not self._belongs(person, state):
            return False
        if title is None or title.former:
            return True
        if title.noun in self.work.gazetteer.words["describe.exclusive"] and self._placed_else(person, title):
            return False
        offices = self.work.gazetteer.words["describe.offices"]
        if title.role not in offices:
            return True
        top = title.role.startswith("head_of")
        if not top and fold(person.name) in self.work.gazetteer.words["describe.sovereigns"]:
            return False
        roles = self.work.roles.get(person.key, [])
        if any(self._elsewhere(t) or narrower(title, t) for t in roles if not t.former):
            return False
        borne = {t.role for t in roles if not t.former} & offices
        if not borne and any(t.former and t.role == title.role for t in roles):
            return False  # "le président" is hardly "l'ancien président"
        return not borne or title.role in borne or (title.role == "minister" and title.end - title.start == 1)

    def _placed_else(self, person: Entity, title: TitlePhrase) -> bool:
        """Whether somebody holds another office, and so is not the judge, the bishop or the envoy."""
        borne = [t for t in self.work.roles.get(person.key, []) if not t.former and t.role != "honorific"]
        nouns = {t.noun.split()[0] for t in borne}
        if person.known is not None and not borne:
            return True  # everybody knows what else he is
        alike = any(synonyms(self.work, title.noun.split()[0], noun) for noun in nouns)
        return bool(borne) and not alike and all(t.role != title.role for t in borne)

    def _belongs(self, person: Entity, state: Entity) -> bool:
        """False for a person of another state or body than `state`, as far as the article says."""
        mine, theirs = self._chain(person), self._chain(state)
        nations = self._nations(person.key) if state.kind == "country" else frozenset()
        if mine & theirs or state.known in nations:
            return True
        entities = self.work.registry.entities
        abroad = all(entities[k].known and entities[k].kind == "organisation" for k in mine - {person.key})
        return not nations and (
            mine == {person.key} or (abroad and state.kind == "country")
        )  # "le président de la Fifa … le dirigeant suisse"

    def _nations(self, key: int) -> frozenset[str]:
        """The states that a person is said to be of beside the name: "le Malgache X"."""
        return self._natives().get(key, frozenset())

    def _natives(self) -> dict[int, frozenset[str]]:
        """The states that each person is said to be of."""
        if self.nationals is None:
            self.nationals = nationals(self.work)
        return self.nationals

    def _elsewhere(self, borne: TitlePhrase) -> bool:
        """True for what hardly goes with an office of state: "le syndicaliste", "le patron de l'UEFA"."""
        if borne.role in {"figure", "religious"}:
            return True
        owner = owner_of(self.work, borne)
        chairs = owner is None and borne.noun.startswith(
            tuple(self.work.gazetteer.words["describe.presiding"])
        )
        return borne.role == "leader" and (
            chairs or (owner is not None and owner.kind in {"organisation", "media"})
        )

    def _chain(self, entity: Entity) -> set[int]:
        """The entity and all that it belongs to."""
        keys = {entity.key}
        owner = entity.member_of
        while owner is not None and owner not in keys:
            keys.add(owner)
            owner = self.work.registry.entities[owner].member_of
        return keys

    def _described(self, token: Word) -> bool:
        """ "Le sortant", "l'égérie de la révolution", "les avoirs du dirigeant": no title."""
        doc, i = self.work.doc, token.i
        if low(token).removeprefix("ex-") not in self.work.gazetteer.words["describe.persons"]:
            return False
        if token.pos_ not in {"NOUN", "ADJ", "PROPN"} or is_plural(token) or self.work.map.covering(token):
            return False
        if any(k < i < self.titles[k].end for k in range(i - 3, i) if k in self.titles):
            return False  # of "le Premier ministre" the second word
        start = i
        while start > 0 and doc[start - 1].pos_ == "ADJ" and doc[start - 1].sent == token.sent:
            start -= 1
        if start == 0 or low(doc[start - 1]) not in SINGULAR or self._named(token):
            return False
        if token.dep_ not in SUBJECTS and not (self._placed(token, start) and self._plain(token, i + 1)):
            return False
        person = self._sole(token, start, None) or self._about(token, start)
        if person is not None:
            self._add(person.key, i, i + 1, form="noun")
        return True

    def _about(self, head: Word, start: int) -> Entity | None:
        """Whom the article is about, when the phrase headed by `head` fits that person."""
        if self.leading is None:
            return None
        person, here = self.work.registry.entities[self.leading], self._sentence(start)
        last = max((c.mention.start for c in self.trail if c.entity.key == self.leading), default=-1)
        if last < 0 or here - self._sentence(last) > REMEMBERED:
            return None
        others = same_clause_keys(self.work, head) | subjects_above(self.work, head)
        fits = self._suits(person, self._wanted(head, start), self._owner(head, None), None)
        return person if fits and person.key not in others else None

    def _named(self, token: Word) -> bool:
        """ "l'avocat Paul Durand", "le ministre et défenseur du Brexit, Paul Durand": the name follows."""
        after = self.work.doc[token.i + 1 : token.i + 3]
        if len(after) == 2 and after[0].text == "," and after[1].capital and after[1].pos_ == "PROPN":
            return after[1].dep_ in {"appos", "conj", "flat"}  # "le policier, Florian M.", whoever that is
        for word in token.subtree:
            if word.i > token.i and word.dep_ in {"appos", "flat", "conj"}:
                found = [m for m in self.work.map.headed(word.i) if word.capital or m.form == "name"]
                if any(self.work.registry.entities[m.entity].kind == "person" for m in found):
                    return True  # "le boxeur et député Paul Durand" too
        for k in range(token.i + 1, min(token.i + 7, len(self.work.doc))):
            for mention in self.work.map.starting(k):
                if self.work.registry.entities[mention.entity].kind == "person" and mention.form == "name":
                    return True
            if self.work.doc[k].pos_ in CLOSING or self.work.doc[k].text == ",":
                break
        return False

    def _placed(self, head: Word, start: int) -> bool:
        """True for a subject, or an object that a plain preposition may bring in."""
        if head.dep_ in SUBJECTS:
            return True
        case = preposition(self.work.doc, start, head.i)
        if head.dep_ == "nmod":
            return case in OWNING and head.head.pos_ == "NOUN"
        return head.dep_ in ARGUMENTS and case in GOVERNING

    def _plain(self, token: Word, end: int) -> bool:
        """Whether nothing but adjectives says who is meant, up to `end`: not "l'avocat de la famille"."""
        return not any(c.dep_ in BOUND and c.i >= end and not _afterthought(c) for c in token.children)


def _afterthought(word: Word) -> bool:
    """ "l'ancien ministre, exilé à Rome": a clause after a comma does not say which one is meant."""
    clause = word.dep_ == "acl:relcl" or (word.dep_ == "acl" and "Part" in word.morph.get("VerbForm", ()))
    edge = word.left_edge
    return clause and "," in {edge.text, edge.nbor(-1).text if edge.i else ""}


def _phrase(head: Word) -> list[Word]:
    """The words that hang from a noun after it, without its clauses: "l'homme fort de l'Est libyen"."""
    found = [
        word for child in head.children
        if child.i > head.i and child.dep_ in {"amod", "nmod", "flat"}
        for word in (child, *_phrase(child))
    ]  # fmt: skip
    return sorted(found, key=lambda word: word.i)
