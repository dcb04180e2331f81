"""Pressure, dismissal, conquest and favour, in every word order, on passages of our own."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # who is ordered to
        ("Le Mali exige de la Norvège qu'elle ferme la mine.", {("Mali", "oppose", "Norvège")}),
        ("Oslo a prié Jean Tamba de regagner ses casernes.", {("Norvège", "oppose", "Jean Tamba")}),
        (
            "Jean Tamba a sommé Paul Biya de ne pas appliquer l'accord.",
            {("Jean Tamba", "oppose", "Paul Biya"), ("Jean Tamba", "oppose", "accord")},
        ),
        (
            "La CGT a demandé à ses adhérents de ne plus respecter la trêve.",
            {("CGT", "oppose", "trêve")},
        ),
        ("Oslo n'a pas exhorté Lima à respecter la trêve.", set()),
        # what is refused
        ("Le Pérou refuse d'appliquer la résolution 1973.", {("Pérou", "oppose", "résolution 1973")}),
        # what shall be torn down or lifted is what one is against
        ("Oslo réclame la destruction du barrage.", {("Norvège", "oppose", "barrage")}),
        ("Lima a demandé la levée de l'embargo.", {("Pérou", "oppose", "embargo")}),
        # to whom a deed is done
        ("L'ONU a dénoncé l'invasion de la Norvège.", set()),
        (
            "L'ONU a dénoncé l'invasion de la Norvège par le Mali.",
            {("ONU", "oppose", "Mali"), ("Mali", "oppose", "Norvège")},
        ),
        ("L'ONU dénonce la violation du cessez-le-feu.", set()),
        # what is one's own is not another's
        (
            "Le Mali a arrêté Jean Tamba. Oslo a suspendu une partie de son aide.",
            {("Mali", "oppose", "Jean Tamba")},
        ),
        # irregular participles
        ("Oslo a absous Jean Tamba.", {("Norvège", "support", "Jean Tamba")}),
        ("Le Mali a déchu Jean Tamba de sa nationalité.", {("Mali", "oppose", "Jean Tamba")}),
        # set beside the name
        (
            "Jean Tamba, en rupture de ban avec Paul Biya, a démissionné.",
            {("Jean Tamba", "oppose", "Paul Biya")},
        ),
        # of whom *dont* says more, and beside whom he marches
        (
            "La CDU, dont le chef, Jean Tamba, a défilé au côté de Paul Biya, s'est tue.",
            {("Jean Tamba", "support", "Paul Biya")},
        ),
    ],
)
def test_pressure_and_favour(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a span of time between verb and object
        (
            "Oslo avait accusé la semaine dernière Téhéran de mentir.",
            {("Norvège", "oppose", "Iran")},
        ),
        (
            "Jean Tamba s'était déclaré la veille hostile à la réforme fiscale.",
            {("Jean Tamba", "oppose", "réforme fiscale")},
        ),
        (
            "Jean Tamba s'était montré le mois dernier réservé sur la réforme fiscale.",
            {("Jean Tamba", "oppose", "réforme fiscale")},
        ),
        # the subject after its verb, behind the one addressed
        (
            "Jean Tamba a signé, ce que lui a vivement reproché la députée Anne Roche.",
            {("Anne Roche", "oppose", "Jean Tamba")},
        ),
        # who bears the title before a clause
        (
            "Le patron du parti que finance Oslo, Jean Tamba, a dénoncé Paul Biya.",
            {("Jean Tamba", "oppose", "Paul Biya")},
        ),
        (
            "Le ministre dont la loi a été rejetée, Jean Tamba, a critiqué Paul Biya.",
            {("Jean Tamba", "oppose", "Paul Biya")},
        ),
        (
            "Le secrétaire général du syndicat qui gère le port, Jean Tamba, soutient Paul Biya.",
            {("Jean Tamba", "support", "Paul Biya")},
        ),
    ],
)
def test_what_stands_between_hides_nobody(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # whose accusations are rejected has accused
        ("Le Mali a démenti les accusations de la Norvège.", {("Norvège", "oppose", "Mali")}),
        ("Le Mali a publié les accusations de la Norvège.", set()),
        # a complaint that is announced
        (
            "La direction d'Ikea a annoncé le dépôt d'une plainte contre la CFDT.",
            {("Ikea", "oppose", "CFDT")},
        ),
        # before whose embassy one gathers
        ("La CGT a manifesté devant l'ambassade du Mali.", {("CGT", "oppose", "Mali")}),
        # two who do the same
        (
            "Tant la Norvège que la Suède soutiennent Paul Biya.",
            {("Norvège", "support", "Paul Biya"), ("Suède", "support", "Paul Biya")},
        ),
        (
            "Aussi bien Oslo que Stockholm ont condamné le Mali.",
            {("Norvège", "oppose", "Mali"), ("Suède", "oppose", "Mali")},
        ),
        (
            "Oslo et, dans une moindre mesure, Stockholm soutiennent Paul Biya.",
            {("Norvège", "support", "Paul Biya"), ("Suède", "support", "Paul Biya")},
        ),
        (
            "À l'instar de Stockholm, Oslo a critiqué le Mali.",
            {("Norvège", "oppose", "Mali"), ("Suède", "oppose", "Mali")},
        ),
        (
            "À l'image de la CGT, la CFDT a dénoncé le projet de loi.",
            {("CGT", "oppose", "projet de loi"), ("CFDT", "oppose", "projet de loi")},
        ),
        # who leads a body bears the name behind it
        (
            "Le porte-parole de la police Jean Tamba a accusé Paul Biya.",
            {("Jean Tamba", "oppose", "Paul Biya")},
        ),
        ("Le chef du mouvement Boko Haram a accusé le Tchad.", {("Boko Haram", "oppose", "Tchad")}),
        ("La Norvège s'est dite solidaire d'Athènes.", {("Norvège", "support", "Grèce")}),
        ("La grève a reçu le renfort de la CGT.", {("CGT", "support", "grève")}),
    ],
)
def test_who_else_and_whose(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted
