"""How many stances of each dyad are of each certainty and kind, so that filters by these count nothing."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from sys import byteorder

from store.queries.tables import APART, CERTAINTY_CODES, DENIED, KIND_CODES

CODES = bytes([APART if fact >> 2 == DENIED else fact & 3 for fact in range(16)])
"""The code by which a stance is counted, for each fact: its certainty × 4 + its kind."""


class Shares:
    """`counts` holds, for each fact and then for each dyad, how many there are that count."""

    def __init__(self) -> None:
        self.counts = tuple(array("I") for _ in CODES)

    def grow(self, zeros: array[int]) -> None:
        """Make room for as many dyads as there are zeros."""
        for column in self.counts:
            column.extend(zeros)

    def tally(self, kinds: Collection[str], certainties: Collection[str]) -> array[int]:
        """For dyad × 4 + code how many are of these kinds and certainties (empty: of all)."""
        found = array("I", bytes(len(self.counts[0]) * 4 * array("I").itemsize))
        for code, facts in enumerate(facts_by_code(kinds, certainties)):
            if facts:
                found[code::4] = added([self.counts[fact] for fact in facts])
        return found


def facts_by_code(kinds: Collection[str], certainties: Collection[str]) -> list[list[int]]:
    """The facts of these kinds and certainties (empty: of all), by the code by which they are counted."""
    found: list[list[int]] = [[], [], [], []]
    for certainty, sure in CERTAINTY_CODES.items():
        for name, kind in KIND_CODES.items():
            if (not kinds or name in kinds) and (not certainties or certainty in certainties):
                found[CODES[sure << 2 | kind]].append(sure << 2 | kind)
    return found


def added(columns: Sequence[array[int]]) -> array[int]:
    """The sums of columns of one length, number by number: as whole numbers, so that no loop is in Python."""
    size = len(columns[0]) * columns[0].itemsize
    total = sum(int.from_bytes(column.tobytes(), byteorder) for column in columns)
    # No sum of counts of stances reaches 2³², so none spills over into its neighbour.
    return array("I", total.to_bytes(size, byteorder))
