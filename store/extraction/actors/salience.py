"""The trail of mentions that a later word may mean, and which of them it means best."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from spacy.tokens import Token

from store.extraction.actors.forms import CLITICS, POSSESSIVE
from store.extraction.actors.pronouns import (
    Candidate,
    agrees,
    enumeration,
    features,
    is_subject,
    same_clause_keys,
    subjects_above,
)
from store.extraction.actors.proposals import Proposals
from store.extraction.actors.titles import TitlePhrase
from store.extraction.actors.words import low
from store.extraction.actors.workspace import Draft
from store.extraction.entities import EntityMention


@dataclass
class Trail:
    """Every mention so far, in order of the text."""

    work: Draft
    proposals: Proposals
    trail: list[Candidate] = field(default_factory=list)
    quotes: list[tuple[int, int]] = field(default_factory=list)
    pending: dict[int, list[EntityMention]] = field(default_factory=dict)  # by start
    titles: dict[int, TitlePhrase] = field(default_factory=dict)

    def _note(self, mention: EntityMention) -> None:
        entity = self.work.registry.entities[mention.entity]
        token = self.work.doc[mention.head]
        self.trail.append(Candidate(mention, entity, token, *features(self.work, entity, mention)))

    def _add(self, key: int, start: int, end: int, *, form: str = "pronoun", head: int | None = None) -> None:
        entity = self.work.registry.entities[key]
        mention = self.work.mention(
            entity, start, end, "pronoun" if form == "pronoun" else "noun", exported=False, head=head
        )
        self._note(mention)

    def _quoted(self, i: int) -> bool:
        return any(start <= i < end for start, end in self.quotes)

    def _best(self, token: Token, gender: str, plural: bool, never: set[int] | None = None) -> list[int]:
        """Whom a pronoun means: near, a subject, of the same paragraph; nobody when two fit alike.

        A plural pronoun may mean a coordination ("Paris et Berlin … ils").
        """
        excluded = same_clause_keys(self.work, token) | (never or set())
        subject = is_subject(token)
        possessive = low(token) in POSSESSIVE and token.dep_ == "det"
        clitic = not subject and not possessive and low(token) in CLITICS
        parallel = clitic and any(
            low(t) in {"egalement", "aussi"} for t in self.work.doc[token.i : token.i + 5]
        )
        recent = self.trail[-200:]  # a long article must not cost the square of its length
        seen = Counter(c.entity.key for c in recent)
        persons_only = possessive and low(token.head) in self.work.gazetteer.words["act.events"]
        if clitic and low(token.head).endswith("ant"):
            excluded |= subjects_above(self.work, token)  # "X s'en prend à Y, lui reprochant …"
        scores: dict[tuple[int, ...], float] = {}
        quoted = self._quote_before(token)
        for candidate in reversed(recent):
            if quoted and quoted[0] <= candidate.mention.start < quoted[1]:
                continue
            gap = self._sentence(quoted[0] if quoted else token.i) - self._sentence(candidate.mention.start)
            if clitic and (gap > 1 or self._paragraphs(candidate.mention.start, token.i)):
                continue
            if gap > (3 if subject else 2) or candidate.mention.start >= token.i:
                continue
            keys: tuple[int, ...] = (candidate.entity.key,)
            if plural and candidate.token.dep_ != "conj" and len(group := self._group(candidate)) > 1:
                keys = tuple(group)
            elif not agrees(candidate, gender, plural):
                continue
            if excluded & set(keys) or self._inside(candidate, excluded):
                continue
            value = (
                candidate.weight(token, subject or possessive)
                - 8.0 * gap
                - 5.0 * self._paragraphs(candidate.mention.start, token.i)
            )
            value += 0.4 * min(seen[candidate.entity.key], 5)
            if possessive and candidate.entity.kind == "proposal":
                continue
            if persons_only and candidate.entity.kind != "person":
                continue
            if (subject or possessive) and self._opens(candidate):
                value += 2.0
            if parallel and candidate.token.dep_ in {"nsubj", "nsubj:pass"}:
                value -= 4.0  # "X lui a également …": to whom the one before did it
            value -= 0.02 * (token.i - candidate.mention.start)
            scores[keys] = max(scores.get(keys, -99.0), value)
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        if not ranked or ranked[0][1] < -20 or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 0.5):
            return []
        return list(ranked[0][0])

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

    def _quote_before(self, token: Token) -> tuple[int, int] | None:
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
