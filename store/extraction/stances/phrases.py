"""From the head of a noun phrase to the actors it stands for: directly, or through a carrier noun.

*la politique d'Ankara* carries a stance to Ankara, *le départ de X* turns it round; which nouns do
so, and where their owner stands, is said by the lexicon's carriers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from store.extraction.actors.constraints import taken
from store.extraction.actors.words import gender
from store.extraction.stances.households import behind
from store.extraction.stances.lists import listed_after
from store.extraction.stances.members import (
    between,
    members,
    named_after,
    named_before,
    named_beyond,
    named_far,
)
from store.extraction.stances.owners import Owners
from store.extraction.stances.references import Reference
from store.extraction.stances.syntax import NOMINAL, RELATIVES, Found
from store.extraction.stances.texts import penned
from store.extraction.stances.words import load_discourse
from store.lexicon.gazetteer import fold

if TYPE_CHECKING:
    from store.lexicon import Carrier


class Phrases(Owners):
    """Resolves noun phrases against the article's actors."""

    def all(self, found: Found, dig: bool = True, depth: int = 0) -> list[Reference]:
        """The references of every head, in order, without repeats."""
        if not found:
            return []
        if depth or self.asked:  # a part of another answer, which may be cut short
            return self._together(found.heads, dig, depth)
        asked = (found.heads, dig, len(self.entities.mentions))
        known = self._known.get(asked)
        if known is None:
            self.settled = True
            known = self._together(found.heads, dig, depth)
            if self.settled:
                self._known[asked] = known
        return list(known)

    def _together(self, together: tuple[int, ...], dig: bool, depth: int) -> list[Reference]:
        references: list[Reference] = []
        heads = list(together)
        last = heads[-1]
        heads += between(self.parse, self.entities, heads)
        heads += listed_after(self, last, set(heads))
        for head in [m for h in heads for m in members(self.parse, self.slots.surface, h) or [h]]:
            here = self.one(head, dig, depth)
            for reference in here or (self.latent(Found((head,)), True) if head > last else []):
                if all(r.entity != reference.entity or r.sign != reference.sign for r in references):
                    references.append(
                        reference if head <= last else reference._replace(path=(*reference.path, "list"))
                    )
        return references

    def one(self, i: int, dig: bool = True, depth: int = 0) -> list[Reference]:
        """The actors that the phrase headed by `i` stands for; `dig` allows carriers (for targets)."""
        asked = (i, dig)
        if depth > 4 or asked in self.asked:
            return []  # what is asked in order to answer the same
        self.asked.add(asked)
        try:
            return self._read(i, dig, depth)
        finally:
            self.asked.discard(asked)

    def _read(self, i: int, dig: bool, depth: int) -> list[Reference]:
        p = self.parse
        if (
            dig
            and p.low[i] == "ce"
            and 0 < i < p.size - 1
            and p.low[i - 1] == ","
            and p.low[i + 1] in _OF_CLAUSE
        ):
            return self.clause(i)
        named = self._named_thus(i) if dig and p.low[i] == "ce" else -1
        if named >= 0:
            return self.one(named, dig, depth + 1)
        if p.low[i] in RELATIVES and p.dep[i] != "nsubj":
            antecedent = self.slots.subjects.antecedent(i, p.head[i])
            return self.all(antecedent, dig, depth + 1) if antecedent else []
        if dig and p.pos[i] == "PRON" and p.low[i] in _OBJECT_PRONOUNS:
            taken_up = self._taken_up(i)
            if taken_up:
                return taken_up
        return self._noun(i, dig, depth)

    def _named_thus(self, i: int) -> int:
        """*ce qu'il a appelé une ingérence de X*: the noun that names *ce* at token `i`, or -1."""
        p, naming = self.parse, load_discourse().naming
        for verb in p.kids[i] if p.low[i + 1 : i + 2] in (["que"], ["qu'"]) else ():
            if not naming.isdisjoint(self.verbs(verb)):
                near = (k for k in p.kids[verb] if k > verb and p.pos[k] == "NOUN")
                return next((k for k in near if p.prep(k) in {"", "de", "d'", "comme"}), -1)
        return -1

    def _taken_up(self, i: int) -> list[Reference]:
        """What object pronoun `i` takes up of what is in question; nothing when a mention tells more."""
        p = self.parse
        taken_up = self.topic(i, p.low[i] in {"les", "leur", "eux", "elles"})
        if p.low[i] == "y":  # *s'y oppose*: to somebody, one says *à lui*
            taken_up = [r for r in taken_up if self.kind(r.entity) != "person"]
        if p.low[i] in {"lui", "leur"} and not p.prep(i):  # one gives to somebody: to a thing, "y"
            taken_up = [r for r in taken_up if self.kind(r.entity) != "proposal"]
            if any(self.kind(r.entity) == "person" for r in self._direct(i)):
                taken_up = [r for r in taken_up if self.kind(r.entity) == "person"]
        elif p.low[i] in _STRONG and any(self.kind(r.entity) == "person" for r in self._direct(i)):
            taken_up = [r for r in taken_up if self.kind(r.entity) == "person"]
        taken_up = [r for r in taken_up if self.may_mean(i, r.entity)]
        if taken_up and not any(self.named_here(i, r.entity) for r in taken_up):
            nearer = [r for r in self._direct(i) if self.named_here(i, r.entity)]
            if nearer and self.kind(nearer[0].entity) == self.kind(taken_up[0].entity):
                return []
        if taken_up and (
            p.low[i] not in {"y", "en"} or self.kind(taken_up[0].entity) == "proposal" or not self._direct(i)
        ):
            return taken_up
        return []

    def _noun(self, i: int, dig: bool, depth: int) -> list[Reference]:
        """Whom the word `i` names, an apposition after it, or who owns the carrier that it is."""
        p = self.parse
        direct = self._direct(i)
        direct = self.decided(i, direct) if dig and direct else direct
        carrier = self.carrier(i) if dig else None
        things = bool(direct) and all(self.kind(r.entity) == "proposal" for r in direct)
        if direct and carrier and carrier.sign > 0 and not things and self._deed(i):
            direct = [r._replace(path=(carrier.noun,)) for r in direct]
        inside = things and not self.entities.headed(i)  # "la motion de censure défendue par X"
        beyond = named_beyond(p, self.entities, i, direct[0].end) if inside else None
        if beyond is not None:
            return [Reference(beyond.entity, beyond.head, i, beyond.end, 1, ("apposition",))]
        if direct and (inside or not (carrier and things)):
            said = (
                carrier is not None
                and not inside
                and not any(m.form == "name" for m in self.entities.at(p.doc[i]))
            )
            agent = self.owners(i, replace(carrier, owner=()), depth) if carrier and said else []
            return agent or direct  # "le pouvoir exercé par X" is X's, whomever *le pouvoir* took up
        named = named_after(p, self.entities, i, bool(self.slots.possessive(i)))
        if named is None and not direct:
            named = named_far(p, self.entities, i) or named_before(p, self.entities, i)
        if named is not None and not things:
            return [Reference(named.entity, named.head, named.start, named.end, 1, ("apposition",))]
        if carrier:
            own = {r.entity for r in direct}  # *la sortie du nucléaire* is a thing, not what the atom does
            owners = [r for r in self.owners(i, carrier, depth) if r.entity not in own]
            if owners and (not direct or self._about_owner(carrier, owners)):
                return owners
        befalls = carrier is not None and carrier.noun not in load_discourse().things
        if direct and not (befalls and things and self.slots.possessive(i)):
            return direct  # but "sa libération" of nobody known is nothing to take sides on
        return self._unnamed(i, carrier, dig, depth)

    def _unnamed(self, i: int, carrier: Carrier | None, dig: bool, depth: int) -> list[Reference]:
        """Whom a phrase that no mention heads stands for, last of all whoever it may belong to."""
        p = self.parse
        if dig and p.low[i] in {"en", "y"} and p.pos[i] == "PRON":
            return self.thing(i)
        befallen = self.implied(i, carrier) if carrier else []
        if befallen:
            return befallen
        if p.low[i] in _DEMONSTRATIVES:
            return self.owner(i, "de", depth + 1)
        own = self._own_body(i) or ([] if dig else penned(self, i) or self.gathered(i))
        if own:
            return own
        persons = [
            k for k in p.appositions(i) if any(self.kind(r.entity) == "person" for r in self._direct(k))
        ]
        if p.lemma[i] in load_discourse().channels:  # "son compte Twitter": his, not the network's
            owners = self.owner(i, "poss", depth + 1) or self.owner(i, "de", depth + 1)
            if owners or not any(self._outlet(k) for k in p.appositions(i)):
                return owners
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
        judged = (self._doers(i, depth) or self.judged(i)) if dig else []
        found = judged or self._measure(i, dig) or self._generic(i, dig, depth)
        return found or ([] if dig else behind(self, i, depth))

    def _doers(self, i: int, depth: int) -> list[Reference]:
        """*X a mené une offensive, condamnée par Y*: who does the deed `i` that something is said of."""
        p, verb = self.parse, self.parse.head[i]
        said_of = any(k > i and p.dep[k] in {"acl", "acl:relcl"} for k in p.kids[i])
        if not said_of or not p.dep[i].startswith("ob") or not self._deed(i):
            return []
        if verb >= i or load_discourse().doing.isdisjoint(self.verbs(verb)):
            return []
        return self.all(self.slots.subject(verb), False, depth + 1)

    def _outlet(self, i: int) -> bool:
        """*la chaîne X*: whether the word `i` names one of the press, which the noun before it says."""
        return any(self.kind(r.entity) == "media" for r in self._direct(i))

    def _own_body(self, i: int) -> list[Reference]:
        """*X a annoncé que son groupe voterait contre*: the party or body for which X speaks."""
        found = self.slots.possessive(i) if self.parse.lemma[i] in load_discourse().own_bodies else None
        entities = self.entities.entities
        owners = [entities[r.entity] for r in self.possessor(found.heads[0])] if found else []
        keys = dict.fromkeys(e.member_of for e in owners if e.kind == "person" and e.member_of is not None)
        return [Reference(k, i, i, i + 1, 1, ("apposition",)) for k in keys if self.kind(k) in _BODIES]

    def gathered(self, i: int) -> list[Reference]:
        """*le congrès du parti X a rejeté l'accord*: the body that gathers, of which noun `i` is an organ."""
        if self.parse.lemma[i] not in load_discourse().gatherings:
            return []
        return [
            r._replace(path=("genitive",))
            for r in self.owner(i, "de", 1)
            if not r.path and self.kind(r.entity) in _BODIES
        ]

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

    def may_mean(self, i: int, entity: int) -> bool:
        """Whether object pronoun `i` can take up `entity`: of its gender, and not the one who acts."""
        p = self.parse
        form = {"le": "m", "la": "f"}.get(p.low[i], "")
        if p.low[i] == "l'" and p.is_participle(p.head[i]) and p.finite(p.head[i]) != p.head[i]:
            form = "f" if p.low[p.head[i]].endswith(_FEMININE) else "m"  # "l'a rappelé": no woman
        known = self._gender(entity, i)
        wanted = taken(self.entities.gazetteer, p.doc[i])
        if wanted and (wanted == "thing") != (self.kind(entity) == "proposal"):
            return False
        if form and known and form != known and self.kind(entity) != "country":
            return False
        subject = self.slots.subjects.of(p.head[i])
        return all(r.entity != entity for k in subject.heads for r in self._direct(k))

    def _gender(self, entity: int, i: int) -> str:
        """That of the noun by which a thing or a body was last named before token `i` (*la loi … un texte*),
        in this sentence or the one before; else the entity's own, where it is sure.
        """
        p, kind, own = self.parse, self.kind(entity), self.entities.entities[entity].gender
        if kind == "person":
            return own
        own = own if kind == "proposal" else ""
        low, _ = p.bounds[max(p.sentence[i] - 1, 0)]
        for k in range(i - 1, low - 1, -1):
            if p.pos[k] == "NOUN" and any(m.entity == entity for m in self.entities.headed(k)):
                return gender(p.doc[k]) or own
        return own

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
        words = load_discourse()
        if i and p.low[i - 1] in words.other_holders and p.lemma[i] in words.people:
            return []  # "le nouveau chef du gouvernement": a person, whoever it is
        counted, organ = self._some_of(i, dig), not dig and p.lemma[i] in words.organs
        related = p.lemma[i] in words.relations
        kin = p.lemma[i] in words.kinship and p.plural(i) is not True  # but "nos frères libyens"
        part = depth > 0 and p.lemma[i] in words.passages  # "la suppression d'un article de la loi"
        slots = self._owner_slots(i, dig)
        for n, slot in enumerate(slots):
            found = [
                r
                for r in self.owner(i, slot, depth + 1)
                if not (organ and n == 0 and self.kind(r.entity) == "country")  # "la section suisse de X"
                and (self.kind(r.entity) != "proposal" or (slot == "de" and not self._of_kind(r)))
                and not (counted and self.kind(r.entity) == "party")
                and (dig or not r.path or self.kind(r.entity) != "person")  # "une partie du parti de X"
                and not (p.plural(i) and "topic" in r.path)
                and not (part and self.kind(r.entity) == "proposal")
                and not (slot == "poss" and related and "topic" not in r.path)
                and not (kin and self.kind(r.entity) != "person")  # "ce digne fils de la Corse"
            ]
            if found:
                return [
                    Reference(
                        r.entity, r.head, min(i, r.start), max(i + 1, r.end), r.sign, ("genitive", *r.path)
                    )
                    for r in found
                ]
        return []

    def _owner_slots(self, i: int, dig: bool) -> tuple[str, ...]:
        """Where the owner of common noun `i` may stand, the likeliest place first."""
        p, words = self.parse, load_discourse()
        people = p.lemma[i] in words.people
        slots: tuple[str, ...] = ("adj", "de")  # no "leurs difficultés"
        if dig and (p.plural(i) is not True or people):
            beside = p.dep[i] == "conj" and bool(self._direct(p.head[i]))  # "libérer X et sa famille"
            slots = slots if beside else (*slots, "poss")
        elif not dig:
            slots = ("origin", *slots) if people else ("adj",)
            slots = ("de",) if p.lemma[i] in words.wholes else slots
            slots = ("adj", "de", "adj") if p.lemma[i] in words.organs else slots
        if self.befalls(i):
            slots = ("adj",)  # "dénonce l'invasion de X": done to him
        return ("doer", *slots) if dig else slots  # "une cabale menée par X"

    def _of_kind(self, text: Reference) -> bool:
        """*un candidat de compromis*: a proposal's noun that only says of what kind something is."""
        word = self.parse.doc[text.head]
        return (
            self.parse.low[text.head - 1] in {"de", "d'"} and word.text.islower() and text.start == text.head
        )


_BODIES = frozenset({"party", "organisation"})
_DEMONSTRATIVES = frozenset({"celui", "celle", "ceux", "celles"})
_STRONG = frozenset({"lui", "leur"})
_FEMININE = ("ée", "ie", "ue", "ise", "ite", "ées", "ies", "ues", "ises", "ites")
_OF_CLAUSE = frozenset({"que", "qu'", "dont"})  # after *ce*: what the clause before tells
_OBJECT_PRONOUNS = frozenset({"lui", "leur", "le", "la", "l'", "les", "y", "en"})
