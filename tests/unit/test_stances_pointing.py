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
