"""Roles that the parser gives to the wrong phrase of a sentence in which everybody is named."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # all the parties whose people they are
        (
            "Les députés du PS, du MoDem et de la France insoumise ont rejeté la motion.",
            {
                ("Parti socialiste", "oppose", "motion"),
                ("MoDem", "oppose", "motion"),
                ("La France insoumise", "oppose", "motion"),
            },
        ),
        ("Les élus du PS ont approuvé la motion.", {("Parti socialiste", "support", "motion")}),
        # the second of two who are accused of different things
        (
            "Marta Lunde a accusé le Pérou de laisser passer des armes, et la Bolivie de mentir.",
            {("Marta Lunde", "oppose", "Pérou"), ("Marta Lunde", "oppose", "Bolivie")},
        ),
        # relative clauses: the subject after the pronoun, or after its verb
        (
            "Le PS serre les rangs autour de M. Martel, auquel Jean Duval, à Oslo, a renouvelé sa confiance.",
            {("Parti socialiste", "support", "Martel"), ("Jean Duval", "support", "Martel")},
        ),
        (
            "Le maire défend une motion à laquelle s'est rallié le Parti pirate.",
            {("Parti pirate", "support", "motion")},
        ),
        # in spite of whom something is done
        (
            "La loi a été votée par le Parti pirate, contre l'avis du PS.",
            {("Parti pirate", "support", "loi"), ("Parti socialiste", "oppose", "loi")},
        ),
        # a place that opens the sentence is nobody's opponent
        (
            "Au Burkina, Jean Moreau, opposant au capitaine Paul Martel, a été libéré.",
            {("Jean Moreau", "oppose", "Paul Martel")},
        ),
        # who is likened to the holder is no part of the idiom
        ("L'Autriche plaide sans relâche la cause croate, à l'instar de la Hongrie.", set()),
    ],
)
def test_who_is_who_in_the_clause(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Jean Moreau s'oppose à la Grèce, à l'Union européenne, plus récemment à l'ONU.",
            {("Jean Moreau", "oppose", name) for name in ("Grèce", "Union européenne", "ONU")},
        ),
        (
            "Jean Moreau est hostile à la loi Dubreuil, mais aussi au projet de tunnel.",
            {("Jean Moreau", "oppose", "loi Dubreuil"), ("Jean Moreau", "oppose", "projet de tunnel")},
        ),
        (
            "La loi Dubreuil a été critiquée mardi par Jean Moreau, puis par Anne Duval.",
            {("Jean Moreau", "oppose", "loi Dubreuil"), ("Anne Duval", "oppose", "loi Dubreuil")},
        ),
        ("Jean Moreau s'est allié à la CGT, à Lille, avant le vote.", {("Jean Moreau", "support", "CGT")}),
        (
            "Jean Moreau s'est opposé à la Grèce, puis à Genève il a rencontré Anne Duval.",
            {("Jean Moreau", "oppose", "Grèce")},
        ),
    ],
)
def test_a_list_whose_preposition_comes_again(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "De son côté, Oslo s'accommode de Paul Biya.",
        "Oslo, de son côté, s'accommode de Paul Biya.",
        "De ce fait, Oslo s'accommode de Paul Biya.",
    ],
)
def test_for_whose_part_is_no_complement(text: str) -> None:
    assert sides(text) == {("Norvège", "support", "Paul Biya")}


@pytest.mark.parametrize("said", ["s'en est pris", "s'en était pris", "s'en prend"])
def test_a_pronominal_perfect_is_no_passive(said: str) -> None:
    assert sides(f"Jean Tamba a parlé. Il {said} à Paul Biya.") == {("Jean Tamba", "oppose", "Paul Biya")}
    assert not sides("Jean Tamba a parlé. Il s'est produit une attaque.")
