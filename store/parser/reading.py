"""Parse an article paragraph by paragraph, words only, and put the annotations back on its own text.

The models see running text without line breaks, whatever the layout of the article was, and no
sentence can run over the end of a paragraph. The paragraphs of one article, or of a few, are parsed
together: that is a quarter faster than one after the other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from store.parser.disguise import plainer
from store.parser.labels import cut_label
from store.parser.paragraphs import paragraph_starts

NAME = "sides_paragraphs"
WORDS_AT_ONCE = 6000  # bounds the memory of the arrays, whatever the number and length of articles
COLUMNS = ("TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD")
HEAD = COLUMNS.index("HEAD")
DEP = COLUMNS.index("DEP")
POS = COLUMNS.index("POS")
LEMMA = COLUMNS.index("LEMMA")
STRAIGHT_QUOTE = '"'
CLOSING = frozenset("»”)],;:.!?…%")  # no sentence begins with these
NEVER_BEFORE = frozenset(",-–'’(«")  # no sentence begins after these, nor after a word without a stop


class ParagraphPipe:
    """The one component of the pipelines that `store.parser.load` gives; `inner` does the work."""

    def __init__(self, inner: Language | None = None) -> None:
        self.inner = inner

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc` in place."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 0) -> Iterator[Doc]:
        """Annotate documents in place, a few thousand words at once whatever `batch_size` says."""
        assert self.inner is not None, "set by store.parser.loading"
        for docs in _batches(stream):
            layouts = [_layout(doc) for doc in docs]
            parts = [part for layout in layouts for part in layout.parts]
            parsed = self.inner.pipe(parts, batch_size=max(1, len(parts)))
            for doc, layout in zip(docs, layouts, strict=True):
                _annotate(doc, layout, list(islice(parsed, len(layout.parts))))
                yield doc


@dataclass(frozen=True, slots=True)
class _Layout:
    """The paragraphs of a document as documents of their own, and the places of their words in it."""

    parts: list[Doc]
    places: list[int]


def _batches(stream: Iterable[Doc]) -> Iterator[list[Doc]]:
    batch: list[Doc] = []
    words = 0
    for doc in stream:
        batch.append(doc)
        words += len(doc)
        if words >= WORDS_AT_ONCE:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def _layout(doc: Doc) -> _Layout:
    # Asking spaCy's tokens one by one costs more than all of them at once.
    orths, spaced, offsets = doc.to_array(["ORTH", "SPACY", "IDX"]).T.tolist()
    spelt = {orth: doc.vocab.strings[orth] for orth in set(orths)}
    visible = {orth for orth, text in spelt.items() if not text.isspace()}
    texts = [spelt[orth] for orth in orths]
    starts = paragraph_starts("".join([t + " " if s else t for t, s in zip(texts, spaced, strict=True)]))
    cuts = [0, *(bisect_left(offsets, start) for start in starts), len(orths)]
    paragraphs = [[i for i in range(*ends) if orths[i] in visible] for ends in pairwise(cuts)]
    parts = [
        _part(doc, [texts[i] for i in paragraph], [bool(spaced[i]) for i in paragraph])
        for paragraph in paragraphs
        if paragraph
    ]
    return _Layout(parts, [i for paragraph in paragraphs for i in paragraph])


def _part(doc: Doc, words: list[str], spaces: list[bool]) -> Doc:
    """The words of a paragraph, with what is known beforehand: where no sentence of the press begins."""
    starts: list[bool | int | None] = [True]
    for before, word in pairwise(words):
        never = word[0] in CLOSING or before[-1].isalnum() or before[-1] in NEVER_BEFORE
        starts.append(False if never else None)
    quotes = [i for i, word in enumerate(words) if word == STRAIGHT_QUOTE]
    for i in quotes[1::2]:  # those that close
        starts[i] = False
    shown = list(words)
    for index, word in plainer(words):
        shown[index] = word
    return Doc(doc.vocab, words=shown, spaces=spaces, sent_starts=starts)


def _annotate(doc: Doc, layout: _Layout, parts: list[Doc]) -> None:
    """Write the annotations of `parts` on `doc`; white space hangs, as `dep`, on the word before it."""
    strings = doc.vocab.strings
    empty = numpy.zeros((0, len(COLUMNS)), dtype=numpy.uint64)
    rows = numpy.concatenate([empty, *(part.to_array(list(COLUMNS)) for part in parts)])
    for label in numpy.unique(rows[:, DEP]):
        rows[rows[:, DEP] == label, DEP] = strings.add(cut_label(strings[int(label)]))

    places = numpy.asarray(layout.places, dtype=numpy.int64)
    words = doc.to_array("ORTH")[places]
    shown = numpy.concatenate([empty[:, 0], *(part.to_array("ORTH") for part in parts)])
    rows[words != shown, LEMMA] = words[words != shown]  # shown to the parser as other words

    everywhere = numpy.arange(len(doc))
    before = numpy.searchsorted(places, everywhere, side="right") - 1
    heads = places[numpy.maximum(before, 0)] if layout.places else numpy.zeros_like(everywhere)
    heads[places] = places[rows[:, HEAD].astype(numpy.int64) + numpy.arange(len(places))]

    table: NDArray[numpy.uint64] = numpy.zeros((len(doc), len(COLUMNS)), dtype=numpy.uint64)
    table[:, POS] = strings["SPACE"]
    table[:, DEP] = strings.add("dep")
    table[places] = rows
    table[:, HEAD] = (heads - everywhere).astype(numpy.uint64)  # spaCy's form: relative, wrapped round
    doc.from_array(list(COLUMNS), table)  # type: ignore[arg-type]


@Language.factory(NAME)
def create_paragraph_pipe(nlp: Language, name: str) -> ParagraphPipe:
    """What `add_pipe` calls; the inner pipeline is set afterwards."""
    return ParagraphPipe()
