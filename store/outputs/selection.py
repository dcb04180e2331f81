"""Which stances go out: all, those a reader accepted, or those above a confidence."""

from __future__ import annotations

from dataclasses import dataclass

from store.model import Review

ACCEPTED = frozenset({"accepted", "edited", "added"})


@dataclass(frozen=True, slots=True)
class Selection:
    """What the user chose. Without a choice everything goes out, each stance with its `review`."""

    accepted: bool = False
    min_confidence: float = 0.0

    def __call__(self, review: Review, confidence: float) -> bool:
        """Whether a stance goes out. What a reader accepted, wrote or corrected is certain enough for any
        threshold; what a reader rejected passes none."""
        if not self:
            return True
        if review in ACCEPTED:
            return True
        return not self.accepted and review == "auto" and confidence >= self.min_confidence

    def __bool__(self) -> bool:
        return self.accepted or self.min_confidence > 0

    @property
    def words(self) -> str:
        """For the file itself: `all`, `accepted`, `confidence>=0.8`."""
        if self.accepted:
            return "accepted"
        return f"confidence>={self.min_confidence:g}" if self.min_confidence > 0 else "all"

    @property
    def phrase(self) -> str:
        """For a reader, in French."""
        if self.accepted:
            return "positions acceptées par un lecteur"
        if self.min_confidence > 0:
            return f"positions acceptées, ou de confiance d'au moins {self.min_confidence:g}"
        return "toutes les positions, relues ou non"
