"""Those named out of a larger number: *onze pays, dont X et Y, ont voté pour*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.syntax import DETERMINERS
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.surface import Surface
    from store.extraction.stances.syntax import Parse

REACH = 12  # tokens after a plural noun within which its members are named


def members(p: Parse, surface: Surface | None, head: int) -> list[int]:
    """The heads of the actors named as some of the many that noun `head` stands for."""
    if surface is None or p.pos[head] not in {"NOUN", "NUM", "PRON"} or p.plural(head) is False:
        return []
    start, _ = p.bounds[p.sentence[head]]
    low, high = p.bounds[p.sentence[head]]
    for k in range(head + 1, min(head + REACH, high - 1)):
        if p.pos[k] in {"VERB", "AUX"}:
            break
        found = _named(p, surface, k, high)
        if found:
            return found
    verb = p.head[head]
    if p.pos[verb] != "VERB" or p.dep[head] not in {"nsubj", "nsubj:pass"} or head < start:
        return []
    for k in range(verb + 2, high - 1):
        singular = any(
            p.pos[j] in {"NOUN", "PROPN"} and p.plural(j) is False for j in range(max(k - 3, low), k)
        )
        if p.low[k] == "dont" and p.low[k - 1] == "," and singular:
            return _named(p, surface, k, high)
    return []


def _named(p: Parse, surface: Surface, k: int, high: int) -> list[int]:
    """The list of actors that a word of inclusion at `k` opens, when no verb follows it."""
    phrase = next((w for w in load_discourse().including if tuple(p.low[k : k + len(w)]) == w), None)
    if phrase is None:
        return []
    found: list[int] = []
    k += len(phrase)
    while k < high:
        while k < high and (p.low[k] in DETERMINERS or p.pos[k] in {"DET", "ADP"}):
            k += 1
        here = surface.by_start.get(k)
        if not here:
            break
        mention = max(here, key=lambda m: m.end - m.start)
        found.append(mention.head)
        k = mention.end
        if k < high and p.low[k] in {",", "et"} and (k + 1 >= high or p.pos[k + 1] not in {"VERB", "AUX"}):
            k += 1
            continue
        break
    closed = k >= high or p.pos[k] in {"PUNCT", "SPACE", "VERB", "AUX"}
    states = k < high and p.pos[k] in {"VERB", "AUX"} and p.low[k - 1] != ","
    return found if closed and not states else []
