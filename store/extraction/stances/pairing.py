"""From a frame's filled slots to stances: whose, towards whom, which way, how certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.ballots import bare_answer
from store.extraction.stances.candidate import OPPOSITE, Candidate
from store.extraction.stances.filling import Filled
from store.extraction.stances.frames import Match
from store.extraction.stances.modality import same_party, says_of_itself
from store.extraction.stances.mode import Mode
from store.extraction.stances.negation import NEGATIVE
from store.extraction.stances.references import Reference
from store.extraction.stances.spared import excepted, laid_down, own_land
from store.extraction.stances.syntax import DETERMINERS, NOTHING
from store.extraction.stances.texts import penned
from store.extraction.stances.verdicts import speakers
from store.extraction.stances.words import load_discourse
from store.model import StanceKind

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine
    from store.lexicon import Light


_SELF = frozenset({"je", "j'", "nous"})
_OWN = frozenset({"son", "sa", "ses", "leur", "leurs"})


class Pairs:
    """Pairs the holders of a match with its targets."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.parse = engine.parse
        self.entities = engine.entities
        self.phrases = engine.phrases
        self.modality = engine.modality
        self.lexicon = engine.lexicon

    def pair(
        self, match: Match, holders: Filled, targets: Filled, light: tuple[int, Light] | None
    ) -> list[Candidate]:
        if not targets[0]:
            return []
        frame = match.frame
        head = light[0] if light else match.head
        group = match.tokens if light else match.words
        mode = self._mode(match, head, group)
        if mode is None:
            return []
        if mode.wisher and light and light[1].kind == "get" and not holders[0]:
            return []  # "appelle X à déclencher une guerre": against nobody, least of all X
        who, path = self._authors(holders[0]), holders[1]
        own = {holder.entity for holder in who} if mode.wisher else set()
        if mode.wisher:
            who, path = self.phrases.all(mode.wisher, dig=False), (*path, "wish")
        expected = mode.deontic and not mode.conditional and not mode.sources
        if expected and frame.lemma in load_discourse().passing:
            return []  # "la loi doit encore être votée par le Sénat"
        if mode.deontic and mode.sources and not mode.according and frame.stance != "contact":
            named = speakers(self.engine, head, mode)
            if named and not any(same_party(n.entity, h.entity, self.phrases) for n in named for h in who):
                if mode.negated:
                    return []
                who, path = named, (*path, "speaker")
                mode.hedged = mode.attributed = False
        if light and laid_down(frame, light[1]):
            return []
        stance = self._stance(match, head, mode, light[1] if light else None)
        certainty_cap = light[1].certainty if light else ""
        found = []
        for holder in who:
            if self.phrases.kind(holder.entity) == "proposal" or excepted(self.parse, holder):
                continue
            same = any(says_of_itself(s, holder.entity, self.phrases) for s in mode.sources)
            for target in targets[0]:
                if target.path and (target.entity in own or any(target.entity == h.entity for h in who)):
                    continue  # "un mandat contesté par X, Y et Z"; "Y veut que X tienne sa promesse"
                made = self._make(
                    match, head, holder, target, stance, mode, same, (*path, *targets[1]), certainty_cap
                )
                if made:
                    found.append(made)
        return found

    def _mode(self, match: Match, head: int, group: tuple[int, ...]) -> Mode | None:
        """The mode of the predicate at `head`; None where words around it leave no stance."""
        frame, mode = match.frame, self.modality.read(head, group)
        if frame.pos == "phrase" and frame.holder == ("gov_subj",):
            denied = mode.negated or self.modality.governed_by_denial(head)
            mode.negated = denied and not self._aside(head)
        if mode.dropped and not mode.unwanted:
            return None
        if mode.ordered and mode.negated and frame.stance == "support":
            mode.unwanted, mode.negated = True, False  # "Ne votez pas X"
        if frame.words and self._negative_idiom(match):
            mode.negated = mode.unwanted = False
        return mode

    def _stance(self, match: Match, head: int, mode: Mode, light: Light | None) -> StanceKind:
        """Which way the match goes by the words around it and its support verb; where these turn the stance
        or show it all the same, `mode` denies it no more.
        """
        stance = match.frame.stance
        if mode.unwanted or self._called_off(match, mode):
            stance = OPPOSITE[stance]
        if mode.negated and stance != "contact" and self._ruled_out(head):
            stance, mode.negated, mode.hedged = OPPOSITE[stance], False, False
        if light is None:
            return stance
        if not load_discourse().hiding.isdisjoint((light.lemma, *light.words)):
            mode.negated = False  # whether shown or not, it is felt
        if light.kind == "refuse":
            mode.negated = not mode.negated
        return OPPOSITE[stance] if light.kind == "withdraw" else stance

    def _called_off(self, match: Match, mode: Mode) -> bool:
        """*appelle à ne pas voter pour X*: the negation is that of the idiom's infinitive."""
        p = self.parse
        infinitives = [k for k in match.words if p.is_infinitive(k) and k > match.head]
        off = mode.negated and any(self.modality.negated(k) for k in infinitives)
        if off and not self.modality.negated(match.head):
            mode.negated = False
            return True
        return False

    def _authors(self, who: list[Reference]) -> list[Reference]:
        """*vote une résolution qui condamne X*, *le sommet de Y a condamné X*: what a text says is said by
        those who adopt it, what a gathering says by the body that gathers.
        """
        found: list[Reference] = []
        for reference in who:
            text = reference.head
            if self.phrases.kind(reference.entity) != "proposal":
                found.append(reference)
            else:
                adopted = penned(self.phrases, text, named=True)
                found += adopted or self.phrases.gathered(text) or [reference]
        return found

    def _ruled_out(self, head: int) -> bool:
        """*« Je ne peux pas soutenir ce texte »*: who says that he cannot is against it."""
        p = self.parse
        low, _ = p.bounds[p.sentence[head]]
        near = range(max(low, head - 9), head)
        modal = any(p.low[k] in {"peux", "pouvons", "saurais", "saurions"} for k in near)
        return bool(p.quoted[head]) and modal and any(p.low[k] in {"je", "nous"} for k in near)

    def _aside(self, i: int) -> bool:
        """*X, en guerre contre Y, ne dit rien*: whether the phrase that begins at token `i` stands between
        commas before the verb, whose negation is not its own.
        """
        p, verb = self.parse, i
        while p.pos[verb] != "VERB" and p.head[verb] != verb:
            verb = p.head[verb]
        first = i - 1
        while first > 0 and p.pos[first] in {"PRON", "ADV"}:
            first -= 1
        return verb > i and p.low[first] == "," and "," in p.low[i:verb]

    def _negative_idiom(self, match: Match) -> bool:
        """*ne veut pas de X*: the negation is a word of the idiom (but not the noun of *emboîter le pas*)."""
        return any(
            self.parse.low[k] in NEGATIVE | {"rien"} and self.parse.low[k - 1] not in DETERMINERS
            for k in match.words
        )

    def vague(self, target: Reference) -> bool:
        """A bare *dialogue*, *vote*, *retrait*: nothing that one is for or against."""
        entity = self.entities.entities[target.entity]
        words = load_discourse()
        if entity.name.split()[0].casefold() in words.befalls_people and not target.path:
            return True  # "la libération de son chef": his, whoever he is
        if entity.kind != "proposal":
            return False
        if bare_answer(self.engine, target.entity):
            return True  # "le non", where no text is named that it is said to
        if self._hollow(target, entity.name.lower()):
            return True
        p = self.parse
        if p.lemma[target.head] in words.measures and p.low[target.head - 1] in words.whatever:
            return True  # "rejette toute mesure unilatérale": others' doings, whatever they are
        if entity.name.lower() not in words.vague:
            return False
        kids = p.kids[target.head]
        whatever = any(p.low[k] in words.whatever for k in kids)  # "toute négociation"
        return not whatever and not any(p.dep[k] in {"nmod", "amod", "acl", "acl:relcl", "obl"} for k in kids)

    def _hollow(self, target: Reference, name: str) -> bool:
        """*réclame des réformes*, *souhaite un retour au calme*: what nobody is against, called `name`."""
        p, words = self.parse, load_discourse()
        if target.path or target.head < target.start:
            return False
        *before, last = name.replace("'", " ").split()
        if name in words.hollow or (last in words.orders and not words.returns.isdisjoint(before[:1])):
            return True
        wanted = p.dep[target.head] in {"obj", "obl"} and p.pos[p.head[target.head]] == "VERB"
        bare = target.start > 0 and p.low[target.start - 1] == "des" and len(p.kids[target.head]) == 1
        return name in words.some and wanted and bare

    def _own(self, holder: Reference, target: Reference) -> bool:
        """*X a suspendu son programme*: who stops a thing of his own is not against it."""
        k = target.start - 1
        if self.phrases.kind(target.entity) != "proposal" or k < 0 or self.parse.low[k] not in _OWN:
            return False
        return any(r.entity == holder.entity for r in self.phrases.possessor(k))

    def _wished(self, target: Reference) -> bool:
        """Whether wanting this says something of the actor: *exiger le départ de X*, or a proposal itself."""
        carriers = [self.lexicon.carriers[name] for name in target.path if name in self.lexicon.carriers]
        if carriers:
            left = target.sign < 0 and any(c.noun in load_discourse().leaving for c in carriers)
            return left or any(c.wish for c in carriers)
        return self.phrases.kind(target.entity) == "proposal"

    def _founded(self, match: Match, target: Reference) -> bool:
        """*l'assemblée voulue par X*, *la force réclamée par X*: a body that is there because X wants it."""
        body = self.phrases.kind(target.entity) == "organisation" and not target.path
        return body and self.parse.passive(match.head)

    def _in_name(self, i: int) -> bool:
        """*les Forces de soutien rapide*, *les Nations unies*: whether noun or adjective `i` is a word of a
        name.
        """
        word = self.parse.doc[i]
        if any(m.form == "name" and m.start < i for m in self.entities.covering(word)):
            return True
        if not word.text[:1].isupper() or self.parse.bounds[self.parse.sentence[i]][0] == i:
            return False
        return any(m.form == "name" for m in self.entities.covering(word))

    def _of_office(self, verb: int) -> bool:
        """*suspendue de ses fonctions*: whether only a person can suffer what `verb` says."""
        p, offices = self.parse, load_discourse().offices
        if not p.occurs("de", verb) or offices.isdisjoint(p.places):
            return False
        return any(p.low[k] in offices for k in self.engine.slots.complement(verb, "de").heads)

    def _backer(self, match: Match, target: Reference) -> bool:
        """*X, soutien de Y à la primaire*: whether the noun says who X is, and `target` where he backs Y."""
        p, i = self.parse, match.head
        bare = p.dep[i] == "appos" and i > 0 and p.low[i - 1] == ","
        return bare and self.phrases.kind(target.entity) == "proposal"

    def _label(self, match: Match, holder: Reference, target: Reference) -> bool:
        """*X, candidat du parti Y, dénonce Z*, *un mouvement fondé par X*: whether it only tells who that is,
        in passing.
        """
        p, i = self.parse, match.head
        if match.frame.id not in load_discourse().labels:
            return False
        if match.frame.pos == "verb":
            return p.dep[i] == "acl"
        said = any(p.dep[k] == "cop" for k in p.kids[i])  # "X est le candidat de Y"
        aside = not said and (target.start < i or p.bounds[p.sentence[i]][0] == i)
        return aside and self.phrases.kind(holder.entity) in {"party", "organisation"}

    def _declined(self, match: Match, target: Reference, mode: Mode) -> bool:
        """*refuse de voter le budget*, *ne signera pas l'accord*, *« Nous n'acceptons pas ce plan »*: who
        says no to a text is against it; and who will not vote for somebody against him.
        """
        words, frame = load_discourse(), match.frame.id
        to_come = mode.future or (mode.conditional and mode.committed)
        own = mode.declined or (to_come and not mode.hedged)
        if frame in words.shunning and self.phrases.kind(target.entity) != "proposal":
            return own
        own = own or (not mode.hedged and self._in_first_person(match.head))
        return own and frame in words.declining and self._wished(target)

    def _in_first_person(self, verb: int) -> bool:
        """Whether verb `verb` is what somebody says in his own words of what he does now."""
        p = self.parse
        own = p.quoted[verb] and p.finite(verb) == verb
        subjects = self.engine.slots.subjects.of(verb) if own else NOTHING
        return any(p.low[k] in _SELF for k in subjects.heads)

    def _no_pair(self, match: Match, holder: Reference, target: Reference) -> bool:
        """Whether the two, or the cue itself, are part of what is only named or described there."""
        frame = match.frame
        if holder.entity == target.entity or self.vague(target) or self._of_third(match):
            return True
        itself = target.start <= match.head < target.end and not target.path
        if frame.pos == "noun" and itself and "of" not in frame.holder:
            return True  # the thing itself (*l'annexion de X par Y*), not a stance towards it
        if frame.pos in {"noun", "adj"} and self._in_name(match.head):
            return True
        if frame.pos == "noun" and "of" not in frame.holder and self._backer(match, target):
            return True
        office = frame.pos == "verb" and self.phrases.kind(target.entity) != "person"
        return self._label(match, holder, target) or (office and self._of_office(match.head))

    def _of_third(self, match: Match) -> bool:
        """*X répond aux accusations de Y contre Z*: whether what somebody answers blames another than him."""
        frame, p = match.frame, self.parse
        if frame.target not in {("subj",), ("gov_subj",), ("obj",)} or "de" not in frame.holder:
            return False
        nouns = [k for k in match.words if p.pos[k] == "NOUN"]
        return any(self.engine.slots.complement(k, name) for k in nouns for name in ("contre", "envers"))

    def _fits(self, match: Match, holder: Reference, target: Reference) -> bool:
        """Whether the frame may have such a holder and target: by their kinds, and what is wanted of whom."""
        frame = match.frame
        if frame.target_kinds and self.phrases.kind(target.entity) not in frame.target_kinds:
            return False
        if own_land(self.engine, frame, holder, target):
            return False
        uses = self.engine.uses
        kinds = self.phrases.kind(holder.entity), self.phrases.kind(target.entity)
        if uses.towards(frame, target) or uses.between(frame, *kinds):
            return False
        if not load_discourse().ceasing.isdisjoint((frame.lemma, frame.id)) and self._own(holder, target):
            return False
        if frame.stance == "contact" and self.phrases.kind(target.entity) == "proposal":
            return False
        if frame.polarity_from == "carrier" and not (self._wished(target) or self._founded(match, target)):
            return False
        return frame.polarity_from != "deed" or any(n in self.lexicon.carriers for n in target.path)

    def _make(
        self,
        match: Match,
        head: int,
        holder: Reference,
        target: Reference,
        stance: StanceKind,
        mode: Mode,
        same: bool,
        path: tuple[str, ...],
        cap: str,
    ) -> Candidate | None:
        frame = match.frame
        if self._no_pair(match, holder, target) or not self._fits(match, holder, target):
            return None
        certainty, source = mode.certainty(holder.entity, same)
        if certainty == "denied" and self._declined(match, target, mode):
            stance, certainty = OPPOSITE[stance], "asserted"
        own_act = frame.stance == "oppose" and any(name in load_discourse().own_acts for name in target.path)
        if target.sign < 0 and (frame.polarity_from == "carrier" or not own_act):
            stance = OPPOSITE[stance]
        if cap == "alleged" and certainty == "asserted":
            certainty = "alleged"
        steps = tuple(dict.fromkeys(s for s in (*path, *holder.path, *target.path) if s))
        return Candidate(
            holder,
            target,
            stance,
            certainty,
            source,
            head,
            match.tokens,
            frame.id,
            steps,
            frame.weak,
        )
