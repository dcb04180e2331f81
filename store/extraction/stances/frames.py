"""Finds the lexicon's frames in a parse: which token is the head, which further words belong to an idiom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from store.extraction.stances.columns import NE
from store.extraction.stances.cues import load_cues
from store.extraction.stances.forms import nominal_forms
from store.extraction.stances.negation import NEGATIVE
from store.extraction.stances.syntax import CONTRACTED, RELATIVES, Parse
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.modality import Modality
    from store.lexicon import Frame, Lexicon

Kind = Literal["verb", "nominal", "phrase"]
_LESS = frozenset({"sans", "moins"})
_NOT_LESS = frozenset({"pas", "non", "guère", "au", "du", "le", "la", "les", "ou", "plus"})
_CONTENT = frozenset({"VERB", "NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Match:
    """A frame at token `head`; `words` are the tokens of its further words."""

    frame: Frame
    head: int
    words: tuple[int, ...] = ()

    @property
    def tokens(self) -> tuple[int, ...]:
        return (self.head, *self.words)


class Finder:
    """Matches frames token by token; longer idioms win over the words they are made of."""

    def __init__(self, parse: Parse, lexicon: Lexicon, modality: Modality) -> None:
        self.parse = parse
        self.lexicon = lexicon
        self.modality = modality
        if lexicon.fingerprint not in _NOMINAL:
            _NOMINAL[lexicon.fingerprint] = _nominal_table(lexicon)
            _KINDS[lexicon.fingerprint] = _by_kind(lexicon)
        self._nominal, self._kinds = _NOMINAL[lexicon.fingerprint], _KINDS[lexicon.fingerprint]
        self._standing: dict[tuple[str, str], list[Frame]] = {}
        self._by_form: dict[str, tuple[list[Frame], list[Frame]]] = {}  # see `_named`

    def find(self) -> list[Match]:
        """All matches in text order; of one head the idioms come with the plain senses, which are for when
        the idioms say nothing of anybody, unless the idiom holds the verb's object.
        """
        p = self.parse
        found: list[Match] = []
        for i in p.among(load_cues(self.lexicon).framing):
            if p.pos[i] in {"PUNCT", "DET", "SPACE", "NUM", "CCONJ"}:
                continue
            found += self._at(i)
        idioms = [m for m in found if m.words]
        swallowed = {t for m in idioms for t in m.words if not self._takes_object(t, m)}
        objects = self.with_object(idioms)
        return [m for m in found if m.head not in swallowed and (m.words or m.head not in objects)]

    def _takes_object(self, i: int, match: Match) -> bool:
        """*appelle à ne pas voter la loi*: whether infinitive `i`, of an idiom, has an object of its own, or
        one that the idiom takes of some kinds only (*refuse de reconnaître le scrutin*, not *X*).
        """
        p, frame = self.parse, match.frame
        free = "obj" not in frame.target or bool(frame.target_kinds)
        own = free and p.is_infinitive(i) and i > match.head
        return own and any(p.dep[k] == "obj" and k > i and k not in match.words for k in p.kids[i])

    def with_object(self, matches: list[Match]) -> dict[int, set[int]]:
        """The verbs whose object is a word of their idiom, with the idiom's words."""
        p = self.parse
        found: dict[int, set[int]] = {}
        for m in matches:
            if any(p.dep[w] == "obj" and p.head[w] == m.head for w in m.words):
                found.setdefault(m.head, set()).update(m.words)
        return found

    def _at(self, i: int) -> list[Match]:
        p = self.parse
        matches: list[Match] = []
        for lemma in self.modality.lemmas(i) if self._verbal(i) else ():
            for frame in self._frames(lemma, "verb"):
                if self._reflexive_fits(frame, i):
                    matches += self._with_words(frame, i)
        nominal, phrases = self._named(p.low[i])
        for frame in nominal:
            if (frame.pos == "noun" and (p.pos[i] in {"NOUN", "PROPN", "ADJ"} or self._used_as_noun(i))) or (
                frame.pos == "adj" and p.pos[i] in {"ADJ", "NOUN", "VERB", "PROPN", "ADV"}
            ):
                matches += self._with_words(frame, i)
        for frame in phrases:
            matches += self._with_words(frame, i)
        return matches

    def _frames(self, lemma: str, kind: Kind) -> list[Frame]:
        """The frames of `lemma` whose further words stand in the article at all."""
        found = self._standing.get((lemma, kind))
        if found is None:
            places, known = self.parse.places, self._kinds[kind].get(lemma, ())
            found = [
                f for f in known if not f.words or (f.words[0] in places and places.keys() >= {*f.words})
            ]
            self._standing[lemma, kind] = found
        return found

    def _named(self, form: str) -> tuple[list[Frame], list[Frame]]:
        """The frames that a token spelt `form` may name: of nouns and adjectives, and phrases it may open."""
        found = self._by_form.get(form)
        if found is None:
            nominal = [f for lemma in self._nominal.get(form, ()) for f in self._frames(lemma, "nominal")]
            keys = dict.fromkeys((form, CONTRACTED.get(form, form)))
            phrases = [f for key in keys for f in self._frames(key, "phrase")]
            found = self._by_form[form] = nominal, phrases
        return found

    def _verbal(self, i: int) -> bool:
        p = self.parse
        if p.pos[i] == "ADJ" and self.modality.forms.participle(p.low[i]):
            return True
        if p.pos[i] == "NOUN" and i and p.low[i - 1] in {"un", "une", "cet", "cette"}:
            return False  # "une armée d'occupation"
        return p.pos[i] in {"VERB", "AUX"} or (p.pos[i] in {"ADJ", "NOUN"} and p.is_participle(i))

    def _used_as_noun(self, i: int) -> bool:
        """A noun that the tagger took for a verb: after a determiner, or apposed with a complement."""
        p = self.parse
        if p.pos[i] != "VERB" or i + 1 >= p.size:
            return False
        before = p.pos[i - 1] if i else ""
        after = CONTRACTED.get(p.low[i + 1], p.low[i + 1])
        return (
            before in {"DET"}
            or (i > 0 and p.low[i - 1] == "," and after in {"de", "à"})
            or (before == "ADJ" and i > 1 and p.low[i - 2] == ",")
        )

    def _reflexive_fits(self, frame: Frame, i: int) -> bool:
        if frame.reflexive:
            return self.parse.reflexive(i) or (
                self.parse.is_participle(i)
                and self.parse.dep[i] in {"acl", "amod", "advcl"}
                and not self.parse.auxiliaries(i)  # "avant d'être battu par X" is not "se battre"
            )
        return not self.parse.reflexive(i) or frame.pos != "verb"

    def _with_words(self, frame: Frame, i: int) -> list[Match]:
        if frame.pos == "adj" and frame.stance == "support" and self._less(i):
            return []
        if not frame.words:
            return [Match(frame, i)]
        words = self._following(frame.words, i, 2 if frame.pos != "verb" else 7)
        if words and frame.pos == "phrase" and not {*self.parse.pos[i + 1 : words[0]]}.isdisjoint(_CONTENT):
            return []  # "en signant un accord avec X" is not "en accord avec X"
        noun = self.parse.pos[i] == "NOUN" and i > 0 and self.parse.pos[i - 1] == "DET"  # "la tenue de X"
        if words is None and frame.pos == "verb" and self.parse.is_participle(i) and not noun:
            words = self._preceding(frame.words, i)
            acts = self._active(i) or self.parse.auxiliaries(i)  # "le président a choisi de partir"
            subject = words and any(self.parse.dep[w] == "nsubj" and self.parse.head[w] == i for w in words)
            words = None if words and (words[0] < self._active(i) or (acts and subject)) else words
        if words and frame.pos == "verb" and any(_lacking(self.parse, k, words) for k in words):
            return []
        return [Match(frame, i, words)] if words is not None else []

    def _less(self, i: int) -> bool:
        """*moins conciliant*, but not *pas moins conciliant*, *le moins conciliant*."""
        low = self.parse.low
        return i > 1 and low[i - 1] == "moins" and low[i - 2] not in _NOT_LESS

    def _active(self, i: int) -> int:
        """The auxiliary *avoir* of verb `i`, before which none of its words stand (*parti de Berlin, il a
        quitté*); 0 when it has none, or in a relative clause (*le coup de main que X a donné*).
        """
        p = self.parse
        if p.passive(i):
            return 0  # "l'ambassadeur de X a été convoqué par Y"
        active = [k for k in p.auxiliaries(i) if p.lemma[k] == "avoir" and p.dep[i] != "acl:relcl"]
        return active[0] if active else 0

    def _following(self, wanted: tuple[str, ...], i: int, gap: int) -> tuple[int, ...] | None:
        """The tokens of `wanted` after `i`, in order, with at most `gap` tokens skipped before each."""
        p = self.parse
        found: list[int] = []
        at = i
        if (
            wanted[0] in {"en", "y"} and i > 0 and p.low[i - 1] == wanted[0]
        ):  # "en vouloir à", "s'en remettre à"
            found, wanted = [i - 1], wanted[1:]
        elif wanted[0] in NEGATIVE and (p.auxiliaries(i) or p.is_infinitive(i)):
            within = range((*p.auxiliaries(i), i - 3)[0] + 1, i)  # "n'a pas mâché …", "ne pas le mâcher"
            found = [k for k in within if p.low[k] == wanted[0]][:1]
            wanted = wanted[1:] if found else wanted
        for number, word in enumerate(wanted):
            reach = gap if number == 0 else 3
            hit = self.parse.first(word, at + 1, at + 2 + reach)
            if hit is None or p.sentence[hit] != p.sentence[i]:
                relative = self._relative(word, i) if found and number == len(wanted) - 1 else None
                return (*found, relative) if relative is not None else None
            if p.low[hit] in _THAT and p.low[hit - 1] in _NO_CLAUSE:
                return None  # "exige la libération de X ainsi que celle de Y"
            if word in NEGATIVE and any(p.low[k] in NE for k in range(at + 1, hit)):
                return None  # "en veut à X de n'avoir pas écouté": the negation of another verb
            if p.pos[hit] == "VERB" and p.dep[hit] == "conj" and p.head[hit] == i:
                return None  # "a exclu X et suspendu Y": a second verb
            between = [k for k in range(at + 1, hit) if p.pos[k] == "VERB"]
            verb = p.head[hit]
            if p.dep[hit] == "obj" and verb in between and p.dep[i] == "aux:caus" and p.head[i] == verb:
                return None  # "fait respecter la paix avec X" is not "fait la paix avec X"
            own = load_discourse().undergoing.get(p.lemma[i], word)
            if word != own and own in p.low[i:hit]:
                return None  # "fait l'objet de reproches" is not "fait des reproches"
            if any(p.finite(k) is not None or p.lemma[k] in load_discourse().quitting for k in between):
                return None  # "appelle X à renoncer à son boycott" is no call for it
            found.append(hit)
            at = hit
        return tuple(found)

    def _relative(self, word: str, i: int) -> int | None:
        """*l'accord dont X ne veut pas*: the relative pronoun before the clause of `i` that contains `word`,
        the preposition in which an idiom ends.
        """
        p = self.parse
        low, _ = p.bounds[p.sentence[i]]
        for k in range(i - 1, max(low, i - 12), -1):
            if p.low[k] in RELATIVES:
                return k if CONTRACTED.get(p.low[k]) == word else None
        return None

    def _preceding(self, wanted: tuple[str, ...], i: int) -> tuple[int, ...] | None:
        """*le feu vert donné à X*: the idiom's words stand before its participle."""
        p = self.parse
        low, _ = p.bounds[p.sentence[i]]
        start = max(low, i - 10)
        found: list[int] = []
        at = start
        for word in wanted:
            hit = self.parse.first(word, at, i)
            if hit is None:
                return None
            found.append(hit)
            at = hit + 1
        return tuple(found)


def _lacking(p: Parse, k: int, words: tuple[int, ...]) -> bool:
    """*accueilli sans grand enthousiasme*, *s'est montré moins conciliant*: whether what word `k` of an idiom
    says is not there, or little of it.
    """
    before = k - 1
    while before > 0 and (p.pos[before] == "ADJ" or p.low[before] in {"de", "d'", "la", "le"}):
        before -= 1
    less = p.low[before] in _LESS or (p.low[before] == "peu" and p.low[before + 1] in {"de", "d'"})
    return less and before not in words and p.pos[k] in {"NOUN", "ADJ"}


_THAT = frozenset({"que", "qu'"})
_NO_CLAUSE = frozenset({"ainsi", "tandis", "alors", "même", "parce", "autant"})  # before *que*

_NOMINAL: dict[str, dict[str, tuple[str, ...]]] = {}  # by the lexicon's fingerprint
_KINDS: dict[str, dict[Kind, dict[str, list[Frame]]]] = {}  # the same


def _by_kind(lexicon: Lexicon) -> dict[Kind, dict[str, list[Frame]]]:
    """The frames by where they are looked for, then by lemma."""
    kinds: dict[Kind, dict[str, list[Frame]]] = {"verb": {}, "nominal": {}, "phrase": {}}
    for lemma, frames in lexicon.by_lemma.items():
        for frame in frames:
            kind: Kind = frame.pos if frame.pos == "verb" or frame.pos == "phrase" else "nominal"
            kinds[kind].setdefault(lemma, []).append(frame)
    return kinds


def _nominal_table(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    table: dict[str, set[str]] = {}
    for frame in lexicon.frames:
        if frame.pos in {"noun", "adj"}:
            for form in nominal_forms(frame.lemma):
                table.setdefault(form, set()).add(frame.lemma)
    return {form: tuple(sorted(lemmas)) for form, lemmas in table.items()}
