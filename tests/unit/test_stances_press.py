"""Constructions of the daily press, on sentences of their own: what they yield, and what they must not."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides, stances


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Paul Biya a dénoncé l'agression iranienne, syrienne et turque.",
            {
                ("Paul Biya", "oppose", "Iran"),
                ("Paul Biya", "oppose", "Syrie"),
                ("Paul Biya", "oppose", "Turquie"),
            },
        ),
        (
            "Le Mali a été condamné par la Suède, la Norvège (membre de l'OTAN), le Pérou et d'autres pays.",
            {
                ("Suède", "oppose", "Mali"),
                ("Norvège", "oppose", "Mali"),
                ("Pérou", "oppose", "Mali"),
            },
        ),
        (
            "Paul Biya a reçu le soutien du chef historique de la droite suédoise, Olof Lindgren.",
            {("Olof Lindgren", "support", "Paul Biya")},
        ),
        ("Le Parti pirate a chassé, hier, sans un mot, Olof Lindgren.", None),
    ],
)
def test_who_is_meant_by_lists_and_names_further_on(
    text: str, wanted: set[tuple[str, str, str]] | None
) -> None:
    found = sides(text)
    if wanted is None:
        assert {(stance, target) for _, stance, target in found} == {("oppose", "Olof Lindgren")}
    else:
        assert found == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "« Le Pérou n'a aucun droit moral de nous juger », a lancé Paul Biya.",
            {("Paul Biya", "oppose", "Pérou")},
        ),
        (
            "Paul Biya a estimé que la décision du Pérou constituait un mauvais signal.",
            {("Paul Biya", "oppose", "Pérou")},
        ),
        ("« Le Pérou constitue une chance », a dit Paul Biya.", None),
    ],
)
def test_evaluations_by_a_noun_or_a_negation(text: str, wanted: set[tuple[str, str, str]] | None) -> None:
    found = sides(text)
    assert found == wanted if wanted is not None else not {s for s in found if s[1] == "oppose"}


def test_what_is_quoted_does_not_reach_the_words_after_it() -> None:
    found = stances(
        "« Comment refuser de pareils souhaits », a ajouté Paul Biya, critiquant au passage la Suède."
    )
    assert ("Paul Biya", "oppose", "Suède", "asserted") in found


def test_one_who_lets_something_be_known_is_the_subject_of_what_follows() -> None:
    found = stances(
        "« La justice sociale peut attendre », a fait remarquer Paul Biya, fustigeant au passage la Suède."
    )
    assert ("Paul Biya", "oppose", "Suède", "asserted") in found


@pytest.mark.parametrize(
    "text",
    [
        "Paul Biya a fait exploser sa coalition avec le Parti socialiste.",
        "Paul Biya a appelé les Kurdes à déclencher une guerre.",
        "Le gouvernement démocratiquement élu dirigé par Paul Biya a démissionné.",
        "L'opération dans le nord-est de la Syrie contre les YPG inquiète.",
        "La police camerounaise a dispersé des partisans du Parti socialiste.",
        "« Nous irons au Mali, nous, les rebelles de toujours », a plaisanté Paul Biya.",
        "La Suède a parlé avec le Pérou. Les gilets jaunes ont dénoncé leurs difficultés quotidiennes.",
        "Le parti a annoncé vouloir l'écarter des élections législatives.",
    ],
)
def test_no_side_is_taken(text: str) -> None:
    assert stances(text) == set()


def test_a_movement_without_capitals_is_an_actor() -> None:
    found = sides("Paul Biya a apporté son soutien aux « gilets jaunes ».")
    assert found == {("Paul Biya", "support", "gilets jaunes")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "La Colombie considère la plus grande faction du Hamas comme une organisation terroriste.",
            ("Colombie", "oppose", "Hamas"),
        ),
        (
            "La police malienne a dispersé le Mouvement populaire. Le mouvement de gauche condamne Kiev.",
            ("Mouvement populaire", "oppose", "Ukraine"),
        ),
        ("Paul Biya s'est opposé à plusieurs reprises au Mali.", ("Paul Biya", "oppose", "Mali")),
        (
            "Après l'annonce par la Suède de taxes, Paul Biya a reproché au Mali de tergiverser.",
            ("Paul Biya", "oppose", "Mali"),
        ),
        ("Paul Biya fustige une cabale orchestrée par la Suède.", ("Paul Biya", "oppose", "Suède")),
        ("Le Pérou a condamné les tirs effectués par le Mali.", ("Pérou", "oppose", "Mali")),
        ("Le Pérou et la Suède ont, eux, soutenu le Mali.", ("Suède", "support", "Mali")),
        ("Paul Biya a, de son côté, défendu le Mali.", ("Paul Biya", "support", "Mali")),
    ],
)
def test_asides_and_doers(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "L'accord entre la Russie, alliée de la Syrie, et le Mali a échoué.",
            {("Russie", "support", "Syrie")},
        ),
        ("Paul Biya n'en défend pas moins le Mali.", {("Paul Biya", "support", "Mali")}),
        (
            "Le Premier ministre Luc Renard a remercié Paul Biya pour avoir retiré ses troupes.",
            {("Luc Renard", "support", "Paul Biya")},
        ),
        (
            "Un pays qui rompt ses relations avec le Mali a été condamné par la Suède.",
            set(),
        ),
        # a place that takes a side; one that only is
        ("La région Occitanie s'oppose à l'accord.", {("région Occitanie", "oppose", "accord")}),
        ("La ville de Brest compte deux ports. Le Mali rejette l'accord.", {("Mali", "oppose", "accord")}),
        # a name right after its label, or after an office that another person holds
        (
            "Le Land de Saxe et le syndicat Verdi rejettent l'accord.",
            {("Land de Saxe", "oppose", "accord"), ("Verdi", "oppose", "accord")},
        ),
        (
            "Le pape Clément est arrivé. L'archevêque de Lyon, le cardinal Jean Roux, soutient l'accord.",
            {("Jean Roux", "support", "accord")},
        ),
        # the verb's own object beside its idiom; what an appeal wants to end
        (
            "Le Mali combat la Suède aux côtés du Pérou.",
            {("Mali", "oppose", "Suède"), ("Mali", "support", "Pérou")},
        ),
        (
            "L'ancienne présidente du Parlement Nino Tchavadze rejette l'accord.",
            {("Nino Tchavadze", "oppose", "accord")},
        ),
        # titles of many words; what stands in brackets; whose word it is; who is described again
        (
            "Ana Roux a parlé. Le ministre chargé des routes et de la poste, Jean Duval, rejette l'accord.",
            {("Jean Duval", "oppose", "accord")},
        ),
        (
            "La ministre de la Culture, Anna Vermeulen (Groen), qui défendait l'accord, est partie.",
            {("Anna Vermeulen", "support", "accord")},
        ),
        (
            "Paul Girard est élu. Le maire reproche au préfet Alain Roux d'avoir trahi sa parole.",
            {("Paul Girard", "oppose", "Alain Roux")},
        ),
        (
            "Paul Girard a appelé au renvoi d'Alain Roux, le principal conseiller d'Ana Petit.",
            {("Paul Girard", "oppose", "Alain Roux")},
        ),
        # a label before a colon; an occasion not missed; who opposes a group; whose lawyer; what was decided
        ("Mali : la ville qui s'oppose à l'accord", set()),
        (
            "Ana Roux n'a pas manqué une occasion de critiquer Jean Duval.",
            {("Ana Roux", "oppose", "Jean Duval")},
        ),
        (
            "Le Hamas tient Gaza. Les combattants anti-Hamas ont été rejoints par Ana Roux.",
            {
                ("Ana Roux", "support", "combattants anti-Hamas"),
                ("combattants anti-Hamas", "oppose", "Hamas"),
            },
        ),
        (
            "Ana Roux est venue. Avec l'appui de son avocate Lise Petit, elle combat l'accord.",
            {("Ana Roux", "oppose", "accord"), ("Lise Petit", "support", "Ana Roux")},
        ),
        (
            "Ana Roux fête l'indépendance du Mali. Le Pérou rejette l'indépendance de deux régions.",
            {("Ana Roux", "support", "Mali"), ("Pérou", "oppose", "indépendance de deux régions")},
        ),
        # who rejects a treaty's ratification rejects the treaty, and who is glad of it; what one may do
        (
            "Le Mali a rejeté la ratification de l'accord. « C'est un tournant », s'est réjouie Ana Roux.",
            {("Mali", "oppose", "accord"), ("Ana Roux", "oppose", "accord")},
        ),
        ("La Suède vote une loi, permettant au Mali d'interdire l'accord.", {("Suède", "support", "loi")}),
        # the chamber that the clause names; for whom one speaks
        ("Au Parlement, l'accord a été rejeté en juin.", {("Parlement", "oppose", "accord")}),
        (
            "Jean Duval, président de la CGT, est venu. Son syndicat rejette l'accord.",
            {("CGT", "oppose", "accord")},
        ),
        # which branch; a vote is no text
        (
            "Le Mali accuse la filiale d'Al-Qaïda au Sahel, le GSIM, de mentir.",
            {("Mali", "oppose", "GSIM")},
        ),
        ("Le vote a eu lieu à l'initiative de Jean Duval.", set()),
        # a second verb is no word of the first one's idiom
        (
            "Ana Roux a exclu l'accord et suspendu la séance.",
            {("Ana Roux", "oppose", "accord")},
        ),
    ],
)
def test_who_and_what_is_meant(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert {s[:3] for s in stances(text) if s[3] == "asserted"} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # who leaves, and what is left
        (
            "Paul Biya annonce le retrait du Mali de l'Union africaine.",
            {("Mali", "oppose", "Union africaine")},
        ),
        (
            "La Suède déplore le retrait malien de l'accord de Lima.",
            {("Suède", "oppose", "Mali"), ("Mali", "oppose", "accord de Lima")},
        ),
        # too much of anything is blame of a thing
        ("La Suède juge la réforme trop proche du patronat.", {("Suède", "oppose", "réforme")}),
        ("Pour la CGT, la réforme est trop timide.", {("CGT", "oppose", "réforme")}),
        ("Pour la CGT, la réforme n'est pas trop timide.", set()),
        ("La loi est jugée insuffisamment ambitieuse par Greenpeace.", {("Greenpeace", "oppose", "loi")}),
        # a support that is denounced is one all the same, wherever the parser hung whom it goes to
        (
            "Jean Tamba a dénoncé le soutien de Paul Biya à Anne Roux.",
            {("Jean Tamba", "oppose", "Paul Biya"), ("Paul Biya", "support", "Anne Roux")},
        ),
        # a defeat that is one's own
        (
            "Paul Biya félicite Jean Tamba, reconnaissant ainsi sa défaite.",
            {("Paul Biya", "support", "Jean Tamba")},
        ),
        # to give oneself up, and to go somewhere
        (
            "Le Mali exhorte les FDLR à se rendre.",
            {("Mali", "oppose", "Forces démocratiques de libération du Rwanda")},
        ),
        # anger that only describes somebody is not about the matter of the article
        (
            "La Suède a adopté une taxe. Les CRS ont bloqué une manifestation de policiers en colère.",
            {("Suède", "support", "taxe"), ("CRS", "oppose", "manifestation de policiers")},
        ),
    ],
)
def test_what_is_left_and_what_is_too_much(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert {s[:3] for s in stances(text)} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a kingdom, not whichever state was named last
        (
            "Le Maroc a parlé à Téhéran. Le Royaume accuse le Qatar.",
            {("Maroc", "oppose", "Qatar")},
        ),
        (
            "L'Arabie saoudite a parlé à l'Iran. Le royaume accuse le Pérou.",
            {("Arabie saoudite", "oppose", "Pérou")},
        ),
        ("Le Koweït a parlé à l'Iran. La Suède accuse l'émirat.", {("Suède", "oppose", "Koweït")}),
        # results that are in dispute, a law called by another word
        ("Jean Tamba a rejeté les résultats officiels.", {("Jean Tamba", "oppose", "résultats officiels")}),
        (
            "Le Sénat a voté la loi « Halte ». La Suède critique cette législation.",
            {("Sénat", "support", "loi « Halte »"), ("Suède", "oppose", "loi « Halte »")},
        ),
        # who does it is named before what it is done to
        (
            "L'adoption lundi par le Congrès de la loi sur le sel a surpris.",
            {("Congrès", "support", "loi sur le sel")},
        ),
        (
            "L'annulation par la Cour suprême de la loi sur le sel a surpris.",
            {("Cour suprême", "oppose", "loi sur le sel")},
        ),
        # who tells of a deed has not done it, who gets it done to somebody is against that one
        ("Le Mali a commenté l'arrestation de Paul Biya.", set()),
        ("Amnesty International a annoncé l'arrestation de Paul Biya.", set()),
        ("Le Mali a annoncé l'arrestation de Paul Biya.", {("Mali", "oppose", "Paul Biya")}),
        ("Le Mali a obtenu l'expulsion de Paul Biya.", {("Mali", "oppose", "Paul Biya")}),
        # who is put out of what
        ("Jean Tamba a été exclu du Parti socialiste.", {("Parti socialiste", "oppose", "Jean Tamba")}),
        ("Les députés de la CDU ont été exclus des négociations.", set()),
        # who attacked, and who was attacked
        ("L'attaque du siège du MLC par l'armée malienne a duré.", {("armée malienne", "oppose", "MLC")}),
        ("Le Mali a avancé malgré les assauts de la Suède.", {("Suède", "oppose", "Mali")}),
        ("La Suède a commenté les attaques de l'Iran.", set()),
        ("Le parti Ennahdha a été fondé par Jean Tamba.", {("Jean Tamba", "support", "Ennahda")}),
    ],
)
def test_kingdoms_exclusions_and_attacks(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert {s[:3] for s in stances(text) if s[1] != "contact"} == wanted
