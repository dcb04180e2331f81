"""What filters ask of single stances, one byte each, so that no loop over them is in Python."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import reduce
from itertools import chain, compress
from operator import ne
from typing import TYPE_CHECKING

from store.model import Certainty, StanceKind
from store.queries.masks import Mask, either
from store.queries.tables import CERTAINTY_CODES, KIND_CODES
from store.queries.telling import Telling

if TYPE_CHECKING:
    from store.queries.index import Index
    from store.queries.tables import StanceTable

BLOCK = 16384
"""Rows looked at in one go: the processor is not shared meanwhile."""

_NOWHERE = 2**32 - 1
_LIVE, _REVIEWED, _STALE = 16, 32, 64


def _shifted(column: bytes | bytearray, bits: int) -> int:
    """All bytes of a column (of small numbers) shifted to the left, as one whole number."""
    return int.from_bytes(column, "little") << bits


class Facts:
    """Kind, certainty, whether it counts, whether it was decided: in the order of rows, and by date.

    Worked out when first asked for; then decisions on a few stances change a few bytes.
    """

    def __init__(self, table: StanceTable, index: Index) -> None:
        self._table = table
        self._index = index
        index.facts = self.rows
        self.telling = Telling(table, index)
        self._rows = bytearray()
        self._ordered = bytearray()
        self._articles = array("I")
        self._places = array("I")
        self._begins = array("I")  # by article: the first of its rows
        self._more: dict[int, list[int]] = {}  # other rows with which a stretch of an article begins
        self._begun = 0  # rows known to these
        self._told: tuple[bytearray, ...] = ()  # by article: for each kind the certainties told of, as bits
        self._told_of = -1  # rows known to these

    def articles(self) -> array[int]:
        """The articles of all stances, in the order of dates. To be read only."""
        if len(self._articles) != len(self._table):
            column, order = self._table.article, self._index.order
            articles = array("I")
            for start in range(0, len(order), BLOCK):  # in one go it would hold up the screen
                articles.extend(map(column.__getitem__, order[start : start + BLOCK]))
            self._articles = articles
        return self._articles

    def places(self) -> array[int]:
        """Where each row stands in the order of dates. To be read only."""
        if len(self._places) != len(self._table):
            order = self._index.order
            places = array("I", bytes(len(self._table) * array("I").itemsize))
            for start in range(0, len(order), BLOCK):
                for place, row in enumerate(order[start : start + BLOCK], start):
                    places[row] = place
            self._places = places
        return self._places

    def rows_in(self, articles: Iterable[int]) -> list[int]:
        """The rows of the stances in some articles. They stand together, those that people added apart."""
        column = self._table.article
        if self._begun != len(column):
            self._begin()
        found: list[int] = []
        for article in articles:
            for begin in (self._begins[article : article + 1], self._more.get(article, ())):
                for row in begin:
                    while row < len(column) and column[row] == article:
                        found.append(row)
                        row += 1
        return found

    def told(self, kinds: Sequence[StanceKind], certainties: Sequence[Certainty]) -> Mask:
        """The articles that tell of a stance that counts, of these kinds and certainties (empty: of all)."""
        if self._told_of != len(self._table):
            self._tell()
        bits = sum(1 << code for code in _codes(CERTAINTY_CODES, certainties))
        wanted = bytes([bool(told & bits) for told in range(256)])
        masks = [self._told[kind].translate(wanted) for kind in _codes(KIND_CODES, kinds) if kind < 3]
        return reduce(either, masks, bytes(len(masks[0])))

    def _tell(self) -> None:
        """Look at all stances, one kind and certainty after the other, for `told`."""
        column, rows = self._table.article, self.rows()
        articles = max(column, default=-1) + 1
        told = tuple(bytearray(articles) for _ in KIND_CODES)
        for kind, by_article in enumerate(told):
            for certainty in range(len(CERTAINTY_CODES)):
                fact, bit = _LIVE | certainty << 2 | kind, 1 << certainty
                wanted = bytes([one & 31 == fact for one in range(256)])
                for article in compress(column, rows.translate(wanted)):
                    by_article[article] |= bit
        self._told, self._told_of = told, len(column)

    def _tell_again(self, articles: Iterable[int]) -> None:
        """The stances of some articles were written."""
        table = self._table
        for article in articles:
            for by_article in self._told:
                by_article[article] = 0
            for row in self.rows_in((article,)):
                if table.live[row]:
                    self._told[table.kind[row]][article] |= 1 << table.certainty[row]

    @property
    def ahead(self) -> tuple[Callable[[], object], ...]:
        """What works out, ahead of time, what is else worked out when it is first asked for."""
        return (lambda: self.rows_in(())), (lambda: self.told((), ()))

    def _begin(self) -> None:
        """Note where the articles' stretches begin among the rows that were added since the last time."""
        column, first = self._table.article, self._begun
        self._begun = len(column)
        missing = max(column[first:], default=-1) + 1 - len(self._begins)
        self._begins.extend(array("I", [_NOWHERE]) * max(0, missing))
        for row, beside in enumerate(map(ne, column[first:], chain([None], column[first:])), first):
            if not beside or (first and row == first and column[row] == column[row - 1]):
                continue
            article = column[row]
            if self._begins[article] == _NOWHERE:
                self._begins[article] = row
            else:
                self._more.setdefault(article, []).append(row)

    def rows(self) -> bytearray:
        """A byte for each row of the table. To be read only."""
        if len(self._rows) != len(self._table):
            table, size = self._table, len(self._table)
            joined = _shifted(table.kind[:size], 0) | _shifted(table.certainty[:size], 2)
            joined |= _shifted(table.live[:size], 4)
            joined |= _shifted(bytes(table.review[:size]).translate(_ANY), 5)
            joined |= _shifted(table.stale[:size], 6)
            self._rows = bytearray(joined.to_bytes(size, "little"))
        return self._rows

    def ordered(self) -> bytearray:
        """The same in the order of dates. To be read only."""
        rows = self.rows()
        if len(self._ordered) != len(rows):
            ordered, order = bytearray(), self._index.order
            for start in range(0, len(order), BLOCK):
                ordered.extend(map(rows.__getitem__, order[start : start + BLOCK]))
            self._ordered = ordered
        return self._ordered

    def changed(self, rows: Collection[int], order: bool) -> None:
        """Some rows were written; with `order`, rows may also stand elsewhere by date."""
        if rows:
            self.telling.forget()
        if len(rows) > _MANY:
            self._rows = bytearray()
            order = True
        if order:
            self._ordered, self._articles, self._places = bytearray(), array("I"), array("I")
        self._changed_told(rows)
        if len(self._rows) != len(self._table):
            return
        for row in rows:
            self._rows[row] = self._fact(row)
        if self._ordered:
            key, by_date = self._index.key(), self._index.order
            for row in rows:
                self._ordered[bisect_left(by_date, key(row), key=key)] = self._rows[row]

    def _changed_told(self, rows: Collection[int]) -> None:
        if not rows:
            return
        articles = set(map(self._table.article.__getitem__, rows))
        known = min(map(len, self._told), default=0)
        if len(rows) > _MANY or max(articles) >= known:
            self._told_of = -1
        elif self._told_of >= 0:
            self._tell_again(articles)
            self._told_of = len(self._table)

    def _fact(self, row: int) -> int:
        table = self._table
        fact = table.kind[row] | table.certainty[row] << 2
        fact |= _LIVE if table.live[row] else 0
        fact |= _REVIEWED if table.review[row] else 0
        return fact | (_STALE if table.stale[row] else 0)


_MANY = 2000
"""From so many changed rows on all are worked out anew when they are next asked for."""

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
