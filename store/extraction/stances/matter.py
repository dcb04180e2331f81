"""The matter of an article: the proposal that it is about, and that those who *disent oui*, *s'indignent*
or *saluent « une avancée »* take a side on without naming it again.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from store.extraction.stances.ballots import bare_answer
from store.extraction.stances.modality import same_party
from store.extraction.stances.provocations import provoked_by
from store.extraction.stances.references import Reference
from store.extraction.stances.syntax import QUOTES, SUBJECTS
from store.extraction.stances.topics import BACK, any_such, latest_proposal
from store.extraction.stances.upshot import received, told
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.extraction.entities import EntityMention
    from store.extraction.stances.candidate import Candidate
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.filling import Filled
    from store.extraction.stances.frames import Match
    from store.extraction.stances.phrases import Phrases
    from store.lexicon import Light

LEAD = 3  # sentences at the head of an article that name its matter
TAKEN = 2  # what a side taken on a proposal weighs, against one for a mention
ENOUGH = 4  # the least weight of a matter
LATER = 6  # … past the first sentences
SIDES = 5  # the most sides that count
VENUE = 12  # the most words of *dans un entretien au journal X*
TIMES = 1.5  # how much more than any other proposal the matter weighs


_ENDS = frozenset({"PUNCT", "CCONJ", "SCONJ", "SPACE"})
_ARGUMENTS = SUBJECTS | {"obj", "iobj", "obl", "obl:arg"}
# the pronouns that stand for a slot
_CLITICS = {
    "à": frozenset({"y"}),
    "dat": frozenset({"y"}),
    "de": frozenset({"en"}),
    "obj": frozenset({"le", "la", "l'"}),
}


class Matter:
    """Which proposal is in question at a place of the article."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.parse = engine.parse
        self.entities = engine.entities

    @cached_property
    def _named(self) -> dict[int, list[int]]:
        """Where each proposal is named, in order; not what is no subject of dispute bare, or any such."""
        named: dict[int, list[int]] = {}
        words = load_discourse()
        for m in self.entities.mentions:
            entity = self.entities.entities[m.entity]
            if any_such(self.parse, m.start) or (m.form == "pronoun" and m.entity not in named):
                continue  # "toute loi qui …"
            if bare_answer(self.engine, m.entity) or self._statement(m.start):
                continue
            if entity.kind == "proposal" and entity.name.split()[0].casefold() not in words.settings:
                named.setdefault(m.entity, []).append(m.start)
        return named

    def _statement(self, start: int) -> bool:
        """*a salué, dans un texte commun, un « signal »*: whether the text is only where somebody says so."""
        return (
            start > 1 and self.parse.low[start - 2] == "dans" and self.parse.low[start - 1] in {"un", "une"}
        )

    def disputed(self, entity: int) -> bool:
        """Whether the proposal may be what is in question."""
        return entity in self._named

    def at(self, i: int, pointed: bool = False) -> int | None:
        """The entity that is in question at token `i`, or None when nothing clearly is; less will do where a
        pronoun has `pointed` back to it.
        """
        weights = self._weights(i)
        best = max(weights, key=lambda e: weights[e], default=None)
        early = pointed or self.parse.sentence[i] <= LEAD
        if best is None or weights[best] < (ENOUGH if early else LATER):
            return None
        others = max((weight for e, weight in weights.items() if e != best), default=0)
        return best if weights[best] >= TIMES * others else None

    def _weights(self, i: int) -> dict[int, int]:
        """How much each proposal named before token `i` weighs: where it is named, and the sides on it."""
        taken = Counter(c.target.entity for c in self.engine.found)
        weights = {}
        for entity, places in self._named.items():
            if places[0] < i:
                lead = self.parse.sentence[places[0]] < LEAD
                weights[entity] = len(places) + TAKEN * min(taken[entity], SIDES) + lead
        return weights

    def after(self, said: set[int], i: int) -> list[Reference]:
        """What is in question at token `i`, when the words `said` of it end what is said."""
        p = self.parse
        low, high = p.bounds[p.sentence[i]]
        k = max(said | {i}) + 1
        while k < high and p.low[k] in QUOTES:
            k += 1
        if (
            any(p.low[j] in {"dont", "que", "qu'"} for j in range(low, i))
            or p.low[i] in load_discourse().denials
        ):
            return []  # the antecedent's; "Faux" denies, it judges nothing
        ended = k >= high or p.pos[k] in {"PUNCT", "CCONJ", "SPACE"}
        shared = any(self.entities.headed(j) for j in range(i + 1, max(said | {i}) + 1))
        return self.stand_in(i) if ended and not shared else []

    def stand_in(self, i: int, pronoun: int = -1) -> list[Reference]:
        """What is in question at token `i`, as the target of a stance that names none but by `pronoun`."""
        entity = self.at(i, pointed=pronoun >= 0)
        if entity is not None and pronoun >= 0 and not self.engine.phrases.may_mean(pronoun, entity):
            return []
        return [] if entity is None else [Reference(entity, i, i, i + 1, 1, ("matter",))]

    def recent(self, i: int, own: list[Reference], far: bool = False) -> list[Reference]:
        """Where nothing is in question throughout: of the proposals on which somebody else than `own` takes
        a side in the sentences before token `i`, the weightiest; else the one named last, if `far` some
        sentences before.
        """
        p, found = self.parse, self.engine.found
        weights = self._weights(i)
        near = [
            c.target.entity for c in found
            if c.head < i and c.stance != "contact" and p.sentence[i] - p.sentence[c.head] <= BACK
            and c.target.entity in self._named and not self._beside(c.head)
            and not any(same_party(r.entity, c.holder.entity, self.engine.phrases) for r in own)
        ]  # fmt: skip
        entity = max(reversed(near), key=lambda e: weights.get(e, 0), default=None)
        if entity is None:
            entity = self._last_named(i, far)
        if entity is None:
            entity = self.announced(i)
        return [] if entity is None else [Reference(entity, i, i, i + 1, 1, ("matter",))]

    def _beside(self, k: int) -> bool:
        """*X, qui défendait A, salue B*: whether token `k` is of a clause that only says who X is."""
        p, verb = self.parse, k if self.parse.pos[k] == "VERB" else self.parse.head[k]
        return p.dep[verb] == "acl:relcl"

    def _last_named(self, i: int, far: bool) -> int | None:
        """The proposal that the sentence before token `i` names last; if `far`, the only one lately, or else
        the only one at the head of the article.
        """
        p, named = self.parse, latest_proposal(self.engine.phrases, i)
        if named is not None and named in self._arguments:
            return named.entity
        if not far:
            return None
        here = p.sentence[i]
        for low, high in ((here - 1, here), (here - BACK, here), (0, min(LEAD - 1, here))):
            near = {m.entity for m in self._arguments if low <= p.sentence[m.start] <= high and m.start < i}
            if near:
                return near.pop() if len(near) == 1 else None
        return None

    @cached_property
    def _arguments(self) -> list[EntityMention]:
        """The mentions of proposals that are a subject or a complement of a verb, or of a noun that says what
        becomes of them.
        """
        p, words = self.parse, load_discourse()
        becoming = words.undoing_nouns | words.achieving_nouns
        return [
            m
            for m in self.entities.mentions
            if m.entity in self._named
            and not self._beside(p.head[m.head])
            and (p.dep[m.head] in _ARGUMENTS or p.lemma[p.head[m.head]] in becoming)
        ]

    def announced(self, i: int) -> int | None:
        """The only measure that, in the last sentence before that of token `i`, somebody announces or takes:
        *X a annoncé la fermeture de son usine. Y dénonce une décision « brutale »*.
        """
        p, announcing = self.parse, load_discourse().announcing
        near = [
            k for k in self.entities.latent
            if p.sentence[i] - p.sentence[k] == 1 and p.dep[k] in {"obj", "nsubj:pass"}
            and not announcing.isdisjoint(self.engine.modality.lemmas(p.head[k]))
        ]  # fmt: skip
        mention = self.entities.take(near[0]) if len(near) == 1 else None
        return None if mention is None else mention.entity

    def taken_up(self, matches: Iterable[Match], done: set[int]) -> list[Candidate]:
        """The stances of `matches` outside `done` that are towards what is in question: by a pronoun that
        nothing near explains (*s'y oppose*), or with nothing said of it (*a donné son accord*).
        """
        found: list[Candidate] = []
        for match in matches:
            alone = match.frame.id in load_discourse().alone and self._expressed(match)
            censures = match.frame.id in load_discourse().censuring
            recalls = match.frame.id in load_discourse().recalling
            pronoun = -1 if match.head in done else self._points_back(match)
            if match.head in done or not (alone or censures or recalls or pronoun >= 0):
                continue
            light = self.engine.lights.find(match) if match.frame.pos == "noun" else None
            holders = self._holders(match, light)
            alone = alone and self._alone(match, holders[0]) and not self._urged(match)
            if not (alone or censures or recalls or pronoun >= 0):
                continue
            about = self.stand_in(match.head, pronoun)
            if censures or recalls:
                about = self._government(match.head) if censures else self._host(match.head, holders[0])
            if alone:
                first = light[0] if light else match.head
                holders = [r for r in holders[0] if r.head < first or match.frame.pos == "noun"], holders[1]
                plain = match.frame.id in load_discourse().plain
                stung = match.frame.id in load_discourse().stung
                by = provoked_by(self.engine, match.head, holders[0]) if stung else []
                about = by or about or ([] if plain else self.recent(match.head, holders[0], far=True))
                moved = match.frame.id in load_discourse().moods
                about = received(self.engine, match.head, about, holders[0]) if moved else about
                won = match.frame.id in load_discourse().winning
                about = [r for r in about if not won or self.outcomes.get(r.entity)]
            made = self.engine.pairs.pair(match, holders, (about, ()), light)
            if made:
                done.add(match.head)
                found += made
        return found

    def _urged(self, match: Match) -> bool:
        """*invite à ne pas crier victoire*, *très applaudi*: whether nobody is said to feel or do so."""
        p, i = self.parse, match.head
        if match.frame.pos != "verb":
            return False
        bare = p.is_participle(i) and not p.auxiliaries(i) and p.finite(i) is None
        return bare or (p.is_infinitive(i) and self.engine.modality.read(i).wisher is not None)

    @cached_property
    def outcomes(self) -> dict[int, list[tuple[int, int]]]:
        """What the text says that became of each proposal (see `upshot.told`)."""
        return told(self.engine)

    def _holders(self, match: Match, light: tuple[int, Light] | None) -> Filled:
        """Who takes the side: of a noun, its owner or the subject of its support verb."""
        if light is None:
            return self.engine.filler.fill(match, match.frame.holder, False)
        return self.engine.lights.parties(match, *light)[0]

    def _expressed(self, match: Match) -> bool:
        """Whether somebody is said to feel so: of a noun, that a verb expresses it (*a dit sa déception*); of
        a phrase, that it does not only describe a noun (*des policiers en colère*).
        """
        last = max(match.tokens)
        if match.frame.pos == "phrase" and self.parse.dep[last] in {"nmod", "amod"}:
            return False
        light = self.engine.lights.find(match) if match.frame.pos == "noun" else None
        return match.frame.pos != "noun" or (light is not None and light[1].kind in {"give", "show"})

    def _government(self, i: int) -> list[Reference]:
        """The only government of the article, which a motion of censure at token `i` is against."""
        entities = {m.entity for m in self.entities.mentions}
        found = [e for e in entities if self.entities.entities[e].kind == "government"]
        return [Reference(found[0], i, i, i + 1, 1, ("government",))] if len(found) == 1 else []

    def _host(self, i: int, own: list[Reference]) -> list[Reference]:
        """The country, other than `own`, that the article names most before token `i`: *X a rappelé son
        ambassadeur*.
        """
        entities, mine = self.entities.entities, {r.entity for r in own}
        if not own or any(entities[k].kind != "country" for k in mine):
            return []
        named = Counter(
            m.entity for m in self.entities.mentions
            if m.start < i and m.entity not in mine and entities[m.entity].kind == "country"
        )  # fmt: skip
        best = [e for e, n in named.most_common(2) if n == named.most_common(1)[0][1]]
        return [Reference(best[0], i, i, i + 1, 1, ("host",))] if len(best) == 1 else []

    def _alone(self, match: Match, holders: list[Reference]) -> bool:
        """Whether the clause ends with the words of the match, but for adverbs, dates, whose noun it is."""
        p = self.parse
        low, high = p.bounds[p.sentence[match.head]]
        if any(p.low[k] == "dont" for k in range(max(low, match.head - 8), match.head)):
            return False  # "un bannissement dont X s'est réjoui"
        owned = [r.end - 1 for r in holders if match.frame.pos == "noun" and r.head > match.head]
        words = load_discourse()
        k = max([*match.tokens, *owned]) + 1
        while k < high:
            if p.low[k] in QUOTES and k + 1 < high and p.pos[k + 1] in _ENDS and p.quoted[k - 1]:
                k += 1  # "s'est dit « très déçu »."
                continue
            aside = next((w for w in words.asides if tuple(p.low[k : k + len(w)]) == w), ())
            if aside or p.pos[k] == "ADV" or p.timed[k]:
                k += len(aside) or 1
            elif p.low[k] in words.venue_openers and (end := self._venue(k, high)) > k:
                k = end
            else:
                return p.pos[k] in _ENDS and p.low[k] not in QUOTES and p.low[k] not in {"que", "qu'"}
        return False

    def _venue(self, k: int, high: int) -> int:
        """*dans un communiqué*, *auprès de l'ambassadeur*: the token after a phrase at `k` that says where or
        to whom something was said; `k` when it is none.
        """
        p, venues = self.parse, load_discourse().venues
        end = next((j for j in range(k, min(k + VENUE, high)) if p.pos[j] in _ENDS), k)
        verbs = any(p.pos[j] in {"VERB", "AUX"} for j in range(k, end))
        return end if not verbs and any(p.lemma[j] in venues for j in range(k + 1, end)) else k

    def _points_back(self, match: Match) -> int:
        """The pronoun that stands where the target would: *y*, *en* for a preposition's slot, *le* for an
        object; -1 when none does.
        """
        frame = match.frame
        if frame.pos == "noun" or frame.stance == "contact" or frame.weak or frame.polarity_from:
            return -1
        if frame.target_kinds and "proposal" not in frame.target_kinds:
            return -1
        p, i = self.parse, match.head
        wanted = {_CLITICS[slot] for slot in match.frame.target if slot in _CLITICS}
        near = [k for k in p.kids[i] if k < i and p.pos[k] == "PRON"]
        return next((k for k in near if any(p.low[k] in forms for forms in wanted)), -1)


def consistent(candidates: list[Candidate], phrases: Phrases) -> list[Candidate]:
    """The candidates without those towards what is only in question that their holder says the contrary of
    elsewhere: who calls for a strike and denounces *« un tri social »* denounces something else.
    """
    plain = [c for c in candidates if "matter" not in c.path and c.stance != "contact"]
    sides = {(c.holder.entity, c.target.entity, c.stance) for c in plain}

    def contrary(c: Candidate) -> bool:
        return any(
            target == c.target.entity and stance != c.stance and same_party(holder, c.holder.entity, phrases)
            for holder, target, stance in sides
        )

    return [c for c in candidates if "matter" not in c.path or not contrary(c)]


def one_matter(found: list[Candidate]) -> list[Candidate]:
    """The candidates without the second thing that one word of a quotation would be about, where what is in
    question is only understood: *« C'est une trahison »* is said of one.
    """
    told = {
        (c.head, c.holder.entity): c.target.entity
        for c in found
        if c.frame == "fragment" and "matter" in c.path
    }
    return [
        c for c in found
        if "implied" not in c.path or told.get((c.head, c.holder.entity), c.target.entity) == c.target.entity
    ]  # fmt: skip
