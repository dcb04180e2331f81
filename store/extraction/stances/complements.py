"""The phrases that a preposition introduces under a word, and the clitics that stand for them."""

from __future__ import annotations

from store.extraction.stances.attachment import cleft, hung_above, hung_on_owner, left, within
from store.extraction.stances.distance import opens_sentence
from store.extraction.stances.memory import remembered
from store.extraction.stances.repeats import repeated
from store.extraction.stances.subjects import Subjects
from store.extraction.stances.surface import Surface
from store.extraction.stances.syntax import (
    CLAUSAL,
    COMMAS,
    CONTRACTED,
    HEADS,
    NOMINAL,
    NOTHING,
    RELATIVES,
    Found,
    Parse,
)
from store.extraction.stances.words import load_discourse

DATIVE = frozenset({"lui", "leur"})
_Y, _EN = frozenset({"y"}), frozenset({"en"})
_CLITICS = {"à": DATIVE | _Y, "en": _Y, "dans": _Y, "sur": _Y, "de": _EN}  # by the preposition they contain
_PLACING = frozenset({"dans", "à", "en", "sur", "sous", "vers", "devant", "chez"})
EMPHASIS = frozenset({"aussi", "même", "seul", "non", ",", "également"})  # after an emphatic *lui*
_AFTER_PREPOSITION = frozenset({"qui", "lequel", "laquelle", "lesquels", "lesquelles"})


class Complements:
    """Finds complements below the word, before it as a pronoun, or where the parser hung them."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.subjects = Subjects(parse)
        self._complements: dict[tuple[int, str, tuple[int, ...]], Found] = {}  # see `complement`
        self.surface: Surface | None = None  # set by the engine, which knows the mentions

    def complement(self, i: int, prep: str, words: tuple[int, ...] = ()) -> Found:
        """The phrase that `prep` introduces under `i`, or hung one or two words below it."""
        known = self._complements.get((i, prep, words))
        if known is None:
            known = self._complement(i, prep, words)
            if prep == "par" and known and self.parse.low[known.heads[0]] in load_discourse().mouths:
                known = known if self.parse.passive(i) else NOTHING  # "s'est dit déçu par la voix de X"
            self._complements[i, prep, words] = known
        return known

    def _complement(self, i: int, prep: str, words: tuple[int, ...]) -> Found:
        p = self.parse
        if not p.occurs(prep, i):
            return self._clitic_for(i, prep) or (self._beside(i) if prep == "à" else NOTHING)
        found = NOTHING
        leaving = load_discourse().leaving if prep == "de" and p.pos[i] == "NOUN" else frozenset()
        if self.surface and (p.lemma[i] in leaving or p.low[i] in leaving):
            found = left(p, self.surface, i)
        found = found or self._under(i, prep, words) or self._clitic_for(i, prep)
        if not found and prep == "de" and words:  # "X, dont le chef voit dans la loi « la main de Y »"
            found = next((f for w in words if (f := self._under(w, prep, words))), NOTHING)
            found = Found(found.heads, "idiom complement") if found else NOTHING
        if found:
            return found
        for k in self._relatives(i, prep):
            found = self.subjects.antecedent(k, i)
            if found:
                return found
        found = self._far_relative(i, prep) or cleft(p, i, prep)
        if found:
            return found
        if prep == "à":
            found = self._beside(i)
            if found:
                return found
        for w in words:
            found = self._under(w, prep, words)
            if found:
                return Found(found.heads, "idiom complement")
        return self._hung_below(i, prep, words)

    def _clitic_for(self, i: int, prep: str) -> Found:
        """The clitic of verb `i` that stands for `prep` and what it introduces (*y*, *en*, *lui*)."""
        low, forms = self.parse.low, _CLITICS.get(prep, frozenset())
        return next((Found((k,)) for k in self._clitics(i) if low[k] in forms), NOTHING) if forms else NOTHING

    @remembered
    def _clitics(self, i: int) -> list[int]:
        p = self.parse
        near = [k for k in p.kids[i] if k < i and p.low[k] in {"y", "en", *DATIVE} and p.pos[k] == "PRON"]
        near = [k for k in near if p.low[k + 1] not in EMPHASIS]
        first = min([i, *p.auxiliaries(i)])
        for k in range(first - 1, max(first - 4, -1), -1):
            if p.low[k] in {"y", "en", *DATIVE} and p.pos[k] == "PRON" and p.low[k + 1] not in EMPHASIS:
                near.append(k)
            elif p.pos[k] not in {"PRON", "ADV", "AUX"}:
                break
        return near

    def _clitic_before(self, i: int, forms: frozenset[str]) -> int:
        """A clitic pronoun in the verb group of `i`, wherever the parser hung it; -1 when none."""
        p = self.parse
        first = min([i, *p.auxiliaries(i)])
        for k in range(first - 1, max(first - 5, -1), -1):
            if p.low[k] in forms and p.pos[k] == "PRON" and p.low[k + 1] not in EMPHASIS:
                return k
            if p.pos[k] not in {"PRON", "ADV", "AUX", "PART"}:
                break
        return -1

    def _under(self, i: int, prep: str, words: tuple[int, ...]) -> Found:
        p = self.parse
        for k in p.kids[i]:
            if k in words or p.dep[k] in CLAUSAL or p.pos[k] not in HEADS:
                continue
            if opens_sentence(p, k, i) and not self._person(k):
                continue
            if (prep == "à" and self._circumstance(k)) or (prep == "de" and self._manner(k, i)):
                continue
            if p.prep(k) == prep and p.low[k] not in RELATIVES and not (k < i and self._leading(k, i)):
                if p.low[k - 1 : k + 1] == ["la", "part"] and prep == "de":  # "des critiques de la part de X"
                    return self._under(k, prep, words)
                if prep == "à" and self._in_aside(k, i):
                    continue
                return Found(tuple(within(p, repeated(p, k))))
        return NOTHING

    def _circumstance(self, k: int) -> bool:
        """*au lendemain de …*, *à la suite de …*: whether noun `k` says when, where or how, never to whom."""
        low, adverbial = self.parse.low, load_discourse().adverbial
        return not adverbial.isdisjoint(low[k : k + 2])

    def _manner(self, k: int, i: int) -> bool:
        """*de son côté*, *de ce fait*: whether noun `k` says how or for whose part, not of whom."""
        low, words = self.parse.low, load_discourse()
        return low[k] in words.parts or (k < i and low[k] in words.manners)

    def _in_aside(self, k: int, i: int) -> bool:
        """*s'en est pris, lundi à Nice, à X*: whether the phrase of `k` only says where, between commas, and
        another one with *à* follows.
        """
        p = self.parse
        start = min([k, *(c for c in p.kids[k] if c < k)])
        end = p.right_edge(k) + 1
        apart = "," in p.low[max(start - 2, i) : start] and p.low[end : end + 1] == [","]
        return apart and any(j > end and p.prep(j) == "à" for j in p.kids[i])

    def _person(self, k: int) -> bool:
        """*À X, Y a réaffirmé son soutien*: somebody, and no place."""
        here = self.surface.mentions.get(k, ()) if self.surface else ()
        return any(self.surface and self.surface.entities.entities[m.entity].kind == "person" for m in here)

    def _leading(self, k: int, i: int) -> bool:
        """A phrase before a noun belongs elsewhere; before a verb only with *à qui*,
        or at the sentence start.
        """
        return self.parse.pos[i] in NOMINAL

    def _relatives(self, i: int, prep: str) -> list[int]:
        p = self.parse
        found = []
        for k in p.kids[i]:
            if k < i and p.low[k] in RELATIVES:
                contained = CONTRACTED.get(p.low[k], "")
                if contained == prep or (p.prep(k) == prep):
                    found.append(k)
        return found

    def _far_relative(self, i: int, prep: str) -> Found:
        """*le cabinet, auquel l'Union a promis une aide*: the relative pronoun,
        wherever the parser hung it.
        """
        p = self.parse
        if p.pos[i] not in {"VERB", "AUX"} and not self._predicated(i):
            return NOTHING
        named = any(p.dep[k] == "det" for k in p.kids[i])  # "l'alliée", taken for a participle
        low, _ = p.bounds[p.sentence[i]]
        for k in range(i - 1, max(low, i - 12), -1):
            if p.low[k] in RELATIVES:
                after_prep = p.low[k] in _AFTER_PREPOSITION and p.low[k - 1] == prep
                fits = CONTRACTED.get(p.low[k], "") == prep or after_prep
                owned = p.low[k] == "dont" and not (named or self._without_object(i))
                return self.subjects.antecedent(k, i) if fits and not owned else NOTHING
            if p.pos[k] == "VERB" and p.finite(k) is not None and p.head[i] != k:
                break
        return NOTHING

    def _predicated(self, i: int) -> bool:
        """*dont X est l'allié*, *est devenu l'allié*, *fut l'un des soutiens*: a noun said of a subject."""
        p, up = self.parse, self.parse.head[i]
        if p.low[up] in {"un", "une"} and p.dep[i] == "nmod" and up != i:
            return self._predicated(up)
        become = p.dep[i] in {"xcomp", "obj"} and p.lemma[up] in load_discourse().copular
        return become or p.copular(i)

    def _without_object(self, i: int) -> bool:
        """*X, dont l'armée s'est portée garante*: *dont* belongs to a verb that has no object, even where the
        parser hung it on the subject.
        """
        p = self.parse
        return not p.passive(i) and not any(p.dep[k] == "obj" and k > i for k in p.kids[i])

    def _beside(self, i: int) -> Found:
        """*auprès de X* stands for *à X*."""
        p = self.parse
        _, high = p.bounds[p.sentence[i]]
        for k in range(i + 1, min(i + 8, high - 2)):
            if p.low[k] == "auprès":
                for j in range(k + 2, min(k + 5, high)):
                    if p.pos[j] in NOMINAL:
                        return Found(tuple(p.coordinated(j)))
        return NOTHING

    def _another_s_agent(self, i: int, k: int) -> bool:
        """*le gouvernement élu dirigé par X*: whether `k` is the doer of a participle after `i`."""
        p = self.parse
        return p.dep[k] == "obl:agent" and i < p.head[k] < k and p.is_participle(p.head[k])

    def _hung_below(self, i: int, prep: str, words: tuple[int, ...]) -> Found:
        """*donner son feu vert au général*: the phrase was hung on the object or on a word before it."""
        p = self.parse
        _, high = p.clause(i) if p.pos[i] == "VERB" and prep != "par" else p.bounds[p.sentence[i]]
        nominal = p.pos[i] not in {"VERB", "AUX"}
        if nominal and not words:
            return hung_on_owner(p, i, prep) or hung_above(p, i, prep)
        low = max([i, *words])
        for k in range(low + 1, min(high, low + 12)):
            if p.low[k] in COMMAS or (p.pos[k] in {"VERB", "AUX"} and p.finite(k) is not None):
                break
            if (
                p.pos[k] in NOMINAL
                and p.prep(k) == prep
                and p.low[k] not in RELATIVES
                and not (prep == "à" and self._circumstance(k))
                and not self._another_s_agent(i, k)
                and not (prep == "de" and p.head[k] not in {i, *words} and p.prep(p.head[k]) in _PLACING)
                and (
                    p.head[k] in {i, *words}
                    or words
                    or prep == "par"
                    or (p.dep[p.head[k]] in {"obj", "advmod"} and p.head[p.head[k]] == i)
                )
            ):
                return Found(tuple(p.coordinated(k)), "attachment")
        return NOTHING
