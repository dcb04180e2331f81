"""Learn the weights of the second reading from annotated articles.

usage: python -m store.extraction.second.learning OUT.tsv.gz GOLD.jsonl ARTICLES [GOLD ARTICLES …]

The model: of one word, each pair of holder and target has a score, the sum of the weights of its features;
"none of them" has the score 0; probabilities are the softmax of the scores. The weights make the annotation
likeliest, with a penalty on their squares (a log-linear model, Berger et al. 1996), by L-BFGS.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_array

from store.extraction.pipeline import Extractor
from store.extraction.second.events import Terms
from store.extraction.second.examples import Example, examples_of
from store.extraction.second.weights import save_weights

PENALTY = 12.0  # the best of 4, 8, 12, 16, 32 on articles held out, of several sorts
LEAST = 3  # times a feature must have been seen
SMALLEST = 0.02  # weight that is kept: smaller ones change nothing that is measured
STEPS = 60  # of the optimiser; more change nothing that is measured

Floats = NDArray[np.float64]
Feature = tuple[str, str]


def features_of(terms: Terms) -> Iterator[Feature]:
    return ((group, feature) for group, features in terms for feature in features)


class Matrix:
    """Examples as sparse matrices: rows are words, holders, targets and pairs; columns are features."""

    def __init__(self, examples: Sequence[Example]) -> None:
        every = chain.from_iterable(
            (e.cue, *e.holders, *e.targets, *(terms for *_, terms, _ in e.pairs)) for e in examples
        )
        counts = Counter(chain.from_iterable(features_of(terms) for terms in every))
        self.features = [feature for feature, count in counts.items() if count >= LEAST]
        self._column = {feature: n for n, feature in enumerate(self.features)}
        self.events = len(examples)
        self.cues = self._rows(e.cue for e in examples)
        self.holders = self._rows(terms for e in examples for terms in e.holders)
        self.targets = self._rows(terms for e in examples for terms in e.targets)
        self.pairs = self._rows(terms for e in examples for *_, terms, _ in e.pairs)
        event, holder, target, h, t = list[int](), list[int](), list[int](), 0, 0
        for n, e in enumerate(examples):
            event += [n] * len(e.pairs)
            holder += [h + pair[0] for pair in e.pairs]
            target += [t + pair[1] for pair in e.pairs]
            h, t = h + len(e.holders), t + len(e.targets)
        self.event, self.holder, self.target = np.array(event), np.array(holder), np.array(target)
        self.right = np.array([pair[3] for e in examples for pair in e.pairs], dtype=np.float64)
        self.answered = np.bincount(self.event, self.right, self.events) > 0

    def _rows(self, rows: Iterable[Terms]) -> csr_array:
        columns, ends = list[int](), [0]
        for terms in rows:
            known = (self._column.get(feature) for feature in features_of(terms))
            columns += [n for n in known if n is not None]
            ends.append(len(columns))
        shape = (len(ends) - 1, len(self.features))
        return csr_array(
            (np.ones(len(columns)), np.array(columns, dtype=np.int64), np.array(ends)), shape=shape
        )

    def loss(self, weights: Floats, penalty: float) -> tuple[float, Floats]:
        """The negative log-likelihood of the annotation, with its gradient."""
        score = (
            (self.cues @ weights)[self.event] + (self.holders @ weights)[self.holder]
            + (self.targets @ weights)[self.target] + self.pairs @ weights
        )  # fmt: skip
        top = np.zeros(self.events)
        np.maximum.at(top, self.event, score)
        raised = np.exp(score - top[self.event])
        none = np.exp(-top)
        total = none + np.bincount(self.event, raised, self.events)
        right = np.bincount(self.event, raised * self.right, self.events)
        likely = np.where(self.answered, right, none)
        value = float(np.log(total).sum() - np.log(likely + 1e-300).sum() + penalty / 2 * weights @ weights)
        wanted = raised * self.right / np.where(self.answered, right, 1)[self.event]
        pull = raised / total[self.event] - wanted
        gradient = (
            self.cues.T @ np.bincount(self.event, pull, self.events)
            + self.holders.T @ np.bincount(self.holder, pull, self.holders.shape[0])
            + self.targets.T @ np.bincount(self.target, pull, self.targets.shape[0])
            + self.pairs.T @ pull + penalty * weights
        )  # fmt: skip
        return value, gradient


def learn(examples: Sequence[Example], penalty: float = PENALTY) -> Iterator[tuple[str, str, float]]:
    """The weights that fit `examples`: group, feature, weight. Raises ValueError when there are none."""
    if not examples:
        raise ValueError("nothing to learn from: no annotated article has a word of stance left silent")
    matrix = Matrix(examples)
    start = np.zeros(len(matrix.features))
    fit = minimize(
        matrix.loss, start, args=(penalty,), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}
    )
    for (group, feature), weight in zip(matrix.features, fit.x, strict=True):
        if abs(weight) >= SMALLEST:
            yield group, feature, float(weight)


def main(args: list[str]) -> int:
    if len(args) < 3 or len(args) % 2 == 0:
        print(__doc__)
        return 2
    extractor = Extractor()
    out, *pairs = map(Path, args)
    examples = [e for n in range(0, len(pairs), 2) for e in examples_of(pairs[n], pairs[n + 1], extractor)]
    kept = save_weights(learn(examples), out)
    answered = sum(any(right for *_, right in e.pairs) for e in examples)
    print(f"{len(examples)} words, {answered} with a pair; {kept} weights in {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
