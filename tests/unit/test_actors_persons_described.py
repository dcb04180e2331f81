"""Persons told by what became of them, where they are from or whose rival they are. All invented."""

from __future__ import annotations

import pytest

from tests.unit.test_actors_coreference import meant
from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # who fell is not who governs, however near he is named
        (
            "Le Parlement a destitué le gouverneur, Olav Brandvik. Le Premier ministre Marc "
            "Dutertre a salué ce "
            "vote. Le SNJ défend le dirigeant déchu.",
            "dirigeant",
            ["Olav Brandvik"],
        ),
        (
            "L'éviction du président Olav Brandvik a surpris. Le ministre Marc Dutertre "
            "s'est tu. Le SNJ soutient "
            "le chef d'Etat renversé.",
            "chef",
            ["Olav Brandvik"],
        ),
        ("Le président Olav Brandvik a parlé. Le SNJ soutient le dirigeant évincé.", "dirigeant", []),
        # "ancien": who bore the title, or came before its bearer; not who bears it
        (
            "Le président Marc Dutertre a reçu son prédécesseur Olav Brandvik. Le SNJ "
            "soutient l'ancien président.",
            "président",
            ["Olav Brandvik"],
        ),
        (
            "L'ex-ministre Olav Brandvik a parlé. Le ministre Marc Dutertre refuse. Le SNJ "
            "soutient l'ancien "
            "ministre.",
            "ministre",
            ["Olav Brandvik"],
        ),
        (
            "Olav Brandvik a été jugé. Le SNJ a défendu l'ancien président, exilé à Rome.",
            "président",
            ["Olav Brandvik"],
        ),
        # who rose
        (
            "Le colonel Olav Brandvik s'est emparé du pouvoir. Marc Dutertre se tait. Le SNJ "
            "soutient le nouvel "
            "homme fort.",
            "homme",
            ["Olav Brandvik"],
        ),
        (
            "L'élection du général Olav Brandvik est prévue. Marc Dutertre a félicité le futur président.",
            "président",
            ["Olav Brandvik"],
        ),
        # what befell somebody else
        (
            "La police a arrêté l'avocat Olav Brandvik. Le ministre Marc Dutertre est venu. "
            "Le SNJ soutient le "
            "prisonnier.",
            "prisonnier",
            ["Olav Brandvik"],
        ),
        (
            "Olav Brandvik a fui le pays. Marc Dutertre est venu. Le SNJ soutient l'exilé.",
            "exilé",
            ["Olav Brandvik"],
        ),
        (
            "La police a arrêté Olav Brandvik et Marc Dutertre a été incarcéré. Le SNJ "
            "soutient le prisonnier.",
            "prisonnier",
            [],
        ),
        # who held the office before the vote
        (
            "Olav Brandvik a été réélu. Il l'a emporté sur Marc Dutertre. Le SNJ soutient le sortant.",
            "sortant",
            ["Olav Brandvik"],
        ),
        (
            "Olav Brandvik, candidat à sa réélection, affronte Marc Dutertre. Marc Dutertre "
            "a gagné. Le SNJ soutient "
            "le sortant.",
            "sortant",
            ["Olav Brandvik"],
        ),
    ],
)
def test_somebody_is_called_by_his_fate(text: str, word: str, expected: list[str]) -> None:
    assert meant(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "Le Malgache Ahmad Rabe a été élu, devant le Camerounais Issa Moukoko. Le SNJ "
            "soutient le Camerounais.",
            "Camerounais",
            ["Issa Moukoko"],
        ),
        # of whom nothing was told; a part of a state; not where two are as near
        ("Olav Brandvik a parlé. Le Norvégien a refusé le texte.", "Norvégien", ["Olav Brandvik"]),
        ("Urs Brandli a parlé. Le Valaisan a refusé le texte.", "Valaisan", ["Urs Brandli"]),
        ("Urs Brandli a reçu Olav Brandvik. Le Valaisan a refusé le texte.", "Valaisan", []),
        ("Le Péruvien Luis Carpio a parlé. Le Norvégien a refusé le texte.", "Norvégien", []),
        (
            "Le Suisse Urs Brandli a été élu. Le ministre suisse Paul Meier a félicité son compatriote.",
            "compatriote",
            ["Urs Brandli"],
        ),
        (
            "Le prince Ali Ben Hassan est candidat. Le SNJ soutient Marc Dutertre. Le FMI "
            "choisira le prince "
            "jordanien.",
            "prince",
            ["Ali Ben Hassan"],
        ),
        (
            "Le Premier ministre croate Ivo Marek a parlé. Le Premier ministre slovène Jan Cerk a parlé. "
            "L'opposition croate soutient le Premier ministre.",
            "ministre",
            ["Ivo Marek"],
        ),
    ],
)
def test_somebody_is_called_by_his_origin(text: str, word: str, expected: list[str]) -> None:
    found = meant(text, word)
    assert found[-1:] == expected if len(found) > 1 else found == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "Le chef du gouvernement slovène, Jan Cerk, a parlé. A Zagreb, le chef du "
            "gouvernement, Ivo Marek, a fait "
            "une offre, dont son homologue ne veut pas entendre parler.",
            "homologue",
            ["Jan Cerk"],
        ),
        (
            "L'ex-président norvégien Olav Brandvik s'est tu. Le président norvégien Marc "
            "Dutertre a reçu Luis Carpio. "
            "Luis Carpio a parlé. Olav Brandvik critique son successeur.",
            "successeur",
            ["Marc Dutertre"],
        ),
        (  # no king comes after a president
            "Le roi Harold III a reçu le président Luis Carpio. L'ancien président Olav "
            "Brandvik a salué la chute de son successeur.",
            "successeur",
            ["Luis Carpio"],
        ),
        (
            "Le roi Harold III a reçu le roi Luis Carpio. L'ancien roi Olav Brandvik a salué la "
            "chute de son successeur.",
            "successeur",
            [],
        ),
        (
            "Le président malgache Andry Rabe craint Marc Rava. Le président français Paul "
            "Durand a protesté. Les "
            "partisans de M. Rabe reprochent à Paris d'avoir hébergé son rival.",
            "rival",
            ["Marc Rava"],
        ),
        # no bishop, marshal or judge is somebody with another office
        ("Le président du SNJ, Olav Brandvik, a parlé. L'évêque a refusé le texte.", "évêque", []),
        ("L'émissaire de l'ONU, Olav Brandvik, a parlé. Le maréchal refuse le texte.", "maréchal", []),
        (
            "La procureure Irina Valkova a parlé. La magistrate refuse le texte.",
            "magistrate",
            ["Irina Valkova"],
        ),
    ],
)
def test_somebody_is_called_by_his_tie_or_office(text: str, word: str, expected: list[str]) -> None:
    assert meant(text, word) == expected


@pytest.mark.parametrize(
    ("who", "again"),
    [("Le musicien Jean Duval", "Le compositeur"), ("Le sélectionneur Jean Duval", "Le technicien")],
)
def test_a_trade_picks_up_whoever_was_named(who: str, again: str) -> None:
    name = " ".join(who.split()[-2:])
    assert (name, "oppose", "Paul Biya") in sides(f"{who} est venu. {again} a critiqué Paul Biya.")
    assert not sides(f"{who} a reçu Ida Petit. Les artistes ont critiqué Paul Biya.")
