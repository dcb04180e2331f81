"""Stances as the plain dispatches of news agencies tell them. All sentences are invented."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides, stances


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a second participle is the verb's, not the noun's
        (
            "La CGT a rejeté la réforme présentée par Paul Biya et félicité Edgar Limoni.",
            ("CGT", "support", "Edgar Limoni"),
        ),
        # who comes after a conjunction, and nouns that look like no verb
        (
            "Paul Biya se tait, tandis que Edgar Limoni, du Parti socialiste, félicitait le Medef.",
            ("Edgar Limoni", "support", "Medef"),
        ),
        (
            "Edgar Limoni a dénoncé la soif de pouvoir du Parti social-démocrate.",
            ("Edgar Limoni", "oppose", "Parti social-démocrate"),
        ),
        # how, not what
        ("Edgar Limoni a d'ores et déjà rejeté la loi Travail.", ("Edgar Limoni", "oppose", "loi Travail")),
        # a dash after the dateline is nobody
        (
            "AGADIR (Maroc), 23 juin 2010 (NTB) – Le compromis a été combattu par Greenpeace.",
            ("Greenpeace", "oppose", "compromis"),
        ),
        # the party that somebody is of, of which no more is known than its letters
        ("Le PZV Edgar Limoni a critiqué Paul Biya.", ("Edgar Limoni", "oppose", "Paul Biya")),
        # a phrase between commas is not denied with the verb
        ("Le Pérou, en litige avec le Chili, n'a pas réagi à la grève.", ("Pérou", "oppose", "Chili")),
        # what somebody refuses, and who refuses
        ("Le Medef a salué le refus de la loi Travail.", ("Medef", "oppose", "loi Travail")),
        ("Le Medef a salué le refus de la loi Travail par la CGT.", ("Medef", "support", "CGT")),
        # an envoy is called back from the country in question
        (
            "VIENNE – L'Autriche a un gouvernement. L'Autriche se tait. Oslo a rappelé son ambassadeur.",
            ("Norvège", "oppose", "Autriche"),
        ),
    ],
)
def test_a_dispatch_takes_sides(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


@pytest.mark.parametrize(
    "text",
    [
        # a participle that agrees with the noun before it is that noun's
        "La CGT a signé un accord bâclé et imposé par Paul Biya.",
        # a bond that is looked at again is no bond
        "Le Maroc procédera à une réévaluation de son partenariat avec l'Union européenne.",
        # of two countries that are named alike, neither
        "L'Autriche vote. Le Portugal se tait. Oslo a rappelé son ambassadeur.",
    ],
)
def test_what_is_no_side(text: str) -> None:
    found = sides(text)
    assert not any(h in {"Norvège", "Maroc"} or (h, t) == ("CGT", "Paul Biya") for h, _, t in found)


@pytest.mark.parametrize(
    ("text", "wanted", "never"),
    [
        # a claim that somebody owns is no echo of what was said before
        (
            "Paul Biya déplore que Edgar Limoni en fasse un jeu. Oslo soutient la revendication bolivienne.",
            ("Norvège", "support", "Bolivie"),
            ("Norvège", "oppose", "Edgar Limoni"),
        ),
        # what befalls people befalls no coup
        (
            "L'ONU a condamné le putsch et exigé sa libération.",
            ("ONU", "oppose", "putsch"),
            ("ONU", "support", "putsch"),
        ),
        # who has no say in it ends nothing by rejecting it; a parliament does
        (
            "Oslo a signé l'accord. La CGT a rejeté l'accord. Paul Biya s'est dit consterné.",
            ("Paul Biya", "oppose", "accord"),
            ("Paul Biya", "support", "accord"),
        ),
        (
            "Oslo a signé l'accord. Le Sénat a rejeté l'accord. Paul Biya s'est dit consterné.",
            ("Paul Biya", "support", "accord"),
            ("Paul Biya", "oppose", "accord"),
        ),
        # what somebody thinks of the prosecutors is not their name
        (
            "L'association Ombrelle a jugé la démarche du parquet scandaleuse.",
            ("Ombrelle", "oppose", "parquet"),
            ("Ombrelle", "oppose", "parquet scandaleuse"),
        ),
        # nobody deplores what his own state decides
        (
            "Le Pérou a vivement répondu. Le ministère péruvien des Mines a jugé ce vote « regrettable ».",
            None,
            ("ministère péruvien des Mines", "oppose", "Pérou"),
        ),
    ],
)
def test_of_whom_it_is_said(
    text: str, wanted: tuple[str, str, str] | None, never: tuple[str, str, str]
) -> None:
    found = sides(text)
    assert (wanted is None or wanted in found) and never not in found


def test_a_phrase_of_the_verb_is_denied_with_it() -> None:
    found = stances("Le Pérou n'est pas en litige avec le Chili.")
    assert {s[3] for s in found if s[:3] == ("Pérou", "oppose", "Chili")} <= {"denied"}


def test_what_is_done_without_reserve_is_not_denied() -> None:
    text = "L'Espagne, dont les élus se taisent, s'était dépensée sans compter en faveur de la loi Travail."
    assert ("Espagne", "support", "loi Travail", "asserted") in stances(text)
