"""War, attacks and diplomacy as the news tells them, on passages of our own."""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # who claims an attack is against the state where it was done
        (
            "Dix personnes sont mortes à Kampala. Le M23 a revendiqué l'attentat.",
            ("M23", "oppose", "Ouganda"),
        ),
        (
            "Une bombe a explosé mardi à Kampala. Ces attaques, revendiquées par le M23, ont fait dix morts.",
            ("M23", "oppose", "Ouganda"),
        ),
        (
            "Oslo est sous le choc. Boko Haram a revendiqué la responsabilité de la fusillade en Norvège.",
            ("Boko Haram", "oppose", "Norvège"),
        ),
        # whom one refuses to recognise
        ("Le Pérou refuse de reconnaître le Kosovo.", ("Pérou", "oppose", "Kosovo")),
        # a group called by one of the spellings of its name
        ("Les chebabs ont attaqué l'Ouganda.", ("Shebab", "oppose", "Ouganda")),
    ],
)
def test_what_the_news_tells_of_a_conflict(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in sides(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dix personnes sont mortes à Kampala. Le M23 n'a pas revendiqué l'attentat.",
        "Le M23 est entré à Kampala. Il revendique la protection des siens.",
    ],
)
def test_what_takes_no_side_in_a_conflict(text: str) -> None:
    assert sides(text) == set()
