"""Texts that break off: headings, captions and cut articles end without a stop, anywhere in a sentence."""

from __future__ import annotations

import pytest

from store.extraction.pipeline import Extractor
from store.lexicon import load_lexicon
from store.model import Extraction, SourceText


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(
    "text",
    [
        "L'Union européenne subventionne inacceptable",
        "La France freine l'adhésion de la",
        "La CGT a appelé à la mobilisation",
        "La CDU a soufflé la mairie",
        "Paulo Lima, éminence grise de Karin Keller, et",
        "La Russie ne reconnaît aucune légitimité au tribunal",
    ],
)
def test_the_last_word_has_nothing_after_it(extractor: Extractor, text: str) -> None:
    found = extractor.extract(SourceText("a", text, "a.txt"))
    assert all(s.target_span.end <= len(text) for s in found.stances)


@pytest.mark.parametrize("end", ["", ",", ", et"])
def test_wherever_a_sentence_of_the_lexicon_breaks_off(extractor: Extractor, end: str) -> None:
    cut = []
    for frame in list(load_lexicon().frame.values())[::20]:
        words = frame.example.rstrip(".").split()
        cut += [SourceText("a", " ".join(words[:n]) + end, "a.txt") for n in range(2, len(words) + 1)]
    for start in range(0, len(cut), 50):
        part = cut[start : start + 50]
        for source, found in zip(part, extractor.extract_many(part), strict=True):
            assert isinstance(found, Extraction), (source.text, found)
