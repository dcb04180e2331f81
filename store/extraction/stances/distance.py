"""What circumstances keep away from its verb: *a signé dans la nuit, sous l'égide de X, un accord*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.syntax import DETERMINERS, QUOTES, RELATIVES, Found

if TYPE_CHECKING:
    from store.extraction.stances.syntax import Parse

_REACH = 30  # tokens after a verb within which its object may begin
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "ADV", "ADP", "SPACE"})
_PLACING = frozenset({"à", "a", "au", "aux", "en", "dans"})
_PARTITIVE = frozenset({"des", "du", "de"})


def late_object(p: Parse, i: int, words: tuple[int, ...] = ()) -> Found:
    """The first noun phrase after verb `i` that no preposition introduces, when nothing but
    circumstances stands between: prepositional phrases, adverbs, times, asides that are such.
    """
    _, high = p.bounds[p.sentence[i]]
    k, passed, comma = max([i, *words]) + 1, False, False
    while k < min(high, i + _REACH):
        if p.low[k] == "comme" and p.pos[k + 1 : k + 2] != ["VERB"]:
            return Found()  # "a pris d'assaut d'autres pays, comme X, Y et Z"
        if p.timed[k] or p.pos[k] in {"ADV", "SPACE"}:
            k, passed = k + 1, True
        elif p.low[k] in QUOTES:
            k += 1
        elif p.low[k] == ",":
            if comma and not passed:
                return Found()
            k, comma = k + 1, True
        elif passed and _opens(p, k, i):
            return _object(p, k, high)
        elif passed and p.dep[k] == "acl" and p.is_participle(k) and p.head[k] < k:
            k += 1  # "dans un communiqué publié tard mardi"
        elif p.pos[k] == "ADP" and k + 1 < high and not p.is_infinitive(k + 1):
            k, passed = _after_phrase(p, k, high), True
        else:
            return Found()
    return Found()


def opens_sentence(p: Parse, k: int, verb: int) -> bool:
    """*A Paris, X a déclaré …*: a phrase set apart before the subject says where, not to whom."""
    edge = p.right_edge(k)
    if edge >= verb or "," not in (p.low[edge], p.low[edge + 1]):
        return False
    low, _ = p.bounds[p.sentence[verb]]
    start = min([k, *(c for c in p.kids[k] if c < k)])
    return start - low <= 1 and p.low[start] in _PLACING


def _opens(p: Parse, k: int, verb: int) -> bool:
    """Whether a noun phrase without a preposition begins at token `k`."""
    if p.low[k] in {"des", "du"}:
        noun = _noun(p, k)
        return noun >= 0 and p.head[noun] == verb and p.pos[k - 1] not in {"VERB", "AUX"}
    return p.pos[k] == "DET" and p.low[k] in DETERMINERS


def _after_phrase(p: Parse, k: int, high: int) -> int:
    """The token after the prepositional phrase that begins at `k`, its *de* phrases included."""
    seen = False  # the noun of the phrase
    k += 1
    while k < high and p.pos[k] in _INSIDE:
        if seen and (p.pos[k] == "DET" or (p.pos[k] == "ADP" and p.low[k] not in _PARTITIVE)):
            return k
        if p.pos[k] == "ADP":
            noun = _noun(p, k)
            if p.low[k] == "des" and noun >= 0 and p.pos[p.head[noun]] in {"VERB", "AUX"}:
                return k
            seen = False
        seen = seen or p.pos[k] in {"NOUN", "PROPN"}
        k += 1
    return k


def _noun(p: Parse, k: int) -> int:
    """The noun of the phrase that the word at `k` opens; -1 when none follows."""
    return next((j for j in range(k + 1, min(k + 5, p.size)) if p.pos[j] in {"NOUN", "PROPN"}), -1)


def _object(p: Parse, k: int, high: int) -> Found:
    """The phrase that opens at `k`, unless a finite verb right after makes it a subject."""
    noun = _noun(p, k)
    if noun < 0 or p.timed[noun] or (p.dep[noun] in {"nsubj", "nsubj:pass"} and p.head[noun] > noun):
        return Found()
    for j in range(noun + 1, min(noun + 8, high)):
        if p.low[j] in {",", *RELATIVES}:
            break
        if p.pos[j] in {"VERB", "AUX"} and p.finite(j) == j:
            return Found()
    return Found(tuple(p.coordinated(noun)), "late object")
