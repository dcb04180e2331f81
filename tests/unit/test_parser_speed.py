"""What makes the packaged parser quick changes nothing of what it says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from store.parser import WEIGHTS, analyse, analyse_together, load, tokenizer, transitions, vectors
from store.parser.halves import load_small

TEXTS = (
    "Le maire de Corbigny soutient la coopérative. Ses adjoints, eux, s'y opposent depuis 2019.",
    "« Nous refusons », a répété Mme Ossard.",
    "Refus.",
)


@pytest.fixture(scope="module")
def trained() -> Language:
    """The pipeline as spaCy runs it."""
    assert tokenizer.NAME
    return load_small(WEIGHTS)


def run(nlp: Language, texts: Sequence[str]) -> list[Doc]:
    return [nlp(text) for text in texts]


def test_vectors_are_those_of_the_trained_layers(trained: Language) -> None:
    quick = load_small(WEIGHTS)
    vectors.quicken(quick.get_pipe("tok2vec"), quick.vocab)  # type: ignore[arg-type]
    docs = [trained.make_doc(text) for text in (*TEXTS, "")]
    expected = trained.get_pipe("tok2vec").predict(docs)  # type: ignore[attr-defined]
    again = [quick.make_doc(text) for text in (*TEXTS, "")]
    for _ in range(2):  # words met before, too
        found = quick.get_pipe("tok2vec").predict(again)  # type: ignore[attr-defined]
        for mine, theirs in zip(found, expected, strict=True):
            numpy.testing.assert_allclose(mine, theirs, atol=1e-4)


def test_forgetting_words_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "WORDS_KEPT", 5)
    forgetful = run(load(), TEXTS)
    monkeypatch.undo()
    for few, many in zip(forgetful, run(load(), TEXTS), strict=True):
        assert [(t.dep_, t.head.i, t.lemma_) for t in few] == [(t.dep_, t.head.i, t.lemma_) for t in many]


def test_the_stepped_parser_makes_the_moves_of_the_trained_one(trained: Language) -> None:
    quick = load_small(WEIGHTS)
    transitions.quicken(quick)
    texts = [*TEXTS, *(f"{a} {b}" for a in TEXTS for b in TEXTS)]
    together = list(quick.pipe([*texts, ""]))
    for mine, theirs in zip(together, [*run(trained, texts), trained("")], strict=True):
        assert [(t.head.i, t.dep_) for t in mine] == [(t.head.i, t.dep_) for t in theirs]
        assert [s.text for s in mine.sents] == [s.text for s in theirs.sents]


def test_articles_parsed_together_are_parsed_as_each_alone() -> None:
    nlp = load()
    texts = [" ".join(TEXTS), "", TEXTS[0], "\n\n".join(TEXTS * 3)]
    for text, together in zip(texts, analyse_together(nlp, texts, limit=100), strict=True):
        alone = list(analyse(nlp, text, limit=100))
        assert [offset for offset, _ in together] == [offset for offset, _ in alone]
        for (_, mine), (_, theirs) in zip(together, alone, strict=True):
            assert [(t.text, t.head.i, t.dep_, t.pos_, t.lemma_) for t in mine] == [
                (t.text, t.head.i, t.dep_, t.pos_, t.lemma_) for t in theirs
            ]
