"""Lists whose preposition comes again: *soutenu par X, par Y et par Z*, *s'oppose à X et, plus tard, à Y*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.columns import CONTRACTED
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.syntax import Parse

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "X", "NUM"})
_LINKS = frozenset({"et", "mais", "puis", "ou"})
_OPEN, _CLOSE = frozenset({"(", "["}), frozenset({")", "]"})
_STOPS = frozenset({";", ":", "«", "»", '"'})
FAR = 12  # tokens after a member within which the next one begins
ASIDE = 6  # tokens between the link and the preposition: *et, plus récemment, à*
MOST = 6  # members that are looked for


def repeated(p: Parse, head: int) -> list[int]:
    """Phrase `head`, those coordinated with it, and those of the same word that its preposition introduces
    again; after a mere comma none with *à*, which may say where.
    """
    heads, prep = p.coordinated(head), p.prep(head)
    for k in p.kids[p.head[head]] if prep else ():
        case = next((c for c in p.kids[k] if p.dep[c] == "case" and c < k), -1)
        link = p.low[case - 1] if case > head else ""
        joined = link in {"et", "ni", "que", "qu'"} or (link == "," and prep != "à")
        if joined and p.prep(k) == prep and k not in heads and p.pos[k] in _NOMINAL - {"NUM"}:
            heads += [c for c in p.coordinated(k) if c not in heads]
    return heads + _listed(p, head, heads, prep) if prep and p.low[head] not in {"lui", "eux"} else heads


def _listed(p: Parse, head: int, known: list[int], prep: str) -> list[int]:
    """The members of the list after phrase `head` that the parser hung elsewhere, when the last one has a
    word that joins it (*et*, *mais aussi*, *puis*), or an adverb that sets it beside the others.
    """
    top, found, waiting = p.head[head], list[int](), list[int]()
    k = max(known)
    while len(found) + len(waiting) < MOST:
        case, joined = _next(p, k, prep)
        member = p.head[case] if case >= 0 else -1
        if member <= case or p.pos[member] not in _NOMINAL or p.prep(member) != prep:
            break
        if _above(p, member) not in {top, *known, *found, *waiting} or _place(p, case, member):
            break
        waiting.append(member)
        if joined:
            found += waiting
            waiting = []
        k = member
    return [m for m in found if m not in known]


def _above(p: Parse, member: int) -> int:
    """What `member` hangs from, past what only says the same of it: *de X (sigle) et de Y*."""
    up = p.head[member]
    while p.dep[up] in {"appos", "flat", "flat:name", "amod"} and p.head[up] < up:
        up = p.head[up]
    return up


def _next(p: Parse, k: int, prep: str) -> tuple[int, bool]:
    """The preposition of the phrase listed after the one headed by `k`, and whether a word joins the two;
    -1 when none is.
    """
    _, high = p.bounds[p.sentence[k]]
    depth, j = 0, k + 1
    while j < min(k + FAR, high) and (depth or p.low[j] not in _LINKS | {","}):
        depth += (p.low[j] in _OPEN) - (p.low[j] in _CLOSE)
        if p.low[j] in _STOPS or (p.pos[j] in {"VERB", "AUX"} and not depth):
            return -1, False
        j += 1
    if j >= min(k + FAR, high) or p.low[j] not in _LINKS | {","}:
        return -1, False
    beside, joined = load_discourse().beside, False
    for n in range(j, min(j + ASIDE, high - 1)):
        joined = joined or p.low[n] in _LINKS or p.low[n] in beside
        if CONTRACTED.get(p.low[n], p.low[n]) == prep and p.pos[n] == "ADP":
            return n, joined
        if not (p.low[n] in _LINKS | {",", "plus"} or p.low[n] in beside or p.timed[n]):
            break
    return -1, False


def _place(p: Parse, case: int, member: int) -> bool:
    """*à Lille*: whether a bare name may as well say where."""
    bare = member == case + 1 and p.pos[member] == "PROPN" and not p.doc[member].text.isupper()
    return p.low[case] == "à" and bare and not any(p.dep[c].startswith("flat") for c in p.kids[member])
