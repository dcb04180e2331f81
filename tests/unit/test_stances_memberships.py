"""Who fights whom, who leaves what, who stands beside whom: sentences of our own."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import Sides, sides


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("La guerre oppose le Pérou à la Bolivie.", "Pérou", "Bolivie"),
        ("La guerre qui sévit là et opposant le Pérou à la Bolivie a repris.", "Pérou", "Bolivie"),
        (
            "Le conflit opposant les partisans de Paul Biya à ceux de Jean Tamba dure.",
            "Paul Biya",
            "Jean Tamba",
        ),
        ("Des heurts ont opposé les forces de Paul Biya à celles de Jean Tamba.", "Paul Biya", "Jean Tamba"),
        ("Le différend met aux prises le Mali et la Mauritanie.", "Mali", "Mauritanie"),
    ],
)
def test_a_fight_sets_each_against_the_other(text: str, one: str, other: str) -> None:
    assert sides(text) == {(one, "oppose", other), (other, "oppose", one)}


@pytest.mark.parametrize(
    "text",
    [
        "La guerre n'oppose pas le Pérou à la Bolivie.",
        "Le second tour oppose Paul Biya à Jean Tamba.",
        "Le débat oppose Paul Biya à Jean Tamba.",
        "La bataille opposait le Pérou à la Bolivie en finale de la coupe, devant les tribunes du stade.",
    ],
)
def test_what_is_no_fight_sets_nobody_against_another(text: str) -> None:
    assert sides(text) == set()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Le président Paul Biya a annoncé le retrait du Tchad de la Cour pénale internationale.",
            {("Tchad", "oppose", "Cour pénale internationale")},
        ),
        (
            "Jean Tamba réclame la sortie de la Suède de l'Union européenne.",
            {("Jean Tamba", "oppose", "Union européenne")},
        ),
        (
            "Jean Tamba plaide pour la sortie de l'Union européenne.",
            {("Jean Tamba", "oppose", "Union européenne")},
        ),
        (
            "Le Pérou exige le retrait des troupes russes de Bolivie.",
            {("Pérou", "oppose", "Russie")},
        ),
        ("Jean Tamba a critiqué la sortie de Paul Biya.", {("Jean Tamba", "oppose", "Paul Biya")}),
        # whose adviser one is, and where
        (
            "La députée Anne Roux, soutien de Jean Tamba à la primaire, a parlé.",
            {("Anne Roux", "support", "Jean Tamba")},
        ),
        ("La Suède a repris ses aides financières au Pérou.", {("Suède", "support", "Pérou")}),
    ],
)
def test_what_is_left_joined_or_resumed(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        # the regime's allies, not his who denounces it
        ("Paul Biya a dénoncé la junte et ses alliés russes.", ("Paul Biya", "support", "Russie")),
        # targets of somebody else
        (
            "On vit dans deux pays, le Pérou et le Chili, qui deviennent donc des cibles prioritaires.",
            ("Pérou", "oppose", "Chili"),
        ),
        # a name, a quality that is somebody else's name, a noun after its article
        ("La mission des Nations unies au Mali est prolongée.", ("ONU", "support", "Mali")),
        (
            "On hésite entre la candidate démocrate, Anne Roux, et le candidat républicain, Paul Biya.",
            ("Anne Roux", "support", "Paul Biya"),
        ),
        (
            "La Minusma est vue comme une armée d'occupation par les partisans de Paul Biya.",
            ("Paul Biya", "support", "Minusma"),
        ),
        # where it happened; what one is after, or wears
        (
            "Le cortège de Paul Biya a essuyé des tirs dans le centre de Port-au-Prince.",
            ("Haïti", "oppose", "Paul Biya"),
        ),
        ("Anne Roux poursuit la politique de Paul Biya.", ("Anne Roux", "oppose", "Paul Biya")),
        # a journey; what an agency reports; people who are somebody else
        ("Le Medef et la CGT invitent leurs membres à se rendre à Lyon.", ("Medef", "oppose", "CGT")),
        ("Selon l'agence Reuters, Paul Biya serait l'otage de l'armée.", ("Reuters", "oppose", "Paul Biya")),
        (
            "Anne Roux déclare que l'accord est un « échec » parlementaire en accusant Paul Biya.",
            ("Paul Biya", "oppose", "accord"),
        ),
        (
            "La CGT a bloqué une rue et une centaine de policiers en colère contre la réforme des retraites.",
            ("CGT", "oppose", "réforme des retraites"),
        ),
        # what is bought with a contract; help that is asked for
        ("Le Pérou a signé un contrat pour la réforme des ports.", ("Pérou", "support", "réforme des ports")),
        ("Paul Biya a demandé de l'aide à la Suède.", ("Paul Biya", "support", "Suède")),
        # what belongs to somebody is full or empty, he is not
        ("« Les caisses du Pérou sont intactes », a dit Paul Biya.", ("Paul Biya", "support", "Pérou")),
    ],
)
def test_whose_side_it_is_not(text: str, unwanted: tuple[str, str, str]) -> None:
    assert unwanted not in sides(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # who puts out a text says what it says
        ("Le Pérou publie un communiqué qui condamne la Bolivie.", {("Pérou", "oppose", "Bolivie")}),
        ("Le Pérou a diffusé un communiqué dénonçant la Bolivie.", {("Pérou", "oppose", "Bolivie")}),
        # whose side one takes who denounces what is done against somebody
        ("Oslo a condamné l'attentat commis contre Paul Biya.", {("Norvège", "support", "Paul Biya")}),
        ("Oslo a dénoncé les menaces contre Paul Biya.", {("Norvège", "support", "Paul Biya")}),
        (
            "Oslo a condamné l'attaque du Mali contre Paul Biya.",
            {("Norvège", "oppose", "Mali"), ("Mali", "oppose", "Paul Biya")},
        ),
        # behind an adverb, after a participle, past adjectives
        (
            "L'ONU s'oppose de plus en plus ouvertement à la politique de Paul Biya.",
            {("ONU", "oppose", "Paul Biya")},
        ),
        ("Anne Roux est proche de la ligne incarnée par Paul Biya.", {("Anne Roux", "support", "Paul Biya")}),
        (
            "Les milices soutenues par l'Iran, principal ennemi régional du Pérou, avancent.",
            {("Iran", "oppose", "Pérou")},
        ),
        # all who sit in a chamber
        (
            "Séoul attend. Les députés sud-coréens ont voté la destitution d'Anne Roux.",
            {("Assemblée nationale", "oppose", "Anne Roux")},
        ),
        # where one speaks
        (
            "Anne Roux est très présente sur les réseaux via son compte Twitter s'opposant à l'ONU.",
            {("Anne Roux", "oppose", "ONU")},
        ),
        # who helps is for him to whom, or for what, it is done
        ("Paul Biya a été élu avec le soutien de l'Iran.", {("Iran", "support", "Paul Biya")}),
        ("La loi travail a été adoptée avec le soutien du Medef.", {("Medef", "support", "loi travail")}),
        (
            "Le Sénat a adopté la loi travail avec l'appui du Medef.",
            {("Sénat", "support", "loi travail"), ("Medef", "support", "loi travail")},
        ),
        ("Paul Biya gouverne avec l'appui de l'Iran.", {("Iran", "support", "Paul Biya")}),
        # whose town or ship it was
        ("L'armée malienne a repris Kidal à Boko Haram.", {("armée malienne", "oppose", "Boko Haram")}),
        ("L'Iran a arraisonné un pétrolier suédois.", {("Iran", "oppose", "Suède")}),
        # only a person has an office; what one will have to do is not done
        (
            "Suspendue de ses fonctions par le Sénat, la cour de Bolivie a parlé de la présidente.",
            set(),
        ),
        ("Paul Biya devra s'affranchir de la Suède.", set()),
        # a part is not the whole
        (
            "Paul Biya a proposé la suppression de cet article de la Constitution.",
            {("Paul Biya", "support", "suppression de cet article de la Constitution")},
        ),
        # no verdicts
        ("Paul Biya prend toutes les mesures nécessaires pour garantir la paix.", set()),
        ("Paul Biya a commenté le vote, y voyant un bon signe.", set()),
        ("La campagne de Paul Biya pour la présidentielle a commencé.", set()),
        ("Le Pérou a supprimé 9 % des postes de l'accord.", set()),
    ],
)
def test_whose_words_and_deeds_they_are(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Park Geun-hye est partie. Mme Park soutient Paul Biya.", ("Park Geun-hye", "support", "Paul Biya")),
        ("Le Maroc est visé. Le Royaume accuse le Pérou.", ("Maroc", "oppose", "Pérou")),
        (
            "La présidence de Mme Roux de la République a déçu Paul Biya.",
            ("Paul Biya", "oppose", "Roux"),
        ),
        ("M. Perez de la Cruz soutient Paul Biya.", ("Perez de la Cruz", "support", "Paul Biya")),
        ("Anne Roux exhorte le général Jean Tamba à se rendre.", ("Anne Roux", "oppose", "Jean Tamba")),
    ],
)
def test_who_is_named(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Une trentaine de militants de la CGT ont réclamé la libération de Jean Moreau.",
            {("CGT", "support", "Jean Moreau")},
        ),
        ("La moitié des députés du Parti socialiste ont voté la loi Dubreuil.", set()),
        ("Une trentaine de pays ont condamné le Mali.", set()),
    ],
)
def test_a_number_of_somebody_s_people_act_for_him(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted
