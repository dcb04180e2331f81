"""Train the pipeline from treebanks, with spaCy's own training loop and `config.cfg`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

import spacy
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

from store.parser import tokenizer, treebanks
from store.parser.halves import save_small

CONFIG = Path(__file__).parent / "config.cfg"
REGISTERED = (tokenizer.NAME, treebanks.READER)  # imported so that spaCy finds them by name


def train_pipeline(folder: Path, out: Path, overrides: dict[str, Any]) -> None:
    """Train on the treebanks in `folder` and write the small pipeline to `out`.

    `overrides` are settings of `config.cfg` by their dotted names, such as `vars.steps`. The best of
    the evaluations on the development set is kept. Raises SidesError when a treebank is missing.
    """
    config = load_config(CONFIG, overrides={"paths.treebanks": str(folder), **overrides}, interpolate=False)
    nlp = init_nlp(config)
    # Initialised from a finite corpus; from here on each epoch is drawn and altered anew.
    nlp.config = nlp.config.merge({"training": {"max_epochs": -1}})
    with tempfile.TemporaryDirectory() as work:
        train(nlp, Path(work), stdout=sys.stdout, stderr=sys.stderr)
        best = spacy.load(Path(work) / "model-best")
        save_small(best, out)
