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
        "Le Pérou a tenu tête à la Bolivie en finale du tournoi de judo : l'or et une médaille d'argent.",
        "Dans le sillage du Pérou, la Suède a fini le triathlon, au terme d'un sprint olympique.",
        # what is paid, put on, included, gone on with; a defeat of one's own; a moon
        "La direction d'Ecobank a suspendu le règlement des factures.",
        "Le bloc comprenant la CFDT et l'Unsa devance le bloc comprenant la CGT et FO.",
        "Jean Tamba portait une tenue de combat.",
        "Jean Tamba veut poursuivre sa stratégie de refondation du Parti socialiste.",
        "Jean Tamba a félicité tout le monde. Il reconnaît la défaite de Paul Biya.",
        "Pan est un satellite de Saturne. La sonde a vu Pan, un satellite de Saturne.",
        "Jean Tamba s'est rapproché du service juridique de la Banque mondiale.",
        "Jean Tamba, candidat de l'émission The Voice, est mort.",
        "Le Pérou a mis fin à son programme de recherche.",
        # an adjective of a name, a noun that is no participle
        "L'Opération des Nations unies au Burundi ferme ses portes.",
        "La force de l'ONU est perçue comme une armée d'occupation par de nombreux partisans de Paul Biya.",
        # whose task it is; who is not there to do it; what was to come
        "La Commission européenne a fini : il revient au Conseil européen de proposer un embargo.",
        "Le Mali manque de partis capables de soutenir le traité.",
        "Lima avait renoncé, alors que le Mali était en campagne et que le pays était privé de gouvernement "
        "pouvant voter des réformes.",
        "« Sa compagne devait rejoindre l'État islamique », a expliqué Jean Tamba.",
        # at the request of, and not against
        "Deux enquêtes ont été ouvertes par la police à la suite de plaintes de Gilets jaunes.",
        # how it is to be used is no praise of those who use it
        "« Nos voisins du Mali ont besoin d'aide pour prendre de bonnes décisions », a dit Jean Tamba.",
        # what several say of another thing is said of none of them
        "La CGT et FO ont décrit un texte destiné, selon elles, à trahir les ouvriers.",
        "La Banque mondiale et Ecobank ont invité leurs membres à se rendre à Lima.",
        # what is done in spite of measures; what becomes a target
        "Malgré les mesures de Paul Biya, les Gilets jaunes vont rester.",
        "Quatre pays sont pauvres : le Brésil, l'Indonésie, Madagascar et la Bolivie, qui deviennent donc "
        "des cibles pour le braconnage.",
        # who judges is not what he judges by
        "Le Pérou prend des mesures avec les autorités compétentes pour permettre la vaccination.",
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


def test_prizes_and_storms_are_no_actors() -> None:
    text = (
        "Le Prix Alice Durand a récompensé Jean Tamba. La tempête Zoé a frappé Lima. Zoé a frappé le Pérou."
    )
    assert sides(text) == set()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Les Suédois se sont prononcés en faveur de la sortie de l'Union européenne.",
            ("Suède", "oppose", "Union européenne", "asserted"),
        ),
        (
            "Le retrait du Mali de la Cour pénale internationale a surpris.",
            ("Mali", "oppose", "Cour pénale internationale", "asserted"),
        ),
        (
            "La sortie de la Suède de l'accord de Paris est achevée.",
            ("Suède", "oppose", "accord de Paris", "asserted"),
        ),
        (
            "Le Mali a été condamné par plusieurs pays, en tête desquels la Suède.",
            ("Suède", "oppose", "Mali", "asserted"),
        ),
        (
            "« Le Pérou doit soutenir la Bolivie », a dit Jean Tamba.",
            ("Jean Tamba", "support", "Bolivie", "asserted"),
        ),
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


@pytest.mark.parametrize(
    "text",
    [
        "Le chanteur Jan Varga a écrit cent chansons et trois albums avec son ami Luc Morin, pianiste.",
        "La Suède abrite le siège de l'Ordre de Lanvaux.",
        "Au triathlon, Jan Varga porte son attaque sur Luc Morin et vise le podium et la médaille.",
        "Il a reçu ses amis Jan Varga et Luc Morin.",
    ],
)
def test_artists_athletes_and_seats_take_no_side(text: str) -> None:
    assert stances(text) == set()


def test_elsewhere_a_friend_and_a_shelter_take_sides() -> None:
    assert ("Jan Varga", "support", "Paul Biya", "asserted") in stances("Jan Varga, ami de Paul Biya, parle.")
    assert ("Suède", "support", "Paul Biya", "asserted") in stances("La Suède abrite Paul Biya.")
