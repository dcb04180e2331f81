"""The vectors of words in context: the layers of spaCy's tok2vec, arranged for reading and nothing else.

The arithmetic is that of the trained layers, without what only training needs. What depends on a word
alone is computed once for each word, and numpy multiplies the matrices: together, in less than half the
time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

if TYPE_CHECKING:
    from spacy.pipeline import Tok2Vec
    from spacy.vocab import Vocab

    Rows = NDArray[numpy.float32]

WORDS_KEPT = 16_384  # different words whose vectors are kept: 8 MB at width 128
EPSILON = numpy.float32(1e-8)  # as in thinc's layer normalisation
OPS = NumpyOps()


def quicken(tok2vec: Tok2Vec, vocab: Vocab) -> None:
    """Let `tok2vec`, a trained `spacy.Tok2Vec.v2`, compute its vectors as this module does.

    The layers must be those of `config.cfg`: hashed embeddings, then residual windows of one word to
    either side. The component can neither be trained nor saved afterwards.
    """
    embed, encode = tok2vec.model.layers
    words = WordVectors(embed, vocab, encode.get_dim("nO"))
    layers = [Layer(node) for node in encode.layers[0].layers]

    def forward(_: object, docs: Sequence[Doc], is_train: bool) -> tuple[list[Rows], None]:
        assert not is_train, "vectors for reading only"
        return in_context(words, docs, layers), None

    tok2vec.model = Model("sides_vectors", forward, dims={"nO": words.width})


class WordVectors:
    """The vector of every word by itself, remembered: it depends on nothing but the word's form."""

    def __init__(self, embed: Model[Any, Any], vocab: Vocab, width: int) -> None:
        self.width = width
        self._embed = embed
        self._vocab = vocab
        self._table: Rows = numpy.zeros((0, width), dtype=numpy.float32)
        self._row: dict[int, int] = {}  # the word's number in spaCy's store → its row

    def rows(self, words: list[int]) -> Rows:
        """The vectors of `words` (their numbers in spaCy's store), one a row."""
        new = {word for word in words if word not in self._row}
        if len(new) + len(self._row) > WORDS_KEPT:  # a corpus has no end of new words
            self._row, self._table = {}, self._table[:0]
            new = set(words)
        if new:
            self._learn(sorted(new))
        return self._table[[self._row[word] for word in words]]

    def _learn(self, words: Iterable[int]) -> None:
        doc = Doc(self._vocab, words=[self._vocab.strings[word] for word in words])
        for token in doc:
            self._row[token.orth] = len(self._row)
        self._table = numpy.concatenate([self._table, self._embed.predict([doc])[0]])


class Layer:
    """One layer of the encoder: a window of three words, the greatest of some linear maps, normalised."""

    def __init__(self, node: Model[Any, Any]) -> None:
        maxout = next(n for n in node.walk() if n.name == "maxout")
        norm = next(n for n in node.walk() if n.name == "layernorm")
        weights = _parameter(maxout, "W")  # of shape (width, pieces, three times the width)
        self.width, self.pieces, inputs = weights.shape
        # Piece by piece: numpy then takes the maximum of whole blocks.
        self.weights = numpy.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, inputs).T)
        self.bias = numpy.ascontiguousarray(_parameter(maxout, "b").T.reshape(-1))
        self.gain, self.shift = _parameter(norm, "G"), _parameter(norm, "b")

    def __call__(self, rows: Rows) -> Rows:
        """What the layer adds to `rows`."""
        mapped: Rows = numpy.asarray(OPS.seq2col(rows, 1)) @ self.weights
        mapped += self.bias
        blocks = mapped.reshape(len(rows), self.pieces, self.width)
        out: Rows = numpy.maximum(blocks[:, 0], blocks[:, 1])
        for piece in range(2, self.pieces):
            numpy.maximum(out, blocks[:, piece], out=out)
        out -= out.mean(axis=1, keepdims=True)
        out *= ((out * out).mean(axis=1, keepdims=True) + EPSILON) ** -0.5
        out *= self.gain
        out += self.shift
        return out


def _parameter(node: Model[Any, Any], name: str) -> Rows:
    return numpy.asarray(node.get_param(name), dtype=numpy.float32)


def in_context(words: WordVectors, docs: Sequence[Doc], layers: Sequence[Layer]) -> list[Rows]:
    """The vectors of the words of each document.

    Documents are computed together, with as many empty rows around each as a word can see far: as
    thinc does, so that a document's vectors are its own.
    """
    pad = len(layers)
    counts = [len(doc) for doc in docs]
    starts = [pad]
    for count in counts:
        starts.append(starts[-1] + count + pad)
    rows: Rows = numpy.zeros((starts[-1], words.width), dtype=numpy.float32)
    numbers = [number for doc in docs for number in doc.to_array("ORTH").tolist()]
    places = numpy.concatenate(
        [numpy.arange(start, start + count) for start, count in zip(starts, counts, strict=False)]
    )
    rows[places] = words.rows(numbers)
    for layer in layers:
        rows += layer(rows)
    return [rows[start : start + count] for start, count in zip(starts, counts, strict=False)]
