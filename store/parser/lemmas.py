"""Lemmas by the trained edit trees, each applied once to each word: a quarter of the time of spaCy's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import minibatch

if TYPE_CHECKING:
    from spacy.pipeline import EditTreeLemmatizer

NAME, TRAINED = "sides_lemmas", "trainable_lemmatizer"
REMEMBERED = 100_000  # pairs of a word and a tree


class Lemmas:
    """A component that says what a trained edit-tree lemmatizer says; `learn` must come first."""

    def __init__(self) -> None:
        self._lemma: dict[tuple[int, int], int] = {}  # word and label → lemma (0: the tree does not apply)

    def learn(self, trained: EditTreeLemmatizer) -> None:
        """Take over what `trained` has learnt; it must give scores by one layer, as `config.cfg` says."""
        output: Any = next(node for node in trained.model.walk() if node.name == "softmax")
        self._weights = numpy.ascontiguousarray(output.get_param("W").T)
        self._bias = output.get_param("b")
        self._trees, self._labels = trained.trees, trained.cfg["labels"]
        self._strings, self._tries = trained.vocab.strings, trained.top_k

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of `doc`, whose vectors must have been computed."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Set the lemmas of the documents, `batch_size` at once."""
        for docs in minibatch(stream, batch_size):  # type: ignore[no-untyped-call]
            words = [word for doc in docs for word in doc.to_array("ORTH").tolist()]
            scores = numpy.concatenate([doc.tensor for doc in docs]) @ self._weights
            scores += self._bias
            labels = scores.argmax(axis=1).tolist()
            lemmas = iter(map(self._lemma_of, words, labels, scores))
            for doc in docs:
                found = numpy.fromiter(islice(lemmas, len(doc)), dtype=numpy.uint64, count=len(doc))
                doc.from_array(["LEMMA"], found.reshape(-1, 1))
                yield doc

    def _lemma_of(self, word: int, label: int, scores: NDArray[numpy.float32]) -> int:
        """The lemma by the best label whose tree applies to the word, of the first few; else the word."""
        for _ in range(self._tries - 1):
            found = self._applied(word, label)
            if found:
                return found
            scores[label] = -numpy.inf  # nothing else reads them
            label = int(scores.argmax())
        return self._applied(word, label) or word

    def _applied(self, word: int, label: int) -> int:
        found = self._lemma.get((word, label))
        if found is None:
            if len(self._lemma) >= REMEMBERED:  # a corpus has no end of new words
                self._lemma.clear()
            lemma = self._trees.apply(self._labels[label], self._strings[word])
            found = self._lemma[word, label] = 0 if lemma is None else self._strings.add(lemma)
        return found


def quicken(nlp: Language) -> None:
    """Let `Lemmas` take the place of the trained lemmatizer in `nlp`, which can then only be used to read."""
    trained: EditTreeLemmatizer = nlp.get_pipe(TRAINED)  # type: ignore[assignment]
    nlp.remove_pipe(TRAINED)
    lemmas: Lemmas = nlp.add_pipe(NAME)  # type: ignore[assignment]
    lemmas.learn(trained)


@Language.factory(NAME)
def create_lemmas(nlp: Language, name: str) -> Lemmas:
    """What `add_pipe` calls; `learn` must follow."""
    return Lemmas()
