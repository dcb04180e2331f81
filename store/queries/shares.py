"""How many stances of each dyad are of each certainty and kind, so that filters by these count nothing."""

from __future__ import annotations

from array import array
from collections.abc import Collection

from store.queries.tables import APART, CERTAINTY_CODES, DENIED, KIND_CODES

CODES = bytes([APART if fact >> 2 == DENIED else fact & 3 for fact in range(16)])
"""The code by which a stance is counted, for each fact: its certainty × 4 + its kind."""
_NONE = (0,) * 16


class Shares:
    """`counts` holds, for dyad × 16 + fact, how many there are that count."""

    def __init__(self) -> None:
        self.counts = array("I")

    def grow(self) -> None:
        """Make room for one more dyad."""
        self.counts.extend(_NONE)

    def tally(self, kinds: Collection[str], certainties: Collection[str]) -> array[int]:
        """For dyad × 4 + code how many are of these kinds and certainties (empty: of all)."""
        facts: list[list[int]] = [[], [], [], []]
        for certainty, sure in CERTAINTY_CODES.items():
            for kind, code in KIND_CODES.items():
                if (not kinds or kind in kinds) and (not certainties or certainty in certainties):
                    facts[CODES[sure << 2 | code]].append(sure << 2 | code)
        found = array("I", bytes(len(self.counts) // 4 * self.counts.itemsize))
        for code, some in enumerate(facts):
            if some:
                columns = [self.counts[fact::16] for fact in some]
                found[code::4] = array("I", map(sum, zip(*columns, strict=True)))
        return found
