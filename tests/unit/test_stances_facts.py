"""Deeds that somebody only tells of, as facts, and deeds that he blames."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides, stances


@pytest.mark.parametrize(
    "text",
    [
        "La milice Zortak a tué samedi quatre villageois, selon Anna Peeters.",
        "Anna Peeters a affirmé que la société Zortak exploite trois mines.",
        "Anna Peeters raconte que la milice Zortak passe chaque nuit, démolissant les cabanes.",
    ],
)
def test_who_tells_of_a_deed_takes_no_side(text: str) -> None:
    assert sides(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "« La milice Zortak tue nos villageois », a lancé Anna Peeters.",
        "« La société Zortak insulte nos enfants », a lancé Anna Peeters.",
    ],
)
def test_in_ones_own_words_a_deed_is_blamed(text: str) -> None:
    assert {(holder, stance) for holder, stance, _ in sides(text)} == {("Anna Peeters", "oppose")}


def test_what_a_text_destroys_is_said_against_it() -> None:
    text = "Selon Anna Peeters, la réforme des ports détruit l'emploi."
    assert sides(text) == {("Anna Peeters", "oppose", "réforme des ports")}


def test_a_tie_that_its_words_deny_is_none() -> None:
    text = "Suède : pas d'alliance possible entre Anna Peeters et Jan Varga"
    assert {(s[1], s[3]) for s in stances(text)} <= {("support", "denied")}
    assert sides("Plus de soutien de la Suède à la Norvège, a demandé Anna Peeters.") != {
        ("Suède", "oppose", "Norvège")
    }
