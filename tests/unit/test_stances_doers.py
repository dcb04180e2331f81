"""Who has done what is told or judged: whom that is for or against, on passages of our own."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a deed that is judged beside it is its doer's
        ("Le Mali a mené une offensive, condamnée par Oslo.", {("Norvège", "oppose", "Mali")}),
        ("Le Mali a lancé une attaque que la Norvège a condamnée.", {("Norvège", "oppose", "Mali")}),
        ("Le Mali a procédé à un essai nucléaire, condamné par Oslo.", {("Norvège", "oppose", "Mali")}),
        (
            "Jean Tamba a tenu des propos racistes que la CGT a condamnés.",
            {("CGT", "oppose", "Jean Tamba")},
        ),
        # … of nobody who only tells of it
        ("Oslo a mené une enquête sur l'attaque, condamnée par la CGT.", set()),
    ],
)
def test_judged_deeds(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Le Mali est derrière l'assassinat de Jean Tamba.", {("Mali", "oppose", "Jean Tamba")}),
        ("La CGT est derrière Jean Tamba.", {("CGT", "support", "Jean Tamba")}),
        ("Le Mali est responsable de la mort de Jean Tamba.", {("Mali", "oppose", "Jean Tamba")}),
        ("Paul Biya, responsable de la campagne de Jean Tamba, est mort.", set()),
        # what somebody is accused of being, and not what the accuser is
        (
            "Oslo accuse le Mali d'être derrière l'assassinat de Jean Tamba.",
            {("Norvège", "oppose", "Mali"), ("Mali", "oppose", "Jean Tamba")},
        ),
        (
            "Oslo accuse le Mali d'être l'allié du Ghana.",
            {("Norvège", "oppose", "Mali"), ("Mali", "support", "Ghana")},
        ),
        # an opponent arrested is no opposition that is given up
        (
            "L'opposant Jean Tamba a été arrêté à son domicile par la police malienne.",
            {("police malienne", "oppose", "Jean Tamba")},
        ),
    ],
)
def test_authors(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted


def test_an_opponent_is_no_participle() -> None:
    text = "Le Mali a libéré l'opposant Jean Tamba. La CGT a critiqué l'opposant."
    assert ("CGT", "oppose", "Jean Tamba") in sides(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # of whom a role is said, when a comma parts the name from it
        ("L'adversaire de Paul Biya, Jean Tamba, a perdu.", {("Jean Tamba", "oppose", "Paul Biya")}),
        ("Jean Tamba, l'adversaire de Paul Biya, a perdu.", {("Jean Tamba", "oppose", "Paul Biya")}),
        ("L'adversaire de Paul Biya, à Oslo, a perdu.", set()),
    ],
)
def test_bearers(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # laid at somebody's door, or told in a relative clause
        ("Oslo a condamné l'attaque imputée au Mali.", {("Norvège", "oppose", "Mali")}),
        ("La CGT a dénoncé les propos prêtés à Jean Tamba.", {("CGT", "oppose", "Jean Tamba")}),
        ("La CGT a dénoncé les propos qu'a tenus Jean Tamba.", {("CGT", "oppose", "Jean Tamba")}),
        ("Oslo a condamné l'offensive que vient de lancer le Mali.", {("Norvège", "oppose", "Mali")}),
        ("Oslo a condamné l'attaque à laquelle s'est livré le Mali.", {("Norvège", "oppose", "Mali")}),
        ("Oslo a condamné l'attaque dont l'Iran est responsable.", {("Norvège", "oppose", "Iran")}),
        ("Oslo a condamné l'attaque dont est accusé le Mali.", {("Norvège", "oppose", "Mali")}),
        ("La CGT a critiqué la politique voulue par Jean Tamba.", {("CGT", "oppose", "Jean Tamba")}),
        # … of nobody who only tells of it, or whom it befell
        ("Oslo a condamné l'attaque dont le Mali est la cible.", set()),
        ("Oslo a condamné l'attaque que redoutait le Mali.", set()),
    ],
)
def test_doers_told_after_the_deed(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted
