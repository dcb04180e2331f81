"""Words that the parser takes for another part of speech, set right before anything is looked for."""

from __future__ import annotations

import pytest

from store.extraction.pipeline import Extractor
from store.model import SourceText

EXTRACTOR = Extractor()


def stances(text: str) -> set[tuple[str, str, str]]:
    found = EXTRACTOR.extract(SourceText(article="a", text=text, path="a.txt", published="2018-03"))
    name = {actor.key: actor.name for actor in found.actors}
    return {(name[s.holder], s.stance, name[s.target]) for s in found.stances}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Renault a présenté un plan de départs. La CGT le juge brutal.",
            ("CGT", "oppose", "plan de départs"),
        ),
        (
            "La direction de la SNCF défend sa réforme. La CGT appelle à la combattre.",
            ("CGT", "oppose", "réforme"),
        ),
        (
            "Le Niger a offert son aide à Marine Le Pen, que Jean-Yves Le Drian a reçue. Matteo Salvini, "
            "réélu dimanche, combat lui aussi Bruno Le Maire.",
            ("Matteo Salvini", "oppose", "Bruno Le Maire"),
        ),
    ],
)
def test_a_word_of_the_wrong_class_does_not_hide_its_stance(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in stances(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le Rwanda soutiendrait le M23, selon l'ONU. Kigali dément.", ("Rwanda", "support", "M23")),
        ("Ryad nie tout complot contre le Qatar.", ("Arabie saoudite", "oppose", "Qatar")),
    ],
)
def test_who_denies_is_a_verb_with_its_subject(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in stances(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Edgar Limoni, farouche adversaire de Vladimir Poutine, a fui.",
            ("Edgar Limoni", "oppose", "Vladimir Poutine"),
        ),
        (
            "Donald Trump, premier à adouber Juan Guaido, est attendu.",
            ("Donald Trump", "support", "Juan Guaido"),
        ),
        (
            "Angela Merkel s'est en revanche prononcée contre l'accord.",
            ("Angela Merkel", "oppose", "accord"),
        ),
    ],
)
def test_what_hangs_askew_finds_its_place(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in stances(text)


def test_a_noun_with_its_article_stays_a_noun() -> None:
    assert stances("Le Conseil a nommé lundi le juge Durand. Il a repris le combat.") == set()
