"""Who towards whom: groups of stances, their counts, last word, changes of side and disagreements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from store.model import STANCE_KINDS
from store.queries.answers import ActorRef, Change, Disagreement, DyadRow, Order
from store.queries.days import days
from store.queries.tables import APART, StanceTable

if TYPE_CHECKING:
    from store.queries.corpus import Corpus

SUPPORT, OPPOSE = STANCE_KINDS.index("support"), STANCE_KINDS.index("oppose")


class Dyads:
    """The dyads of some rows (by date). With `rollup` several dyads of actors are one group.

    A group is named by its number in `groups`: (holder row, target row, dyads of the index).
    """

    def __init__(self, corpus: Corpus, rows: Sequence[int], rollup: bool) -> None:
        self._corpus = corpus
        self._rows = rows
        self.rollup = rollup
        self._codes = Counter(map(corpus.stances.code.__getitem__, rows))
        self._groups: dict[tuple[int, int], list[int]] = {}
        self._mask: bytearray | None = None
        self.totals: dict[int, int] = {}
        for code, count in self._codes.items():
            dyad = code >> 2
            self.totals[dyad] = self.totals.get(dyad, 0) + count
        if rollup:
            for dyad in self.totals:
                self._groups.setdefault(self.pair(dyad), []).append(dyad)
        self.heads: list[int] = [dyads[0] for dyads in self._groups.values()] if rollup else list(self.totals)

    def __len__(self) -> int:
        return len(self.heads)

    def pair(self, dyad: int) -> tuple[int, int]:
        """The holder and the target of a dyad as the reader sees them (members of one body stay apart)."""
        index = self._corpus.index
        holder, target = index.holders[dyad], index.targets[dyad]
        if not self.rollup:
            return holder, target
        top = self._corpus.top
        above, below = top(holder), top(target)
        return (holder, target) if above == below else (above, below)

    def _inside(self, head: int) -> list[int]:
        return self._groups[self.pair(head)] if self.rollup else [head]

    def head(self, holder: int, target: int) -> int | None:
        """The group of a holder and a target (rows of actors) as seen, None when not among these."""
        if self.rollup:
            dyads = self._groups.get((holder, target))
            return dyads[0] if dyads else None
        dyad = self._corpus.index.find(holder, target)
        return dyad if dyad in self.totals else None

    def rows(self, head: int) -> list[int]:
        """The rows of a group by date."""
        dyads = self._inside(head)
        if self._mask is None:
            self._mask = bytearray(max(self._rows, default=-1) + 1)
            for row in self._rows:
                self._mask[row] = 1
        mask, size, by_dyad = self._mask, len(self._mask), self._corpus.index.by_dyad
        found = [row for dyad in dyads for row in by_dyad[dyad] if row < size and mask[row]]
        return found if len(dyads) == 1 else self._corpus.index.by_date(found)

    def total(self, head: int) -> int:
        """How many stances a group holds."""
        return sum(self.totals[dyad] for dyad in self._inside(head))

    def counts(self, head: int) -> list[int]:
        """How many of each code: support, oppose, contact, denied."""
        return [sum(self._codes[dyad << 2 | code] for dyad in self._inside(head)) for code in range(4)]

    def sorted(self, order: Order) -> list[int]:
        """The groups, the most active, the most recent, or the latest to have changed side first."""
        if order == "recency":
            return self._recent()
        active = self._active()
        if order == "activity":
            return active
        turned = self._turned()
        return sorted(turned, key=turned.__getitem__, reverse=True) + [h for h in active if h not in turned]

    def _active(self) -> list[int]:
        if not self.rollup:
            totals = self.totals
            return sorted(totals, key=totals.__getitem__, reverse=True)
        sums = {dyads[0]: sum(map(self.totals.__getitem__, dyads)) for dyads in self._groups.values()}
        return sorted(sums, key=sums.__getitem__, reverse=True)

    def _recent(self) -> list[int]:
        codes = self._corpus.stances.code
        dyads = dict.fromkeys(code >> 2 for code in map(codes.__getitem__, reversed(self._rows)))
        if not self.rollup:
            return list(dyads)
        return list(dict.fromkeys(self._inside(dyad)[0] for dyad in dyads))

    def _turned(self) -> dict[int, int]:
        """Groups with words for both sides: when the side given up was last held (place in the rows)."""
        codes = map(self._corpus.stances.code.__getitem__, self._rows)
        lasts = {code: place for place, code in enumerate(codes)}
        found: dict[int, int] = {}
        for head in self.heads:
            dyads = self._inside(head)
            pro = max(lasts.get(dyad << 2 | SUPPORT, -1) for dyad in dyads)
            con = max(lasts.get(dyad << 2 | OPPOSE, -1) for dyad in dyads)
            if pro >= 0 and con >= 0:
                found[head] = min(pro, con)
        return found

    def make(self, head: int) -> DyadRow:
        """The line of a group."""
        corpus, table = self._corpus, self._corpus.stances
        holder, target = self.pair(head)
        rows = self.rows(head)
        support, oppose, contact, denied = self.counts(head)
        last = next((row for row in reversed(rows) if table.code[row] & 3 != APART), rows[-1])
        turns = changes(table, rows) if support and oppose else []
        return DyadRow(
            holder=corpus.ref(holder),
            target=corpus.ref(target),
            support=support,
            oppose=oppose,
            contact=contact,
            denied=denied,
            last=table.kind_of(last),
            last_date=table.place(last),
            last_certainty=table.certainty_of(last),
            change=turns[-1] if turns else None,
            disagreement=self.disagreement(head, rows) if support and oppose else None,
        )

    def disagreement(self, head: int, rows: Sequence[int]) -> Disagreement | None:
        """Who inside the holder stands for, who against the target; None unless two members differ."""
        if not self.rollup:
            return None
        corpus, table = self._corpus, self._corpus.stances
        pro: dict[int, ActorRef] = {}
        con: dict[int, ActorRef] = {}
        for row in rows:
            side = {SUPPORT: pro, OPPOSE: con}.get(table.code[row] & 3)
            if side is not None:
                side[table.holder[row]] = corpus.ref(table.holder[row])
        if not pro or not con or (len(pro) == 1 and pro.keys() == con.keys()):
            return None
        holder, target = self.pair(head)
        return Disagreement(corpus.ref(holder), corpus.ref(target), tuple(pro.values()), tuple(con.values()))


def changes(table: StanceTable, rows: Iterable[int]) -> list[Change]:
    """The changes of side among stances of one dyad (by date), oldest first.

    Only what is certain in time: the first word of the new side must lie wholly after the last of
    the old one ("avril 2019" and "7 avril 2019" tell of no change). Denied and undated ones and
    contacts do not count.
    """
    found: list[Change] = []
    held: tuple[int, int, int] | None = None  # code, last day, row
    for row in rows:
        code = table.code[row] & 3
        span = days(table.place(row)) if code in (SUPPORT, OPPOSE) else None
        if span is None:
            continue
        if held is not None and held[0] != code:
            if span[0] <= held[1]:
                continue
            before, after = table.place(held[2]), table.place(row)
            assert before is not None and after is not None
            found.append(Change(STANCE_KINDS[held[0]], before, STANCE_KINDS[code], after))
        elif held is not None and span[1] < held[1]:
            continue
        held = (code, span[1], row)
    return found
