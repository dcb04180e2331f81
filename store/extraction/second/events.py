"""The words of stance that the rules left silent, and what stands around each of them.

A feature is a string `name=value`; features of one group (see `weights`) have different names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.frames import Match
    from store.extraction.stances.mode import Mode
    from store.extraction.stances.syntax import Parse

Role = Literal["H", "T"]
Terms = list[tuple[str, list[str]]]  # groups, each with its features

_DETERMINERS = {
    **dict.fromkeys(("le", "la", "l'", "les", "du", "au", "aux", "des"), "def"),
    **dict.fromkeys(("ce", "cet", "cette", "ces"), "dem"),
    **dict.fromkeys(("son", "sa", "ses", "leur", "leurs", "notre", "nos", "mon", "ma", "mes"), "poss"),
    **dict.fromkeys(("un", "une"), "ind"),
}
_BETWEEN = frozenset({"ADJ", "ADV", "NUM"})  # what may stand between a determiner and its noun


@dataclass(slots=True)
class Side:
    """Where the frame has its holder (`H`) or target (`T`): the first of its slots that is filled.

    `head` is the token that heads the phrase there, -1 when there is none; `shape` is what sort of phrase
    it is (*noun:def*, *pron:il*, *propn*, *none*), `noun` its lemma when it is a common noun; `filled` the
    actors that the rules find in the slots, by which `repair`; `away` means from them (*le départ de X*).
    """

    role: Role
    slots: tuple[str, ...]
    slot: str
    head: int
    shape: str
    noun: str
    resolved: bool
    filled: frozenset[int]
    repair: str
    away: bool
    phrase: str  # the shape, and whether it names somebody


@dataclass(slots=True)
class Event:
    """A word of stance to be read again."""

    match: Match
    sentence: int
    mode: Mode
    holder: Side
    target: Side
    quoted: bool
    speakers: frozenset[int]
    passive: bool


def silent(engine: Engine, found: Iterable[Candidate]) -> Iterator[Match]:
    """The matches of frames of stance, one per word and polarity, that no stance of `found` rests on and that
    the rules do not pass over on purpose: neutral uses, questions, verbs whose side is that of what is done.
    """
    spoken = {k for c in found if c.stance != "contact" for k in (c.head, *c.tokens)}
    seen = set()
    for match in engine.matches:
        frame, i = match.frame, match.head
        if frame.stance == "contact" or frame.polarity_from or (i, frame.stance) in seen:
            continue
        seen.add((i, frame.stance))
        if spoken.isdisjoint(match.tokens) and not engine.passed_over(match):
            yield match


def read_event(engine: Engine, match: Match) -> Event | None:
    """What surrounds `match`; None where it is denied, asked for, in question or only supposed."""
    p, i = engine.parse, match.head
    mode = engine.modality.read(i, match.words)
    if mode.negated or mode.dropped:
        return None
    return Event(
        match,
        p.sentence[i],
        mode,
        _side(engine, match, "H"),
        _side(engine, match, "T"),
        bool(p.quoted[i]),
        frozenset(engine.entities.speaker(p.doc[i])),
        match.frame.pos == "verb" and bool(p.passive(i)),
    )


def _side(engine: Engine, match: Match, role: Role) -> Side:
    slots = match.frame.holder if role == "H" else match.frame.target
    filled, repairs = engine.filler.fill(match, slots, role == "T")
    slot, head = next(
        ((name, found.heads[0]) for name in slots if (found := engine.filler.standing(match, name))), ("", -1)
    )
    p = engine.parse
    shape, noun = "none", ""
    if head >= 0 and p.pos[head] == "PRON":
        shape = f"pron:{p.low[head]}"
    elif head >= 0 and p.pos[head] == "PROPN":
        shape = "propn"
    elif head >= 0:
        shape, noun = f"{p.pos[head].lower()}:{determiner(p, head)}", p.lemma[head]
    resolved = head >= 0 and bool(engine.entities.headed(head))
    way = repairs[0] if repairs else ""
    away, keys = any(r.sign < 0 for r in filled), frozenset(r.entity for r in filled)
    return Side(role, slots, slot, head, shape, noun, resolved, keys, way, away, f"{shape}:{resolved}")


def determiner(p: Parse, k: int) -> str:
    """The sort of determiner that noun `k` has: *def*, *dem*, *poss*, *ind* or *no*."""
    for j in range(k - 1, max(k - 4, -1), -1):
        sort = _DETERMINERS.get(p.low[j])
        if sort:
            return sort
        if p.pos[j] not in _BETWEEN:
            break
    return "no"
