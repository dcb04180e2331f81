"""Filters to rows, by masks.

A filter that names only actors takes whole dyads, whose counts the index keeps; only other parts
make it look at single stances.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain, compress
from operator import not_
from typing import TYPE_CHECKING

from store.queries.days import period
from store.queries.facts import LIVE, keeping
from store.queries.filters import Filter
from store.queries.fold import fold
from store.queries.history import History
from store.queries.masks import NOT, Mask, all_of, both, dates_within, picked, spread
from store.queries.named import Named, joined
from store.queries.shares import added
from store.queries.sides import Columns, less, summed
from store.queries.stretches import Ranks, all_but, dated, few_in, few_of, few_out, ranked, within

if TYPE_CHECKING:
    from store.queries.corpus import Corpus


class Selection:
    """The stances that a filter leaves: rows, and counts by dyad."""

    def __init__(self, corpus: Corpus, filter: Filter, rows: Sequence[int] | None = None) -> None:
        """With `rows` (by date) these are what is left, whatever the filter says."""
        self._corpus = corpus
        self._filter = filter
        self.span = period(filter.since, filter.until)
        self.articles = self._kept_articles()
        self.named = Named(corpus, filter)
        self.whole = not (
            self.span or filter.certainties or filter.polarities or filter.undecided
            or self.articles is not None or filter.said or rows is not None
        )  # fmt: skip
        self._picked: dict[int, Sequence[int]] = {}
        self._given = rows is not None
        if rows is not None:
            self.rows = rows

    def _kept_articles(self) -> Mask | None:
        """The articles that the filter's parts about articles keep; None when there are no such parts."""
        filter, table, masks = self._filter, self._corpus.articles, list[Mask]()
        if filter.unread:
            masks.append(bytes(table.read).translate(NOT))
        if filter.bookmarked:
            masks.append(bytes(table.bookmarked))
        if fold(filter.text):
            masks.append(self._corpus.texts.matching(filter.text))
        mask = all_of(masks)
        return None if mask is None or 0 not in mask else mask

    # --- rows ----------------------------------------------------------------------------------

    @cached_property
    def rows(self) -> Sequence[int]:
        """Rows by date."""
        if self.named.everyone and (few := few_in(self._corpus, self.articles)) is not None:
            return self._left(few)
        rows = self.named.rows()
        if rows is not self._corpus.index.order or (self._wanted is not None and self._one_part):
            return self._left(rows)
        kept = self._kept
        return rows if kept is None else array("I", compress(rows, kept))

    @cached_property
    def count(self) -> int:
        """How many rows are left."""
        if self._tally is not None:
            return sum(self.totals.values())
        return len(self.rows)

    @property
    def parts(self) -> list[tuple[Sequence[int], Mask]]:
        """Rows by date, in one list or several, and which of each are left.

        These need not be written out or put in one order, which takes the longest of all where an actor has
        many members.
        """
        if "rows" not in self.__dict__ and self.named.everyone and self._kept is not None:
            return [(self._corpus.index.order, self._kept)]
        alone = not self.whole or self.named.everyone
        lists = [self.rows] if alone else map(self._left, self.named.postings())
        return [(rows, b"\1" * len(rows)) for rows in lists]

    @cached_property
    def _wanted_facts(self) -> bytes | None:
        """Which facts the filter keeps; None when all."""
        filter = self._filter
        if not (self._corpus.index.dead or filter.certainties or filter.polarities or filter.undecided):
            return None
        return keeping(filter.polarities, filter.certainties, filter.undecided)

    @cached_property
    def _wanted(self) -> bytes | None:
        """For each date whether the filter keeps it; None when all."""
        return None if self.span is None else dates_within(self._corpus.stances.dates, self.span)

    @property
    def _one_part(self) -> bool:
        parts = (self._wanted, self._wanted_facts, self.articles, self._said)
        return sum(part is not None for part in parts) == 1

    @cached_property
    def _said(self) -> Mask | None:
        """Which stances' holder, target or words hold what is looked for; None when nothing is."""
        corpus, index, wanted = self._corpus, self._corpus.index, self._filter.said
        if not fold(wanted):
            return None
        mask = bytearray(len(corpus.stances))
        for actor in corpus.names.holding(wanted):
            for row in index.rows_of(actor):
                mask[row] = 1
        for row in corpus.cues.matching(wanted):
            mask[row] = 1
        return mask

    def _left(self, rows: Sequence[int]) -> Sequence[int]:
        """Those of some rows (by date) that the filter leaves, whomever they are about."""
        corpus = self._corpus
        if self._wanted is not None:
            rows = within(corpus, rows, self._wanted, self._ranked)
        if self._wanted_facts is not None:
            rows = picked(rows, corpus.facts.rows().translate(self._wanted_facts))
        if self._said is not None:
            rows = picked(rows, self._said)
        if self.gone is not None:
            rows = array("I", compress(rows, map(not_, map(self.gone.__contains__, rows))))
        elif self.articles is not None:
            articles = map(corpus.stances.article.__getitem__, rows)
            rows = array("I", compress(rows, spread(articles, self.articles)))
        return rows

    @cached_property
    def _kept(self) -> Mask | None:
        """Of all rows, by date, which the filter leaves, whomever they are about; None when all."""
        corpus, masks = self._corpus, list[Mask]()
        order = corpus.index.order
        if self._wanted_facts is not None:
            masks.append(corpus.facts.ordered().translate(self._wanted_facts))
        if self._wanted is not None:
            masks.append(dated(corpus, order, self._wanted, self._ranked))
        if self._said is not None:
            masks.append(spread(order, self._said))
        if self.articles is not None:
            masks.append(
                spread(corpus.facts.articles(), self.articles)
                if self.gone is None
                else all_but(corpus, self.gone)
            )
        return all_of(masks)

    @cached_property
    def _ranked(self) -> Ranks:
        assert self._wanted is not None
        return ranked(self._corpus, self._wanted)

    @cached_property
    def gone(self) -> frozenset[int] | None:
        """The rows that one part of the filter leaves out, where it is the only one and they are few.

        It is the part about articles, or the decided ones; then those that do not count are among them.
        """
        if self._given:
            return None
        if self._undecided_only:
            assert self._wanted_facts is not None
            return few_of(self._corpus, self._wanted_facts)
        if self.articles is None or self._filter.stance_parts:
            return None
        return few_out(self._corpus, self.articles)

    @cached_property
    def _undecided_only(self) -> bool:
        return self._filter.undecided and not self._filter.without("undecided").active

    @cached_property
    def told(self) -> Mask:
        """The articles that tell of what is left."""
        filter, size = self._filter, len(self._corpus.articles)
        if self._counted_by_facts:
            return self._corpus.facts.told(filter.polarities, filter.certainties).ljust(size, b"\0")
        if self._undecided_only and self.gone is not None:
            return self._told_but_gone(self.gone).ljust(size, b"\0")
        if self.whole and (actors := self.named.all_of) is not None:
            return self._corpus.facts.telling.of(actors, size)
        mask = bytearray(size)
        left = chain.from_iterable(compress(rows, kept) for rows, kept in self.parts)
        for article in set(map(self._corpus.stances.article.__getitem__, left)):
            mask[article] = 1
        return mask

    def _told_but_gone(self, gone: frozenset[int]) -> bytearray:
        """The articles that tell of anything but the few rows that are gone."""
        facts, articles = self._corpus.facts, self._corpus.stances.article
        mask = bytearray(facts.told((), ()))
        for article in set(map(articles.__getitem__, gone)):
            mask[article] = not gone.issuperset(facts.rows_in((article,)))
        return mask

    def rows_of_all(self, dyads: Sequence[int]) -> Sequence[int]:
        """The rows left of several dyads, by date."""
        if len(dyads) == 1:
            return self.rows_of(dyads[0])
        return joined(self._corpus, [self.rows_of(dyad) for dyad in dyads])

    # --- dyads ---------------------------------------------------------------------------------

    @cached_property
    def totals(self) -> dict[int, int]:
        """How many stances are left of each dyad; none without any."""
        tally = self._tally
        if tally is not None and not self.named.everyone:
            counted = ((dyad, sum(tally[dyad * 4 : dyad * 4 + 4])) for dyad in self.named.dyads())
            return {dyad: count for dyad, count in counted if count}
        if tally is not None:
            sums = added([tally[code::4] for code in range(4)])
            return {dyad: count for dyad, count in enumerate(sums) if count}
        totals: dict[int, int] = {}
        for code, count in self._codes.items():
            dyad = code >> 2
            totals[dyad] = totals.get(dyad, 0) + count
        return totals

    @cached_property
    def _tally(self) -> array[int] | None:
        """Counts by dyad and code, where they come cheaper than by going through the rows; else None."""
        tally = self._corpus.index.tally
        if self.whole:
            return tally
        if self._counted_by_facts:
            return self._corpus.index.shares.tally(self._filter.polarities, self._filter.certainties)
        size = len(self._corpus.index.order)
        if self._given or not self.named.everyone:
            return None
        if self.gone is None and len(self.rows) * 2 < size:
            return None
        # most are left: take off those that are not (and were counted)
        left, codes = array("I", tally), self._corpus.stances.code
        for code in map(codes.__getitem__, self._counted_and_gone()):
            left[code] -= 1
        return left

    def _counted_and_gone(self) -> Iterable[int]:
        if self.gone is not None:
            return filter(self._corpus.stances.live.__getitem__, self.gone)
        assert self._kept is not None
        counted = self._corpus.facts.ordered().translate(LIVE)
        return compress(self._corpus.index.order, both(self._kept.translate(NOT), counted))

    @property
    def _counted_by_facts(self) -> bool:
        """Whether nothing but kinds and certainties is asked for."""
        filter = self._filter
        rest = replace(filter, polarities=(), certainties=(), names="", rollup=False, role="any")
        return rest == Filter() and bool(filter.polarities or filter.certainties) and not self._given

    @cached_property
    def _codes(self) -> Counter[int]:
        return Counter(map(self._corpus.stances.code.__getitem__, self.rows))

    def counts(self, dyad: int) -> Sequence[int]:
        """How many are left of a dyad by code: support, oppose, contact, denied."""
        if self._tally is not None:
            return self._tally[dyad * 4 : dyad * 4 + 4]
        codes = self._codes
        return [codes[dyad << 2 | code] for code in range(4)]

    def sides(self) -> tuple[Columns, Columns]:
        """How many are left that each actor gives, and receives, by code."""
        index, filter, tally = self._corpus.index, self._filter, self._tally
        if not self.named.everyone:
            keys = (dyad << 2 | code for dyad in self.totals for code in range(4))
            return summed(
                index, self._codes.items() if tally is None else ((key, tally[key]) for key in keys)
            )
        if self.whole or self._counted_by_facts:
            return index.sides.of(filter.polarities, filter.certainties)
        if tally is None:
            return summed(index, self._codes.items())
        columns = index.sides.of()
        less(columns, index, map(self._corpus.stances.code.__getitem__, self._counted_and_gone()))
        return columns

    def history(self, dyad: int) -> History:
        """The stances left of a dyad in time."""
        index, table = self._corpus.index, self._corpus.stances
        posting = index.by_dyad[dyad]
        left = self.totals.get(dyad, 0)
        if len(posting) == left:
            return index.history(dyad)
        if self.gone is not None and (self._undecided_only or not index.dead):
            gone, codes = self.gone, table.code
            return index.history(dyad).without([row for row in gone if codes[row] >> 2 == dyad])
        if self._wanted_facts is not None and self._one_part and not self._given:
            return index.history(dyad).of(self._wanted_facts)
        return History(index, table, self.rows_of(dyad))

    def rows_of(self, dyad: int) -> Sequence[int]:
        """The rows left of a dyad, by date."""
        posting = self._corpus.index.by_dyad[dyad]
        if len(posting) == self.totals.get(dyad, 0):
            return posting
        found = self._picked.get(dyad)
        if found is None:
            found = self._given_by_dyad.get(dyad, ()) if self._given else self._left(posting)
            self._picked[dyad] = found
        return found

    @cached_property
    def _given_by_dyad(self) -> dict[int, Sequence[int]]:
        """The rows that were given, by dyad."""
        found: dict[int, list[int]] = {}
        codes = self._corpus.stances.code
        for row in self.rows:
            found.setdefault(codes[row] >> 2, []).append(row)
        return {dyad: array("I", rows) for dyad, rows in found.items()}
