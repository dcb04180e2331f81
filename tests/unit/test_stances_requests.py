"""*X a été limogé à la demande de Y*, *arrêté malgré les protestations de Y*: what Y thinks of X."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import Sides, sides

AGAINST: Sides = {("Jan Peeters", "oppose", "Piet Maes")}
FOR: Sides = {("Jan Peeters", "support", "Piet Maes")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Piet Maes a été limogé à la demande de Jan Peeters.", AGAINST),
        ("À la demande de Jan Peeters, Piet Maes a été limogé.", AGAINST),
        ("Piet Maes a été arrêté sur ordre du président Jan Peeters.", AGAINST),
        ("Piet Maes a été renversé avec la complicité de Jan Peeters.", AGAINST),
        ("Piet Maes a été expulsé malgré les protestations de Jan Peeters.", FOR),
        (
            "Piet Maes a été réélu avec les voix du Parti libéral.",
            {("Parti libéral", "support", "Piet Maes")},
        ),
        # nobody bears it
        ("Piet Maes s'est rendu à Lomé à la demande de Jan Peeters.", set()),
        ("Piet Maes a été reçu à la demande de Jan Peeters.", set()),
    ],
)
def test_who_had_it_done(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted
