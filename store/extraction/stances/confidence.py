"""A confidence between 0 and 1 from what a stance rests on; the costs stand in confidence.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.extraction.stances.candidate import Candidate

LOWEST = 0.2


@dataclass(frozen=True, slots=True)
class Costs:
    """What is taken off `base` for each step on the way to a stance."""

    base: float
    denied: float
    weak: float
    carrier: float
    steps: dict[str, float]
    likely: tuple[float, float]  # base and slope of the second reading's probabilities


@cache
def load_costs() -> Costs:
    raw = tomllib.loads(Path(__file__).with_name("confidence.toml").read_text(encoding="utf-8"))
    steps = {**dict.fromkeys(raw["free"]["steps"], 0.0), **raw["steps"]}
    likely = raw["likely"]["base"], raw["likely"]["slope"]
    return Costs(raw["base"], raw["denied"], raw["weak"], raw["carrier"], steps, likely)


def confidence(candidate: Candidate) -> float:
    """The estimated share of stances found in this way that a reader would sign."""
    costs = load_costs()
    if candidate.probability is not None:
        base, slope = costs.likely
        return round(base + slope * candidate.probability, 2)
    value = costs.base - sum(costs.steps.get(step, costs.carrier) for step in candidate.path)
    value -= costs.weak if candidate.weak else 0.0
    value -= costs.denied if candidate.certainty == "denied" else 0.0
    return round(max(value, LOWEST), 2)
