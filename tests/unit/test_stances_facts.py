"""Deeds that somebody only tells of, as facts, and deeds that he blames."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


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
        "« La société Zortak a saccagé notre forêt », a lancé Anna Peeters.",
    ],
)
def test_in_ones_own_words_a_deed_is_blamed(text: str) -> None:
    assert {(holder, stance) for holder, stance, _ in sides(text)} == {("Anna Peeters", "oppose")}


def test_what_a_text_destroys_is_said_against_it() -> None:
    text = "Selon Anna Peeters, la réforme des ports détruit l'emploi."
    assert sides(text) == {("Anna Peeters", "oppose", "réforme des ports")}
