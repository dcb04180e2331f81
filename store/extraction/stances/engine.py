"""The stances of one article: every frame's participants, and what its surroundings make of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from store.extraction.stances.accusations import accusations
from store.extraction.stances.antecedents import beside_subject
from store.extraction.stances.appraisals import appraisals
from store.extraction.stances.attitudes import judged_by_verbs
from store.extraction.stances.attribution import names_speaker
from store.extraction.stances.authors import authors
from store.extraction.stances.ballots import answered, ballots, chamber
from store.extraction.stances.calls import bidden, called_for
from store.extraction.stances.candidate import Candidate, form_table
from store.extraction.stances.circumstances import circumstances
from store.extraction.stances.clause_subjects import clause_subject
from store.extraction.stances.contrasts import contrasted
from store.extraction.stances.cues import load_cues
from store.extraction.stances.defiance import defiance
from store.extraction.stances.discourse import companions, denials, subject_of_question
from store.extraction.stances.echoes import echoes
from store.extraction.stances.filling import Filled, Filler
from store.extraction.stances.fragments import fragments
from store.extraction.stances.frames import Finder, Match
from store.extraction.stances.leanings import leanings
from store.extraction.stances.light import Lights
from store.extraction.stances.matter import Matter, consistent, one_matter
from store.extraction.stances.modality import Modality
from store.extraction.stances.motives import moved_by
from store.extraction.stances.oppositions import oppositions
from store.extraction.stances.others import another, not_own
from store.extraction.stances.outcomes import outcomes
from store.extraction.stances.outcries import outcries, serious
from store.extraction.stances.pairing import Pairs
from store.extraction.stances.phrases import Phrases
from store.extraction.stances.reciprocals import of_two, reciprocals
from store.extraction.stances.references import Reference
from store.extraction.stances.retagging import recall_verbs
from store.extraction.stances.retorts import retorts
from store.extraction.stances.sharing import gapped
from store.extraction.stances.slots import Slots
from store.extraction.stances.spared import spared
from store.extraction.stances.surface import Surface
from store.extraction.stances.syntax import SUBJECTS, Parse
from store.extraction.stances.topics import clause_before, decided, implied, insiders, judged, taken_up
from store.extraction.stances.undoing import undone
from store.extraction.stances.uses import Uses
from store.extraction.stances.verdicts import verdicts
from store.extraction.stances.vices import vices
from store.extraction.stances.victims import victims
from store.extraction.stances.violence import violence
from store.extraction.stances.words import load_discourse
from store.extraction.stances.worth import overdone, valued_phrases, valued_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.extraction.entities import EntityMap
    from store.lexicon import Lexicon

_JUDGES = (
    reciprocals, ballots, outcomes, verdicts, circumstances, fragments, authors, victims, outcries, retorts,
    oppositions, defiance, vices, appraisals, leanings, violence,
)  # fmt: skip
_NO_PEOPLE = frozenset({"proposal", "organisation", "party", "media"})  # that no *démission* befalls
_PLURAL = frozenset({"les", "leur", "leurs", "eux", "elles", "ils"})


class Engine:
    """Applies the lexicon to one parsed article."""

    def __init__(self, parse: Parse, entities: EntityMap, lexicon: Lexicon) -> None:
        self.parse = parse
        self.entities = entities
        self.lexicon = lexicon
        self.slots = Slots(parse)
        self.surface = Surface(parse, entities)
        self.slots.surface = self.surface
        self.slots.subjects.surface = self.surface
        self.phrases = Phrases(self.slots, entities, lexicon)
        self.modality = Modality(self.slots, self.phrases, lexicon, form_table(lexicon))
        self.slots.subjects.control = self.modality.embedding.control
        self.slots.subjects.matrix = self.modality.embedding.matrix
        self.filler = Filler(self.slots, self.phrases, self.surface, entities, lexicon)
        self.uses = Uses(self.slots, lexicon)
        self.lights = Lights(self.filler, self.modality)
        self.pairs = Pairs(self)
        self.matter = Matter(self)
        recall_verbs(parse, self.surface, self.modality.forms)
        self.names: dict[int, set[str]] = {}  # see `verdicts.names_of`
        self.worths, self.valued = valued_words(parse, lexicon), valued_phrases(parse, lexicon)
        said = (*self.worths, *self.valued, *overdone(parse))
        self.telling = {parse.sentence[max(k - n, 0)] for k in said for n in (0, 1)}  # also right before
        self.found: list[Candidate] = []  # so far, in text order: what pronouns in target slots look back to
        self.matches: list[Match] = []  # of frames, as they are tried
        self.phrases.topic = self._topic
        self.phrases.implied = partial(implied, self.phrases)
        self.phrases.judged = partial(judged, self)
        self.phrases.decided = partial(decided, self)
        self.phrases.thing = partial(taken_up, self.phrases)
        self.phrases.clause = partial(clause_before, self)
        self.phrases.insiders = partial(insiders, self.phrases)
        self.phrases.answered = partial(answered, self)
        self.phrases.verbs = self.modality.lemmas
        self.cues = load_cues(lexicon)
        self.finder = Finder(parse, lexicon, self.modality)

    def candidates(self) -> list[Candidate]:
        """All stances of the article in text order, before dates and merging."""
        found = self.found = []
        done: set[int] = set()
        judged = judged_by_verbs(self)
        graded = {c.head for c in judged}
        matches = self.matches = self._ordered()
        for match in matches:
            beside = match.head in done and self._beside_idiom(match)
            if (match.head in done and not beside) or self._idle(match):
                continue
            if match.head in graded and match.frame.lemma in load_discourse().grading and not match.words:
                continue  # "juge X indigne" is no trial
            company = match.frame.id in load_discourse().company and not self._sided(match)
            new = [] if company or subject_of_question(self, match.head) else self._apply(match)
            verb = match.frame.pos == "verb"
            new = [c for c in new if not (verb and names_speaker(self.parse, c.head, c.target.start))]
            if new:
                done |= {match.head, new[0].head}
                found += new
        blamed = [c for c in accusations(self) if c.head not in done]
        found += [c for c in blamed if not names_speaker(self.parse, c.head, c.target.start)]
        done |= {c.head for c in found}
        found += self.matter.taken_up(matches, done)
        found += [c for c in judged if c.head not in done]
        for judge in _JUDGES:
            more = list(judge(self))
            said = _said(found) if more else set()
            found += [
                c
                for c in more
                if said.isdisjoint((k, c.holder.entity, c.target.entity) for k in (c.head, *c.tokens))
            ]
        found.sort(key=lambda c: c.head)
        found[:] = one_matter(found)
        found[:] = serious(self, consistent(contrasted(self, found), self.phrases))
        found += [*companions(self, found), *gapped(self, found)]
        found.sort(key=lambda c: c.head)
        echoed = list(echoes(self, found))
        heads = {c.head for c in echoed}
        found[:] = [c for c in found if c.head not in heads]  # "lui emboîte le pas": no side taken with him
        found += echoed
        found += list(denials(self, found))
        return found

    def passed_over(self, match: Match) -> bool:
        """Whether the word takes no side as it is used, whoever stands near it."""
        return self._idle(match) or self._ended(match) or subject_of_question(self, match.head)

    def _idle(self, match: Match) -> bool:
        adjective = match.frame.pos == "adj"
        if (
            (match.frame.pos == "verb" and spared(self, match))
            or self._errand(match)
            or self.uses.neutral(match)
        ):
            return True
        return adjective and self._in_name(match.head)

    def _in_name(self, i: int) -> bool:
        """*l'opération des Nations unies au Burundi*: whether adjective `i` is part of a well-known name."""
        above = self.entities.headed(self.parse.head[i])
        return any(m.start <= i < m.end and self.entities.entities[m.entity].known for m in above)

    def _beside_idiom(self, match: Match) -> bool:
        """*combat X aux côtés de Y*: the verb's own object, when its idiom was about somebody else."""
        if match.frame.pos != "verb" or match.frame.words or "obj" not in match.frame.target:
            return False
        said = [c for c in self.found if c.head == match.head]
        idiom = [c for c in said if len(c.tokens) > 1]
        if not idiom or idiom != said or match.head in self.lights.bound:
            return False
        targets = self.filler.slot(match, "obj", True)[0]
        return bool(targets) and all(t.entity != c.target.entity for t in targets for c in said)

    def _ordered(self) -> list[Match]:
        """Matches as they are to be tried: text order; at one verb its noun first, then the longer idiom."""

        def key(match: Match) -> tuple[int, bool, int]:
            light = self.lights.find(match) if match.frame.pos == "noun" else None
            return (light[0] if light else match.head, light is None, -len(match.words))

        matches = self.finder.find()
        self.lights.bound = self.finder.with_object(matches)
        return sorted(matches, key=key)

    def _sided(self, match: Match) -> bool:
        """*intervenir aux côtés de X*, *son engagement aux côtés de X*: no mere company or place."""
        noun = self.parse.head[match.head]
        names = {name for k in (noun, self.parse.head[noun]) for name in self.modality.lemmas(k)}
        words = {self.parse.lemma[k] for k in (noun, self.parse.head[noun], match.head - 1)}
        return not load_discourse().siding.isdisjoint(names | words)

    def _errand(self, match: Match) -> bool:
        """*se réunir pour voter la loi*: one meets to vote, for or against."""
        if match.words or not self.uses.errand(match.frame):
            return False
        if "pour" not in self.modality.embedding.marker(match.head):
            return False
        above = self.modality.lemmas(self.parse.head[match.head])
        return not any(name in self.lexicon.embedders for name in above)

    def _topic(self, i: int, plural: bool) -> list[Reference]:
        """Whom the last stance before token `i` was about:
        what an object pronoun most often takes up again.
        """
        p = self.parse
        self.phrases.settled = False
        near = [c for c in reversed(self.found) if c.head < i and p.sentence[i] - p.sentence[c.head] <= 2]
        near = [
            c for c in near
            if p.pos[i] == "DET" or p.pos[c.target.head] == "DET"  # "Y, son mentor, l'a défendu"
            or not beside_subject(self.slots, i, c.head)
        ]  # fmt: skip
        suffered = p.lemma[p.head[i]] in load_discourse().befalls_people
        befalls = suffered and p.pos[i] == "DET"  # "sa libération"
        if p.low[i] == "y" and near:  # "Y y a mis son veto": to a thing rather than to somebody
            last = p.sentence[near[0].head]
            here = [c for c in near if p.sentence[c.head] == last]
            near.sort(key=lambda c: c not in here or self.phrases.kind(c.target.entity) != "proposal")
        for c in near:
            if c.stance == "contact" and p.pos[i] != "DET":
                continue  # "son retour" may be that of one who was just met
            group = [x.target for x in self.found if x.head == c.head and x.holder.entity == c.holder.entity]
            entity = self.entities.entities[c.target.entity]
            if befalls and entity.kind in _NO_PEOPLE:
                continue
            if self.phrases.wanted and entity.kind not in self.phrases.wanted:
                continue
            if not plural and self.parse.low[c.target.head] in _PLURAL:
                continue
            many = len({r.entity for r in group}) > 1
            if (
                plural
                and not many
                and not (entity.plural or entity.kind in {"armed_group", "organisation", "party"})
            ):
                return []
            chosen = group if plural and many else [c.target]
            return [Reference(r.entity, i, i, i + 1, 1, ("topic",)) for r in chosen]
        return []

    # --- one match ---------------------------------------------------------------------------

    def _apply(self, match: Match) -> list[Candidate]:
        if "entre" in (*match.frame.holder, *match.frame.target):
            both = self._mutual(match)
            if both:
                return both
        if self._ended(match):
            return []
        light = self.lights.find(match) if match.frame.pos == "noun" else None
        if light and match.frame.stance == "contact" and light[1].kind == "withdraw":
            return []  # "annule son sommet avec X": nobody has met
        if light and (light[1].kind == "seek" or (light[1].kind == "get" and self._sought(light[0]))):
            return called_for(self, match)
        if light:
            return self._lent(match)
        own = self._possessed(match)
        if own:
            return self.pairs.pair(match, (own[0], ("possessor",)), (own[1], ()), None)
        holders = self._holders(match)
        targets, path = self.filler.fill(match, match.frame.target, True)
        called = called_for(self, match) if match.frame.pos in {"noun", "phrase"} and not holders[0] else []
        if called:
            return called
        if "poss" in match.frame.target and targets:
            targets = another(self, match, holders[0], targets)
        if match.frame.polarity_from == "carrier":
            targets = not_own(self, match, holders[0], targets)
        targets = undone(self, match, targets)
        if match.frame.pos == "noun" and targets and not holders[0] and not match.frame.polarity_from:
            holders = moved_by(self, match) or clause_subject(self, match)
            if any(h.entity == t.entity for h in holders[0] for t in targets):
                return []  # "X et Y sont des cibles": nobody's in particular
        return self.pairs.pair(match, holders, (targets, path), None) or (
            [] if targets else of_two(self, match, holders[0])
        )

    def _ended(self, match: Match) -> bool:
        """*a fait exploser sa coalition avec X*, *la fin de son alliance avec X*: a bond that is no more."""
        if match.frame.pos != "noun" or match.frame.stance != "support":
            return False
        p, verb = self.parse, self.parse.head[match.head]
        if p.dep[match.head] == "nmod" and p.lemma[verb] in load_discourse().unbinding:
            return True
        caused = p.caused(verb)
        return caused and bool(load_discourse().ending & {p.lemma[verb], *self.modality.lemmas(verb)})

    def _possessed(self, match: Match) -> tuple[list[Reference], list[Reference]] | None:
        """*leur allié syrien*: those who possess hold the stance, towards the one the adjective names."""
        frame = match.frame
        if frame.pos != "noun" or "of" not in frame.holder or not {"poss", "adj"} <= set(frame.target):
            return None
        if any(self.parse.pos[k] == "PROPN" for k in self.parse.appositions(match.head)):
            return None  # "son allié japonais Sony": not the state
        owners, targets = self.filler.slot(match, "poss", False)[0], self.filler.slot(match, "adj", True)[0]
        beside = self.parse.head[match.head]
        joined = self.parse.dep[match.head] == "conj" and self.parse.dep[beside] not in SUBJECTS
        if joined and not self.slots.possessive(beside):  # "dénonce le régime et ses alliés russes"
            owners = self.phrases.one(beside, False)
        if self.parse.pos[match.head + 2 : match.head + 3] == ["PROPN"]:
            return None  # "son allié japonais Mitsubishi": the one who is named
        others = [t for t in targets if all(t.entity != o.entity for o in owners)]
        targets = [t._replace(start=max(t.start, match.head + 1)) for t in others]  # "leur allié | syrien"
        return (owners, targets) if owners and targets else None

    def _lent(self, match: Match) -> list[Candidate]:
        """What a noun and its support verb say together, by the verb's first reading with a target."""
        lights = list(self.lights.all(match))
        has = [r for r in lights if r[1].lemma == "avoir"]  # "a l'appui de Y" before "a pour Y"
        rest = [r for r in lights if r[1].lemma != "avoir"]
        for light in (*sorted(has, key=lambda r: r[1].kind != "get"), *rest):
            holders, targets = self.lights.parties(match, *light)
            found = self.pairs.pair(match, holders, targets, light)
            if found or light[1].kind == "seek" or (targets[0] and light[1].lemma != "avoir"):
                return found
        return []

    def _sought(self, verb: int) -> bool:
        """*veut obtenir le feu vert de X*: nobody has given anything yet."""
        hit = self.modality.embedding.embedder(verb)
        return hit is not None and hit[1].lemma in load_discourse().seeking

    def _mutual(self, match: Match) -> list[Candidate]:
        """*la rivalité entre X et Y*: each towards the other."""
        parties, repair = self.filler.slot(match, "entre", True)
        verb = self.parse.head[match.head]
        if not parties and match.frame.pos == "noun" and self.parse.dep[match.head] in SUBJECTS:
            parties = self.phrases.all(self.slots.complement(verb, "entre"), True)
            repair = "attachment"  # "la rupture est consommée entre X et Y"
        if len(parties) == 1:  # "entre X et Y" with Y taken for the subject of what follows
            end = parties[0].end
            after = [m for k in (end + 1, end + 2) for m in self.surface.by_start.get(k, ())]
            if end < self.parse.size and self.parse.low[end] == "et" and after:
                m = after[0]
                parties, repair = [*parties, Reference(m.entity, m.head, m.start, m.end)], "list"
        if len(parties) < 2:
            return []
        path = (repair,) if repair else ()
        made = []
        for one in parties:
            others = [r for r in parties if r.entity != one.entity]
            made += self.pairs.pair(match, ([one], path), (others, ()), None)
        return made

    def _holders(self, match: Match) -> Filled:
        holders, path = self.filler.fill(match, match.frame.holder, False)
        if not holders and match.frame.pos == "verb":
            holders = chamber(self, match.head) or bidden(self, match)
        return (holders, path) if holders else self._maintained(match)

    def _maintained(self, match: Match) -> Filled:
        """*prolonge les sanctions imposées à X*: the doer of the participle of an idiom whose noun is the
        object of a verb that does the same again.
        """
        p, noun = self.parse, self.parse.head[match.head]
        if noun not in match.words or p.dep[match.head] != "acl" or p.dep[noun] != "obj":
            return [], ()
        verb = p.head[noun]
        names = self.modality.lemmas(verb)
        if not any(light.kind == "give" for name in names for light in self.lexicon.lights.get(name, ())):
            return [], ()
        return self.phrases.all(self.slots.subject(verb), dig=False), ("light verb",)


def _said(found: Iterable[Candidate]) -> set[tuple[int, int, int]]:
    """The words that carry a stance already, with its holder and target."""
    return {(k, c.holder.entity, c.target.entity) for c in found for k in (c.head, *c.tokens)}
