"""What the telling of violence says of its authors: claims, attacks in which somebody dies, coups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.extraction.stances.assaults import assaults
from store.extraction.stances.claims import claims
from store.extraction.stances.conquests import conquests
from store.extraction.stances.coups import coups

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate
    from store.extraction.stances.engine import Engine


def violence(engine: Engine) -> Iterator[Candidate]:
    """The stances of those who use force, where no frame tells of them."""
    for judge in (claims, assaults, coups, conquests):
        yield from judge(engine)
