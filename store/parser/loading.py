"""Load the packaged pipeline, or one that the user has installed, behind the same face."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from spacy.util import is_package
from thinc.api import NumpyOps

from store.errors import SidesError
from store.parser import reading, tagging, tokenizer, transitions, vectors
from store.parser.halves import load_small

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.api import Model

SUGGESTION = (
    "install one with: python -m spacy download fr_core_news_md; "
    "or name none, to use the one packaged with Sides"
)


def load_packaged(folder: Path) -> Language:
    """The pipeline in `folder`, written by `store.parser.halves.save_small`."""
    assert tokenizer.NAME  # imported for its effect: spaCy finds the tokenizer in its registry
    if not (folder / "config.cfg").is_file():
        raise SidesError(f"the French parser's weights are missing from {folder}", "reinstall Sides")
    try:
        nlp = load_small(folder)
    except (ValueError, KeyError, OSError) as error:
        raise SidesError(
            f"the French parser's weights in {folder} cannot be read: {error}", "reinstall Sides"
        ) from error
    _quicken(nlp)
    return _wrap(nlp)


def _quicken(nlp: Language) -> None:
    """Let the packaged pipeline say the same in less time; it can only be used to read afterwards."""
    vectors.quicken(nlp.get_pipe("tok2vec"), nlp.vocab)  # type: ignore[arg-type]
    for name in ("morphologizer", "parser"):
        model: Model[Any, Any] = nlp.get_pipe(name).model  # type: ignore[attr-defined]
        for node in model.walk():
            node.ops = NumpyOps(use_blis=False)  # numpy's product of matrices has the newer instructions
    transitions.quicken(nlp)
    tagging.quicken(nlp)


def load_installed(name: str) -> Language:
    """The installed package or the folder `name`, which must be a French pipeline with a parser."""
    folder = Path(name)
    if not is_package(name) and not (folder / "config.cfg").is_file():
        raise SidesError(f"no French model called {name!r} is installed", SUGGESTION)
    if not is_package(name) and tokenizer.NAME in (folder / "config.cfg").read_text(encoding="utf-8"):
        return load_packaged(folder)
    try:
        nlp = spacy.load(name, exclude=["ner", "senter"])
    except (ValueError, KeyError, OSError, ImportError) as error:
        first_line = str(error).strip().splitlines()[0]
        raise SidesError(f"the model {name!r} cannot be loaded: {first_line}", SUGGESTION) from error
    if nlp.lang != "fr" or "parser" not in nlp.pipe_names:
        raise SidesError(f"{name!r} is not a French model with a parser", SUGGESTION)
    return _wrap(nlp)


def _wrap(inner: Language) -> Language:
    """A pipeline with the tokenizer of `inner` whose one component runs `inner` on every paragraph."""
    outer = spacy.blank(inner.lang or "xx", vocab=inner.vocab)
    outer.tokenizer = inner.tokenizer
    outer.add_pipe(reading.NAME)
    component: reading.ParagraphPipe = outer.get_pipe(reading.NAME)  # type: ignore[assignment]
    component.inner = inner
    return outer
