"""How certain a stance is, on whose word, and what the words around a predicate do to it.

Works upwards from the predicate: negation, hedges, mood, the verbs that embed it (*refuse de*,
*accuse X de*, *appelle à*), quotations and *selon X*.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from store.extraction.stances.attribution import TAKING_UP, attribution_spans, reporting_asides
from store.extraction.stances.embedding import Embedding
from store.extraction.stances.forms import FormTable
from store.extraction.stances.memory import remembered
from store.extraction.stances.negation import denier, hearsay, left_undone, negated, ruled_out
from store.extraction.stances.phrases import Phrases
from store.extraction.stances.slots import Slots
from store.extraction.stances.supposition import averted, supposed
from store.extraction.stances.syntax import QUOTES, SUBJECTS, Found
from store.extraction.stances.words import load_discourse
from store.lexicon import Lexicon
from store.model import Certainty

_OUGHT = frozenset({"devoir", "falloir", "temps", "urgent", "indispensable", "nécessaire", "impératif"})


@dataclass(slots=True)
class Mode:
    """What the surroundings say of one predicate."""

    negated: bool = False
    declined: bool = False  # *refuse de*: negated by the holder's own refusal
    hedged: bool = False
    conditional: bool = False
    future: bool = False
    attributed: bool = False
    dropped: bool = False  # asked for, questioned or supposed: no stance at all
    committed: bool = False  # a conditional or future inside the holder's own announcement
    source: str = ""
    sources: list[int] = field(default_factory=list)  # entities that say so
    wisher: Found | None = None  # who takes the embedded stance (wishes)
    unwanted: bool = False  # dropped, for what is wished is that it be not done
    deontic: bool = False  # *doit*, *il faut*: what whoever says so wants
    according: bool = False  # "selon X": on X's word even where X is the holder

    def certainty(self, holder: int, same: bool) -> tuple[Certainty, str | None]:
        """The certainty of a stance of `holder`, and its source; `same`:
        the holder is the one who says so.
        """
        source = self.source or None
        if self.negated:
            return "denied", None
        if (
            self.hedged
            or (self.conditional and not self.committed)
            or (self.future and not self.committed and not same)
        ):
            return "alleged", None if same else source
        if self.attributed and (self.according or not same):
            return "attributed", source
        return "asserted", None


class Modality:
    """Reads the mode of predicates; also the control of infinitives."""

    def __init__(self, slots: Slots, phrases: Phrases, lexicon: Lexicon, forms: FormTable) -> None:
        self.slots = slots
        self.parse = slots.parse
        self.phrases = phrases
        self.lexicon = lexicon
        self.forms = forms
        self.embedding = Embedding(slots, lexicon, forms)
        self.lemmas = self.embedding.lemmas
        self._spans = attribution_spans(self)
        self._asides = reporting_asides(self)

    # --- the mode of a predicate ---------------------------------------------------------------

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
        for k in (i, *group):
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
        mode.dropped = averted(p, i) or supposed(p, i, self._unreal)
        if p.low[i] in self.lexicon.certainty.hedge_adjectives:
            mode.hedged = True
        if (
            p.pos[i] not in {"VERB", "AUX"} and not mode.negated
        ):  # "n'est ni pour …", "le soutien n'existe pas"
            exists = p.dep[i] in SUBJECTS and p.lemma[p.head[i]] == "exister" and self.negated(p.head[i])
            mode.negated = exists or (i > 0 and p.low[i - 1] == "ni")

    def _mood(self, i: int, mode: Mode) -> None:
        p = self.parse
        finite = p.finite(i)
        if finite is None and p.dep[i] == "conj" and p.is_participle(i):
            finite = p.finite(p.head[i])
        if finite is None:
            return
        word = p.low[finite]
        known = self.forms.conditional(word)
        if known or (known is None and "Cnd" in p.morph[finite].get("Mood", ())):
            mode.conditional = True
        elif "Fut" in p.morph[finite].get("Tense", ()):
            mode.future = True

    def _unreal(self, i: int) -> bool:
        """Whether verb `i` is in the conditional or the future."""
        mode = Mode()
        self._mood(i, mode)
        return mode.conditional or mode.future

    @remembered
    def negated(self, i: int) -> bool:
        return negated(self.parse, i)

    def denier(self, i: int) -> int:
        """The verb that denies what noun or preposition `i` stands in; -1 when none."""
        return denier(self.parse, i, self.embedding)

    def _climb(self, i: int, mode: Mode, depth: int) -> None:
        said, rejected = hearsay(self.parse, i, self.embedding)
        if said:
            mode.attributed = True
            mode.negated = mode.negated != rejected
        hit = self.embedding.embedder(i) if depth < 5 and not said else None
        above = self.parse.head[i]
        if hit is None and "pour" in self.embedding.marker(i) and self.parse.is_infinitive(above):
            hit = self.embedding.embedder(above)  # "appelle X à agir pour soutenir Y"
            hit = hit if hit and hit[1].type == "wish" else None
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
        if "sans" in self.embedding.marker(k) and k != i and not left_undone(self.parse, i):
            mode.negated = not mode.negated
        if entry.type in {"refuse", "deny"} or entry.certainty == "denied":
            declined = self.negated(k) and entry.lemma not in load_discourse().implied
            mode.hedged = mode.hedged or (entry.type == "refuse" and declined)  # "n'exclut pas de" is no deed
            mode.negated = not mode.negated
            mode.declined = entry.type == "refuse" and mode.negated
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
        if entry.certainty == "alleged" and entry.type != "accuse" and not self._accomplished(k):
            mode.hedged = True
        if entry.type == "commit":
            mode.committed = True
            mode.deontic = mode.deontic or (not self._accomplished(k) and entry.lemma in _OUGHT)
        if any(n in self.lexicon.certainty.hedge_verbs for n in self.embedding.lemmas(k)):
            mode.hedged = True
        self._mood(k, mode)
        if entry.type == "wish" and mode.wisher and mode.wisher.repair == "bearer":
            return  # "a rejeté l'appel lancé par X à battre Y": X's wish, whatever is done about it
        self._climb(k, mode, depth + 1)

    def _wished_for(self, i: int) -> bool:
        """*ce serait bien que X appuie Y*: a clause that a conditional predicate only wishes for."""
        p = self.parse
        first = next((k for k in p.kids[i] if p.low[k] in {"que", "qu'"} and 1 < k < i), -1)
        return first > 0 and p.low[first - 2] == "serait" and p.pos[first - 1] in {"ADV", "ADJ"}

    def _governed_by_negation(self, k: int) -> bool:
        """*n'a pas l'intention de soutenir X*: the negation stands with the verb that governs noun `k`."""
        p = self.parse
        verb = p.head[k]
        if p.pos[verb] not in {"VERB", "AUX"} or self.embedding.embedder(k) or not self.negated(verb):
            return False
        return not any(name in load_discourse().hiding for name in self.lemmas(verb))

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

    def _accomplished(self, k: int) -> bool:
        """*a dû*, *a pu*: a modal in the perfect tells what happened."""
        p = self.parse
        return (
            p.is_participle(k) and bool(p.auxiliaries(k)) and p.lemma[k] in {"devoir", "pouvoir"}
        ) or p.low[k] in {"dû", "pu"}

    def _reporting_clause(self, i: int, mode: Mode) -> None:
        """A *que* clause or an aside of a verb of saying (*…, affirme X*)."""
        p = self.parse
        top, steps = i, 0
        while steps < 8:
            steps += 1
            up = p.head[top]
            if up == top or p.dep[top] in {"acl", "amod"}:
                break
            if p.pos[up] in {"VERB", "AUX"}:
                if self.reports(up) and p.dep[top] in {"ccomp", "xcomp"} and up < i:
                    self._reported(up, mode)
                    return
                hedges = any(n in self.lexicon.certainty.hedge_verbs for n in self.embedding.lemmas(up))
                if hedges and p.dep[top] in {"xcomp", "ccomp"}:
                    mode.hedged = True
            top = up
        for k in self._asides.get(p.sentence[i], ()):
            if k < i and not p.quoted[i] and any(p.quoted[j] for j in range(max(k - 5, 0), k)):
                continue  # the aside of a quotation before it
            if k != i and p.low[k] != "dit":
                committed = mode.committed
                self._reported(k, mode)
                mode.committed = committed  # an aside leaves the conditional what it is: hearsay
                return

    def is_aside(self, k: int) -> bool:
        """Whether verb `k` opens an aside after a comma or quotation mark (*», a déclaré X*)."""
        p = self.parse
        j = min([k, *p.auxiliaries(k)]) - 1
        while j >= 0 and p.pos[j] == "PRON" and p.low[j] in {"le", "l'", "se", "s'"}:
            j -= 1
        return j >= 0 and (p.low[j] in {",", "—", "–", "-"} or p.low[j] in QUOTES)

    @remembered
    def reports(self, k: int) -> bool:
        reporting = self.lexicon.certainty.reporting
        return any(n in reporting for n in self.embedding.lemmas(k))

    def _reported(self, k: int, mode: Mode) -> None:
        mode.attributed = True
        if self.negated(k):
            mode.dropped = True
        found = self.slots.subjects.of(k)
        if self.is_aside(k) and (not found or found.heads[0] < k):
            found = self._said_by(k) or found
        self._say(found, mode)
        mode.committed = mode.committed or mode.future or (mode.conditional and self._past(k))

    def _said_by(self, k: int) -> Found:
        """The noun after a reporting verb in an aside (*, affirment ces sources*)."""
        p = self.parse
        for j in range(k + 1, min(k + 9, p.size)):
            if p.pos[j] in {"NOUN", "PROPN"} and not p.timed[j]:
                if p.prep(j) in {"", "de"} and not p.dep[j].startswith("flat"):
                    return Found((j,))
                continue  # "a martelé samedi à Munich le président russe"
            if p.pos[j] not in {"DET", "ADJ", "ADP", "NUM"} and not p.timed[j]:
                break
        return Found()

    def _past(self, k: int) -> bool:
        """A report in a past tense makes the conditional a future seen from the past."""
        p = self.parse
        finite = p.finite(k)
        return finite is not None and (p.is_participle(k) or "Imp" in p.morph[finite].get("Tense", ()))

    def _say(self, found: Found, mode: Mode) -> None:
        if not found:
            return
        if not mode.source:
            mode.source = self.text(found.heads[0])
        mode.sources += [r.entity for r in self.phrases.all(found, dig=False)]

    def text(self, i: int) -> str:
        """The words of the phrase headed by `i`, without what follows a comma."""
        p = self.parse
        left = i
        for k in p.kids[i]:
            if k < left and p.dep[k] in {"det", "amod", "nummod", "flat", "nmod", "compound"}:
                left = k
        right = i
        limit = p.right_edge(i)
        while (
            right < limit
            and right - i < 14
            and p.low[right + 1] not in {",", "au", "aux", "à", "«", '"', "»", ";", ":", ".", "qui", "que"}
        ):
            right += 1
        return p.doc.surface(left, right + 1)

    # --- selon X, quotations -------------------------------------------------------------------

    def _attribute(self, i: int, mode: Mode) -> None:
        p = self.parse
        for start, end, heads in self._spans.get(p.sentence[i], ()):
            if self._governs(start, end, i):
                mode.attributed = mode.according = True
                if not mode.source and heads:
                    mode.source = self.text(heads[0])
                mode.sources += [r.entity for h in heads for r in self.phrases.one(h, dig=False)]
        if p.quoted[i]:
            speakers = self.phrases.entities.speaker(p.doc[i])
            if speakers:
                mode.attributed = True
                mode.sources += speakers
                mode.source = mode.source or self.phrases.entities.entities[speakers[0]].name
                mode.committed = True
            elif not mode.attributed:
                self._carry_over(i, mode)
        elif (
            not mode.attributed and tuple(p.low[k] for k in range(*p.bounds[p.sentence[i]])[:2]) in TAKING_UP
        ):
            self._carry_over(i, mode)

    def _carry_over(self, i: int, mode: Mode) -> None:
        """*selon X* in the sentence before still holds for a quoted predicate,
        and where *ce dernier* goes on.
        """
        p = self.parse
        number = p.sentence[i]
        if number == 0 or any("\n\n" in p.low[k] for k in range(*p.bounds[number - 1])):
            return
        for _, _, heads in self._spans.get(number - 1, ()):
            mode.attributed = mode.according = True
            mode.source = self.text(heads[0]) if heads else ""

    def _governs(self, start: int, end: int, i: int) -> bool:
        """*Selon X* at the start governs the sentence up to a semicolon; elsewhere its own clause."""
        p = self.parse
        if p.first(";", min(start, i) + 1, max(start, i)) is not None:
            return False
        if i > start:
            return True
        clause_start, clause_end = p.clause(i)
        return clause_start <= start < clause_end + 2


def says_of_itself(source: int, holder: int, phrases: Phrases) -> bool:
    """Whether `source` speaks of its own stance, or of that of the body it speaks for."""
    return source == holder or phrases.entities.entities[source].member_of == holder


def same_party(a: int, b: int, phrases: Phrases) -> bool:
    """Whether two entities are one, or one speaks for the other."""
    entities = phrases.entities.entities
    return a == b or entities[a].member_of == b or entities[b].member_of == a
