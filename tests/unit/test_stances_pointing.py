"""Whom *celui de X* and what is left unsaid the second time stand for: sentences of our own."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import Sides, sides

_BOTH: Sides = {("Anne Roux", "oppose", "Paul Biya"), ("Jean Tamba", "oppose", "Paul Biya")}
_ONE: Sides = {("Jean Tamba", "oppose", "Paul Biya")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Le maire de Toulon, Anne Roux, et celui de Nice, Jean Tamba, ont condamné Paul Biya.", _BOTH),
        ("Les maires de cinq villes, dont celui de Nice, Jean Tamba, ont condamné Paul Biya.", _ONE),
        ("Six ministres ont condamné Paul Biya, dont celui de la Défense, Jean Tamba.", _ONE),
        # a list, and somebody else
        ("Le maire a remplacé celui de Nice, Jean Tamba et Anne Roux ont condamné Paul Biya.", _BOTH),
        ("Après le vote et celui de Nice, Jean Tamba a condamné Paul Biya.", _ONE),
    ],
)
def test_the_name_after_a_pronoun_that_stands_for_a_noun(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Anne Roux a parlé de la défiance que lui inspire le ministre Jean Tamba.",
            {("Anne Roux", "oppose", "Jean Tamba")},
        ),
        (
            "Anne Roux n'a pas caché l'estime que lui inspire Jean Tamba.",
            {("Anne Roux", "support", "Jean Tamba")},
        ),
        # who gives it is the subject
        (
            "Anne Roux a parlé du soutien que lui apporte Jean Tamba.",
            {("Jean Tamba", "support", "Anne Roux")},
        ),
        # what is set against somebody does not help him
        ("Anne Roux se moque de la coalition que lui oppose Jean Tamba.", None),
    ],
)
def test_who_has_the_feeling_that_another_inspires(text: str, wanted: Sides | None) -> None:
    found = sides(text)
    assert found == wanted if wanted is not None else ("Jean Tamba", "support", "Anne Roux") not in found
