"""From the head of a noun phrase to the actors it stands for: directly, or through a carrier noun.

*la politique d'Ankara* carries a stance to Ankara, *le départ de X* turns it round; which nouns do
so, and where their owner stands, is said by the lexicon's carriers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from store.extraction.actors.constraints import taken
from store.extraction.stances.attachment import doer_hung_above, owner_hung_above
from store.extraction.stances.capitals import Capitals
from store.extraction.stances.carriers import carrier_forms
from store.extraction.stances.lists import listed_after
from store.extraction.stances.members import (
    between,
    members,
    named_after,
    named_by_nation,
    named_far,
    subjects_own,
)
from store.extraction.stances.slots import Slots
from store.extraction.stances.syntax import NOMINAL, RELATIVES, Found
from store.extraction.stances.words import load_discourse
from store.lexicon.gazetteer import fold

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


class Phrases:
    """Resolves noun phrases against the article's actors."""

    def __init__(self, slots: Slots, entities: EntityMap, lexicon: Lexicon) -> None:
        self.slots = slots
        self.parse = slots.parse
        self.entities = entities
        self.capitals = Capitals(self.parse, entities)
        self.lexicon = lexicon
        self._singular = carrier_forms(lexicon)
        self.verbs: Callable[[int], tuple[str, ...]] = lambda i: (self.parse.lemma[i],)  # set by the engine
        self.wanted: tuple[str, ...] = ()  # the kinds that the slot being filled takes; any when empty
        self.topic: Callable[[int, bool], list[Reference]] = lambda _i, _plural: []  # set by the engine
        self.thing: Callable[[int], list[Reference]] = lambda _i: []  # likewise
        self.insiders: Callable[[int], list[Reference]] = lambda _i: []  # likewise
        self.implied: Callable[[int, Carrier], list[Reference]] = lambda _i, _carrier: []  # likewise
        self.judged: Callable[[int], list[Reference]] = lambda _i: []  # likewise
        self.clause: Callable[[int], list[Reference]] = lambda _i: []  # likewise

    def kind(self, entity: int) -> str:
        return self.entities.entities[entity].kind

    def carrier(self, i: int) -> Carrier | None:
        p = self.parse
        if p.pos[i] not in {"NOUN", "PROPN", "ADJ", "VERB"}:
            return None
        return self.lexicon.carriers.get(self._singular.get(p.low[i], p.lemma[i]))

    def all(self, found: Found, dig: bool = True) -> list[Reference]:
        """The references of every head, in order, without repeats."""
        if not found:
            return []
        references: list[Reference] = []
        heads = list(found.heads)
        last = heads[-1]
        heads += between(self.parse, self.entities, heads)
        heads += listed_after(self, last, set(heads))
        for head in [m for h in heads for m in members(self.parse, self.slots.surface, h) or [h]]:
            for reference in self.one(head, dig):
                if all(r.entity != reference.entity or r.sign != reference.sign for r in references):
                    references.append(
                        reference if head <= last else reference._replace(path=(*reference.path, "list"))
                    )
        return references

    def one(self, i: int, dig: bool = True, depth: int = 0) -> list[Reference]:
        """The actors that the phrase headed by `i` stands for; `dig` allows carriers (for targets)."""
        if depth > 4:
            return []
        p = self.parse
        if dig and p.low[i] == "ce" and i > 0 and p.low[i - 1] == "," and p.low[i + 1] in _OF_CLAUSE:
            return self.clause(i)
        if p.low[i] in RELATIVES and p.dep[i] != "nsubj":
            antecedent = self.slots.subjects.antecedent(i, p.head[i])
            return self.all(antecedent, dig) if antecedent else []
        if dig and p.pos[i] == "PRON" and p.low[i] in _OBJECT_PRONOUNS:
            taken_up = self.topic(i, p.low[i] in {"les", "leur", "eux", "elles"})
            if p.low[i] in {"lui", "leur"} and not p.prep(i):  # one gives to somebody: to a thing, "y"
                taken_up = [r for r in taken_up if self.kind(r.entity) != "proposal"]
                if any(self.kind(r.entity) == "person" for r in self._direct(i)):
                    taken_up = [r for r in taken_up if self.kind(r.entity) == "person"]
            elif p.low[i] in _STRONG and any(self.kind(r.entity) == "person" for r in self._direct(i)):
                taken_up = [r for r in taken_up if self.kind(r.entity) == "person"]
            taken_up = [r for r in taken_up if self._may_mean(i, r.entity)]
            if taken_up and (
                p.low[i] not in {"y", "en"}
                or self.kind(taken_up[0].entity) == "proposal"
                or not self._direct(i)
            ):
                return taken_up
        direct = self._direct(i)
        carrier = self.carrier(i) if dig else None
        things = bool(direct) and all(self.kind(r.entity) == "proposal" for r in direct)
        if direct and carrier and carrier.sign > 0 and not things and self._deed(i):
            direct = [r._replace(path=(carrier.noun,)) for r in direct]
        inside = things and not self.entities.headed(i)  # "la motion de censure défendue par X"
        if direct and (inside or not (carrier and things)):
            said = (
                carrier is not None
                and not inside
                and not any(m.form == "name" for m in self.entities.at(p.doc[i]))
            )
            agent = self._owners(i, replace(carrier, owner=()), depth) if carrier and said else []
            return agent or direct  # "le pouvoir exercé par X" is X's, whomever *le pouvoir* took up
        named = named_after(p, self.entities, i, bool(self.slots.possessive(i)))
        if named is None and not direct:
            named = named_far(p, self.entities, i)
        if named is not None and not things:
            return [Reference(named.entity, named.head, named.start, named.end, 1, ("apposition",))]
        if carrier:
            owners = self._owners(i, carrier, depth)
            if owners and (not direct or self._about_owner(carrier, owners)):
                return owners
        befalls = carrier is not None and carrier.noun not in load_discourse().things
        if direct and not (befalls and things and self.slots.possessive(i)):
            return direct  # but "sa libération" of nobody known is nothing to take sides on
        if dig and p.low[i] in {"en", "y"} and p.pos[i] == "PRON":
            return self.thing(i)
        befallen = self.implied(i, carrier) if carrier else []
        if befallen:
            return befallen
        if p.low[i] in _DEMONSTRATIVES:
            return self.owner(i, "de", depth + 1)
        persons = [
            k for k in p.appositions(i) if any(self.kind(r.entity) == "person" for r in self._direct(k))
        ]
        for k in persons or p.appositions(i):  # "le député LFI Éric X" is Éric X
            if p.low[k] in _DEMONSTRATIVES:  # "deux candidatures, celle de X et celle de Y"
                sign = carrier.sign if carrier else 1
                owners = [r for one in p.coordinated(k) for r in self.owner(one, "de", depth + 1)]
                return [r._replace(sign=r.sign * sign, path=(*r.path, "apposition")) for r in owners]
            found = [r for one in p.coordinated(k) for r in self._direct(one)]
            if found and not (self._some_of(i, dig) and self.kind(found[0].entity) == "party"):
                return [
                    Reference(r.entity, r.head, min(i, r.start), r.end, r.sign, ("apposition",))
                    for r in found
                ]
        judged = self.judged(i) if dig else []
        return judged or self._measure(i, dig) or self._generic(i, dig, depth)

    def _deed(self, i: int) -> bool:
        """Whether noun `i` stands for whoever did what it names (*X arme Y, une décision critiquée*)."""
        words, noun = self.entities.gazetteer.words, fold(self.parse.low[i])
        return any(noun in words[f"deed.{sort}"] for sort in ("force", "word", "decision", "summing"))

    def _measure(self, i: int, dig: bool) -> list[Reference]:
        """*la hausse du smic*: what nobody has taken a side on before."""
        mention = self.entities.take(i) if dig else None
        return [] if mention is None else [Reference(mention.entity, i, mention.start, mention.end)]

    def _about_owner(self, carrier: Carrier, owners: list[Reference]) -> bool:
        """*la candidature de X* is about X; *le plan de X*,
        *la suspension d'un pays* are things to take sides on.
        """
        persons = all(self.kind(r.entity) == "person" for r in owners)
        named = carrier.wish and all(self.parse.pos[r.head] != "DET" for r in owners)
        thing = carrier.noun in load_discourse().things and not named  # but *l'élection de X* is for X
        return not thing and (persons or (carrier.sign > 0 and carrier.noun not in load_discourse().things))

    def latent(self, found: Found, places: bool) -> list[Reference]:
        """A state named by its capital where it may be a mere place; see `Capitals.latent`."""
        named = self.capitals.latent(found, places)
        return [Reference(named[0], named[1], named[1], named[2], 1, ("capital",))] if named else []

    def _direct(self, i: int) -> list[Reference]:
        token = self.parse.doc[i]
        mentions = named_by_nation(self.parse, self.entities, i) or self.entities.at(token)
        if mentions and self.parse.low[i] == "non":  # "pour le non": against the text, if one is named
            signs = {m.entity: 1 if self.entities.entities[m.entity].name == "non" else -1 for m in mentions}
            return [Reference(m.entity, i, m.start, m.end, signs[m.entity], ("ballot",)) for m in mentions]
        if mentions:
            return [Reference(m.entity, i, m.start, m.end) for m in mentions]
        keys = self.entities.resolve(token)
        if not keys:
            return self.insiders(i) if self.parse.low[i] == "on" else []
        covering = self.entities.covering(token)
        start, end = (covering[0].start, covering[0].end) if covering else (i, i + 1)
        return [Reference(key, i, start, end) for key in keys]

    def _may_mean(self, i: int, entity: int) -> bool:
        """Whether object pronoun `i` can take up `entity`: of its gender, and not the one who acts."""
        p = self.parse
        gender = {"le": "m", "la": "f"}.get(p.low[i], "")
        known = self.entities.entities[entity].gender
        wanted = taken(self.entities.gazetteer, p.doc[i])
        if wanted and (wanted == "thing") != (self.kind(entity) == "proposal"):
            return False
        if gender and known and gender != known and self.kind(entity) in {"person", "proposal"}:
            return False
        subject = self.slots.subjects.of(p.head[i])
        return all(r.entity != entity for k in subject.heads for r in self._direct(k))

    def possessor(self, i: int, target: bool = False) -> list[Reference]:
        """The actors that *son*, *leur* (at token `i`) stand for."""
        if self.parse.low[i] in {"notre", "nos", "mon", "ma", "mes"} and self.parse.quoted[i]:
            speaking = self.entities.speaker(self.parse.doc[i])
            return [Reference(key, i, i, i + 1) for key in speaking]
        blamed = self._blamed(i)
        if blamed:
            return blamed
        noun = self.parse.head[i]
        if target and self.parse.dep[noun] == "conj" and self.parse.head[noun] < i:
            beside = [r for r in self._direct(self.parse.head[noun]) if self.kind(r.entity) != "proposal"]
            if beside:
                return beside  # "critique Paris et sa politique"
        target = target and not self._own_cause(i)
        taken_up = self.topic(i, self.parse.low[i] in {"leur", "leurs"}) if target else []
        if taken_up:
            return taken_up
        return [Reference(key, i, i, i + 1) for key in self.entities.possessor(self.parse.doc[i])]

    def _blamed(self, i: int) -> list[Reference]:
        """*sanctionne X pour son soutien à Y*: *son* at token `i` is of whom one blames or praises for it."""
        p = self.parse
        if not any(tuple(p.low[i - len(words) : i]) == words for words in load_discourse().because):
            return []
        verb = p.head[p.head[i]]
        verb = p.head[verb] if p.pos[verb] == "ADP" else verb  # hung on *en raison de*
        frames = (f for name in self.verbs(verb) for f in self.lexicon.by_lemma.get(name, ()))
        if verb > i or not any(f.pos == "verb" and f.stance != "contact" and not f.words for f in frames):
            return []
        found = self.slots.object(verb)
        whom = [r for k in found.heads if k < i for r in self._direct(k) if self.kind(r.entity) != "proposal"]
        return [Reference(r.entity, i, i, i + 1) for r in whom]

    def _own_cause(self, i: int) -> bool:
        """*défend sa stratégie*: whether what the possessive at `i` goes with is the subject's own."""
        p = self.parse
        noun = p.head[i]
        verb = p.head[noun]
        obj = p.pos[verb] == "VERB" and p.dep[noun] == "obj"
        return obj and not load_discourse().own_causes.isdisjoint(self.verbs(verb))

    def _owners(self, i: int, carrier: Carrier, depth: int) -> list[Reference]:
        for slot in (*carrier.owner, "par"):
            found = self.owner(i, slot, depth)
            if slot == "poss" and found and carrier.noun in load_discourse().befalling:
                found = self._texts(i, found)
            found = [r for r in found if not carrier.kinds or self.kind(r.entity) in carrier.kinds]
            if found:
                name = carrier.noun
                return [
                    Reference(
                        r.entity,
                        r.head,
                        min(i, r.start),
                        max(i + 1, r.end),
                        r.sign * (1 if slot == "par" else carrier.sign),  # who did it, not to whom
                        (name, *r.path),
                    )
                    for r in found
                ]
        return []

    def owner(self, i: int, slot: str, depth: int = 0) -> list[Reference]:
        """Whom noun `i` belongs to, through one of its slots."""
        if slot == "poss":
            found = self.slots.possessive(i)
            if found and self.parse.dep[i] == "conj" and self._direct(self.parse.head[i]):
                return []  # "critique X et son parti pris": no more than X is meant
            return self.possessor(found.heads[0], True) if found else []
        if slot == "adj":
            references = []
            for k in self.slots.demonyms(i).heads:
                references += [r for r in self._direct(k) if self.kind(r.entity) != "proposal"]
                references += [] if self._direct(k) else self._demonym(i, k)
            return references
        if slot == "de":
            dont = self._dont(i)
            if dont:
                return dont
        if slot == "origin":
            return self._origin(i, depth)
        if slot in {"par", "doer"}:
            done = self._done(i, depth, lent=slot == "par")
            if done or slot == "doer":
                return done
        found = self.slots.complement(i, slot)
        if not found and slot in {"par", "de"}:
            found = (doer_hung_above if slot == "par" else owner_hung_above)(self.parse, i)
        owners = [r for head in found.heads for r in self.one(head, True, depth + 1)]
        return owners or (self.latent(found, slot == "de") if found else [])

    def _done(self, i: int, depth: int, lent: bool) -> list[Reference]:
        """*une offensive lancée par X*: who does what noun `i` names, as a participle says."""
        p, does = self.parse, load_discourse().doing
        for k in p.kids[i]:
            if p.dep[k] != "acl" or not p.is_participle(k):
                continue
            if any(name in does or (lent and name in self.lexicon.lights) for name in self.verbs(k)):
                return [r for head in self.slots.agent(k).heads for r in self.one(head, True, depth + 1)]
        return []

    def _origin(self, i: int, depth: int) -> list[Reference]:
        """*des soldats venus d'Erythrée*: where those whom noun `i` names come from."""
        p, coming = self.parse, load_discourse().coming
        for k in p.kids[i]:
            if p.dep[k] in {"acl", "amod"} and not coming.isdisjoint((p.lemma[k], *self.verbs(k))):
                here = self.slots.complement(k, "de")
                return [r for head in here.heads for r in self.one(head, False, depth + 1)]
        return []

    def _demonym(self, i: int, k: int) -> list[Reference]:
        """*leur allié syrien*: the state that adjective `k` of a possessed noun names."""
        gazetteer = self.entities.gazetteer
        ids = gazetteer.demonyms.get(fold(self.parse.low[k]), ())
        if len(ids) != 1 or not self.slots.possessive(i) or ids[0] not in gazetteer.known:
            return []
        return [Reference(self.capitals.state(gazetteer.known[ids[0]]), k, k, k + 1, 1, ("capital",))]

    def _dont(self, i: int) -> list[Reference]:
        """*M. Assad, dont il exige le départ*: the antecedent owns the object of the relative clause."""
        p = self.parse
        verb = p.head[i]
        low, _ = p.bounds[p.sentence[i]]
        for k in [*p.kids[i], *p.kids[verb], *range(i - 1, max(low, verb - 9), -1)]:
            if p.pos[k] == "VERB" and k < verb and p.finite(k) is not None:
                break
            if p.low[k] == "dont" and k < i and p.pos[verb] in {"VERB", "AUX"}:
                if subjects_own(p, self.entities, k):
                    return []
                return self.all(self.slots.subjects.antecedent(k, verb), True)
        return []

    def _texts(self, i: int, found: list[Reference]) -> list[Reference]:
        """*exige son annulation*: of the proposal in question, when *son* was taken for somebody's."""
        text = any(self.kind(r.entity) == "proposal" for r in found)
        return found if text else self.thing(i) or found

    def _some_of(self, i: int, dig: bool) -> bool:
        """*trois sénateurs LR ont voté contre*: a number of people who do not act for their party."""
        p = self.parse
        people = not dig and p.lemma[i] in load_discourse().people
        return people and any(p.dep[k] == "nummod" for k in p.kids[i])

    def _generic(self, i: int, dig: bool, depth: int) -> list[Reference]:
        """A common noun of somebody's (*les positions de X*, *l'ambassadeur russe*): its owner,
        said to be a guess.
        """
        p = self.parse
        if p.pos[i] not in NOMINAL or p.pos[i] == "PRON":
            return []
        if i and p.low[i - 1] in _OTHER_HOLDERS and p.lemma[i] in load_discourse().people:
            return []  # "le nouveau chef du gouvernement": a person, whoever it is
        counted = self._some_of(i, dig)
        own = dig and (p.plural(i) is not True or p.lemma[i] in load_discourse().people)
        beside = p.dep[i] == "conj" and bool(self._direct(p.head[i]))  # "libérer X et sa famille"
        own = own and not beside
        related = p.lemma[i] in load_discourse().relations
        slots: tuple[str, ...] = ("adj", "de", "poss") if own else ("adj", "de")  # no "leurs difficultés"
        if not dig:
            slots = ("origin", *slots) if p.lemma[i] in load_discourse().people else ("adj",)
        slots = ("doer", *slots) if dig else slots  # "une cabale menée par X"
        for slot in slots:
            found = [
                r
                for r in self.owner(i, slot, depth + 1)
                if (self.kind(r.entity) != "proposal" or slot == "de")
                and not (counted and self.kind(r.entity) == "party")
                and not (p.plural(i) and "topic" in r.path)
                and not (slot == "poss" and related and "topic" not in r.path)
            ]
            if found:
                return [
                    Reference(
                        r.entity, r.head, min(i, r.start), max(i + 1, r.end), r.sign, ("genitive", *r.path)
                    )
                    for r in found
                ]
        return []


_OTHER_HOLDERS = frozenset(
    {"nouveau", "nouvel", "nouvelle", "futur", "future", "ancien", "ancienne", "prochain"}
)
_DEMONSTRATIVES = frozenset({"celui", "celle", "ceux", "celles"})
_STRONG = frozenset({"lui", "leur"})
_OF_CLAUSE = frozenset({"que", "qu'", "dont"})  # after *ce*: what the clause before tells
_OBJECT_PRONOUNS = frozenset({"lui", "leur", "le", "la", "l'", "les", "y", "en"})
