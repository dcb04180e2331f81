"""Whose a thing is that somebody attacks, defends, shares: never his own."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides

MAYOR = "Pedro Salvat dirige la région depuis 2012. "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Marta Lunde s'en est prise à sa gestion.", "oppose"),
        ("Marta Lunde a raillé ses idées.", "oppose"),
        ("Marta Lunde a mis en cause sa probité.", "oppose"),
        ("Marta Lunde s'oppose à sa politique.", "oppose"),
        ("Marta Lunde a manifesté contre sa politique.", "oppose"),
        ("Marta Lunde soutient ses projets.", "support"),
        ("Marta Lunde a plaidé pour son maintien.", "support"),
        ("Marta Lunde a rendu hommage à son action.", "support"),
        ("Marta Lunde a pris sa défense.", "support"),
        ("Marta Lunde a volé à son secours.", "support"),
        ("Marta Lunde est devenue son adversaire.", "oppose"),
        ("Marta Lunde est son principal opposant.", "oppose"),
    ],
)
def test_what_one_judges_is_anothers(text: str, wanted: str) -> None:
    assert sides(MAYOR + text) == {("Marta Lunde", wanted, "Pedro Salvat")}


@pytest.mark.parametrize(
    "text",
    [
        "Marta Lunde a défendu son bilan.",
        "Marta Lunde prépare sa défense.",
        "Marta Lunde dénonce ses conditions de travail.",
        "Marta Lunde soutient son équipe.",
        "Marta Lunde lutte contre son cancer.",
    ],
)
def test_what_is_ones_own(text: str) -> None:
    assert sides(MAYOR + text) == set()
