"""What features are worth, as learned from annotated articles.

`weights.tsv.gz` holds one weight a line: group, feature, weight in thousandths. A group is a set of features
that are read in one situation (*the holder of a noun*, *the target in a slot that a definite noun fills*).
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.extraction.second.events import Terms

FILE = Path(__file__).with_name("weights.tsv.gz")
SETTINGS = Path(__file__).with_name("second.toml")
_NONE: Mapping[str, float] = {}
_ZEROS = repeat(0.0)
_UNIT = 1000


class Weights:
    """A weight for each feature in its group; 0 for what was not learned."""

    def __init__(self, groups: Mapping[str, Mapping[str, float]]) -> None:
        self.groups = groups

    def score(self, terms: Terms) -> float:
        """The sum of the weights of `terms`."""
        groups = self.groups
        return sum(sum(map(groups.get(group, _NONE).get, features, _ZEROS)) for group, features in terms)


@cache
def load_weights(path: Path = FILE) -> Weights:
    groups: dict[str, dict[str, float]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            group, feature, weight = line.rstrip("\n").split("\t")
            groups.setdefault(group, {})[feature] = int(weight) / _UNIT
    return Weights(groups)


def fingerprint() -> str:
    """What tells the packaged weights and settings from others: a part of what a build is known by."""
    return hashlib.sha256(FILE.read_bytes() + SETTINGS.read_bytes()).hexdigest()[:12]


def save_weights(weights: Iterable[tuple[str, str, float]], path: Path) -> int:
    """Write the weights that are not 0 in thousandths to `path`; returns how many. The same weights make
    the same bytes.
    """
    rows = sorted(
        f"{group}\t{feature}\t{round(weight * _UNIT)}\n"
        for group, feature, weight in weights
        if round(weight * _UNIT)
    )
    with path.open("wb") as out, gzip.GzipFile(fileobj=out, mode="wb", filename="", mtime=0) as packed:
        packed.write("".join(rows).encode())
    return len(rows)
