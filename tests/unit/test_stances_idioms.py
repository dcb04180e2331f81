"""Familiar verbs and idioms of the press, and the other senses of their words."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides

A, B = "Jan Peeters", "Lena Maes"


@pytest.mark.parametrize(
    "text",
    [
        "Jan Peeters a mis lundi Lena Maes devant ses responsabilités.",
        "Jan Peeters a fait un croche-pied à Lena Maes.",
        "Jan Peeters tient toujours la dragée haute à Lena Maes.",
        "Jan Peeters a rendu à Lena Maes la monnaie de sa pièce.",
        "Jan Peeters a tiré dans les pattes de Lena Maes.",
        "Jan Peeters s'est défaussé sur Lena Maes.",
        "Jan Peeters n'a pas eu de mots assez durs contre Lena Maes.",
        "Jan Peeters a déversé son fiel sur Lena Maes.",
        "Jan Peeters a envoyé Lena Maes en prison.",
        "Jan Peeters marche sur les plates-bandes de Lena Maes.",
        "Lena Maes, battue en 2012 par Jan Peeters, vit à Lomé.",
        "Lena Maes s'est fait tancer par Jan Peeters.",
        "Lena Maes se fait régulièrement épingler par Jan Peeters.",
        "Lena Maes, qui s'est fait huer mardi par Jan Peeters, vit à Lomé.",
    ],
)
def test_familiar_words_against_somebody(text: str) -> None:
    assert sides(text) == {(A, "oppose", B)}


@pytest.mark.parametrize(
    "text",
    [
        "Jan Peeters a mis le pied à l'étrier à Lena Maes.",
        "Jan Peeters a pris Lena Maes sous sa protection.",
        "Jan Peeters a jeté des fleurs à Lena Maes.",
        "Jan Peeters bat la campagne pour Lena Maes.",
        "Jan Peeters a fait libérer Lena Maes.",
        "Jan Peeters a mouillé sa chemise pour Lena Maes.",
        "Jan Peeters tient Lena Maes en grande estime.",
        "Lena Maes s'est fait adouber par Jan Peeters.",
    ],
)
def test_familiar_words_for_somebody(text: str) -> None:
    assert sides(text) == {(A, "support", B)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Jan Peeters a mis un coup de frein à la réforme des retraites.", "oppose"),
        ("Jan Peeters a réduit à néant la réforme des retraites.", "oppose"),
        ("Jan Peeters a dénaturé la réforme des retraites.", "oppose"),
        ("Jan Peeters a gravé la réforme des retraites dans le marbre.", "support"),
        ("Jan Peeters a donné un coup d'accélérateur à la réforme des retraites.", "support"),
    ],
)
def test_familiar_words_on_a_plan(text: str, wanted: str) -> None:
    assert sides(text) == {(A, wanted, "réforme des retraites")}


@pytest.mark.parametrize(
    "text",
    [
        "Jan Peeters a mis une heure pour rejoindre Lena Maes.",
        "Jan Peeters a mis son manteau dehors avec Lena Maes.",
        "Jan Peeters a pris de la vitesse en suivant Lena Maes.",
        "Jan Peeters a envoyé une carte à Lena Maes.",
        "Jan Peeters a tapé sur son clavier à côté de Lena Maes.",
        "Jan Peeters a sorti un livre avec Lena Maes.",
        "Jan Peeters a levé les yeux vers Lena Maes.",
        "Jan Peeters s'est fait opérer par Lena Maes.",
        "Jan Peeters s'est fait bâtir une maison par Lena Maes.",
        "Jan Peeters s'est fait remarquer par Lena Maes.",
    ],
)
def test_the_same_words_in_another_sense(text: str) -> None:
    assert sides(text) == set()
