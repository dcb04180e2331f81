"""What speakers say of others: *« X est un danger », a lancé Y*, *Y exige que X démissionne*."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from store.extraction.stances.attitudes import sign_of
from store.extraction.stances.candidate import Candidate
from store.extraction.stances.modality import same_party
from store.extraction.stances.phrases import Reference
from store.extraction.stances.syntax import QUOTES
from store.model import StanceKind

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.modality import Mode

REACH = 8  # tokens after a verb within which the word that makes its idiom stands


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The word lists of verdicts.toml: (reflexive, further words) by infinitive; plain words."""

    leaving: dict[str, list[tuple[bool, tuple[str, ...]]]]
    blaming: dict[str, list[tuple[bool, tuple[str, ...]]]]
    praising: dict[str, list[tuple[bool, tuple[str, ...]]]]
    beating: dict[str, list[tuple[bool, tuple[str, ...]]]]
    freeing: dict[str, list[tuple[bool, tuple[str, ...]]]]
    deserving: dict[str, list[tuple[bool, tuple[str, ...]]]]
    amounting: frozenset[str]
    lukewarm: frozenset[str]
    urged: frozenset[str]  # the verbs of leaving, beating and freeing


@cache
def load_verdicts() -> Verdicts:
    raw = tomllib.loads(Path(__file__).with_name("verdicts.toml").read_text(encoding="utf-8"))

    def table(name: str) -> dict[str, list[tuple[bool, tuple[str, ...]]]]:
        found: dict[str, list[tuple[bool, tuple[str, ...]]]] = {}
        for words in raw[name]:
            reflexive = words[0] == "se"
            verb, *rest = words[1:] if reflexive else words
            found.setdefault(verb, []).append((reflexive, tuple(rest)))
        return found

    return Verdicts(
        table("leaving"),
        table("blaming"),
        table("praising"),
        table("beating"),
        table("freeing"),
        table("deserving"),
        frozenset(raw["amounting"]),
        frozenset(raw["lukewarm"]),
        frozenset().union(*(table(name) for name in ("leaving", "beating", "freeing"))),
    )


def verdicts(engine: Engine) -> Iterator[Candidate]:
    """The stances that speakers take towards the subjects of what they say."""
    p = engine.parse
    for i in range(p.size):
        if (p.pos[i] in {"VERB", "AUX", "ADJ", "NOUN"} and not p.kids_case(i)) or p.is_infinitive(i):
            yield from _wanted(engine, i)
        sign, tokens = _sign(engine, i)
        if not sign:
            continue
        mode = engine.modality.read(i)
        if mode.dropped or mode.hedged or mode.conditional or not mode.sources:
            continue
        targets = engine.phrases.all(engine.slots.subjects.of(i), dig=True)
        if (
            engine.parse.lemma[tokens[-1]] in load_verdicts().lukewarm
        ):  # "le rejet de X constitue une victoire"
            targets = [t for t in targets if t.path]
        yield from _made(
            engine, i, tokens, speakers(engine, i, mode), targets, -sign if mode.negated else sign
        )


def _sign(engine: Engine, i: int) -> tuple[int, tuple[int, ...]]:
    """+1, -1 or 0: what is said of the subject of predicate `i`, and the words that say it."""
    p, words = engine.parse, load_verdicts()
    copular = any(p.dep[k] == "cop" for k in p.kids[i])
    if copular and p.pos[i] in {"NOUN", "ADJ"} and p.lemma[i] not in words.lukewarm:
        return sign_of(engine, i), (i,)
    if p.pos[i] in {"VERB", "AUX"} and not p.passive(i):
        for table, sign in ((words.blaming, -1), (words.praising, 1)):
            tokens = _idiom(engine, i, table)
            if tokens:
                return sign, tokens
        tokens = _idiom(engine, i, words.deserving)
        if tokens and engine.modality.negated(i):
            return 1, tokens  # the negation turns it round
        if p.lemma[i] in words.amounting:
            return _worth(engine, i)
    return 0, ()


def _worth(engine: Engine, i: int) -> tuple[int, tuple[int, ...]]:
    """*constitue un mauvais signal*: the worth of the noun after verb `i`, else of its adjective."""
    p, lukewarm = engine.parse, load_verdicts().lukewarm
    near: list[int] = []
    for k in range(i + 1, min(i + REACH, p.bounds[p.sentence[i]][1])):
        if p.low[k] not in QUOTES and p.pos[k] not in {"DET", "ADJ", "ADV", "NOUN"} and p.dep[k] != "fixed":
            break
        near.append(k)
    for k in near:
        if p.pos[k] == "NOUN" and sign_of(engine, k):
            return sign_of(engine, k), (i, k)
    for k in near:
        if p.lemma[k] not in lukewarm and sign_of(engine, k):
            return sign_of(engine, k), (i, k)
    return 0, ()


def _idiom(engine: Engine, i: int, table: dict[str, list[tuple[bool, tuple[str, ...]]]]) -> tuple[int, ...]:
    """The tokens of an idiom of `table` at verb `i`; none when there is none."""
    p = engine.parse
    if p.dep[i].startswith("aux"):
        return ()  # "a donné raison": not the verb of "avoir raison"
    _, high = p.bounds[p.sentence[i]]
    for name in _names(engine, i) & table.keys():
        for reflexive, rest in table[name]:
            if reflexive != p.reflexive(i):
                continue
            hits = [next((k for k in range(i + 1, min(i + REACH, high)) if p.low[k] == w), -1) for w in rest]
            if -1 not in hits:
                return (i, *hits)
    return ()


def _names(engine: Engine, i: int) -> set[str]:
    """The verbs that token `i` may be."""
    return {engine.parse.lemma[i], engine.parse.low[i], *engine.modality.lemmas(i)}


def _wanted(engine: Engine, i: int) -> Iterator[Candidate]:
    """*X doit partir* in somebody's words, *Y presse X de démissionner*, *Y appelle à battre X*: Y is
    against X; *Y exhorte Z à libérer X*: Y is for X.
    """
    words = load_verdicts()
    if words.urged.isdisjoint(_names(engine, i)):
        return
    leaving = _idiom(engine, i, words.leaving)
    beating, freeing = _idiom(engine, i, words.beating), _idiom(engine, i, words.freeing)
    tokens = leaving or beating or freeing
    mode = engine.modality.read(i) if tokens else None
    if mode is None or mode.negated or mode.dropped:
        return
    holders: list[Reference] = []
    if mode.wisher:
        holders = engine.phrases.all(mode.wisher, dig=False)
    elif mode.deontic and not mode.according:
        holders = speakers(engine, i, mode)
    if holders:
        whom = engine.slots.subjects.of(i) if leaving else engine.slots.object(i)
        sign = 1 if freeing else -1
        yield from _made(engine, i, tokens, holders, engine.phrases.all(whom, dig=True), sign)


def speakers(engine: Engine, i: int, mode: Mode) -> list[Reference]:
    """Those whose words predicate `i` is, at their mention nearest to it."""
    found = []
    for entity in dict.fromkeys(mode.sources):
        near = [m for m in engine.entities.mentions if m.entity == entity]
        if near:
            m = min(near, key=lambda m: abs(m.head - i))
            found.append(Reference(entity, m.head, m.start, m.end, 1, ("speaker",)))
    return found


def _made(
    engine: Engine,
    i: int,
    tokens: tuple[int, ...],
    holders: list[Reference],
    targets: list[Reference],
    sign: int,
) -> Iterator[Candidate]:
    for holder in holders:
        for target in targets:
            if same_party(holder.entity, target.entity, engine.phrases):
                continue
            if target.path[-1:] == ("topic",) and len(target.path) > 1:
                continue  # "son parti" of nobody in particular
            if engine.phrases.kind(holder.entity) == "proposal":
                continue
            stance: StanceKind = "support" if sign * target.sign > 0 else "oppose"
            path = (*holder.path, *target.path)
            yield Candidate(holder, target, stance, "asserted", None, i, tokens, "verdict", 2, path)
