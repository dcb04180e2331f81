"""What has a capital letter and is nobody: places, roads, weapons, illnesses; sentences of our own."""

from __future__ import annotations

import pytest

from tests.unit.test_actors import names


@pytest.mark.parametrize(
    "text",
    [
        "Des barrages ont été dressés sur l'A10 et l'A20 près de La Ciotat et en Seine-Maritime.",
        "Il a neigé en Provence-Alpes-Côte d'Azur.",
        "Le Covid-19 progresse, le CF-18 a été abattu et la RN12 est fermée.",
    ],
)
def test_a_label_or_a_place_is_nobody(text: str) -> None:
    assert names(text) == set()


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Le M23 a pris une ville.", "M23"),
        ("La mairie de Toulon soutient le projet.", "mairie de Toulon"),
        ("Marie Reims a parlé.", "Marie Reims"),
    ],
)
def test_a_name_made_of_a_place_or_a_number_is_somebody(text: str, actor: str) -> None:
    assert actor in names(text)
