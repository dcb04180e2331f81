"""The gatherings and organs of a body speak for it: *le congrès du parti a rejeté l'accord*."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le congrès du Parti radical a rejeté l'accord.", ("Parti radical", "oppose", "accord")),
        ("La conférence de la Ligue arabe a condamné Israël.", ("Ligue arabe", "oppose", "Israël")),
        (
            "Le sommet extraordinaire de la Cédéao a exigé lundi le départ de Laurent Gbagbo.",
            ("Cédéao", "oppose", "Laurent Gbagbo"),
        ),
        ("Le bureau politique du Likoud soutient Yossi Levy.", ("Likoud", "support", "Yossi Levy")),
    ],
)
def test_a_gathering_speaks_for_its_body(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in sides(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le sommet de Tunis a condamné Israël.",  # a place gathers nobody
        "Le congrès du docteur Marc Tessier a rejeté l'accord.",
    ],
)
def test_a_gathering_of_no_body_speaks_for_nobody(text: str) -> None:
    assert not sides(text)
