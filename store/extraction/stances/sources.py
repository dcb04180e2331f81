"""On whose word a predicate stands: verbs of saying, asides, *selon X*, quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.attribution import TAKING_UP, attribution_spans, reporting_asides
from store.extraction.stances.embedding import Embedding
from store.extraction.stances.memory import remembered
from store.extraction.stances.negation import negated
from store.extraction.stances.syntax import QUOTES, Found
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.stances.mode import Mode
    from store.extraction.stances.phrases import Phrases
    from store.extraction.stances.slots import Slots
    from store.lexicon import Lexicon


class Sources:
    """Notes in the mode of a predicate who says it."""

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

    @remembered
    def negated(self, i: int) -> bool:
        """Whether predicate `i` is negated (see `store.extraction.stances.negation`)."""
        return negated(self.parse, i)

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
        """Whether token `k` is a verb of saying."""
        reporting = self.lexicon.certainty.reporting
        if any(n in reporting for n in self.embedding.lemmas(k)):
            return True
        return self.parse.low[k] in load_discourse().made_said and self.parse.caused(k)  # "a fait valoir que"

    def _reported(self, k: int, mode: Mode) -> None:
        mode.attributed = True
        if self.negated(k):
            mode.dropped = True
        found = self.slots.subject(k)  # of "est considéré comme", whoever considers
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
        if not (p.quoted[i] or mode.attributed):
            self._after_colon(i, mode)

    def _after_colon(self, i: int, mode: Mode) -> None:
        """*X prévient : Y est une erreur*, *X est catégorique : …*: who says what stands after the colon."""
        p = self.parse
        low, _ = p.bounds[p.sentence[i]]
        colon = p.first(":", low + 1, i)
        if colon is None or p.first(";", colon, i) is not None:
            return
        for k in range(colon - 1, max(low, colon - 4), -1):
            if self.reports(k) or (p.low[k] in load_discourse().resolute and p.finite(k) is not None):
                found = self.slots.subjects.of(k)
                if found and found.heads[0] < k:
                    mode.sources += [r.entity for r in self.phrases.all(found, dig=False)]
                return

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
