"""What somebody wants or will not have, told in a clause, taken up by *ce que*, or written on a banner."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides, stances


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Pedro Salvat ne veut pas que Marta Lunde reste à la tête du parti.",
            ("Pedro Salvat", "oppose", "Marta Lunde"),
        ),
        (
            "Pedro Salvat n'accepte pas que Marta Lunde soit libérée.",
            ("Pedro Salvat", "oppose", "Marta Lunde"),
        ),
        (
            "Pedro Salvat s'oppose à ce que Marta Lunde soit nommée ministre.",
            ("Pedro Salvat", "oppose", "Marta Lunde"),
        ),
        (
            "Pedro Salvat tient à ce que Marta Lunde soit condamnée.",
            ("Pedro Salvat", "oppose", "Marta Lunde"),
        ),
        (
            "« Il faut que Marta Lunde s'en aille », a déclaré Pedro Salvat.",
            ("Pedro Salvat", "oppose", "Marta Lunde"),
        ),
        (
            "La loi sur le climat doit être votée mardi, ce que refuse Pedro Salvat.",
            ("Pedro Salvat", "oppose", "loi sur le climat"),
        ),
        (
            "La loi sur le climat a été rejetée, ce que déplore Pedro Salvat.",
            ("Pedro Salvat", "support", "loi sur le climat"),
        ),
        (
            "La loi sur le climat n'a pas été adoptée, ce que Pedro Salvat regrette.",
            ("Pedro Salvat", "support", "loi sur le climat"),
        ),
        (
            "Les militants de l'Union nationale ont défilé aux cris de « Marta Lunde démission ».",
            ("Union nationale", "oppose", "Marta Lunde"),
        ),
        (
            "Pedro Salvat brandissait une pancarte « Stop à la loi sur le climat ».",
            ("Pedro Salvat", "oppose", "loi sur le climat"),
        ),
        ("« Touche pas à Marta Lunde », a dit Pedro Salvat.", ("Pedro Salvat", "support", "Marta Lunde")),
    ],
)
def test_wanted(text: str, wanted: tuple[str, str, str]) -> None:
    assert sides(text) == {wanted}


@pytest.mark.parametrize(
    "text",
    [
        "Il faut que Marta Lunde s'en aille.",  # nobody says so
        "Pedro Salvat ne sait pas s'il faut que Marta Lunde parte.",
        "Pedro Salvat aime le roman que Marta Lunde a perdu.",
        "La loi sur le climat a été adoptée, ce que Pedro Salvat ignorait.",
        "Pedro Salvat a arraché une pancarte « Non à la loi sur le climat ».",
    ],
)
def test_no_side(text: str) -> None:
    assert not sides(text)


def test_who_is_dissuaded_supports_nobody() -> None:
    found = stances("Pedro Salvat a dissuadé Oslo de soutenir Marta Lunde.")
    assert found == {("Norvège", "support", "Marta Lunde", "denied")}
