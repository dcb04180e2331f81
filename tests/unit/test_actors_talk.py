"""*« Il a menti », a dit Y à propos de X*: whom quoted words mean by a pronoun is named after them."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "« Il a menti aux Français », a dit Hugo Perrin à propos de Paul Martel.",
            ("Hugo Perrin", "oppose", "Paul Martel"),
        ),
        (
            "« Je lui fais une totale confiance », a dit Hugo Perrin au sujet de Claire Bonnet.",
            ("Hugo Perrin", "support", "Claire Bonnet"),
        ),
        (
            "« Elle a fait un travail formidable », a dit Hugo Perrin de Claire Bonnet.",
            ("Hugo Perrin", "support", "Claire Bonnet"),
        ),
        (
            "« Ce texte est une usine à gaz », a déploré Hugo Perrin à propos de la loi Santé.",
            ("Hugo Perrin", "oppose", "loi Santé"),
        ),
    ],
)
def test_what_is_talked_about_is_meant(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


@pytest.mark.parametrize(
    "text",
    [
        "« Anne Duval est venue, elle a menti », a dit Hugo Perrin à propos de Claire Bonnet.",
        "« Il a menti », a dit Hugo Perrin à propos de Claire Bonnet.",
        "« Il a menti », a dit Hugo Perrin. Interrogé à propos de Paul Martel, il s'est tu.",
    ],
)
def test_not_who_is_named_before_or_does_not_agree(text: str) -> None:
    """Somebody named in the words themselves is nearer."""
    said = {target for holder, _, target in sides(text) if holder == "Hugo Perrin"}
    assert not said & {"Claire Bonnet", "Paul Martel"}
