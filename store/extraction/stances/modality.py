"""How certain a stance is, on whose word, and what the words around a predicate do to it.

Works upwards from the predicate: negation, hedges, mood, the verbs that embed it (*refuse de*,
*accuse X de*, *appelle à*), quotations and *selon X*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.mode import Mode
from store.extraction.stances.negation import denier, hearsay, left_undone, ruled_out, there_is_none
from store.extraction.stances.sources import Sources
from store.extraction.stances.supposition import (
    averted,
    awaited,
    imagined,
    incumbent,
    lacking,
    supposed,
    unknown_doer,
)
from store.extraction.stances.syntax import SUBJECTS
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.phrases import Phrases
    from store.lexicon import Embedder

_ORDERING = ("ez", "ons", "tes")  # what imperatives end in, whatever the tagger says of others


class Modality(Sources):
    """Reads the mode of predicates; also the control of infinitives."""

    def read(self, i: int, group: tuple[int, ...] = ()) -> Mode:
        """The mode of predicate `i`; `group` are further words of its idiom or its light verb."""
        mode = Mode()
        self._own(i, group, mode)
        self._climb(i, mode, 0)
        denies = self.denier(i) if self.parse.pos[i] not in {"VERB", "AUX"} else -1
        mode.negated = mode.negated or (denies >= 0 and not self.negated(denies))
        self._attribute(i, mode)
        return mode

    def _own(self, i: int, group: tuple[int, ...], mode: Mode) -> None:
        p = self.parse
        one = (p.head[i],) if p.low[p.head[i]] in {"un", "une"} and p.dep[i] == "nmod" else ()
        for k in (i, *group, *one):  # "n'est pas l'un des alliés de Y"
            if self.negated(k):
                mode.negated = not mode.negated
                break
        self._mood(i, mode)
        for k in (i, *group):
            for j in p.kids[k]:
                if p.low[j] in self.lexicon.certainty.hedge_adjectives and p.dep[j] in {"amod", "acl"}:
                    mode.hedged = True
                if (p.low[j],) in self.lexicon.certainty.hedge_adverbs and p.dep[j] == "advmod":
                    mode.hedged = True
        if "sans" in self.embedding.marker(i) or left_undone(p, i):
            mode.negated = True
        unreal = averted(p, i) or unknown_doer(p, i) or imagined(p, i) or incumbent(p, i) or lacking(p, i)
        mode.dropped = unreal or supposed(p, i, self._unreal) or awaited(p, i, self._to_come)
        if p.low[i] in self.lexicon.certainty.hedge_adjectives:
            mode.hedged = True
        if (
            p.pos[i] not in {"VERB", "AUX"} and not mode.negated
        ):  # "n'est ni pour …", "le soutien n'existe pas"
            exists = (
                p.dep[i] in SUBJECTS
                and p.lemma[p.head[i]] in load_discourse().existing
                and self.negated(p.head[i])
            )
            mode.negated = exists or (i > 0 and p.low[i - 1] == "ni") or there_is_none(p, i)

    def _mood(self, i: int, mode: Mode) -> None:
        p = self.parse
        finite = p.finite(i)
        if finite is None and p.dep[i] == "conj" and p.is_participle(i):
            finite = p.finite(p.head[i])
        if finite is None:
            return
        word = p.low[finite]
        if word.endswith(_ORDERING) and "Imp" in p.morph[finite].get("Mood", ()):
            mode.deontic = mode.ordered = True
            return
        known = self.forms.conditional(word)
        if known or (known is None and "Cnd" in p.morph[finite].get("Mood", ())):
            mode.conditional = True
        elif "Fut" in p.morph[finite].get("Tense", ()) or self.forms.future(word):
            mode.future = True

    def _unreal(self, i: int) -> bool:
        """Whether verb `i` is in the conditional or the future."""
        mode = Mode()
        self._mood(i, mode)
        return mode.conditional or mode.future

    def _to_come(self, i: int) -> bool:
        """Whether verb `i` is in the future, simple or perfect."""
        mode = Mode()
        self._mood(i, mode)
        return mode.future

    def judges(self, verb: int) -> bool:
        """Whether `verb` takes a side of its own on more than things (*décide des sanctions* does not)."""
        names = self.lemmas(verb)
        frames = (f for name in names for f in self.lexicon.by_lemma.get(name, ()) if f.pos == "verb")
        return any(name in self.lexicon.attitudes for name in names) or any(
            f.stance != "contact" and f.target_kinds != ("proposal",) and "obj_word" not in f.target
            for f in frames
            if not f.words
        )

    def denier(self, i: int) -> int:
        """The verb that denies what noun or preposition `i` stands in; -1 when none."""
        return denier(self.parse, i, self.embedding)

    def _climb(self, i: int, mode: Mode, depth: int) -> None:
        said, rejected = hearsay(self.parse, i, self.embedding)
        if said:
            mode.attributed = True
            mode.negated = mode.negated != rejected
        hit = self._embedded_in(i) if depth < 5 and not said else self._wished_above(i)
        if hit and self.embedding.quoted_away(hit[0], i):
            hit = None
        if hit is None and self._wished_for(i):
            mode.dropped = True
        if hit is None:
            self._reporting_clause(i, mode)
            return
        k, entry = hit
        out_of = ruled_out(self.parse, k) and entry.pos in {"noun", "adj"}
        if self.negated(k) or out_of or (entry.pos == "noun" and self._governed_by_negation(k)):
            mode.negated = not mode.negated
            mode.declined = mode.negated and out_of and entry.lemma in load_discourse().refusing
        if "sans" in self.embedding.marker(k) and k != i and not left_undone(self.parse, i):
            mode.negated = not mode.negated
        self._embed(i, k, entry, mode)
        self._hedge(i, k, entry, mode)
        self._mood(k, mode)
        if entry.type == "wish" and mode.wisher and mode.wisher.repair == "bearer":
            return  # "a rejeté l'appel lancé par X à battre Y": X's wish, whatever is done about it
        self._climb(k, mode, depth + 1)

    def _embedded_in(self, i: int) -> tuple[int, Embedder] | None:
        """What embeds predicate `i`, or the wish that embeds the deed it is the purpose of."""
        return self.embedding.embedder(i) or self._wished_above(i)

    def _wished_above(self, i: int) -> tuple[int, Embedder] | None:
        """*appelle X à agir pour soutenir Y*: the wish that embeds the infinitive above `i`."""
        above = self.parse.head[i]
        if "pour" not in self.embedding.marker(i) or not self.parse.is_infinitive(above):
            return None
        hit = self.embedding.embedder(above)
        return hit if hit and hit[1].type == "wish" else None

    def _embed(self, i: int, k: int, entry: Embedder, mode: Mode) -> None:
        """What the word at `k`, by its type, says of the predicate `i` that it embeds."""
        if entry.type in {"refuse", "deny"} or entry.certainty == "denied":
            declined = self.negated(k) and entry.lemma not in load_discourse().implied
            mode.hedged = mode.hedged or (entry.type == "refuse" and declined)  # "n'exclut pas de" is no deed
            mode.negated = not mode.negated
            mode.declined = mode.negated and entry.lemma in load_discourse().refusing
            if entry.type == "deny":
                mode.attributed = False
        elif entry.type == "accuse":
            mode.attributed = True
            self._say(self.slots.subject(k), mode)
        elif entry.type == "report":
            self._reported(k, mode)
        elif entry.type == "wish":
            if self.negated(i) and mode.negated:
                mode.unwanted, mode.dropped, mode.negated = True, True, False  # "… de ne pas soutenir Y"
            elif mode.negated and entry.control in {"obj", "dat"}:
                mode.dropped = True
            mode.wisher = self.embedding.bearer(k)
            if not mode.wisher and self.parse.passive(k) and entry.lemma not in load_discourse().compelling:
                mode.dropped = True  # "sommé de condamner X"
            mode.committed = True
        elif entry.type == "threat":
            mode.committed = True

    def _hedge(self, i: int, k: int, entry: Embedder, mode: Mode) -> None:
        """Whether what the word at `k` embeds is only alleged, promised or planned."""
        taken = entry.pos == "noun" and self._let_slip(k) and mode.negated == self.negated(i)
        if entry.certainty == "alleged" and entry.type != "accuse" and not (taken or self._accomplished(k)):
            mode.hedged = True
        if entry.type == "commit":
            mode.committed = True
            mode.dropped = mode.dropped or entry.lemma in load_discourse().letting
            mode.deontic = mode.deontic or (
                not (self._accomplished(k) or self._planned(k)) and entry.lemma in load_discourse().ought
            )
        if any(n in self.lexicon.certainty.hedge_verbs for n in self.embedding.lemmas(k)):
            mode.hedged = True

    def _wished_for(self, i: int) -> bool:
        """*ce serait bien que X appuie Y*: a clause that a conditional predicate only wishes for."""
        p = self.parse
        first = next((k for k in p.kids[i] if p.low[k] in {"que", "qu'"} and 1 < k < i), -1)
        return first > 0 and p.low[first - 2] == "serait" and p.pos[first - 1] in {"ADV", "ADJ"}

    def _governed_by_negation(self, k: int) -> bool:
        """*n'a pas l'intention de soutenir X*: the negation stands with the verb that governs noun `k`."""
        p = self.parse
        verb = p.head[k]
        if p.pos[verb] not in {"VERB", "AUX"} or self.embedding.embedder(k):
            return False
        if self._let_slip(k):
            return not self.negated(verb)
        return self.negated(verb) and load_discourse().hiding.isdisjoint(self.lemmas(verb))

    def _let_slip(self, k: int) -> bool:
        """*n'a pas manqué une occasion de soutenir X*: whether noun `k` is what its verb lets slip."""
        verb = self.parse.head[k]
        return self.parse.dep[k] == "obj" and not load_discourse().slipping.isdisjoint(self.lemmas(verb))

    def governed_by_denial(self, i: int) -> bool:
        """*n'a donné aucune consigne en faveur de X*: whether the verb over the phrase at `i` is negated."""
        p, top = self.parse, i
        for _ in range(5):
            up = p.head[top]
            if up == top or p.dep[top] in {"acl", "acl:relcl", "conj"}:
                return False
            if p.pos[up] in {"VERB", "AUX"}:
                mode = Mode()
                self._own(up, (), mode)
                self._climb(up, mode, 0)
                return mode.negated
            top = up
        return False

    def _planned(self, k: int) -> bool:
        """*devait*: what was to come, which nobody demands."""
        return self.parse.lemma[k] == "devoir" and "Imp" in self.parse.morph[k].get("Tense", ())

    def _accomplished(self, k: int) -> bool:
        """*a dû*, *a pu*: a modal in the perfect tells what happened."""
        p = self.parse
        return (
            p.is_participle(k) and bool(p.auxiliaries(k)) and p.lemma[k] in {"devoir", "pouvoir"}
        ) or p.low[k] in {"dû", "pu"}


def says_of_itself(source: int, holder: int, phrases: Phrases) -> bool:
    """Whether `source` speaks of its own stance, or of that of the body it speaks for."""
    return source == holder or phrases.entities.entities[source].member_of == holder


def same_party(a: int, b: int, phrases: Phrases) -> bool:
    """Whether two entities are one, or one speaks for the other."""
    entities = phrases.entities.entities
    return a == b or entities[a].member_of == b or entities[b].member_of == a
