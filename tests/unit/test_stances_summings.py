"""*X réclame un débat, idée que Y rejette*: what a noun after a comma sums up, and what is said of it."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "La Norvège a proposé une médiation, idée que le Danemark rejette catégoriquement.",
            {("Norvège", "support", "médiation"), ("Danemark", "oppose", "médiation")},
        ),
        (
            "Jean Moreau a accusé la mairie de mentir, imputation que Paul Martel a qualifiée de minable.",
            {("Paul Martel", "oppose", "Jean Moreau")},
        ),
        (
            "Anne Duval a promis de rétablir la gare, promesse que Paul Martel a tenue pour « un mensonge ».",
            {("Paul Martel", "oppose", "Anne Duval")},
        ),
        (
            "Boris Duval a promis d'interdire la chasse, une fermeté saluée par le ministre Paul Martel.",
            {("Paul Martel", "support", "Boris Duval")},
        ),
    ],
)
def test_what_is_made_of_what_the_clause_before_tells(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert wanted <= sides(text)
    assert {s for s in sides(text) if s[0] == "Paul Martel"} <= wanted


def test_the_same_noun_once_more_is_nobody() -> None:
    """It is what was named before, and not who did so."""
    assert not sides("Anne Duval a déposé une demande d'asile, demande que Paul Martel a jugée indigne.")
