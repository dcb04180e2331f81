"""The annotations of a parsed article as plain lists: asking spaCy's tokens one by one costs much more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from store.extraction.times import TimeExpression

Features = Mapping[str, tuple[str, ...]]
ATTRIBUTES: list[int | str] = ["LOWER", "POS", "DEP", "LEMMA", "MORPH"]


@dataclass(frozen=True, slots=True)
class Columns:
    """By token: lower-case form with a straight apostrophe, part of speech, label, index of the head,
    lower-case lemma, morphological features.
    """

    low: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    lemma: list[str]
    morph: list[Features]


def columns(doc: Doc) -> Columns:
    """The columns of `doc`, which must be tagged, parsed and lemmatized."""
    table = doc.to_array(ATTRIBUTES)
    spelt = {number: doc.vocab.strings[number] for number in numpy.unique(table).tolist()}
    low, pos, dep, lemma, morph = ([spelt[n] for n in column] for column in table.T.tolist())
    steps = doc.to_array("HEAD").astype(numpy.int64)  # spaCy's form: relative to the token
    return Columns(
        low=[word.replace("’", "'") for word in low],
        pos=pos,
        dep=dep,
        head=(steps + numpy.arange(len(doc))).tolist(),
        lemma=[word.lower() for word in lemma],
        morph=[features(value) for value in morph],
    )


def places(readings: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """The tokens, in order, that are a word in one of the `readings` (each gives every token a word)."""
    found: dict[str, list[int]] = {}
    for i, words in enumerate(zip(*readings, strict=True)):
        for word in set(words):
            found.setdefault(word, []).append(i)
    return found


@lru_cache(maxsize=4096)
def features(value: str) -> Features:
    """`Gender=Fem|Number=Sing` as a table; a feature may have several values."""
    pairs = (pair.split("=", 1) for pair in value.split("|") if "=" in pair)
    return {name: tuple(values.split(",")) for name, values in pairs}


def timed(doc: Doc, times: Sequence[TimeExpression]) -> list[bool]:
    """Which tokens are part of a time expression: they are neither subjects nor objects."""
    marks = [False] * len(doc)
    spans = iter(sorted((t.start, t.end) for t in times))
    current = next(spans, None)
    for token in doc:
        while current and token.idx >= current[1]:
            current = next(spans, None)
        if current is None:
            break
        marks[token.i] = token.idx >= current[0] or token.idx + len(token.text) > current[0]
    return marks


def quotations(low: list[str]) -> list[int]:
    """For every token the number of the quotation it stands in, 0 outside (paragraph-bounded)."""
    marks = [0] * len(low)
    number, closing = 0, ""
    count = 0
    for i, word in enumerate(low):
        if not closing and word in {"«", '"', "“"}:
            count += 1
            number, closing = count, {"«": "»", '"': '"', "“": "”"}[word]
        elif (closing and (word == closing or (closing == "”" and word == "“"))) or "\n\n" in word:
            number, closing = 0, ""
        else:
            marks[i] = number
    return marks
