"""News in which nobody takes a side, on passages of our own: words of stance used in other senses."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides, stances


@pytest.mark.parametrize(
    "text",
    [
        "Paul Biya a soutenu un mémoire sur le Mali à la Sorbonne.",
        "Le Pérou défend sa couronne contre la Bolivie à Lima.",
        "Le Mali accuse un déficit de 4 %, contre 2 % au Pérou.",
        "L'Assemblée nationale attaque lundi l'examen du budget.",
        "La police a condamné l'accès au parking de la Commission européenne.",
        "Le gouvernement s'appuie sur un rapport de l'OCDE pour ses prévisions.",
        "Dans Le Figaro, Jean Tamba critique le dernier film de Paul Biya.",
        "Le critique du Monde, Jean Tamba, a aimé le spectacle.",
        # a town that is left, a company that is joined
        "L'écrivain Jean Tamba avait quitté Gallimard en 1978.",
        "Jean Tamba a quitté Ecobank pour rejoindre la Banque mondiale.",
        "Le ministre malien Jean Tamba est parti de Bamako lundi, il a quitté la Bolivie mercredi.",
        # who beats whom on a sports ground
        "Le Mali a éliminé le Pérou en demi-finale du tournoi. Il défiera la Bolivie au stade de Lima.",
        "Opposé au Pérou en finale de la coupe, le Mali a arraché le nul à la mi-temps.",
        "La CGT et Jean Tamba se battent pour le contrôle de l'accord.",
        # where somebody is a candidate; who has chosen to do something
        "Jean Tamba, candidat à la présidence du Mali, a été reçu.",
        "Jean Tamba est candidat à la mairie de Lima.",
        "C'est sur Jean Tamba que le président Paul Biya a choisi de se concentrer.",
        # none of them is none
        "Le Pérou n'acceptera aucune proposition.",
        # by whose office it is done
        "Le président Paul Biya a signé lundi un décret sur les marchés.",
        "L'armée malienne a suspendu la Constitution.",
        "L'armée malienne a violé la Constitution.",
        # whose allies act beside him
        "Après la chute du Pérou, la Suède et ses alliés ont quitté Lima.",
        # of what a minister is, what somebody says that something is, where something takes place
        "Les ministres de la défense du Pérou et de la Suède se sont parlé à Rome.",
        "Le Mali affirme que c'est la dernière attaque menée contre le camp de Lima.",
        "La Suède a dénoncé une ingérence dans les affaires du Pérou.",
        # part of a name; what is told by a paper; where one goes; what is gone on with
        "L'opération des Nations unies au Mali a commencé.",
        "Selon Le Figaro, Paul Biya serait l'otage des rebelles.",
        "La CGT et la CFDT ont invité leurs membres à se rendre à Lima.",
        "Paul Biya veut poursuivre sa stratégie de refondation du Mali.",
        # what flies around a planet
        "La sonde voit la planète au télescope. Le Pan est un satellite de la Suède.",
    ],
)
def test_no_side_is_taken(text: str) -> None:
    assert {s for s in stances(text) if s[1] != "contact"} == set()


@pytest.mark.parametrize(
    "text",
    [
        # asked, supposed, feared, still to be done
        "L'ONU veut savoir si le Rwanda soutient le M23.",
        "Washington a demandé si Oslo approuverait la résolution.",
        "S'il appuie le traité, Paul Biya sera exclu.",
        "Paul Biya s'est tu, au risque de se brouiller avec le Pérou.",
        "Sommé de condamner le Mali, Paul Biya s'y est refusé.",
        "L'accord doit encore être ratifié par le Bundestag.",
        "Il faudra que le Parlement européen approuve l'accord de pêche.",
        "Le Pérou va-t-il soutenir la Bolivie ?",
        "Crise : le Pérou pourrait-il soutenir la Bolivie, et comment Lima le dirait-il ?",
        "Paul Biya a redit son souhait que le Mali livre des armes au Pérou.",
        # where it is said, and to whom
        "« C'est une honte », a lancé devant l'Assemblée nationale le député Jean Tamba.",
        "Jean Tamba a dénoncé un « gâchis » devant l'Assemblée nationale.",
        "« Paul Biya est un grand démocrate », a ironisé Jean Tamba.",
        # of what somebody answers, and nothing of his own
        "Paul Biya tient les soldats responsables du bien-être de Jean Tamba.",
        "L'ONU accorde des subventions aux régions pour les aider.",
        # a gift of advice that no Council gives
        "Paul Biya a quitté le Conseil de sécurité sans condamner le Pérou.",
        # some are not all; who speaks for a party does not judge it; criminals not protected are no blame
        "Dix-neuf députés du Parti socialiste ont voté la réforme.",
        "Le Medef, par la voix de Jean Tamba, y est hostile.",
        "« La Bolivie ne protège pas les criminels », a dit Jean Tamba.",
    ],
)
def test_no_side_is_said_to_be_taken(text: str) -> None:
    assert {s for s in stances(text) if s[1] != "contact" and s[3] != "denied"} == set()


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        (
            "Jean Tamba a fustigé la réforme et Paul Biya a appelé au calme.",
            ("Jean Tamba", "oppose", "Paul Biya"),
        ),
        (
            "Jean Tamba a condamné le meurtre, un « crime contre la Bolivie ».",
            ("Jean Tamba", "oppose", "Bolivie"),
        ),
        ("Le Pérou, allié de la Bolivie au sein de l'ONU, se tait.", ("Pérou", "support", "ONU")),
        ("Oslo accuse Lima. Rome soutient la Bolivie et son président.", ("Italie", "support", "Pérou")),
        (
            "Le Mali a suspendu Africable. Il est dirigé par Assimi Goïta. Oslo a condamné cette suspension.",
            ("Norvège", "oppose", "Assimi Goïta"),
        ),
        ("L'ONU a suspendu son programme de réformes.", ("ONU", "oppose", "programme de réformes")),
        (
            "La police a arrêté Ali Bongo, 25 ans, partisan de Paul Biya.",
            ("police", "oppose", "Paul Biya"),
        ),
        (
            "Le Pérou s'est entretenu avec Paul Biya et a condamné le Mali.",
            ("Paul Biya", "oppose", "Mali"),
        ),
    ],
)
def test_whose_side_it_is_not(text: str, unwanted: tuple[str, str, str]) -> None:
    assert unwanted not in sides(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Paul Biya a soutenu le Mali.", ("Paul Biya", "support", "Mali", "asserted")),
        ("Le Pérou attaque la Bolivie.", ("Pérou", "oppose", "Bolivie", "asserted")),
        (
            "Le Royaume-Uni a quitté l'Union européenne.",
            ("Royaume-Uni", "oppose", "Union européenne", "asserted"),
        ),
    ],
)
def test_a_side_is_taken_with_the_same_words(text: str, wanted: tuple[str, str, str, str]) -> None:
    assert wanted in stances(text)
