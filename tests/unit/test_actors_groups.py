"""Actors that a common noun names: sides of politics, people who act together."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import stances


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("L'opposition de gauche dénonce Paul Biya.", ("opposition de gauche", "oppose", "Paul Biya")),
        ("Paul Biya a vivement attaqué l'extrême droite.", ("Paul Biya", "oppose", "extrême droite")),
        ("La majorité soutient Paul Biya.", ("majorité", "support", "Paul Biya")),
        ("Les taxis dénoncent l'ONU.", ("taxis", "oppose", "ONU")),
        ("Paul Biya a apporté son soutien aux éleveurs.", ("Paul Biya", "support", "éleveurs")),
        ("Les eurodéputés ont condamné le Mali.", ("Parlement européen", "oppose", "Mali")),
        (
            "Les syndicalistes de Parakou contestent Paul Biya.",
            ("syndicalistes de Parakou", "oppose", "Paul Biya"),
        ),
        ("Le Mali a été critiqué par les avocats et les magistrats.", ("magistrats", "oppose", "Mali")),
    ],
)
def test_a_noun_names_who_acts(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in {s[:3] for s in stances(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Paul Biya a critiqué l'opposition au barrage.",
        "Le texte a été adopté à la majorité absolue.",
        "Paul Biya soutient la majorité des propositions.",
        "Nous sommes les pêcheurs de demain.",
    ],
)
def test_a_noun_that_names_nobody(text: str) -> None:
    names = {name for s in stances(text) for name in (s[0], s[2])}
    assert names.isdisjoint({"opposition", "majorité", "pêcheurs", "pêcheurs de demain"})
