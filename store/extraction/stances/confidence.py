"""A confidence between 0 and 1 from what a stance rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate

BASE = 0.85


def confidence(candidate: Candidate) -> float:
    """The estimated share of stances found in this way that a reader would sign."""
    value = BASE
    for _ in candidate.path:
        value -= 0.06
    if candidate.weak:
        value -= 0.15
    return round(max(value, 0.2), 2)
