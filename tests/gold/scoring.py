"""Annotated articles, and how much of what they say is found: pairs of holder and target with polarity."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from store.extraction.pipeline import Extractor
from store.model import Extraction, SourceText
from store.queries.fold import words
from store.reading import read

HERE = Path(__file__).parent
Pair = tuple[str, str, str]
"""Holder, `support` or `oppose`, and target, by ids or names."""


@dataclass
class Score:
    """Pairs that are asked for, that are said, and that are both."""

    asked: int = 0
    said: int = 0
    right: int = 0
    denials_told_as_plain: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.asked if self.asked else 0.0


class Gold:
    """The annotation of one article."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.article: str = row["article"]
        self.actors: dict[str, dict[str, Any]] = {actor["id"]: actor for actor in row["actors"]}
        plain = [each for each in row["stances"] if each["stance"] != "contact"]
        self.denied = {_pair(each) for each in plain if each["certainty"] == "denied"}
        self.stances = {_pair(each): bool(each["core"]) for each in plain if each["certainty"] != "denied"}

    def accepted(self, actor: str) -> set[str]:
        """The actor, those for whom it speaks, and those who speak for it."""
        found, above = {actor}, self.actors[actor]["member_of"]
        while above and above not in found:
            found.add(above)
            above = self.actors[above]["member_of"]
        return found | {other for other, each in self.actors.items() if each["member_of"] == actor}

    def ids(self, said: Iterable[str]) -> set[str]:
        """The actors of the annotation that some names mean: by a whole name, else by words of one."""
        folded = {words(name) for name in said}
        names = {actor: {words(name) for name in each["names"]} for actor, each in self.actors.items()}
        whole = {actor for actor, known in names.items() if known & folded}
        return whole or {
            actor
            for actor, known in names.items()
            if any(set(a) <= set(b) or set(b) <= set(a) for a in known for b in folded if a and b)
        }


def gold_rows() -> list[Gold]:
    lines = (HERE / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [Gold(json.loads(line)) for line in lines]


def _pair(row: dict[str, Any]) -> Pair:
    return row["holder"], row["stance"], row["target"]


def extracted(extractor: Extractor, path: Path) -> Extraction:
    """What is found in the one article of a file."""
    (source,) = read([path])
    assert isinstance(source, SourceText)
    return extractor.extract(source)


def said_pairs(found: Extraction) -> dict[tuple[int, int, str], tuple[set[str], set[str]]]:
    """Holder, target and polarity of each plain stance, with the names of both."""
    actors = {actor.key: actor for actor in found.actors}
    pairs: dict[tuple[int, int, str], tuple[set[str], set[str]]] = {}
    for stance in found.stances:
        if stance.stance != "contact" and stance.certainty != "denied":
            holder, target = actors[stance.holder], actors[stance.target]
            names = pairs.setdefault((stance.holder, stance.target, stance.stance), (set(), set()))
            names[0].update((holder.name, stance.holder_text))
            names[1].update((target.name, stance.target_text))
    return pairs


def named_pairs(extractor: Extractor, path: Path) -> set[Pair]:
    """The plain stances of a file, holder and target by their names."""
    found = extracted(extractor, path)
    names = {actor.key: actor.name for actor in found.actors}
    return {(names[holder], polarity, names[target]) for holder, target, polarity in said_pairs(found)}


def score(gold: Gold, found: Extraction, total: Score) -> None:
    """Add one article to `total`. What is annotated but not core is neither asked for nor wrong."""
    total.asked += sum(gold.stances.values())
    hit: set[Pair] = set()
    for (_, _, polarity), (holders, targets) in said_pairs(found).items():
        holder, target = gold.ids(holders), gold.ids(targets)

        def meant(pair: Pair, holder: set[str] = holder, target: set[str] = target) -> bool:
            return bool(holder & gold.accepted(pair[0]) and target & gold.accepted(pair[2]))

        matches = [pair for pair in gold.stances if pair[1] == polarity and meant(pair)]
        new = [pair for pair in matches if pair not in hit]
        if matches:
            hit.update(new[:1])
            right = bool(new) and gold.stances[new[0]]
            total.right += right
            total.said += right
            continue
        total.said += 1
        total.denials_told_as_plain += any(pair[1] == polarity and meant(pair) for pair in gold.denied)
        total.wrong.append(f"{gold.article}: {sorted(holders)} {polarity} {sorted(targets)}")
