"""Measures named again by another noun of their sort: *la hausse du smic*, then *l'augmentation*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.actors.pickups import picks
from store.extraction.entities import Latent, Measure

if TYPE_CHECKING:
    from store.extraction.actors.phrasing import Thing
    from store.extraction.actors.workspace import Draft
    from store.extraction.entities import Entity

BACK = 12  # sentences within which a thing is called otherwise


def join_alike(work: Draft, seen: list[tuple[Thing, Entity]]) -> None:
    """Let each bare measure be the proposal or the measure of its sort that was named last before it.

    `seen` lists the proposals of the article in its order.
    """
    for i in sorted(work.map.latent):
        latent = work.map.latent[i]
        if latent.end - i > 1 or _first(work, latent.measure) < i:
            continue
        nouns = picks(work.gazetteer, singular(work.low[i]))
        if not nouns:
            continue
        other = measure_alike(work, i, nouns)
        named = next((t for t in reversed(seen) if t[0].start < i and t[0].noun in nouns), None)
        near = other.start if other is not None else -1
        if named is not None and named[0].start > near and _within(work, named[0].start, i):
            entity = named[1]
            latent.measure = Measure(entity.name, entity.gender, entity.plural, entity.key)
        elif other is not None:
            latent.measure = other.measure


def measure_alike(work: Draft, i: int, nouns: frozenset[str]) -> Latent | None:
    """The measure before token `i` that one of `nouns` named last."""
    near = [
        latent for k, latent in work.map.latent.items()
        if latent.end <= i and singular(work.low[k]) in nouns and _within(work, k, i)
    ]  # fmt: skip
    return max(near, key=lambda latent: latent.start, default=None)


def singular(noun: str) -> str:
    """A folded noun without the mark of the plural."""
    return noun.removesuffix("s") if len(noun) > 4 else noun


def _first(work: Draft, measure: Measure) -> int:
    return min(k for k, latent in work.map.latent.items() if latent.measure is measure)


def _within(work: Draft, k: int, i: int) -> bool:
    return work.sentence_of[i] - work.sentence_of[k] <= BACK
