"""Things to take sides on: what courts decide, what is to be, what is voted; and what nobody is against."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import Sides, sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Cuba exige le démantèlement de la barrière de béton.", {("Cuba", "oppose", "barrière de béton")}),
        ("La Suède a demandé la levée de l'embargo.", {("Suède", "oppose", "embargo")}),
        ("La Suède regrette la levée des sanctions.", {("Suède", "support", "sanctions")}),
        ("La Suède demande le démantèlement du trust.", set()),  # against a trust that has no name
    ],
)
def test_what_is_to_be_lifted_or_pulled_down(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "La Cour d'arbitrage a tranché. La Suède salue le verdict. Le Chili a rejeté la sentence.",
            {("Suède", "support", "verdict"), ("Chili", "oppose", "verdict")},
        ),
        (
            "Le tribunal de Gand a tranché. Jan Peeters a dénoncé l'arrêt.",
            {("Jan Peeters", "oppose", "arrêt")},
        ),
        (
            "La Suède a salué l'avis rendu lundi par la Cour internationale de justice.",
            {("Suède", "support", "avis")},
        ),
        ("Jan Peeters s'est refusé à tout jugement sur cette affaire de justice.", set()),
        ("Jan Peeters rejette l'avis des médecins.", set()),
    ],
)
def test_what_courts_decide(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Le Parti vert réclame une assemblée constituante.",
            {("Parti vert", "support", "assemblée constituante")},
        ),
        ("Le Palau plaide pour un sanctuaire marin.", {("Palau", "support", "sanctuaire marin")}),
        (
            "Jan Peeters est un adversaire du statut de « société distincte ».",
            {("Jan Peeters", "oppose", "statut de « société distincte »")},
        ),
        (
            "Jan Peeters est hostile à une entrée dans l'Otan.",
            {("Jan Peeters", "oppose", "entrée dans l'Otan")},
        ),
        ("La Suède a pris fait et cause pour un État kurde.", {("Suède", "support", "État kurde")}),
        ("Jan Peeters a attaqué la coalition.", set()),
    ],
)
def test_what_is_to_be(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Le Bundestag a adopté la loi sur le gaz. Le Parti vert a salué le vote. "
            "La CGT dénonce un vote « honteux ».",
            {
                ("Bundestag", "support", "loi sur le gaz"),
                ("Parti vert", "support", "loi sur le gaz"),
                ("CGT", "oppose", "loi sur le gaz"),
            },
        ),
        (
            "L'ONU a adopté la résolution. La Suède a voté oui. Cuba a voté non.",
            {
                ("ONU", "support", "résolution"),
                ("Suède", "support", "résolution"),
                ("Cuba", "oppose", "résolution"),
            },
        ),
        (
            "La réforme des retraites est là. Le Parti vert combat un texte accusé de servir les riches.",
            {("Parti vert", "oppose", "réforme des retraites")},
        ),
        (
            "La Suède a adopté la loi sur le gaz. Le référendum est fixé. Le Parti vert a salué un vote.",
            {("Suède", "support", "loi sur le gaz")},
        ),
    ],
)
def test_the_vote_is_about_the_text(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Michelin a annoncé la fermeture de son usine de Gand. Jan Peeters a déploré la méthode.",
            {
                ("Michelin", "support", "fermeture de son usine de Gand"),
                ("Jan Peeters", "oppose", "fermeture de son usine de Gand"),
            },
        ),
        (
            "Jan Peeters a présenté le projet de loi sur le gaz. Le Parti vert a approuvé l'ensemble.",
            {
                ("Jan Peeters", "support", "projet de loi sur le gaz"),
                ("Parti vert", "support", "projet de loi sur le gaz"),
            },
        ),
        ("Jan Peeters a approuvé l'ensemble.", set()),
    ],
)
def test_the_whole_and_how_it_was_done(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "La Suède réclame des élections libres.",
        "Le Parti vert souhaite des réformes.",
        "La Suède souhaite un retour rapide à la légalité.",
        "La Suède a souhaité un retour à l'ordre.",
        "La Suède condamne l'usage de la force.",
        "La Suède a rejeté toute mesure unilatérale.",
    ],
)
def test_what_nobody_is_against(text: str) -> None:
    assert sides(text) == set()


@pytest.mark.parametrize("thing", ["transition civile", "réconciliation nationale"])
def test_how_a_state_is_ruled_is_a_thing_to_be_for(thing: str) -> None:
    assert any(
        target.startswith(thing.split()[0]) for _, _, target in sides(f"Paul Biya soutient la {thing}.")
    )
