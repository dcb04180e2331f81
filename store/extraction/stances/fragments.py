"""Evaluations that are no sentence about their target: *parle de « capitulation » à propos de X*,
*« C'est une farce », a réagi Y après l'élection de X*, *« Non à X »*,
*« Vous êtes un menteur », a-t-il lancé à X*.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.extraction.stances.candidate import Candidate
from store.extraction.stances.fragment_words import load_fragments
from store.extraction.stances.headings import ahead
from store.extraction.stances.provocations import provoked_by
from store.extraction.stances.references import Reference
from store.extraction.stances.syntax import CONTRACTED, NOMINAL, QUOTES, SUBJECTS, Found
from store.extraction.stances.upshot import received
from store.extraction.stances.verdicts import made, nearest, predicated
from store.extraction.stances.words import load_discourse
from store.extraction.stances.worth import phrase_at, worth

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine

LONG = 7  # tokens of a quotation, from the word that judges on, that says too much to be about what was told
REACH = 9  # tokens after a verb within which the words that it brings in stand
_THIS = frozenset({"c'", "ce", "cela", "ça", "ceci"})
_THIS_OR_YOU = _THIS.union(("vous", "tu", "-vous", "-tu"))
_AMOUNTS = frozenset({"agit", "agissait"})
_SUBJECTS = SUBJECTS | {"expl"}


def fragments(engine: Engine) -> Iterator[Candidate]:
    """The stances that evaluative words take towards what the sentence says they are about."""
    p, words = engine.parse, load_fragments()
    named = set(p.among(words.cues))
    said = {p.head[k] for k in p.among(_THIS_OR_YOU)}
    for i in p.among(_AMOUNTS):
        if p.quoted[i] and p.low[max(i - 2, 0) : i] == ["il", "s'"]:
            yield from _amounting(engine, i)
    for i in sorted(named | said):
        if i in named and (p.pos[i] == "VERB" or p.is_participle(i)):
            yield from _named(engine, i)
        if i in said and p.quoted[i]:
            yield from _said_of_this(engine, i)
    for start, end, keys in engine.entities.quotations:
        if keys:
            yield from _slogan(engine, start, end, keys)
            yield from _bare(engine, start, end, keys)


# --- a parlé de « capitulation » à propos de X ---------------------------------------------------


def _named(engine: Engine, i: int) -> Iterator[Candidate]:
    p, words = engine.parse, load_fragments()
    names = {p.lemma[i], *words.forms.lemmas(p.low[i])}
    prep = next((words.naming[k] for n in sorted(names) if (k := (p.reflexive(i), n)) in words.naming), None)
    if prep is None or p.passive(i):
        return
    head = _brought_in(engine, i, prep)
    value = worth(engine, head) if head >= 0 else (0, ())
    if not value[0]:
        return
    mode = engine.modality.read(i)
    if mode.negated or mode.dropped or mode.hedged or mode.conditional:
        return
    holders = engine.phrases.all(engine.slots.subjects.of(i), dig=False)
    said = {*value[1], head}
    targets = _owner(engine, said) or _topic(engine, i, said, holders) or _untold(engine, i, said, holders)
    yield from made(engine, i, (i, *value[1]), holders, targets, value[0], "fragment")


def _brought_in(engine: Engine, i: int, prep: str) -> int:
    """The noun that verb `i` brings in, with no name in it before; -1 when there is none."""
    p = engine.parse
    _, high = p.bounds[p.sentence[i]]
    for k in range(i + 1, min(i + REACH, high)):
        inside = bool(p.quoted[k]) and not p.quoted[i]
        if inside and p.pos[k] == "ADJ" and phrase_at(engine, k)[0]:
            return k  # "une « mauvaise nouvelle »"
        if p.pos[k] == "NOUN" and not p.timed[k] and (p.prep(k) == prep or inside):
            return -1 if engine.entities.headed(k) and not p.quoted[k] else k
        if engine.entities.headed(k) or p.pos[k] in {"VERB", "PROPN"}:
            inside = p.low[k - 1] in {"dans", "en", "chez"} or p.prep(k) in {"dans", "en", "chez"}
            if not inside:
                return -1
    return -1


def _owner(engine: Engine, said: set[int]) -> list[Reference]:
    """*« un coup de force » de X*, *une « manœuvre » orchestrée par X*: whose it is that is called so."""
    p = engine.parse
    for k in sorted(c for i in said for c in p.kids[i] if c not in said):
        if p.prep(k) == "de" and p.pos[k] in NOMINAL:
            return engine.phrases.one(k, True) if not engine.phrases.befalls(p.head[k]) else []
        if p.dep[k] == "acl" and p.is_participle(k):
            by = engine.phrases.all(engine.slots.agent(k), dig=True)
            if by:
                return by
    return []


def _untold(engine: Engine, i: int, said: set[int], holders: list[Reference]) -> list[Reference]:
    """*X a décidé de … . Y a parlé de « coup de force »*: what was told before, where a quotation that ends
    the clause says nothing of whom; who did it, where the words name a deed.
    """
    p, last = engine.parse, max(said)
    if load_fragments().speaking.isdisjoint(engine.modality.lemmas(i)):
        return []
    end = last + 1
    while end < p.size and (p.low[end] in QUOTES or (p.quoted[end] and p.quoted[end] == p.quoted[last])):
        end += 1
    if (
        end - min(said) > LONG
        or not p.quoted[last]
        or p.quoted[i]
        or (end < p.size and p.pos[end] not in {"PUNCT", "SPACE", "CCONJ"})
    ):
        return []
    words, nouns = engine.entities.gazetteer.words, {p.doc[k].folded for k in said}
    if not nouns.isdisjoint(words["deed.force"]) or not nouns.isdisjoint(words["deed.blamed"]):
        by = provoked_by(engine, i, holders)
        if by:
            return by
    return received(engine, i, _recent(engine, i, said, holders), holders)


def _recent(engine: Engine, i: int, said: set[int], holders: list[Reference]) -> list[Reference]:
    """What is in question lately, unless the words `said` of it judge a person's deed or an outcome."""
    return [] if _open(engine, said) else engine.matter.recent(i, holders)


def _open(engine: Engine, said: set[int]) -> bool:
    """*« un geste irréfléchi »*, *« une victoire »*: whether the words leave open what they are about."""
    words = load_discourse()
    return any(engine.parse.lemma[k] in words.personal | words.retreats for k in said)


# --- « C'est une farce », a réagi Y après … ------------------------------------------------------


def _said_of_this(engine: Engine, i: int) -> Iterator[Candidate]:
    """What is said of *ce, cela* or of *vous*."""
    p = engine.parse
    subject = next((k for k in p.kids[i] if p.dep[k] in _SUBJECTS), -1)
    if subject < 0 or p.low[subject] not in _THIS_OR_YOU:
        return
    value = predicated(engine, i)
    mode = engine.modality.read(i) if value[0] else None
    if mode is None or mode.dropped or mode.hedged or mode.conditional or not mode.sources:
        return
    holders = nearest(engine, i, mode.sources)
    if p.low[subject] in _THIS:
        targets = _topic(engine, i, {i, *value[1]}, holders, outside=True)
        targets = targets or _recent(engine, i, {i, *value[1]}, holders)
    else:
        targets = _addressed(engine, i)
    yield from made(engine, i, value[1], holders, targets, value[0], "fragment")


def _amounting(engine: Engine, i: int) -> Iterator[Candidate]:
    """*« Il s'agit d'un pas en arrière », a déploré X après …*"""
    head = _brought_in(engine, i, "de")
    value = worth(engine, head) if head >= 0 else (0, ())
    mode = engine.modality.read(i) if value[0] else None
    if mode is None or mode.negated or mode.dropped or mode.hedged or mode.conditional or not mode.sources:
        return
    holders = nearest(engine, i, mode.sources)
    said = {i, head, *value[1]}
    targets = _topic(engine, i, said, holders, outside=True) or _recent(engine, i, said, holders)
    yield from made(engine, i, (i, *value[1]), holders, targets, value[0], "fragment")


def _addressed(engine: Engine, i: int) -> list[Reference]:
    """To whom the quotation that token `i` stands in is said: *a-t-il lancé à X*."""
    p = engine.parse
    low, high = p.bounds[p.sentence[i]]
    for k in range(low, high):
        if p.pos[k] == "VERB" and not p.quoted[k] and engine.modality.reports(k):
            return engine.phrases.all(engine.slots.dative(k), dig=False)
    return []


# --- « Non à X », « Une farce » -------------------------------------------------------------------


def _slogan(engine: Engine, start: int, end: int, keys: list[int]) -> Iterator[Candidate]:
    p, words = engine.parse, load_fragments()
    holders = nearest(engine, start, keys)
    for k in range(start, min(start + 4, end)):
        if p.pos[k] == "NOUN" and p.low[k] not in words.slogans:
            break  # « crime contre X »
        if p.pos[k] in {"VERB", "AUX"} and p.low[k] not in words.slogans:
            break  # « cela fait honte à X »
        for phrase, sign in words.slogans.get(p.low[k], ()):
            if _here(engine, k, phrase):
                targets = _first(engine, k + len(phrase), min(k + len(phrase) + 5, end))
                yield from made(engine, k, (k,), holders, targets, sign, "fragment")
                return
    said = next((k for k in range(start + 1, min(start + 5, end)) if p.low[k] in words.chants), -1)
    if said >= 0 and end - start <= 5:
        yield from made(engine, said, (said,), holders, _first(engine, start, said), -1, "fragment")


def _bare(engine: Engine, start: int, end: int, keys: list[int]) -> Iterator[Candidate]:
    """A quotation that is nothing but an evaluation."""
    p = engine.parse
    asked = p.first("?", start, end)
    start = start if asked is None or end - asked < 2 else asked + 1  # « X ? Une honte »
    verbs = [k for k in range(start, end) if p.pos[k] in {"VERB", "AUX"} and p.finite(k) is not None]
    kinds = {"NOUN", "ADJ"} if end - start > 3 else {"NOUN", "ADJ", "PROPN", "X", "ADV"}  # "« Inédit », …"
    heads = [k for k in range(start, end) if p.pos[k] in kinds and not start <= p.head[k] < end]
    opens = start - 1 <= p.bounds[p.sentence[start]][0]
    if verbs or not heads or not opens or end - start > 9 or any(p.kids_case(k) and p.prep(k) for k in heads):
        return
    value = worth(engine, heads[0])
    if value[0]:
        holders = nearest(engine, start, keys)
        targets = ahead(engine, start)
        targets = targets or _topic(engine, heads[0], {heads[0], *value[1]}, holders, outside=True)
        if not targets and load_discourse().denials.isdisjoint(p.low[k] for k in range(start, end)):
            targets = _recent(engine, heads[0], {heads[0], *value[1]}, holders)
        yield from made(engine, heads[0], value[1], holders, targets, value[0], "fragment")


# --- what the words are about ---------------------------------------------------------------------


def _topic(
    engine: Engine, i: int, said: set[int], holders: list[Reference], outside: bool = False
) -> list[Reference]:
    """What the sentence of token `i` says that the words are about: *à propos de X*, *après le vote de X*."""
    p, words = engine.parse, load_fragments()
    low, high = p.bounds[p.sentence[i]]
    for k in (*range(i, high), *range(low, i)):
        if k in said or (outside and p.quoted[k] and p.quoted[k] == p.quoted[i]):
            continue
        for phrase in words.about.get(p.low[k], ()):
            if _here(engine, k, phrase) and not (
                phrase == ("dans",) and k < i
            ):  # "dans ce texte, X condamne"
                found = _first(engine, k + len(phrase), min(k + len(phrase) + 7, high))
                if phrase[0] in words.before:
                    found = [r for r in found if engine.phrases.kind(r.entity) == "proposal"]
                if found:
                    return found
    about = [] if _open(engine, said) else engine.matter.after(said, i)
    itself = engine.parse.doc[i].folded in engine.entities.gazetteer.words["proposal.anaphors"]
    return (
        about if itself else received(engine, i, about, holders)
    )  # "Un texte dangereux", whatever came of it


def _here(engine: Engine, k: int, phrase: tuple[str, ...]) -> bool:
    p = engine.parse
    near = p.low[k : k + len(phrase)]
    if len(near) < len(phrase):
        return False
    return (*near[:-1], CONTRACTED.get(near[-1], near[-1])) == phrase


def _first(engine: Engine, start: int, end: int) -> list[Reference]:
    """The actors of the first noun phrase from token `start` on."""
    p = engine.parse
    for k in range(start, end):
        if p.timed[k]:
            continue
        if p.pos[k] in NOMINAL or engine.entities.headed(k):
            return engine.phrases.all(Found((k,)), dig=True)
        if p.pos[k] not in {"DET", "ADJ", "ADP", "ADV"} and p.low[k] not in QUOTES:
            break
    return []
