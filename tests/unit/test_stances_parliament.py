"""Texts in parliament and in court, quarrels of parties, on sentences of their own."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import Sides, sides

_BILL = "La réforme des retraites est débattue depuis lundi. "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # who refuses a text, or will not sign it, is against it
        (
            "Marta Lunde a refusé de voter la réforme des retraites.",
            {("Marta Lunde", "oppose", "réforme des retraites")},
        ),
        (
            "La CFDT a annoncé qu'elle ne signera pas l'accord.",
            {("CFDT", "oppose", "accord")},
        ),
        (
            "Le Chili refuse de donner son feu vert au traité de pêche.",
            {("Chili", "oppose", "traité de pêche")},
        ),
        # courts, to which one goes against the text in question
        (
            _BILL + "Le Parti socialiste va saisir le Conseil constitutionnel.",
            {("Parti socialiste", "oppose", "réforme des retraites")},
        ),
        # authors
        (
            "La proposition de loi d'Hervé Lunde arrive au Sénat.",
            {("Hervé Lunde", "support", "proposition de loi")},
        ),
        (
            "Un amendement déposé par Hervé Lunde a été examiné.",
            {("Hervé Lunde", "support", "amendement")},
        ),
        (
            "La motion de censure défendue par Hervé Lunde a échoué.",
            {("Hervé Lunde", "support", "motion de censure")},
        ),
        # some of those who vote
        (
            _BILL + "Vingt députés ont voté contre, dont Marta Lunde.",
            {("Marta Lunde", "oppose", "réforme des retraites")},
        ),
        (
            "Les députés Marta Lunde et Hervé Strand ont critiqué la CGT.",
            {("Marta Lunde", "oppose", "CGT"), ("Hervé Strand", "oppose", "CGT")},
        ),
        (
            "Trois députés, dont Marta Lunde (UDC) et Hervé Strand (Les Verts), ont critiqué la CGT.",
            {("Marta Lunde", "oppose", "CGT"), ("Hervé Strand", "oppose", "CGT")},
        ),
        # what a law is called is no other text, and a pronoun agrees with the noun used last
        (
            "Le Sénat a reçu la loi Duval. La CGT l'a qualifiée de « déclaration de guerre ». Marta Lunde a "
            "critiqué un texte dangereux. Le Medef l'a au contraire salué.",
            {
                ("CGT", "oppose", "loi Duval"),
                ("Marta Lunde", "oppose", "loi Duval"),
                ("Medef", "support", "loi Duval"),
            },
        ),
        # a part of somebody's party is not he
        (
            "Une grande partie de la formation de M. Strand rejette la réforme des retraites.",
            set(),
        ),
        # a text is given up with what it would do
        (
            "La CGT exige l'abandon de la filialisation du fret.",
            {("CGT", "oppose", "filialisation du fret")},
        ),
        (
            "Le Medef réclame une baisse d'impôts.",
            {("Medef", "support", "baisse d'impôts")},
        ),
    ],
)
def test_texts_and_votes(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a colon before the words, without a verb of saying
        (
            "Marta Lunde enfonce le clou : « Hervé Strand n'a pas tenu ses promesses. »",
            {("Marta Lunde", "oppose", "Hervé Strand")},
        ),
        (
            "« Hervé Strand s'ingère dans nos affaires », a balayé Marta Lunde.",
            {("Marta Lunde", "oppose", "Hervé Strand")},
        ),
        # what is one's own
        (
            "La loi Sapin inquiète la CGT. Marta Lunde a défendu sa stratégie.",
            {("CGT", "oppose", "loi Sapin")},
        ),
        # who calls for a strike does not denounce it
        (
            "La CGT appelle à la grève. Elle dénonce « un tri social ».",
            {("CGT", "support", "grève")},
        ),
        # a name of a body is no stance
        ("Les Amis de la Terre et le Medef sont à Rome.", set()),
        # a gerund with its clitic
        (
            "Marta Lunde a répondu à Hervé Strand, l'accusant de mentir.",
            {("Marta Lunde", "oppose", "Hervé Strand")},
        ),
        # a verb after an aside
        (
            "Le Parti socialiste, qui avait lancé le débat, dénonce la réforme des retraites.",
            {("Parti socialiste", "oppose", "réforme des retraites")},
        ),
        # those who called for it, and those who are only some
        (
            "Des milliers de gens ont défilé à Lyon à l'appel de la CGT contre la loi Sapin.",
            {("CGT", "oppose", "loi Sapin")},
        ),
        ("Trois sénateurs LR ont critiqué la loi Sapin.", set()),
        (
            "La CGT dénonce l'alliance avec le Medef que prône FO.",
            {("CGT", "oppose", "Medef")},
        ),
        # who is meant by "le mouvement", "lui"
        (
            "SUD-Rail appelle à la grève. La CGT soutient le mouvement.",
            {("SUD-Rail", "support", "grève"), ("CGT", "support", "grève")},
        ),
        # a verb in quotation marks, after whose opinion it is
        (
            "La CGT soutient la loi Sapin. Pour Hervé Strand, ce texte « humilie le peuple ».",
            {("CGT", "support", "loi Sapin"), ("Hervé Strand", "oppose", "loi Sapin")},
        ),
        # a phrase that opens the sentence
        (
            "À l'inverse, Marta Lunde milite depuis des mois pour l'adoption de la loi Sapin.",
            {("Marta Lunde", "support", "loi Sapin")},
        ),
    ],
)
def test_turns_of_the_daily_press(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # told beside a verb that denies, not in its scope
        (
            "Le Sénat a rejeté le budget alors que Marta Lunde annonce qu'elle soutient Hervé Strand.",
            {("Sénat", "oppose", "budget"), ("Marta Lunde", "support", "Hervé Strand")},
        ),
        # behind *que*, after a dateline
        (
            "La CGT combat la loi Sapin, que soutient Hervé Strand.",
            {("CGT", "oppose", "loi Sapin"), ("Hervé Strand", "support", "loi Sapin")},
        ),
        (
            "DAKAR — Marta Lunde a critiqué Hervé Strand.",
            {("Marta Lunde", "oppose", "Hervé Strand")},
        ),
        # of two, each towards the other
        (
            "Le Parti socialiste et le Medef sont brouillés.",
            {("Parti socialiste", "oppose", "Medef"), ("Medef", "oppose", "Parti socialiste")},
        ),
        (
            "La CGT et le Medef se sont mutuellement accusés lundi de mentir.",
            {("CGT", "oppose", "Medef"), ("Medef", "oppose", "CGT")},
        ),
        # whose silence: the other clause's subject; whose opposition: the possessive's
        (
            "Marta Lunde a refusé de parler, mais Hervé Strand a critiqué son silence.",
            {("Hervé Strand", "oppose", "Marta Lunde")},
        ),
        (
            "Marta Lunde a redit son opposition à la candidature de Hervé Strand.",
            {("Marta Lunde", "oppose", "Hervé Strand")},
        ),
        # an infinitive has what *que* stands for; an adverbial phrase has none of the object
        (
            "La CGT soutient la loi Sapin, que le Medef veut aussi corriger.",
            {("CGT", "support", "loi Sapin")},
        ),
        ("Le Medef soutient du bout des lèvres la loi Sapin.", {("Medef", "support", "loi Sapin")}),
        # against whose opinion, and after whose example
        (
            "La CGT a adoubé Marta Lunde, contre l'avis de Hervé Strand.",
            {("CGT", "support", "Marta Lunde"), ("Hervé Strand", "oppose", "Marta Lunde")},
        ),
        (
            "Le Medef a appelé à voter pour Hervé Strand, imité par Marta Lunde.",
            {("Medef", "support", "Hervé Strand"), ("Marta Lunde", "support", "Hervé Strand")},
        ),
        # who takes note of it takes no side
        ("Hervé Strand a accepté la démission de Marta Lunde.", set()),
    ],
)
def test_quarrels_inside_camps(text: str, wanted: Sides) -> None:
    assert sides(text) == wanted


def test_those_with_whom_one_votes_for_a_text_vote_for_it_too() -> None:
    text = (
        "La France a voté pour l'admission du Kosovo, avec l'Espagne et la Grèce ; "
        "l'Allemagne et la Suède contre."
    )
    assert sides(text) == {
        *((holder, "support", "Kosovo") for holder in ("France", "Espagne", "Grèce")),
        *((holder, "oppose", "Kosovo") for holder in ("Allemagne", "Suède")),
    }
    assert sides("Les Verts ont voté avec le SPD.") == {("Verts", "support", "SPD")}
