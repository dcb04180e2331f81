"""Nouns that refer back: "le parti", "les deux hommes", "ce dernier", "son homologue turc"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from store.extraction.actors.chambers import ORDER
from store.extraction.actors.deeds import DEEDS
from store.extraction.actors.fates import FATES
from store.extraction.actors.forms import DEFINITE, LATTER
from store.extraction.actors.origins import Origins
from store.extraction.actors.powers import acting
from store.extraction.actors.pronouns import SUBJECTS, Candidate, agrees, subjects_above
from store.extraction.actors.words import is_plural, low, preposition
from store.extraction.entities import Entity
from store.extraction.words import Word
from store.lexicon.gazetteer import Gazetteer, fold

PLURALS = frozenset({"les", "aux", "des", "ces"})
BODIES = frozenset({"party", "organisation", "country"})
BANDS = frozenset({"party", "organisation", "armed_group"})
COUNTS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8}
TOWARDS = frozenset({"avec", "contre", "envers"})
RECENT = 12  # mentions among which the subject of a clause is looked for
LAST = frozenset({"dernier", "derniere", "derniers", "dernieres"})


class NounReferences(Origins):
    """Resolves bare definite nouns; inherits what resolves the titles without a name."""

    def _nouns(self) -> set[int]:
        """The tokens that `_noun` may have to say something of."""
        doc = self.work.doc
        known = _referring(self.work.gazetteer)
        former = {word for word in doc.vocabulary if word.startswith("ex-")}
        found = {*doc.among(known), *doc.among(former), *(i + 1 for i in doc.among(COUNTS.keys()))}
        found.update(
            i + 1 for i in doc.among(DEFINITE) if doc[i + 1 : i + 2] and doc[i + 1].text[0].isupper()
        )
        return {i for i in found if i < len(doc)}

    def _noun(self, token: Word) -> None:
        """ "ce dernier", "son homologue turc", "les deux hommes", "le parti"."""
        i, words = token.i, self.work.low
        before = words[i - 1] if i else ""
        folded = words[i].removeprefix("ex-")
        named = before in DEFINITE and token.text[:1].isupper()
        if not named and before not in COUNTS and folded not in _referring(self.work.gazetteer):
            return
        if folded in LAST and before in {"ce", "cet", "cette", "ces"}:
            self._latter(token, i - 1, i + 1)
        elif folded in self.work.gazetteer.words["describe.homologues"]:
            self._counterpart(token)
        elif any(found(self, token) for found in self._asked_of(folded, named=named)):
            pass
        elif before in COUNTS and i > 1 and words[i - 2] in {"les", "ces", "leurs", "des", "aux"}:
            self._several(token, COUNTS[before])
        elif words[i] in self.work.gazetteer.anaphors and token.pos_ in {"NOUN", "PROPN"}:
            if before in self.work.gazetteer.words["describe.before"] and i > 1:
                before = words[i - 2]
            if before in DEFINITE or before == "ces":
                self._anaphor(token, before)
        elif named and not self.work.map.covering(token):
            self._last_word(token)

    def _asked_of(self, folded: str, *, named: bool) -> list[Resolver]:
        """Who may know what a noun refers to; of a capital, `named`, at last where somebody is from."""
        found = _resolvers(self.work.gazetteer).get(folded, [])
        return [*found, NounReferences._native] if named else found

    def _anaphor(self, token: Word, before: str) -> None:
        i, words = token.i, self.work.gazetteer.words
        itself = words["describe.state_itself"]
        if self.work.map.covering(token) or (low(token) in itself and self.work.low[i - 1] in DEFINITE):
            return  # "le nouvel Etat" is one named before, "l'Etat" none
        if self._names_after(i) or self._strike(token) or self._beside_name(token):
            return
        if not is_plural(token) and self._armed(token):
            return
        if self.work.gazetteer.sorts[low(token)] or self._qualified(token):
            self._by_sort(token)
            return
        kinds = self.work.gazetteer.anaphors[low(token)]
        if "government" in kinds and self._local_power(token):
            return
        if low(token) in words["power.regimes"] | words["power.rule"]:
            if not self._power(token) and (low(token) in words["power.regimes"] or before in {"le", "ce"}):
                self._regime(token)
            return
        if "armed_group" in kinds and low(token).endswith("s"):
            if before in {"les", "aux", "des", "ces"} and not (
                before == "des" and token.dep_ not in {"nmod", "obl"}
            ):
                self._rebels(i, kinds)
            return
        if before == "des" or is_plural(token):
            return
        if i + 1 < len(self.work.doc) and low(self.work.doc[i + 1]) == "avec":
            return  # "l'alliance avec X": what is made, no body
        self._last_of(token, before, kinds)

    def _last_of(self, token: Word, before: str, kinds: frozenset[str]) -> None:
        """Add the last body of these kinds that a noun after `before` can mean, else the government."""
        i, others = token.i, self._not_meant(token, kinds)
        sentence = self._sentence(i)
        theirs = i > 1 and self.work.low[i - 2] == "dont"  # "le chef de X, M. Y, dont le parti"
        like = None if theirs else self._called(low(token), sentence)
        if like is not None and like.kind not in {"person", "proposal"}:
            self._add(like.key, i, i + 1, form="noun")  # "la coalition" after "la coalition arabe"
            return
        for candidate in reversed(self.trail):
            if candidate.entity.key in others:
                continue
            if theirs and self._sentence(candidate.mention.start) < sentence:
                return
            if candidate.entity.kind in kinds and sentence - self._sentence(candidate.mention.start) <= 4:
                if (
                    candidate.mention.form == "demonym"
                    and candidate.entity.kind == "country"
                    and before not in {"ce", "cet"}
                ):
                    continue
                self._add(candidate.entity.key, i, i + 1, form="noun")
                return
        self._government(token)

    def _not_meant(self, token: Word, kinds: frozenset[str]) -> set[int]:
        """Those named around a noun whom it cannot mean: beside it, and whose deed it is part of."""
        others = self._siblings(token)
        if low(token) in self.work.gazetteer.words["describe.state_itself"]:
            others |= subjects_above(self.work, token, whole=True)
        elif (
            preposition(self.work.doc, token.i, token.i) in TOWARDS
        ):  # "X et Y, solidaires avec le royaume": neither of them
            verb = next((w for w in token.above if w.pos_ == "VERB"), token)
            who = [w for c in verb.children if c.dep_ in SUBJECTS for w in (c, *c.conjuncts)]
            others |= {m.entity for word in who for m in self.work.map.headed(word.i)}
        if "party" in kinds and token.dep_ in SUBJECTS:
            others |= subjects_above(self.work, token)  # "X accuse Y, ce que la formation conteste"
        return others

    def _called(self, noun: str, sentence: int) -> Entity | None:
        """Who was mentioned last, at most eight sentences before `sentence`, with a name that begins with
        `noun`.
        """
        for candidate in reversed(self.trail):
            if sentence - self._sentence(candidate.mention.start) > 8:
                break
            if any(fold(name).split()[0] == noun for name in candidate.entity.names):
                return candidate.entity
        return None

    def _names_after(self, i: int) -> bool:
        """ "le parti centriste To Potami", "le groupe de presse Norvik": the noun only says what the name
        after it is.
        """
        doc, k = self.work.doc, i + 1
        if k + 2 < len(doc) and low(doc[k]) in {"de", "d'"} and doc[k + 1].pos_ == "NOUN":
            k += 0 if doc[k + 1].capital or self.work.map.starting(k + 1) else 2
        while k < len(doc) and k < i + 3 and doc[k].pos_ == "ADJ" and not self.work.map.starting(k):
            k += 1
        return any(m.form == "name" and doc[m.start].text[:1].isupper() for m in self.work.map.starting(k))

    def _beside_name(self, token: Word) -> bool:
        """ "le Front du Nord, la milice qui a porté X au pouvoir": the noun says what the name before is."""
        i, doc = token.i, self.work.doc
        if i < 2 or doc[i - 2].text != "," or self.work.low[i - 1] not in {"le", "la", "l'"}:
            return False
        relative = i + 1 < len(doc) and self.work.low[i + 1] in {"qui", "que", "qu'", "dont"}
        if not relative or token.dep_ != "appos":
            return False
        for mention in self.work.map.ending(i - 2):
            entity = self.work.registry.entities[mention.entity]
            if mention.form == "name" and entity.kind in BANDS:
                self._add(entity.key, i, i + 1, form="noun")
                return True
        return False

    def _local_power(self, token: Word) -> bool:
        """ "A Damas, le régime": that of the state whose capital opens the sentence."""
        sentence = token.sent.start
        for name in self.work.names:
            located = name.start > sentence and self.work.low[sentence] in {"a", "au", "aux", "en"}
            if located and name.start < min(sentence + 3, token.i) and name.known:
                entry = self.work.gazetteer.known[name.known]
                if entry.kind == "country":
                    self._add(self.work.registry.known(entry.id).key, token.i, token.i + 1, form="noun")
                    return True
        return False

    def _regime(self, token: Word) -> None:
        """ "le régime": of whom the article calls so, else of the only nationality of the sentence."""
        doc, words = self.work.doc, self.work.gazetteer.words
        called = words["power.regimes"] | words["power.rule"]
        named = {
            m.entity for m in self.work.map.mentions
            if m.form == "noun" and low(doc[m.head]) in called and m.end - m.start > 1
        }  # fmt: skip
        if not named:
            named = {
                m.entity for m in self.work.map.mentions
                if m.form == "demonym" and doc[m.start].sent == token.sent and m.start < token.i
            }  # fmt: skip
        if len(named) == 1:
            self._add(named.pop(), token.i, token.i + 1, form="noun")

    def _latter(self, token: Word, start: int, end: int) -> None:
        """ "ce dernier", "celui-ci": the one named last; not within a quotation before, nor the subject that
        opens the sentence, if another fits.
        """
        word = low(token)
        plural = word.endswith("s") or word in {"ceux-ci", "celles-ci"}
        gender = "f" if word in {"derniere", "dernieres", "celle-ci", "celles-ci"} else "m"
        others = subjects_above(self.work, token, whole=True)
        spare: list[Candidate] = []
        for candidate in reversed(self.trail):
            mention = candidate.mention
            if self._sentence(start) - self._sentence(mention.start) > 1:
                break
            if (
                mention.start >= start
                or candidate.entity.key in others
                or self._opens_as_subject(candidate, token)
                or sum(m.head == mention.head for m in self.pending.get(mention.start, [])) > 1
                or (candidate.entity.kind == "proposal" and not plural)
                or not agrees(candidate, gender, plural)
            ):
                continue
            if mention.form == "noun" and mention.head - mention.start == 2 and not mention.exported:
                continue  # one of "les deux rivaux"
            if mention.form == "demonym" and not self.work.doc[mention.start].text[:1].isupper():
                continue
            if self._in_passing(candidate, start):
                spare.append(candidate)
            elif not spare or candidate.entity.kind == "person":
                self._add(candidate.entity.key, start, end, head=token.i)
                return
            else:
                break
        own = any(c.entity.key in others and c.gender == gender for c in self.trail[-RECENT:])
        if not spare and not own and word in LATTER:  # "le patron de X accuse celle-ci": X
            key = self._thing_just_named(token, gender, plural)
            if key is not None:
                self._add(key, start, end, head=token.i)
        for candidate in spare[:1]:
            self._add(candidate.entity.key, start, end, head=token.i)

    def _in_passing(self, candidate: Candidate, start: int) -> bool:
        """ "selon Rome", "le parti", "« l'ami de X »": rather a person nearby is meant at token `start`."""
        mention = candidate.mention
        body = mention.form == "noun" and candidate.entity.kind in BODIES
        quoted = self._quoted(mention.start) and not self._quoted(start)
        return mention.form == "metonym" or body or quoted

    def _opens_as_subject(self, candidate: Candidate, token: Word) -> bool:
        """ "X, acquis à ce dernier, …", "X a salué ce dernier": whether that name opens the sentence."""
        mention, doc = candidate.mention, self.work.doc
        if mention.form == "pronoun" or self._sentence(mention.start) != self._sentence(token.i):
            return False
        if preposition(doc, mention.start, mention.head):
            return False
        if token.dep_ in SUBJECTS and any(t.finite for t in doc[mention.end : token.i]):
            return False
        return self._opens(candidate)

    def _thing_just_named(self, token: Word, gender: str, plural: bool) -> int | None:
        """The proposal that "celle-ci" takes up: the last of two sentences, if it agrees."""
        things = [c for c in self.trail if c.entity.kind == "proposal" and c.mention.start < token.i]
        near = [c for c in things if self._sentence(token.i) - self._sentence(c.mention.start) <= 1]
        fits = bool(near) and agrees(near[-1], gender, plural)
        return near[-1].entity.key if fits else None


Resolver = Callable[[NounReferences, Word], bool]


@lru_cache(maxsize=4)
def _resolvers(gazetteer: Gazetteer) -> dict[str, list[Resolver]]:
    """What an unnamed noun may be: by folded noun, those who may know, in the order in which to ask."""
    words, kind, opening = gazetteer.words, NounReferences, acting(gazetteer)
    about: tuple[tuple[Resolver, Iterable[str]], ...] = (
        (kind._fated, {noun for fate in FATES for noun in words[f"fate.{fate}_called"]}),
        (kind._contender, words["contest.winners"] | words["contest.losers"]),
        (kind._described, words["describe.persons"]),
        (kind._own_country, words["describe.own_countries"] | words["describe.own_parties"]),
        (kind._border, words["describe.bordering"]),
        (kind._neighbour, words["describe.neighbours"]),
        (kind._opponent, words["describe.successors"] | words["describe.counterparts"]),
        (kind._fellow, words["describe.fellows"]),
        (kind._authorities, words["describe.authorities"]),
        (kind._deed, {noun: None for sort in DEEDS for noun in words[f"deed.{sort}"]}),
        (kind._chamber, dict.fromkeys(members for members, _ in gazetteer.chambers)),
        (kind._ordinal, ORDER),
        (kind._new_state, words["describe.new_states"]),
        (kind._state_itself, words["describe.state_itself"]),
        (kind._forces, opening["forces"]),
        (kind._installation, opening["installations"]),
        (kind._coup_authors, words["power.authors"]),
        (kind._uniforms, words["government.uniforms"]),
        (kind._bench, opening["court"] | opening["church"] | opening["employers"]),
        (kind._board, opening["boards"]),
        (kind._strikers, words["describe.strikers"]),
        (kind._clothed, words["power.clothing"]),
        (kind._clan, words["describe.clans"]),
        (kind._movement, words["describe.movements"]),
        (kind._other_side, words["describe.sides"]),
        (kind._by_nature, words["natured.states"] | words["natured.bodies"]),
    )
    table: dict[str, list[Resolver]] = {}
    for resolver, nouns in about:
        for noun in nouns:
            table.setdefault(noun, []).append(resolver)
    return table


@lru_cache(maxsize=4)
def _referring(gazetteer: Gazetteer) -> frozenset[str]:
    """The folded nouns that may refer back without a capital or a number before them."""
    tables = (_resolvers(gazetteer), gazetteer.demonyms, gazetteer.anaphors)
    return LAST.union(gazetteer.words["describe.homologues"], *tables)
