"""So many at once: "les deux hommes", "les quatre pays", "les deux ex-républiques soviétiques"."""

from __future__ import annotations

from collections import Counter

from store.extraction.actors.natures import NEAR, Natures
from store.extraction.actors.pronouns import SUBJECTS, Candidate, subjects_above
from store.extraction.actors.words import low
from store.extraction.entities import Entity
from store.extraction.words import Word
from store.lexicon.gazetteer import fold

PLURALS = frozenset({"les", "aux", "des", "ces"})
BODIES = frozenset({"armed_group", "party", "government"})
SIDES = BODIES | {"person", "country"}  # "les deux camps"
BOTH = 2  # of more, only those named together are surely meant
BESIDE = frozenset({"conj", "appos"})
LEADER = "leader"
TOLD = 2  # the least times that each of the two of whom an article is about is named


class Several(Natures):
    """Resolves a number and a plural noun."""

    def _several(self, token: Word, count: int) -> None:
        """As many as were named together last, else all whom the sentences right before name, when they
        are so many, else the two whom the article names most.
        """
        words, folded = self.work.gazetteer.words, low(token)
        kinds: frozenset[str]
        if folded in words["both.persons"]:
            kinds = frozenset({"person"})
        elif folded in words["both.states"] or folded in words["natured.plural"]:
            kinds = frozenset({"country"})
        elif folded in words["both.bodies"]:
            kinds = BODIES
        else:
            return
        asked = self._asked_for(token)[0] if kinds == {"country"} else frozenset[str]()
        if folded in words["natured.plural"] and not asked and folded not in words["both.states"]:
            return
        fits = self._those(token, kinds, asked)
        found = self._listed(fits, token, count) or self._nearest(fits, token, count)
        if not found and kinds == {"country"}:  # "le président malien refuse l'offre du Niger"
            found = self._nearest(self._those(token, kinds, asked, demonyms=True), token, count)
        if not found and count == BOTH:
            found = self._foremost_two(fits if kinds != BODIES else self._those(token, SIDES, asked))
        if len(found) == count:
            start = token.i - 1
            while start > 0 and low(self.work.doc[start]) not in PLURALS:
                start -= 1
            for key in found:
                self._add(key, start, token.i + 1, form="noun", head=token.i)

    def _those(
        self, token: Word, kinds: frozenset[str], asked: frozenset[str], *, demonyms: bool = False
    ) -> list[Candidate]:
        """The mentions so far of those whom the noun can mean: of these kinds and natures, of the office that
        it says, and not who is the subject; adjectives (*le chef malien*) count with `demonyms` only.
        """
        others = subjects_above(self.work, token)
        words = self.work.gazetteer.words
        roles = words.get(f"both.{low(token)}", frozenset())
        unlike = (
            "f"
            if low(token) in words["describe.men"]
            else "m"
            if low(token) in words["describe.women"]
            else ""
        )
        return [
            c for c in self.trail
            if c.entity.kind in kinds and c.entity.key not in others
            and (demonyms or c.mention.form != "demonym")
            and (not asked or self._is(c.entity, asked)) and (not roles or self._bears(c.entity, roles))
            and not (unlike and c.entity.gender == unlike)
        ]  # fmt: skip

    def _bears(self, person: Entity, roles: frozenset[str]) -> bool:
        """Whether a person holds an office, by its role or noun; whoever has none may well be a leader."""
        titles = [t for t in self.work.roles.get(person.key, []) if not t.former and t.role != "honorific"]
        if not titles and LEADER in roles:
            return True
        return any(t.role in roles or fold(t.noun) in roles for t in titles)

    def _listed(self, fits: list[Candidate], token: Word, count: int) -> list[int]:
        """Who of them was named in one enumeration of so many, the latest."""
        keys, here = {c.entity.key for c in fits}, self._sentence(token.i)
        for candidate in reversed(fits):
            if here - self._sentence(candidate.mention.start) > NEAR:
                break
            if candidate.token.dep_ == "conj":
                continue
            group = [k for k in self._group(candidate) if k in keys]
            if len(group) == count:
                return group
        return []

    def _nearest(self, fits: list[Candidate], token: Word, count: int) -> list[int]:
        """All of them whom the latest sentences name, when they are so many, else those who act there."""
        here, found, acting = self._sentence(token.i), dict[int, int](), dict[int, int]()
        for candidate in reversed(fits):
            back = here - self._sentence(candidate.mention.start)
            if back > NEAR or (len(found) >= count and back > max(found.values())):
                break
            found.setdefault(candidate.entity.key, back)
            word = candidate.token
            if candidate.subject or (word.dep_ in BESIDE and word.head.dep_ in SUBJECTS):
                acting.setdefault(candidate.entity.key, back)
        return next((list(keys) for keys in (found, acting) if len(keys) == count), [])

    def _foremost_two(self, fits: list[Candidate]) -> list[int]:
        """The two whom the article names more often than anybody else."""
        ranked = Counter(c.entity.key for c in fits).most_common(BOTH + 1)
        if len(ranked) < BOTH or ranked[BOTH - 1][1] < TOLD:
            return []
        clear = len(ranked) == BOTH or ranked[BOTH - 1][1] > ranked[BOTH][1]
        kinds = {self.work.registry.entities[key].kind for key, _ in ranked[:BOTH]}
        clear &= len(kinds) == 1 or "country" not in kinds  # a state and a person are no pair
        return [key for key, _ in ranked[:BOTH]] if clear else []
