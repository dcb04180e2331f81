"""Who takes a stance with others, and who is only one more of those whom it is about."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "La Serbie a annoncé la rupture des relations avec la Norvège, la Suède et le Pérou.",
            {
                ("Serbie", "oppose", "Norvège"),
                ("Serbie", "oppose", "Suède"),
                ("Serbie", "oppose", "Pérou"),
            },
        ),
        (
            "La Russie a voté avec la Chine contre la résolution.",
            {("Russie", "oppose", "résolution"), ("Chine", "oppose", "résolution")},
        ),
        (
            "Le Parti pirate s'était prononcé contre la loi comme la Fédération des artisans.",
            {("Parti pirate", "oppose", "loi"), ("Fédération des artisans", "oppose", "loi")},
        ),
        (
            "La Croix-Rouge, par la voix d'Anne Duval, a dénoncé la loi.",
            {("Croix-Rouge", "oppose", "loi"), ("Anne Duval", "oppose", "loi")},
        ),
        ("La Norvège s'est dite « déçue » par la voix de sa ministre de l'Environnement, Anne Duval.", set()),
    ],
)
def test_who_goes_with_whom(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted


def test_who_speaks_for_another_party_says_nothing_of_this_one() -> None:
    found = sides("Paul Martel a dénoncé la loi, et le Parti pirate, par la voix d'Anne Duval, s'est tu.")
    assert ("Anne Duval", "oppose", "loi") not in found
