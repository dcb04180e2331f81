"""The vectors of words in context: the layers of spaCy's tok2vec, arranged for reading and nothing else.

The arithmetic is that of the trained layers, without what only training needs. What depends on a word
alone is computed once for each word, and numpy multiplies the matrices: together, in less than half the
time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

if TYPE_CHECKING:
    from spacy.pipeline import Tok2Vec
    from spacy.vocab import Vocab

    Rows = NDArray[numpy.float32]

WORDS_KEPT = 8_192  # different words whose vectors are kept: 40 MB at width 128, if so many ever come
EPSILON = numpy.float32(1e-8)  # as in thinc's layer normalisation
OPS = NumpyOps()


def quicken(tok2vec: Tok2Vec, vocab: Vocab) -> None:
    """Let `tok2vec`, a trained `spacy.Tok2Vec.v2`, compute its vectors as this module does.

    The layers must be those of `config.cfg`: hashed embeddings, then residual windows of one word to
    either side. The component can neither be trained nor saved afterwards.
    """
    embed, encode = tok2vec.model.layers
    first, *further = [Layer(node) for node in encode.layers[0].layers]
    words = WordVectors(embed, vocab, first)

    def forward(_: object, docs: Sequence[Doc], is_train: bool) -> tuple[list[Rows], None]:
        assert not is_train, "vectors for reading only"
        return in_context(words, docs, further), None

    tok2vec.model = Model("sides_vectors", forward, dims={"nO": first.width})


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
        return self.normed(numpy.asarray(OPS.seq2col(rows, 1)) @ self.weights)

    def normed(self, mapped: Rows) -> Rows:
        """What the layer makes of the products of every window with its weights, which it changes."""
        mapped += self.bias
        blocks = mapped.reshape(len(mapped), self.pieces, self.width)
        out: Rows = numpy.maximum(blocks[:, 0], blocks[:, 1])
        for piece in range(2, self.pieces):
            numpy.maximum(out, blocks[:, piece], out=out)
        out -= out.mean(axis=1, keepdims=True)
        out *= ((out * out).mean(axis=1, keepdims=True) + EPSILON) ** -0.5
        out *= self.gain
        out += self.shift
        return out


class WordVectors:
    """The vector of every word by itself, remembered: it depends on nothing but the word's form. So does
    what the word adds, as the one before, itself or the one after, to a window of the first layer.
    """

    def __init__(self, embed: Model[Any, Any], vocab: Vocab, first: Layer) -> None:
        self._embed = embed
        self._vocab = vocab
        self._first = first
        self._forget(WORDS_KEPT)

    def _forget(self, room: int) -> None:
        """Begin anew with room for that many words; memory is only taken when they come."""
        self._row: dict[int, int] = {}  # the word's number in spaCy's store → its row; row 0: no word
        self._vectors: Rows = numpy.zeros((room + 1, self._first.width), dtype=numpy.float32)
        shape = (3, room + 1, self._first.weights.shape[1])
        self._added: Rows = numpy.zeros(shape, dtype=numpy.float32)

    def numbered(self, words: list[int]) -> list[int]:
        """The rows here of `words` (their numbers in spaCy's store)."""
        new = {word for word in words if word not in self._row}
        if len(new) + len(self._row) >= len(self._vectors):  # a corpus has no end of new words
            new = set(words)
            self._forget(max(len(new), WORDS_KEPT))
        if new:
            self._learn(sorted(new))
        return [self._row[word] for word in words]

    def in_windows(self, rows: NDArray[numpy.int64]) -> Rows:
        """The vectors of the words in these rows, one after the other, after the first layer."""
        before, here, after = self._added
        mapped = here.take(rows, axis=0)
        mapped[1:] += before.take(rows[:-1], axis=0)
        mapped[:-1] += after.take(rows[1:], axis=0)
        found = self._vectors.take(rows, axis=0)
        found += self._first.normed(mapped)
        return found

    def _learn(self, words: list[int]) -> None:
        doc = Doc(self._vocab, words=[self._vocab.strings[word] for word in words])
        start = len(self._row) + 1
        self._row.update(zip(words, range(start, start + len(words)), strict=True))
        new = slice(start, start + len(words))
        self._vectors[new] = self._embed.predict([doc])[0]
        for added, weights in zip(self._added, numpy.split(self._first.weights, 3), strict=True):
            numpy.matmul(self._vectors[new], weights, out=added[new])


def _parameter(node: Model[Any, Any], name: str) -> Rows:
    return numpy.asarray(node.get_param(name), dtype=numpy.float32)


def in_context(words: WordVectors, docs: Sequence[Doc], layers: Sequence[Layer]) -> list[Rows]:
    """The vectors of the words of each document; `layers` are those after the first.

    Documents are computed together, with as many empty rows around each as a word can see far: as
    thinc does, so that a document's vectors are its own.
    """
    pad = len(layers) + 1
    counts = [len(doc) for doc in docs]
    starts = [pad]
    for count in counts:
        starts.append(starts[-1] + count + pad)
    numbers = numpy.zeros(starts[-1], dtype=numpy.int64)
    places = numpy.concatenate(
        [numpy.arange(start, start + count) for start, count in zip(starts, counts, strict=False)]
    )
    numbers[places] = words.numbered([number for doc in docs for number in doc.to_array("ORTH").tolist()])
    rows = words.in_windows(numbers)
    for layer in layers:
        rows += layer(rows)
    return [rows[start : start + count] for start, count in zip(starts, counts, strict=False)]
