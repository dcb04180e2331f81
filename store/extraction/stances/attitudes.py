"""*juge l'initiative mort-née*, *qualifie X de terroriste*:
a verb of judgement and the worth of its predicate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from store.extraction.stances.candidate import Candidate
from store.extraction.stances.columns import NE, below
from store.extraction.stances.modality import says_of_itself
from store.extraction.stances.references import Reference
from store.extraction.stances.syntax import COMMAS, QUOTES, Found, Parse
from store.extraction.stances.words import load_discourse
from store.extraction.stances.worth import judged, phrase_at, worth
from store.model import StanceKind

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine
    from store.lexicon import Attitude

_BODIES = frozenset({"party", "organisation", "armed_group", "media"})
_BARE = frozenset({"xcomp", "que", "obj"})  # predicates that no preposition introduces
_NOT = frozenset({"pas", "peu", "ni"})
REACH = 14  # tokens after the verb within which its predicate must stand


def judged_by_verbs(engine: Engine) -> list[Candidate]:
    """The stances of those who judge, towards what they judge."""
    found = []
    for verb, tokens, holders, targets, sign in judgements(engine):
        mode = engine.modality.read(verb)
        if mode.negated and sign > 0:
            mode, sign = replace(mode, negated=False), -1  # "ne juge pas la loi nécessaire"
        for holder in holders if not mode.dropped else ():
            same = any(says_of_itself(s, holder.entity, engine.phrases) for s in mode.sources)
            certainty, source = mode.certainty(holder.entity, same)
            for target in targets:
                stance: StanceKind = "support" if sign * target.sign > 0 else "oppose"
                if holder.entity == target.entity or engine.phrases.kind(holder.entity) == "proposal":
                    continue
                path = (*holder.path, *target.path)
                made = (stance, certainty, source, verb, tokens, "judgement", path)
                found.append(Candidate(holder, target, *made))
    return found


def judgements(engine: Engine) -> list[tuple[int, tuple[int, ...], list[Reference], list[Reference], int]]:
    """(verb, tokens of the cue, holders, targets, sign) of every judgement in the text."""
    p = engine.parse
    found = []
    for i in p.among(engine.cues.judging):
        for lemma in engine.modality.lemmas(i):
            for entry in engine.lexicon.attitudes.get(lemma, ()):
                if p.pos[i] not in {"VERB", "AUX"} and not p.is_participle(i):
                    continue
                if entry.reflexive != p.reflexive(i):
                    continue
                made = _judgement(engine, i, entry)
                if made:
                    found.append(made)
                    break
    return found


def _judgement(
    engine: Engine, i: int, entry: Attitude
) -> tuple[int, tuple[int, ...], list[Reference], list[Reference], int] | None:
    clause = _clause(engine, i) if "que" in entry.predicate else None
    belittled = "en" in entry.object and any(engine.parse.low[k] in NE for k in engine.parse.kids[i])
    if clause is None and not entry.otherwise and not belittled and not _evaluated(engine, i):
        return None
    holders = engine.phrases.all(engine.slots.subject(i), dig=False)
    if not holders:
        return None
    if clause is not None:
        head, sign = clause
        targets = engine.phrases.all(engine.slots.subjects.of(head), dig=True)
        if targets:
            return i, (i, head), holders, targets, sign
    objects = Found()
    for slot in entry.object:
        objects = engine.slots.object(i) if slot == "obj" else engine.slots.complement(i, slot)
        if slot == "en" and not objects:  # "voit dans X un danger"
            objects = engine.slots.complement(i, "dans") or engine.slots.complement(i, "chez")
        if not objects and slot == "obj" and entry.predicate == ("xcomp",):
            said = _said_before_object(engine, i)
            if said:
                targets = engine.phrases.all(said[1], dig=True)
                return (i, (i, said[0]), holders, targets, said[2]) if targets else None
        if objects:
            break
    if not objects and entry.predicate == ("de",):
        objects = _insulted(engine, i)
    targets = engine.phrases.all(objects, dig=True) or engine.phrases.latent(objects, False)
    targets = [r for r in targets if not engine.pairs.vague(r)]
    if not targets:
        return None
    at = _predicate(engine, i, entry, (*targets, *holders)) or _unknown(engine, i, entry, targets)
    at = at or (_belittled(engine, i, targets) if "en" in entry.object else None)
    if at is None or ("en" in entry.object and _set_in(engine, at[0], targets)):
        return None
    if engine.parse.pos[objects.heads[0]] == "PRON" and _of_a_person(engine, at[0]):
        targets = [
            r for r in targets if engine.phrases.kind(r.entity) not in _BODIES
        ]  # "l'a traité de menteur"
    if entry.predicate == ("pour",) and not _taken_for(engine, at[0]):
        return None  # "prendre les mesures nécessaires pour …"
    return i, (i, at[0]), holders, targets, at[1]


def _insulted(engine: Engine, i: int) -> Found:
    """*traite de « menteur » le chef de X*: who is named right after the word that verb `i` calls him."""
    p = engine.parse
    _, high = p.bounds[p.sentence[i]]
    k = i + 1
    if p.low[k : k + 1] not in (["de"], ["d'"]):
        return Found()
    while k + 1 < high and (p.low[k + 1] in QUOTES or (p.quoted[k + 1] and p.quoted[k + 1] != p.quoted[i])):
        k += 1
    at = k + 1 if p.low[k] in QUOTES else k + 2  # after the closing mark, else after one word
    at += 1 if at < high and p.pos[at] == "DET" else 0
    return next((Found((m.head,)) for m in engine.entities.starting(at)), Found()) if at < high else Found()


def _of_a_person(engine: Engine, k: int) -> bool:
    """Whether the noun at `k` calls one person something (*menteur*), no party and no body."""
    stems = tuple(engine.entities.gazetteer.words["act.judged_actors"])
    return engine.parse.pos[k] == "NOUN" and engine.parse.doc[k].folded.startswith(stems)


def _taken_for(engine: Engine, predicate: int) -> bool:
    """*tient X pour un danger*: whether *pour* stands before the predicate and what goes with it."""
    p, k = engine.parse, predicate - 1
    while k > 0 and (p.pos[k] in {"DET", "ADJ", "ADV", "NUM"} or p.low[k] in QUOTES):
        k -= 1
    return p.low[k] == "pour"


def _set_in(engine: Engine, predicate: int, targets: list[Reference]) -> bool:
    """*dénonce une ingérence en Ukraine*, *… dans les affaires de X*: whether the targets say where the
    predicate takes place, as what follows it does unless it is a person (*voit un rival en X*).
    """
    return all(predicate < r.head and engine.phrases.kind(r.entity) != "person" for r in targets)


def _evaluated(engine: Engine, i: int) -> bool:
    """Whether within reach of verb `i` a word stands that can be what is said of what it judges."""
    p = engine.parse
    _, high = p.bounds[p.sentence[i]]
    near = range(i + 1, min(i + 1 + REACH, high))
    return any(
        judged(engine, k) or (p.quoted[k] and p.pos[k] == "NOUN") or phrase_at(engine, k)[0] for k in near
    )


def _clause(engine: Engine, i: int) -> tuple[int, int] | None:
    """The copular predicate of a *que* clause below `i`, and its sign."""
    p = engine.parse
    for k in p.kids[i]:
        if p.dep[k] == "ccomp" and k > i and p.pos[k] in {"ADJ", "NOUN"}:
            sign = judged(engine, k)
            if sign:
                return k, -sign if engine.modality.negated(k) else sign
    return None


def _said_before_object(engine: Engine, i: int) -> tuple[int, Found, int] | None:
    """*juge illégitime le pouvoir de X*, *juge regrettable que X …*: the predicate right after the verb,
    what it is said of, and its sign.
    """
    p = engine.parse
    _, high = p.bounds[p.sentence[i]]
    k = next((k for k in range(i + 1, min(i + 9, high)) if judged(engine, k)), -1)
    if k < 0 or any(p.pos[j] in {"VERB", "NOUN", "PROPN"} and not p.timed[j] for j in range(i + 1, k)):
        return None
    sign = -judged(engine, k) if _turned(p, k) else judged(engine, k)
    if k + 1 < high and p.low[k + 1] in {"que", "qu'"}:
        verb = next((j for j in range(k + 2, min(k + 14, high)) if p.finite(j) is not None), -1)
        while verb >= 0 and p.dep[verb].startswith(("aux", "cop")):
            verb = p.head[verb]
        return (k, engine.slots.subjects.of(verb), sign) if verb >= 0 else None
    own = [j for j in p.kids[k] if p.dep[j] == "obj" and j > k and p.prep(j) == ""]
    return (k, Found(tuple(p.coordinated(own[0]))), sign) if own else None


def _describes(engine: Engine, k: int, targets: Sequence[Reference]) -> bool:
    """*considère la plus grande milice de X comme*: whether adjective `k` only tells which of them is judged,
    as one does that stands between the article and the noun from which the target hangs.
    """
    p = engine.parse
    noun = p.head[k]
    return p.dep[k] == "amod" and noun > k and any(below(p.head, r.head, noun) for r in targets)


def _unknown(engine: Engine, i: int, entry: Attitude, targets: list[Reference]) -> tuple[int, int] | None:
    """*a traité X de « gorille »*: a quality that no list values, where the verb alone says enough, or
    the quotation marks (*compare X au « Duce »*).
    """
    p = engine.parse
    inside = {k for r in targets for k in range(r.start, r.end)}
    likened = entry.predicate == ("à",)
    found = engine.slots.complement(i, entry.predicate[0]) if entry.otherwise or likened else Found()
    at = next((k for k in found.heads if k not in inside and p.pos[k] in {"NOUN", "ADJ", "X"}), -1)
    if at <= i or (not entry.otherwise and not p.quoted[at]):
        return None
    return at, entry.otherwise or -1


def _belittled(engine: Engine, i: int, targets: list[Reference]) -> tuple[int, int] | None:
    """*ne voit dans la réforme que de la « cosmétique »*: who says that it is no more than that."""
    p = engine.parse
    _, high = p.bounds[p.sentence[i]]
    if not any(p.low[k] in NE for k in range(max(i - 4, 0), i)):
        return None
    inside = {k for r in targets for k in range(r.start, r.end)}
    only = next(
        (k for k in range(i + 1, min(i + REACH, high)) if p.low[k] in {"que", "qu'"} and k not in inside), -1
    )
    if only < 0:
        return None
    near = (k for k in range(only + 1, min(only + 6, high)) if p.quoted[k] and p.pos[k] in {"NOUN", "ADJ"})
    at = next(near, -1)
    return (at, -1) if at >= 0 and not p.quoted[i] else None


def _predicate(engine: Engine, i: int, entry: Attitude, named: Sequence[Reference]) -> tuple[int, int] | None:
    """The evaluative word after the verb, outside the phrases of those `named`, who judge or are judged;
    after the preposition that introduces it, where the verb needs one. With its sign.
    """
    p = engine.parse
    bare = not _BARE.isdisjoint(entry.predicate)
    _, high = p.bounds[p.sentence[i]]
    inside = {k for r in named for k in range(r.start, r.end)}
    for k in range(i + 1, min(i + 1 + REACH, high)):
        if p.pos[k] in {"VERB", "AUX"} and p.finite(k) is not None and not p.quoted[k]:
            break
        if (p.low[k] in COMMAS and p.low[k] != ",") or (p.low[k] == "," and not p.quoted[k] and k > i + 6):
            break
        if k in inside or _describes(engine, k, named):
            continue
        phrase = phrase_at(engine, k)
        sign = phrase[0] or _worth(engine, k)
        if sign and not (bare or any(p.first(w, i + 1, k) is not None for w in entry.predicate)):
            continue
        if sign and (phrase[0] or p.pos[k] in {"ADJ", "NOUN", "VERB", "PROPN", "ADV"}):
            return k, -sign if _turned(p, k) else sign
    return None


def _worth(engine: Engine, k: int) -> int:
    """The worth of the word at `k`, of the noun that an adjective before it describes (*plus grand rapt*), of
    a phrase in quotation marks (*de « monstre budgétaire »*).
    """
    p = engine.parse
    noun = p.head[k]
    if p.pos[k] == "ADJ" and p.dep[k] == "amod" and k < noun <= k + 2 and p.pos[noun] == "NOUN":
        return worth(engine, noun)[0] or judged(engine, k)
    sign = judged(engine, k)
    return worth(engine, k)[0] if not sign and p.quoted[k] and p.pos[k] == "NOUN" else sign


def _turned(p: Parse, k: int) -> bool:
    """*pas nécessaire*, *ni juste*; but *un pas nécessaire* is a step."""
    before = k - 1
    while before > 0 and p.pos[before] == "ADV" and p.low[before] not in _NOT:
        before -= 1  # "pas très courageux"
    step = p.low[before] == "pas" and p.low[before - 1] in load_discourse().steps
    return p.low[before] in _NOT and not step
