"""*« Votez X »*, *« Nous n'acceptons pas ce plan »*: what speakers tell others to do, and will not do."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "stance", "target"),
    [
        ("« Votez Claire Bonnet ! », a lancé Hugo Perrin.", "support", "Claire Bonnet"),
        ("« Soutenons l'Ukraine », a lancé Hugo Perrin.", "support", "Ukraine"),
        ("« Faites confiance à Claire Bonnet », a dit Hugo Perrin.", "support", "Claire Bonnet"),
        ("« Ne votez pas pour Claire Bonnet », a dit Hugo Perrin.", "oppose", "Claire Bonnet"),
        ("« Rejetez le traité de Lugano ! », a lancé Hugo Perrin.", "oppose", "traité de Lugano"),
        ("« Démissionnez, monsieur Bonnet ! », a lancé Hugo Perrin.", "oppose", "Bonnet"),
        ("« Claire Bonnet, partez ! », a lancé Hugo Perrin.", "oppose", "Claire Bonnet"),
        (
            "« Jamais nous n'accepterons le traité de Lugano », a dit Hugo Perrin.",
            "oppose",
            "traité de Lugano",
        ),
        ("« Je n'approuve pas le traité de Lugano », a dit Hugo Perrin.", "oppose", "traité de Lugano"),
        ("« Pas question de voter le traité de Lugano », a dit Hugo Perrin.", "oppose", "traité de Lugano"),
        ("« Je ne voterai jamais pour Claire Bonnet », a dit Hugo Perrin.", "oppose", "Claire Bonnet"),
    ],
)
def test_who_says_so_takes_the_side(text: str, stance: str, target: str) -> None:
    assert sides(text) == {("Hugo Perrin", stance, target)}


@pytest.mark.parametrize(
    "text",
    [
        "« Écoutez Claire Bonnet, elle va vous répondre », a lancé Hugo Perrin.",
        "« Ne quittez pas Claire Bonnet des yeux », a lancé Hugo Perrin.",
        "« Vous votez le traité de Lugano mardi », a rappelé Hugo Perrin.",
        "« Reprenez le traité de Lugano », a dit Hugo Perrin.",
    ],
)
def test_no_side_is_taken_by_telling_others_what_is_no_side(text: str) -> None:
    assert not {s for s in sides(text) if s[0] == "Hugo Perrin"}


def test_who_did_not_vote_for_somebody_need_not_be_against_him() -> None:
    assert ("Hugo Perrin", "oppose", "Claire Bonnet") not in sides(
        "Hugo Perrin n'a pas voté pour Claire Bonnet."
    )
