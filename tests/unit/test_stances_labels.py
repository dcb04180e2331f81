"""What a phrase in passing tells of somebody without a side: who runs for whom, who founded what; and sides
that are told of others first.
"""

from __future__ import annotations

import pytest

from tests.unit.test_stances import sides


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # whose candidate somebody is
        (
            "Marta Lunde, candidate du Parti pirate, dénonce la loi Sapin.",
            {("Marta Lunde", "oppose", "loi Sapin")},
        ),
        (
            "Candidate du Parti pirate, Marta Lunde dénonce la loi Sapin.",
            {("Marta Lunde", "oppose", "loi Sapin")},
        ),
        ("Marta Lunde est la candidate du Parti pirate.", {("Parti pirate", "support", "Marta Lunde")}),
        ("Marta Lunde, candidate de la Norvège, a perdu.", {("Norvège", "support", "Marta Lunde")}),
        # who founded what
        (
            "L'Union patriotique, fondée par Olof Lindgren, dénonce la loi Sapin.",
            {("Union patriotique", "oppose", "loi Sapin")},
        ),
        ("Olof Lindgren a fondé le Parti pirate.", {("Olof Lindgren", "support", "Parti pirate")}),
        # an answer that nothing is known of that it is said to
        ("Marta Lunde fait campagne pour le « oui ».", set()),
        (
            "Marta Lunde fait campagne pour le « oui » au traité.",
            {("Marta Lunde", "support", "traité")},
        ),
        # whoever joins his voice to others' wants what they want
        ("Le Parti pirate a mêlé ses voix à celles de Podemos.", set()),
        (
            "Podemos a dénoncé la loi Sapin. Le Parti pirate a joint sa voix à celle de Podemos.",
            {("Podemos", "oppose", "loi Sapin"), ("Parti pirate", "oppose", "loi Sapin")},
        ),
        (
            "La CGT a dénoncé la loi Sapin. Le Parti pirate a joint sa voix à celle de Podemos.",
            {("CGT", "oppose", "loi Sapin")},
        ),
    ],
)
def test_in_passing(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert {s[:3] for s in sides(text)} == wanted
