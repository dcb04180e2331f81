"""When: the time expressions of a French press text, resolved against the article's date.

`find_times(text, published)` finds and resolves; which of them dates a stance,
`store.extraction.stances.dating` decides.
The words are in words.toml; the rules of inference are told in `reference` and `resolve`.
"""

from __future__ import annotations

from itertools import zip_longest

from store.extraction.times.model import Kind, Role, TimeExpression
from store.extraction.times.reference import Reference
from store.extraction.times.resolve import Resolver
from store.extraction.times.scan import scan

__all__ = ["Kind", "Role", "TimeExpression", "find_times"]


def find_times(text: str, published: str | None) -> list[TimeExpression]:
    """The time expressions of `text`, in order, none overlapping, with their EDTF values.

    `published` is the article's EDTF date, or None; values counted from it are never finer than it is,
    and carry its qualifier. Raises ValueError when `published` is no EDTF string.
    """
    resolver = Resolver(text, Reference.of(published))
    found = scan(text)
    resolved = (resolver.resolve(one, following) for one, following in zip_longest(found, found[1:]) if one)
    return [expression for expression in resolved if expression is not None]
