"""What the repair of the parse keeps true whatever the words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from store.extraction.repair import repair
from store.extraction.stances.candidate import form_table
from store.extraction.words import Text
from store.lexicon import load_lexicon
from tests.unit.pipeline import pipeline

WORDS = [
    *(
        "le",
        "la",
        "les",
        "un",
        "une",
        "de",
        "du",
        "à",
        "que",
        "qui",
        "et",
        ",",
        "»",
        "«",
        ":",
        "ne",
        "pas",
        "s'",
        "se",
        "l'",
    ),
    *(
        "a",
        "est",
        "ont",
        "dit",
        "combat",
        "juge",
        "rejette",
        "approuvé",
        "opposé",
        "féliciter",
        "retrait",
        "une nouvelle fois",
    ),
    *(
        "bec et ongles",
        "accord",
        "loi",
        "président",
        "député",
        "Pierre",
        "Durand",
        "Renault",
        "LFI",
        "Paris",
        "Iran",
        "lundi",
    ),
    *("farouche", "adversaire", "Taxant", "il", "elle", "dont", "contre", "depuis", "lui", "aussi"),
]


@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=18))
@settings(max_examples=150, deadline=None)
def test_what_is_moved_stays_a_tree(words: list[str]) -> None:
    text = Text(pipeline()(" ".join(words) + "."))
    repair(text, form_table(load_lexicon()))
    for word in text:
        above = [word]
        while above[-1].head is not above[-1]:
            above.append(above[-1].head)
            assert len(above) <= len(text)
        assert all(child.head is word for child in word.children)
