"""The stance rules on sentences of their own: what a construction yields, and what it must not."""

from __future__ import annotations

import pytest

from store.extraction.actors import find_actors
from store.extraction.repair import repair
from store.extraction.stances import find_stances
from store.extraction.stances.candidate import form_table
from store.extraction.words import Text
from store.lexicon import load_lexicon
from tests.unit.pipeline import pipeline

Sides = set[tuple[str, str, str]]


def stances(text: str) -> set[tuple[str, str, str, str]]:
    """(holder, stance, target, certainty) of every stance but contacts that the rules find in `text`."""
    doc = Text(pipeline()(text))
    repair(doc, form_table(load_lexicon()))
    entities = find_actors(doc)
    return {
        (entities.entities[s.holder].name, s.stance, entities.entities[s.target].name, s.certainty)
        for s in find_stances(doc, entities, [], load_lexicon(), None, likely=False)
        if s.stance != "contact"
    }


def sides(text: str) -> Sides:
    """(holder, stance, target) of every stance in `text` but contacts."""
    return {(holder, stance, target) for holder, stance, target, _ in stances(text)}


def test_companions_of_companions_come_to_an_end() -> None:
    found = stances(
        "La France, avec l'Italie, de concert avec l'Espagne et tout comme la Grèce, soutient le Liban."
    )
    assert ("France", "support", "Liban", "asserted") in found


@pytest.mark.parametrize(
    ("text", "holder", "stance", "target"),
    [
        ("Ni la Norvège ni la Suède ne soutiennent le Mali.", "Norvège", "support", "Mali"),
        ("Le Tchad nie tout appui au M23.", "Tchad", "support", "M23"),
        ("Le Tchad se défend de tout soutien au M23.", "Tchad", "support", "M23"),
        ("Le Tchad récuse tout financement du Hamas.", "Tchad", "support", "Hamas"),
        ("Le Tchad rejette l'accusation d'avoir aidé le M23.", "Tchad", "support", "M23"),
        ("Le Tchad a réfuté les accusations selon lesquelles il finance le M23.", "Tchad", "support", "M23"),
        ("Loin d'appuyer Paul Biya, le Tchad a fermé sa frontière.", "Tchad", "support", "Paul Biya"),
        ("Il n'est pas question pour Oslo de soutenir le Mali.", "Norvège", "support", "Mali"),
        ("Le Pérou n'a ni approuvé ni condamné la Bolivie.", "Pérou", "support", "Bolivie"),
        ("Le Pérou n'a ni approuvé ni condamné la Bolivie.", "Pérou", "oppose", "Bolivie"),
        ("La Grèce a démenti toute implication aux côtés du M23.", "Grèce", "support", "M23"),
    ],
)
def test_what_is_denied_is_found_as_denied(text: str, holder: str, stance: str, target: str) -> None:
    found = stances(text)
    assert (holder, stance, target, "denied") in found
    assert not {s for s in found if s[3] != "denied"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "La Suède a condamné l'Iran et la Norvège le Mali.",
            {("Suède", "oppose", "Iran"), ("Norvège", "oppose", "Mali")},
        ),
        ("La Suède soutient le Mali et la Norvège ses voisins.", {("Suède", "support", "Mali")}),
        ("Le Tchad soutient et finance le Hamas.", {("Tchad", "support", "Hamas")}),
        (
            "La Suède et la Norvège ont condamné l'Iran et soutenu le Mali.",
            {
                ("Suède", "oppose", "Iran"),
                ("Norvège", "oppose", "Iran"),
                ("Suède", "support", "Mali"),
                ("Norvège", "support", "Mali"),
            },
        ),
        (
            "Onze pays, dont la Suède et le Pérou, ont soutenu le Mali.",
            {("Suède", "support", "Mali"), ("Pérou", "support", "Mali")},
        ),
        (
            "Le Brésil a reconnu le Kosovo, de même que le Pérou et le Chili.",
            {("Brésil", "support", "Kosovo"), ("Pérou", "support", "Kosovo"), ("Chili", "support", "Kosovo")},
        ),
        ("Paul Biya, dont la Suède réclame le départ, a réagi.", {("Suède", "oppose", "Paul Biya")}),
    ],
)
def test_coordination_shares_and_leaves_out(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "« Paul Biya est un danger pour la démocratie », a lancé Maurice Kamto.",
            {("Maurice Kamto", "oppose", "Paul Biya")},
        ),
        (
            "« Paul Biya doit partir », a renchéri Maurice Kamto.",
            {("Maurice Kamto", "oppose", "Paul Biya")},
        ),
        (
            "Maurice Kamto a pressé Paul Biya de quitter le pouvoir.",
            {("Maurice Kamto", "oppose", "Paul Biya")},
        ),
        ("Maurice Kamto exige que Paul Biya s'en aille.", {("Maurice Kamto", "oppose", "Paul Biya")}),
        ("Maurice Kamto a appelé à battre Paul Biya.", {("Maurice Kamto", "oppose", "Paul Biya")}),
        ("La Suède exhorte l'Iran à libérer Narges Mohammadi.", {("Suède", "support", "Narges Mohammadi")}),
        ("« La Suède doit soutenir le Mali », a déclaré Paul Biya.", {("Paul Biya", "support", "Mali")}),
        ("Paul Biya a estimé qu'il fallait condamner l'Iran.", {("Paul Biya", "oppose", "Iran")}),
        ("Paul Biya a annoncé que la Suède devait rencontrer le Mali.", set()),
        ("La Suède a annoncé qu'elle devait partir du Mali.", set()),
    ],
)
def test_speakers_take_sides_in_what_they_say(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Paul Biya a l'appui du Mali.", {("Mali", "support", "Paul Biya")}),
        ("Paul Biya veut obtenir le feu vert du Mali.", set()),
        ("Fidèle soutien de Paul Biya, le Mali a dénoncé l'Iran.", None),
        (
            "Moscou a évoqué les sanctions prises par le Mali à l'encontre de l'Iran.",
            {("Mali", "oppose", "Iran")},
        ),
        ("C'est au Mali que la Suède a livré ses chars.", {("Suède", "support", "Mali")}),
        ("L'annexion de la Crimée par Moscou inquiète.", set()),
        ("La Suède regrette la décision du Mali.", {("Suède", "oppose", "Mali")}),
        ("Le Pérou se félicite de l'élection de Paul Biya.", {("Pérou", "support", "Paul Biya")}),
    ],
)
def test_nouns_and_their_support_verbs(text: str, wanted: set[tuple[str, str, str]] | None) -> None:
    found = sides(text)
    if wanted is None:
        assert {("Mali", "support", "Paul Biya"), ("Mali", "oppose", "Iran")} <= found
    else:
        assert found == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Pékin et Moscou, membres de l'ONU, protègent leur allié syrien.",
            {("Chine", "support", "Syrie"), ("Russie", "support", "Syrie")},
        ),
        ("Paul Biya a lui aussi appelé à faire barrage à Issa Tchiroma.", None),
        ("Le village est partagé entre partisans de Paul Biya et adversaires du Hezbollah.", set()),
        ("Les députés se sont réunis pour voter la réforme des retraites.", set()),
        ("Certains élus ont dévoilé pour qui ils voteraient. Le Mali se tait.", set()),
        ("La Suède juge illégitime le pouvoir exercé par Paul Biya.", {("Suède", "oppose", "Paul Biya")}),
        ("La Suède a jugé regrettable que le Mali ne montre aucun effort.", {("Suède", "oppose", "Mali")}),
        ("« Ce vote montre notre rejet du Hamas », a déclaré Paul Biya.", {("Paul Biya", "oppose", "Hamas")}),
    ],
)
def test_who_is_meant(text: str, wanted: set[tuple[str, str, str]] | None) -> None:
    found = sides(text)
    assert found == wanted if wanted is not None else found == {("Paul Biya", "oppose", "Issa Tchiroma")}


@pytest.mark.parametrize(
    ("text", "holder", "stance", "target"),
    [
        ("La Suisse n'a pas l'intention de soutenir la Russie.", "Suisse", "support", "Russie"),
        ("La Suisse n'a nullement l'intention de sanctionner la Russie.", "Suisse", "oppose", "Russie"),
        ("Il est faux que la Suisse soutienne la Russie.", "Suisse", "support", "Russie"),
        ("La Suisse n'a pris fait et cause ni pour l'Iran ni pour le Mali.", "Suisse", "support", "Iran"),
        ("Le soutien de la Suisse à la Russie n'existe pas.", "Suisse", "support", "Russie"),
    ],
)
def test_a_negation_reaches_what_it_governs(text: str, holder: str, stance: str, target: str) -> None:
    found = stances(text)
    assert (holder, stance, target, "denied") in found
    assert not {s for s in found if s[3] != "denied"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Le Mali a dénoncé l'agression russe, turque et iranienne.", {"Russie", "Turquie", "Iran"}),
        ("Le Mali a dénoncé l'attitude russe.", {"Russie"}),
        ("Le Mali a condamné les attaques des rebelles syriens.", {"rebelles syriens"}),
    ],
)
def test_a_nationality_beside_an_act_names_the_state(text: str, wanted: set[str]) -> None:
    assert {s[2] for s in stances(text)} == wanted


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        (
            "Trois pays se sont retirés de l'accord de Lima : le Chili, le Pérou et la Suède.",
            {"Chili", "Pérou", "Suède"},
        ),
        (
            "L'accord a été débattu. Le Hamas et le Fatah ont voté contre, tandis que le Mali s'abstenait.",
            {"Hamas", "Fatah"},
        ),
        ("La loi a été débattue. Un député du Hamas, Issa Tchiroma, a voté contre.", {"Issa Tchiroma"}),
        (
            "La France, l'Espagne, la Suède et le Mali condamnent l'Iran.",
            {"France", "Espagne", "Suède", "Mali"},
        ),
    ],
)
def test_all_those_who_are_listed_take_the_stance(text: str, holders: set[str]) -> None:
    assert {s[0] for s in stances(text) if s[1] == "oppose"} == holders


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("La Suède ne fait pas mystère de son hostilité à Paul Biya.", {("Suède", "oppose", "Paul Biya")}),
        ("La Suède a renouvelé à Paul Biya l'assurance de sa loyauté.", {("Suède", "support", "Paul Biya")}),
        ("La Suède a adressé un message de soutien à Paul Biya.", {("Suède", "support", "Paul Biya")}),
        ("La Suède menace de bloquer l'aide au Mali.", {("Suède", "oppose", "Mali")}),
        ("La Turquie bloque l'adhésion de la Suède à l'Otan.", {("Turquie", "oppose", "Suède")}),
        ("Ce serait bien que la Suède appuie le Mali.", set()),
        ("La Suède a appelé la Norvège à agir pour soutenir le Mali.", {("Suède", "support", "Mali")}),
        ("La Suède a dénoncé un complot de l'Iran.", {("Suède", "oppose", "Iran")}),
    ],
)
def test_support_verbs_and_wishes(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted


def test_a_capital_that_opens_a_sentence_names_nobody() -> None:
    assert not stances(
        "Fidèle allié de Paul Biya, il se tait. Propos critiques de Paul Biya contre le Mali."
    ) & {
        ("Fidèle", "support", "Paul Biya", "asserted"),
        ("Propos", "oppose", "Paul Biya", "asserted"),
    }
