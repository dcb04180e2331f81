"""What is wanted gone, refused, or over: whom that is for or against, on passages of our own."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # whose end is wanted, though the end has a name of its own
        ("Oslo exige le retrait des Maliens.", {("Norvège", "oppose", "Mali")}),
        (
            "Jean Tamba demande le retrait de la candidature de Paul Biya.",
            {("Jean Tamba", "oppose", "Paul Biya")},
        ),
        ("Oslo exige la suspension des travaux du barrage de Tonlo.", set()),
        ("La CGT demande le remplacement de Jean Tamba.", {("CGT", "oppose", "Jean Tamba")}),
        # a boycott is of whoever sells
        ("La CGT appelle au boycottage des produits maliens.", {("CGT", "oppose", "Mali")}),
        # whose end nobody says, when the end is no end of a text or of anybody's
        (
            "Jean Tamba réclame l'arrêt des licenciements.",
            {("Jean Tamba", "support", "arrêt des licenciements")},
        ),
        # what is put off is not for that done away with
        ("Jean Tamba réclame le report du scrutin.", {("Jean Tamba", "support", "report du scrutin")}),
    ],
)
def test_ends(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # who is refused, and who is kept
        ("Oslo refuse de reconnaître le référendum.", {("Norvège", "oppose", "référendum")}),
        ("La CGT refuse d'obéir à Jean Tamba.", {("CGT", "oppose", "Jean Tamba")}),
        ("Jean Tamba refuse de sacrifier Paul Biya.", {("Jean Tamba", "support", "Paul Biya")}),
        ("La CGT n'a plus confiance en Jean Tamba.", {("CGT", "oppose", "Jean Tamba")}),
        ("La CGT a confiance en Jean Tamba.", {("CGT", "support", "Jean Tamba")}),
        ("La CGT n'a pas retiré sa confiance à Jean Tamba.", {("CGT", "support", "Jean Tamba")}),
        ("Jean Tamba ne retirera pas la réforme.", {("Jean Tamba", "support", "réforme")}),
        ("Oslo ne se sent plus lié par la trêve.", {("Norvège", "oppose", "trêve")}),
        # what somebody is to take or give back
        ("La CGT demande que Jean Tamba retire ses mots.", {("CGT", "oppose", "Jean Tamba")}),
        ("Oslo exige que le Mali rembourse ses dettes.", {("Norvège", "oppose", "Mali")}),
        ("Oslo exige que l'ONU prive le Mali de son aide.", {("Norvège", "oppose", "Mali")}),
        # what a power imposes on everybody is no cause of its own
        ("Jean Tamba a décrété le couvre-feu.", set()),
        ("Jean Tamba a décrété la réforme.", {("Jean Tamba", "support", "réforme")}),
    ],
)
def test_refusals_and_orders(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # after what is quoted
        (
            "Oslo a exigé la libération « immédiate et sans conditions » de Jean Tamba.",
            {("Norvège", "support", "Jean Tamba")},
        ),
        # whose it is, though the noun has a complement of its own
        (
            "La France, dont Jean Tamba réclame le départ des soldats, s'est tue.",
            {("Jean Tamba", "oppose", "France")},
        ),
        (
            "La France, dont le parti réclame le départ de Jean Tamba, s'est tue.",
            set(),
        ),
        # sanctions against somebody are all that is wanted
        ("Lima a réclamé des sanctions contre Jean Tamba.", {("Pérou", "oppose", "Jean Tamba")}),
        ("Oslo plaide la levée de l'embargo.", {("Norvège", "oppose", "embargo")}),
        # "ainsi que" opens no clause; one negation, not two
        (
            "La CGT exige la libération de Jean Tamba ainsi que celle de Paul Biya.",
            {("CGT", "support", "Jean Tamba"), ("CGT", "support", "Paul Biya")},
        ),
        ("Oslo a présenté l'accord. Lima n'en veut à aucun prix.", {("Pérou", "oppose", "accord")}),
        # who is called a prisoner of conscience is defended
        ("Oslo tient Jean Tamba pour un prisonnier d'opinion.", {("Norvège", "support", "Jean Tamba")}),
        # a plan is called after somebody; a motion is his
        ("L'ONU a examiné le plan de Jean Tamba.", set()),
        ("Les députés ont examiné la motion de Jean Tamba.", {("Jean Tamba", "support", "motion")}),
        # words in another sense
        ("Jean Tamba a célébré une messe à Lima.", set()),
    ],
)
def test_what_the_words_govern(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert sides(text) == wanted
