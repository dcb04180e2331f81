"""The trained transition parser, stepped from here: all paragraphs at once, each step a few operations.

spaCy's own loop asks for Python's lock a dozen times for every move of every paragraph, which costs more
than the arithmetic. The states, the moves and the weights are spaCy's; the sums are made in its order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import numpy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import minibatch

if TYPE_CHECKING:
    from spacy.pipeline import DependencyParser

NAME, TRAINED = "sides_transitions", "parser"


class Transitions:
    """A component that says what a trained transition parser says; `learn` must come first."""

    def learn(self, trained: DependencyParser) -> None:
        """Take over what `trained` has learnt: two layers of maxout pieces, as `config.cfg` says."""
        self._trained: Any = trained  # spaCy's stubs do not know what its parsers can do
        self._tok2vec, lower, upper = trained.model.layers
        weights, bias, padding = (numpy.asarray(lower.get_param(name)) for name in ("W", "b", "pad"))
        assert not trained.model.attrs["unseen_classes"] and weights.shape[2] == 2
        self._features, self._hidden, pieces, width = weights.shape
        self._columns = pieces * self._hidden
        # Piece by piece: numpy then takes the maximum of whole blocks.
        self._lower = numpy.ascontiguousarray(weights.transpose(0, 2, 1, 3).reshape(-1, width).T)
        self._bias = numpy.ascontiguousarray(bias.T.reshape(-1))
        self._padding = padding.reshape(self._features, self._hidden, pieces).transpose(0, 2, 1).reshape(-1)
        self._upper, self._scores_bias = numpy.ascontiguousarray(upper.get_param("W").T), upper.get_param("b")
        self._step = trained.model.predict([Doc(trained.vocab, words=["."])])  # reads states for us

    def __call__(self, doc: Doc) -> Doc:
        """Set heads, labels and sentences of `doc`, whose vectors must have been computed."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Parse the documents, `batch_size` at once."""
        for docs in minibatch(stream, batch_size):  # type: ignore[no-untyped-call]
            states = self._trained.moves.init_batch(docs)
            alive = [state for state in states if not state.is_final()]
            if alive:
                self._run(docs, alive)
            self._trained.set_annotations(docs, states)
            yield from docs

    def _run(self, docs: list[Doc], alive: list[Any]) -> None:
        """Move every state of `alive` to its end."""
        vectors = self._tok2vec.predict(docs)
        # What each word adds as each feature of a state; before the first word, what none adds.
        table = numpy.empty((len(vectors) + 1, self._features * self._columns), dtype=numpy.float32)
        table[0] = self._padding
        numpy.matmul(vectors, self._lower, out=table[1:])
        rows = table.reshape(-1, self._columns)
        places, features = numpy.arange(self._features) + self._features, self._features
        read, move, half = self._step.get_token_ids, self._trained.transition_states, self._hidden
        while alive:
            sums = numpy.add.reduce(rows.take(read(alive) * features + places, axis=0), axis=1)
            sums += self._bias
            scores = numpy.maximum(sums[:, :half], sums[:, half:]) @ self._upper
            scores += self._scores_bias
            alive = move(alive, scores)


def quicken(nlp: Language) -> None:
    """Let `Transitions` take the place of the parser in `nlp`, which can then only be used to read."""
    trained: DependencyParser = nlp.get_pipe(TRAINED)
    transitions: Transitions = nlp.replace_pipe(TRAINED, NAME)  # type: ignore[assignment]
    transitions.learn(trained)


@Language.factory(NAME)
def create_transitions(nlp: Language, name: str) -> Transitions:
    """What `add_pipe` calls; `learn` must follow."""
    return Transitions()
