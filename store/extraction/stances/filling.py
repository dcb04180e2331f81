"""Fills the slots that a frame names with the actors that stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.attachment import left
from store.extraction.stances.discourse import is_stranded, last_proposal
from store.extraction.stances.frames import Match
from store.extraction.stances.phrases import Phrases
from store.extraction.stances.references import Reference
from store.extraction.stances.slots import Slots
from store.extraction.stances.surface import Surface
from store.extraction.stances.syntax import COMMAS, CONTRACTED, NOMINAL, NOTHING, SUBJECTS, Found
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.entities import EntityMap
    from store.lexicon import Lexicon

Filled = tuple[list[Reference], tuple[str, ...]]  # who, and the repairs that found them
_ACTOR_SLOTS = frozenset(
    {"subj", "agent", "dat", "à", "avec", "contre", "envers", "derrière"}
)  # where a capital is no place
OF = frozenset({"de", "d'"})
_DATING = frozenset({"depuis", "dès", "pendant", "durant", "jusqu'à", "après"})
_HELPED = frozenset({"avec", "grâce"})
_ASIDE = frozenset({"avec", "contre", "envers", "sur"})  # slots of phrases that end in no preposition


class Filler:
    """Slots of matches, resolved to the article's actors."""

    def __init__(
        self, slots: Slots, phrases: Phrases, surface: Surface, entities: EntityMap, lexicon: Lexicon
    ) -> None:
        self.slots = slots
        self.parse = slots.parse
        self.phrases = phrases
        self.surface = surface
        self.entities = entities
        self.lexicon = lexicon
        self._openers = set(self.parse.among(frozenset(words[0] for words in lexicon.prepositions)))
        self._compounds: dict[str, list[tuple[str, ...]]] = {}  # slot -> the prepositions that stand for it
        for words, slot in lexicon.prepositions.items():
            self._compounds.setdefault(slot, []).append(words)

    def fill(self, match: Match, names: tuple[str, ...], dig: bool) -> Filled:
        self.phrases.wanted = match.frame.target_kinds if dig else ()
        if dig and "de" in names and "of" in match.frame.holder and self.slots.possessive(match.head):
            names = tuple(name for name in names if name != "de")  # "son rival du PS": X's, himself of the PS
        for name in names:
            references, repair = self.slot(match, name, dig)
            if references:
                return references, (repair,) if repair else ()
        return [], ()

    def slot(self, match: Match, name: str, dig: bool) -> tuple[list[Reference], str]:
        """The references in slot `name` of a match, and the repair that found them."""
        i, words, verb = match.head, match.words, match.frame.pos == "verb"
        if name == "poss":
            for k in (i, *words):
                found = self.slots.possessive(k)
                if found:
                    return self.phrases.possessor(found.heads[0]), ""
            return [], ""
        if name == "word":
            return (self.phrases.one(words[-1], dig) if words else []), ""
        if name == "obj_word":
            held = [w for w in words[-1:] if w in self.slots.object(i).heads]
            return [r for w in held for r in self.phrases.one(w, dig)], ""
        if name == "adj":
            nouns = (i,) if match.frame.pos in {"noun", "adj"} else (*words, i)  # "avec l'aide russe"
            described = [r for k in nouns for r in self.phrases.owner(k, "adj")]
            named = [r for r in described if self.phrases.kind(r.entity) != "person"]
            leaving = not load_discourse().leaving.isdisjoint((self.parse.lemma[i], self.parse.low[i]))
            return named or (self._leaver(i) if leaving and not verb else []), ""
        found = self.standing(match, name)
        only = name == "of" and i > 1 and self.parse.low[i - 1] in {"au", "à"}
        if (only and self.parse.low[i - 2] in {"que", "qu'"}) or (
            name == "of" and self._outnumbers(i, found)
        ):
            found = NOTHING  # "ne doit sa survie qu'au soutien de X": no apposition
        references = self.phrases.all(found, dig)
        if name == "gov_subj" and any(self.parse.dep[self.parse.head[k]] == "acl" for k in match.words):
            references = [r for r in references if r.sign > 0]  # "le départ de X, arrivé avec l'aide de Y"
        if not references:
            references = self._latent(match, name, found)
        elif len(found.heads) > 1 and all(self.phrases.kind(r.entity) == "country" for r in references):
            silent = tuple(k for k in found.heads if not self.phrases.one(k, dig))
            references += self.phrases.latent(Found(silent), True)  # "le soutien du Tchad et de Paris"
        if name == "subj" and verb and not references and match.frame.lemma in load_discourse().marching:
            return self._callers(i), "callers"
        if verb and name in {"contre", "pour"} and is_stranded(self.parse, i, name):
            return last_proposal(self.parse, self.entities, i), ""
        return references, found.repair

    def standing(self, match: Match, name: str) -> Found:
        """What stands in slot `name` of the syntax, whether or not it names anybody."""
        i, words, verb = match.head, match.words, match.frame.pos == "verb"
        if name in {"poss", "word", "obj_word", "adj", "xcomp"}:
            return NOTHING
        if name == "subj":
            return self.slots.subject(i) if verb else self.slots.subjects.of(i)
        if name == "obj":
            return self.slots.object(i, words)
        if name == "dat":
            return self.slots.dative(i, words)
        if name == "agent":
            return self.slots.agent(i)
        if name == "of":
            return self.slots.modified(i)
        return self._governing_subject(match) if name == "gov_subj" else self._complement(match, name)

    def _latent(self, match: Match, name: str, found: Found) -> list[Reference]:
        """Those in slot `name` that no mention names: in an actor's slot, capitals too."""
        words = match.words
        places = (
            name in _ACTOR_SLOTS
            or (name == "obj" and bool(words))
            or (name == "de" and match.frame.pos == "noun")
        )
        references = self.phrases.latent(found, places)
        if name in {"sur", "de"} and words and not references:  # "rejette sur Kiev la faute"
            references = self.phrases.latent(found, True)
        if name in {"en", "sur"} and not words:  # "croire en Emmanuel Macron", not "croire en Genève"
            references = [r for r in references if r.end - r.start > 1]
        return references

    def _leaver(self, i: int) -> list[Reference]:
        """*le retrait des États-Unis de l'accord*: who leaves, by noun `i` with what is left after it."""
        p = self.parse
        own = next((k for k in p.kids[i] if k > i and p.prep(k) in OF and self.entities.headed(k)), -1)
        return self.phrases.one(own, False) if own >= 0 and left(p, self.surface, i) else []

    def _callers(self, i: int) -> list[Reference]:
        """*des milliers de gens ont défilé à l'appel de X contre Y*: who called them."""
        p = self.parse
        low, high = p.bounds[p.sentence[i]]
        for k in range(low + 2, high - 2):
            if p.low[k] in load_discourse().calls and p.low[k - 2 : k] == ["à", "l'"]:
                of = CONTRACTED.get(p.low[k + 1], p.low[k + 1]) in {"de", "d'"}
                head = self._first_named(k + 2, min(k + 6, high)) if of else -1
                return self.phrases.all(Found(tuple(p.coordinated(head))), False) if head >= 0 else []
        return []

    def _outnumbers(self, i: int, found: Found) -> bool:
        """*divisé entre partisans de X et …*: a plural noun is not said of one."""
        p = self.parse
        if p.low[p.head[i]] in {"un", "une"}:
            return False  # "l'un des derniers appuis de X"
        many = p.pos[i] == "NOUN" and p.plural(i) is True
        return many and len(found.heads) == 1 and p.plural(found.heads[0]) is False

    def _complement(self, match: Match, name: str) -> Found:
        p, i = self.parse, match.head
        if match.frame.pos == "phrase":
            own = p.low[max(match.tokens)] == name or name not in _ASIDE
            return self._phrase_object(match) if own else self._after_phrase(match, name)
        found = self.slots.complement(i, name, match.words)
        if found.repair == "attachment" and name == "de" and "of" in match.frame.target:
            found = NOTHING  # "X, candidat à la présidence du Mali", who is nobody's but a party's
        nominal = p.pos[i] == "NOUN" and p.kids_case(i)  # "sommes les rebelles du monde": nobody's complement
        verb = p.head[i]  # before the adjective: "s'est dit hostile hier à X"
        if (
            not found
            and match.frame.pos == "adj"
            and p.pos[verb] in {"VERB", "AUX"}
            and verb < i
            and not nominal
        ):
            found = self.slots.complement(verb, name)
        loose = name not in {"de", "par"} or match.words or i in p.retagged
        if not found and name in self._compounds:
            found = self._compound(match, name)
        if not found and match.frame.pos in {"verb", "adj"} and loose:
            found = self.surface.complement(i, name, match.words)
        if not found and match.frame.pos == "noun" and not match.words:
            found = self._behind_owner(match, name)
        if not found and name == "contre":
            found = self._aimed(match)
        if not found and name == "à":
            found = self._granted(match)
        if name == "contre" and match.frame.lemma in load_discourse().voting:
            advised = any(p.lemma[k] in load_discourse().advice for k in found.heads)
            found = NOTHING if advised else found
        helped = name == "avec" and any(p.lemma[k] in load_discourse().helping for k in found.heads)
        return NOTHING if helped else found  # "gouverne avec l'appui de X": not with X

    def _granted(self, match: Match) -> Found:
        """*suspend les crédits accordés à X*: whom the noun of the idiom is for, as its participle says."""
        p, granting = self.parse, load_discourse().granting
        for k in (k for n in match.words if p.pos[n] == "NOUN" for k in p.kids[n]):
            if p.dep[k] == "acl" and p.is_participle(k) and not granting.isdisjoint(self.phrases.verbs(k)):
                return self.slots.complement(k, "à")
        return NOTHING

    def _behind_owner(self, match: Match, name: str) -> Found:
        """*dénonce le soutien de X à Y*: what the parser hung on a verb that takes nothing with `name`."""
        p, i = self.parse, match.head
        verb = p.head[i]
        owner = next((k for k in p.kids[i] if k > i and p.prep(k) in OF), -1)
        if p.dep[i] != "obj" or p.pos[verb] != "VERB" or owner < 0:
            return NOTHING
        frames = [
            f for lemma in self.phrases.verbs(verb) for f in self.lexicon.by_lemma.get(lemma, ())
            if f.pos == "verb" and not f.words
        ]  # fmt: skip
        taken = {slot for f in frames for slot in (*f.holder, *f.target)}
        if not frames or taken & {name, "dat"}:
            return NOTHING
        after = p.right_edge(owner) + 1
        near = range(after, min(after + 5, p.size))
        head = next((k for k in near if p.pos[k] in NOMINAL), -1)
        hung = head >= 0 and p.head[head] == verb and p.prep(head) == name
        straight = hung and after == min([head, *(k for k in p.kids[head] if k < head)])
        return Found(tuple(p.coordinated(head)), "attachment") if straight else NOTHING

    def _aimed(self, match: Match) -> Found:
        """*les sanctions imposées à X*, *frappant X*, *qui pèsent sur X*: whom the noun is against."""
        p, words = self.parse, load_discourse()
        nouns = (match.head,) if match.frame.pos == "noun" else match.words
        for k in (k for n in nouns if p.pos[n] == "NOUN" for k in (*p.kids[n], p.head[n])):
            above = any(p.head[n] == k and p.dep[n] in SUBJECTS for n in nouns)  # "ces sanctions frappent X"
            if not above and p.dep[k] not in {"acl", "acl:relcl"}:
                continue
            names = words.aiming.union(words.imposing).intersection(self.phrases.verbs(k))
            if names & words.aiming and not p.passive(k) and (p.low[k].endswith("ant") or p.finite(k)):
                return self.slots.object(k)
            if names & words.imposing:
                aimed = (self.slots.complement(k, prep) for prep in ("à", "contre", "sur"))
                found = next((found for found in aimed if found), NOTHING)
                if found:
                    return found
        return NOTHING

    def _compound(self, match: Match, name: str) -> Found:
        """A compound preposition that stands for a slot: *à l'égard de* for *envers*."""
        p = self.parse
        _, high = p.bounds[p.sentence[match.head]]
        start = max(match.tokens) + 1
        for k in [k for k in range(start, min(start + 11, high)) if k in self._openers]:
            if any(p.pos[j] in {"VERB", "AUX"} and p.finite(j) is not None for j in range(start, k + 1)):
                break
            for words in self._compounds[name]:
                *first, last = p.low[k : k + len(words)]
                if (*first, CONTRACTED.get(last, last)) == words:
                    end = k + len(words)
                    head = self._first_named(end, min(end + 5, high))
                    return Found(tuple(p.coordinated(head)), "compound preposition") if head >= 0 else NOTHING
        return NOTHING

    def _first_named(self, start: int, end: int) -> int:
        """The first noun, or other word that an actor is named by, before a comma; -1 when there is none."""
        p = self.parse
        for j in range(start, end):
            if p.pos[j] in NOMINAL or self.entities.headed(j):
                return j
            if p.low[j] in COMMAS:
                break
        return -1

    def _phrase_object(self, match: Match) -> Found:
        """What follows *en faveur de*, *aux côtés de*, *contre*."""
        p = self.parse
        last = max(match.tokens)
        for k in range(last + 1, min(last + 7, p.size)):
            if p.pos[k] in NOMINAL:
                head = k
                while p.dep[head] in {"flat", "flat:name"} and p.head[head] > last:
                    head = p.head[head]
                return Found(tuple(p.coordinated(head)))
            if p.pos[k] in {"VERB", "PUNCT"} and p.low[k] not in {"«", '"', "“"}:
                break
        return NOTHING

    def _after_phrase(self, match: Match, name: str) -> Found:
        """What follows *à couteaux tirés*, with the preposition that it wants."""
        found = self._phrase_object(match)
        if found and self.parse.prep(found.heads[0]) == name:
            return found
        noun = self.parse.head[match.words[0]] if len(match.words) > 1 else match.words[0]
        dated = found and self.parse.prep(found.heads[0]) in _DATING  # "en guerre depuis avril contre X"
        return self.slots.complement(noun, name) if dated else NOTHING

    def _governing_subject(self, match: Match) -> Found:
        p = self.parse
        k, guard, thing = match.head, 0, False
        if match.frame.lemma == "en" and self._of_people(match):
            return NOTHING
        if not match.words and not self._predicative(match.head):
            return NOTHING
        while guard < 8:
            guard += 1
            for c in p.kids[k]:  # "les sanctions prises par X contre Y"
                if p.dep[c] == "acl" and k < c < match.head and p.is_participle(c) and self.slots.agent(c):
                    return self.slots.agent(c)
            being = p.copular(k) and p.is_infinitive(k)  # "accuse X d'être derrière l'attentat"
            being = being and p.dep[match.head] != "mark"
            if being or p.pos[k] in {"VERB", "AUX"} or any(p.dep[c] in SUBJECTS for c in p.kids[k]):
                if match.frame.target == ("gov_subj",) and match.frame.lemma in _HELPED:
                    return self._helped(k)
                return (
                    NOTHING if thing and self._fights(k) else self.slots.subject(self._charged(k, match.head))
                )
            if p.dep[k] == "acl" or p.head[k] == k:
                break
            backing = (f.stance == "support" for f in self.lexicon.by_lemma.get(p.lemma[k], ()))
            thing, k = p.dep[k] == "obj" and any(backing), p.head[k]
        return NOTHING

    def _charged(self, verb: int, i: int) -> int:
        """*accuse Y d'occuper la ville en appui à Z*: what Y does, before a phrase at `i` hung on the charge;
        `verb` itself where it charges nobody.
        """
        p = self.parse
        entries = (e for name in self.phrases.verbs(verb) for e in self.lexicon.embedders.get(name, ()))
        if not any(e.type == "accuse" for e in entries):
            return verb
        deeds = (k for k in range(i - 1, verb, -1) if p.is_infinitive(k) and p.low[k - 1] in OF)
        return next(deeds, verb)

    def _helped(self, verb: int) -> Found:
        """*adopte la loi avec le soutien de Y*, *X est élu grâce à Y*: what is done with help, or to whom,
        else who does it; nothing when it is done against that.
        """
        done = self.slots.object(verb)
        passive = self.parse.passive(verb) and not self.slots.agent(verb)
        adopted = not load_discourse().passing.isdisjoint(self.phrases.verbs(verb))
        found = self.phrases.all(done, False) if adopted else []
        if passive or any(self.phrases.kind(r.entity) == "proposal" for r in found):
            return NOTHING if self._fights(verb) else done
        return self.slots.subject(verb)

    def _of_people(self, match: Match) -> bool:
        """*bloque des policiers en colère contre X*: whether the phrase tells of people who are no actors."""
        p = self.parse
        noun = p.head[match.words[0]] if match.words else -1
        if (
            noun < 0
            or p.pos[noun] != "NOUN"
            or p.dep[match.words[0]] != "nmod"
            or self.phrases.one(noun, False)
        ):
            return False
        return p.dep[noun] not in SUBJECTS and not p.copular(noun)

    def _fights(self, verb: int) -> bool:
        """*rejette un vote en faveur de X*: whoever is against what is for X is not for X."""
        p, frames = self.parse, self.lexicon.by_lemma
        caused = p.caused(verb)
        said = [f for name in self.phrases.verbs(verb) for f in frames.get(name, ()) if not f.words]
        said += [f for f in frames.get("faire", ()) if caused and p.low[verb] in f.words]
        return any(f.pos == "verb" and f.stance == "oppose" for f in said)

    def _predicative(self, i: int) -> bool:
        """Whether a bare preposition is what is said of a subject (*X est contre*),
        not a verb's complement.
        """
        p = self.parse
        noun = p.head[i]
        if p.copular(noun) or p.copular(i):
            return True
        verb = p.head[noun]
        return (
            p.pos[verb] in {"VERB", "AUX"}
            and p.lemma[verb] in load_discourse().copulas
            and abs(verb - i) <= 3
        )
