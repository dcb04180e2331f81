"""What looks like a side taken and is none, on passages of our own; and the same words where one is."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    "text",
    [
        # arms that are laid down
        "Le Canada cessera ses frappes contre l'État islamique au printemps.",
        "Le Mali a suspendu son offensive contre le Front Polisario.",
        # who is left out
        "En 2008, la Bolivie a été reconnue par trente pays, excepté le Pérou.",
        # one's own country
        "« Nous protégeons notre pays », a déclaré le Premier ministre péruvien Jean Tamba.",
        # what one cannot but leave, what others are told to do
        "La Suède a dû se passer de Jean Tamba pendant la guerre.",
        "Jean Tamba, contraint de quitter le Parti vert, a fondé une banque.",
        "Jean Tamba encourage les Français à payer par carte.",
        # somebody's family
        "Paul Ferrand s'incline devant ce digne fils du Pérou.",
        "Épouse de président du Pérou, elle a été saluée par Paul Ferrand.",
        # words that do not belong together
        "De hauts responsables suédois exhortaient le Mali à une ouverture à la tenue de négociations.",
        "La force régionale doit faire respecter la paix en coordination avec la Monusco.",
        "La Ligue des droits de l'homme a lancé une campagne d'alerte sur un risque de famine au Burundi.",
        # nobody's, and other senses
        "La Suède a signé le texte. Il peut y avoir accord, refus ou report.",
        "L'armée malienne se rapproche de la capitale suédoise.",
        "Jean Tamba a provoqué la réponse suivante du ministre Paul Ferrand.",
        "Jean Tamba a écrit des critiques de théâtre pour le journal Le Monde.",
        "Jean Tamba est le petit ami de Karin Keller.",
        "Jean Tamba pourrait invoquer une disposition de l'Accord de Paris.",
        # who is thought of so says nothing
        "Rappelons que la Bolivie est considérée comme l'un des pays dans lesquels la presse est bafouée.",
    ],
)
def test_no_side_is_taken(text: str) -> None:
    assert all(stance == "contact" for _, stance, _ in sides(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Le Canada poursuit ses frappes contre le Hezbollah.", ("Canada", "oppose", "Hezbollah")),
        ("Le Canada a levé ses sanctions contre le Mali.", ("Canada", "support", "Mali")),
        ("La Bolivie a été reconnue par trente pays, dont le Pérou.", ("Pérou", "support", "Bolivie")),
        ("La Suède protège Jean Tamba.", ("Suède", "support", "Jean Tamba")),
        ("La Suède veut se passer de Jean Tamba.", ("Suède", "oppose", "Jean Tamba")),
        ("Jean Tamba encourage Paul Ferrand.", ("Jean Tamba", "support", "Paul Ferrand")),
        ("La Suède se rapproche du Mali.", ("Suède", "support", "Mali")),
        ("Jean Tamba a provoqué le Mali.", ("Jean Tamba", "oppose", "Mali")),
        (
            "La Suède accuse le Mali d'occuper la ville frontalière en appui au Front Polisario.",
            ("Mali", "support", "Front Polisario"),
        ),
    ],
)
def test_the_same_words_take_a_side(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


def test_who_accuses_does_not_do_what_he_accuses_of() -> None:
    text = "La Suède accuse le Mali d'occuper la ville frontalière en appui au Front Polisario."
    assert ("Suède", "support", "Front Polisario") not in sides(text)


@pytest.mark.parametrize(
    "text",
    [
        # what is only to come; where something is; a people that is told what to do
        "Le texte sera examiné en juin, quand il aura été adopté par l'Assemblée nationale.",
        "De telles attaques sur la Monusco au nord de Mali ont été fréquentes.",
        "Jean Tamba a appelé les Marocains à cesser de fumer.",
    ],
)
def test_nobody_has_done_so(text: str) -> None:
    assert all(stance == "contact" for _, stance, _ in sides(text))


def test_a_state_is_told_to_give_way() -> None:
    assert ("Jean Tamba", "oppose", "Maroc") in sides("Jean Tamba a exhorté le Maroc à renoncer.")


@pytest.mark.parametrize(
    "text",
    [
        # a state of a federation that is called as a capital is
        "Un juge de l'État de Washington a suspendu le décret sur les visas.",
        # what is made the object of, what doctors find, who understands, who is behind in the polls
        "Le gouvernement suédois a fait encore une fois l'objet de vives critiques pour sa visite au Maroc.",
        "« Karin Keller a été testée positive », a dit Jean Tamba.",
        "Karin Keller comprenait les objectifs de Jean Tamba.",
        "Jean Tamba est derrière son rival Paul Ferrand.",
        # who is struck; who leaves; until when
        "Le Kremlin a été stupéfait par la sévérité des sanctions suédoises.",
        "Les généraux suédois ont annoncé le retrait des forces maliennes de la région.",
        "Les soldats ne feront plus partie de la mission, en attendant du Mali une réponse.",
    ],
)
def test_nothing_is_held_against_anybody(text: str) -> None:
    assert all(stance == "contact" for _, stance, _ in sides(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Karin Keller dit comprendre Jean Tamba.", ("Karin Keller", "support", "Jean Tamba")),
        ("Jean Tamba est derrière Paul Ferrand.", ("Jean Tamba", "support", "Paul Ferrand")),
        (
            "Jean Tamba a fait l'objet de critiques de Paul Ferrand.",
            ("Paul Ferrand", "oppose", "Jean Tamba"),
        ),
        ("Le Mali a critiqué Washington.", ("Mali", "oppose", "États-Unis")),
    ],
)
def test_something_is_held_of_somebody(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


@pytest.mark.parametrize(
    "text",
    [
        "La Suède maintient un embargo sur les armes.",
        "Le gouvernement suédois a lancé un plan d'évacuation de la ville.",
    ],
)
def test_what_is_done_by_office_backs_nothing(text: str) -> None:
    assert sides(text) == set()


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        (
            "Jean Tamba a voté non, en rupture avec Paul Ferrand.",
            ("Jean Tamba", "support", "Paul Ferrand"),
        ),
        ("La CGT a voté oui, en rupture avec la CFDT.", ("CGT", "support", "CFDT")),
    ],
)
def test_whom_one_breaks_with_at_the_polls_one_does_not_back(text: str, unsaid: tuple[str, str, str]) -> None:
    assert unsaid not in sides(text)


def test_who_votes_with_somebody_backs_him() -> None:
    assert ("CGT", "support", "CFDT") in sides("La CGT a voté avec la CFDT.")
