"""A stance found, while it is still made of tokens; and the lexicon's table of forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.extraction.stances.echo_words import load_echoes
from store.extraction.stances.forms import FormTable
from store.extraction.stances.references import Reference
from store.model import Certainty, StanceKind

if TYPE_CHECKING:
    from store.lexicon import Lexicon

OPPOSITE: dict[StanceKind, StanceKind] = {"support": "oppose", "oppose": "support", "contact": "contact"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stance found, still in tokens. `path` names the carriers and repairs that led to it;
    `probability` is that of the second reading, None for what the rules found.
    """

    holder: Reference
    target: Reference
    stance: StanceKind
    certainty: Certainty
    source: str | None
    head: int
    tokens: tuple[int, ...]
    frame: str
    path: tuple[str, ...]
    weak: bool = False
    probability: float | None = None


_TABLES: dict[str, FormTable] = {}  # by the lexicon's fingerprint: one conjugation per process


def form_table(lexicon: Lexicon) -> FormTable:
    """The form table of `lexicon`'s verbs."""
    if lexicon.fingerprint not in _TABLES:
        verbs = {f.lemma for f in lexicon.frames if f.pos == "verb"}
        verbs |= {e.lemma for group in lexicon.embedders.values() for e in group if e.pos == "verb"}
        verbs |= {e.lemma for group in lexicon.lights.values() for e in group}
        verbs |= {e.lemma for group in lexicon.attitudes.values() for e in group}
        verbs |= (
            set(lexicon.certainty.reporting) | set(lexicon.certainty.hedge_verbs) | {"être", "avoir", "faire"}
        )
        verbs |= load_echoes().verbs
        _TABLES[lexicon.fingerprint] = FormTable(verbs)
    return _TABLES[lexicon.fingerprint]
