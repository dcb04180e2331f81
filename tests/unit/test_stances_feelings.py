"""Evaluations in quotations, feelings about what befalls others, refusals and denials: on own sentences."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides, stances

EVALUATIONS = [
    (
        "« Boris Johnson est un dirigeant incompétent », s'est emporté Keir Starmer.",
        "oppose",
        "Boris Johnson",
    ),
    ("« Boris Johnson a échoué », a taclé Keir Starmer.", "oppose", "Boris Johnson"),
    ("« Boris Johnson joue un jeu dangereux », a mis en garde Keir Starmer.", "oppose", "Boris Johnson"),
    ("« Boris Johnson n'a rien compris », a raillé Keir Starmer.", "oppose", "Boris Johnson"),
    ("« Boris Johnson fait un travail remarquable », a dit Keir Starmer.", "support", "Boris Johnson"),
    ("Keir Starmer a crié à la « mascarade » après l'élection de Boris Johnson.", "oppose", "Boris Johnson"),
    ("« C'est une honte », a réagi Keir Starmer à propos de Boris Johnson.", "oppose", "Boris Johnson"),
    ("« Non à Boris Johnson ! », a lancé Keir Starmer.", "oppose", "Boris Johnson"),
    ("Keir Starmer a dénoncé « un coup de force » de Boris Johnson.", "oppose", "Boris Johnson"),
    ("Keir Starmer a jugé « courageux » le discours de Boris Johnson.", "support", "Boris Johnson"),
    ("Keir Starmer voit dans Boris Johnson un danger public.", "oppose", "Boris Johnson"),
    ("« Il faut que Boris Johnson cesse ses provocations », a dit Keir Starmer.", "oppose", "Boris Johnson"),
]

OUTCOMES = [
    ("Keir Starmer a pleuré la mort de Tony Benn.", "support", "Tony Benn"),
    ("Keir Starmer a regretté que Tony Benn ait été battu.", "support", "Tony Benn"),
    ("Keir Starmer a regretté que Tony Benn n'ait pas soutenu l'Otan.", "oppose", "Tony Benn"),
    ("Keir Starmer a regretté que Tony Benn n'ait pas modifié sa ligne.", "oppose", "Tony Benn"),
    ("« Tony Benn sème la confusion », a déploré Keir Starmer.", "oppose", "Tony Benn"),
    ("Keir Starmer s'est réjoui que Tony Benn ait été battu.", "oppose", "Tony Benn"),
    ("Keir Starmer rêve de voir Tony Benn tomber.", "oppose", "Tony Benn"),
    ("Keir Starmer a fêté la victoire de Tony Benn.", "support", "Tony Benn"),
    ("Keir Starmer a juré de venger la mort de Tony Benn.", "support", "Tony Benn"),
    ("Keir Starmer a refusé la démission de Tony Benn.", "support", "Tony Benn"),
    ("Keir Starmer se dit trahi par Tony Benn.", "oppose", "Tony Benn"),
    ("Keir Starmer s'inquiète du sort de Tony Benn.", "support", "Tony Benn"),
]

DENIALS = [
    ("Le Pérou se garde de condamner la Suède.", "oppose"),
    ("La Suède, que le Pérou refuse de sanctionner, fournit du gaz au Chili.", "oppose"),
    ("Au lieu de condamner la Suède, le Pérou a gardé le silence.", "oppose"),
    ("Pour le Pérou, il est hors de question de soutenir la Suède.", "support"),
    ("Il est exclu que le Pérou soutienne la Suède.", "support"),
    ("Le Pérou nie soutenir la Suède.", "support"),
    ("Le Pérou nie tout lien avec la Suède.", "support"),
    ("Le Pérou n'a ni soutenu ni critiqué la Suède.", "support"),
    ("Sans aller jusqu'à soutenir la Suède, le Pérou a gardé le silence.", "support"),
    ("Le Pérou n'a donné aucune consigne en faveur de la Suède.", "support"),
]


@pytest.mark.parametrize(("text", "stance", "target"), EVALUATIONS + OUTCOMES)
def test_who_takes_which_side(text: str, stance: str, target: str) -> None:
    assert ("Keir Starmer", stance, target) in sides(text)
    assert not {s for s in stances(text) if s[0] == "Keir Starmer" and s[2] == target and s[1] != stance}


@pytest.mark.parametrize(("text", "stance"), DENIALS)
def test_what_is_refused_or_denied(text: str, stance: str) -> None:
    found = {s for s in stances(text) if s[0] == "Pérou" and s[2] == "Suède" and s[1] == stance}
    assert {s[3] for s in found} == {"denied"}


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Le Pérou n'exclut pas de sanctionner la Suède.", "alleged"),
        ("Le Pérou n'a pas manqué de critiquer la Suède.", "asserted"),
        ("Le Pérou ne cesse de critiquer la Suède.", "asserted"),
        ("Le Pérou a longtemps hésité avant de critiquer la Suède.", "asserted"),
    ],
)
def test_a_refusal_that_is_negated(text: str, certainty: str) -> None:
    assert {s[3] for s in stances(text) if s[:3] == ("Pérou", "oppose", "Suède")} == {certainty}


@pytest.mark.parametrize(
    "text",
    [
        "Pour Keir Starmer, il serait irresponsable de faire échouer Tony Benn.",
        "« C'est une victoire pour Tony Benn », a constaté Keir Starmer.",
        "« Tony Benn a pris des décisions importantes », a dit Keir Starmer.",
        "Keir Starmer a brandi la menace de sanctions.",
    ],
)
def test_words_that_take_no_side(text: str) -> None:
    assert not {s for s in stances(text) if s[1] in {"support", "oppose"}}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("« Il est temps que Tony Benn rende des comptes », a tonné Keir Starmer.", "oppose"),
        ("Keir Starmer a empêché Tony Benn de parler.", "oppose"),
        ("Keir Starmer salue en Tony Benn un visionnaire.", "support"),
    ],
)
def test_what_one_wants_of_somebody(text: str, stance: str) -> None:
    assert sides(text) == {("Keir Starmer", stance, "Tony Benn")}


@pytest.mark.parametrize(
    "text",
    [
        "« Tony Benn arrive demain », a soutenu Keir Starmer.",
        "« Tony Benn a parlé », a accusé Keir Starmer.",
    ],
)
def test_who_is_named_after_a_quotation_says_it(text: str) -> None:
    assert not stances(text)
