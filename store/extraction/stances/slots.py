"""The syntactic slots of the lexicon's entries, filled from the parse (see `store.lexicon.entries`)."""

from __future__ import annotations

from store.extraction.stances.complements import DATIVE, EMPHASIS, Complements
from store.extraction.stances.distance import late_object
from store.extraction.stances.members import singled_out
from store.extraction.stances.memory import remembered
from store.extraction.stances.repeats import repeated
from store.extraction.stances.sharing import shared_object, ungapped
from store.extraction.stances.syntax import HEADS, NOMINAL, NOTHING, QUOTES, SUBJECTS, Found, Parse
from store.extraction.stances.words import load_discourse

_OBJECT_CLITICS = frozenset({"le", "la", "l'", "les"})

# the relations in which the parser may hang a noun that is a verb's object
_LOOSE = SUBJECTS | {"obj", "obl", "nmod", "appos", "dep", "flat", "parataxis", "ROOT", "conj", "advcl"}

# what introduces no second object: *regrette les divisions, notamment face à X*
_APART = frozenset(
    {"face", "dans", "sur", "avec", "lors", "après", "avant", "malgré", "devant", "contre", "par"}
)


class Slots(Complements):
    """Fills slots for a head token. `words` are the further words of an idiom (their complements
    count too).
    """

    def __init__(self, parse: Parse) -> None:
        super().__init__(parse)
        self._objects: dict[tuple[int, tuple[int, ...]], Found] = {}  # of verbs and their idioms' words

    # --- verbs -----------------------------------------------------------------------------

    def subject(self, i: int) -> Found:
        """The one who acts: the subject, or the agent of a passive."""
        return self.agent(i) if self.parse.passive(i) else self.subjects.of(i)

    def object(self, i: int, words: tuple[int, ...] = ()) -> Found:
        """The one acted upon: the object, or the subject of a passive."""
        known = self._objects.get((i, words))
        if known is None:
            known = self._objects[i, words] = self._object(i, words)
        return known

    def _object(self, i: int, words: tuple[int, ...]) -> Found:
        p = self.parse
        if p.dep[i] == "aux:caus":
            i = p.head[i]
        if p.passive(i):
            return self.subjects.of(i)
        subject = set(self.subjects.of(i).heads)
        kids = [k for k in p.kids[i] if p.dep[k] == "obj" and k not in words and k not in subject]
        clitics = [k for k in kids if k < i and p.low[k] in _OBJECT_CLITICS and p.pos[k] == "PRON"]
        if clitics:
            return Found((clitics[0],))
        if any(p.dep[k] == "expl" and p.low[k] in _OBJECT_CLITICS for k in p.kids[i]):
            return Found(
                tuple(k for k in kids if k < i and p.pos[k] in HEADS)
            )  # "ce texte, nous le soutenons"
        relative = self.relative_object(i, kids)
        if relative >= 0:
            return self.subjects.antecedent(relative, i)
        plain = [
            k
            for k in kids
            if k > i and (p.pos[k] in HEADS or p.kids_case(k)) and not self._prefixed(k) and not p.timed[k]
            if (self.surface is None or not self.surface.repeats(k)) and not singled_out(p, i, k)
        ]
        if plain:
            joined = [k for k in p.coordinated(plain[0]) if k == plain[0] or p.prep(k) not in _APART]
            return Found(tuple(ungapped(p, self.surface, joined)))
        return self._object_fallback(i, words, subject) or shared_object(p, self.surface, i)

    def relative_object(self, i: int, objects: list[int]) -> int:
        """The relative *que* that is the object of `i`, also one taken for a conjunction; -1 when none."""
        p = self.parse
        if p.dep[i] == "csubj" or (p.dep[i] == "ccomp" and p.pos[p.head[i]] in {"VERB", "AUX"}):
            return -1
        above = p.head[i] if p.dep[i] == "xcomp" else i
        if self._cleft(p.head[above]):
            return -1
        over = p.kids[above] if above != i and p.dep[above] in {"acl:relcl", "conj"} else []
        for k in [*objects, *p.kids[i], *over]:  # also "X, que Y refuse de condamner"
            if k < i and p.low[k] in {"que", "qu'"} and k > 0:
                before = p.pos[k - 1] if p.low[k - 1] != "," else p.pos[max(k - 2, 0)]
                named = before in NOMINAL or (before == "CCONJ" and p.pos[k] == "PRON")  # "et que X combat"
                if k in objects or (p.dep[k] in {"mark", "obj"} and named and p.low[k - 1] != "tandis"):
                    return -1 if self._of_infinitive(i) else k
        return -1

    def _cleft(self, noun: int) -> bool:
        """*c'est sur X que Y a choisi de …*: whether `noun` stands there with its preposition, no object."""
        p = self.parse
        case = next((k for k in p.kids[noun] if p.dep[k] == "case" and k < noun), 0)
        return case > 1 and p.lemma[case - 1] == "être" and p.low[case - 2] in {"c'", "ce"}

    def _of_infinitive(self, i: int) -> bool:
        """*que X veut abroger*: whether a bare infinitive after verb `i` takes what *que* stands for."""
        p = self.parse
        bare = [k for k in p.kids[i] if p.dep[k] == "xcomp" and k > i and p.is_infinitive(k)]
        return (
            bool(bare)
            and p.lemma[i] not in load_discourse().witnessing
            and not any(
                p.dep[c] in {"mark", "case"} or (p.dep[c] == "obj" and c > bare[0]) for c in p.kids[bare[0]]
            )
        )

    def _prefixed(self, k: int) -> bool:
        return self.parse.prep(k) != ""

    def _object_fallback(self, i: int, words: tuple[int, ...], subject: set[int]) -> Found:
        p = self.parse
        neither = [
            k
            for k in p.kids[i]
            if p.dep[k] == "conj"
            and k > i
            and p.pos[k] != "VERB"
            and any(p.low[c] == "ni" for c in p.kids[k])
        ]
        if neither:
            return Found(tuple(p.coordinated(neither[0])), "ni")
        clitic = self._clitic_before(i, _OBJECT_CLITICS)
        if clitic >= 0:
            return Found((clitic,), "clitic")
        adjacent = self._adjacent_object(i, words, subject)
        if adjacent:
            return adjacent
        found = (self.surface.object(i, words) if self.surface else NOTHING) or late_object(p, i, words)
        again = bool(found) and self.surface is not None and self.surface.repeats(found.heads[0])
        return found if found and not again and not set(found.heads) & subject else NOTHING

    def _adjacent_object(self, i: int, words: tuple[int, ...], subject: set[int]) -> Found:
        """The bare noun that stands next after the verb and its idiom's words, whatever it hangs from."""
        p = self.parse
        k = max([i, *words]) + 1
        _, high = p.bounds[p.sentence[i]]
        for _ in range(9):
            if (
                k < high
                and k not in words
                and (
                    p.timed[k]
                    or p.pos[k] in {"ADV", "DET", "ADJ", "NUM", "SPACE"}
                    or p.low[k] in {*QUOTES, "des"}
                )
            ):
                k += 1
        if k >= high or k in words or k in subject or p.pos[k] not in {"NOUN", "PROPN"}:
            return NOTHING
        some = p.low[k - 1] == "des" and k - 2 in {i, *words}  # "a dénoncé des accusations de X"
        bare = p.prep(k) == "" or some
        return Found(tuple(p.coordinated(k)), "adjacent object") if bare and p.dep[k] in _LOOSE else NOTHING

    def dative(self, i: int, words: tuple[int, ...] = ()) -> Found:
        p = self.parse
        for k in p.kids[i]:
            if (
                k < i
                and p.low[k] in DATIVE
                and p.pos[k] == "PRON"
                and p.dep[k] not in SUBJECTS
                and p.low[k + 1] not in EMPHASIS
            ):
                return Found((k,))
        clitic = self._clitic_before(i, DATIVE)
        if clitic >= 0:
            return Found((clitic,), "clitic")
        return self.complement(i, "à", words) or (p.endured(i) and self.subjects.of(i)) or NOTHING

    @remembered
    def agent(self, i: int) -> Found:
        p = self.parse
        for k in p.kids[i]:
            if p.dep[k] == "obl:agent":
                return Found(tuple(repeated(p, k)))
        found = self.complement(i, "par")
        if self.surface and not any(k in self.surface.heads for k in found.heads):
            return self.surface.complement(i, "par") or found  # "président par intérim par X"
        return found

    # --- nouns -----------------------------------------------------------------------------

    @remembered
    def possessive(self, i: int) -> Found:
        """*son*, *leur* on noun `i`: the determiner's index, for the entity map to resolve."""
        p = self.parse
        for k in p.kids[i]:
            if p.dep[k].startswith("det") and p.morph[k].get("Poss", ()):
                return Found((k,))
        return NOTHING

    @remembered
    def demonyms(self, i: int) -> Found:
        """The adjectives of noun `i`, those coordinated with them too (*l'action russe et iranienne*)."""
        p = self.parse
        kids = [
            k
            for k in p.kids[i]
            if p.dep[k] in {"amod", "nmod", "acl"}
            and p.pos[k] in {"ADJ", "NOUN", "PROPN", "VERB"}
            and p.prep(k) == ""
        ]
        joined = [c for k in kids for c in p.coordinated(k) if p.pos[c] == p.pos[k]]
        return Found(tuple(dict.fromkeys([*kids, *joined])))

    def modified(self, i: int) -> Found:
        """What an adjective, participle or apposed noun is said of: slot `of`."""
        p = self.parse
        if any(p.dep[k] in SUBJECTS for k in p.kids[i]):
            return self.subjects.of(i)
        controlled = self.subjects.of(i) if p.copular(i) and p.is_infinitive(i) else NOTHING
        if controlled:  # "accuse X d'être l'allié de Y"
            return controlled
        if p.lemma[i] in load_discourse().relations:  # "X et son allié bavarois Y"
            bare = (k for k in p.kids[i] if p.dep[k] == "nmod" and p.pos[k] == "PROPN" and i < k <= i + 2)
            named = next((k for k in bare if not p.prep(k)), -1)
            if named > 0:
                return Found((named,))
        up = p.head[i]
        if p.low[up] in {"un", "une"} and p.dep[i] == "nmod":
            above = p.head[up]  # "X reste l'un des derniers appuis de Y", "X est l'un des …"
            if p.copular(up) and any(p.dep[k] in SUBJECTS for k in p.kids[up]):
                return self.subjects.of(up)
            return self.modified(up) or (
                self.subjects.of(above) if p.lemma[above] in load_discourse().copular else NOTHING
            )
        fronted = self.surface.fronted(i) if self.surface else NOTHING
        return fronted or self._apposed_to(i) or self._hung_from(i)

    def _apposed_to(self, i: int) -> Found:
        """*X, allié de Y, …*: what stands before the comma before `i`, when `i` hangs from nothing nearer."""
        p, up = self.parse, self.parse.head[i]
        apposed = self.surface.apposed(i) if self.surface else NOTHING
        first, last = i - 1, min(i + 1, p.size - 1)
        while first > 0 and p.pos[first] == "ADJ":  # "X, principal ennemi régional de Y"
            first -= 1
        while last < p.size - 1 and p.pos[last] == "ADJ":
            last += 1
        of = p.low[first] == "," and p.low[last] in {"de", "d'", "du", "des"}
        near = of and p.finite(i) is None and p.pos[up] in NOMINAL and apposed and apposed.heads[-1] > up
        if apposed and (near or p.timed[up] or p.dep[i] not in {"amod", "acl", "appos"}):
            return apposed  # near: "l'accord entre X, allié de Z, et Y"
        return NOTHING

    def _hung_from(self, i: int) -> Found:
        """What `i` is said of by the relation in which it hangs from the word above it."""
        p, up = self.parse, self.parse.head[i]
        if p.dep[i] in {"amod", "acl"} and p.pos[up] in NOMINAL:
            return self.subjects.of(i) or Found(tuple(p.coordinated(up)))
        if p.dep[i] == "appos" and p.pos[up] in NOMINAL:
            return Found(tuple(p.coordinated(up)) if p.plural(i) else (up,))
        if p.dep[i] == "conj" and p.pos[i] == "NOUN" and p.dep[up] == "acl" and p.plural(i) is True:
            return NOTHING
        if p.dep[i] == "conj" and p.pos[up] == p.pos[i]:
            return self.modified(p.head[i])
        if p.dep[i] == "conj":
            found, owned = self.subjects.of(i), bool(self.possessive(i))  # "X et ses alliés": X is no ally
            return Found(tuple(k for k in found.heads if not owned or k != up), found.repair)
        if p.pos[i] in {"NOUN", "PROPN"}:
            names = [k for k in p.appositions(i) if p.pos[k] in {"PROPN", "NOUN"}] or self._named_beside(i)
            if names:
                return Found(tuple(names))
        predicate = (
            p.pos[i] == "ADJ" or p.lemma[up] in load_discourse().copular or p.dep[i] == "xcomp"
        )  # "se dit opposé à"
        if (
            p.dep[i] in {"xcomp", "obj", "obl", "ccomp", "advcl", "parataxis", "nmod", "advmod"}
            and p.pos[up] in {"VERB", "AUX"}
            and predicate
        ):
            return self.subjects.of(up)
        if p.head[i] == i or p.dep[i] in {"advcl", "obl", "dislocated"}:
            return self._fronted_adjective(i)
        copula = [k for k in p.kids[i] if p.dep[k] == "cop"]
        return self.surface.subject(copula[0]) if copula and self.surface else NOTHING

    def _named_beside(self, i: int) -> list[int]:
        """*le rival de Y, X, a perdu*, *X, le rival de Y, a perdu*: X, next to noun `i`, both hung
        from the verb.
        """
        p = self.parse
        if p.dep[i] not in SUBJECTS or p.plural(i):
            return []
        end, verb = p.right_edge(i) + 1, p.head[i]
        alone = p.plural(verb) is False or p.plural(p.finite(verb) or verb) is False
        joined = [
            k for k in p.kids[i] if p.dep[k] == "conj" and alone and end < p.size and p.low[end - 1] == ","
        ]
        for k in (*joined, *p.kids[verb]):
            if p.pos[k] != "PROPN":
                continue
            parted = k > i and p.low[k - 1] == "," and not {",", "et"} & set(p.low[i : k - 1])
            if parted and (k in joined or (p.dep[k] in SUBJECTS and end in {k, k - 1})):
                return [k]
            after = p.right_edge(k) + 1
            if k < i and p.low[after] == "," and after == i - 2 and p.low[end - 1 : end + 1].count(",") == 1:
                return [k]
        return []

    def _fronted_adjective(self, i: int) -> Found:
        p = self.parse
        if p.head[i] != i and p.pos[p.head[i]] in {"VERB", "AUX", "ADJ"}:
            return self.subjects.of(p.head[i])
        return self.subjects.of(i)
