"""Verbs that the parser took for nouns, and complements that it hung on the wrong word."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Le Medef a réagi. La CGT, pourtant proche du gouvernement, l'accuse d'avoir renoncé.",
            ("CGT", "oppose", "Medef"),
        ),
        (
            "Olof Lindgren, député du Nord, chargé du dossier, en veut au Medef d'avoir renoncé.",
            ("Olof Lindgren", "oppose", "Medef"),
        ),
        (
            "Son allié, le ministre Paul Ferrand, récuse l'accord mais a voté la loi Dubreuil.",
            ("Paul Ferrand", "support", "loi Dubreuil"),
        ),
        (
            "Le patron des Verts, pris à partie par Karin Keller, en a surtout après la CGT.",
            ("Verts", "oppose", "CGT"),
        ),
        (
            "Olof Lindgren a rendu un hommage appuyé à Karin Keller.",
            ("Olof Lindgren", "support", "Karin Keller"),
        ),
        ("Olof Lindgren a assuré M. Keller de son soutien.", ("Olof Lindgren", "support", "Keller")),
        (
            "Olof Lindgren a mis ses troupes en alerte et traité M. Keller de « gorille ».",
            ("Olof Lindgren", "oppose", "Keller"),
        ),
        (
            "La CGT a qualifié lundi d'« illégitime » le Conseil constitutionnel qui a pris cette décision.",
            ("CGT", "oppose", "Conseil constitutionnel"),
        ),
    ],
)
def test_what_the_parser_mistook_is_read_all_the_same(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


@pytest.mark.parametrize(
    "text",
    [
        "La CGT, en attente d'un accord, a reçu l'offre du Medef.",  # nouns that are verbs' forms too
        "Olof Lindgren, favori, a salué la visite de Karin Keller à Oslo, l'affiche du jour.",
    ],
)
def test_nouns_stay_nouns(text: str) -> None:
    assert all(stance != "oppose" for _, stance, _ in sides(text))


def test_who_is_named_after_the_insult_is_not_insulted() -> None:
    text = "Olof Lindgren a traité M. Keller de « pantin » et le maire de Dijon, Paul Ferrand, proteste."
    assert ("Olof Lindgren", "oppose", "Paul Ferrand") not in sides(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ce que réclame Jean Moreau, c'est un référendum.", {("Jean Moreau", "support", "référendum")}),
        (
            "La seule chose que Jean Moreau demande, c'est le départ de Paul Martel.",
            {("Jean Moreau", "oppose", "Paul Martel")},
        ),
        ("Ce que fait Jean Moreau, c'est un métier.", set()),
        (
            "La volonté de Jean Moreau d'abroger la loi Dubreuil a déclenché la crise.",
            {("Jean Moreau", "oppose", "loi Dubreuil")},
        ),
        ("Jean Moreau et la loi Dubreuil ont déclenché la crise.", set()),
    ],
)
def test_whose_object_stands_far_from_its_verb(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted


def test_the_latter_before_a_gerund_is_who_does_it() -> None:
    text = "Jean Moreau a reçu Paul Martel. Ce dernier, dénonçant la loi Dubreuil, a promis des mesures."
    assert ("Paul Martel", "oppose", "loi Dubreuil") in sides(text)
