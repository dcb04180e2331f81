"""Sentences that open with a past participle, which its capital makes look like a name."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import Sides, sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Limogé la semaine dernière par Jan Peeters, Piet Maes a fui à Lomé.",
            {("Jan Peeters", "oppose", "Piet Maes")},
        ),
        (
            "Exclue du Parti libéral en 2012, Lena Maes est revenue à Lomé.",
            {("Parti libéral", "oppose", "Lena Maes")},
        ),
        (
            "Battu en mai par Jan Peeters, Piet Maes peut compter sur le Parti libéral.",
            {("Jan Peeters", "oppose", "Piet Maes"), ("Parti libéral", "support", "Piet Maes")},
        ),
        (
            "Évincé du Parti libéral en mai, Piet Maes a rappelé ses experts.",
            {("Parti libéral", "oppose", "Piet Maes")},
        ),
        (
            "Nommée en 2016 par Jan Peeters, Lena Maes présidait la cour.",
            {("Jan Peeters", "support", "Lena Maes")},
        ),
        ("Suspendu de ses fonctions depuis mai, Piet Maes a fui à Lomé.", set()),
        # names spelt like participles, and nouns
        (
            "Aimé Peeters, soutenu par le Parti libéral, a été élu.",
            {("Parti libéral", "support", "Aimé Peeters")},
        ),
        ("Élus et militants du Parti libéral ont défilé, Jan Peeters était absent.", set()),
    ],
)
def test_opening_participle(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted
