"""What filters ask of single stances, one byte each, so that no loop over them is in Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from store.model import Certainty, StanceKind
from store.queries.tables import CERTAINTY_CODES, KIND_CODES

if TYPE_CHECKING:
    from store.queries.index import Index
    from store.queries.tables import StanceTable

_LIVE, _REVIEWED, _STALE = 16, 32, 64


def _shifted(column: bytes | bytearray, bits: int) -> int:
    """All bytes of a column (of small numbers) shifted to the left, as one whole number."""
    return int.from_bytes(column, "little") << bits


class Facts:
    """Kind, certainty, whether it counts, whether it was decided: in the order of rows, and by date."""

    def __init__(self, table: StanceTable, index: Index) -> None:
        self._table = table
        self._index = index
        self._version = -1
        self._rows = b""
        self._ordered = b""

    def _forget(self, version: int) -> None:
        if version != self._version:
            self._version = version
            self._rows = self._ordered = b""

    def rows(self, version: int) -> bytes:
        """A byte for each row of the table; they are worked out once for each `version` of the corpus."""
        self._forget(version)
        if not self._rows:
            table, size = self._table, len(self._table)
            joined = _shifted(table.kind[:size], 0) | _shifted(table.certainty[:size], 2)
            joined |= _shifted(table.live[:size], 4)
            joined |= _shifted(bytes(table.review[:size]).translate(_ANY), 5)
            joined |= _shifted(table.stale[:size], 6)
            self._rows = joined.to_bytes(size, "little")
        return self._rows

    def ordered(self, version: int) -> bytes:
        """The same in the order of dates."""
        rows = self.rows(version)
        if not self._ordered:
            self._ordered = bytes(map(rows.__getitem__, self._index.order))
        return self._ordered


_ANY = bytes([0, *[1] * 255])


LIVE = bytes([bool(fact & _LIVE) for fact in range(256)])
"""A table for `bytes.translate` that makes 1 of what counts, 0 of what does not."""


def keeping(kinds: Sequence[StanceKind], certainties: Sequence[Certainty], undecided: bool) -> bytes:
    """A table for `bytes.translate` that makes 1 of the facts to keep (empty: all), 0 of others."""
    wanted_kinds = _codes(KIND_CODES, kinds)
    wanted_certainties = _codes(CERTAINTY_CODES, certainties)

    def kept(fact: int) -> bool:
        return bool(
            fact & _LIVE
            and fact & 3 in wanted_kinds
            and fact >> 2 & 3 in wanted_certainties
            and (not undecided or fact & _STALE or not fact & _REVIEWED)
        )

    return bytes(map(kept, range(256)))


def _codes(codes: dict[str, int], names: Iterable[str]) -> set[int]:
    return {codes[name] for name in names} or set(range(4))
