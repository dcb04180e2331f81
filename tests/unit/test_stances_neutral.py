"""News in which nobody takes a side, on passages of our own: words of stance used in other senses."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import stances


@pytest.mark.parametrize(
    "text",
    [
        "Paul Biya a soutenu un mémoire sur le Mali à la Sorbonne.",
        "Le Pérou défend sa couronne contre la Bolivie à Lima.",
        "Le Mali accuse un déficit de 4 %, contre 2 % au Pérou.",
        "L'Assemblée nationale attaque lundi l'examen du budget.",
        "La police a condamné l'accès au parking de la Commission européenne.",
        "Le gouvernement s'appuie sur un rapport de l'OCDE pour ses prévisions.",
        "Dans Le Figaro, Jean Tamba critique le dernier film de Paul Biya.",
        "Le critique du Monde, Jean Tamba, a aimé le spectacle.",
        # a town that is left, a company that is joined
        "L'écrivain Jean Tamba avait quitté Gallimard en 1978.",
        "Jean Tamba a quitté Ecobank pour rejoindre la Banque mondiale.",
        "Le ministre malien Jean Tamba est parti de Bamako lundi, il a quitté la Bolivie mercredi.",
        # who beats whom on a sports ground
        "Le Mali a éliminé le Pérou en demi-finale du tournoi. Il défiera la Bolivie au stade de Lima.",
    ],
)
def test_no_side_is_taken(text: str) -> None:
    assert {s for s in stances(text) if s[1] != "contact"} == set()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Paul Biya a soutenu le Mali.", ("Paul Biya", "support", "Mali", "asserted")),
        ("Le Pérou attaque la Bolivie.", ("Pérou", "oppose", "Bolivie", "asserted")),
        (
            "Le Royaume-Uni a quitté l'Union européenne.",
            ("Royaume-Uni", "oppose", "Union européenne", "asserted"),
        ),
    ],
)
def test_a_side_is_taken_with_the_same_words(text: str, wanted: tuple[str, str, str, str]) -> None:
    assert wanted in stances(text)
