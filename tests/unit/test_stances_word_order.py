"""Clauses whose parts do not stand where they mostly do: subjects after the verb, lists, likenings."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Derrière Sophie Martel se sont rangés l'ancien ministre Simon Rey et le sénateur Bruno Tissot.",
            {("Simon Rey", "support", "Sophie Martel"), ("Bruno Tissot", "support", "Sophie Martel")},
        ),
        (
            "Au projet de loi s'opposent les communistes et les Verts.",
            {("communistes", "oppose", "projet de loi"), ("Verts", "oppose", "projet de loi")},
        ),
        (
            "La Cour suprême a annulé le décret sur la pêche, suspendu le ministre Paul Martel "
            "de ses fonctions et condamné la société Minexa à une amende.",
            {
                ("Cour suprême", "oppose", "décret sur la pêche"),
                ("Cour suprême", "oppose", "Paul Martel"),
                ("Cour suprême", "oppose", "Minexa"),
            },
        ),
        (
            "Le général Paul Martel, que la Norvège avait ménagé et que la Suède accuse de crimes de guerre, "
            "a été reçu à Rome.",
            {("Norvège", "support", "Paul Martel"), ("Suède", "oppose", "Paul Martel")},
        ),
        (
            "Le Parti pirate a critiqué autant le ministre Paul Martel que la sénatrice Anne Duval.",
            {("Parti pirate", "oppose", "Paul Martel"), ("Parti pirate", "oppose", "Anne Duval")},
        ),
        (
            "A l'instar de la Norvège, la Suède a condamné l'Iran.",
            {("Norvège", "oppose", "Iran"), ("Suède", "oppose", "Iran")},
        ),
        (
            "Pas plus que la Norvège, la Suède ne votera la résolution.",
            {("Norvège", "oppose", "résolution"), ("Suède", "oppose", "résolution")},
        ),
    ],
)
def test_parts_out_of_place(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Derrière Paul Martel se cache une affaire de famille.",
        "Autour de Paul Martel se sont assis Anne Duval et Luc Morin.",
        "Paul Martel, fatigué par le voyage, a rencontré Anne Duval.",
    ],
)
def test_order_alone_says_nothing(text: str) -> None:
    assert not {s for s in sides(text) if s[1] != "contact"}
