"""Who decides, orders, promises or announces a measure; what a measure named within another's name is."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import Sides, sides, stances


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Jan Peeters a décidé la fermeture de la ligne.",
            {("Jan Peeters", "support", "fermeture de la ligne")},
        ),
        ("Jan Peeters promet la suppression de la taxe.", {("Jan Peeters", "oppose", "taxe")}),
        ("Le moratoire a été instauré par le Pérou.", {("Pérou", "support", "moratoire")}),
        ("Le Pérou confirme la réouverture de la ligne.", {("Pérou", "support", "réouverture de la ligne")}),
        # tidings, those who pass them on, and what one does of oneself
        ("Le Monde a confirmé la réouverture de la ligne.", set()),
        ("L'OMS annonce un recul de l'épidémie.", set()),
        ("Jan Peeters a annoncé son retrait de la course.", set()),
    ],
)
def test_who_decides_a_measure_is_for_it(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted


def test_what_nobody_promised_is_denied() -> None:
    found = stances("Le Pérou a démenti avoir promis l'abolition de la taxe.")
    assert found == {("Pérou", "oppose", "taxe", "denied")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("La CGT demande l'annulation de la hausse des loyers.", {("CGT", "oppose", "hausse des loyers")}),
        (
            "La CGT exige l'abandon de la réduction des effectifs.",
            {("CGT", "oppose", "réduction des effectifs")},
        ),
        ("La CGT demande une réouverture de la ligne.", {("CGT", "support", "réouverture de la ligne")}),
        ("La CGT est favorable à une renégociation.", {("CGT", "support", "renégociation")}),
        ("La CGT est favorable à un maintien.", set()),  # of what, is not said
        ("La CGT réclame le triplement des primes.", {("CGT", "support", "triplement des primes")}),
        ("Le Pérou a interdit l'immigration.", {("Pérou", "oppose", "immigration")}),
        ("Le Pérou soutient le développement économique.", set()),
    ],
)
def test_measures_within_measures_and_more_of_them(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted


def test_those_who_come_to_an_agreement_are_for_it() -> None:
    found = sides("Le Parti vert et le Parti rouge sont parvenus à un accord.")
    assert found >= {("Parti vert", "support", "accord"), ("Parti rouge", "support", "accord")}
    assert not sides("Jan Peeters est parvenu à ses fins malgré l'accord.")
