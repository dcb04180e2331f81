"""Parts of speech, features and lemmas, as the trained components say: each label is looked up, and each edit
tree applied to each word, once. That takes less time than spaCy's own components.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import numpy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import minibatch

if TYPE_CHECKING:
    from spacy.pipeline import EditTreeLemmatizer, Morphologizer

    Rows = NDArray[numpy.float32]

NAME, MORPHOLOGIZER, LEMMATIZER = "sides_tagging", "morphologizer", "trainable_lemmatizer"
COLUMNS: list[int | str] = ["POS", "MORPH", "LEMMA"]
REMEMBERED = 100_000  # pairs of a word and a tree


class Tagging:
    """A component that says what a trained morphologizer and edit-tree lemmatizer say; `learn` must come
    first.
    """

    def __init__(self) -> None:
        self._lemma: dict[tuple[int, int], int] = {}  # word and label → lemma (0: the tree does not apply)

    def learn(self, morphologizer: Morphologizer, lemmatizer: EditTreeLemmatizer) -> None:
        """Take over what they have learnt; each must give scores by one layer, as `config.cfg` says."""
        self._scores = [_Output(trained.model) for trained in (morphologizer, lemmatizer)]
        self._trees, self._labels = lemmatizer.trees, lemmatizer.cfg["labels"]
        self._strings, self._tries = lemmatizer.vocab.strings, lemmatizer.top_k
        parts, features = (morphologizer.cfg[key] for key in ("labels_pos", "labels_morph"))
        add = morphologizer.vocab.morphology.add
        # What each of its labels says: the columns but the last.
        self._analyses = numpy.array(
            [(parts[label], add(features[label])) for label in morphologizer.labels], dtype=numpy.uint64
        )

    def __call__(self, doc: Doc) -> Doc:
        """Tag the words of `doc`, whose vectors must have been computed."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Tag the documents, `batch_size` at once."""
        for docs in minibatch(stream, batch_size):  # type: ignore[no-untyped-call]
            words = [word for doc in docs for word in doc.to_array("ORTH").tolist()]
            vectors = numpy.concatenate([doc.tensor for doc in docs])
            analyses, trees = (scores(vectors) for scores in self._scores)
            table = numpy.empty((len(words), len(COLUMNS)), dtype=numpy.uint64)
            table[:, :-1] = self._analyses[analyses.argmax(axis=1)]
            table[:, -1] = self._lemmas(words, trees)
            start = 0
            for doc in docs:
                doc.from_array(COLUMNS, table[start : start + len(doc)])
                start += len(doc)
                yield doc

    def _lemmas(self, words: list[int], scores: Rows) -> list[int]:
        """The lemma of each word, by the best label whose tree applies to it."""
        best = zip(words, scores.argmax(axis=1).tolist(), strict=True)
        known = self._lemma.get
        return [known(pair) or self._lemma_of(*pair, scores[i]) for i, pair in enumerate(best)]

    def _lemma_of(self, word: int, label: int, scores: Rows) -> int:
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


class _Output:
    """The layer that gives the scores of a trained component's labels."""

    def __init__(self, model: Any) -> None:
        layer = next(node for node in model.walk() if node.name == "softmax")
        self.weights, self.bias = numpy.ascontiguousarray(layer.get_param("W").T), layer.get_param("b")

    def __call__(self, vectors: Rows) -> Rows:
        scores: Rows = vectors @ self.weights
        scores += self.bias
        return scores


def quicken(nlp: Language) -> None:
    """Let `Tagging` take the place of both trained components in `nlp`, then only to be used to read."""
    morphologizer: Morphologizer = nlp.get_pipe(MORPHOLOGIZER)
    lemmatizer: EditTreeLemmatizer = nlp.get_pipe(LEMMATIZER)  # type: ignore[assignment]
    nlp.remove_pipe(MORPHOLOGIZER)
    nlp.remove_pipe(LEMMATIZER)
    tagging: Tagging = nlp.add_pipe(NAME)  # type: ignore[assignment]
    tagging.learn(morphologizer, lemmatizer)


@Language.factory(NAME)
def create_tagging(nlp: Language, name: str) -> Tagging:
    """What `add_pipe` calls; `learn` must follow."""
    return Tagging()
