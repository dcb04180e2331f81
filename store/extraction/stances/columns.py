"""What every token of an article is told once: where its word stands, whether quoted or part of a date."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.extraction.times import TimeExpression
    from store.extraction.words import Text


def places(forms: Sequence[str], lemmas: Sequence[str], contained: Mapping[str, str]) -> dict[str, list[int]]:
    """The tokens, in order, of every form and lemma; a form counts as the word that it contains, too."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for i, (form, lemma) in enumerate(zip(forms, lemmas, strict=True)):
        found[form].append(i)
        if lemma != form:
            found[lemma].append(i)
        inner = contained.get(form, form)
        if inner != form and inner != lemma:
            found[inner].append(i)
    return dict(found)


def timed(doc: Text, times: Sequence[TimeExpression]) -> list[bool]:
    """Which tokens are part of a time expression: they are neither subjects nor objects."""
    marks = [False] * len(doc)
    spans = iter(sorted((t.start, t.end) for t in times))
    current = next(spans, None)
    for token in doc:
        while current and token.idx >= current[1]:
            current = next(spans, None)
        if current is None:
            break
        marks[token.i] = token.idx >= current[0] or token.end > current[0]
    return marks


def below(heads: Sequence[int], i: int, top: int) -> bool:
    """Whether token `i` is `top` or hangs from it, however far; `heads` may hold a circle."""
    seen = set()
    while i not in seen and i != top:
        seen.add(i)
        i = heads[i]
    return i == top


def quotations(low: list[str]) -> list[int]:
    """For every token the number of the quotation it stands in, 0 outside (paragraph-bounded)."""
    marks = [0] * len(low)
    number, closing = 0, ""
    count = 0
    for i, word in enumerate(low):
        if not closing and word in {"«", '"', "“"}:
            count += 1
            number, closing = count, {"«": "»", '"': '"', "“": "”"}[word]
        elif (closing and (word == closing or (closing == "”" and word == "“"))) or "\n\n" in word:
            number, closing = 0, ""
        else:
            marks[i] = number
    return marks
