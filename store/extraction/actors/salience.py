"""The trail of mentions that a later word may mean, and which of them it means best."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from store.extraction.actors.asides import beside, subject_before
from store.extraction.actors.constraints import rival, says, strong, taken, together, understood
from store.extraction.actors.forms import CLITICS, POSSESSIVE
from store.extraction.actors.possessives import a_persons
from store.extraction.actors.pronouns import (
    Candidate,
    agrees,
    enumeration,
    features,
    is_subject,
    same_clause_keys,
    source_here,
    subject_here,
    subjects_above,
)
from store.extraction.actors.proposals import Proposals
from store.extraction.actors.protagonist import fronted, paid_tribute
from store.extraction.actors.quotes import speech_verb
from store.extraction.actors.titles import TitlePhrase
from store.extraction.actors.words import low, preposition
from store.extraction.actors.workspace import Draft
from store.extraction.entities import EntityMention
from store.extraction.words import Word

RECENT = 200  # mentions looked back on: a long article must not cost the square of its length
REMEMBERED = 6  # sentences after which even the protagonist has to be named again
LEADING = 3.0  # what it adds to be whom the article is about
ANNOUNCED = 12.0  # what it adds to be named first: "Quant à X, elle …"
QUOTED = 6.0  # what it takes away to be named inside a quotation only
LEAST = -20.0  # what the best must reach to be meant at all
LEAST_CLITIC = -12.0  # the same for an object pronoun
BESIDE_SUBJECT = 8.0  # to say only who the subject is: "X, l'allié de Y, l'accuse"
ASIDE = 3.0  # to stand in a clause that says what something else is
TOLD_OF = 4.0  # what it adds to a thing to be what the sentence before is about: "Le plan … Y l'a rejeté"
FARTHEST = 3  # sentences between a pronoun and what it means


class Asked(NamedTuple):
    """A pronoun and what it asks of its antecedent."""

    token: Word
    gender: str
    plural: bool
    excluded: set[int]
    subject: bool
    possessive: bool
    clitic: bool
    parallel: bool  # "lui a également"
    speaks: bool  # "a-t-il dit", "selon lui"
    persons_only: bool  # "son retour"
    after_quote: tuple[int, int] | None  # the quotation that "a-t-il dit" follows
    inside: tuple[int, int] | None  # the quotation that it stands in
    taken: str  # see `taken`
    after: int  # where the subject begins that an object pronoun stands behind, or -1


@dataclass
class Trail:
    """Every mention so far, in order of the text."""

    work: Draft
    proposals: Proposals
    trail: list[Candidate] = field(default_factory=list)
    quotes: list[tuple[int, int]] = field(default_factory=list)
    pending: dict[int, list[EntityMention]] = field(default_factory=dict)  # by start
    titles: dict[int, TitlePhrase] = field(default_factory=dict)
    told: dict[int, list[int]] = field(default_factory=dict)  # quotation's start -> named speakers
    about: dict[int, EntityMention] = field(default_factory=dict)  # quotation's start -> what it is about
    holders: dict[str, int] = field(default_factory=dict)  # office -> whom it meant last
    leading: int | None = None  # the entity of whom the article is about
    nationals: dict[int, frozenset[str]] | None = None  # person -> states said beside the name, once asked

    def _note(self, mention: EntityMention) -> None:
        entity = self.work.registry.entities[mention.entity]
        token = self.work.doc[mention.head]
        found = features(self.work, entity, mention)
        places = subject_here(mention, token), source_here(mention, token)
        self.trail.append(Candidate(mention, entity, token, *found, *places))

    def _add(self, key: int, start: int, end: int, *, form: str = "pronoun", head: int | None = None) -> None:
        entity = self.work.registry.entities[key]
        mention = self.work.mention(
            entity, start, end, "pronoun" if form == "pronoun" else "noun", exported=False, head=head
        )
        self._note(mention)

    def _quoted(self, i: int) -> bool:
        return any(start <= i < end for start, end in self.quotes)

    def _best(self, token: Word, gender: str, plural: bool, never: set[int] | None = None) -> list[int]:
        """Whom a pronoun means: near, a subject, of the same paragraph; nobody when two fit alike.

        A plural pronoun may mean a coordination ("Paris et Berlin … ils").
        """
        asked = self._asked(token, gender, plural, never or set())
        dead = self.work.map.mourned
        if dead is not None and asked.clitic and not plural and dead not in asked.excluded:
            fits = gender in {"", self.work.registry.entities[dead].gender}
            if fits and paid_tribute(self.work, token):
                return [dead]
        recent = self.trail[-RECENT:]
        seen: Counter[int] = Counter()  # made when somebody may be meant at all
        scores: dict[tuple[int, ...], float] = {}
        for candidate in reversed(recent):
            if self._gap(candidate, asked) > FARTHEST + 1:
                break  # what was mentioned before it stands farther still
            keys = self._possible(candidate, asked)
            if not keys:
                continue
            seen = seen or Counter([c.entity.key for c in recent])
            value = self._value(candidate, asked) + 0.4 * min(seen[candidate.entity.key], 5)
            scores[keys] = max(scores.get(keys, -99.0), value)
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        least = LEAST_CLITIC if asked.clitic else LEAST
        if not ranked or ranked[0][1] < least or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 0.5):
            return self._protagonist(asked)
        return list(ranked[0][0])

    def _protagonist(self, asked: Asked) -> list[int]:
        """Whom the article is about, when a pronoun that nobody near explains may mean that person."""
        if self.leading is None or asked.plural or asked.taken == "thing" or self.leading in asked.excluded:
            return []
        if asked.token.dep_ == "nsubj:pass":
            return []  # "X demande qu'elle soit retirée": as often a thing
        person, here = self.work.registry.entities[self.leading], self._sentence(asked.token.i)
        last = max((c.mention.start for c in self.trail if c.entity.key == self.leading), default=-1)
        near = last >= 0 and here - self._sentence(last) <= REMEMBERED
        fits = asked.gender in {"", person.gender} and (asked.gender or asked.subject or asked.clitic)
        return [self.leading] if near and fits else []

    def _asked(self, token: Word, gender: str, plural: bool, never: set[int]) -> Asked:
        """What the pronoun asks of its antecedent."""
        work = self.work
        subject = is_subject(token)
        possessive = low(token) in POSSESSIVE and token.dep_ == "det"
        free = strong(token)
        clitic = not subject and not possessive and not free and low(token) in CLITICS
        parallel = clitic and any(low(t) in {"egalement", "aussi"} for t in work.doc[token.i : token.i + 5])
        excluded = same_clause_keys(work, token) | never
        excluded |= fronted(work, token) if subject else set()
        if clitic and low(token.head).endswith("ant"):
            excluded |= subjects_above(work, token)  # "X s'en prend à Y, lui reprochant …"
        speaks = says(work, token)
        if (clitic or free) and not speaks:
            excluded |= understood(work, token)
            excluded |= set() if plural else together(work, token)
        after, own = subject_before(work, token) if clitic else (-1, set())
        excluded |= own
        inside = next((q for q in self.quotes if q[0] <= token.i < q[1]), None)
        if inside is not None and not possessive:
            excluded |= set(self.told.get(inside[0], ()))
        persons = possessive and a_persons(work, token)
        return Asked(
            token, gender, plural, excluded, subject, possessive, clitic, parallel, speaks, persons,
            self._quote_before(token), inside, taken(work.gazetteer, token) if clitic else "", after,
        )  # fmt: skip

    def _possible(self, candidate: Candidate, asked: Asked) -> tuple[int, ...]:
        """The actors that the mention stands for when the pronoun can mean them, else ()."""
        token, start = asked.token, candidate.mention.start
        quoted = asked.after_quote
        if start >= token.i or (quoted and quoted[0] <= start < quoted[1]):
            return ()
        if asked.speaks and asked.inside is None and self._quoted(start):
            return ()
        gap = self._gap(candidate, asked)
        if asked.clitic and (gap > 1 or self._paragraphs(start, token.i)):
            return ()
        if gap > (FARTHEST if asked.subject or asked.speaks else FARTHEST - 1):
            return ()
        keys: tuple[int, ...] = (candidate.entity.key,)
        if asked.plural and candidate.token.dep_ != "conj" and len(group := self._group(candidate)) > 1:
            keys = tuple(group)
        elif not agrees(candidate, asked.gender, asked.plural):
            return ()
        kind = candidate.entity.kind
        if asked.excluded & set(keys) or self._inside(candidate, asked.excluded):
            return ()
        if kind == "proposal" and (asked.possessive or asked.speaks or asked.taken == "actor"):
            return ()
        if kind != "proposal" and asked.taken == "thing":
            return ()
        if asked.persons_only and kind != "person":
            return ()
        if start in self.work.dateline:  # the place that an article is sent from, and who sends it
            return ()
        return () if rival(self.work, token, candidate.mention.end, asked.plural) else keys

    def _gap(self, candidate: Candidate, asked: Asked) -> int:
        quoted, number = asked.after_quote, self.work.sentence_of
        return number[quoted[0] if quoted else asked.token.i] - number[candidate.mention.start]

    def _value(self, candidate: Candidate, asked: Asked) -> float:
        """How well the mention fits, apart from how often its actor is named."""
        token, start, doc = asked.token, candidate.mention.start, self.work.doc
        value = (
            candidate.weight(token, asked.subject or asked.possessive)
            - 8.0 * self._gap(candidate, asked)
            - 5.0 * self._paragraphs(start, token.i)
        )
        if (asked.subject or asked.possessive) and self._opens(candidate):
            value += 2.0
        if asked.subject and self._announced(candidate, token):
            value += ANNOUNCED
        if candidate.entity.key == self.leading:
            value += LEADING
        elif self.leading is not None and candidate.entity.kind not in {"person", "proposal"}:
            person = self.work.registry.entities[self.leading]
            rival = asked.subject and asked.gender == person.gender and not _reports(candidate, token)
            value -= 2 * LEADING if rival else 0.0
        if asked.clitic:
            value -= self._aside(candidate, asked)
            thing = candidate.entity.kind == "proposal" and candidate.subject
            main = candidate.token.head.dep_ == "ROOT" or (thing and self._opens(candidate))
            value += TOLD_OF if thing and main else 0.0
        if asked.parallel and candidate.subject:
            value -= 4.0  # "X lui a également …": to whom the one before did it
        if asked.speaks:
            if candidate.entity.kind != "person":
                value -= 4.0
            if candidate.subject and speech_verb(candidate.token.head, self.work.gazetteer):
                value += 4.0
        if asked.inside is not None and asked.inside[0] <= start:
            value += 4.0
        elif asked.inside is None and asked.subject and candidate.token.text.startswith("-"):
            value += LEADING if self._gap(candidate, asked) == 1 else 0.0  # "« … », a-t-il dit. Il …"
        elif asked.inside is None and asked.subject and self._quoted(start):
            value -= QUOTED  # whom somebody spoke of, less than the one who spoke
        if self._gap(candidate, asked) == 0:
            value -= 4.0 * sum(t.text == ";" for t in doc[candidate.mention.end : token.i])
        return value - 0.02 * (token.i - start)

    def _aside(self, candidate: Candidate, asked: Asked) -> float:
        """What a name loses for an object pronoun by standing where only something else is described."""
        if 0 <= asked.after <= candidate.mention.start:
            case = preposition(self.work.doc, candidate.mention.start, candidate.token.i)
            if candidate.token.head.pos_ in {"VERB", "AUX"} and case not in {"de", "d'", "du"}:
                return ASIDE
            return BESIDE_SUBJECT * (1.0 if candidate.entity.kind == "person" else 1.5)
        return ASIDE if beside(self.work, candidate.token.i) else 0.0

    def _announced(self, candidate: Candidate, token: Word) -> bool:
        """ "Quant à X, emprisonnée, elle a …": whom the sentence of `token` says that it is about."""
        opens, start = token.sent.start, candidate.mention.start
        words = self.work.low[opens : opens + 2]
        return words in (["quant", "a"], ["quant", "au"], ["quant", "aux"]) and opens < start <= opens + 4

    def _group(self, candidate: Candidate) -> list[int]:
        """The entities of a coordination that begins with `candidate`."""
        keys = [candidate.entity.key]
        if candidate.mention.form in {"name", "metonym"}:
            keys = enumeration(self.work, candidate.mention)
        for conjunct in candidate.token.conjuncts:
            for key in self.work.map.resolve(conjunct):
                if key not in keys and conjunct.i > candidate.token.i:
                    keys.append(key)
        return keys

    def _quote_before(self, token: Word) -> tuple[int, int] | None:
        """The quotation that "a-t-il dit" follows: its words name others than the one who speaks."""
        if token.text.startswith("-"):
            for start, end in self.quotes:
                if end <= token.i <= end + 5:
                    return start, end
        return None

    def _inside(self, candidate: Candidate, excluded: set[int]) -> bool:
        """True for a name within the title of one who is excluded: "X, présidente du FN, qui l'accuse"."""
        start, end = candidate.mention.start, candidate.mention.end
        return any(
            c.entity.key in excluded
            and c.mention.start <= start
            and end <= c.mention.end
            and c.mention.form == "title"
            for c in self.trail[-12:]
        )

    def _opens(self, candidate: Candidate) -> bool:
        """True for the first actor named in its sentence, or after a colon."""
        start = candidate.mention.start
        first = candidate.token.sent.start
        for other in reversed(self.trail):
            if other.mention.start < first:
                break
            if other.mention.start < start and ":" not in {
                t.text for t in self.work.doc[other.mention.end : start]
            }:
                return False
        return True

    def _sentence(self, i: int) -> int:
        return self.work.sentence_of[i]

    def _paragraphs(self, start: int, end: int) -> int:
        return self.work.paragraph_of[end] - self.work.paragraph_of[start]


def _reports(candidate: Candidate, token: Word) -> bool:
    """ "Le parti X a annoncé qu'il …", "X défend un projet qu'il dit sûr": whether `candidate` is the subject
    of a clause around the one whose subject `token` is.
    """
    return candidate.subject and any(word is candidate.token.head for word in token.head.above)
