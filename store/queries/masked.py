"""Rows that a mask keeps, as a list that is not written out before somebody looks far into it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import cached_property
from itertools import compress
from typing import overload

from store.queries.masks import Mask

NEAR = 500
"""Lines looked at first: the places of these are sought one after the other."""


class Masked(Sequence[int]):
    """Those of `rows` that the mask keeps; it stands in the order of `rows`.

    `straight` says that the rows are 0, 1, 2 …: then the line of a row is known without looking for it.
    """

    def __init__(self, rows: Sequence[int], mask: Mask, straight: bool = False) -> None:
        self._rows, self._straight = rows, straight
        self.mask = mask
        self._near: list[int] = []

    @cached_property
    def _all(self) -> array[int]:
        return array("I", compress(self._rows, self.mask))

    @cached_property
    def _size(self) -> int:
        return self.mask.count(1)

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        if isinstance(index, slice):
            return self._all[index]
        if not 0 <= index < NEAR or "_all" in self.__dict__:
            return self._all[index]
        near = self._near
        while len(near) <= index:
            place = self.mask.find(1, near[-1] + 1 if near else 0)
            if place < 0:
                raise IndexError(index)
            near.append(place)
        return self._rows[near[index]]

    def index(self, value: int, start: int = 0, stop: int | None = None) -> int:
        """The line of a row. Raises ValueError when it is not kept."""
        if not self._straight or start or stop is not None:
            return self._all.index(value, start, len(self) if stop is None else stop)
        if not (0 <= value < len(self.mask) and self.mask[value]):
            raise ValueError(value)
        return self.mask.count(1, 0, value)
