"""What the parser's embedding sees of a word: spelling variants folded together, rare words as one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from spacy.attrs import NORM, PREFIX, SHAPE, SUFFIX  # type: ignore[import-not-found]
from spacy.lang.lex_attrs import word_shape

if TYPE_CHECKING:
    from spacy.vocab import Vocab

UNKNOWN = "\x00unknown"
AFFIX = 3  # characters
_VARIANTS = str.maketrans("’‘ʼ´‐‑“„”", "''''--««»")
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=1024)  # three attributes of a new word ask, one after the other
def fold(word: str) -> str:
    """`word` in small letters, typographic variants and the accent of its first letter dropped.

    *Etats-Unis* and *États-Unis* are then one word, as are *l'* and *l’*, and all years. Accents of the
    shortest words stay: *à* is not *a*.
    """
    word = unicodedata.normalize("NFC", word).translate(_VARIANTS)
    if len(word) > 2 and not word[0].isascii():
        word = unicodedata.normalize("NFD", word[0])[0] + word[1:]
    return _DIGIT.sub("0", word.lower())


def install(vocab: Vocab, known: frozenset[str]) -> None:
    """Make `vocab` give these attributes; folded words outside `known` are all the UNKNOWN word.

    A word rarer than that would only bring the noise of an untrained vector; its affixes and shape
    remain. Words that are in the vocabulary already are changed too.
    """

    def norm(word: str) -> str:
        folded = fold(word)
        return folded if folded in known else UNKNOWN

    def prefix(word: str) -> str:
        return fold(word)[:AFFIX]

    def suffix(word: str) -> str:
        return fold(word)[-AFFIX:]

    def shape(word: str) -> str:
        return word_shape(word.translate(_VARIANTS))

    getters: dict[int, Callable[[str], str]] = vocab.lex_attr_getters  # type: ignore[attr-defined]
    getters |= {NORM: norm, PREFIX: prefix, SUFFIX: suffix, SHAPE: shape}
    for lexeme in vocab:
        lexeme.norm_ = norm(lexeme.text)
        lexeme.prefix_ = prefix(lexeme.text)
        lexeme.suffix_ = suffix(lexeme.text)
        lexeme.shape_ = shape(lexeme.text)
