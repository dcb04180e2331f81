"""Uses of words of stance that take no side: *soutenir une thèse*, *attaquer* on a sports ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.slots import Slots

if TYPE_CHECKING:
    from store.extraction.stances.frames import Match
    from store.extraction.stances.references import Reference
    from store.lexicon import Frame, Lexicon, Neutral

LEAST = 3  # different words of a field that an article about it has


class Uses:
    """Tells the neutral uses of an article's words, by the lexicon's `neutral` entries."""

    def __init__(self, slots: Slots, lexicon: Lexicon) -> None:
        self.slots = slots
        self.parse = slots.parse
        self.lexicon = lexicon
        self._fields: dict[frozenset[str], bool] = {}

    def neutral(self, match: Match) -> bool:
        """Whether a word takes no side here: by its form, its object, or what the article is about."""
        frame, entries = match.frame, self.lexicon.neutral
        own = entries.get(frame.id, ())
        if any(self._about(entry.within) or self._followed(entry, match.head) for entry in own):
            return True
        return any(
            self._spelt(entry, match.head)
            or (not match.words and (self._about(entry.within) or self._unsaid(entry, match.head)))
            or self.idle(entry, match.head, match.words)
            for entry in entries.get(frame.lemma, ())
            if entry.reflexive == frame.reflexive
        )

    def _spelt(self, entry: Neutral, i: int) -> bool:
        """Whether the word at `i`, alone or with the one before it, is one of the entry's forms."""
        low = self.parse.low
        return bool(entry.forms) and not entry.forms.isdisjoint(
            (low[i], " ".join(low[max(i - 1, 0) : i + 1]))
        )

    def _followed(self, entry: Neutral, i: int) -> bool:
        """Whether one of the words before which it takes no side comes right after the word at `i`."""
        return not entry.followed.isdisjoint(self.parse.low[i + 1 : i + 2])

    def _unsaid(self, entry: Neutral, i: int) -> bool:
        """Whether nobody says of himself that he does it, where the verb at `i` needs that to take a side."""
        p = self.parse
        said = p.is_infinitive(i) and p.lemma[p.head[i]] in entry.unless_said
        return bool(entry.unless_said) and not said and not p.quoted[i]

    def errand(self, frame: Frame) -> bool:
        """Whether the frame's word takes no side as what one meets or comes for."""
        return any(entry.errand for entry in self.lexicon.neutral.get(frame.lemma, ()))

    def idle(self, entry: Neutral, i: int, words: tuple[int, ...] = ()) -> bool:
        """Whether verb `i`, with the further words of an idiom, has one of the entry's nouns in its slot."""
        if not entry.nouns:
            return False
        p, slots = self.parse, self.slots
        found = slots.object(i, words) if entry.slot == "obj" else slots.complement(i, entry.slot, words)
        return any(
            p.pos[k] == "NOUN" and not entry.nouns.isdisjoint((p.lemma[k], p.low[k])) for k in found.heads
        )

    def between(self, frame: Frame, holder: str, target: str) -> bool:
        """Whether the frame says nothing between a holder and a target of these kinds."""
        return any(entry.between == (holder, target) for entry in self.lexicon.neutral.get(frame.lemma, ()))

    def towards(self, frame: Frame, target: Reference) -> bool:
        """Whether the frame says nothing of whom the target's words, or the one before them, call so."""
        entries = self.lexicon.neutral.get(frame.lemma, ())
        called = self.parse.lemma[max(target.start - 1, 0) : target.end] if entries else []
        return any(not entry.towards.isdisjoint(called) for entry in entries)

    def afield(self, verb: str) -> bool:
        """Whether the article is about what makes `verb` take no side."""
        return any(self._about(entry.within) for entry in self.lexicon.neutral.get(verb, ()))

    def _about(self, words: frozenset[str]) -> bool:
        """Whether the article has `LEAST` different ones of `words`."""
        known = self._fields.get(words)
        if known is None:
            places = self.parse.places
            known = self._fields[words] = sum(word in places for word in words) >= LEAST
        return known
