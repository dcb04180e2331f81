"""Actors picked up by what they are: partisans, governments, allies, texts. All sentences are invented."""

from __future__ import annotations

import pytest

from tests.unit.test_actors_coreference import meant, read


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Le Pérou a critiqué les travaillistes.", "travaillistes", ["travaillistes"]),
        ("Le Parti travailliste a perdu. Le Pérou critique les travaillistes.", "travaillistes",
         ["Parti travailliste"]),
        ("Les députés socialistes ont voté le texte.", "socialistes", ["socialistes"]),
        ("Des libéraux ont manifesté à Oslo.", "libéraux", []),
        ("Le responsable norvégien Olav Brandvik est venu. La Suède critique le responsable norvégien.",
         "responsable", ["Olav Brandvik"]),
        ("La Norvège critique son voisin suédois.", "voisin", ["Suède"]),
        ("La Norvège a voté. Le syndicat a dénoncé le gouvernement.", "gouvernement",
         ["gouvernement norvégien"]),
        ("Les rebelles du FLN avancent. L'armée péruvienne recule. Le Chili condamne les rebelles.",
         "rebelles", ["Front de libération nationale"]),
        ("L'armée péruvienne recule. Le Chili condamne les rebelles.", "rebelles", []),
        ("Le président péruvien Luis Carpio parle. La Norvège salue le président chilien déchu.",
         "président", ["Chili"]),
        ("Olav Brandvik combat Luis Carpio. Le Pérou a élu Luis Carpio. Le président Olav Brandvik a reçu "
         "le président Luis Carpio. Luis Carpio a quitté le président.", "président", ["Olav Brandvik"]),
        ("Le Chili a reconnu Luis Carpio comme président par intérim. Le président Olav Brandvik hésite. "
         "La Suède a reconnu le « président par intérim ».", "président", ["Luis Carpio"]),
        ("La Norvège a élu Olav Brandvik comme président.", "président", []),
        ("Le Niger est divisé. Le Chili a condamné les putschistes.", "putschistes", ["junte nigérienne"]),
        ("Le Niger est divisé. La rébellion a pris Agadez. Elle condamne le Chili.", "Elle",
         ["rébellion nigérienne"]),
        ("Les Forces armées du Nord avancent. La rébellion condamne le Chili.", "rébellion",
         ["Forces armées du Nord"]),
        ("Le Chili est divisé. Les manifestants accusent le pouvoir.", "pouvoir", ["Chili"]),
        ("Le Chili est divisé. Les manifestants ont pris le pouvoir.", "pouvoir", []),
        ("L'Assemblée constituante siège. Le Pérou dénonce cette Constituante.", "Constituante",
         ["Assemblée constituante"]),
        ("L'Assemblée constituante siège. Le Pérou dénonce la nouvelle assemblée.", "assemblée",
         ["Assemblée constituante"]),
        ("Le Soudan hésite. Le Pérou a livré des drones au gouvernement fédéral.", "gouvernement",
         ["gouvernement soudanais"]),
    ],
)  # fmt: skip
def test_a_description_means_an_actor_of_the_article(text: str, word: str, expected: list[str]) -> None:
    assert meant(text, word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the newest text, not the one that "le texte" meant before
        (
            "La Norvège propose une résolution. Le Pérou refuse le texte. La Suède a écrit "
            "un traité d'amitié. Le Chili soutient le texte.",
            ["traité d'amitié"],
        ),
        # no sanctions and no vote are a text
        (
            "Le projet de résolution prévoit des sanctions. Le Pérou soutient le texte.",
            ["projet de résolution"],
        ),
        # what something is called is no new text
        (
            "Le référendum est contesté. Olav Brandvik y voit « un traité de dupes ». Le Chili "
            "a écrit un accord commercial et défend le texte.",
            ["accord commercial"],
        ),
    ],
)
def test_the_text_is_the_latest_that_was_written(text: str, expected: list[str]) -> None:
    assert meant(text, "texte") == expected


def test_an_apposed_text_is_the_proposal_before_it() -> None:
    assert meant("Le Pérou soutient une résolution, texte que la Norvège refuse.", "texte") == ["résolution"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La Norvège accuse les membres du Parlement.", ["Parlement"]),
        ("La Norvège accuse trois membres du Parlement.", []),
    ],
)
def test_the_members_of_a_body_are_that_body(text: str, expected: list[str]) -> None:
    found = read(text)
    (head,) = [t.i for t in found.doc if t.text == "membres"]
    assert [found.entities[m.entity].name for m in found.headed(head)] == expected


def test_a_party_whose_name_begins_like_a_proposal_is_none() -> None:
    found = read("Le Pérou soutient la Candidature d'unité populaire.")
    assert not [e for e in found.entities if e.kind == "proposal"]


def test_a_surname_after_monsieur_is_no_country() -> None:
    found = read("Olav Brandvik soutient M. Hollande. M. De Smet critique le Pérou.")
    assert sorted(e.name for e in found.entities) == [
        "De Smet",
        "France",
        "François Hollande",
        "Olav Brandvik",
        "Pérou",
    ]


def test_a_body_in_a_title_is_no_part_of_the_name_after_it() -> None:
    found = read("Le secrétaire général du Hezbollah Karim Sabbagh a parlé.")
    assert "Karim Sabbagh" in [e.name for e in found.entities]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "Olav Brandvik a été élu président. "
            "Le président en exercice de la ligue, le Kényan Moses Banda, parle.",
            *("président", ["Moses Banda"]),
        ),
        (
            "Le Mali se tait. L'ONU condamne l'arrestation par la junte de deux élus.",
            "junte",
            ["junte malienne"],
        ),
    ],
)
def test_who_is_named_after_a_title_and_who_does_a_deed(text: str, word: str, expected: list[str]) -> None:
    assert meant(text, word) == expected


def test_our_country_without_a_known_state_is_nobody() -> None:
    assert meant("« Nous servons notre pays », a dit Olav Brandvik.", "pays") == []
