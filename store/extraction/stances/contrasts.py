"""Second clauses without a verb: *l'UDI approuve le traité, le MoDem non*, *contrairement à l'UDI*."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from store.extraction.stances.candidate import OPPOSITE, Candidate
from store.extraction.stances.syntax import CONTRACTED, Found
from store.extraction.wordlists import Phrases, by_first, read_lists
from store.model import StanceKind

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine

_LINKS = frozenset({",", ";", "mais", "et", "tandis", "alors"})
_TITLE = 8  # the most words between a name and what is said of it, or before it
_OWN = frozenset({"contre", "pour"})  # "Dix voix pour, deux contre."
_EMPHATIC = frozenset({"lui", "elle", "eux", "elles"})
_ENDS = frozenset({",", ".", ";", ":", "!", "?", ")", "»", "et", "mais"})


@dataclass(frozen=True, slots=True)
class Contrasts:
    """The word lists of contrasts.toml."""

    after: dict[str, str]
    before: Phrases
    cues: frozenset[str]  # what a clause without a verb may begin with


@cache
def load_contrasts() -> Contrasts:
    raw = read_lists(
        Path(__file__).with_name("contrasts.toml"), {"after": "table", "before.other": "phrases"}
    )
    before = by_first(raw["before.other"])
    return Contrasts(dict(raw["after"]), before, _LINKS.union(before))


def contrasted(engine: Engine, candidates: list[Candidate]) -> list[Candidate]:
    """`candidates` with those whom a verbless clause sets against or beside their holders; none of these is
    a target of the clause before any more.
    """
    p = engine.parse
    others: dict[int, tuple[str, tuple[int, ...]]] = {}  # by sentence
    cues = p.among(load_contrasts().cues)
    for s in {p.sentence[c.head] for c in candidates if c.stance != "contact"}:
        found = _clause(engine, *p.bounds[s], cues)
        if found:
            others[s] = found
    kept = [c for c in candidates if c.target.head not in others.get(p.sentence[c.head], ("", ()))[1]]
    turned = [new for c in kept for new in _turned(engine, c, others.get(p.sentence[c.head]))]
    turned += [new for c in kept for new in _turned(engine, c, _fronted(engine, c))]
    for s in {p.sentence[c.head] for c in kept if c.stance != "contact"}:
        after = _fragment(engine, s + 1) if s + 1 < len(p.bounds) else None
        told = [c for c in kept if p.sentence[c.head] == s and c.stance != "contact"]
        if after is not None and not any(p.sentence[c.head] == s + 1 for c in kept):
            turned += [new for c in told if c.head == told[-1].head for new in _turned(engine, c, after)]
    return kept + turned


def _fronted(engine: Engine, c: Candidate) -> tuple[str, tuple[int, ...]] | None:
    """*Contrairement à X, Y soutient Z*: whom the phrase that opens the sentence of `c` sets against its
    holder, with whom the clause after the comma begins.
    """
    p = engine.parse
    low, high = p.bounds[p.sentence[c.head]]
    main = p.dep[c.head] == "ROOT" and c.holder.start > low
    phrases = load_contrasts().before.get(p.low[low], ()) if main else ()
    for phrase in phrases:
        here = p.low[low : low + len(phrase)]
        if (*here[:-1], CONTRACTED.get(here[-1], here[-1])) != phrase:
            continue
        listed, _ = _listed(engine, low + len(phrase), high)
        heads = tuple(k for k in listed if k < c.holder.start)
        if not heads or c.head < c.holder.start or c.holder.start - heads[-1] > _TITLE:
            continue
        comma = "," in p.low[heads[-1] : c.holder.start]
        if comma and not _verb_within(engine, low, c.holder.start):
            return "other", heads
    return None


def _fragment(engine: Engine, s: int) -> tuple[str, tuple[int, ...]] | None:
    """*Le Chili, aussi.*: what sentence `s` without a verb says, and the heads of its subject."""
    p, after = engine.parse, load_contrasts().after
    low, high = p.bounds[s]
    while low < high and p.pos[low] == "SPACE":
        low += 1
    heads, end = _listed(engine, low, high)
    last = next((k for k in range(end, min(end + _TITLE, high)) if p.low[k] in after), -1)
    if not heads or last < 0 or _verb_within(engine, low, last) or p.low[last] in _OWN:
        return None
    closed = last + 1 >= high or p.low[last + 1] in _ENDS or p.pos[last + 1] == "SPACE"
    beside = all(p.low[k] == "," or p.low[k] in _EMPHATIC for k in range(end, last))
    return (after[p.low[last]], heads) if closed and (beside or p.low[last - 1] == ",") else None


def _verb_within(engine: Engine, low: int, high: int) -> bool:
    return any(engine.parse.pos[k] in {"VERB", "AUX"} for k in range(low, high))


def _turned(engine: Engine, c: Candidate, other: tuple[str, tuple[int, ...]] | None) -> Iterable[Candidate]:
    if other is None or c.stance == "contact" or c.certainty == "denied":
        return
    if other[1][0] < c.head and other[1][0] > c.holder.start:
        return
    said, heads = other
    own: dict[str, StanceKind] = {"oppose": "oppose", "support": "support"}
    stance = own.get(said, OPPOSITE[c.stance] if said == "other" else c.stance)
    for holder in engine.phrases.all(Found(heads), dig=False):
        if holder.entity not in {c.holder.entity, c.target.entity}:
            yield replace(c, holder=holder, stance=stance, path=(*c.path, "contrast"))


def _clause(engine: Engine, low: int, high: int, cues: list[int]) -> tuple[str, tuple[int, ...]] | None:
    """What the verbless clause among tokens [low, high) says, and the heads of its subject; it begins at one
    of the tokens `cues`.
    """
    p, words = engine.parse, load_contrasts()
    for k in cues[bisect_left(cues, low + 3) : bisect_left(cues, high - 1)]:
        for phrase in words.before.get(p.low[k], ()):
            here = p.low[k : k + len(phrase)]
            if here and (*here[:-1], CONTRACTED.get(here[-1], here[-1])) == phrase:
                heads, _ = _listed(engine, k + len(phrase), high)
                if heads:
                    return "other", heads
        if p.low[k] not in _LINKS:
            continue
        heads, end = _listed(engine, k + 1, high)
        if heads and _counted(engine, end) and any(_counted(engine, j) for j in range(low, k)):
            return "same", heads
        while heads and end < high - 1 and (p.low[end] == "," or p.low[end] in _EMPHATIC):
            end += 1
        closed = end + 1 >= high or p.low[end + 1] in _ENDS or p.pos[end + 1] == "SPACE"
        if heads and end < high and p.low[end] in words.after and closed:
            return words.after[p.low[end]], heads
    return None


def _counted(engine: Engine, k: int) -> bool:
    """*par 133 voix contre 79, le Sénat par 13 contre 8*: whether a count of votes begins at token `k`."""
    p = engine.parse
    return p.low[k : k + 1] == ["par"] and p.low[k + 1][:1].isdigit() and "contre" in p.low[k + 2 : k + 5]


def _listed(engine: Engine, k: int, high: int) -> tuple[tuple[int, ...], int]:
    """The heads of the mentions *X, Y et Z* that begin at token `k`, and the token after them."""
    p, starts = engine.parse, engine.surface.by_start
    heads: list[int] = []
    end = k
    while k < high:
        while k < high and p.pos[k] == "DET" and k not in starts:
            k += 1
        here = [m for m in starts.get(k, ()) if engine.phrases.kind(m.entity) != "proposal"]
        if not here:
            break
        mention = max(here, key=lambda m: m.end - m.start)
        heads.append(mention.head)
        end = k = mention.end
        if k >= high or p.low[k] not in {",", "et", "ni"}:
            break
        k += 1
    return tuple(heads), end
