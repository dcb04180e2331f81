"""Votes, unions, councils, companies, on sentences of their own: what they yield, what they must not."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import Sides, sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Le référendum sur le traité de Bruges est fixé. Jan Peeters fait campagne pour le oui.",
            {("Jan Peeters", "support", "traité de Bruges")},
        ),
        (
            "Le traité de Bruges divise la gauche. Jan Peeters, chantre du non, a tenu meeting à Gand.",
            {("Jan Peeters", "oppose", "traité de Bruges")},
        ),
        (
            "Le traité de Bruges sera soumis aux électeurs. Jan Peeters leur demande de voter « non ».",
            {("Jan Peeters", "oppose", "traité de Bruges")},
        ),
        ("Le traité de Bruges est soumis au vote. Jan Peeters a répondu que oui, il viendrait.", set()),
        (
            "Gand annonce que la Belgique votera « non » à la résolution.",
            {("Belgique", "oppose", "résolution")},
        ),
        ("Jan Peeters a dit que le projet de loi avait été soumis au Sénat.", set()),
        (
            "Le Sénat a accordé la confiance au gouvernement de Paul Durand. Jan Peeters a voté contre.",
            {
                ("Sénat", "support", "gouvernement de Paul Durand"),
                ("Jan Peeters", "oppose", "gouvernement de Paul Durand"),
            },
        ),
        (
            "Le PS gagne. Le chef de Podemos, Jan Peeters, dont le parti soutient l'Otan, rit.",
            {("Podemos", "support", "OTAN")},
        ),
        (
            "Jan Peeters est à ce jour le seul dirigeant de la région à avoir félicité Vladimir Poutine.",
            {("Jan Peeters", "support", "Vladimir Poutine")},
        ),
    ],
)
def test_yes_and_no_at_the_polls(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "La CGT s'oppose à la fermeture de la raffinerie.",
            {("CGT", "oppose", "fermeture de la raffinerie")},
        ),
        ("Le Medef réclame l'allongement de la durée du travail.",
         {("Medef", "support", "allongement de la durée du travail")}),
        ("La CGT exige le retrait de la réforme du rail.", {("CGT", "oppose", "réforme du rail")}),
        ("La CGT exige l'arrêt du barrage de Sivens.", {("CGT", "oppose", "barrage de Sivens")}),
        ("La CGT salue le vote définitif de la loi.", {("CGT", "support", "loi")}),
        # who brings in a text, asks for an inquiry, or decides a measure; a chamber by its count of votes
        ("Jan Peeters a déposé une proposition de loi.", {("Jan Peeters", "support", "proposition de loi")}),
        ("L'enquête demandée par la CGT contre Jan Peeters tarde.", {("CGT", "oppose", "Jan Peeters")}),
        ("La CGT s'oppose à l'autorisation accordée à Total.", {("CGT", "oppose", "autorisation")}),
        (
            "Le Sénat s'est réuni lundi. Le projet de loi a été rejeté par 180 voix contre 150.",
            {("Sénat", "oppose", "projet de loi")},
        ),
        ("Le Sénat s'est réuni lundi. Le projet de loi a été rejeté.", set()),
        # what was said of it, in a quotation that is signed
        (
            "La loi est en cause. « C'est un retour à la barbarie » (Jan Peeters, Gand).",
            {("Jan Peeters", "oppose", "loi")},
        ),
        (
            "La CGT juge courageuse la décision d'instaurer une taxe.",
            {("CGT", "support", "décision d'instaurer une taxe")},
        ),
        ("FO espérait une augmentation de 5 %.", set()),  # of what?
        ("Paul Biya a ordonné la fermeture de la frontière.", set()),  # done, not demanded
    ],
)  # fmt: skip
def test_actions_that_one_takes_sides_on(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "La CFDT est favorable à l'accord, FO contre.",
            {("CFDT", "support", "accord"), ("FO", "oppose", "accord")},
        ),
        (
            "L'UDI reste favorable au traité, le Modem aussi.",
            {("UDI", "support", "traité"), ("MoDem", "support", "traité")},
        ),
        (
            "Le MR soutient l'accord, contrairement à Ecolo.",
            {("MR", "support", "accord"), ("Écolo", "oppose", "accord")},
        ),
        (
            "Rachida Dati et Anne Hidalgo se détestent.",
            {("Rachida Dati", "oppose", "Anne Hidalgo"), ("Anne Hidalgo", "oppose", "Rachida Dati")},
        ),
        (
            "L'UDI et le MoDem se sont alliés mardi.",
            {("UDI", "support", "MoDem"), ("MoDem", "support", "UDI")},
        ),
        (
            "L'UDI et le MoDem se sont ligués contre la loi.",
            {("UDI", "oppose", "loi"), ("MoDem", "oppose", "loi")},
        ),
        ("Des soldats venus du Chili appuient l'UDI.", {("Chili", "support", "UDI")}),
        (
            "La CGT a demandé à Emmanuel Macron de ne pas promulguer la loi.",
            {("CGT", "oppose", "loi")},
        ),
    ],
)
def test_sides_set_against_each_other(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Le fonds Ombrelle demande le départ de Paul Biya.", {("Ombrelle", "oppose", "Paul Biya")}),
        ("Krezip rejette l'offre de Veolia.", {("Krezip", "oppose", "offre de Veolia")}),
        (
            "Ombrelle, un collectif de mères, dénonce la loi sur la garde.",
            {("Ombrelle", "oppose", "loi sur la garde")},
        ),
        (
            "Le MR a soutenu le pacte, rejoint par le cdH et Ecolo.",
            {("MR", "support", "pacte"), ("cdH", "support", "pacte"), ("Écolo", "support", "pacte")},
        ),
        ("Pourtant, la CGT combat la loi.", {("CGT", "oppose", "loi")}),
    ],
)
def test_bodies_that_only_their_place_tells(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted
