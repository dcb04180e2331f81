"""Blame and praise in quoted words: of whoever does what is complained of, or who is named ahead of it."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("words", "stance", "target"),
    [
        ("Le peuple a été trahi par Paul Martel", "oppose", "Paul Martel"),
        ("Il est scandaleux que Paul Martel refuse de nous recevoir", "oppose", "Paul Martel"),
        ("Paul Martel nous a menti", "oppose", "Paul Martel"),
        ("Paul Martel manque d'ambition", "oppose", "Paul Martel"),
        ("Paul Martel est aux ordres de la finance", "oppose", "Paul Martel"),
        ("Paul Martel a toute ma confiance", "support", "Paul Martel"),
        ("Paul Martel est un grand ministre", "support", "Paul Martel"),
        ("Paul Martel ? C'est un homme d'État", "support", "Paul Martel"),
        ("Le traité de Lugano, c'est une catastrophe", "oppose", "traité de Lugano"),
        ("Le traité de Lugano doit être retiré", "oppose", "traité de Lugano"),
    ],
)
def test_whom_the_words_blame_or_praise(words: str, stance: str, target: str) -> None:
    assert ("Hugo Perrin", stance, target) in sides(f"« {words} », a déclaré Hugo Perrin.")


@pytest.mark.parametrize(
    "words",
    [
        "Il est dommage que Paul Martel ne vienne pas",
        "Il est possible que Paul Martel nous reçoive",
        "Le village a été visité par Paul Martel",
        "Paul Martel nous a parlé de la réforme",
        "Paul Martel n'a rien à se reprocher",
        "Pour Paul Martel, c'est une catastrophe",
    ],
)
def test_no_blame(words: str) -> None:
    assert ("Hugo Perrin", "oppose", "Paul Martel") not in sides(f"« {words} », a déclaré Hugo Perrin.")


def test_what_the_sentence_says_that_is_judged() -> None:
    text = "Invitée à se prononcer sur la loi Travail, Anne Duval a évoqué « un recul social »."
    assert ("Anne Duval", "oppose", "loi Travail") in sides(text)
