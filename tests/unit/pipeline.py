"""The packaged French pipeline, loaded once for all tests: each loading takes as long as fifty sentences."""

from __future__ import annotations

from functools import cache

from spacy.language import Language

from store import parser


@cache
def pipeline() -> Language:
    """The packaged pipeline. Tests of the loading itself load their own."""
    return parser.load()
