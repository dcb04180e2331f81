"""Which time expression dates a clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.extraction.times.model import TimeExpression

# What may stand before an adverbial that opens its sentence.
_OPENING = re.compile(
    r"[\s«»\"“”'’(–—-]*(?:(?:et|mais|or|puis|déjà|dès|ainsi|aussi|enfin)\s+)?", re.IGNORECASE
)
_PARTICIPLE = re.compile(r"[\s«\"“]*\w+(?:é|i|u|is|it|ert)(?:e?s?)\b", re.IGNORECASE)


def attach(
    text: str,
    times: Sequence[TimeExpression],
    sentence: tuple[int, int],
    clause: tuple[int, int],
    cue: int,
    *,
    planned: bool = False,
) -> TimeExpression | None:
    """The expression that dates the stance whose cue begins at `cue`, or None: take the article's date.

    `sentence` and `clause` are half-open code-point spans of `text`; `times` is what `find_times` gave.
    Inside the clause: the expression nearest to the cue, one after it before one as far ahead of it.
    Else the adverbial that opens the sentence ("Fin avril, …", "Réunis à Paris le 12 novembre, …"), which
    governs all its clauses. Expressions without a value, until-when's ("jusqu'en mars") and, unless
    `planned`, what is still to come are passed over.
    """
    usable = [
        t for t in times
        if sentence[0] <= t.start and t.end <= sentence[1]
        and t.value is not None and t.role != "end" and (planned or not t.future)
    ]  # fmt: skip
    inside = [t for t in usable if clause[0] <= t.start and t.end <= clause[1]]
    if inside:
        return min(inside, key=lambda t: (_distance(t, cue), t.start))
    for expression in usable:
        if expression.start < clause[0] and opens_sentence(text, expression, sentence[0]):
            return expression
    return None


def opens_sentence(text: str, expression: TimeExpression, sentence_start: int) -> bool:
    """Whether it is the sentence's opening adverbial, or closes an opening participle ("Réunis … le 12,")."""
    opening = _OPENING.match(text, sentence_start, expression.start)
    if opening is not None and opening.end() >= expression.start:
        return True
    before = text[sentence_start : expression.start]
    follows = text[expression.end : expression.end + 1]
    return "," not in before and follows == "," and _PARTICIPLE.match(before) is not None


def _distance(expression: TimeExpression, cue: int) -> int:
    return expression.start - cue if expression.start >= cue else cue - expression.end + 1
