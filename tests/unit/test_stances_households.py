"""Who acts where the subject is a part of somebody, his people, or nobody by name."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Les jeunes du Parti libéral critiquent Luc Perrot.", {("Parti libéral", "oppose", "Luc Perrot")}),
        (
            "La section CGT de la société Valtis critique Luc Perrot.",
            {("CGT", "oppose", "Luc Perrot")},
        ),
        ("L'aile gauche du Parti libéral critique Luc Perrot.", {("Parti libéral", "oppose", "Luc Perrot")}),
        ("La section locale de la CGT critique Luc Perrot.", {("CGT", "oppose", "Luc Perrot")}),
        (
            "La fédération de l'Isère du Parti libéral critique Luc Perrot.",
            {("Parti libéral", "oppose", "Luc Perrot")},
        ),
        (
            "Le groupe parlementaire du Bloc patriotique critique Luc Perrot.",
            {("Bloc patriotique", "oppose", "Luc Perrot")},
        ),
    ],
)
def test_a_part_acts_for_the_whole(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Dans l'entourage de Jean Vernet, on critique Luc Delmas.",
            {("Jean Vernet", "oppose", "Luc Delmas")},
        ),
        ("À l'Élysée, on critique Luc Perrot.", {("France", "oppose", "Luc Perrot")}),
        ("À Paris, on critique Luc Perrot.", set()),
        ("Chez Renault, la direction dénonce la loi travail.", {("Renault", "oppose", "loi travail")}),
        ("Une source proche de l'Élysée critique Luc Perrot.", {("France", "oppose", "Luc Perrot")}),
        (
            "L'un des avocats de Bernard Morvan a critiqué Luc Perrot.",
            {("Bernard Morvan", "oppose", "Luc Perrot")},
        ),
        ("L'un des députés du Parti libéral a critiqué Luc Perrot.", set()),
    ],
)
def test_who_speaks_without_a_name(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Des élus emmenés par Luc Doste critiquent Anne Cottin.", {("Luc Doste", "oppose", "Anne Cottin")}),
        (
            "Le Parti libéral, emmené par Luc Doste, critique Anne Cottin.",
            {("Parti libéral", "oppose", "Anne Cottin"), ("Luc Doste", "oppose", "Anne Cottin")},
        ),
        ("La France a condamné l'offensive, menée par la Turquie.", {("France", "oppose", "Turquie")}),
    ],
)
def test_who_stands_at_the_head(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted
