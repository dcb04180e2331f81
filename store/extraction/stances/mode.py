"""What the words around a predicate make of it, and how certain that leaves a stance."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.model import Certainty

if TYPE_CHECKING:
    from store.extraction.stances.syntax import Found


@dataclass(slots=True)
class Mode:
    """What the surroundings say of one predicate."""

    negated: bool = False
    declined: bool = False  # *refuse de*: negated by the holder's own refusal
    hedged: bool = False
    conditional: bool = False
    future: bool = False
    attributed: bool = False
    dropped: bool = False  # asked for, questioned or supposed: no stance at all
    committed: bool = False  # a conditional or future inside the holder's own announcement
    source: str = ""
    sources: list[int] = field(default_factory=list)  # entities that say so
    wisher: Found | None = None  # who takes the embedded stance (wishes)
    unwanted: bool = False  # dropped, for what is wished is that it be not done
    deontic: bool = False  # *doit*, *il faut*: what whoever says so wants
    ordered: bool = False  # an imperative, which is what whoever says so wants
    according: bool = False  # "selon X": on X's word even where X is the holder

    def certainty(self, holder: int, same: bool) -> tuple[Certainty, str | None]:
        """The certainty of a stance of `holder`, and its source; `same`:
        the holder is the one who says so.
        """
        source = self.source or None
        if self.negated:
            return "denied", None
        if (
            self.hedged
            or (self.conditional and not self.committed)
            or (self.future and not self.committed and not same)
        ):
            return "alleged", None if same else source
        if self.attributed and (self.according or not same):
            return "attributed", source
        return "asserted", None
