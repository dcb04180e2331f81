"""Constructions of agency dispatches that the parser hangs elsewhere, on passages of our own."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import stances


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # what is rejected is the text, not that somebody signed it
        (
            "Oslo a rejeté l'accord signé à Lima par Paul Biya.",
            ("Paul Biya", "support", "accord", "asserted"),
        ),
        # a list that opens the sentence, its last member alone hung on the verb
        (
            "Podemos, le Parti pirate et les Verts avaient pris parti pour le traité.",
            ("Podemos", "support", "traité", "asserted"),
        ),
        # the doer of a noun, hung on the verb above it
        (
            "Le Pérou a condamné mardi la prise de Goma par les rebelles du M23.",
            ("Pérou", "oppose", "M23", "asserted"),
        ),
        # a relative pronoun after its preposition, an emphatic pronoun after the subject
        (
            "Le Mali quitte la Monusco, à laquelle le gouvernement péruvien lui-même reproche sa passivité.",
            ("Pérou", "oppose", "Monusco", "asserted"),
        ),
        # a pronoun and a verb that look like an article and a noun
        (
            "Berlin a condamné Laurent Gbagbo. Nicolas Sarkozy le somme de partir.",
            ("Nicolas Sarkozy", "oppose", "Laurent Gbagbo", "asserted"),
        ),
    ],
)
def test_what_the_parser_hung_elsewhere(text: str, wanted: tuple[str, str, str, str]) -> None:
    assert wanted in stances(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        (
            "L'Iran, dont l'émissaire Ali Salehi a salué une victoire, hésite.",
            ("Ali Salehi", "support", "Iran"),
        ),
        ("A l'ONU, la Chine et la Russie ont freiné le traité.", ("ONU", "oppose", "traité")),
        ("Kampala a menacé de retirer ses troupes de Somalie.", ("Ouganda", "oppose", "Somalie")),
    ],
)
def test_what_no_reader_would_sign(text: str, unwanted: tuple[str, str, str]) -> None:
    assert unwanted not in {s[:3] for s in stances(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # who says that he cannot is against it
        (
            "« Je ne peux pas soutenir ce traité », a écrit Paul Biya.",
            {("Paul Biya", "oppose", "traité", "asserted")},
        ),
        (
            "Le Pérou a réagi sans aller jusqu'à condamner la Bolivie.",
            {("Pérou", "oppose", "Bolivie", "denied")},
        ),
        # a noun coordinated with the whole clause is not governed by its verb
        (
            "Un succès pour Paul Biya, qui avait fait campagne contre le traité, et un camouflet pour Lima.",
            {("Paul Biya", "oppose", "traité", "asserted")},
        ),
        (
            "Le Mali reste l'un des derniers appuis de Paul Biya.",
            {("Mali", "support", "Paul Biya", "asserted")},
        ),
        ("Podemos prônait le vote nul.", set()),
        (
            "Le Kosovo est indépendant depuis samedi. La Suède a reconnu le nouvel Etat.",
            {("Suède", "support", "Kosovo", "asserted")},
        ),
    ],
)
def test_how_sides_are_worded(text: str, wanted: set[tuple[str, str, str, str]]) -> None:
    assert stances(text) == wanted
