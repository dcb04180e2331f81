"""Compact columns: what 100,000 articles and 300,000 stances weigh is decided here.

A Python string costs 50 bytes before its first letter, an integer 28; packed columns cost the
letters and 4 bytes. Columns only grow; they are filled chunk by chunk in a thread, so no single
call here runs long enough to hold up the screen.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from itertools import accumulate, islice
from typing import overload

from store.queries.days import Days, days


class Strings(Sequence[str]):
    """Strings packed as UTF-8 in one buffer; surrogates survive (file names may hold them)."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends: array[int] = array("I", [0])

    def extend(self, values: Sequence[str]) -> None:
        joined = "".join(values)
        if joined.isascii():
            sizes, packed = map(len, values), joined.encode()
        else:
            pieces = [value.encode("utf-8", "surrogatepass") for value in values]
            sizes, packed = map(len, pieces), b"".join(pieces)
        self._ends.extend(islice(accumulate(sizes, initial=len(self._bytes)), 1, None))
        self._bytes += packed

    def __len__(self) -> int:
        return len(self._ends) - 1

    @property
    def packed(self) -> tuple[bytearray, array[int]]:
        """The buffer itself and where each string ends (0 first): to be read only."""
        return self._bytes, self._ends

    def raw(self, row: int) -> bytes:
        """The UTF-8 bytes of one string."""
        return bytes(self._bytes[self._ends[row] : self._ends[row + 1]])

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> list[str]: ...
    def __getitem__(self, row: int | slice) -> str | list[str]:
        if isinstance(row, slice):
            return [self[i] for i in range(*row.indices(len(self)))]
        if not 0 <= row < len(self):
            raise IndexError(row)
        return self.raw(row).decode("utf-8", "surrogatepass")


class Ids:
    """Identifiers of rows: packed strings with a hash table of integers (4 to 8 bytes a row).

    The table is brought up to date on the first look-up after rows were added; `index()` does it
    ahead of time.
    """

    def __init__(self) -> None:
        self.names = Strings()
        self._hashes: array[int] = array("q")
        self._slots: array[int] = array("i", [-1]) * 1024
        self._indexed = 0

    def extend(self, ids: Sequence[str]) -> None:
        self.names.extend(ids)
        self._hashes.extend(map(hash, ids))

    def __len__(self) -> int:
        return len(self.names)

    def __getitem__(self, row: int) -> str:
        return self.names[row]

    def row(self, name: str) -> int | None:
        """The row of an identifier (the first, were it there twice), or None."""
        self.index()
        hashes, slots, wanted = self._hashes, self._slots, hash(name)
        last = len(slots) - 1
        slot = wanted & last
        while (row := slots[slot]) >= 0:
            if hashes[row] == wanted and self.names[row] == name:
                return row
            slot = (slot + 1) & last
        return None

    def index(self, most: int | None = None) -> bool:
        """Bring the hash table up to date with the rows added, or with so many of them; True once it is."""
        total = len(self._hashes)
        if self._indexed == total:
            return True
        slots, start = self._slots, self._indexed
        if total * 2 > len(slots):
            slots, start = array("i", [-1]) * (1 << (total * 3).bit_length()), 0
        last, hashes = len(slots) - 1, self._hashes
        end = total if most is None else min(total, start + most)
        for row in range(start, end):
            slot = hashes[row] & last
            while slots[slot] >= 0:
                slot = (slot + 1) & last
            slots[slot] = row
        self._slots, self._indexed = slots, end
        return end == total


KEY_BYTES = 9
_EMPTY = -1


class Keys:
    """Stance keys: 18 hexadecimal letters each, as the store makes them, in 9 bytes; others as they are."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._odd: dict[int, str] = {}
        self._odd_rows: dict[str, int] = {}
        self._slots: array[int] = array("i", [_EMPTY]) * 1024
        self._indexed = 0

    def extend(self, keys: Sequence[str]) -> None:
        joined = "".join(keys)
        width = KEY_BYTES * 2
        if set(map(len, keys)) <= {width} and _is_hex(joined):
            self._bytes += bytes.fromhex(joined)
            return
        for row, key in enumerate(keys, len(self)):
            if len(key) == width and _is_hex(key):
                self._bytes += bytes.fromhex(key)
            else:
                self._bytes += bytes(KEY_BYTES)
                self._odd[row] = key
                self._odd_rows.setdefault(key, row)

    def __len__(self) -> int:
        return len(self._bytes) // KEY_BYTES

    def __getitem__(self, row: int) -> str:
        if row in self._odd:
            return self._odd[row]
        return self._bytes[row * KEY_BYTES : (row + 1) * KEY_BYTES].hex()

    def row(self, key: str) -> int | None:
        """The row of a key (the first, were it there twice), or None."""
        if len(key) != KEY_BYTES * 2 or not _is_hex(key):
            return self._odd_rows.get(key)
        self.index()
        wanted, slots, kept = bytes.fromhex(key), self._slots, self._bytes
        last = len(slots) - 1
        slot = hash(wanted) & last
        while (row := slots[slot]) >= 0:
            if kept[row * KEY_BYTES : (row + 1) * KEY_BYTES] == wanted and row not in self._odd:
                return row
            slot = (slot + 1) & last
        return None

    def index(self, most: int | None = None) -> bool:
        """Bring the table of rows up to date with the keys added, or with so many; True once it is."""
        total = len(self)
        if self._indexed == total:
            return True
        slots, start = self._slots, self._indexed
        if total * 3 > len(slots) * 2:
            slots, start = array("i", [_EMPTY]) * (1 << (total * 3 // 2).bit_length()), 0
        last, kept, odd = len(slots) - 1, self._bytes, self._odd
        end = total if most is None else min(total, start + most)
        for row in range(start, end):
            if row in odd:
                continue
            slot = hash(bytes(kept[row * KEY_BYTES : (row + 1) * KEY_BYTES])) & last
            while slots[slot] >= 0:
                slot = (slot + 1) & last
            slots[slot] = row
        self._slots, self._indexed = slots, end
        return end == total


def _is_hex(text: str) -> bool:
    return _NOT_HEX.search(text) is None


_NOT_HEX = re.compile("[^0-9a-f]")


class Pool:
    """Values that repeat (dates, frames) as small integers; 0 is None."""

    def __init__(self) -> None:
        self.values: list[str | None] = [None]
        self._codes: dict[str | None, int] = {None: 0}
        self._spans: list[Days | None] = []

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, code: int) -> str | None:
        return self.values[code]

    def spans(self) -> list[Days | None]:
        """The days that each value covers, taken as a date."""
        if len(self._spans) < len(self.values):  # a new list: others may be reading the one there is
            self._spans = [*self._spans, *map(days, self.values[len(self._spans) :])]
        return self._spans

    def code(self, value: str | None) -> int:
        """The number of a value, new if need be."""
        code = self._codes.get(value)
        if code is None:
            self.values.append(value)
            code = self._codes[value] = len(self.values) - 1
        return code
