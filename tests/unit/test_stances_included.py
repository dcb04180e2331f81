"""Those who are named out of many: *plusieurs ténors de X, dont Y et Z, se sont rangés derrière W*."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import Sides, sides

BOTH: Sides = {("Jan Peeters", "support", "Lena Maes"), ("Piet Maes", "support", "Lena Maes")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Plusieurs ténors du PTL, dont Jan Peeters et Piet Maes, se sont rangés derrière Lena Maes.",
            BOTH,
        ),
        ("Plusieurs ténors du Parti libéral (dont Jan Peeters et Piet Maes) ont rallié Lena Maes.", BOTH),
        (
            "Plusieurs ténors de la droite, parmi lesquels Jan Peeters et Piet Maes, soutiennent Lena Maes.",
            BOTH,
        ),
        (
            "Trois ministres, parmi lesquels figurent Jan Peeters et Piet Maes, ont soutenu Lena Maes.",
            BOTH,
        ),
        # who is named among them is heard, not heard of
        ("Le juge a entendu douze témoins, parmi lesquels Jan Peeters.", set()),
    ],
)
def test_some_of_many(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted
