"""Actors picked up by an office, a rivalry or a camp; texts by their number. All sentences are invented."""

from __future__ import annotations

import pytest

from tests.unit.test_actors_coreference import meant, read


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Luc Renard accuse le juge Martin Blot. Le magistrat a démenti.", "magistrat", ["Martin Blot"]),
        ("Nadia Leroux affrontera Luc Renard. Elle a critiqué son adversaire.", "adversaire", ["Luc Renard"]),
        (
            "Nadia Leroux a reçu Luc Renard et Olav Brandvik. Elle a critiqué son adversaire.",
            "adversaire",
            [],
        ),
        (
            "Olav Brandvik a reçu Nadia Leroux. Luc Renard a salué le successeur de Nadia Leroux.",
            "successeur",
            [],
        ),
        ("Olav Brandvik a parlé. Le successeur de Nadia Leroux a tort.", "successeur", ["Olav Brandvik"]),
        ("L'héritier de Luc Renard a reçu Olav Brandvik, qui l'a insulté.", "l'", []),
        ("Nadia Leroux a reçu Luc Renard, qui l'a qualifiée de naïve.", "l'", ["Nadia Leroux"]),
        ("Olav Brandvik a reçu Luc Renard, qui l'a qualifié de naïf.", "l'", ["Olav Brandvik"]),
        (
            "La radio a suspendu Emmanuelle Brun. Luc Renard soutient la chroniqueuse.",
            "chroniqueuse",
            ["Emmanuelle Brun"],
        ),
        ("La radio a suspendu Luc Renard. Olav Brandvik soutient la chroniqueuse.", "chroniqueuse", []),
        (
            "La radio a suspendu Emmanuelle Brun. Luc Renard apporte son soutien à la chroniqueuse.",
            "chroniqueuse",
            ["Emmanuelle Brun"],
        ),
        (
            "Le gouvernement péruvien a voté. Luc Renard a accusé les autorités de mentir.",
            "autorités",
            ["Pérou"],
        ),
        (
            "Le gouvernement a voté. Luc Renard a accusé les autorités de mentir.",
            "autorités",
            ["gouvernement"],
        ),
        ("Le gouvernement a voté. Luc Renard a accusé les autorités locales.", "autorités", []),
        (
            "La ministre de la Transition écologique, Nadia Leroux, a parlé. Luc Renard salue la ministre.",
            "ministre",
            ["Nadia Leroux"],
        ),
        ("La majorité socialiste a acclamé Luc Renard.", "majorité", ["socialistes"]),
        ("L'opposition de la Norvège a surpris Luc Renard.", "opposition", []),
        ("Le Pérou a voté. Les Verts dénoncent leurs conditions de travail.", "leurs", ["Verts"]),
        (
            "Le Pérou a voté. Luc Renard a félicité le gouvernement d'avoir tenu.",
            "gouvernement",
            ["gouvernement péruvien"],
        ),
    ],
)
def test_a_description_means_whom_the_passage_names(text: str, word: str, expected: list[str]) -> None:
    found = read(text)
    if word == "leurs":
        (token,) = [t for t in found.doc if t.text == word]
        assert [found.entities[k].name for k in found.possessors[token.i]] == expected
    else:
        assert meant(text, word) == expected


@pytest.mark.parametrize(
    ("text", "proposals"),
    [
        (
            "Le Pérou soutient la résolution 1204. Le Chili rejette la résolution 1310.",
            ["résolution 1204", "résolution 1310"],
        ),
        (
            "La Norvège a voté la résolution 1204. La Suède rejette toute nouvelle résolution.",
            ["résolution", "résolution 1204"],
        ),
        ("La Norvège rejette le projet de loi 37. La Suède soutient la loi 37.", ["projet de loi 37"]),
        ("La Norvège a voté deux lois. La loi prévoit 40 postes.", ["loi"]),
        ("La Norvège soutient le Pacte mondial. La Suède rejette le pacte.", ["Pacte mondial"]),
    ],
)
def test_a_text_is_known_by_its_number(text: str, proposals: list[str]) -> None:
    assert sorted(e.name for e in read(text).entities if e.kind == "proposal") == proposals


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Dominique de Villepin a critiqué le Pérou.", ["Dominique de Villepin"]),
        ("Bruno Le Maire a critiqué le Pérou.", ["Bruno Le Maire"]),
        ("MM. Renard et Brandvik ont critiqué le Pérou.", ["Brandvik", "Renard"]),
        ("C'est un succès pour le MR. Luc Renard a critiqué le Pérou.", ["Luc Renard"]),
    ],
)
def test_whole_names_of_persons(text: str, persons: list[str]) -> None:
    assert sorted(e.name for e in read(text).entities if e.kind == "person") == persons


def test_the_state_of_dominica_keeps_its_article() -> None:
    assert [e.kind for e in read("La Dominique soutient le Pérou.").entities] == ["country", "country"]


@pytest.mark.parametrize("text", ["La Norvège baisse la TVA.", "La Norvège écoute les ONG."])
def test_capitals_of_things_are_no_actors(text: str) -> None:
    assert [e.name for e in read(text).entities] == ["Norvège"]


def test_who_denounces_the_effect_of_words_denounces_another_s() -> None:
    found = read("Nadia Leroux a parlé. Luc Renard a dénoncé l'effet de ses propos.")
    (token,) = [t for t in found.doc if t.text == "ses"]
    assert [found.entities[k].name for k in found.possessors[token.i]] == ["Nadia Leroux"]
