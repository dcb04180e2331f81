"""Those who sit in a chamber, all of them, are the chamber; and the first and the second of two."""

from __future__ import annotations

from store.extraction.actors.deeds import Deeds
from store.extraction.actors.pronouns import SUBJECTS
from store.extraction.actors.words import demonym, low
from store.extraction.entities import Entity
from store.extraction.words import Word
from store.lexicon.gazetteer import fold

ALL = frozenset({"les", "aux", "des"})
WHOLE = SUBJECTS | {"obl:agent", "iobj"}
COUNTED = {"deux": 2, "trois": 3, "quatre": 4}
ONE = frozenset({"un", "une"})
ALL_OF_THEM = frozenset({"tous", "toutes"})
ORDER = {"premier": 0, "premiere": 0, "second": 1, "seconde": 1}


class Chambers(Deeds):
    """Resolves members to their chamber, and ordinals to one of two."""

    def _chamber(self, token: Word) -> bool:
        """ "les députés", "les sénateurs belges": the chamber of the article, else that of their state."""
        chambers, word, i = self.work.gazetteer.chambers, low(token), token.i
        doc = self.work.doc
        if token.dep_ not in WHOLE or not any(members == word for members, _ in chambers):
            return False
        if i == 0 or low(doc[i - 1]) not in ALL or self.work.map.covering(token):
            return False
        if low(doc[i - 1]) == "des" and token.dep_ in SUBJECTS:
            return False
        after = doc[i + 1] if i + 1 < len(doc) else None
        if after is not None and low(after) in {"de", "du", "des", "d'"}:
            return False
        ident = demonym(self.work.gazetteer, after, self.work.states) if after is not None else None
        if ident is None and any(
            c.dep_ in {"amod", "acl", "acl:relcl", "nmod", "conj"} for c in token.children
        ):
            return False
        entity = self._seat(word, ident)
        if entity is not None:
            self._add(entity.key, i, i + 1, form="noun")
        return entity is not None

    def _seat(self, word: str, ident: str | None) -> Entity | None:
        """The chamber of state `ident`; without one, the only one named, or of the only state."""
        work, chambers = self.work, self.work.gazetteer.chambers
        begins = tuple(work.gazetteer.words["member.assemblies"])
        named = {
            c.entity.key: c.entity for c in self.trail
            if c.entity.kind == "organisation" and any(fold(n).startswith(begins) for n in c.entity.names)
        }  # fmt: skip
        if ident is None and word in work.gazetteer.words["member.deputies"] and len(named) == 1:
            return next(iter(named.values()))
        states = {c.entity.known for c in self.trail if c.entity.kind == "country"}
        if ident is None and len(states) == 1:
            ident = next(iter(states))
        name = chambers.get((word, "")) or chambers.get((word, ident or "?"))
        if name is None:
            return None
        for hit in work.gazetteer.names.scan(name):
            if hit.end - hit.start == len(name) and hit.form == "name":
                return work.registry.known(hit.value)
        entity = work.registry.named(name) or work.registry.new(name, "organisation")
        if entity.member_of is None and ident is not None:
            entity.member_of = work.registry.known(ident).key
        return entity

    def _ordinal(self, token: Word) -> bool:
        """ "le premier …, le second": of the two whom the sentence before names."""
        order, i, doc = ORDER.get(low(token)), token.i, self.work.doc
        if (
            order is None
            or i == 0
            or low(doc[i - 1]) not in {"le", "la", "du", "au"}
            or self.work.map.covering(token)
        ):
            return False
        after = doc[i + 1] if i + 1 < len(doc) else None
        follows = doc[i + 2] if i + 2 < len(doc) else None
        if after is not None and (
            after.pos_ in {"NOUN", "ADJ", "PROPN", "NUM"}
            or (low(after) in {"a", "au"} and after.pos_ == "ADP")  # "le premier à voter"
            or (low(after) in {"de", "d'", "des", "du"} and (follows is None or follows.pos_ != "NOUN"))
        ):
            return False
        return self._one_of_two(token, order)

    def _together(self, token: Word) -> bool:
        """ "tous deux", "tous trois", "l'un comme l'autre": as many as the sentence before names."""
        words, i = self.work.low, token.i
        count = COUNTED.get(words[i], 0)
        heads = [i]
        if words[i] in ONE and i and words[i - 1] == "l'":
            count = 2 if words[i + 1 : i + 4][1:] == ["l'", "autre"] else 0
            heads.append(i + 3)
        elif i < 1 or words[i - 1] not in ALL_OF_THEM:
            return False
        keys = self._so_many(i, count) if count else []
        for head in heads if keys else ():
            for key in keys:
                self._add(key, head - 1, head + 1, form="noun", head=head)
        return bool(keys)

    def _so_many(self, i: int, count: int) -> list[int]:
        """The actors whom one of the two sentences before token `i` names, when they are so many."""
        here = self._sentence(i)
        for back in (1, 2):
            near = [
                c for c in self.trail
                if here - self._sentence(c.mention.start) == back and c.entity.kind != "proposal"
                and c.mention.form != "demonym"
            ]  # fmt: skip
            groups = [self._group(c) for c in near if c.subject]
            groups.append([c.entity.key for c in near if c.entity.kind == "person"])
            groups.append([c.entity.key for c in near])
            for group in groups:
                keys = list(dict.fromkeys(group))
                if len(keys) == count:
                    return keys
            if near:
                break
        return []

    def _one_of_two(self, token: Word, order: int) -> bool:
        here = self._sentence(token.i)
        named: list[int] = []
        for candidate in self.trail:
            near = here - self._sentence(candidate.mention.start) == 1
            if near and candidate.entity.kind != "proposal" and candidate.mention.form != "demonym":
                named += [candidate.entity.key] if candidate.entity.key not in named else []
        persons = [k for k in named if self.work.registry.entities[k].kind == "person"]
        pair = persons if len(persons) == 2 else named
        if len(pair) != 2:
            return False
        self._add(pair[order], token.i, token.i + 1, form="noun")
        return True
