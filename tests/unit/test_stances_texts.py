"""Whose side a text takes, and who blamed one who answers. All sentences are invented."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # what a text says is said by those who put it out
        (
            "Le juge Edgar Limoni a émis une injonction qui suspend la loi Travail.",
            ("Edgar Limoni", "oppose", "loi Travail"),
        ),
        (
            "Le Parlement européen a adopté jeudi un texte condamnant la Birmanie.",
            ("Parlement européen", "oppose", "Birmanie"),
        ),
        (
            "Le député Edgar Limoni a déposé un amendement supprimant la taxe carbone.",
            ("Edgar Limoni", "oppose", "taxe carbone"),
        ),
        (
            "Le cinéaste Edgar Limoni a tourné un documentaire qui dénonce la firme Monsanto.",
            ("Edgar Limoni", "oppose", "Monsanto"),
        ),
        (
            "Greenpeace a diffusé un rapport et une vidéo dénonçant la société Areva.",
            ("Greenpeace", "oppose", "Areva"),
        ),
        # who answers, or is asked about it, was blamed
        ("Le Rwanda a réagi aux accusations d'Edgar Limoni.", ("Edgar Limoni", "oppose", "Rwanda")),
        (
            "Interrogé sur les critiques de Paul Biya, Edgar Limoni a préféré sourire.",
            ("Paul Biya", "oppose", "Edgar Limoni"),
        ),
        (
            "Face aux critiques de la Ligue arabe, Edgar Limoni a défendu son bilan.",
            ("Ligue arabe", "oppose", "Edgar Limoni"),
        ),
        ("Le Pérou se défend contre les accusations du Chili.", ("Chili", "oppose", "Pérou")),
    ],
)
def test_texts_and_answers(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le musée Galliera a reçu une lettre dénonçant la société Areva.",
        "Le Monde a publié une lettre dénonçant la société Areva.",  # which others wrote
        "Le Sénat n'a pas adopté de texte condamnant la Birmanie.",
        "Paul Biya a répondu aux questions d'Edgar Limoni.",
        "Edgar Limoni répond aux accusations de plagiat.",
    ],
)
def test_no_sides_by_texts_and_answers(text: str) -> None:
    assert not sides(text)


def test_what_is_answered_may_blame_another() -> None:
    said = sides("Le Pérou a réagi aux accusations du Chili contre la Bolivie.")
    assert ("Chili", "oppose", "Pérou") not in said
