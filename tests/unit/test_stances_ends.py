"""What is wanted gone, refused, or over: whom that is for or against, on passages of our own."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # whose end is wanted, though the end has a name of its own
        ("Oslo exige le retrait des Maliens.", {("Norvège", "oppose", "Mali")}),
        (
            "Jean Tamba demande le retrait de la candidature de Paul Biya.",
            {("Jean Tamba", "oppose", "Paul Biya")},
        ),
        ("Oslo exige la suspension des travaux du barrage de Tonlo.", set()),
        ("La CGT demande le remplacement de Jean Tamba.", {("CGT", "oppose", "Jean Tamba")}),
        # a boycott is of whoever sells
        ("La CGT appelle au boycottage des produits maliens.", {("CGT", "oppose", "Mali")}),
        # whose end nobody says, when the end is no end of a text or of anybody's
        (
            "Jean Tamba réclame l'arrêt des licenciements.",
            {("Jean Tamba", "support", "arrêt des licenciements")},
        ),
        # what is put off is not for that done away with
        ("Jean Tamba réclame le report du scrutin.", {("Jean Tamba", "support", "report du scrutin")}),
    ],
)
def test_ends(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted
