"""Who will not give in: *X a sanctionné Y. « Nous ne céderons pas au chantage », a répondu Y*."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from store.extraction.stances.candidate import Candidate
from store.extraction.stances.columns import NE
from store.extraction.stances.forms import FormTable
from store.extraction.stances.fragment_words import fragment_lists
from store.extraction.stances.provocations import provoked_by
from store.extraction.stances.references import Reference
from store.extraction.stances.verdict_words import Idioms, read_idioms
from store.extraction.stances.verdicts import idiom, made, nearest

if TYPE_CHECKING:
    from store.extraction.stances.engine import Engine

_SELF = frozenset({"je", "j'", "nous", "on"})


@cache
def _defying() -> tuple[Idioms, frozenset[str], frozenset[str]]:
    """The idioms, all the forms of their verbs, and the nouns for what one is pressed by."""
    raw = fragment_lists()
    idioms = read_idioms(raw["yielding"])
    return idioms, FormTable(set(idioms)).forms_of(set(idioms)), frozenset(raw["pressures"])


def defiance(engine: Engine) -> Iterator[Candidate]:
    """The stances of those who say that they do not yield, towards who was told to press them."""
    p = engine.parse
    idioms, forms, pressures = _defying()
    for i in p.among(forms):
        tokens = idiom(engine, i, idioms) if p.pos[i] in {"VERB", "AUX"} else ()
        if not tokens or not (engine.modality.negated(i) or any(p.low[k] in NE for k in p.kids[i] if k < i)):
            continue
        holders = _speaking(engine, i)
        if any(c.head in tokens or i in c.tokens for c in engine.found) or not holders:
            continue
        named = engine.slots.complement(tokens[-1], "de") or engine.slots.complement(i, "devant")
        targets = engine.phrases.all(named, dig=True)
        bare = all(p.lemma[k] in pressures for k in named.heads)  # "ne plierons pas devant les menaces"
        targets = targets or (provoked_by(engine, i, holders) if bare else [])
        yield from made(engine, i, tokens, holders, targets, -1, "defiance")


def _speaking(engine: Engine, i: int) -> list[Reference]:
    """Who does not do what verb `i` says: its subject; of *nous*, *on* who says so."""
    p = engine.parse
    subjects = engine.slots.subjects.of(i)
    mode = engine.modality.read(i)
    if any(p.low[k] in _SELF for k in subjects.heads):
        return nearest(engine, i, mode.sources)
    return [] if mode.dropped else engine.phrases.all(subjects, dig=False)
