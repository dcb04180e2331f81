"""States and bodies by their nature: "l'archipel", "l'ex-république soviétique", "le cartel"."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from store.extraction.actors.chambers import Chambers
from store.extraction.actors.forms import DEFINITE
from store.extraction.actors.pronouns import Candidate, same_clause_keys, subjects_above
from store.extraction.actors.words import is_plural, low
from store.extraction.entities import Entity
from store.extraction.words import Word
from store.lexicon.gazetteer import Gazetteer, fold

FAR = 10  # sentences after which a nature alone says too little
NEAR = 3
PHRASE = 5  # tokens after the noun that may say more of it
LINKS = frozenset({"de", "d'", "du", "des"})
OVER = frozenset({"DET", "ADP"})
PLURALS = frozenset({"les", "ces", "leurs", "des", "aux"})
OWNED = frozenset({",", "de", "d'", "du", "des", "et", "(", "«"})  # "son parti, le X"


class Natures(Chambers):
    """Resolves a noun that says of what nature an actor is to the only one of it, or the foremost."""

    def _by_nature(self, token: Word) -> bool:
        """ "la Norvège soutient l'île": the island of the article. True too where nobody may be meant, so
        that no looser rule guesses.
        """
        doc, i, gazetteer = self.work.doc, token.i, self.work.gazetteer
        noun, k = low(token), i - 1
        while k > 0 and doc[k].pos_ == "ADJ":
            k -= 1
        single = k >= 0 and low(doc[k]) in DEFINITE and not is_plural(token) and low(doc[k]) != "des"
        if not single or token.pos_ not in {"NOUN", "PROPN"} or self.work.map.covering(token):
            return False
        asked, bound = self._asked_for(token)
        intrinsic = noun in gazetteer.words["natured.intrinsic"]
        if bound and intrinsic:
            return True  # "l'île de Gorée": named by what follows
        if not asked or not (intrinsic or asked - _asking(gazetteer).get(noun, frozenset())):
            return False
        demonyms = [
            w for w in doc[i + 1 : i + 3] if low(w) in gazetteer.demonyms and low(w) not in _asking(gazetteer)
        ]
        fits = self._of_nature(token, asked)
        if demonyms:  # "l'archipel nippon", but "l'île grecque"
            home = {s for w in demonyms for s in gazetteer.demonyms[low(w)]}
            fits = [c for c in fits if c.entity.known in home]
        key = self._foremost(fits, i)
        if key is not None:
            self._add(key, i, i + 1, form="noun")
        silent = noun in gazetteer.words["natured.states"] and not gazetteer.sorts.get(noun)
        return key is not None or silent or bool(demonyms)

    def _movement(self, token: Word) -> bool:
        """ "le mouvement": the foremost of those that are one by name or by what is known of them."""
        i = token.i
        single = self.work.low[i - 1] in {"le", "du", "au", "ce"} and not self.work.map.covering(token)
        if not single or self._strike(token) or self._qualified(token):
            return False
        here, others = self._sentence(i), same_clause_keys(self.work, token)
        fits = [
            c for c in self.trail
            if c.entity.kind in {"organisation", "party", "armed_group"} and c.entity.key not in others
            and here - self._sentence(c.mention.start) <= FAR and self._is(c.entity, frozenset({"movement"}))
        ]  # fmt: skip
        key = self._foremost(fits, i)
        if key is not None:
            self._add(key, i, i + 1, form="noun")
        return key is not None

    def _own_country(self, token: Word) -> bool:
        """ "son propre pays": the state of the person; "son parti": the party that the article gives him."""
        doc, i, entities = self.work.doc, token.i, self.work.registry.entities
        at = i - 1
        while at > 0 and doc[at].pos_ == "ADJ":
            at -= 1
        owners = {entities[k].key: entities[k] for k in self.work.map.possessors.get(at, [])}
        after = doc[i + 1] if i + 1 < len(doc) else None
        named = after is not None and (after.capital or low(after) in OWNED or self.work.map.starting(i + 1))
        if not owners or named or is_plural(token) or self.work.map.covering(token):
            return False
        wanted = "country" if low(token) in self.work.gazetteer.words["describe.own_countries"] else "party"
        found = set()
        for owner in owners.values():
            chain = self._chain(owner) - {owner.key} if owner.kind == "person" else set[int]()
            found.add(next((k for k in sorted(chain) if entities[k].kind == wanted), None))
        key = found.pop() if len(found) == 1 else None
        if key is None:
            return False
        self._add(key, i, i + 1, form="noun")
        return True

    def _border(self, token: Word) -> bool:
        """ "le Népal accuse son grand voisin": the only state on its border that the article names so far."""
        doc, i, entities = self.work.doc, token.i, self.work.registry.entities
        at = i - 1
        while at > 0 and doc[at].pos_ == "ADJ":
            at -= 1
        owners = self.work.map.possessors.get(at, [])
        if len(owners) != 1 or self.work.map.covering(token):
            return False
        owner = self._state_of(owners[0]) or entities[owners[0]].known
        if owner is None or (i + 1 < len(doc) and low(doc[i + 1]) in self.work.gazetteer.demonyms):
            return False
        great = any(low(w) in self.work.gazetteer.words["asking.great"] for w in doc[at + 1 : i])
        others = same_clause_keys(self.work, token) | subjects_above(self.work, token) | set(owners)
        fits = [
            c for c in self.trail
            if c.entity.kind == "country" and c.entity.key not in others
            and self._borders(owner, c.entity.known or "")
            and (not great or self._is(c.entity, frozenset({"great"})))
        ]  # fmt: skip
        if len({c.entity.key for c in fits}) != 1:
            return False
        self._add(fits[-1].entity.key, i, i + 1, form="noun")
        return True

    def _borders(self, state: str, other: str) -> bool:
        """Whether the two states, by their ids, are neighbours."""
        words: dict[str, frozenset[str]] = self.work.gazetteer.words
        return other in words.get(f"border.{state}", ()) or state in words.get(f"border.{other}", ())

    def _asked_for(self, token: Word) -> tuple[frozenset[str], bool]:
        """The natures that the noun and the words beside it ask for, and whether a name
        that it has follows: "l'île de Gorée".
        """
        doc, low_, table = self.work.doc, self.work.low, _asking(self.work.gazetteer)
        noun, k = low(token), token.i + 1
        found = set(table.get(noun, ()))
        opened = False
        while k < min(len(doc), token.i + PHRASE):
            asks = table.get(low_[k]) or table.get(" ".join(low_[k : k + 2]))
            if asks:
                found |= asks
                opened = False
                k += 1 + (low_[k] not in table)
            elif low_[k] in LINKS and not self._to_do(k):
                opened = True
                k += 1
            elif (opened and doc[k].pos_ in OVER) or doc[k].pos_ == "ADJ":
                k += 1
            else:
                return frozenset(found), opened and doc[k].capital
        return frozenset(found), False

    def _of_nature(self, token: Word, asked: frozenset[str]) -> list[Candidate]:
        """The mentions before `token` of states, or of bodies, of all the natures `asked`."""
        words, here = self.work.gazetteer.words, self._sentence(token.i)
        noun = low(token)
        others = same_clause_keys(self.work, token) | subjects_above(self.work, token)
        bodies = noun in words["natured.bodies"]
        states = noun in words["natured.states"] or noun in words["natured.plural"]
        return [
            c for c in self.trail
            if c.entity.key not in others and here - self._sentence(c.mention.start) <= FAR
            and ((states and c.entity.kind == "country") or (bodies and c.entity.kind == "organisation"))
            and self._is(c.entity, asked)
        ]  # fmt: skip

    def _is(self, entity: Entity, asked: frozenset[str]) -> bool:
        """Whether the actor is of every nature of `asked`: by the gazetteer, or by how its name begins."""
        gazetteer = self.work.gazetteer
        found = self._sorts_of(entity)
        found = found.union(*(_natures(gazetteer).get(ident, frozenset()) for ident in self._idents(entity)))
        if entity.known is None:
            opening = {word for name in entity.names for word in fold(name).split()[:2]}
            found = found.union(*(_asking(gazetteer).get(word, frozenset()) for word in opening))
        return asked <= found

    def _foremost(self, found: list[Candidate], i: int) -> int | None:
        """The only actor of `found`; of several the one told of twice as often as any other, else the only
        one of the nearest sentence.
        """
        counts = Counter(c.entity.key for c in found)
        if len(counts) < 2:
            return next(iter(counts), None)
        (first, most), (_, second) = counts.most_common(2)
        if most >= 2 * second:
            return first
        last = max(self._sentence(c.mention.start) for c in found)
        near = {c.entity.key for c in found if self._sentence(c.mention.start) == last}
        return near.pop() if len(near) == 1 and self._sentence(i) - last <= NEAR else None


@lru_cache(maxsize=4)
def _asking(gazetteer: Gazetteer) -> dict[str, frozenset[str]]:
    """The natures that each word asks for."""
    return _turned(gazetteer, "asking.")


@lru_cache(maxsize=4)
def _natures(gazetteer: Gazetteer) -> dict[str, frozenset[str]]:
    """The natures of each id."""
    return _turned(gazetteer, "nature.")


def _turned(gazetteer: Gazetteer, table: str) -> dict[str, frozenset[str]]:
    """Of the lists of a `table`, the names of those that each word is in."""
    found: dict[str, set[str]] = {}
    for key, words in gazetteer.words.items():
        if key.startswith(table):
            for word in words:
                found.setdefault(word, set()).add(key.removeprefix(table))
    return {word: frozenset(names) for word, names in found.items()}
