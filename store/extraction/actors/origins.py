"""Where somebody is from, said instead of the name: "le Malgache", "la Québécoise", "son compatriote"."""

from __future__ import annotations

from store.extraction.actors.forms import POSSESSIVE
from store.extraction.actors.pronouns import SUBJECTS, same_clause_keys, subjects_above
from store.extraction.actors.titled import TitleReferences
from store.extraction.actors.words import gender, is_plural, is_singular, regions
from store.extraction.entities import Entity
from store.extraction.words import Word
from store.lexicon.gazetteer import fold

ONE = frozenset({"le", "la", "l'", "du", "au"})
NEAR = 5  # sentences within which the only one of a state is meant before others
KNOWN = 12  # … and after which nobody is known by his origin any longer
UNTOLD = 1  # … and within which somebody of whom no origin was told is meant


class Origins(TitleReferences):
    """Resolves nouns that say where a person is from."""

    def _native(self, token: Word) -> bool:
        """ "le Bolivien", "le Valaisan": the only person of that state lately; else the only one near of whom
        nothing says whence he is, and who is of it from then on.
        """
        i, words = token.i, self.work.low
        tables = self.work.gazetteer.demonyms, regions(self.work.gazetteer)
        states = frozenset(tables[0].get(words[i], ())) | tables[1].get(words[i], frozenset())
        alone = not (i + 1 < len(words) and self.work.doc[i + 1].capital)  # not "l'Américaine Anne Roche"
        placed = i > 0 and words[i - 1] in ONE and token.text[:1].isupper() and is_singular(token)
        if not (states and alone and placed) or token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            return False
        if self.work.map.covering(token):
            return False
        others, here = (
            subjects_above(self.work, token) | same_clause_keys(self.work, token),
            self._sentence(i),
        )
        wanted = {"la": "f", "le": "m", "du": "m", "au": "m"}.get(words[i - 1], gender(token))
        near: dict[int, int] = {}
        for c in self.trail:
            asked = (
                c.entity.kind == "person"
                and self._sex(c.entity) in {"", wanted}
                and c.entity.key not in others
            )
            if asked and here - self._sentence(c.mention.start) <= KNOWN:
                near[c.entity.key] = here - self._sentence(c.mention.start)
        theirs = [key for key in near if self._is_of(key, states)]
        if words[i] not in tables[0]:  # of the state, but of that part of it?
            theirs = [key for key in theirs if near[key] <= UNTOLD + 1]
            if any(near[key] <= UNTOLD + 1 and self._of_nowhere(key) for key in near):
                theirs = []
        keys = [key for key in theirs if near[key] <= NEAR] or theirs
        if not theirs and token.dep_ in SUBJECTS:
            keys = [key for key in near if near[key] <= UNTOLD and self._of_nowhere(key)]
        if len(keys) == 1:
            if not theirs:
                self._natives()[keys[0]] = states
            self._add(keys[0], i, i + 1, form="noun")
        return True

    def _is_of(self, key: int, states: frozenset[str]) -> bool:
        """Whether a person is said to be of one of these states, or speaks for it."""
        return self._state_of(key) in states or not self._nations(key).isdisjoint(states)

    def _sex(self, person: Entity) -> str:
        """The gender of a person, by a title or by the given name; "" where neither says it."""
        words, first = self.work.gazetteer.words, fold(person.name).split()[0]
        given = (first in words["given.feminine"]) - (first in words["given.masculine"])
        return person.gender or {1: "f", -1: "m"}.get(given, "")

    def _of_nowhere(self, key: int) -> bool:
        return self._state_of(key) is None and not self._nations(key)

    def _fellow(self, token: Word) -> bool:
        """ "son compatriote": the only other person of the owner's state."""
        i, words = token.i, self.work.low
        if i == 0 or is_plural(token) or words[i - 1] not in POSSESSIVE or self.work.map.covering(token):
            return False
        owners = self.work.map.possessors.get(i - 1, [])
        if len(owners) != 1 or self._named(token):
            return False
        states = self._nations(owners[0]) | {self._state_of(owners[0])} - {None}
        others = same_clause_keys(self.work, token) | {owners[0]}
        keys = {
            c.entity.key for c in self.trail
            if c.entity.kind == "person" and c.entity.key not in others
            and self._sentence(i) - self._sentence(c.mention.start) <= KNOWN
            and self._is_of(c.entity.key, frozenset(s for s in states if s))
        }  # fmt: skip
        if len(keys) == 1:
            self._add(keys.pop(), i, i + 1, form="noun")
        return True
