"""Who is the grammatical subject of a predicate: the parse's answer, repaired where it is wrong."""

from __future__ import annotations

from collections.abc import Callable

from store.extraction.stances.antecedents import Antecedents
from store.extraction.stances.attachment import (
    INVERTED,
    apposed,
    last_clause,
    mishung,
    speaker,
    told_apart,
)
from store.extraction.stances.participles import just_named, modified
from store.extraction.stances.syntax import (
    CLAUSAL,
    NOMINAL,
    NOTHING,
    QUOTES,
    RELATIVES,
    SUBJECTS,
    Found,
    Parse,
)

_EMPHATIC = frozenset({"lui", "elle", "eux", "elles", "moi", "toi", "même", "aussi"})
_INVERTING = RELATIVES | QUOTES | {"où", "quand", "comme", "si"}
# clauses whose understood subject is that of the clause above
_SHARING = frozenset({"advcl", "xcomp", "obl", "ccomp", "parataxis", "conj", "advcl:cleft", "acl", "nmod"})


class Subjects(Antecedents):
    """Grammatical subjects, with a memory, since clauses share them."""

    def __init__(self, parse: Parse) -> None:
        super().__init__(parse)
        self._known: dict[int, Found] = {}
        self._busy: set[int] = set()  # clauses whose subject is being looked for: parses may go round
        self.control: Callable[[int], Found | None] = lambda _: None  # set by the modality
        self.matrix: Callable[[int], Found] = lambda _: Found()  # likewise

    def of(self, i: int, depth: int = 0) -> Found:
        """Heads of the grammatical subject of predicate `i` (verb, participle, copular adjective or noun).

        Coordination is expanded. For a passive this is the patient. Empty when there is none.
        """
        if self.parse.dep[i] == "aux:caus":
            i = self.parse.head[i]
        if i in self._known:
            return self._known[i]
        if depth > 8 or i in self._busy:
            return NOTHING
        self._busy.add(i)
        found = self._search(i, depth)
        self._busy.discard(i)
        self._known[i] = found
        return found

    def _search(self, i: int, depth: int) -> Found:
        if i in self.parse.retagged:
            found = self.surface.subject(i) if self.surface else NOTHING
            if not found and self.parse.dep[i] == "conj":
                found = self.of(self.parse.head[i], depth + 1)
        else:
            found = self._overt(i, depth) or self._controlled(i)
            if not found and self.parse.is_infinitive(i):
                found = self.matrix(i)
            found = found or self._understood(i, depth)
        if not found and self.surface and self.parse.finite(i) is not None:
            found = self.surface.subject(i)
        if not found and self.parse.is_infinitive(i):
            found = self.matrix(i)
        return found

    # --- a subject that is there -----------------------------------------------------------

    def _overt(self, i: int, depth: int) -> Found:
        p = self.parse
        kids = [k for k in p.kids[i] if p.dep[k] in SUBJECTS]
        if p.finite(i) is not None and not p.passive(i) and all(p.prep(k) not in {"", "de"} for k in kids):
            kids = []  # "X, via ses services, aide Y"
        for k in p.kids[i]:  # "X a fait voter": the subject may hang on the causative
            if p.dep[k] == "aux:caus" and not kids:
                kids = [j for j in p.kids[k] if p.dep[j] in SUBJECTS]
        if p.finite(i) is None and not p.auxiliaries(i) and p.pos[i] == "VERB":
            if p.is_infinitive(i):
                kids = []  # an infinitive has no subject of its own: what is labelled so is its object
            elif p.is_participle(i) and p.dep[i] in {"acl", "amod"}:
                kids = []
        if not kids:
            return speaker(p, i) or self._inverted(i) if p.pos[i] in {"VERB", "AUX"} else NOTHING
        nouns = [k for k in kids if p.low[k] not in _EMPHATIC] or kids
        before = [k for k in nouns if k < i]
        verbs = {"VERB", "AUX"}
        inner = before and any(p.pos[k] in verbs and p.finite(k) == k for k in range(before[-1], i))
        if len(before) > 1 and inner and told_apart(p, before[0], before[1]):
            before = before[:1]  # "le nombre de pays qui rompent leurs relations avec X a été dénoncé"
        if not before and self.surface and self._misplaced(nouns[0], i):
            found = self.surface.subject(i)
            if found:
                return found
            return self.of(p.head[i], depth + 1) if p.dep[i] == "conj" else NOTHING
        k = before[-1] if before else nouns[0]
        if self.surface and len(before) > 1 and apposed(p, self.surface.heads, before[0], k):
            k = before[0]
        if p.low[k] in RELATIVES:
            return self.antecedent(k, i)
        if k == i + 1 and p.low[k] in INVERTED:
            full = [j for j in nouns if j < i]
            k = full[0] if full else k
        return self._agreeing(k, i)

    def _misplaced(self, k: int, i: int) -> bool:
        """A noun right after a verb, called its subject, without anything that inverts: it is the object."""
        p = self.parse
        low, _ = p.bounds[p.sentence[i]]
        inverting = any(p.low[j] in _INVERTING for j in range(max(low, i - 12), i)) or self._quoting(k, i)
        opens = p.low[low] not in _INVERTING and p.pos[low] in {"ADP", "ADV"}
        inverting = inverting or (opens and p.reflexive(i))  # "derrière X s'est rangé Y"
        return (
            p.pos[k] in {"NOUN", "PROPN"} and not inverting and not any(p.dep[j] == "obj" for j in p.kids[i])
        )

    def _quoting(self, k: int, i: int) -> bool:
        """*C'est une candidature de trop, regrette X.*: a clause, a comma, the verb and who says it."""
        p = self.parse
        low, high = p.bounds[p.sentence[i]]
        after = p.right_edge(k) + 1
        if p.low[i - 1] != "," or not (after >= high or p.low[after] in {".", ",", "»"}):
            return False
        before = (j for j in range(low, i - 1) if p.pos[j] in {"VERB", "AUX"} and p.finite(j) == j)
        return any(p.dep[j] != "acl:relcl" and p.dep[p.head[j]] != "acl:relcl" for j in before)

    def _agreeing(self, k: int, i: int) -> Found:
        """The coordination headed by `k`; where a plural verb has a singular subject, its neighbours too."""
        p = self.parse
        heads = p.coordinated(k)
        finite = p.finite(i)
        if finite is not None and p.plural(finite) is False and p.plural(k) and k < i and p.pos[k] == "NOUN":
            low, _ = p.bounds[p.sentence[i]]
            roots = [r for r in range(low, k) if p.head[r] == r and p.pos[r] in NOMINAL]
            if roots and p.plural(roots[0]) is not True:
                return Found((roots[0],), "agreement")
        if (
            len(heads) == 1
            and self.surface
            and finite is not None
            and p.plural(finite)
            and p.plural(k) is False
            and k < i
        ):
            near = self.surface.subject(i)
            if near and near.heads[-1] > k and self._joined(k, near.heads[-1]):
                return Found((k, near.heads[-1]), "agreement")
            if near and near.heads[-1] == k and len(near.heads) > 1:
                return Found(near.heads, "agreement")
        return Found(tuple(heads))

    def _joined(self, a: int, b: int) -> bool:
        p = self.parse
        return any(p.low[j] == "et" for j in range(a, b))

    def _inverted(self, i: int) -> Found:
        """*que soutiennent l'Algérie et l'Afrique du Sud*: a second object after the verb is the subject."""
        p = self.parse
        objects = [
            k for k in p.kids[i] if p.dep[k] in {"obj", "obl", "xcomp", "nmod"} and p.pos[k] in NOMINAL
        ]
        relative = [k for k in objects if p.low[k] in {"que", "qu'", "dont", "où", "auquel", "à"} and k < i]
        if not relative:
            relative = [k for k in p.kids[i] if p.low[k] in {"que", "qu'"} and k < i]
        after = [k for k in objects if k > i and p.dep[k] == "obj" and not p.prep(k)]
        if relative and after and p.dep[i] not in {"xcomp"}:
            return Found(tuple(p.coordinated(after[0])), "inversion")
        return NOTHING

    def _controlled(self, i: int) -> Found:
        """The object or addressee of the word that embeds infinitive `i`, when that is its subject."""
        if not self.parse.is_infinitive(i):
            return NOTHING
        p = self.parse
        perfect = p.prep(i) == "pour" and bool(p.auxiliaries(i)) and p.head[i] < i
        return self.control(i) or (self._blamed(p.head[i], i) if perfect else NOTHING)

    # --- a subject that is understood -------------------------------------------------------

    def _understood(self, i: int, depth: int) -> Found:
        p = self.parse
        dep, up = p.dep[i], p.head[i]
        if i > 0 and p.low[i - 1] in {"eux-mêmes", "lui-même", "elle-même", "elles-mêmes"} and self.surface:
            return self.surface.apposed(i - 1)
        if up == i:
            return (
                self.surface.fronted(i) if self.surface and p.is_participle(i) else NOTHING
            ) or self._fronted(i)
        participle = p.is_participle(i) and p.finite(i) is None and not p.auxiliaries(i)
        if participle and self.surface:
            fronted = self.surface.fronted(i) or just_named(p, self.surface, i)
            if fronted:
                return fronted
        if (
            p.is_infinitive(i)
            and p.pos[up] in {"NOUN", "ADJ", "PROPN", "NUM", "PRON"}
            and dep in {"acl", "advcl", "xcomp", "obl", "ccomp", "nmod"}
        ):
            return self._of_noun(up, depth)
        if mishung(p, i):
            return mishung(p, i)
        having = any(p.low[k] in {"ayant", "étant"} for k in p.auxiliaries(i))  # "X ayant refusé de voter"
        if dep in {"acl", "amod"} and (participle or having or p.is_gerund(i) or p.pos[i] == "ADJ"):
            if p.pos[up] in NOMINAL:
                return modified(p, self.surface, i, up)
            return self.of(up, depth + 1)
        if dep == "acl:relcl":
            marker = [k for k in range(max(i - 8, 0), i) if p.low[k] == "qui"]
            return self.antecedent(marker[-1], i) if marker else NOTHING
        if dep == "conj":
            if p.pos[up] in {"VERB", "AUX", "ADJ"} or self.of(up, depth + 1):
                return self.of(up, depth + 1)
            if participle and p.pos[up] in NOMINAL:
                return Found(tuple(p.coordinated(up)))
        if dep == "appos" and p.pos[up] in NOMINAL:
            return Found((up,))
        if dep in _SHARING and p.pos[up] in {"VERB", "AUX", "ADJ"}:
            return self._shared(i, depth)
        if dep in {"advcl", "obl", "parataxis"} and p.pos[up] in NOMINAL:
            return self.of(up, depth + 1) or Found(tuple(p.coordinated(up)))
        return self._nearest(i) if p.finite(i) is not None else NOTHING

    def _shared(self, i: int, depth: int) -> Found:
        """The subject that verb `i` has in common with the verb above it, unless it has a finite form."""
        p = self.parse
        up, finite = p.head[i], p.finite(i) is not None
        if p.dep[i] in {"ccomp", "parataxis", "advcl"} and finite and not p.is_gerund(i):
            return self._nearest(i)
        if p.is_gerund(i) and up < i:
            up = last_clause(p, up, i)
        return self.of(up, depth + 1)

    def _blamed(self, verb: int, i: int) -> Found:
        """*a exclu X pour avoir soutenu Y*: X has done so, and not who excludes."""
        p = self.parse
        objects = [k for k in p.kids[verb] if p.dep[k] == "obj" and verb < k < i and not p.timed[k]]
        named = bool(objects) and self.surface is not None and objects[0] in self.surface.heads
        return Found(tuple(p.coordinated(objects[0]))) if named and not p.passive(verb) else NOTHING

    def _of_noun(self, up: int, depth: int) -> Found:
        """The subject of an infinitive below a noun: *le premier pays à reconnaître*."""
        p = self.parse
        above = p.head[up]
        if any(p.dep[k] in SUBJECTS for k in p.kids[up]):
            return self.of(up, depth + 1)
        if p.dep[up] == "conj" and p.prep(up) and p.pos[p.head[above]] in {"VERB", "AUX"}:
            return self.of(p.head[above], depth + 1)  # "X combat Y, mais avec l'objectif de stopper Z"
        if p.dep[up] == "appos" or (p.dep[up] == "conj" and p.pos[above] == "PROPN" and p.pos[up] == "NOUN"):
            return Found((above,))  # "X, seul pays à reconnaître Y", also when taken for one more
        if p.low[above] in {"un", "une"} and any(p.dep[k] in SUBJECTS for k in p.kids[above]):
            return self.of(above, depth + 1)  # "X est l'un des rares pays à …"
        owners = [k for k in p.kids[up] if p.dep[k] == "nmod" and p.prep(k) == "de"]
        if owners and p.pos[owners[0]] == "PROPN":  # "X rejette l'appel de Y à quitter l'accord"
            return Found(tuple(p.coordinated(owners[0])))
        if p.dep[up] in {"xcomp", "obj", "obl", "conj", "ccomp", "iobj"} and p.pos[above] in {"VERB", "AUX"}:
            return self.of(above, depth + 1)
        if p.dep[up] == "obl" or p.pos[up] == "ADJ":
            return self.of(up, depth + 1) or Found((above,) if p.pos[above] in NOMINAL else ())
        if p.pos[up] == "PROPN":  # "X, premier à adouber Y"
            return Found((up,))
        return Found(tuple(p.coordinated(owners[0]))) if owners else NOTHING

    def _fronted(self, i: int) -> Found:
        """*Critiqué par X, Y …* taken as root: the next clause's subject."""
        p = self.parse
        low, _ = p.bounds[p.sentence[i]]
        if p.is_participle(i) and p.finite(i) is None and not p.auxiliaries(i) and i - low <= 3:
            for k in p.kids[i]:
                if k > i and p.pos[k] in {"VERB", "AUX"} and p.dep[k] in CLAUSAL | {"conj"}:
                    found = self.of(k, 7)
                    if found:
                        return Found(found.heads, "fronted")
        return NOTHING

    def _nearest(self, i: int) -> Found:
        """Last resort for a finite verb: the noun phrase directly before its group (inverted: after it)."""
        p = self.parse
        low, _ = p.bounds[p.sentence[i]]
        k = min([i, *p.auxiliaries(i)]) - 1
        while k >= low and (p.pos[k] in {"ADV", "PRON", "PUNCT"} and p.low[k] not in RELATIVES):
            if p.pos[k] == "PRON" and p.low[k] in {"il", "elle", "ils", "elles", "on", "nous", "je"}:
                return Found((k,), "nearest")
            k -= 1
        if k >= low and p.low[k] == "qui":
            return self.antecedent(k, i)
        if k >= low and p.pos[k] in NOMINAL:
            while (
                p.dep[k] in {"flat", "flat:name", "nmod", "appos", "conj"}
                and p.pos[p.head[k]] in NOMINAL
                and p.head[k] < k
            ):
                k = p.head[k]
            if p.prep(k) == "":
                return Found(tuple(p.coordinated(k)), "nearest")
        return NOTHING
