"""What every reading of violence ends with: those who do it are against those to whom it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from store.extraction.stances.verdicts import made

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate
    from store.extraction.stances.engine import Engine
    from store.extraction.stances.references import Reference


def harm(
    engine: Engine,
    verb: int,
    tokens: tuple[int, ...],
    holders: list[Reference],
    targets: list[Reference],
    frame: str,
) -> Iterator[Candidate]:
    """`holders` oppose `targets`, as the word at `verb` tells and as surely as it does."""
    mode = engine.modality.read(verb)
    for c in made(engine, verb, tokens, holders, targets, -1, frame):
        yield replace(c, certainty="alleged") if mode.conditional or mode.hedged else c


def able(engine: Engine, reference: Reference) -> bool:
    """Whether `reference` is somebody, who can do harm and come to it."""
    return reference.entity >= 0 and engine.phrases.kind(reference.entity) != "proposal"
