"""Weights stored with half the digits: a trained pipeline made small, and read back at full width."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy
import spacy
import srsly  # type: ignore[import-untyped]
from spacy.strings import StringStore

if TYPE_CHECKING:
    from spacy.language import Language


def save_small(nlp: Language, folder: Path) -> None:
    """Write `nlp` to `folder` in half precision, without the training words it no longer needs.

    The pipeline itself is changed too (its weights are rounded): this is the last thing done with it.
    """
    nlp.config["paths"]["treebanks"] = None  # a place on the machine of who trained it
    _set_width(nlp, numpy.float16)
    nlp.to_disk(folder, exclude=["vocab"])
    (folder / "vocab").mkdir(exist_ok=True)
    StringStore(sorted(_strings_of_lemmas(nlp, folder))).to_disk(folder / "vocab" / "strings.json")


def load_small(folder: Path) -> Language:
    """Read what `save_small` wrote, its weights in the full width that arithmetic needs."""
    nlp = spacy.load(folder)
    _set_width(nlp, numpy.float32)
    return nlp


def _set_width(nlp: Language, width: type[numpy.floating]) -> None:
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for node in model.walk() if model else ():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype(width))


def _strings_of_lemmas(nlp: Language, folder: Path) -> set[str]:
    """The strings that the lemmatizer's edit trees name by number; other components save their own."""
    strings = nlp.vocab.strings
    needed: set[str] = set()
    for file in folder.glob("*/trees"):
        for tree in srsly.read_msgpack(file)["trees"]:
            needed |= {strings[value] for value in tree.values() if value and value in strings}
    return needed
