"""Stances as dispatches on wars and diplomacy tell them. All sentences are invented."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # with whom, after since when
        ("Le Pérou est en guerre depuis avril 1980 contre le Chili.", ("Pérou", "oppose", "Chili")),
        ("Le Pérou a accusé le Chili. Les deux pays s'affrontent depuis juin.", ("Chili", "oppose", "Pérou")),
        (
            "Le président péruvien, Edgar Limoni, a reçu l'émissaire du Chili. Les deux pays sont brouillés.",
            ("Chili", "oppose", "Pérou"),
        ),
        # who leads a coalition, also after those who are in it
        (
            "Une coalition de pays andins, armée par Washington et menée par le Pérou, a bombardé le Chili.",
            ("Pérou", "oppose", "Chili"),
        ),
        # an adjective taken for the noun, a nationality for a participle
        (
            "Boko Haram combat depuis 2007 le fragile gouvernement nigérien.",
            ("Boko Haram", "oppose", "Niger"),
        ),
        (
            "Des combats ont opposé l'armée malienne au Front du Nord.",
            ("Front du Nord", "oppose", "armée malienne"),
        ),
        (
            "Des accrochages entre soldats péruviens et chiliens ont fait vingt morts.",
            ("Chili", "oppose", "Pérou"),
        ),
        # beside whom, and against whom
        (
            "Le Hezbollah combat aux côtés du Front du Nord contre Boko Haram.",
            ("Hezbollah", "oppose", "Boko Haram"),
        ),
        ("Le Hezbollah se bat aux côtés du Front du Nord.", ("Hezbollah", "support", "Front du Nord")),
        # for whom somebody acts
        ("Des instructeurs chiliens entraînent l'armée malienne.", ("Chili", "support", "armée malienne")),
    ],
)
def test_what_dispatches_say(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


def test_the_opposite_is_no_matter() -> None:
    """ "À l'inverse" is nothing that one can be for."""
    found = sides("Le Pérou a rejeté l'accord. À l'inverse, le Chili y est favorable.")
    assert not any("inverse" in target for _, _, target in found)


def test_a_war_of_one() -> None:
    """When there was war, not against whom."""
    assert not sides("Le Pérou est en guerre depuis la mort du général Edgar Limoni.")


def test_many_are_not_two() -> None:
    """Three who act together are nobody's two."""
    assert not sides("Le Pérou, le Chili et la Bolivie ont signé. Les deux pays s'affrontent depuis juin.")


def test_what_belongs_to_the_noun() -> None:
    """What *de* introduces after a nationality goes with the noun, not with the verb."""
    found = sides("Paul Biya accuse le gouvernement chilien de Michelle Bachelet.")
    assert ("Paul Biya", "oppose", "Chili") in found or ("Paul Biya", "oppose", "Michelle Bachelet") in found


@pytest.mark.parametrize(
    "again",
    [
        "Le groupe combat le gouvernement nigérien.",
        "Le groupe affilié à Daech combat le gouvernement nigérien.",
        "L'organisation jihadiste combat le gouvernement nigérien.",
        "Ces insurgés combattent le gouvernement nigérien.",
    ],
)
def test_an_armed_group_is_picked_up(again: str) -> None:
    assert ("Boko Haram", "oppose", "Niger") in sides(f"Boko Haram a revendiqué l'attentat. {again}")


def test_another_group_is_not_picked_up() -> None:
    """A group with a name of its own is not the one before."""
    found = sides("Boko Haram a fui. Le groupe jihadiste Ansar Dine combat le gouvernement nigérien.")
    assert not any(holder == "Boko Haram" for holder, _, _ in found)


@pytest.mark.parametrize(
    "retort",
    [
        "Le ministre chilien Edgar Limoni a parlé de chantage.",
        "Le ministre chilien Edgar Limoni a crié au chantage.",
        "Le ministre chilien Edgar Limoni a protesté contre une « décision honteuse ».",
        "« C'est une provocation », s'est indigné le ministre chilien Edgar Limoni.",
    ],
)
def test_who_answers(retort: str) -> None:
    """Against whom somebody speaks who names nobody, after what was done to his own."""
    assert ("Edgar Limoni", "oppose", "Pérou") in sides(
        f"Le Pérou a expulsé l'ambassadeur du Chili. {retort}"
    )


@pytest.mark.parametrize(
    "remark",
    [
        "Le ministre togolais Edgar Limoni a parlé de chantage.",
        "Le ministre chilien Edgar Limoni n'a pas parlé de chantage.",
        "Le ministre chilien Edgar Limoni a parlé de football.",
        "« C'est une provocation », a-t-il tonné.",
    ],
)
def test_who_does_not_answer(remark: str) -> None:
    found = sides(f"Le Pérou a expulsé l'ambassadeur du Chili. {remark}")
    assert not any("Limoni" in holder or holder == "Chili" for holder, _, _ in found)


def test_a_shared_adjective() -> None:
    """Of two states that share an adjective, the one that is named is meant."""
    assert ("Gabon", "oppose", "République démocratique du Congo") in sides(
        "La RDC a salué le Tchad. Le Gabon accuse le président congolais."
    )
