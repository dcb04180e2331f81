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
        # in whose attack somebody came to harm, before whose he gives way
        ("Le chef du M23 a été tué dans une frappe ougandaise.", ("Ouganda", "oppose", "M23")),
        (
            "Trois soldats ougandais sont morts lors d'une embuscade tendue par le M23.",
            ("M23", "oppose", "Ouganda"),
        ),
        ("Face à l'avancée du M23, l'Ouganda s'est replié.", ("M23", "oppose", "Ouganda")),
        # who leads an uprising is against whom it topples
        (
            "Le colonel Dupuis a conduit le coup d'État qui a renversé Paul Biya.",
            ("Dupuis", "oppose", "Paul Biya"),
        ),
        (
            "Paul Biya a été chassé par un putsch mené par le colonel Dupuis.",
            ("Dupuis", "oppose", "Paul Biya"),
        ),
        (
            "Le général Morin, auteur du coup d'État contre Paul Biya, a prêté serment.",
            ("Morin", "oppose", "Paul Biya"),
        ),
        # who takes a place is against who holds it
        (
            "L'Ouganda a repris la ville de Goma, jusque-là contrôlée par le M23.",
            ("Ouganda", "oppose", "M23"),
        ),
        ("La ville, aux mains du M23, a été reprise par l'Ouganda.", ("Ouganda", "oppose", "M23")),
        # one of several, said of one
        ("Le Tchad est l'un des principaux alliés de la Norvège.", ("Tchad", "support", "Norvège")),
        # what two are to each other, what one is hit by, a passive whose idiom stands before it
        ("L'Inde et la Chine sont ennemies depuis longtemps.", ("Chine", "oppose", "Inde")),
        ("Visé par des sanctions américaines, le Pérou a riposté.", ("États-Unis", "oppose", "Pérou")),
        ("L'ambassadeur de Suède a été convoqué par le Pérou.", ("Pérou", "oppose", "Suède")),
        # nouns of fights
        ("Les heurts entre l'Inde et la Chine ont repris.", ("Chine", "oppose", "Inde")),
        # who acts within, or during, an operation against somebody
        ("Le Tchad a perdu deux drones lors d'une opération contre le M23.", ("Tchad", "oppose", "M23")),
        (
            "Le Tchad a largué une bombe dans le cadre d'une offensive contre le M23.",
            ("Tchad", "oppose", "M23"),
        ),
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
        "Trois soldats norvégiens sont morts dans l'attaque de l'ambassade de Norvège.",
        "Le président Paul Biya a été renversé par un coup d'État militaire.",
        "L'Ouganda a pris une décision contrôlée par le M23.",
        "Dix civils norvégiens ont été tués au cours d'une opération contre le M23.",
        "Le M23 est entré à Kampala. Il revendique la protection des siens.",
    ],
)
def test_what_takes_no_side_in_a_conflict(text: str) -> None:
    assert sides(text) == set()


def test_who_is_left_out_has_no_part_in_it() -> None:
    found = sides("Le traité a été soutenu par la Bolivie et le Chili mais pas par le Pérou.")
    assert found == {("Bolivie", "support", "traité"), ("Chili", "support", "traité")}
