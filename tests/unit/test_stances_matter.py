"""What is in question in an article, as the target of those who name no other, on passages of our own."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides

LAW = (
    "Le Parlement examine la loi Travail. La loi Travail divise la majorité. Le Medef combat la loi Travail. "
    "La CGT soutient la loi Travail. "
)
TAX = "Le Sénat a examiné la taxe sur le sel. Le Medef combat la taxe. La CGT soutient la taxe. "
TEXT = ("Paul Biya", "loi Travail")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (LAW + "Paul Biya a parlé d'une « mauvaise nouvelle ».", ("Paul Biya", "oppose", "loi Travail")),
        (LAW + "Paul Biya a applaudi.", ("Paul Biya", "support", "loi Travail")),
        (LAW + "Paul Biya y est opposé.", ("Paul Biya", "oppose", "loi Travail")),
        (
            LAW + "Le Sénat a rejeté la loi Travail. Paul Biya a crié victoire.",
            ("Paul Biya", "oppose", "loi Travail"),
        ),
        # what nobody is said to vote on
        (TAX + "Paul Biya a voté non.", ("Paul Biya", "oppose", "taxe")),
        (TAX + "Paul Biya a milité pour le oui.", ("Paul Biya", "support", "taxe")),
        # a thing, not the person named last
        (
            LAW + "Alger a critiqué Edgar Limoni. Paul Biya s'y est opposé.",
            ("Paul Biya", "oppose", "loi Travail"),
        ),
        # against somebody's advice, for the text all the same
        (
            "La Cour a tranché. Le traité a été voté par la CGT, contre l'avis du Medef.",
            ("CGT", "support", "traité"),
        ),
        (
            "La Cour a tranché. Le traité a été voté par la CGT, contre l'avis du Medef.",
            ("Medef", "oppose", "traité"),
        ),
        ("La CGT a voté contre la loi Travail.", ("CGT", "oppose", "loi Travail")),
        # what is sent names the sending
        ("Oslo réclame l'envoi d'une mission.", ("Norvège", "support", "envoi d'une mission")),
        # what is to be no more
        ("La CGT a prôné le boycottage du référendum.", ("CGT", "oppose", "référendum")),
        ("La CGT appelle au boycottage des produits espagnols.", ("CGT", "oppose", "Espagne")),
        ("La CGT réclame l'abolition de la loi Travail.", ("CGT", "oppose", "loi Travail")),
    ],
)
def test_the_matter_in_hand(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


@pytest.mark.parametrize(
    "text",
    [
        LAW + "Paul Biya a parlé d'un « geste irréfléchi ».",  # what somebody did
        LAW + "Paul Biya a dénoncé « un acte de lâcheté ».",
        LAW + "Paul Biya a crié au « mensonge ».",  # … or said
        LAW + "Paul Biya a parlé de « victoire ».",  # whose, is left open
        LAW + "Paul Biya s'est réjoui du recul.",
        LAW + "Paul Biya a crié victoire.",
        LAW + "Paul Biya a invité à ne pas applaudir.",  # nobody does
        LAW + "Alger juge Paul Biya très applaudi.",
        LAW + "Alger a proposé un tête-à-tête à Paul Biya, qui l'a refusé.",  # no feminine
    ],
)
def test_what_is_not_about_the_matter(text: str) -> None:
    assert TEXT not in {(s[0], s[2]) for s in sides(text)}


def test_a_statement_is_no_matter() -> None:
    text = "Oslo a dormi. Il a neigé. Oslo et Alger ont salué, dans un texte commun, « un signal »."
    assert "texte commun" not in {s[2] for s in sides(text)}


def test_a_person_is_not_meant_by_y() -> None:
    assert not [
        s for s in sides("Alger a critiqué Edgar Limoni. Paul Biya s'y est opposé.") if s[0] == "Paul Biya"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "« C'est un coup d'Etat », s'est indigné Paul Biya.",  # what it calls something, and no event
        "Paul Biya a déploré l'usage excessif de la force.",  # by whom, is not said
    ],
)
def test_what_is_no_thing_to_take_sides_on(text: str) -> None:
    assert not sides(text)
