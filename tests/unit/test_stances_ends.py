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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # who is refused, and who is kept
        ("Oslo refuse de reconnaître Jean Tamba.", {("Norvège", "oppose", "Jean Tamba")}),
        ("Oslo ne reconnaît pas le gouvernement malien.", {("Norvège", "oppose", "Mali")}),
        ("La CGT refuse d'obéir à Jean Tamba.", {("CGT", "oppose", "Jean Tamba")}),
        ("Jean Tamba refuse de sacrifier Paul Biya.", {("Jean Tamba", "support", "Paul Biya")}),
        ("La CGT n'a plus confiance en Jean Tamba.", {("CGT", "oppose", "Jean Tamba")}),
        ("La CGT a confiance en Jean Tamba.", {("CGT", "support", "Jean Tamba")}),
        ("La CGT n'a pas retiré sa confiance à Jean Tamba.", {("CGT", "support", "Jean Tamba")}),
        ("Jean Tamba ne retirera pas la réforme.", {("Jean Tamba", "support", "réforme")}),
        ("Oslo ne se sent plus lié par la trêve.", {("Norvège", "oppose", "trêve")}),
        # what somebody is to take or give back
        ("La CGT demande que Jean Tamba retire ses mots.", {("CGT", "oppose", "Jean Tamba")}),
        ("Oslo exige que le Mali rembourse ses dettes.", {("Norvège", "oppose", "Mali")}),
        ("Oslo exige que l'ONU prive le Mali de son aide.", {("Norvège", "oppose", "Mali")}),
        # what a power imposes on everybody is no cause of its own
        ("Jean Tamba a décrété le couvre-feu.", set()),
        ("Jean Tamba a décrété la réforme.", {("Jean Tamba", "support", "réforme")}),
    ],
)
def test_refusals_and_orders(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted
