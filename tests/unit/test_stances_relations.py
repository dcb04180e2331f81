"""Who is whose ally or enemy, said in an aside: what hangs on that word, what only says where he is from."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides, stances


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "L'Angola, jadis parrain de Paul Martel, commence à douter.",
            {("Angola", "support", "Paul Martel")},
        ),
        (
            "Le sénateur Jean Moreau, adversaire déclaré de Paul Martel, est venu.",
            {("Jean Moreau", "oppose", "Paul Martel")},
        ),
        (
            "Jean Moreau, idéologue nationaliste et critique acharné de Paul Martel, n'a rien dit.",
            {("Jean Moreau", "oppose", "Paul Martel")},
        ),
        (
            "Anne Duval, ancienne directrice du musée et proche de Paul Martel, a été priée de partir.",
            {("Anne Duval", "support", "Paul Martel")},
        ),
        (
            "Le Rwanda, parrain de la première heure de Paul Martel, se tait.",
            {("Rwanda", "support", "Paul Martel")},
        ),
        ("Jean Moreau, élu du Mans et ancien directeur du musée Paul Martel, est venu.", set()),
    ],
)
def test_whose_ally_or_enemy_an_aside_says(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Paul Martel a été élu. Son rival du Parti pirate, Jean Moreau, a rencontré le ministre.",
            {("Jean Moreau", "oppose", "Paul Martel")},
        ),
        (
            "Le rival du Parti pirate, Jean Moreau, a rencontré le ministre.",
            {("Jean Moreau", "oppose", "Parti pirate")},
        ),
    ],
)
def test_a_possessive_says_whose_rival(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("L'Angola est l'un des principaux alliés du Mali.", {("Angola", "support", "Mali")}),
        (
            "Jean Moreau fut l'un des premiers soutiens de Paul Martel.",
            {("Jean Moreau", "support", "Paul Martel")},
        ),
        (
            "Jean Moreau est une des adversaires les plus acharnées de Paul Martel.",
            {("Jean Moreau", "oppose", "Paul Martel")},
        ),
        ("Jean Moreau a rencontré l'un des alliés de Paul Martel.", set()),
    ],
)
def test_one_of_somebody_s_allies_is_his_ally(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted


def test_who_is_none_of_somebody_s_allies_is_said_not_to_be() -> None:
    assert stances("Jean Moreau n'est pas l'un des alliés de Paul Martel.") == {
        ("Jean Moreau", "support", "Paul Martel", "denied")
    }
