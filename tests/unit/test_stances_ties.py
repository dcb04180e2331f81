"""Ties, help that is made use of, and custody, on passages of our own."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # whose help an adjective tells
        ("Le Mali a repris la ville avec l'aide russe.", {("Russie", "support", "Mali")}),
        ("Paul Biya a repris la ville grâce à l'appui suédois.", {("Suède", "support", "Paul Biya")}),
        ("Le Pérou a avancé grâce au concours de la Bolivie.", {("Bolivie", "support", "Pérou")}),
        # close ties
        ("Le Pérou resserre ses liens avec la Bolivie.", {("Pérou", "support", "Bolivie")}),
        ("Lima a approfondi sa coopération avec le Mali.", {("Pérou", "support", "Mali")}),
        ("Oslo renforce ses relations avec le Mali.", {("Norvège", "support", "Mali")}),
        ("Jean Tamba entretient des liens étroits avec le Hamas.", {("Jean Tamba", "support", "Hamas")}),
        (
            "Jean Tamba plaide pour des relations plus étroites avec Oslo.",
            {("Jean Tamba", "support", "Norvège")},
        ),
        # opposed over something, each to the other
        (
            "Le Pérou et la Bolivie se sont opposés sur la marche à suivre.",
            {("Pérou", "oppose", "Bolivie"), ("Bolivie", "oppose", "Pérou")},
        ),
        # by a side of politics
        ("Paul Biya a été critiqué par la droite.", {("droite", "oppose", "Paul Biya")}),
        # an advance that is halted, also with an aim; what is undone
        (
            "Le Mali veut stopper l'avancée du M23.",
            {("Mali", "oppose", "M23")},
        ),
        (
            "La Suède combat le M23, mais avec l'objectif de stopper le Hamas.",
            {("Suède", "oppose", "M23"), ("Suède", "oppose", "Hamas")},
        ),
        ("Le M23 a brisé les lignes de l'armée malienne.", {("M23", "oppose", "armée malienne")}),
        ("Le Conseil d'État a annulé le refus de Jean Tamba.", {("Conseil d'État", "oppose", "Jean Tamba")}),
        # a few are not all
        ("Plusieurs pays européens, dont la Suède, ont condamné le Mali.", {("Suède", "oppose", "Mali")}),
        # custody
        ("La police a placé en garde à vue Jean Tamba.", {("police", "oppose", "Jean Tamba")}),
        (
            "La police a menacé d'emmener Jean Tamba en garde à vue.",
            {("police", "oppose", "Jean Tamba")},
        ),
        # two first names, one surname
        (
            "Anne et Jean Tamba ont soutenu Paul Biya.",
            {("Anne Tamba", "support", "Paul Biya"), ("Jean Tamba", "support", "Paul Biya")},
        ),
    ],
)
def test_who_is_tied_to_whom(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Le Pérou a gagné le match en finale du championnat grâce au concours de la Bolivie.",
        "Le Pérou et la Bolivie ont des liens.",
        "Le Pérou et la Bolivie s'y opposent.",
        "Jean Tamba passe par la gauche.",
        "La Suède a soutenu tout le monde au Mali, puis elle a stoppé ses efforts.",
        "Deux ministres européens ont condamné le Mali.",
        "Le ministre Jean Tamba a annulé sa décision.",
        "La police a emmené Jean Tamba à Lima.",
    ],
)
def test_no_tie(text: str) -> None:
    assert sides(text) == set()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "La CGT a condamné la loi Dubreuil, comme l'ont fait les Verts.",
            ("Verts", "oppose", "loi Dubreuil"),
        ),
        (
            "Olof Lindgren a été expulsé par le Mali, tout comme Karin Keller.",
            ("Mali", "oppose", "Karin Keller"),
        ),
        (
            "La Grèce et la Turquie se renvoient la responsabilité de l'échec.",
            ("Turquie", "oppose", "Grèce"),
        ),
        ("L'accord négocié par Olof Lindgren déçoit.", ("Olof Lindgren", "support", "accord")),
        ("Olof Lindgren s'est dit écœuré par la CGT.", ("Olof Lindgren", "oppose", "CGT")),
    ],
)
def test_who_does_as_others_did_and_who_answers_whom(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        (
            "Le Medef a salué la loi Dubreuil, comme l'avait annoncé la CGT.",
            ("CGT", "support", "loi Dubreuil"),
        ),
        (
            "Olof Lindgren a été expulsé par le Mali, tout comme Karin Keller.",
            ("Karin Keller", "oppose", "Olof Lindgren"),
        ),
    ],
)
def test_who_only_stands_beside_them_takes_no_side(text: str, unwanted: tuple[str, str, str]) -> None:
    assert unwanted not in sides(text)
