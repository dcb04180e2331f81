"""The sentence after a dateline is read as any other, and nobody in a dateline acts."""

from __future__ import annotations

import pytest

from store.extraction.actors import find_actors
from tests.unit.pipeline import pipeline
from tests.unit.test_stances import sides

DATELINES = (
    "GENÈVE, 5 mars 2014 (AFP) – ",
    "MOSCOU, 29 mai 2015 (AFP) - ",
    "BRUXELLES (Reuters) — ",
    "*LOMÉ, 26 nov 1998 (AFP) –* ",
    "22 janvier 2017. – ",
)
SENTENCES = {
    "Jean Tamba a félicité Paul Biya.": ("Jean Tamba", "support", "Paul Biya"),
    "Le Pérou se confronte à la Chine.": ("Pérou", "oppose", "Chine"),
    "La Pologne a accueilli l'Otan à bras ouverts.": ("Pologne", "support", "OTAN"),
    "Paul Biya appelle à glisser un non à l'initiative.": ("Paul Biya", "oppose", "initiative"),
}


@pytest.mark.parametrize("dateline", DATELINES)
def test_the_sentence_after_a_dateline(dateline: str) -> None:
    for sentence, stance in SENTENCES.items():
        assert sides(dateline + sentence) == {stance}, sentence


def test_nobody_is_named_by_a_dateline() -> None:
    found = find_actors(pipeline()("MOSCOU (AFP) – Paul Biya soutient Moscou. L'AFP le dit."))
    shown = [(m.start, found.entities[m.entity].name) for m in found.mentions if m.exported]
    assert [name for start, name in shown if start < 5] == []
    assert {"Russie", "AFP"} <= {name for _, name in shown}
