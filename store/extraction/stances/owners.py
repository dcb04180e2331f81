"""Whom a noun belongs to: *sa politique*, *la politique d'Ankara*, *l'offensive lancée par X*, *dont*."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from store.extraction.stances.attachment import doer_hung_above, owner_hung_above
from store.extraction.stances.doers import told_doer
from store.extraction.stances.members import included, subjects_own
from store.extraction.stances.references import Reference, References
from store.extraction.stances.syntax import SUBJECTS
from store.extraction.stances.words import load_discourse
from store.lexicon.gazetteer import fold

if TYPE_CHECKING:
    from store.extraction.stances.syntax import Found
    from store.lexicon import Carrier


class Owners(References, ABC):
    """Finds owners through the slots of a noun; what the phrases in these slots stand for, it is told."""

    @abstractmethod
    def all(self, found: Found, dig: bool = True, depth: int = 0) -> list[Reference]:
        """The references of every head, in order, without repeats."""

    @abstractmethod
    def one(self, i: int, dig: bool = True, depth: int = 0) -> list[Reference]:
        """The actors that the phrase headed by `i` stands for; `dig` allows carriers (for targets)."""

    def befalls(self, i: int) -> bool:
        """Whether noun `i` is a deed done to whom *de* names (*l'invasion de X*, *la violation de X*)."""
        deed = self.lexicon.carriers.get(self.parse.lemma[i])
        return deed is not None and "par" in deed.owner and "de" not in deed.owner

    def possessor(self, i: int, target: bool = False) -> list[Reference]:
        """The actors that *son*, *leur* (at token `i`) stand for."""
        if self.parse.low[i] in {"notre", "nos", "mon", "ma", "mes"} and self.parse.quoted[i]:
            speaking = self.entities.speaker(self.parse.doc[i])
            return [Reference(key, i, i, i + 1) for key in speaking]
        blamed = self._blamed(i)
        if blamed:
            return blamed
        noun = self.parse.head[i]
        if self._given_word(noun):
            return self.all(self.slots.subject(self.parse.head[noun]), dig=False)
        related = self.parse.lemma[noun] in load_discourse().relations  # "X et son allié Y"
        if (target or related) and self.parse.dep[noun] == "conj" and self.parse.head[noun] < i:
            beside = [r for r in self._direct(self.parse.head[noun]) if self.kind(r.entity) != "proposal"]
            if beside:
                return beside  # "critique Paris et sa politique"
        target = target and not self._own_cause(i)
        taken_up = self.topic(i, self.parse.low[i] in {"leur", "leurs"}) if target else []
        if target and not any(self.named_here(i, r.entity) for r in taken_up):
            taken_up = self._other_subject(i) or taken_up
        if taken_up:
            return taken_up
        return [Reference(key, i, i, i + 1) for key in self.entities.possessor(self.parse.doc[i])]

    def named_here(self, i: int, entity: int) -> bool:
        """Whether the sentence of token `i` names `entity` before it."""
        low, _ = self.parse.bounds[self.parse.sentence[i]]
        return any(m.entity == entity for k in range(low, i) for m in self.entities.starting(k))

    def _other_subject(self, i: int) -> list[Reference]:
        """*X s'est tu, mais Y a critiqué son silence*: the subject of the clause to which that of the
        possessive at `i` is joined.
        """
        p, verb = self.parse, self.parse.head[self.parse.head[i]]
        above = p.head[verb]
        if p.low[i] not in {"son", "sa", "ses"} or p.dep[verb] != "conj" or not verb > above:
            return []
        own, other = self.slots.subjects.of(verb), self.slots.subjects.of(above)
        if not own or not other or set(own.heads) & set(other.heads):
            return []
        found = [r for k in other.heads for r in self._direct(k) if self.kind(r.entity) == "person"]
        mine = {r.entity for k in own.heads for r in self._direct(k)}
        return [Reference(r.entity, i, i, i + 1) for r in found if len(found) == 1 and r.entity not in mine]

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

    def _given_word(self, noun: int) -> bool:
        """*Y reproche à X d'avoir renié sa parole*: whether the `noun` is what one can only break of one's
        own.
        """
        p, words = self.parse, load_discourse()
        breaking = not words.breaking.isdisjoint(self.verbs(p.head[noun]))
        return breaking and p.dep[noun] == "obj" and p.lemma[noun] in words.given_words

    def _own_cause(self, i: int) -> bool:
        """*défend sa stratégie*: whether what the possessive at `i` goes with is the subject's own."""
        p = self.parse
        noun = p.head[i]
        top = p.head[noun] if p.dep[noun] == "nmod" and p.dep[p.head[noun]] == "obj" else noun
        verb = p.head[top]
        if p.pos[verb] != "VERB" or p.dep[top] != "obj":
            return False
        words, verbs = load_discourse(), self.verbs(verb)
        lent = p.lemma[noun] in words.own_gifts and not words.withholding.isdisjoint(verbs)
        return lent or (top == noun and not words.own_causes.isdisjoint(verbs))

    def owners(self, i: int, carrier: Carrier, depth: int = 0) -> list[Reference]:
        own = (
            ("adj",) if carrier.noun in load_discourse().own_acts else ()
        )  # "le retrait américain de l'accord"
        for slot in (*own, *carrier.owner, "par"):
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
                        r.sign * self._sign(carrier, slot, r),
                        (name, *r.path),
                    )
                    for r in found
                ]
        if carrier.noun not in load_discourse().assaults:
            return []
        found = [r for r in self.owner(i, "contre", depth) if self.kind(r.entity) != "proposal"]
        return [
            Reference(r.entity, r.head, min(i, r.start), r.end, -r.sign, (carrier.noun, *r.path))
            for r in found
        ]

    def _sign(self, carrier: Carrier, slot: str, owner: Reference) -> int:
        """That of the carrier; 1 for who did it, -1 for what is left or refused: *la sortie
        de l'Union*, *le refus de la loi*, not *le refus du syndicat*.
        """
        words = load_discourse()
        if slot == "par":
            return 1
        if carrier.noun in words.refusals and self.kind(owner.entity) == "proposal":
            return -1
        if slot != "de" or carrier.noun not in words.leaving or carrier.sign < 0:
            return carrier.sign
        name = self.entities.entities[owner.entity].name.casefold()
        return -1 if name.replace("'", " ").split()[0] in words.unions else carrier.sign

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
            dont = self._dont(i, depth)
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
        """*une offensive lancée par X*: who does what noun `i` names, as a participle or a clause says."""
        words, lemma = load_discourse(), self.parse.lemma[i]
        does = words.doing | (frozenset() if lemma in words.things else words.pursuing)
        deed = self.lexicon.carriers.get(lemma)
        own = deed is not None and deed.sign > 0 and "par" in deed.owner
        helps = self.lexicon.lights if lent else ()
        found = told_doer(self.slots, self.verbs, i, does, helps, own)
        return [r for head in found.heads for r in self.one(head, True, depth + 1)]

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

    def _dont(self, i: int, depth: int) -> list[Reference]:
        """*le préfet dont il exige le départ*: the antecedent owns the object of the relative clause."""
        p = self.parse
        verb = p.head[i]
        low, _ = p.bounds[p.sentence[i]]
        acted = any(p.dep[k] in SUBJECTS and k < verb and p.low[k] != "dont" for k in p.kids[verb])
        own = self.slots.complement(i, "de").heads if acted and p.dep[i] == "obj" else ()
        if any(self._direct(k) for k in own):
            return []  # "X, dont le parti exige le départ de Y", not "… le départ des soldats"
        for k in [*p.kids[i], *p.kids[verb], *range(i - 1, max(low, verb - 9), -1)]:
            if p.pos[k] == "VERB" and k < verb and p.finite(k) is not None and k not in p.auxiliaries(verb):
                break
            if p.low[k] == "dont" and k < i and p.pos[verb] in {"VERB", "AUX"}:
                named = self.slots.surface and included(p, self.slots.surface, k, p.bounds[p.sentence[i]][1])
                if named or subjects_own(p, self.entities, k):
                    return []  # "onze pays, dont X et Y, ont condamné le coup d'État"
                return self.all(self.slots.subjects.antecedent(k, verb), True, depth + 1)
        return []

    def _texts(self, i: int, found: list[Reference]) -> list[Reference]:
        """*exige son annulation*: of the proposal in question, when *son* was taken for somebody's."""
        text = any(self.kind(r.entity) == "proposal" for r in found)
        return found if text else self.thing(i) or found
