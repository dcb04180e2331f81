"""Lists whose lines are made when they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

Row = TypeVar("Row", covariant=True)
Made = TypeVar("Made")


class Lazy(Sequence[Row], Generic[Row]):
    """A sequence over row numbers; `[i]` makes one line, `[a:b]` a list of those in between."""

    def __init__(self, rows: Sequence[int], make: Callable[[int], Row]) -> None:
        self.rows = rows
        self._make = make

    def of(self, other: Callable[[Row], Made]) -> Lazy[Made]:
        """A list of what `other` makes of each line."""
        return Lazy(self.rows, lambda row: other(self._make(row)))

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self._make(row) for row in self.rows[index]]
        return self._make(self.rows[index])
