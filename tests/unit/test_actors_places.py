"""Names of streets and squares: where something happens, never who acts there."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    "text",
    [
        "Les CRS ont bloqué la rue Anna Peeters.",
        "Les CRS ont bloqué l'avenue de Lanvaux, près de la place Anna Peeters.",
        "La CGT était Quai de Lanvaux. Les CRS ont interpellé l'homme.",
    ],
)
def test_a_street_is_nobody(text: str) -> None:
    assert sides(text) == set()


def test_whose_name_a_street_bears_may_act() -> None:
    text = "La rue Anna Peeters est barrée. Anna Peeters a critiqué Paul Biya, que son parti place en tête."
    assert sides(text) == {("Anna Peeters", "oppose", "Paul Biya")}
    assert sides("Anna Peeters place Paul Biya en tête et le soutient.") == {
        ("Anna Peeters", "support", "Paul Biya")
    }
