"""What somebody's words say of others by the way: *« une victoire sur l'arrogance de X », a dit Y*."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from store.extraction.stances.candidate import Candidate
from store.extraction.stances.forms import nominal_forms
from store.extraction.stances.fragment_words import fragment_lists
from store.extraction.stances.verdicts import made, speakers

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine

_DEFINITE = frozenset({"le", "la", "l'", "les", "au", "aux", "du", "des", "cette", "ce", "ces", "cet"})


@cache
def _vices() -> frozenset[str]:
    """The forms of the nouns that blame whoever owns what they name."""
    raw = fragment_lists()
    return frozenset(form for noun in raw["vices"] for form in nominal_forms(noun))


def vices(engine: Engine) -> Iterator[Candidate]:
    """The stances of who speaks towards those whose arrogance, lies or crimes he takes for granted."""
    p, phrases = engine.parse, engine.phrases
    for i in p.among(_vices()):
        if p.pos[i] != "NOUN" or not p.quoted[i] or not i or p.low[i - 1] not in _DEFINITE:
            continue
        owners = [r for slot in ("de", "adj") for r in phrases.owner(i, slot)]
        owners = [r for r in owners if phrases.kind(r.entity) != "proposal" and "genitive" not in r.path]
        mode = engine.modality.read(i) if owners else None
        if mode is None or mode.dropped or not mode.sources:
            continue
        yield from made(engine, i, (i,), speakers(engine, i, mode), owners, -1, "vice")
