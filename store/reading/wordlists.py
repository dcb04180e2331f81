"""The readers' data files, read when first needed."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def column_names() -> dict[str, list[str]]:
    """Field → the names that files of many articles give it, the preferred first."""
    return {field: list(names) for field, names in _load("columns").items()}


@cache
def french_words() -> frozenset[str]:
    """Words of grammar by which French is told."""
    return frozenset(_load("words")["french"].split())


@cache
def month_numbers() -> dict[str, int]:
    """Name of a month as metadata write it (casefolded) → 1 to 12."""
    months = _load("words")["months"]
    return {name: number for number, names in enumerate(months, start=1) for name in names.split()}


def _load(name: str) -> dict[str, Any]:
    text = files("store.reading").joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
