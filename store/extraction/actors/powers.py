"""Who acts in the name of a state or a body unnamed: "les soldats", "les forces de l'ordre", "les juges"."""

from __future__ import annotations

from functools import lru_cache

from store.extraction.actors.groups import leading_state, phrase
from store.extraction.actors.institutions import institution
from store.extraction.actors.natures import FAR, NEAR
from store.extraction.actors.pronouns import SUBJECTS, same_clause_keys, subjects_above
from store.extraction.actors.several import Several
from store.extraction.actors.words import CLOSE_QUOTES, OPEN_QUOTES, demonym, low
from store.extraction.words import Word
from store.lexicon.gazetteer import Gazetteer, fold

ALL = frozenset({"les", "aux", "des", "ces"})
BELOW = frozenset({"nmod", "obl", "obl:arg"})  # where "des" is "de les"
ACTING = SUBJECTS | {"obj", "obl:agent", "iobj", "obl:arg", "obl", "nmod"}
ONE = frozenset({"la", "cette"})
OF = frozenset({"de", "d'", "du", "des"})
BACK = 6  # sentences within which it was told who seized power


class Powers(Several):
    """Resolves forces, rulers, judges and boards to the state or the body that they act for."""

    def _forces(self, token: Word) -> bool:
        """ "les forces de l'ordre", "les troupes régulières": the state in question."""
        work, i = self.work, token.i
        end = phrase(work, i, work.gazetteer.words["power.forces"])
        if not end or not self._all(token) or work.map.covering(token):
            return False
        ident = demonym(work.gazetteer, work.doc[end], work.states) if end < len(work.doc) else None
        named = ident is not None and work.gazetteer.known[ident].kind == "country"
        state = work.registry.known(ident).key if named and ident else None
        if not named:
            state = self._home(token) if self._unbound(end) else None
        if state is not None:
            self._add(state, i, end + named, form="noun", head=i)
        return state is not None

    def _installation(self, token: Word) -> bool:
        """ "a attaqué un poste de police": the state whose it is."""
        work, verb = self.work, token.head
        end = phrase(work, token.i, work.gazetteer.words["power.installations"])
        struck = end and token.dep_ in {"obj", "nsubj:pass"} and verb.pos_ == "VERB"
        if not struck or not low(verb).startswith(tuple(work.gazetteer.words["power.attacking"])):
            return False
        if work.map.covering(token) or not self._unbound(end):
            return False
        state = self._home(token)
        if state is not None:
            self._add(state, token.i, end, form="noun", head=token.i)
        return state is not None

    def _home(self, token: Word) -> int | None:
        """The state whose forces or posts `token` means: the only one that the sentence names, else the one
        that the passage tells of; never the one that acts on them, or whose minister does.
        """
        work, entities, here = self.work, self.work.registry.entities, self._sentence(token.i)
        actors = {k for c in token.head.children if c.dep_ in SUBJECTS for k in work.map.resolve(c)}
        actors |= subjects_above(work, token) if token.head.pos_ != "VERB" else set()
        official = {k for k in actors if entities[k].kind != "armed_group"}
        actors |= {owner for k in official if (owner := entities[k].member_of) is not None}
        named = {
            m.entity for m in work.map.mentions
            if work.sentence_of[m.start] == here and entities[m.entity].kind == "country"
        } - actors  # fmt: skip
        if len(named) == 1:
            return named.pop()
        near = {
            c.entity.key for c in self.trail
            if c.entity.kind == "country" and here - self._sentence(c.mention.start) <= NEAR
        }  # fmt: skip
        state = leading_state(work, token.i)
        key = near.pop() if len(near) == 1 else state.key if state is not None else None
        return None if named or key in actors else key

    def _all(self, token: Word) -> bool:
        """Whether all of them are meant: "les forces", "la barbarie des forces", no "des forces ont tiré"."""
        before = self.work.low[token.i - 1] if token.i else ""
        return before in ALL and (before != "des" or token.dep_ in BELOW or token.dep_ == "obl:agent")

    def _unbound(self, end: int) -> bool:
        """Whether nothing after the phrase that ends at `end` says whose they are."""
        doc = self.work.doc
        if end >= len(doc):
            return True
        owned = low(doc[end]) in OF and not self._to_do(end)
        return not owned and low(doc[end]) not in self.work.gazetteer.demonyms and not doc[end].capital

    def _uniforms(self, token: Word) -> bool:
        """ "les généraux", "les soldats": the junta or, without one, the army of the article."""
        i, words = token.i, self.work.low
        if not self._all(token) or self.work.map.covering(token) or not self._unbound(i + 1):
            return False
        alone = tuple(self.work.gazetteer.words["government.rulers"])
        found = {
            c.entity.key: c.entity.kind for c in self.trail
            if c.entity.kind not in {"person", "proposal", "country"}
            and any(fold(name).startswith(alone) for name in c.entity.names)
        }  # fmt: skip
        rulers = [key for key, kind in found.items() if kind == "government"]
        keys = rulers or list(found)
        if not keys and words[i] in self.work.gazetteer.words["power.usurpers"]:
            who = self._usurper(i)
            keys = [institution(self.work, i, "junte").key if who is None else who]
        if len(keys) == 1:
            self._add(keys[0], i, i + 1, form="noun")
        return len(keys) == 1

    def _coup_authors(self, token: Word) -> bool:
        """ "les auteurs du putsch": who has seized power, as the sentences before tell; else the junta."""
        words, doc, i = self.work.gazetteer.words, self.work.doc, token.i
        if i + 2 >= len(doc) or low(doc[i + 1]) not in OF or not self._all(token):
            return False
        end = phrase(self.work, i + 2, words["power.coups"])
        who = self._usurper(i) if end else None
        if end and who is None:
            alone = tuple(words["government.rulers"])
            named = {
                c.entity.key for c in self.trail if c.entity.kind in {"government", "armed_group"}
                and any(fold(n).startswith(alone) for n in c.entity.names)
            }  # fmt: skip
            who = named.pop() if len(named) == 1 else None
        if who is not None:
            self._add(who, i, end, form="noun", head=i)
        return who is not None

    def _usurper(self, i: int) -> int | None:
        """Who, as the article told before token `i`, has toppled a ruler or seized power."""
        words, doc = self.work.gazetteer.words, self.work.doc
        toppling, seizing = tuple(words["power.toppling"]), tuple(words["power.seizing"])
        for k in range(i - 1, -1, -1):
            if self._sentence(i) - self._sentence(k) > BACK:
                break
            verb = doc[k]
            if verb.pos_ != "VERB" or not low(verb).startswith(toppling + seizing):
                continue
            if not low(verb).startswith(toppling) and not any(low(c) == "pouvoir" for c in verb.children):
                continue
            keys = [
                k for k in self._doer(verb, risen=False) if self.work.registry.entities[k].kind != "country"
            ]
            if len(keys) == 1:
                return keys[0]
        return None

    def _bench(self, token: Word) -> bool:
        """ "les juges" after "la Cour suprême", "les évêques" after "l'Église": the only body of the sort."""
        work, words, i = self.work, self.work.gazetteer.words, token.i
        k = i - 1
        while k > 0 and work.doc[k].pos_ in {"NUM", "ADJ"}:
            k -= 1
        if k < 0 or work.low[k] not in ALL or work.map.covering(token):
            return False
        if work.low[k] == "des" and token.dep_ not in BELOW and token.dep_ != "obl:agent":
            return False
        for sort in ("court", "church", "employers"):
            end = phrase(work, i, words[f"power.{sort}"])
            if not end or not self._unbound(end):
                continue
            key = self._of_sort(token, sort, FAR)
            if key is not None:
                self._add(key, i, end, form="noun", head=i)
                return True
        return False

    def _of_sort(self, token: Word, sort: str, within: int) -> int | None:
        """The only body of that sort, or the foremost, of the last sentences; not one beside `token`."""
        here = self._sentence(token.i)
        near = [
            c for c in self.trail
            if c.entity.kind == "organisation" and here - self._sentence(c.mention.start) <= within
            and self._is(c.entity, frozenset({sort}))
        ]  # fmt: skip
        key = self._foremost(near, token.i)
        return None if key in same_clause_keys(self.work, token) else key

    def _board(self, token: Word) -> bool:
        """ "la direction": of the only firm near; "la direction syndicale": of the only union."""
        work, words, i = self.work, self.work.gazetteer.words, token.i
        end = phrase(work, i, words["power.boards"])
        before = work.low[i - 1] if i else ""
        if (
            not end
            or before not in ONE | {"le", "du", "au"}
            or work.map.covering(token)
            or token.pos_ != "NOUN"
        ):
            return False
        after = work.doc[end] if end < len(work.doc) else None
        sort = "company"
        if after is not None and low(after) in words["power.boards_of"]:
            sort, end = ("union" if low(after) in words["power.boards_of_unions"] else "employers"), end + 1
        elif after is not None and (after.dep_ == "amod" or not self._unbound(end)):
            return False
        if not words["power.heading_for"].isdisjoint(work.low[i - 3 : i]) or (
            i > 1 and work.low[i - 2] in {"en", "dans"}
        ):
            return False
        key = self._of_sort(token, sort, 2 * NEAR)
        if key is not None:
            self._add(key, i, end, form="noun", head=i)
        return key is not None

    def _strikers(self, token: Word) -> bool:
        """ "solidaire des grévistes": who takes a side on those who strike takes it on the strike."""
        i = token.i
        if (
            not self._all(token)
            or token.dep_ in SUBJECTS
            or self.work.map.covering(token)
            or not self._unbound(i + 1)
        ):
            return False
        strikes = {
            c.entity.key for c in self.trail
            if c.entity.kind == "proposal" and fold(c.entity.name).split()[0] == "greve"
        }  # fmt: skip
        if len(strikes) != 1:
            return False
        self._add(strikes.pop(), i, i + 1, form="noun")
        return True

    def _clothed(self, token: Word) -> bool:
        """ "les chemises jaunes": the body that the article called so ("les « chemises jaunes » de
        l'Alliance"), else those of that name.
        """
        work, words, i = self.work, self.work.gazetteer.words, token.i
        k = i - 1
        while k > 0 and work.doc[k].text in OPEN_QUOTES:
            k -= 1
        after = work.low[i + 1] if i + 1 < len(work.low) else ""
        if work.low[k] not in ALL or after not in words["power.colours"] or work.map.covering(token):
            return False
        if work.low[k] == "des" and token.dep_ not in BELOW:
            return False
        called = {
            m.entity for m in work.map.mentions
            if m.start < i and work.low[m.head] == low(token) and work.low[m.head + 1] == after
        }  # fmt: skip
        called = called or self._theirs(i + 2)
        if len(called) > 1:
            return False
        name = f"{token.text.lower()} {work.doc[i + 1].text}"
        entity = work.registry.entities[called.pop()] if called else work.registry.named(name)
        entity = entity or work.registry.new(name, "organisation")
        entity.plural = True
        self._note(work.mention(entity, i, i + 2, "name", head=i))
        return True

    def _theirs(self, k: int) -> set[int]:
        """The body that "de X" at token `k` names, over a closing quotation mark."""
        work = self.work
        while k < len(work.doc) - 3 and work.doc[k].text in CLOSE_QUOTES:
            k += 1
        if k >= len(work.doc) - 3 or work.low[k] not in OF:
            return set()
        k += 1 + (work.low[k + 1] in {"la", "l'"})
        kinds = {"party", "organisation", "armed_group"}
        return {m.entity for m in work.map.starting(k) if work.registry.entities[m.entity].kind in kinds}

    def _clan(self, token: Word) -> bool:
        """ "un fidèle du clan" after "le clan Carpio": whose the article said that it is."""
        work, i = self.work, token.i
        if work.low[i - 1] not in {"le", "du", "au"} or work.map.covering(token) or not self._unbound(i + 1):
            return False
        called = {
            m.entity for m in work.map.mentions
            if m.start < i and m.end - m.start > 1 and work.low[m.head] == low(token)
        }  # fmt: skip
        if len(called) == 1:
            self._add(called.pop(), i, i + 1, form="noun")
        return bool(called)

    def _other_side(self, token: Word) -> bool:
        """ "le camp adverse": of the only two sides that the passage tells of, the one not named last."""
        doc, i = self.work.doc, token.i
        after = low(doc[i + 1]) if i + 1 < len(doc) else ""
        other = after in self.work.gazetteer.words["power.opposite"] or self.work.low[i - 2 : i] == [
            "l'",
            "autre",
        ]
        if (
            low(token) not in self.work.gazetteer.words["describe.sides"]
            or not other
            or self.work.map.covering(token)
        ):
            return False
        camps = self.work.gazetteer.words["group.camps"]
        named = [
            c for c in self.trail
            if self._sentence(i) - self._sentence(c.mention.start) <= BACK and c.mention.start < i
            and any(fold(n).split()[0] in camps for n in c.entity.names) and c.entity.kind != "person"
        ]  # fmt: skip
        last = named[-1].entity.key if named else None
        others = {c.entity.key for c in named} - {last}
        if len(others) != 1:
            return False
        self._add(others.pop(), i, i + 2, form="noun", head=i)
        return True


@lru_cache(maxsize=4)
def acting(gazetteer: Gazetteer) -> dict[str, frozenset[str]]:
    """For each table of phrases, the words that they begin with."""
    return {
        key.removeprefix("power."): frozenset(phrase.replace("'", "' ").split()[0] for phrase in words)
        for key, words in gazetteer.words.items()
        if key.startswith("power.")
    }
