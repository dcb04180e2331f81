"""French press time expressions, in invented sentences: words found, value, role."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import edtf
from store.extraction.times import TimeExpression, find_times
from store.extraction.times.rules import rules
from store.extraction.times.scan import Spoken

MONTH, DAY = "2019-04", "2019-04-18"


def only(text: str, published: str | None, words: str) -> TimeExpression:
    found = [t for t in find_times(text, published) if text[t.start : t.end] == words]
    assert found, [(text[t.start : t.end], t.value) for t in find_times(text, published)]
    return found[0]


# A line: the words, their value, when the article was published (18 April 2019 is a Thursday), what marks
# them (the start of a period, the future, or that they hang on another date), the text; "-" is nothing.
with (Path(__file__).parent / "times.tsv").open(encoding="utf-8", newline="") as _file:
    CASES = [
        {key: None if value == "-" else value for key, value in row.items()}
        for row in csv.DictReader(_file, delimiter="\t", quoting=csv.QUOTE_NONE)
    ]


@pytest.mark.parametrize("case", CASES, ids=[str(case["text"]) for case in CASES])
def test_value_and_mark(case: dict[str, str | None]) -> None:
    time = only(str(case["text"]), case["published"], str(case["words"]))
    assert time.value == case["value"]
    match case["mark"]:
        case "start":
            assert time.role == "start"
        case "future":
            assert time.future
        case "anaphoric":
            assert time.anaphoric


def test_no_rule_is_passed_over_where_it_matches() -> None:
    text = (" bla" * 60).join(str(case["text"]) for case in CASES).lower()  # far from each other
    spoken = Spoken(text)
    for rule in rules():
        near = [m.span() for place in spoken.around(rule.needed) for m in rule.pattern.finditer(text, *place)]
        assert near == [m.span() for m in rule.pattern.finditer(text)], rule.name


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
