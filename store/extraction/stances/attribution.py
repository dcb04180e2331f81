"""Where a text says on whose word a statement is: *selon X*, *…, affirment ces sources*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.stances.attachment import INVERTED
from store.extraction.stances.cues import load_cues
from store.extraction.stances.syntax import SUBJECTS

if TYPE_CHECKING:
    from store.extraction.stances.sources import Sources
    from store.extraction.stances.syntax import Parse


_WHOM = frozenset({"laquelle", "lequel", "lesquels", "lesquelles", "qui", "quoi"})


def attribution_spans(sources: Sources) -> dict[int, list[tuple[int, int, tuple[int, ...]]]]:
    """Where *selon X*, *d'après X* stand: by sentence, (start, end, heads of X)."""
    p = sources.parse
    spans: dict[int, list[tuple[int, int, tuple[int, ...]]]] = {}
    after = 0  # the token after the first one of the phrase before: the longest comes first
    for i, words in p.standing(load_cues(sources.lexicon).attributing):
        if i < after or (words == ("pour",) and i > p.bounds[p.sentence[i]][0]):
            continue  # elsewhere *pour* means "in favour of"
        after = i + 1
        end = i + len(words)
        head = next(
            (
                k
                for k in range(end, min(end + 6, p.size))
                if p.pos[k] in {"NOUN", "PROPN", "PRON"} and p.dep[k] not in {"det"}
            ),
            -1,
        )
        relative = end < p.size and p.low[end] in _WHOM
        heads = (head,) if head >= 0 and not relative else ()
        if heads and not any(p.dep[k] in SUBJECTS for k in heads):
            spans.setdefault(p.sentence[i], []).append((i, end, heads))
    return spans


def reporting_asides(sources: Sources) -> dict[int, list[int]]:
    """Reporting verbs in asides (*…, affirment ces sources*), by sentence: they attribute all of it."""
    p = sources.parse
    found: dict[int, list[int]] = {}
    for k in p.among(load_cues(sources.lexicon).answering):
        if k and p.pos[k] in {"VERB", "AUX"} and sources.reports(k) and sources.is_aside(k):
            later = any(
                p.pos[j] in {"NOUN", "PROPN"} or p.low[j].startswith("-")
                for j in range(k - 1, min(k + 5, p.size))
                if j != k
            )
            later = later and not any(p.dep[j] in SUBJECTS and j < k for j in p.kids[k])
            own = any(p.dep[j] in {"ccomp", "xcomp"} and j > k for j in p.kids[k])
            if later and not own and p.finite(k) is not None and not p.is_gerund(k):
                found.setdefault(p.sentence[k], []).append(k)
    return found


TAKING_UP = frozenset({("ce", "dernier"), ("cette", "dernière"), ("ces", "derniers"), ("ces", "dernières")})


def names_speaker(p: Parse, verb: int, start: int) -> bool:
    """*« … », a accusé X*: whether the phrase at token `start` is who says the quotation before `verb`."""
    if any(p.dep[k] in SUBJECTS and k < verb - 1 and p.low[k] not in INVERTED for k in p.kids[verb]):
        return False  # "X, qui s'est dit « déçu », a menacé Y"
    first = min([verb, *(k for k in p.auxiliaries(verb) if k < verb)])
    while first > 0 and p.pos[first - 1] == "PRON":
        first -= 1
    before = first - 1 if p.low[first - 1] != "," else first - 2
    return before > 0 and p.low[before] in _CLOSING and verb < start <= verb + 2


_CLOSING = frozenset('»”"')
