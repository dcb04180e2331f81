"""French press time expressions, in invented sentences: words found, value, role."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import edtf
from store.extraction.times import TimeExpression, find_times

MONTH, DAY = "2019-04", "2019-04-18"  # 18 April 2019 is a Thursday
Case = tuple[str, str | None, str, str | None]


def only(text: str, published: str | None, words: str) -> TimeExpression:
    found = [t for t in find_times(text, published) if text[t.start : t.end] == words]
    assert found, [(text[t.start : t.end], t.value) for t in find_times(text, published)]
    return found[0]


ABSOLUTE: list[Case] = [
    ("Le sénat a voté le texte le 7 avril.", MONTH, "le 7 avril", "2019-04-07"),
    ("Le sénat a voté le texte le 1er avril.", MONTH, "le 1er avril", "2019-04-01"),
    ("Elle l'a dit le mardi 12 mars à Lomé.", MONTH, "le mardi 12 mars", "2019-03-12"),
    ("Elle l'a dit le 7 avril 2017 à Lomé.", MONTH, "le 7 avril 2017", "2017-04-07"),
    ("L'accord du 23/05/2017 tient.", MONTH, "23/05/2017", "2017-05-23"),
    ("Publié le 2017-05-23.", None, "2017-05-23", "2017-05-23"),
    ("Le pacte fut signé en avril 2012 à Berne.", MONTH, "en avril 2012", "2012-04"),
    ("Le pacte fut signé à la mi-mars.", MONTH, "à la mi-mars", "2019-03"),
    ("Le pacte fut signé début avril.", MONTH, "début avril", "2019-04"),
    ("Le pacte fut signé fin 2018.", MONTH, "fin 2018", "2018"),
    ("Le pacte fut signé à la fin du mois de mars.", MONTH, "à la fin du mois de mars", "2019-03"),
    ("Le pacte fut signé au mois d’août.", MONTH, "au mois d’août", "2018-08"),
    ("Il a plaidé pour elle au printemps 2016.", MONTH, "au printemps 2016", "2016-21"),
    ("Il a plaidé pour elle à l'automne 2015.", MONTH, "à l'automne 2015", "2015-23"),
    ("Il a plaidé pour elle l'été dernier.", MONTH, "l'été dernier", "2018-22"),
    ("Il a plaidé pour elle cet hiver.", MONTH, "cet hiver", "2018-24"),
    ("Il a plaidé au premier trimestre 2020.", "2020-07", "au premier trimestre 2020", "2020-01/2020-03"),
    ("Il a plaidé pour elle au second semestre 2018.", MONTH, "au second semestre 2018", "2018-07/2018-12"),
    ("Il régna dans les années 2010.", MONTH, "années 2010", "201X"),
    ("Il régna dans les années quatre-vingt-dix.", MONTH, "années quatre-vingt-dix", "199X"),
    ("La chute du régime (2011) a tout changé.", MONTH, "2011", "2011"),
    ("Le scrutin de 2014 a tout changé.", MONTH, "de 2014", "2014"),
    ("Il a gouverné entre 2012 et 2014.", MONTH, "entre 2012 et 2014", "2012/2014"),
    ("Ils ont négocié du 3 au 5 avril à Oslo.", MONTH, "3 au 5 avril", "2019-04-03/2019-04-05"),
    ("Ils ont négocié du 30 mars au 2 avril à Oslo.", MONTH, "30 mars au 2 avril", "2019-03-30/2019-04-02"),
    ("Ils ont négocié les 3 et 4 avril à Oslo.", MONTH, "3 et 4 avril", "2019-04-03/2019-04-04"),
    ("Le blocus, de juin à août 2010, a échoué.", MONTH, "de juin à août 2010", "2010-06/2010-08"),
    ("Le blocus, de décembre à février, a échoué.", MONTH, "de décembre à février", "2018-12/2019-02"),
    ("Élu en mai 2011, renversé en août de la même année.", MONTH, "en août de la même année", "2011-08"),
    ("Les combats prirent fin en mars.", MONTH, "en mars", "2019-03"),
    ("Le sénat a voté mardi 9 le texte.", MONTH, "mardi 9", "2019-04-09"),
    ("Le sénat a voté mardi 19 le texte.", MONTH, "mardi 19", "2019-03-19"),
    ("Le sénat votera vendredi 10.", MONTH, "vendredi 10", "2019-05-10"),
    ("Le sénat a voté mardi 9 le texte.", None, "mardi 9", None),
    ("Il a reçu jeudi 30 soldats.", MONTH, "jeudi", "2019-04"),
    ("En 2011, dès février, la foule grondait.", MONTH, "dès février", "2011-02"),
    ("Les heurts de mars ont fait dix morts.", MONTH, "de mars", "2019-03"),
]  # fmt: skip

FROM_THE_ARTICLE: list[Case] = [
    ("Le sénat a voté jeudi le texte.", MONTH, "jeudi", "2019-04"),
    ("Le sénat a voté jeudi le texte.", DAY, "jeudi", "2019-04-18"),
    ("Le sénat a voté vendredi soir le texte.", DAY, "vendredi soir", "2019-04-12"),
    ("Le sénat a voté mercredi matin le texte.", DAY, "mercredi matin", "2019-04-17"),
    ("Le sénat a voté jeudi dernier le texte.", DAY, "jeudi dernier", "2019-04-11"),
    ("Le sénat a voté ce mercredi le texte.", DAY, "ce mercredi", "2019-04-17"),
    ("Le sénat votera lundi prochain le texte.", DAY, "lundi prochain", "2019-04-22"),
    ("Le sénat se réunira mardi.", DAY, "mardi", "2019-04-23"),
    ("Le sénat a voté jeudi le texte.", "2019", "jeudi", "2019"),
    ("Le sénat a voté jeudi le texte.", None, "jeudi", None),
    ("Il l'a dit hier.", DAY, "hier", "2019-04-17"),
    ("Il l'a dit hier.", MONTH, "hier", "2019-04"),
    ("Il l'a dit avant-hier.", DAY, "avant-hier", "2019-04-16"),
    ("Il le dira demain.", DAY, "demain", "2019-04-19"),
    ("Il l'a dit aujourd’hui.", DAY, "aujourd’hui", "2019-04-18"),
    ("Il l'a dit la semaine dernière.", DAY, "la semaine dernière", "2019-04"),
    ("Il l'a dit la semaine dernière.", "2019-04-02", "la semaine dernière", "2019-03"),
    ("Il l'a dit la semaine dernière.", MONTH, "la semaine dernière", "2019-04"),
    ("Il l'a dit le week-end dernier.", "2023-12-06", "le week-end dernier", "2023-12"),
    ("Il a attendu lundi soir pour parler.", DAY, "lundi soir", "2019-04-15"),
    ("Le vote prévu a eu lieu mardi.", DAY, "mardi", "2019-04-16"),
    ("Il l'a dit il y a un peu plus d'un an.", MONTH, "il y a un peu plus d'un an", "2018"),
    ("Il l'a dit cette semaine.", MONTH, "cette semaine", "2019-04"),
    ("Il l'a dit le mois dernier.", MONTH, "le mois dernier", "2019-03"),
    ("Il l'a dit l'an dernier.", MONTH, "l'an dernier", "2018"),
    ("Il l'a dit l’année passée.", MONTH, "l’année passée", "2018"),
    ("Il l'a dit cette année.", MONTH, "cette année", "2019"),
    ("Il l'a dit en février.", MONTH, "en février", "2019-02"),
    ("Il l'a dit en décembre.", MONTH, "en décembre", "2018-12"),
    ("Il l'a dit en mars dernier.", "2019-03", "en mars dernier", "2018-03"),
    ("Il avait reçu M. Maru le 3 mai.", MONTH, "le 3 mai", "2018-05-03"),
    ("Il l'a dit fin mars.", MONTH, "fin mars", "2019-03"),
    ("Il l'a dit il y a trois ans.", MONTH, "il y a trois ans", "2016"),
    ("Il l'a dit il y a environ six mois.", MONTH, "il y a environ six mois", "2018-10"),
    ("Il l'a dit il y a dix jours.", DAY, "il y a dix jours", "2019-04-08"),
    ("Il l'a dit il y a dix jours.", MONTH, "il y a dix jours", "2019-04"),
    ("Il l'a dit il y a une quinzaine de jours.", DAY, "il y a une quinzaine de jours", "2019-04-03"),
    ("Il l'a dit il y a quelques jours.", DAY, "il y a quelques jours", "2019-04"),
    ("Il l'a dit il y a quelques mois.", MONTH, "il y a quelques mois", None),
    ("Il l'a dit voilà deux ans.", MONTH, "voilà deux ans", "2017"),
    ("Il l'a dit en 2016~.", "2019-04~", "en 2016", "2016"),
    ("Il l'a dit en mars.", "2019-04~", "en mars", "2019-03~"),
    ("Il l'a dit le 4 septembre.", None, "le 4 septembre", "XXXX-09-04"),
    ("Il l'a dit en février.", None, "en février", "XXXX-02"),
    ("Il l'a dit au printemps.", None, "au printemps", None),
    ("Il l'a dit le 29 février.", MONTH, "le 29 février", "2016-02-29"),
]  # fmt: skip

SINCE: list[Case] = [
    ("Elle le défend depuis 2012.", MONTH, "depuis 2012", "2012"),
    ("Elle le défend depuis février.", MONTH, "depuis février", "2019-02"),
    ("Elle le défend depuis fin mars.", MONTH, "depuis fin mars", "2019-03"),
    ("Elle le défend depuis l'automne.", MONTH, "depuis l'automne", "2018-23"),
    ("Elle le défend depuis le 10 mars.", MONTH, "depuis le 10 mars", "2019-03-10"),
    ("Elle le défend depuis trois ans.", MONTH, "depuis trois ans", "2016"),
    ("Elle le défend depuis plus de six mois.", MONTH, "depuis plus de six mois", "2018-10"),
    ("Elle le défend depuis plus d’un an.", MONTH, "depuis plus d’un an", "2018"),
    ("Elle le défend depuis une dizaine d'années.", MONTH, "depuis une dizaine d'années", "2009"),
    ("Elle le défend à partir de 2015.", MONTH, "à partir de 2015", "2015"),
    ("Voilà trois ans que Maru la défend.", MONTH, "Voilà trois ans que", "2016"),
    ("Cela fait deux mois qu'elle la défend.", MONTH, "Cela fait deux mois qu'", "2019-02"),
    ("Elle le défend depuis mardi.", DAY, "depuis mardi", "2019-04-16"),
    ("Elle le défend depuis l'an dernier.", MONTH, "depuis l'an dernier", "2018"),
]

AHEAD: list[Case] = [
    ("Le vote est prévu le 10 décembre.", "2018-06", "le 10 décembre", "2018-12-10"),
    ("Le sommet doit se tenir le 3 mai.", MONTH, "le 3 mai", "2019-05-03"),
    ("Ils signeront d'ici juin.", MONTH, "d'ici juin", "2019-06"),
    ("Le retrait, en septembre prochain, inquiète.", MONTH, "en septembre prochain", "2019-09"),
    ("Il rend son rapport au plus tard le 30 mai.", MONTH, "au plus tard le 30 mai", "2019-05-30"),
    ("La trêve vaut à compter du 20 mai.", MONTH, "à compter du 20 mai", "2019-05-20"),
    ("Le scrutin du 12 mai inquiète.", MONTH, "du 12 mai", "2019-05-12"),
    ("La visite aura lieu dans trois mois.", MONTH, "dans trois mois", "2019-07"),
    ("Il faut un vote à l'automne prochain.", MONTH, "à l'automne prochain", "2019-23"),
    ("Le retour est attendu d'ici la fin de l'année.", MONTH, "d'ici la fin de l'année", "2019"),
    ("Il annonce pour juin un scrutin.", MONTH, "pour juin", "2019-06"),
    ("Il sera reçu mardi.", DAY, "mardi", "2019-04-23"),
    ("Il doit être entendu le 2 mai.", MONTH, "le 2 mai", "2019-05-02"),
    ("Il est attendu mardi à Lomé.", DAY, "mardi", "2019-04-23"),
    ("Il reviendra l'an prochain.", MONTH, "l'an prochain", "2020"),
]

ANAPHORIC: list[Case] = [
    ("Reçu le 10 février, il a refusé le lendemain.", MONTH, "le lendemain", "2019-02-11"),
    ("Reçu le 10 février. La veille, il refusait.", MONTH, "La veille", "2019-02-09"),
    ("Reçu le 1er mars. L’avant-veille, il refusait.", MONTH, "L’avant-veille", "2019-02-27"),
    ("Reçu le 10 février, il a dit non le même jour.", MONTH, "le même jour", "2019-02-10"),
    ("Le 10 février, il arrive. Ce jour-là, tout change.", MONTH, "Ce jour-là", "2019-02-10"),
    ("Élu début février, il part à la fin du même mois.", MONTH, "à la fin du même mois", "2019-02"),
    ("Élu en mars 2017, il trahit le mois suivant.", MONTH, "le mois suivant", "2017-04"),
    ("Élu en mars 2017, il trahit l'année suivante.", MONTH, "l'année suivante", "2018"),
    ("Élu en mars 2017, il a trahi deux mois plus tard.", MONTH, "deux mois plus tard", "2017-05"),
    ("Élu le 28 mai 2017, il doutait six jours plus tôt.", MONTH, "six jours plus tôt", "2017-05-22"),
    ("Élu en mai 2011. À l'époque, il le louait.", MONTH, "À l'époque", "2011-05"),
    ("Visite le 3 mars. Six jours après la visite, il cède.", MONTH, "Six jours après", "2019-03-09"),
    ("Reconnu le 3 mars. La veille de cette reconnaissance, non.", MONTH, "La veille de", "2019-03-02"),
    ("Visite le 3 mars. Loi le 9 mars. Au lendemain de la visite.", MONTH, "Au lendemain de", "2019-03-04"),
    ("Vu le 3 mars. Vote le 9 mars. Au lendemain de la rupture, non.", MONTH, "Au lendemain de", None),
    ("Six jours après la visite du roi, il cède.", MONTH, "Six jours après", None),
    ("La veille, il a cédé.", DAY, "La veille", "2019-04-17"),
    ("La veille, il a cédé.", MONTH, "La veille", "2019-04"),
    ("Reçu le 2 avril. Au lendemain du scrutin du 3 mars, il cède.", MONTH, "Au lendemain du", "2019-03-04"),
    ("Deux jours avant le 7 avril, il cède.", MONTH, "Deux jours avant", "2019-04-05"),
    ("Six mois après le vote, le 7 avril, il cède.", MONTH, "Six mois après", None),
    ("Ce jour-là, il a cédé.", DAY, "Ce jour-là", None),
    ("Vu jeudi. Le lendemain, il a cédé.", MONTH, "Le lendemain", "2019-04"),
    ("Vu le 12 mai, puis, deux jours plus tard, écarté.", None, "deux jours plus tard", "XXXX-05-14"),
    ("Vu le 31 décembre. Le lendemain, il cède.", None, "Le lendemain", "XXXX-01-01"),
    ("Vu le 28 février. Le lendemain, il cède.", None, "Le lendemain", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "published", "words", "value"), ABSOLUTE + FROM_THE_ARTICLE + SINCE + AHEAD + ANAPHORIC
)
def test_value(text: str, published: str | None, words: str, value: str | None) -> None:
    assert only(text, published, words).value == value


@pytest.mark.parametrize(("text", "published", "words", "value"), SINCE)
def test_since_is_the_beginning(text: str, published: str, words: str, value: str) -> None:
    assert only(text, published, words).role == "start"


@pytest.mark.parametrize(("text", "published", "words", "value"), AHEAD)
def test_ahead_is_marked(text: str, published: str, words: str, value: str) -> None:
    assert only(text, published, words).future


@pytest.mark.parametrize(("text", "published", "words", "value"), ANAPHORIC)
def test_anaphoric_is_marked(text: str, published: str, words: str, value: str) -> None:
    assert only(text, published, words).anaphoric


@pytest.mark.parametrize(
    "text",
    [
        "La coalition du 17 février tient la ville.",
        "La place du 17 Février est vide.",
        "Les attentats du 11-Septembre ont tout changé.",
        "Mme Mai et M. Avril ont voté.",
        "La sonde a atteint Mars.",
        "Le Printemps arabe et le printemps érable.",
        "Le Vendredi saint est chômé.",
        "Le Journal du Dimanche l'a écrit.",
        "La résolution 1973 tient toujours.",
        "Il faut près de 2011 soldats.",
        "Le comité mixte 5+5 siège.",
        "Il a été reçu, puis il s'est tu.",
        "Sept hommes, un an, deux ans de guerre.",
        "Les alliés d'hier se déchirent.",
        "Chaque vendredi et tous les mardis, la foule crie.",
        "Le 31 février n'existe pas.",
        "Il l'a montré sous un jour flatteur.",
        "L'article 2019/12 du code.",
        "Le vote a mis l'an zéro en jeu.",
    ],
)
def test_false_friends(text: str) -> None:
    assert find_times(text, MONTH) == []


def test_duration_has_no_value() -> None:
    assert only("Il s'est tu pendant quatre jours.", DAY, "pendant quatre jours").kind == "duration"


def test_accents_may_be_decomposed_and_spaces_unbreakable() -> None:
    text = "Il l'a dit le 7\u00a0fe\u0301vrier, puis a\u0300 l'e\u0301te\u0301 2017."
    assert [t.value for t in find_times(text, MONTH)] == ["2019-02-07", "2017-22"]


def test_capitals() -> None:
    assert [t.value for t in find_times("TUNIS, 12 MARS 2011. DEPUIS JEUDI, le calme.", None)] == [
        "2011-03-12",
        None,
    ]


def test_refuses_a_publication_date_that_is_none() -> None:
    with pytest.raises(ValueError, match="avril"):
        find_times("jeudi", "avril 2019")


PIECES = st.lists(
    st.sampled_from([
        "le", "la veille", "de", "7", "31", "1er", "avril", "février", "2019", "jeudi", "dernier", "depuis",
        "il y a", "trois", "mois", "plus tard", "fin", "l'", "été", ",", ".", "\n", "au lendemain", "entre",
        "et", "années", "mi-", "quelques", "9999", "1000", "même", "du", "İ", "prochain", "d'ici", "dans",
        "999", "ans", "-", "prévu",
    ]),
    max_size=25,
).map(" ".join)  # fmt: skip
PUBLISHED = st.sampled_from(
    [
        None,
        "2019-04",
        "2019-04-18",
        "2019",
        "0001-01-01",
        "9999-12-31",
        "2019-04~",
        "XXXX-04",
        "2016-21",
        "0018/..",
    ]
)


@settings(max_examples=300)
@given(st.one_of(PIECES, st.text(max_size=60)), PUBLISHED)
def test_any_text(text: str, published: str | None) -> None:
    times = find_times(text, published)
    end = 0
    for time in times:
        assert end <= time.start < time.end <= len(text)
        end = time.end
        assert time.value is None or edtf.is_valid(time.value)
    assert times == find_times(text, published)


def test_a_long_hostile_text_ends() -> None:
    for piece in ("la veille de ", "le 12 mars ", "2011 ", "il y a environ ", " ", "'", "1", "du de la "):
        find_times(piece * (60_000 // len(piece)), MONTH)
