"""Society outside the parties: what people take sides on; firms, clubs, courts."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "stance", "target"),
    [
        ("Marie Petit prône l'hydroxychloroquine.", "support", "hydroxychloroquine"),
        ("Marie Petit dénonce la pêche électrique.", "oppose", "pêche électrique"),
        ("Marie Petit s'oppose au centre d'accueil.", "oppose", "centre d'accueil"),
        ("Marie Petit défend le droit à l'avortement.", "support", "droit à l'avortement"),
        ("Marie Petit conteste les compteurs communicants.", "oppose", "compteurs communicants"),
        (
            "Marie Petit plaide pour une force de maintien de la paix.",
            "support",
            "force de maintien de la paix",
        ),
    ],
)
def test_what_society_takes_sides_on(text: str, stance: str, target: str) -> None:
    assert sides(text) == {("Marie Petit", stance, target)}


@pytest.mark.parametrize(
    "text",
    ["Marie Petit a visité l'exposition.", "Marie Petit a reçu deux doses du vaccin."],
)
def test_what_nobody_judges_is_no_matter_of_sides(text: str) -> None:
    assert not sides(text)
