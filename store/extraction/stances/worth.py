"""What a noun or adjective phrase says of its subject: praise, blame or nothing (*un mauvais signal*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.forms import nominal_forms
from store.extraction.stances.syntax import QUOTES
from store.extraction.stances.verdict_words import load_verdicts

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.syntax import Parse
    from store.lexicon import Lexicon

REACH = 7  # tokens of a phrase that are looked at after its head
Value = tuple[int, tuple[int, ...]]  # +1, -1 or 0, and the tokens that say it
Tables = tuple[dict[str, int], dict[str, list[tuple[tuple[str, ...], int]]]]  # forms; phrases by first word
NOTHING: Value = (0, ())
_ARTICLES = frozenset({"le", "la", "les"})
_ALONE = frozenset({"seul", "seule", "seuls", "seules"})
_OF = frozenset({"de", "du", "des", "d'"})
_INSIDE = frozenset({"ADJ", "DET", "ADV", "NOUN", "PROPN", "ADP", "X", "NUM", "VERB", "PRON"})


def sign_of(engine: Engine, k: int) -> int:
    """The worth of the word at `k`: +1, -1, or 0 when it has none."""
    return engine.worths.get(k, 0)


def valued_words(p: Parse, lexicon: Lexicon) -> dict[int, int]:
    """The worth of every word of the article that has one, +1 or -1."""
    forms, _ = _tables(lexicon)
    found = {k: forms[form] for form in p.forms_at.keys() & forms.keys() for k in p.forms_at[form]}
    for k, lemma in enumerate(p.lemma):
        if lemma in lexicon.evaluations and not found.get(k):
            found[k] = lexicon.evaluations[lemma]
    for k in p.forms_at.get("moins", ()):
        if k and k + 1 in found and p.low[k - 1] in _ARTICLES:
            found[k + 1] *= -1  # "la moins mauvaise solution"
    for k in p.spelt(load_verdicts().answerable):
        if k + 1 < p.size and p.low[k + 1] in _OF:
            found[k] = 1 if k and p.low[k - 1] in _ALONE else -1  # "la seule capable de gagner"
    return found


def judged(engine: Engine, k: int) -> int:
    """The worth of the word at `k` in a judgement, where too much of anything is blame (*trop timide*)."""
    p = engine.parse
    if k and p.low[k - 1] in load_verdicts().too and p.pos[k] not in {"ADV", "ADP", "PRON", "DET"}:
        return 0 if k > 1 and p.low[k - 2] == "pas" else -1
    return sign_of(engine, k)


def worth(engine: Engine, i: int, bare: bool = False) -> Value:
    """The worth of the phrase headed by `i`. `bare`: of a plain predicate of an actor, for which
    adjectives that say too little do not count.
    """
    found = _phrase(engine, i)
    if found[0]:
        return found
    p, words = engine.parse, load_verdicts()
    own = 0 if p.pos[i] == "PROPN" and p.doc[i].text[:1].isupper() else sign_of(engine, i)
    if bare and p.pos[i] == "ADJ" and p.low[i] in words.faint and i + 1 < p.size and p.pos[i + 1] == "NOUN":
        own = 0  # "un sérieux revers", whose noun the parser took for something else
    beside = [k for k in _adjectives(engine, i) if sign_of(engine, k)]
    if p.pos[i] == "ADJ" and i and p.low[i - 1] in words.too and own > 0:
        return -1, (i - 1, i)
    if p.low[i] in words.lacking and not own:
        return _lacking(engine, i)
    if own and p.low[i] in words.boons:
        own = own if _for_all(engine, i) else 0
    blame = [k for k in beside if sign_of(engine, k) < 0]
    praise = [k for k in beside if sign_of(engine, k) > 0 and not (bare and p.low[k] in words.faint)]
    if own < 0:
        return -1, (i, *beside)
    if blame:
        return -1, (i, *blame)
    if own > 0:
        return 1, (i, *praise)
    amount = _of_what(engine, i)  # "la plus grande entreprise de spoliation"
    return (1, (i, *praise)) if praise and not amount[0] else amount


def _adjectives(engine: Engine, i: int) -> list[int]:
    """The adjectives of `i`, those coordinated with them or with `i` too."""
    p = engine.parse
    kids = [
        k
        for k in p.kids[i]
        if p.dep[k] in {"amod", "acl", "conj", "flat", "nmod", "appos"}
        and p.pos[k] in {"ADJ", "VERB", "ADV"}
        and abs(k - i) < REACH
        and p.finite(k) is None
    ]
    kids += [
        k
        for k in (i - 1, i + 1)
        if 0 <= k < p.size and p.pos[k] == "ADJ" and k not in kids and p.head[k] == i
    ]
    return [*kids, *(c for k in kids for c in p.kids[k] if p.dep[c] == "conj" and p.pos[c] == "ADJ")]


def _phrase(engine: Engine, i: int) -> Value:
    """An evaluation of several words that begins in the phrase of `i` or right after its head."""
    p = engine.parse
    low, high = p.bounds[p.sentence[i]]
    left = min([i, *(k for k in p.kids[i] if k < i and p.dep[k] in {"case", "det", "amod", "nummod"})])
    for k in range(max(left, low), min(i + 3, high)):
        if k > i and p.low[k] not in QUOTES and p.pos[k] not in _INSIDE:
            break
        value = phrase_at(engine, k)
        if value[0]:
            return value
    return 0, ()


def phrase_at(engine: Engine, k: int) -> Value:
    """The worth of the evaluation of several words that begins at token `k` (*à bout de souffle*)."""
    return engine.valued.get(k, NOTHING)


def overdone(p: Parse) -> list[int]:
    """The words that say that there is too much of something."""
    return p.spelt(load_verdicts().too)


def valued_phrases(p: Parse, lexicon: Lexicon) -> dict[int, Value]:
    """The worth of every evaluation of several words in the article, by its first token."""
    _, phrases = _tables(lexicon)
    forms, found = p.forms_at, dict[int, Value]()
    for first in forms.keys() & phrases.keys():
        near = [
            (words, sign)
            for words, sign in phrases[first]
            if words[-1] in forms and all(word in forms for word in words)
        ]
        for k in forms[first] if near else ():
            _, high = p.bounds[p.sentence[k]]
            for words, sign in near:
                reach = range(k, min(k + len(words) + 3, high))
                at = tuple([j for j in reach if p.low[j] not in QUOTES][: len(words)])
                if tuple([p.low[j] for j in at]) == words:
                    found[k] = sign, at
                    break
    return found


def _complements(engine: Engine, i: int) -> list[int]:
    p = engine.parse
    return [
        k for k in p.kids[i] if p.dep[k] in {"nmod", "obl", "obl:arg"} and k > i and p.prep(k) in {"de", "d'"}
    ]


def _lacking(engine: Engine, i: int) -> Value:
    """*une absence de courage*, *la fin d'un cauchemar*: the contrary of what is lacking."""
    for k in _complements(engine, i):
        sign, tokens = worth(engine, k)
        if sign:
            return -sign, (i, *tokens)
    return 0, ()


def _of_what(engine: Engine, i: int) -> Value:
    """*un entrepreneur de haine*, *un retour à la barbarie*: the blame of what stands after *de*, *à*."""
    p, words = engine.parse, load_verdicts()
    if any(p.dep[k] == "nummod" for k in p.kids[i]):
        return 0, ()  # "treize millions de déplacés" are no blame
    below = [k for k in p.kids[i] if p.low[i] in words.leading and k > i and p.prep(k) in {"à", "vers"}]
    for k in (*_complements(engine, i), *below):
        actor = bool(engine.entities.headed(k))
        sign = sign_of(engine, k)
        if sign < 0 and not actor and p.pos[k] == "NOUN" and p.low[k] not in words.lukewarm:
            return sign, (i, k)
    return 0, ()


def _for_all(engine: Engine, i: int) -> bool:
    """Whether a *victoire*, a *cadeau* is nobody's, not that of an actor or a villain (*pour les tyrans*)."""
    p = engine.parse
    for k in p.kids[i]:
        if k > i and p.prep(k) in {"pour", "à", "de"}:
            villain = sign_of(engine, k) < 0
            if villain or engine.phrases.all(engine.slots.complement(i, p.prep(k)), dig=True):
                return False
    return True


def _tables(lexicon: Lexicon) -> Tables:
    return _KEPT.get(lexicon.fingerprint) or _make(lexicon)


_KEPT: dict[str, Tables] = {}  # by the lexicon's fingerprint


def _make(lexicon: Lexicon) -> Tables:
    forms: dict[str, int] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for entry, sign in lexicon.evaluations.items():
        words = tuple(entry.lower().replace("'", "' ").split())
        if len(words) > 1:
            phrases.setdefault(words[0], []).append((words, sign))
        else:
            for form in nominal_forms(entry):
                forms.setdefault(form, sign)
    for entry, sign in lexicon.evaluations.items():
        forms[entry] = sign  # its own form before another's plural
    for group in phrases.values():
        group.sort(key=lambda one: -len(one[0]))
    _KEPT[lexicon.fingerprint] = forms, phrases
    return forms, phrases
