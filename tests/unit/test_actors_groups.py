"""Actors that a common noun names: sides of politics, people who act together."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides, stances

MNLA = "Mouvement national de libération de l'Azawad"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("L'opposition de gauche dénonce Paul Biya.", ("opposition de gauche", "oppose", "Paul Biya")),
        ("Paul Biya a vivement attaqué l'extrême droite.", ("Paul Biya", "oppose", "extrême droite")),
        ("La majorité soutient Paul Biya.", ("majorité", "support", "Paul Biya")),
        ("L'opposition a dénoncé Paul Biya.", ("opposition", "oppose", "Paul Biya")),
        ("Les eurodéputés ont condamné le Mali.", ("Parlement européen", "oppose", "Mali")),
        (
            "Le ministère des affaires étrangères du Pérou a condamné Paul Biya.",
            ("ministère des affaires étrangères du Pérou", "oppose", "Paul Biya"),
        ),
        (
            "Le tribunal administratif de Ségou a désavoué Paul Biya.",
            ("tribunal administratif de Ségou", "oppose", "Paul Biya"),
        ),
        (
            "Le collectif des riverains de la gare a critiqué Paul Biya.",
            ("collectif des riverains de la gare", "oppose", "Paul Biya"),
        ),
        ("Le conseil d'administration de Renault a critiqué Paul Biya.", ("Renault", "oppose", "Paul Biya")),
        # people of one trade or place, the members of a chamber
        ("Les taxis dénoncent l'ONU.", ("taxis", "oppose", "ONU")),
        ("Le Mali a été critiqué par les avocats et les magistrats.", ("magistrats", "oppose", "Mali")),
        ("Les habitants du quartier ont hué Paul Biya.", ("habitants", "oppose", "Paul Biya")),
        # a people without a state has its forces, which are not those of a body that is named
        ("Les forces kurdes ont attaqué le Mali.", ("forces kurdes", "oppose", "Mali")),
        ("Paul Biya a attaqué des milices chiites.", ("Paul Biya", "oppose", "milices chiites")),
        ("Les rebelles touaregs du MNLA ont attaqué Paul Biya.", (MNLA, "oppose", "Paul Biya")),
        (
            "Le Mali propose un référendum. Au PS, on n'en veut plus.",
            ("Parti socialiste", "oppose", "référendum"),
        ),
    ],
)
def test_a_noun_names_who_acts(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


@pytest.mark.parametrize(
    "text",
    [
        "Paul Biya a critiqué l'opposition au barrage.",
        "Le texte a été adopté à la majorité absolue.",
        "Paul Biya soutient la majorité des propositions.",
        "Nous sommes les pêcheurs de demain.",
    ],
)
def test_a_noun_that_names_nobody(text: str) -> None:
    names = {name for s in stances(text) for name in (s[0], s[2])}
    assert names.isdisjoint({"opposition", "majorité", "pêcheurs", "pêcheurs de demain"})


@pytest.mark.parametrize(
    "text",
    [
        "Les médias dénoncent l'ONU.",
        "Paul Biya a apporté son soutien aux éleveurs.",
        "Le Mali a été critiqué par les internautes et les investisseurs.",
    ],
)
def test_nobody_in_particular_takes_a_side_or_is_sided_with(text: str) -> None:
    assert stances(text) == set()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("L'archevêque de Lyon Philippe Arbois a condamné le Mali.", ("Philippe Arbois", "oppose", "Mali")),
        ("Le chef des Centristes Hervé Molin a condamné le Mali.", ("Hervé Molin", "oppose", "Mali")),
        ("Le SG de la centrale, Ahmed Malti, a condamné le Mali.", ("Ahmed Malti", "oppose", "Mali")),
        (
            "Le président du groupe PS au Sénat Hervé Molin soutient le Mali.",
            ("Hervé Molin", "support", "Mali"),
        ),
        ("Le LR Hervé Molin a condamné le Mali.", ("Hervé Molin", "oppose", "Mali")),
        ("Le groupe Suez a condamné le Mali.", ("Suez", "oppose", "Mali")),
        ("Furieuse, Léa Roche (LO) a condamné le Mali.", ("Léa Roche", "oppose", "Mali")),
        ("La porte-parole du gouvernement Léa Roche soutient le Mali.", ("Léa Roche", "support", "Mali")),
    ],
)
def test_what_stands_before_a_name_is_no_part_of_it(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


def test_a_capital_does_not_make_an_actor_of_a_thing() -> None:
    assert stances("L'acte VIII soutient le Mali. La VTC critique le Mali.") == set()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Les milices chiites ont attaqué l'OTAN.", ("milices chiites", "oppose", "OTAN")),
        ("Le Mali combat des rebelles touaregs.", ("Mali", "oppose", "rebelles touaregs")),
        (
            "Des rebelles touaregs ont pris la ville. Les rebelles dénoncent l'ONU.",
            ("rebelles touaregs", "oppose", "ONU"),
        ),
        ("Paul Biya a salué la communauté copte.", ("Paul Biya", "support", "communauté copte")),
        ("Les rebelles touaregs du MNLA ont critiqué l'ONU.",
         ("Mouvement national de libération de l'Azawad", "oppose", "ONU")),
        ("Les forces russes ont attaqué la Géorgie.", ("Russie", "oppose", "Géorgie")),
    ],
)  # fmt: skip
def test_a_people_or_a_creed_names_a_group(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


@pytest.mark.parametrize(
    "text",
    ["D'autres milices chiites ont attaqué l'OTAN.", "Paul Biya soutient la communauté éducative."],
)
def test_some_groups_are_nobody(text: str) -> None:
    assert not sides(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Les éleveurs du plateau ont défilé à Lima. Ils contestent Pedro Salvat.",
            {("éleveurs", "oppose", "Pedro Salvat", "asserted")},
        ),
        (
            "Les infirmières ont défilé mardi. Elles contestent Pedro Salvat.",
            {("infirmières", "oppose", "Pedro Salvat", "asserted")},
        ),
        # not where they do not agree, nor over others of whom more than one is told
        ("Les infirmières ont défilé mardi. Ils contestent Pedro Salvat.", set()),
        ("Les éleveurs ont défilé. Plusieurs messieurs sont venus. Ils contestent Pedro Salvat.", set()),
    ],
)
def test_they_are_the_people_of_the_sentence_before(
    text: str, wanted: set[tuple[str, str, str, str]]
) -> None:
    assert stances(text) == wanted
