"""Things one can be for or against that are nobody: resolutions, cease-fires, elections, plans."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.extraction.actors.disputes import collect_disputed
from store.extraction.actors.forms import POSSESSIVE
from store.extraction.actors.likeness import join_alike, measure_alike, named_by_object, voted_on
from store.extraction.actors.naming import (
    PRONE,
    called,
    campaign,
    degree,
    heads,
    modifier,
    participle,
    reverses,
)
from store.extraction.actors.phrasing import Thing, full_name, is_any, read_thing
from store.extraction.actors.pickups import before_noun, described_near, describes, picks, wanted
from store.extraction.actors.things import ARGUMENTS, collect_measures, latest_measure
from store.extraction.actors.words import OPEN_QUOTES, is_capital, is_plural, low
from store.extraction.actors.workspace import Draft, surface
from store.extraction.entities import Entity
from store.lexicon.gazetteer import fold

DEMONSTRATIVE = frozenset({"ce", "cet", "cette", "ces"})
DEFINITE = frozenset({"le", "la", "l'", "les", "du", "au", "aux", "des"}) | DEMONSTRATIVE
APPOSED = 12  # tokens within which ", texte porté par X" says more of what was named
SUMMED = 6  # tokens within which ", une idée …" takes up what was named
NONE = frozenset({"aucun", "aucune"})
ANY = frozenset({"tout", "toute"})  # "toute loi qui …": none that could be named again
INDEFINITE = NONE | ANY | {"un", "une"}


@dataclass
class Proposals:
    """The proposals of the article; `things` in text order with the entity of each."""

    work: Draft
    seen: list[tuple[Thing, Entity]] = field(default_factory=list)
    fresh: set[int] = field(default_factory=set)  # entities brought in as "une nouvelle …"
    pointers: frozenset[str] = frozenset()  # nouns of the article that only ever pick a thing up

    def collect(self) -> None:
        doc, gazetteer, words = self.work.doc, self.work.gazetteer, self.work.gazetteer.words
        covered = {i for m in self.work.map.mentions if m.form == "name" for i in range(m.start, m.end)}
        hits = [(start, end, hit.value) for start, end, hit in self.work.offsets.spans(gazetteer.proposals)]
        titled = {i for t in self.work.titles for i in range(t.start, t.end)}
        named = covered | titled | {i for s, e, _ in hits for i in range(s, e)}
        collect_measures(self.work, named)
        collect_disputed(self.work, named)
        self.pointers = gazetteer.words["proposal.pointers"] - {fold(noun) for _, _, noun in hits}
        hits += [(i, i + 1, self.work.low[i]) for i in doc.among(self.pointers) if i not in titled]
        for start, end, noun in sorted(hits):
            head = doc[start]
            if (
                start in covered
                or (start in titled and is_capital(head))
                or (self.seen and start < self.seen[-1][0].end)
                or head.pos_ not in {"NOUN", "PROPN", "ADJ", "X"}
                or (head.plain.endswith("é") and not noun.split()[0].endswith("é"))  # "voté" is no vote
                or modifier(doc, start, gazetteer)
                or campaign(doc, start, gazetteer)
                or degree(doc, start, gazetteer)
                or (noun == "vote" and end < len(doc) and low(doc[end]) in words["proposal.ways_to_vote"])
                or reverses(doc, start, end, gazetteer)
            ):
                continue
            thing = read_thing(self.work, start, end, noun)
            label = called(doc, start) and not wanted(self.work, start)
            entity = self._again(thing) if label else self._join(thing)
            if entity is None:
                continue
            if before_noun(self.work, thing.start) not in ANY:
                self.seen.append((thing, entity))
            self.work.mention(entity, thing.start, thing.end, "noun", head=start)
            self.work.registry.alias(entity, surface(doc, thing.start, thing.end))
        self._names_alone()
        join_alike(self.work, self.seen)
        for i, entity in named_by_object(self.work, self.seen):
            self.work.mention(entity, i, i + 1, "noun", exported=False, head=i)

    def _names_alone(self) -> None:
        """ "… soutient Serval" after "l'opération Serval": the name alone is the operation again."""
        names = {
            low(self.work.doc[t.end - 1]): e
            for t, e in self.seen
            if t.end - t.start == 2 and is_capital(self.work.doc[t.end - 1])
        }
        covered = {i for m in self.work.map.mentions for i in range(m.start, m.end)}
        for i in self.work.doc.among(names.keys()):
            if i not in covered and is_capital(self.work.doc[i]):
                self.work.mention(names[self.work.low[i]], i, i + 1, "name")

    def _join(self, thing: Thing) -> Entity | None:
        """The proposal that this phrase names again, or a new one; None for a bare anaphor of nothing."""
        doc, words = self.work.doc, self.work.gazetteer.words
        bare = thing.words == set(thing.noun.split())
        before = self._determiner(thing)
        passed = (
            voted_on(self.work, self.seen, thing, before) if thing.noun in words["proposal.votes"] else None
        )
        if passed is not None:
            return passed
        following = low(doc[thing.end]) if thing.end < len(doc) else ""
        anaphor = thing.noun in words["proposal.anaphors"]
        pointing = before in DEFINITE or before in POSSESSIVE
        if thing.noun in words["proposal.pointers"] and bare and before in DEMONSTRATIVE:
            measure = self._measure(thing.start)
            if measure is not None:
                return measure
        if self._verdict(thing):
            fits = [(t, e) for t, e in self._fitting(thing) if self._lately(thing, t)]
            if fits:
                return self._latest(thing, fits)
        if before in NONE and bare and anaphor:
            return None  # "n'acceptera aucune proposition": none of them
        if thing.noun in self.pointers:
            return self._latest(thing, self.seen) if self._near(thing, before, bare) else None
        consent = thing.noun in words["proposal.consent"] and before in POSSESSIVE
        if consent and bare and following not in PRONE:
            return None  # "a donné son accord": what to, is not said
        on = following == "sur" and full_name(self.work, thing) != surface(doc, thing.start, thing.end)
        says = following in PRONE or on  # "l'accord sur le nucléaire" is no other text named before
        if anaphor and bare and pointing and not says:
            fits = self._fitting(thing)
            if thing.noun in words["proposal.decided"]:
                fits = [(t, e) for t, e in fits if self._lately(thing, t)]
                if not fits:
                    return None  # whoever decided is meant, not what was named long ago
            if fits and (before in DEMONSTRATIVE or not self._named_so(thing, fits)):
                return self._latest(thing, fits)
        told = self._told_of(thing, before, bare) if anaphor else None
        if told is not None:
            return told
        return self._again_or_new(thing, before, says=says, following=following)

    def _again_or_new(self, thing: Thing, before: str, *, says: bool, following: str) -> Entity | None:
        """The proposal that a phrase names by the words of one before, else a new one; None when it says too
        little. `says`: it says what it is on.
        """
        words, bare = self.work.gazetteer.words, thing.words == set(thing.noun.split())
        anaphor = thing.noun in words["proposal.anaphors"]
        fresh = self._fresh(thing.start)
        again = self._again(thing, fresh=fresh)
        if again is not None:
            return again
        if fresh:
            entity = self._new(thing)
            self.fresh.add(entity.key)
            return entity
        if anaphor and thing.owner is not None and before in DEFINITE:
            for _, entity in reversed(self.seen):
                if entity.member_of == thing.owner:
                    return entity
        if anaphor and bare and says:
            return None if thing.noun in words["proposal.shapeless"] else self._new(thing)
        if anaphor and self.seen and before in DEMONSTRATIVE:
            return None if thing.noun in words["proposal.decided"] else self._latest(thing, self.seen)
        weak = thing.noun in words["proposal.weak"] and (bare or thing.owner is not None)
        if weak and following not in words["proposal.about"]:
            return None
        if bare and before in DEFINITE:
            synonym = self._synonym(thing)
            if synonym is not None:
                return synonym
        return self._new(thing)

    def _determiner(self, thing: Thing) -> str:
        """The word before the noun, past an adjective after *ce*: "cette nouvelle législation"."""
        k, before = thing.start - 1, before_noun(self.work, thing.start)
        pointed = k > 0 and self.work.doc[k].pos_ == "ADJ" and self.work.low[k - 1] in DEMONSTRATIVE
        return self.work.low[k - 1] if pointed else before

    def _told_of(self, thing: Thing, before: str, bare: bool) -> Entity | None:
        """The proposal of which an anaphor without *le* or *ce* tells more: *…, une idée que X rejette*."""
        summed = before == "," or (bare and self._after_comma(thing, before))
        measure = (
            self._measure(thing.start)
            if summed and thing.noun in self.work.gazetteer.words["proposal.planned"]
            else None
        )
        if measure is not None:
            return measure  # "réclame une force d'interposition, idée que Y rejette"
        if before == "," and self.seen and thing.start - self.seen[-1][0].end < APPOSED:
            return self._latest(
                thing, self._fitting(thing) or self.seen
            )  # "la résolution, texte porté par X"
        if bare and self._summing(thing, before):
            return self._latest(thing, self._fitting(thing) or self.seen)
        if bare and before in INDEFINITE and describes(self.work, thing.start, thing.end):
            near = [e for t, e in self._fitting(thing) if described_near(self.work, t.start, thing.start)]
            return near[-1] if near else None
        return None

    def _after_comma(self, thing: Thing, before: str) -> bool:
        """ ", une idée", ", un projet"."""
        return before in INDEFINITE and thing.start > 1 and self.work.doc[thing.start - 2].text == ","

    def _summing(self, thing: Thing, before: str) -> bool:
        """ ", une idée rejetée par X", "La réforme est une idée rejetée par X": after a comma or *être*, what
        was named just before, and what is said of it.
        """
        doc = self.work.doc
        if before not in INDEFINITE or thing.start < 2 or not self.seen:
            return False
        said = any(c.dep_ == "nsubj" and c.i == self.seen[-1][0].start for c in doc[thing.start].children)
        if doc[thing.start - 2].text != "," and not said:
            return False
        told = thing.end < len(doc) and (participle(doc[thing.end]) or low(doc[thing.end]) in {"que", "qu'"})
        return told and thing.start - self.seen[-1][0].end < SUMMED

    def _verdict(self, thing: Thing) -> bool:
        """ "X dénonce un texte humiliant", "une mauvaise décision": a judgement on what is in question."""
        words = self.work.gazetteer.words
        known = words["proposal.anaphors"] | words["proposal.pointers"] | words["proposal.judged"]
        doc, k, extra = self.work.doc, thing.start - 1, set(thing.words) - set(thing.noun.split())
        k -= k > 0 and doc[k].text in OPEN_QUOTES
        if k > 0 and low(doc[k]) in words["describe.judged"]:
            extra.add(low(doc[k]))
            k -= 1
        indefinite = k >= 0 and low(doc[k]) in {"un", "une"}
        return indefinite and thing.noun in known and bool(extra) and extra <= words["describe.judged"]

    def _lately(self, thing: Thing, other: Thing) -> bool:
        return 0 <= self.work.sentence_of[thing.start] - self.work.sentence_of[other.start] <= 2

    def _near(self, thing: Thing, before: str, bare: bool) -> bool:
        """ "ce choix", "cette perspective": of a proposal that the sentence before names, or this one."""
        if not (self.seen and bare and before in DEMONSTRATIVE):
            return False
        places, last = self.work.sentence_of, self.seen[-1][0].start
        decided = thing.noun in self.work.gazetteer.words["deed.decision"]
        if decided and self.work.doc[last].dep_ not in ARGUMENTS:
            return False  # "a quitté l'alliance née du traité. Y déplore ce choix"
        return places[thing.start] - places[last] <= 1

    def _measure(self, i: int) -> Entity | None:
        """The measure that "cette mesure" at token `i` means, when it is nearer than any proposal."""
        latent = latest_measure(self.work, i, within=2)
        if latent is None:
            return None
        last, places = self.start_before(i), self.work.sentence_of
        if last >= latent.end or (last >= 0 and places[last] > places[latent.start]):
            return None
        noun = self.work.doc[latent.start]
        if noun.dep_ == "nmod" and noun.head.i == last:
            return None  # "l'amendement sur le glyphosate": it only says which one is meant
        mention = self.work.map.take(latent.start)
        return None if mention is None else self.work.registry.entities[mention.entity]

    def _fresh(self, i: int) -> bool:
        """ "une nouvelle résolution", "toute autre loi": none of those before."""
        low, fresh = self.work.low, self.work.gazetteer.words["proposal.fresh"]
        return i > 1 and low[i - 1] in fresh and low[i - 2] in INDEFINITE

    def _again(self, thing: Thing, *, fresh: bool = False) -> Entity | None:
        """The proposal that bore this noun before, with no word that sets the two apart."""
        for other, entity in reversed(self.seen):
            if fresh and entity.key not in self.fresh:
                continue
            same = heads(other.noun) == heads(thing.noun) or other.noun.startswith(thing.noun)
            nested = thing.words <= other.words or other.words <= thing.words
            if same and nested and (thing.owner is None or entity.member_of in {None, thing.owner}):
                self._own(entity, thing)
                return entity
        return None

    def _fitting(self, thing: Thing) -> list[tuple[Thing, Entity]]:
        """What "le texte", "le document" can mean: what is written; any proposal for "la mesure"."""
        written = self.work.gazetteer.words["describe.written"]
        wanted = self.work.gazetteer.words.get(f"pickup.{thing.noun}")
        if wanted is not None:
            return [(t, e) for t, e in self.seen if is_any(t, wanted)]
        if thing.noun not in written | self.work.gazetteer.words["proposal.any_text"]:
            never = self.work.gazetteer.words["proposal.unplanned"]
            return [(t, e) for t, e in self.seen if t.noun not in never]
        fits = [(t, e) for t, e in self.seen if t.noun in written or t.noun.split()[0] in written]
        one = [(t, e) for t, e in fits if not e.plural]
        return one if one and not is_plural(self.work.doc[thing.start]) else fits

    def _named_so(self, thing: Thing, fits: list[tuple[Thing, Entity]]) -> bool:
        """True when some proposal was called by this very noun: "le plan" after "le plan de paix"."""
        vague = thing.noun in self.work.gazetteer.words["proposal.any_text"]
        return not vague and any(heads(t.noun) == thing.noun for t, _ in fits)

    def _new(self, thing: Thing) -> Entity:
        doc = self.work.doc
        entity = self.work.registry.new(full_name(self.work, thing), "proposal")
        entity.gender = "f" if "Fem" in doc[thing.start].morph.get("Gender", ()) else "m"
        entity.plural = is_plural(doc[thing.start]) or low(doc[thing.start]).endswith("s")
        self._own(entity, thing)
        return entity

    def _synonym(self, thing: Thing) -> Entity | None:
        """The proposal or measure of the same sort named last: "la présidentielle" … "le scrutin"."""
        words = picks(self.work.gazetteer, thing.noun)
        found = next((e for t, e in reversed(self.seen) if is_any(t, words)), None)
        alike = measure_alike(self.work, thing.start, words) if found is None and words else None
        mention = self.work.map.take(alike.start) if alike is not None else None
        return found if mention is None else self.work.registry.entities[mention.entity]

    def _own(self, entity: Entity, thing: Thing) -> None:
        if thing.owner is not None and entity.member_of is None and thing.owner != entity.key:
            entity.member_of = thing.owner

    def _latest(self, thing: Thing, fits: list[tuple[Thing, Entity]]) -> Entity:
        for other, entity in reversed(fits):
            if thing.start - other.start < 400 and (
                thing.owner is None or entity.member_of in {None, thing.owner}
            ):
                return entity
        return fits[-1][1]

    def latest_before(
        self, i: int, *, gender: str = "", plural: bool | None = None, within: int = 80
    ) -> Entity | None:
        """The proposal mentioned last before token `i`, agreeing when asked; None beyond `within` tokens."""
        for thing, entity in reversed(self.seen):
            if thing.start >= i or i - thing.start > within:
                continue
            if gender and entity.gender and entity.gender != gender:
                continue
            if plural is not None and entity.plural != plural:
                continue
            return entity
        return None

    def start_before(self, i: int) -> int:
        """Where the proposal mentioned last before token `i` begins; -1 when there is none."""
        return max((thing.start for thing, _ in self.seen if thing.start < i), default=-1)
