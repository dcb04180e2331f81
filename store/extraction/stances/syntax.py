"""The parse of one article as the stance rules see it: predicates, their slots, clauses, coordination.

Everything works on token indexes. Where the parser errs in ways that can be recognised (agreement,
inversion, a phrase hung on the wrong word), the accessors here repair and say so by a short name in
`Found.repair`, which ends up in the stance's explanation.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from store.extraction.stances.columns import CONTRACTED as CONTRACTED
from store.extraction.stances.columns import Columns
from store.extraction.stances.forms import conjugate, participles_of
from store.extraction.stances.memory import forget, remembered
from store.extraction.stances.retagging import correct
from store.extraction.stances.words import DETERMINERS as DETERMINERS
from store.extraction.stances.words import QUOTES as QUOTES
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from store.extraction.stances.forms import FormTable
    from store.extraction.times import TimeExpression
    from store.extraction.words import Text

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
HEADS = NOMINAL | {"ADJ", "X"}  # of phrases, also where the tagger erred
MANY = frozenset({"les", "plusieurs", "quelques", "ces", "ses", "leurs", "certains", "certaines", "nombreux"})
LEFT_OUT = frozenset({"dont", "pas", "non", "sauf", "hormis", "excepté"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "acl", "acl:relcl", "advcl:cleft", "csubj", "parataxis"})
_OBLIQUE = ("dont", "auquel", "auxquels", "auxquelles", "duquel", "desquels", "desquelles", "où")
RELATIVES = frozenset(("qui", "que", "qu'", "lequel", "laquelle", "lesquels", "lesquelles", *_OBLIQUE))
COMMAS = frozenset({",", ";", ":", "—", "–", "(", ")"})


class Found(NamedTuple):
    """Heads of the phrases that fill a slot, and the repair that found them ("" if the parse did)."""

    heads: tuple[int, ...] = ()
    repair: str = ""

    def __bool__(self) -> bool:
        return bool(self.heads)


NOTHING = Found()


class Parse(Columns):
    """One parsed article, its columns set right, and the answers to what the rules ask of its words."""

    def __init__(
        self, doc: Doc | Text, times: Sequence[TimeExpression] = (), forms: FormTable | None = None
    ) -> None:
        super().__init__(doc, times)
        self.forms = forms
        self.retagged: set[int] = set()
        self._mark_connectives()
        for i in self.forms_at.get("partir", ()):
            if 0 < i < self.size - 1 and self.dep[i] == "fixed":
                self._unfix(i)
        if forms:
            correct(self, forms)

    def _mark_connectives(self) -> None:
        """*quant à lui*, *de son côté*: no argument of anything, like a time expression."""
        for i, words in self.standing(load_discourse().connectives):
            self.timed[i : i + len(words)] = [True] * len(words)

    def _unfix(self, i: int) -> None:
        """*appelle X à partir*: an infinitive taken for a part of *à partir de* is a clause of its own."""
        if self.low[i + 1] in {"de", "du", "des", "d'"}:
            return
        mark, verb = i - 1, self.head[i - 1]
        if mark not in self.kids[verb] or i not in self.kids[mark]:  # not hung as the words say
            return
        self.head[i], self.dep[i], self.head[mark], self.dep[mark] = verb, "xcomp", i, "mark"
        self.pos[i] = "VERB"
        self.kids[mark].remove(i)
        self.kids[verb][self.kids[verb].index(mark)] = i
        self.kids[i].insert(0, mark)

    def call_verb(self, i: int) -> None:
        """Treat token `i` as a finite verb; what the parser hung on it stays, its own place means nothing."""
        self.pos[i] = "VERB"
        self.retagged.add(i)
        self.forget()

    def forget(self) -> None:
        """Answers given before a token's part of speech or place changed."""
        forget(self)
        for kept in ("over", "grouped"):
            vars(self).pop(kept, None)

    @cached_property
    def verbal(self) -> list[int]:
        """The tokens, in order, that may be verbs of the lexicon by their form."""
        return self.spelt(self.forms.verbal) if self.forms else []

    @remembered
    def kids_case(self, i: int) -> bool:
        """Whether token `i` has a preposition or determiner of its own (then it is a noun)."""
        return any(self.dep[k] in {"case", "det"} and k < i for k in self.kids[i])

    # --- words ---------------------------------------------------------------------------

    @remembered
    def prep(self, i: int) -> str:
        """The preposition that introduces the phrase headed by `i` ("" when none)."""
        for k in self.kids[i]:
            if self.dep[k] in {"case", "mark"} and self.pos[k] == "ADP":
                after = "après" in self.low[k + 1 : k + 2]  # "d'après X"; "au sein de X"
                if self.low[k - 1] == "face" and self.head[k - 1] in {i, k} and k:
                    return "face à"
                if self.low[k + 1 : k + 3] == ["même", "que"]:
                    return "comme"  # "de même que X"
                word = "dans" if self.low[i] == "sein" else "après" if after else self.low[k]
                return CONTRACTED.get(word, word)
        return ""  # "de l'" analysed as a determiner is none

    def plural(self, i: int) -> bool | None:
        """Whether token `i` is plural; None when the parse does not say."""
        number = self.morph[i].get("Number")
        if number and number[0] == "Sing" and i and self.low[i][-1] in "sx":
            return self.low[i - 1] in MANY or self.pos[i - 1] == "NUM"
        return number[0] == "Plur" if number else None

    @remembered
    def is_participle(self, i: int) -> bool:
        """A past participle (also one tagged as adjective);
        the closed table of forms overrules the parser.
        """
        known = self.forms is not None and self.low[i] in self.forms.verbal
        if self.forms and known:
            participle = self.forms.participle(self.low[i])
            if not participle and self.pos[i] in {"VERB", "ADJ", "NOUN"}:
                return False
            if participle and self.low[i + 1 : i + 2] == ["par"]:
                return True
        if known and self.low[i].endswith(("é", "és", "ée", "ées", "u", "ue", "ues", "i", "ie", "ies")):
            return True
        morph = self.morph[i]
        return "Part" in morph.get("VerbForm", ()) and "Pres" not in morph.get("Tense", ())

    @remembered
    def is_infinitive(self, i: int) -> bool:
        """An infinitive, present or perfect (*avoir aidé*), or its predicate (*être l'allié de*)."""
        helping = (k for k in self.kids[i] if self.low[k] in {"avoir", "être"})
        if any(self.dep[k].startswith(("aux", "cop")) for k in helping):
            return True
        known = self.forms.lemmas(self.low[i]) if self.forms and self.pos[i] == "VERB" else ()
        if known:
            return self.low[i] in known
        return "Inf" in self.morph[i].get("VerbForm", ())

    def is_gerund(self, i: int) -> bool:
        return self.low[i].endswith("ant") and "Part" in self.morph[i].get("VerbForm", ())

    @remembered
    def finite(self, i: int) -> int | None:
        """The finite verb of the verb group of `i`: itself or one of its auxiliaries."""
        if i in self.retagged or self._finite_form(i):
            return i
        if "Fin" in self.morph[i].get("VerbForm", ()):
            return i
        if self.dep[i] == "xcomp" and self.low[self.head[i]] in _AVOIR and self.head[i] < i:
            return self.head[i]
        for k in self.kids[i]:
            if self.dep[k].startswith(("aux", "cop")) and "Fin" in self.morph[k].get("VerbForm", ()):
                return k
        return None

    def _finite_form(self, i: int) -> bool:
        """Whether the closed table leaves no doubt that verb `i` is finite."""
        word = self.low[i]
        if not self.forms or self.pos[i] != "VERB" or word.endswith("ant"):
            return False
        known = self.forms.lemmas(word)
        return bool(known) and word not in known and not self.forms.participle(word)

    @remembered
    def auxiliaries(self, i: int) -> list[int]:
        """The auxiliaries and copulas of verb `i`; not to be changed."""
        if i not in self.grouped:
            return []
        return [k for k in self.kids[i] if self.dep[k].startswith("aux") or self.dep[k] == "cop"]

    def copular(self, i: int) -> bool:
        """Whether token `i` is the predicate of a copula."""
        return i in self.over["cop"]

    def caused(self, i: int) -> bool:
        """*a fait voter*: whether verb `i` tells what somebody makes another do."""
        return i in self.over["aux:caus"]

    @remembered
    def reflexive(self, i: int) -> bool:
        """Whether verb `i` carries *se* (a nous/vous of the same person counts too)."""
        if self.endured(i):
            return False
        for k in self.kids[i]:
            if self.low[k] in {"se", "s'"} and k < i:
                return True
            if k < i and self.dep[k].startswith("aux") and self.low[k - 1] in {"se", "s'"}:
                return True  # "s'est en revanche prononcé"
        j = i - 1
        while j >= 0 and i - j <= 6 and (self.pos[j] in {"AUX", "PRON", "ADV"}):
            if self.low[j] in {"se", "s'"} or (
                self.low[j] in _OWN
                and self.low[max(j - 3, 0) : j]
                and _OWN[self.low[j]] & {*self.low[max(j - 3, 0) : j]}
            ):
                return True
            j -= 1
        return False

    @remembered
    def passive(self, i: int) -> bool:
        """Whether verb `i` is passive: *être* + participle of a transitive verb, or a bare participle."""
        if self.endured(i):
            return True
        if not self.is_participle(i) or self.reflexive(i) or self.dep[i] == "aux:caus":
            return False
        aux = self.auxiliaries(i)
        bare = self.dep[i] == "xcomp" or (self.dep[i] == "conj" and not aux)  # "n'a ni salué ni condamné X"
        if bare and self.low[self.head[i]] in _AVOIR:
            return False
        if self.low[i] in with_etre() and (aux or "par" not in self.low[i + 1 : i + 3]):
            return False
        words = {self.low[k] for k in aux}
        if words & _AVOIR and "été" not in words:
            return False
        if any(self.dep[k] in {"aux:pass", "nsubj:pass"} for k in self.kids[i]):
            return True
        if aux:
            return True
        if self.dep[i] in {"conj"}:  # "a salué X et condamné Y" shares the auxiliary
            return self.passive(self.head[i]) if self.is_participle(self.head[i]) else not self._has_object(i)
        return not self._has_object(i) or self.dep[i] in {"acl", "amod"}

    @remembered
    def endured(self, i: int) -> bool:
        """*s'est vu reprocher*, *s'est fait huer*: whether infinitive `i` follows *se voir* or *se faire*, so
        that its subject suffers it.
        """
        if i not in self.over["aux:pass"]:
            return False
        return any(self.dep[k] == "aux:pass" and self.lemma[k] in {"voir", "faire"} for k in self.kids[i])

    def _has_object(self, i: int) -> bool:
        return i in self.over["obj"]

    # --- phrases -------------------------------------------------------------------------

    @remembered
    def coordinated(self, i: int) -> list[int]:
        """`i` and the heads coordinated with it ("X, Y et Z"), also "X comme Y", "X ainsi que Y"; not to
        be changed.
        """
        heads = [i]
        for h in heads:
            for k in self.kids[h]:
                if (
                    self.dep[k] == "conj"
                    and self.pos[k] in HEADS
                    and k not in heads
                    and k > h
                    and LEFT_OUT.isdisjoint([self.low[c] for c in self.kids[k]])  # "par X, mais pas par Y"
                    and not self._relative_after_and(h, k)
                    and not self._apposed(k)
                    and not self._joining(h, k)
                    and (self.dep[i] in SUBJECTS or self.prep(k) != "comme")  # "salue X, tout comme Y"
                ):
                    heads.append(k)
        last = heads[-1]
        for k in self.kids[last] + ([] if last == i else self.kids[i]):
            if self.dep[k] in {"nmod", "obl", "advcl", "conj", "orphan"} and self.pos[k] in NOMINAL and k > i:
                before = k - 1
                while before > i and self.pos[before] in {"DET", "ADJ"}:
                    before -= 1
                apart = self.low[before - 1] == "," and self.dep[i] not in SUBJECTS  # "combat X, comme Y"
                bare = before == k - 1 and self.pos[k] == "NOUN"  # "reconnu comme président de Y"
                apart = apart or bool(self.dep[i] not in SUBJECTS and self.prep(i))  # "vote contre X comme Y"
                if self.low[before] == "comme" and self.low[before - 1] != "tout" and not (apart or bare):
                    heads += [k] if k not in heads else []
        return heads

    def _relative_after_and(self, h: int, k: int) -> bool:
        """*porté par X et auquel Y est opposé*: a relative clause is coordinated, not Y with X."""
        return any(
            self.low[j] in RELATIVES and self.low[j] != "que" and self.low[j - 1] in {"et", "mais", "ou"}
            for j in range(h + 1, k)
        )

    def _joining(self, h: int, k: int) -> bool:
        """*a soutenu le pacte, rejoint par X, Y et Z*: Y and Z go with X, who joins, not with the pact."""
        return any(
            self.dep[c] == "acl" and h < c < k and self.low[c - 1] == "," and "par" in self.low[c + 1 : k]
            for c in self.kids[h]
        )

    def _apposed(self, k: int) -> bool:
        """*X et Y, membres de Z*: a bare plural after a comma says what those before it are."""
        before = k - 1
        while before > 0 and self.pos[before] == "ADJ":  # "principaux alliés de Z"
            before -= 1
        bare = self.pos[k] == "NOUN" and self.low[before] == "," and not self.kids_case(k)
        return bare and self.plural(k) is True and not any(self.dep[c] == "cc" for c in self.kids[k])

    @remembered
    def appositions(self, i: int) -> list[int]:
        """The appositions of `i`, those in brackets last."""
        found = [k for k in self.kids[i] if self.dep[k] == "appos"]
        return sorted(found, key=lambda k: self.low[k - 1] == "(")

    # --- clauses -------------------------------------------------------------------------

    def governor(self, i: int) -> int:
        """The predicate that governs the clause headed by `i`, itself when it is the root."""
        h = self.head[i]
        while self.dep[i] == "conj" and h != i:
            i, h = h, self.head[h]
        return h

    @remembered
    def clause(self, i: int) -> tuple[int, int]:
        """Word bounds [start, end) of the clause headed by predicate `i`, inside its sentence.

        The subtree without the clauses coordinated with it or finite clauses below it.
        """
        start, end = i, i
        stack = [i]
        while stack:
            h = stack.pop()
            start, end = min(start, h), max(end, h)
            for k in self.kids[h]:
                below = self.dep[k] in CLAUSAL and self.pos[k] in {"VERB", "AUX"} and k != i
                shared = self.dep[k] == "conj" and self.pos[k] in {"VERB", "AUX", "ADJ"}
                if not below and not shared and self.dep[k] != "punct":
                    stack.append(k)
        low, high = self.bounds[self.sentence[i]]
        return max(start, low), min(end + 1, high)


# "nous nous opposons": the pronouns before the verb that are reflexive after these
_OWN = {
    "me": frozenset({"je"}),
    "m'": frozenset({"je"}),
    "te": frozenset({"tu"}),
    "nous": frozenset({"nous"}),
    "vous": frozenset({"vous"}),
}
_AVOIR = conjugate("avoir")


@cache
def with_etre() -> frozenset[str]:
    """Past participles of the verbs whose perfect is made with *être*."""
    return frozenset(form for verb in load_discourse().with_etre for form in participles_of(verb))
