"""The stance rules on sentences of their own: what a construction yields, and what it must not."""

from __future__ import annotations

import pytest

from store import parser
from store.extraction.actors import find_actors
from store.extraction.stances import find_stances
from store.lexicon import load_lexicon


def stances(text: str) -> set[tuple[str, str, str, str]]:
    """(holder, stance, target, certainty) of every stance in `text` but contacts."""
    doc = parser.load()(text)
    entities = find_actors(doc)
    return {
        (entities.entities[s.holder].name, s.stance, entities.entities[s.target].name, s.certainty)
        for s in find_stances(doc, entities, [], load_lexicon(), None)
        if s.stance != "contact"
    }


def test_companions_of_companions_come_to_an_end() -> None:
    found = stances("La France, avec l'Italie, de concert avec l'Espagne et tout comme la Grèce, soutient le Liban.")
    assert ("France", "support", "Liban", "asserted") in found
