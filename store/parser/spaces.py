"""Parse words only: white space and line breaks are folded away before the parser and put back after.

The models see running text without line breaks, whatever the layout of the article was; what the
layout does say, that a new paragraph begins a sentence, is told to the parser beforehand.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from store.parser.labels import cut_label
from store.parser.paragraphs import paragraph_starts

FOLD, UNFOLD = "sides_fold_spaces", "sides_unfold_spaces"
_KEY = "sides_folded"


@Language.component(FOLD, retokenizes=True)
def fold_spaces(doc: Doc) -> Doc:
    """The same words without the white-space tokens, sentence starts set where paragraphs begin."""
    layout = [(token.text, bool(token.whitespace_), token.is_space) for token in doc]
    starts = paragraph_starts(doc.text)
    words: list[str] = []
    spaces: list[bool] = []
    sentence_starts: list[bool | int | None] = []
    paragraph = 0
    for token in doc:
        if token.is_space:
            continue
        here = bisect_right(starts, token.idx)
        words.append(token.text)
        spaces.append(bool(token.whitespace_))
        sentence_starts.append(True if here > paragraph or not sentence_starts else None)
        paragraph = here
    folded = Doc(doc.vocab, words=words, spaces=spaces, sent_starts=sentence_starts)
    folded.user_data[_KEY] = layout
    return folded


@Language.component(UNFOLD, retokenizes=True)
def unfold_spaces(doc: Doc) -> Doc:
    """The parsed words with the white-space tokens back in place and labels cut to our inventory.

    A white-space token hangs, as `dep`, on the word before it, or on the first word of the text.
    """
    layout: list[tuple[str, bool, bool]] = doc.user_data[_KEY]
    place = [index for index, (_, _, is_space) in enumerate(layout) if not is_space]
    columns = _Columns()
    seen = 0
    for index, (_, _, is_space) in enumerate(layout):
        if is_space:
            columns.add_space(place[max(0, seen - 1)] if place else index)
        else:
            columns.add(doc[seen], place)
            seen += 1
    return columns.doc(doc, [word for word, _, _ in layout], [space for _, space, _ in layout])


class _Columns:
    """The annotations of a document, one list for each, as spaCy's `Doc` takes them."""

    def __init__(self) -> None:
        self.tags: list[str] = []
        self.pos: list[str] = []
        self.morphs: list[str] = []
        self.lemmas: list[str] = []
        self.heads: list[int] = []
        self.deps: list[str] = []

    def add(self, token: Token, place: list[int]) -> None:
        self._append(
            token.tag_, token.pos_, str(token.morph), token.lemma_, place[token.head.i], cut_label(token.dep_)
        )

    def add_space(self, head: int) -> None:
        self._append("", "SPACE", "", "", head, "dep")

    def _append(self, tag: str, pos: str, morph: str, lemma: str, head: int, dep: str) -> None:
        self.tags.append(tag)
        self.pos.append(pos)
        self.morphs.append(morph)
        self.lemmas.append(lemma)
        self.heads.append(head)
        self.deps.append(dep)

    def doc(self, parsed: Doc, words: list[str], spaces: list[bool]) -> Doc:
        annotations: dict[str, Any] = {
            "tags": self.tags,
            "pos": self.pos,
            "morphs": self.morphs,
            "lemmas": self.lemmas,
        }
        if parsed.has_annotation("DEP"):
            annotations |= {"heads": self.heads, "deps": self.deps}
        return Doc(parsed.vocab, words=words, spaces=spaces, **annotations)
