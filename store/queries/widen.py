"""An empty pane says why, and what to drop to see something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.queries.filters import Chip, Filter, Widening
from store.queries.select import Selection

if TYPE_CHECKING:
    from store.queries.corpus import Corpus


def widening(corpus: Corpus, filter: Filter) -> Widening:
    """For a filter that leaves no stance: the chip whose removal brings most back."""
    if not len(corpus.stances):
        return Widening("Aucune prise de position dans le corpus.", None)
    chips = filter.chips(lambda actor: corpus.seen(actor, filter.rollup).name)
    if not chips:
        return Widening("Toutes les prises de position sont rejetées.", None)
    best: tuple[int, Chip] | None = None
    for chip in chips:
        count = _count(corpus, filter.without(chip.key))
        if count and (best is None or count > best[0]):
            best = (count, chip)
    said = " · ".join(chip.words for chip in chips)
    if best is None:
        return Widening(f"Rien ne répond à : {said}. Effacez le filtre.", None)
    count, chip = best
    found = "1 prise de position" if count == 1 else f"{count} prises de position"
    return Widening(f"Rien ne répond à : {said}. Sans {_quoted(chip.words)} : {found}.", chip)


def _quoted(words: str) -> str:
    return words if words.startswith("«") else f"« {words} »"


def _count(corpus: Corpus, filter: Filter) -> int:
    return sum(Selection(corpus, filter).totals.values())
