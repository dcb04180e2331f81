"""The order in which articles are listed, and masks of articles in it."""

from __future__ import annotations

from array import array

from store.queries.days import Days, rank
from store.queries.masks import Mask, dates_within, spread
from store.queries.tables import ArticleTable


class Listing:
    """Articles, latest first, undated last."""

    def __init__(self, articles: ArticleTable) -> None:
        self._articles = articles
        self._order: array[int] = array("I")
        self._dated: dict[int, tuple[int, int]] = {}  # where the articles of a date (code) stand in the order
        self.in_order = False  # whether the order, as last asked for, is that of the rows

    def forget(self) -> None:
        """Dates of articles have changed."""
        self._order = array("I")

    def rows(self) -> array[int]:
        """Rows of all articles, latest first, undated last."""
        table = self._articles
        if len(self._order) != len(table):
            buckets: dict[int, list[int]] = {}
            for row, published in enumerate(table.published):
                buckets.setdefault(published, []).append(row)
            order: array[int] = array("I")
            self._dated = {}
            for code in sorted(buckets, key=lambda code: rank(table.dates[code]), reverse=True):
                self._dated[code] = (len(order), len(order) + len(buckets[code]))
                order.extend(buckets[code])
            self._order = order
            self.in_order = order == array("I", range(len(order)))
        return self._order

    def by_line(self, mask: Mask) -> Mask:
        """A mask of articles in the order in which they are listed. To be read only."""
        order = self.rows()
        return mask if self.in_order else spread(order, mask)

    def published_within(self, span: Days, also: Mask) -> bytearray:
        """The articles, by line, that may be of a period, and others: those of a date stand together."""
        self.rows()
        wanted, mask = dates_within(self._articles.dates, span), bytearray(also)
        for code, (begin, end) in self._dated.items():
            if wanted[code]:
                mask[begin:end] = b"\1" * (end - begin)
        return mask
