"""Support verbs: *apporter son soutien à*, *se heurter à l'opposition de*, *le soutien que X affiche à Y*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from store.extraction.stances.filling import Filled, Filler
from store.extraction.stances.frames import Match
from store.extraction.stances.modality import Modality
from store.extraction.stances.syntax import RELATIVES
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.lexicon import Light


_TELLING = frozenset({"media", "organisation"})  # who tell of deeds that are not theirs
_ONE_WAY = frozenset({("contre",), ("pour",)})  # targets of nouns that only one preposition relates to them
_PARTITIVE = frozenset({("de", "l'"), ("de", "la")})
SHARED = 9  # tokens within which a second noun shares the support verb (*apporte son aide et son soutien*)


class Lights:
    """Finds the support verb of a noun frame, and the participants that it lends to the noun."""

    def __init__(self, filler: Filler, modality: Modality) -> None:
        self.filler = filler
        self.slots = filler.slots
        self.parse = filler.parse
        self.phrases = filler.phrases
        self.surface = filler.surface
        self.lexicon = filler.lexicon
        self.modality = modality
        self._first: dict[tuple[int, tuple[str, ...]], tuple[int, Light] | None] = {}  # see `find`
        self.bound: dict[int, set[int]] = {}  # see `Finder.with_object`; set by the engine

    def find(self, match: Match) -> tuple[int, Light] | None:
        """The support verb that governs a noun frame (*apporter son soutien*), with its first entry."""
        asked = (match.head, match.frame.holder)
        if asked not in self._first:
            self._first[asked] = next(self.all(match), None)
        return self._first[asked]

    def all(self, match: Match) -> Iterator[tuple[int, Light]]:
        """The support verbs that may govern a noun frame, with every entry that fits."""
        p, i = self.parse, match.head
        role = match.frame.holder == ("of",)  # "assure son allié de son appui": nothing to give or take back
        verb = p.head[i]
        while (p.dep[i] == "conj" and p.pos[verb] == "NOUN" and i - verb <= SHARED) or (
            p.lemma[verb] in load_discourse().vessels and p.prep(i) == "de" and p.pos[p.head[verb]] == "VERB"
        ):
            i, verb = verb, p.head[verb]
        apart = p.dep[i] == "conj" or (p.dep[i] == "ccomp" and p.copular(i))  # "dit que c'est une attaque"
        verbs = [verb] if p.pos[verb] in {"VERB", "AUX"} and not apart else []
        if p.dep[verb] == "obj" and p.pos[p.head[verb]] == "VERB" and p.dep[i] != "appos":
            # "assurer X de sa fidélité", and no "arrêter X, partisan de Y"
            verbs.append(p.head[verb])
        if i + 1 < p.size and p.low[i + 1] in {"que", "qu'"}:  # "le soutien que (semblent) afficher X à Y"
            after = [k for k in range(i + 2, min(i + 8, p.size)) if p.pos[k] == "VERB"]
            felt = p.low[i + 2 : i + 3] in (["lui"], ["leur"])  # "sans cacher la défiance que lui inspire X"
            verbs = after[:1] if felt and after else verbs + after[:2]
        if not verbs:  # the parser hung the noun elsewhere: the verb right before its phrase
            k = i - 1
            while k > 0 and p.pos[k] in {"DET", "ADJ"}:
                k -= 1
            has = p.pos[k] == "AUX" and "avoir" in self.modality.lemmas(k)  # "X a l'appui de Y"
            verbs += [k] if (p.pos[k] == "VERB" or has) and k < i - 1 and p.prep(i) == "" else []
        if p.pos[i] == "NOUN":
            verbs += [k for k in p.kids[match.head] if p.dep[k] == "acl" and p.is_participle(k)]
        for v in (v for v in verbs if match.head in self.bound.get(v, {match.head})):
            if v and p.low[v - 1] == "y" and p.lemma[v] == "avoir":
                continue  # "il peut y avoir accord": nobody's
            for lemma in self.modality.lemmas(v):
                for light in self.lexicon.lights.get(lemma, ()):
                    lent = light.kind in {"give", "show", "withdraw"} and light.holder != ("de",)
                    if light.reflexive != p.reflexive(v) or (role and lent):
                        continue
                    if self._light_noun(v, i, light) and self._has_words(v, i, light):
                        yield v, light

    def _has_words(self, verb: int, noun: int, light: Light) -> bool:
        """Whether the further words of a support verb stand by it (*faire part de*, *faire l'objet de*)."""
        p = self.parse
        span = range(verb + 1, noun) if noun > verb else range(max(verb - 8, 0), min(verb + 4, p.size))
        return all(any(w in {p.low[k], p.lemma[k]} for k in span) for w in light.words)

    def _light_noun(self, verb: int, noun: int, light: Light) -> bool:
        """Whether the noun stands where the light verb wants it."""
        p = self.parse
        prep = p.prep(noun)
        if verb > noun and noun + 1 < p.size and p.low[noun + 1] in {"que", "qu'"}:
            return "obj" in light.noun
        if p.dep[verb] == "acl" and p.head[verb] == noun:
            return "obj" in light.noun
        if p.passive(verb) and p.dep[noun].startswith("nsubj"):
            return "obj" in light.noun
        some = light.kind == "seek" and prep == "de" and p.head[noun] == verb and self._some(noun)
        if prep and not some:
            return prep in light.noun
        if noun < verb and p.low[noun + 1] not in RELATIVES:  # *Fidèle soutien de X, Y a opposé …*
            return "subj" in light.noun and p.dep[noun].startswith("nsubj")
        return "obj" in light.noun or ("subj" in light.noun and p.dep[noun].startswith("nsubj"))

    def _some(self, noun: int) -> bool:
        """*demande de l'aide à X*: whether *de* before the noun is no more than the partitive article."""
        p = self.parse
        return p.low[noun - 1] in {"du", "des"} or tuple(p.low[max(noun - 2, 0) : noun]) in _PARTITIVE

    def parties(self, match: Match, verb: int, light: Light) -> tuple[Filled, Filled]:
        own = replace(match.frame, holder=tuple(s for s in match.frame.holder if s in {"de", "adj", "par"}))
        holders = self.filler.fill(replace(match, frame=own), own.holder, False) if own.holder else ([], ())
        if holders[0] and light.kind == "withdraw" and light.holder == ("subj",):
            return ([], ()), ([], ())  # "bloque l'adhésion de X à Y": another's, not the blocker's
        group = (*match.words, match.head)
        if not holders[0]:
            done = match.frame.holder == ("par",)  # "obtient l'expulsion de X", who expels nobody
            names = tuple(s for s in light.holder if not (done and s == "de"))
            holders = self._verb_slots(verb, names, group, False)
            if done and light.kind == "show":  # "Amnesty annonce l'arrestation de X", and has arrested nobody
                told = [r for r in holders[0] if self.phrases.kind(r.entity) not in _TELLING]
                holders = told, holders[1]
        acting = any(self.phrases.kind(r.entity) != "proposal" for r in holders[0])
        if not acting and "poss" in match.frame.holder:  # "ce geste montre notre rejet de X"
            holders = self.filler.slot(match, "poss", False)[0], ()
        received = light.kind == "get" and bool(holders[0])  # "X a l'appui de Y pour …": X is backed
        skipped = {"poss", "pour"} if received else {"poss"}
        targets = self.filler.fill(match, tuple(s for s in match.frame.target if s not in skipped), True)
        if received and "attachment" in targets[1]:
            targets = [], ()
        for slot in match.frame.target if light.kind == "get" and not targets[0] else ():
            if slot not in {"poss", "adj", "subj", "obj", "dat", *light.holder}:
                references = self.phrases.all(self.slots.complement(verb, slot, group), True)
                if references:
                    targets = references, ("light verb",)
                    break
        if targets[0] and any(r.entity == h.entity for r in targets[0] for h in holders[0]):
            targets = ([], ())
        if not targets[0]:
            targets = self._verb_slots(verb, self._lent_slots(match, light), group, True)
        return holders, targets

    def _lent_slots(self, match: Match, light: Light) -> tuple[str, ...]:
        """The verb's slots that may hold the noun's target: nobody is backed by what is *contre* him, nor
        opposed by *un discours à X* when only *un discours contre X* opposes, nor backed by *une campagne
        au Maroc*.
        """
        if match.frame.target in _ONE_WAY:
            return tuple(s for s in light.target if s in {*match.frame.target, "subj", "obj"})
        backing = match.frame.stance == "support"
        if backing and light.against:
            return ()  # "la coalition que lui opposent X et Y" is no help to him
        return tuple(s for s in light.target if s != "contre" or not backing)

    def _verb_slots(self, verb: int, names: tuple[str, ...], group: tuple[int, ...], dig: bool) -> Filled:
        for name in names:
            if name == "subj":
                found = self.slots.subject(verb)
                if not found and any(self.parse.low[k + 1] in {"que", "qu'"} for k in group if k < verb):
                    found = self.surface.object(verb)
            elif name == "obj":
                found = self.slots.object(verb, group)
            elif name == "dat":
                found = self.slots.dative(verb, group)
            elif name == "agent":
                found = self.slots.agent(verb)
            else:
                found = self.slots.complement(verb, name, group)
            references = self.phrases.all(found, dig)
            if references:
                return references, ("light verb", found.repair) if found.repair else ("light verb",)
        return [], ()
