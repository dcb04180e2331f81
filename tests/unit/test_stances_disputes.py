"""Things that no noun of proposals names: only what somebody does to them shows that they are in dispute."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import Sides, sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "La Suède a interdit les trottinettes électriques.",
            {("Suède", "oppose", "trottinettes électriques")},
        ),
        (
            "La maire Anna Peeters a confirmé qu'elle interdirait les quads.",
            {("Anna Peeters", "oppose", "quads")},
        ),
        (
            "Le sénateur Jan Peeters s'est prononcé contre la semaine de trente heures.",
            {("Jan Peeters", "oppose", "semaine de trente heures")},
        ),
        ("L'association Océans milite contre la pêche de fond.", {("Océans", "oppose", "pêche de fond")}),
        ("La Norvège est hostile à la chasse au phoque.", {("Norvège", "oppose", "chasse au phoque")}),
        (
            "Jan Peeters, partisan de la ferme solaire, a gagné.",
            {("Jan Peeters", "support", "ferme solaire")},
        ),
    ],
)
def test_what_is_done_to_it_shows_a_thing_in_dispute(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted


def test_it_is_taken_up_again() -> None:
    text = "Le Parti vert défend les jardins ouvriers. La Suède y est opposée."
    wanted = {("Parti vert", "support", "jardins ouvriers"), ("Suède", "oppose", "jardins ouvriers")}
    assert sides(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "La Suède s'est prononcée pour la paix et la transparence.",  # nobody disputes these
        "Jan Peeters a critiqué les riverains et les touristes.",  # people who have no name
        "Jan Peeters défend « une certaine idée de l'école ».",  # his own words
        "Le Parti vert combat le cancer.",
        "Jan Peeters regarde les trottinettes électriques.",  # no side
    ],
)
def test_no_thing_in_dispute(text: str) -> None:
    assert sides(text) == set()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Jan Peeters a retiré lundi le projet de loi.", {("Jan Peeters", "oppose", "projet de loi")}),
        ("Jan Peeters a renoncé à son mandat.", set()),
        ("Invité de la radio, Jan Peeters est revenu sur la taxe carbone.", set()),  # he spoke of it
    ],
)
def test_what_becomes_of_plans(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Farouchement opposée au traité, la sénatrice Anna Peeters a démissionné.",
            {("Anna Peeters", "oppose", "traité")},
        ),
        ("Jan Peeters a défendu becs et ongles la fusion.", {("Jan Peeters", "support", "fusion")}),
        (
            "Greenpeace a saisi le Conseil d'État pour faire annuler le décret.",
            {("Greenpeace", "oppose", "décret")},  # not the court
        ),
        ("Jan Peeters est sorti du tribunal.", set()),
    ],
)
def test_how_and_what_for_sides_are_taken_on_things(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted
