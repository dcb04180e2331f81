"""How somebody feels about what befalls another: *pleure la mort de X*, *se réjouit que X ait été battu*,
*rêve de voir X tomber*, *a fait échouer X*, *se dit trahi par X*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from store.extraction.stances.candidate import Candidate
from store.extraction.stances.modality import says_of_itself
from store.extraction.stances.mode import Mode
from store.extraction.stances.outcome_words import Feeling, load_outcomes
from store.extraction.stances.references import Reference
from store.extraction.stances.syntax import QUOTES, SUBJECTS, Found
from store.extraction.stances.verdicts import hits, made, names_of, nearest
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine

REACH = 14  # tokens after *que* or *voir* within which the verb of what happens stands
_THAT = frozenset({"que", "qu'"})
_NO_COMPLEMENT = frozenset({"ne", "plus", "moins", "tandis", "alors", "bien", "afin", "parce", "puis", ","})
_IMPERSONAL = frozenset({"il", "c'", "ce", "cela", "ça", "-il", "-ce"})
_SUBJECTS = SUBJECTS | {"expl"}
_ON_THE_WAY = frozenset({"ADV", "ADP", "SCONJ", "PRON", "DET", "PUNCT"})
Fate = tuple[list[Reference], int]  # whom it befalls, and whether the feeling is for them


def outcomes(engine: Engine) -> Iterator[Candidate]:
    """The stances of those who are glad or sorry of what befalls others, or who bring it about."""
    p, words = engine.parse, load_outcomes()
    for k in sorted({*p.among(words.cues), *p.grouped}):
        if p.low[k] in words.wronged:
            yield from _wronged(engine, k)
        if p.pos[k] == "VERB":
            yield from _caused(engine, k)
            yield from _hindered(engine, k)
        for feeling in _feelings(engine, k):
            found = list(_felt(engine, k, feeling))
            yield from found
            if found:
                break


def _felt(engine: Engine, k: int, feeling: Feeling) -> Iterator[Candidate]:
    event = _event(engine, k)
    fates = list(_fates(engine, event, feeling)) if event >= 0 else list(_noun(engine, k, feeling))
    if not any(targets for targets, _ in fates):
        return
    mode = engine.modality.read(k)
    if mode.dropped or (mode.negated and not feeling.hope):
        return
    if mode.negated and event >= 0 and not load_outcomes().willing.isdisjoint(names_of(engine, k)):
        mode.negated = False  # "ne veut pas que X reste": wants him gone
        fates = [(targets, -sign) for targets, sign in fates]
    tokens = (k, event) if event >= 0 else (k,)
    yield from _certain(engine, k, tokens, _who_feels(engine, k, mode.sources), fates, mode)


def _certain(
    engine: Engine, k: int, tokens: tuple[int, ...], holders: list[Reference], fates: list[Fate], mode: Mode
) -> Iterator[Candidate]:
    for holder in holders:
        same = any(says_of_itself(s, holder.entity, engine.phrases) for s in mode.sources)
        certainty, source = mode.certainty(holder.entity, same or "speaker" in holder.path)
        for targets, sign in fates:
            for c in made(engine, k, tokens, [holder], targets, sign, "outcome"):
                yield replace(c, certainty=certainty, source=source)


# --- the feeling ----------------------------------------------------------------------------------


def _feelings(engine: Engine, k: int) -> list[Feeling]:
    """What verb or adjective `k` says of what follows it."""
    p, words = engine.parse, load_outcomes()
    if p.pos[k] in {"VERB", "AUX"} and not p.dep[k].startswith("aux"):
        names = {p.lemma[k], *words.forms.lemmas(p.low[k])}
        felt = sorted(names & words.feeling)
        found = [f for name in felt for f in words.feelings.get((p.reflexive(k), name), ())]
        if found:
            return found
    said = p.low[k] in words.worths or p.low[k] in words.moods
    if said and p.pos[k] in {"ADJ", "VERB", "NOUN", "ADV"}:
        said_of_it = _impersonal(engine, k)
        sign = words.worths.get(p.low[k], 0) if said_of_it else words.moods.get(p.low[k], 0)
        return [Feeling(sign, "de", said_of_it and sign > 0)] if sign else []  # "il est bon que": hoped for
    return []


def _impersonal(engine: Engine, k: int) -> bool:
    """*il est regrettable que …*, *c'est une honte que …*, *il faut que …*."""
    p = engine.parse
    copular = p.copular(k) or "falloir" in engine.modality.lemmas(k)
    return copular and any(p.low[c] in _IMPERSONAL and p.dep[c] in _SUBJECTS for c in p.kids[k])


def _who_feels(engine: Engine, k: int, sources: list[int]) -> list[Reference]:
    p = engine.parse
    if _impersonal(engine, k):
        return nearest(engine, k, sources)
    found = engine.slots.subject(k) if p.pos[k] in {"VERB", "AUX"} else engine.slots.subjects.of(k)
    up = p.head[k]
    if not found and p.pos[up] == "VERB" and p.dep[k] in {"xcomp", "obj", "advcl", "obl"}:
        found = engine.slots.subject(up)
    return engine.phrases.all(found, dig=False)


# --- what it is about -----------------------------------------------------------------------------


def _noun(engine: Engine, k: int, feeling: Feeling) -> Iterator[Fate]:
    """*la chute de X*: those whom the noun after the feeling is about."""
    slots = engine.slots
    if engine.parse.pos[k] not in {"VERB", "AUX"}:
        return
    found = slots.complement(k, feeling.prep) if feeling.prep else slots.object(k)
    carriers, words = engine.lexicon.carriers, load_outcomes()
    verbs = {engine.parse.lemma[k], *words.forms.lemmas(engine.parse.low[k])}
    kept = []
    for r in engine.phrases.all(found, dig=True):
        through = [carriers[name] for name in r.path if name in carriers]
        if verbs & words.granting and words.granted.intersection(r.path):
            continue  # "a accepté la démission de X"
        if through and "genitive" not in r.path and (not feeling.hope or any(c.wish for c in through)):
            kept.append(r)
    yield kept, feeling.sign


def _event(engine: Engine, k: int) -> int:
    """The verb of what happens: after *que*, or after *de voir*; -1 when there is none near `k`."""
    p = engine.parse
    _, high = p.bounds[p.sentence[k]]
    for j in range(k + 1, min(k + 6, high)):
        bound = p.low[j - 2 : j] == ["à", "ce"]  # "veille à ce que X parte"
        if p.low[j] in _THAT and p.low[j - 1] not in _NO_COMPLEMENT and (p.pos[j] != "PRON" or bound):
            return _predicate(engine, j, high)
        if p.low[j] in load_outcomes().seeing and p.is_infinitive(j):
            return _seen(engine, j, high)
        if p.pos[j] not in _ON_THE_WAY and p.low[j] != "fait":
            break
    return _quoted_before(engine, k)


def _quoted_before(engine: Engine, k: int) -> int:
    """*« X refuse tout », a déploré Y*: the predicate of the one clause quoted before verb `k`; else -1."""
    p = engine.parse
    low, _ = p.bounds[p.sentence[k]]
    close = next((j for j in range(k - 1, max(low, k - 6), -1) if p.low[j] in QUOTES), -1)
    if close < 0 or p.low[close + 1] != "," or p.quoted[k] or p.low[low] not in QUOTES:
        return -1
    if any(p.low[j] in QUOTES for j in range(low + 1, close)):
        return -1
    tops = [j for j in range(low + 1, close) if not low < p.head[j] < close or p.head[j] == j]
    verbs = [j for j in tops if p.pos[j] == "VERB" or (p.pos[j] in {"NOUN", "ADJ"} and p.copular(j))]
    return verbs[0] if len(verbs) == 1 else -1


def _predicate(engine: Engine, that: int, high: int) -> int:
    """The predicate of the clause after *que* at `that`."""
    p = engine.parse
    for j in range(that + 1, min(that + REACH, high)):
        if p.pos[j] == "NOUN" and p.low[j - 1] in {"en", "l'"} and _clitic(engine, j):
            return j  # "que X s'en aille", taken for a noun
        relative = p.dep[j] == "acl:relcl" and p.low[that - 1] != "ce"
        if p.pos[j] in {"VERB", "AUX"} and p.finite(j) is not None and not relative:
            top = p.head[j] if p.dep[j].startswith(("aux", "cop")) else j
            inner = [c for c in p.kids[top] if p.dep[c] == "xcomp" and p.low[top] in _MODALS]
            return inner[0] if inner else top
    return -1


def _clitic(engine: Engine, j: int) -> bool:
    """Whether *en*, *l'* right before token `j`, a form of a verb, is no preposition or article."""
    p = engine.parse
    if not load_outcomes().forms.lemmas(p.low[j]):
        return False
    return p.low[j - 2] == "s'" if p.low[j - 1] == "en" else p.dep[j - 1] != "det"


_MODALS = frozenset({"doive", "puisse", "doit", "peut", "doivent", "puissent", "soit", "soient"})


def _seen(engine: Engine, seeing: int, high: int) -> int:
    """The infinitive or participle after *voir X*."""
    p = engine.parse
    for j in range(seeing + 1, min(seeing + REACH, high)):
        if p.pos[j] in {"VERB", "ADJ"} and (p.is_infinitive(j) or _participle(engine, j)):
            return j if not p.dep[j].startswith("aux") else p.head[j]
        if p.low[j] in {",", ";"} or (p.pos[j] in {"VERB", "AUX"} and p.finite(j) is not None):
            break
    return -1


def _participle(engine: Engine, j: int) -> bool:
    forms = load_outcomes().forms
    return engine.parse.is_participle(j) or forms.participle(engine.parse.low[j])


def _fates(engine: Engine, event: int, feeling: Feeling) -> Iterator[Fate]:
    """Those whom the event befalls or who bring it about, and what the feeling makes of them."""
    p, words = engine.parse, load_outcomes()
    sign = -feeling.sign if engine.modality.negated(event) else feeling.sign
    names = {p.lemma[event], *words.forms.lemmas(p.low[event])}
    done = [words.doing[name] for name in sorted(names & words.doing.keys())]
    bare = _participle(engine, event) and not p.auxiliaries(event)  # "voir X privé de …"
    subject = _subject(engine, event)
    if done and (p.passive(event) or bare):
        yield engine.phrases.all(subject, dig=True), sign * done[0]
        return
    fate = _befalls(engine, event, names)
    if fate:
        yield engine.phrases.all(subject, dig=True), sign * fate
    elif done and feeling.hope:
        yield engine.phrases.all(engine.slots.object(event), dig=True), sign * done[0]
    elif done:  # "regrette que X n'ait pas aidé Y": what X leaves undone is held against X too
        yield engine.phrases.all(subject, dig=True), feeling.sign
    elif not feeling.hope and _acts(engine, event, names):  # "déplore que X refuse de venir"
        doers = engine.phrases.all(subject, dig=True)
        able = [r for r in doers if engine.phrases.kind(r.entity) != "proposal"]
        yield [r._replace(path=(*r.path, "clause")) for r in able], feeling.sign
    elif not feeling.hope and feeling.outright and p.pos[event] != "VERB" and p.quoted[event]:
        yield engine.phrases.all(subject, dig=True), feeling.sign  # "« X était un chef », a salué Y"


def _acts(engine: Engine, event: int, names: set[str]) -> bool:
    """Whether verb `event` tells what its subject does (or does not do) to something, not how it fares."""
    p = engine.parse
    if p.pos[event] != "VERB" or p.passive(event) or names & load_outcomes().faring:
        return False
    modal = p.dep[event] == "xcomp" and names_of(engine, p.head[event]) & load_outcomes().faring
    does = any(p.dep[c] in {"obj", "xcomp", "ccomp"} and c > event for c in p.kids[event])
    return does and not modal and p.dep[event] != "acl:relcl"


def _befalls(engine: Engine, event: int, names: set[str]) -> int:
    """+1 where verb `event` is a success of its subject, -1 where it is a failure, else 0."""
    reflexive = engine.parse.reflexive(event)
    for table, fate in load_outcomes().befalling:
        for name in sorted(names & table.keys()):
            for own, rest in table[name]:
                if own == reflexive and hits(engine, event, rest) is not None:
                    return fate
    return 0


def _subject(engine: Engine, event: int) -> Found:
    """The subject of what happens; after *voir*, the words between it and the infinitive."""
    p = engine.parse
    up = p.head[event]
    if p.low[up] in load_outcomes().seeing and up < event:
        seen = engine.slots.object(up)
        if seen and seen.heads[0] != event:
            return seen
    found = engine.slots.subjects.of(event)
    if found:
        return found
    low, _ = p.bounds[p.sentence[event]]
    for j in range(event - 1, max(event - REACH, low), -1):
        if p.low[j] in load_outcomes().seeing or p.low[j] in _THAT:
            near = [m.head for n in range(j + 1, event) for m in engine.entities.starting(n)]
            return Found((near[0],)) if near else Found()
    return Found()


# --- a fait échouer X, se dit trahi par X ---------------------------------------------------------


def _caused(engine: Engine, k: int) -> Iterator[Candidate]:
    """*a fait échouer l'accord*: who makes it fail is against it."""
    p, words = engine.parse, load_outcomes()
    if not p.caused(k):
        return
    names = {p.lemma[k], *words.forms.lemmas(p.low[k])}
    done = [words.doing[name] for name in sorted(names & words.doing.keys())]
    sign = _befalls(engine, k, names) or (done[0] if done else 0)
    if not sign:
        return
    if p.finite(k) is None and engine.modality.embedding.embedder(k) is None:
        return  # "il serait fou de faire échouer X": nobody's deed
    mode = engine.modality.read(k)
    targets = engine.phrases.all(engine.slots.object(k), dig=True)
    targets = [
        t for t in targets if not (done and engine.phrases.kind(t.entity) == "proposal" and "topic" in t.path)
    ]
    known = engine.entities.entities
    targets = [t for t in targets if known[t.entity].name.lower() not in load_discourse().vague]
    if not mode.dropped and targets:
        holders = engine.phrases.all(mode.wisher or engine.slots.subject(k), dig=False)
        yield from _certain(engine, k, (k,), holders, [(targets, sign)], mode)


def _hindered(engine: Engine, k: int) -> Iterator[Candidate]:
    """*a empêché X de partir*: against X, unless it kept him from harm."""
    p, words = engine.parse, load_outcomes()
    names = {p.lemma[k], *words.forms.lemmas(p.low[k])}
    if not names & (words.hindering | words.forbidding) or p.reflexive(k):
        return
    event = next((c for c in p.kids[k] if p.dep[c] in {"xcomp", "ccomp", "advcl"} and p.is_infinitive(c)), -1)
    if event < 0 or "de" not in engine.modality.embedding.marker(event):
        return
    found = engine.slots.object(k) if names & words.hindering else engine.slots.dative(k)
    targets = [t for t in engine.phrases.all(found, dig=True) if engine.phrases.kind(t.entity) != "proposal"]
    mode = engine.modality.read(k)
    fate = _befalls(engine, event, {p.lemma[event], *words.forms.lemmas(p.low[event])})
    if targets and not mode.dropped:
        holders = engine.phrases.all(mode.wisher or engine.slots.subject(k), dig=False)
        yield from _certain(engine, k, (k, event), holders, [(targets, 1 if fate < 0 else -1)], mode)


def _wronged(engine: Engine, k: int) -> Iterator[Candidate]:
    p, words = engine.parse, load_outcomes()
    verb = next(
        (j for j in range(k - 1, max(k - 4, 0), -1) if p.low[j - 1] in {"se", "s'", "est", "sont"}), -1
    )
    if verb < 0 or not words.oneself & {p.lemma[verb], *words.forms.lemmas(p.low[verb])}:
        return
    mode = engine.modality.read(k)
    holders = engine.phrases.all(engine.slots.subjects.of(k) or engine.slots.subjects.of(verb), dig=False)
    targets = engine.phrases.all(engine.slots.agent(k) or engine.slots.agent(verb), dig=True)
    if not mode.negated and not mode.dropped:
        yield from made(engine, k, (verb, k), holders, targets, -1, "outcome")
