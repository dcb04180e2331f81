"""Why somebody acts: *par solidarité avec X*, *en signe de protestation contre X*."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import Sides, sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Le ministre Jan Peeters a présenté sa démission en signe de protestation contre Lena Maes.",
            {("Jan Peeters", "oppose", "Lena Maes")},
        ),
        (
            "Jan Peeters a observé une grève de la faim en signe de solidarité avec Lena Maes.",
            {("Jan Peeters", "support", "Lena Maes")},
        ),
        (
            "Les députés du Parti libéral ont boycotté la séance par solidarité avec Lena Maes.",
            {("Parti libéral", "support", "Lena Maes")},
        ),
        (
            "En signe de protestation contre Lena Maes, Jan Peeters a quitté la salle.",
            {("Jan Peeters", "oppose", "Lena Maes")},
        ),
        # nobody's, and no motive
        ("Le drapeau a été mis en berne en hommage à Lena Maes.", set()),
        ("Jan Peeters a été condamné par contumace avec Lena Maes.", set()),
    ],
)
def test_motives(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted
