"""Persons, bodies and measures picked up by what they are, across sentences. All sentences are invented."""

from __future__ import annotations

import pytest

from tests.unit.test_actors_coreference import meant, read
from tests.unit.test_stances import sides, stances


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Olav Brandvik est venu à Oslo. Le sortant a salué le plan.", "sortant", ["Olav Brandvik"]),
        ("Irina Valkova était à Oslo. La candidate socialiste a voté.", "candidate", ["Irina Valkova"]),
        ("Irina Valkova a reçu Olav Brandvik. La députée refuse le texte.", "députée", ["Irina Valkova"]),
        ("Olav Brandvik a parlé. Le ministre norvégien refuse le texte.", "ministre", ["Olav Brandvik"]),
        ("Olav Brandvik a parlé. L'égérie de la révolution refuse le texte.", "égérie", ["Olav Brandvik"]),
        # in any part of its clause, when no more than an adjective qualifies it
        ("Olav Brandvik est arrêté. Irina Valkova réclame le départ du député.", "député", ["Olav Brandvik"]),
        ("Olav Brandvik est arrêté. Le SNJ a donné son soutien au cinéaste.", "cinéaste", ["Olav Brandvik"]),
        ("Olav Brandvik a parlé. Le SNJ a condamné l'ex-député.", "ex-député", ["Olav Brandvik"]),
        ("Olav Brandvik a parlé. Le SNJ défend l'avocat de la famille.", "avocat", []),
        # two fit alike; one is of another state; a head of state is no minister
        ("Olav Brandvik a reçu Marc Dutertre. Le député refuse le texte.", "député", []),
        ("Le Péruvien Luis Carpio a parlé. Le ministre norvégien hésite.", "ministre", ["Norvège"]),
        ("Emmanuel Macron est à Oslo. Le ministre de l'Intérieur refuse le texte.", "ministre", []),
        ("Olav Brandvik a parlé. L'avocat Marc Dutertre refuse le texte.", "avocat", ["Marc Dutertre"]),
    ],
)  # fmt: skip
def test_a_role_means_the_only_person_near(text: str, word: str, expected: list[str]) -> None:
    assert meant(text, word) == expected


def test_who_is_called_the_minister_of_a_state_speaks_for_it() -> None:
    found = read("Olav Brandvik a parlé. Le ministre norvégien refuse le texte.")
    person = next(e for e in found.entities if e.name == "Olav Brandvik")
    assert person.member_of is not None
    assert found.entities[person.member_of].name == "Norvège"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Airbus a réagi. L'avionneur refuse le plan.", "avionneur", ["Airbus"]),
        ("La CFDT a réagi. La centrale refuse le plan.", "centrale", ["CFDT"]),
        ("Le Hezbollah a réagi. Le mouvement libanais refuse le plan.", "mouvement", ["Hezbollah"]),
        # an organisation of states is no company; two companies fit alike
        ("L'ONU a réagi. Le constructeur refuse le plan.", "constructeur", []),
        ("Airbus et Boeing ont réagi. L'avionneur refuse le plan.", "avionneur", []),
    ],
)
def test_a_body_is_picked_up_by_its_sort(text: str, word: str, expected: list[str]) -> None:
    assert meant(text, word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Olav Brandvik s'oppose à la hausse du salaire minimum.", "hausse du salaire minimum"),
        (
            "Le ministère prépare la fermeture de la ligne de bus. Olav Brandvik combat ce projet.",
            "fermeture de la ligne de bus",
        ),
        ("La fermeture du lycée est prévue en mai. Olav Brandvik s'y oppose.", "fermeture du lycée"),
        (
            "La légalisation du cannabis est proposée. Olav Brandvik la condamne depuis Oslo.",
            "légalisation du cannabis",
        ),
    ],
)
def test_a_measure_is_a_proposal_once_somebody_takes_a_side_on_it(text: str, expected: str) -> None:
    assert ("Olav Brandvik", "oppose", expected) in sides(text)


def test_a_measure_that_nobody_takes_a_side_on_is_no_actor() -> None:
    found = read("Olav Brandvik a annoncé la hausse du loyer et la fermeture du lycée.")
    assert [e.name for e in found.entities if e.kind == "proposal"] == []
    assert len(found.latent) == 2


def test_which_of_two_measures_is_meant_stays_open() -> None:
    text = "Le ministère annonce la hausse du prix et la fermeture du lycée. Olav Brandvik salue ce choix."
    assert meant(text, "choix") == []


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("La Norvège a bombardé un port. Le Pérou a condamné ces attaques.", "attaques", ["Norvège"]),
        ("Le port a été pilonné par la Norvège. Le Pérou dénonce cet acte.", "acte", ["Norvège"]),
        ("Olav Brandvik a insulté le pape. Le Pérou condamne ces propos.", "propos", ["Olav Brandvik"]),
        ("La Norvège a relevé ses tarifs. Le Pérou déplore cette décision.", "décision", ["Norvège"]),
        ("La Norvège a rappelé ses troupes. Le Pérou déplore cette décision.", "décision", ["Norvège"]),
        ("La Norvège a relevé ses tarifs. Le Pérou juge la mesure injuste.", "mesure", ["Norvège"]),
        ("Olav Brandvik se tait. Le Pérou a jugé les critiques injustes.", "critiques", []),
        ("La Norvège a relevé ses tarifs. Le Pérou attend la décision.", "décision", []),
        # nobody says who did it; it is said on the spot whose it is
        ("Un port a été bombardé. Le Pérou a condamné ces attaques.", "attaques", []),
        ("La Norvège a bombardé un port. Le Pérou a condamné ces attaques que tous voient.", "attaques", []),
    ],
)
def test_a_deed_stands_for_who_did_it(text: str, word: str, expected: list[str]) -> None:
    assert meant(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Les députés britanniques ont rejeté le texte.", "députés", ["Chambre des communes"]),
        ("Le texte a été voté par les députés français.", "députés", ["Assemblée nationale"]),
        ("Les eurodéputés ont rejeté le texte.", "eurodéputés", ["Parlement européen"]),
        ("Des députés britanniques ont rejeté le texte.", "députés", []),
        ("Olav Brandvik et Marc Dutertre débattaient. Le second a ri.", "second", ["Marc Dutertre"]),
        ("La Norvège a parlé. Les autorités refusent le plan.", "autorités", ["Norvège"]),
        ("La Norvège et le Chili ont parlé. Les autorités refusent le plan.", "autorités", []),
        ("La Suède a réagi. La Norvège accuse son voisin de tricher.", "voisin", ["Suède"]),
        ("Olav Brandvik a parlé. Marc Dutertre l'accuse de tricher.", "l'", ["Olav Brandvik"]),
        ("Olav Brandvik a parlé. Marc Dutertre a critiqué son ancien allié.", "allié", ["Olav Brandvik"]),
        ("Olav Brandvik a battu Marc Dutertre. La CGT salue le vainqueur.", "vainqueur", ["Olav Brandvik"]),
        ("Olav Brandvik a battu Marc Dutertre. Le Pérou raille le perdant.", "perdant", ["Marc Dutertre"]),
        ("La victoire d'Olav Brandvik est nette. Le Pérou félicite le nouvel élu.", "élu", ["Olav Brandvik"]),
        ("Olav Brandvik et Marc Dutertre votent. Le Pérou félicite le nouvel élu.", "élu", []),
    ],
)  # fmt: skip
def test_who_is_meant_by_members_ordinals_and_neighbours(text: str, word: str, expected: list[str]) -> None:
    assert meant(text, word) == expected


def test_a_judgement_on_the_text_in_question_is_about_that_text() -> None:
    found = stances("La loi sur l'eau arrive au vote. Olav Brandvik dénonce un texte injuste.")
    assert ("Olav Brandvik", "oppose", "loi sur l'eau") in {s[:3] for s in found}


def test_of_two_persons_a_role_means_the_subject_when_the_other_only_hangs_on() -> None:
    text = "Olav Brandvik a succédé à Marc Dutertre. L'ancien député refuse le texte."
    assert meant(text, "député") == ["Olav Brandvik"]


def test_who_rose_is_meant_by_the_election() -> None:
    assert meant("Olav Brandvik a été réélu. Le Pérou conteste cette victoire.", "victoire") == [
        "Olav Brandvik"
    ]


def test_one_gives_to_somebody_and_never_to_a_thing() -> None:
    text = "La Suède soutient le traité. Olav Brandvik a parlé. Le Pérou lui a donné raison."
    assert ("Pérou", "support", "traité") not in sides(text)


def test_a_measure_that_is_somebodys_own_is_no_name() -> None:
    assert read("Olav Brandvik demande la révision de leur contrat.").latent == {}


def test_the_name_may_follow_the_role_after_more_words() -> None:
    text = (
        "Marc Dutertre a parlé. Le député et fervent défenseur du traité, Olav Brandvik, a prévenu le Pérou."
    )
    assert meant(text, "député") == ["Olav Brandvik"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Le SNJ combat la loi sur la santé animale.", "loi sur la santé animale"),
        ("Le SNJ réclame un référendum sur l'avenir de l'île dès mai.", "référendum sur l'avenir de l'île"),
        (
            "Le Sénat a rejeté une loi sur le climat. Oslo soutient l'accord sur la pêche.",
            "accord sur la pêche",
        ),
        # no subject, and a text that has a name
        ("Le SNJ combat la loi sur trois points.", "loi"),
        ("Le SNJ combat l'accord d'Oslo sur la pêche.", "accord d'Oslo"),
    ],
)
def test_a_text_is_named_with_what_it_is_on(text: str, target: str) -> None:
    assert target in {s[2] for s in stances(text)}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # who bears the title, however long ago, not who was named last
        (
            "Le président Paul Ilunga a parlé. Il pleut. Il neige. Il vente. Il gèle. Il tonne. Jean Kalala "
            "est venu. Le SNJ critique le chef de l'Etat.",
            "chef",
            ["Paul Ilunga"],
        ),
        (
            "Le SNJ critique Paul Ilunga. Marc Tembo, président de la chambre haute, a parlé. Le SNJ défend "
            "le chef de l'Etat.",
            "chef",
            ["Paul Ilunga"],
        ),
        ("Marc Tembo, secrétaire général du SNJ, a parlé. Le chef de l'Etat refuse.", "chef", []),
        # another portfolio, or no longer any
        ("Le ministre de la Mer Paul Ilunga a parlé. Le ministre de la Ville refuse.", "ministre", []),
        (
            "Paul Ilunga est venu. Le ministre de la Mer a parlé. L'ex-ministre Marc Tembo a ri.",
            "ministre",
            ["Paul Ilunga"],
        ),
        (
            "Le SNJ a parlé. Le chef d'état-major, le général de corps d'armée Marc Tembo, refuse.",
            "chef",
            ["Marc Tembo"],
        ),
    ],
)
def test_an_office_means_its_holder(text: str, word: str, expected: list[str]) -> None:
    assert meant(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("La Conférence épiscopale hésite. L'Eglise méthodiste a salué Olav Brandvik.", "Eglise",
         ["Eglise méthodiste"]),
        ("La Conférence épiscopale hésite. Olav Brandvik salue l'Eglise orthodoxe serbe.", "Eglise",
         ["Eglise orthodoxe serbe"]),
        ("L'Eglise méthodiste hésite. Olav Brandvik a critiqué l'Eglise.", "Eglise", ["Eglise méthodiste"]),
        ("La Conférence épiscopale hésite. Olav Brandvik salue une église baroque.", "église", []),
    ],
)  # fmt: skip
def test_a_creed_tells_one_church_from_another(text: str, word: str, expected: list[str]) -> None:
    assert meant(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # a prince is no vice-president, a monarch no president
        ("Le prince Olav Brandvik parle. Le vice-président Luis Carpio hésite. Oslo soutient le prince.",
         "prince", ["Olav Brandvik"]),
        ("Le roi Olav Brandvik parle. Le président Luis Carpio hésite. Oslo critique le souverain.",
         "souverain", ["Olav Brandvik"]),
        # of a title that nobody bears, the second word means nobody either
        ("Le cinéaste Luis Carpio hésite. Irina Valkova a félicité le Premier ministre.", "ministre", []),
        # the head of the government of the state that the article is about, long after he was named
        ("Le Premier ministre norvégien Olav Brandvik est à Oslo. La Norvège hésite. La Norvège attend. "
         "Irina Valkova parle. Luis Carpio parle. La Norvège se tait. Paul Amsler félicite le Premier "
         "ministre.", "ministre", ["Olav Brandvik"]),
    ],
)  # fmt: skip
def test_a_title_means_who_bears_it(text: str, word: str, expected: list[str]) -> None:
    assert meant(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("L'Assemblée a voté la loi Dubreuil. Oslo a critiqué cette nouvelle législation.", "législation",
         ["loi Dubreuil"]),
        ("Oslo défend la loi Dubreuil. Luis Carpio a salué ce courageux texte.", "texte", ["loi Dubreuil"]),
        ("Oslo défend la loi Dubreuil. Luis Carpio réclame une nouvelle législation.", "législation",
         ["législation"]),
    ],
)  # fmt: skip
def test_an_adjective_after_this_tells_no_new_text(text: str, word: str, expected: list[str]) -> None:
    assert meant(text, word) == expected


def test_a_suspect_is_who_was_accused() -> None:
    assert meant("Olav Brandvik a parlé. Le suspect a été arrêté.", "suspect") == []
    assert meant("Olav Brandvik est mis en examen. Le suspect a été arrêté.", "suspect") == ["Olav Brandvik"]
