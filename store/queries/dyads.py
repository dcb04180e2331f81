"""Who towards whom: groups of stances, their counts, last word, changes of side and disagreements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from store.model import STANCE_KINDS
from store.queries.answers import ActorRef, Change, Disagreement, DyadRow, Order
from store.queries.history import OPPOSE, SUPPORT, History, Turn
from store.queries.joint import Joint
from store.queries.select import Selection
from store.queries.tables import StanceTable

if TYPE_CHECKING:
    from store.queries.corpus import Corpus


class Dyads:
    """The dyads of a selection. With `rollup` several dyads of actors are one group.

    A group goes by the number of its first dyad, its `head`; without roll-up that is the dyad.
    """

    def __init__(self, corpus: Corpus, selection: Selection, rollup: bool) -> None:
        self._corpus = corpus
        self._selection = selection
        self.rollup = rollup
        self._groups: dict[tuple[int, int], list[int]] = {}
        self._members: dict[int, list[int]] = {}
        self._made: dict[int, DyadRow] = {}
        self._rows: dict[int, Sequence[int]] = {}
        self._histories: dict[int, History | Joint] = {}
        totals = selection.totals
        if rollup:
            self._group(totals)
        self.heads: list[int] = list(self._members or totals)

    def _group(self, dyads: Iterable[int]) -> None:
        index, tops, groups = self._corpus.index, self._corpus.tops, self._groups
        holders, targets = index.holders, index.targets
        for dyad in dyads:
            holder, target = holders[dyad], targets[dyad]
            above, below = tops[holder], tops[target]
            pair = (holder, target) if above == below else (above, below)
            known = groups.get(pair)
            if known is None:
                groups[pair] = [dyad]
            else:
                known.append(dyad)
        self._members = {members[0]: members for members in groups.values()}

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

    def dyads(self, head: int) -> list[int]:
        """The dyads of a group."""
        return self._members[head] if self.rollup else [head]

    def head(self, holder: int, target: int) -> int | None:
        """The group of a holder and a target (rows of actors) as seen, None when not among these."""
        if self.rollup:
            dyads = self._groups.get((holder, target))
            return dyads[0] if dyads else None
        dyad = self._corpus.index.find(holder, target)
        return dyad if dyad in self._selection.totals else None

    def rows(self, head: int) -> Sequence[int]:
        """The rows of a group by date."""
        found = self._rows.get(head)
        if found is None:
            found = self._rows[head] = self._selection.rows_of_all(self.dyads(head))
        return found

    def months(self, head: int) -> Mapping[int, int]:
        """How many stances of a group stand in each month × 4 + kind (see `History`)."""
        return self._history(head).months

    def changes(self, head: int) -> list[Change]:
        """The changes of side of a group, oldest first."""
        return [told(self._corpus.stances, turn) for turn in self._history(head).turns]

    def get_ready(self, head: int) -> None:
        """See `History.get_ready`. To be called for dyads alone."""
        if isinstance(history := self._history(head), History):
            history.get_ready()

    def _history(self, head: int) -> History | Joint:
        found = self._histories.get(head)
        if found is None:
            parts = [self._selection.history(dyad) for dyad in self.dyads(head)]
            alone = len(parts) == 1
            found = parts[0] if alone else Joint(self._corpus.index, self._corpus.stances, parts)
            self._histories[head] = found
        return found

    def counts(self, head: int) -> Sequence[int]:
        """How many of each code: support, oppose, contact, denied."""
        if not self.rollup:
            return self._selection.counts(head)
        return [sum(codes) for codes in zip(*map(self._selection.counts, self.dyads(head)), strict=True)]

    # --- orders --------------------------------------------------------------------------------

    def sorted(self, order: Order) -> list[int]:
        """The groups, the most active, the most recent, or the latest to have changed side first."""
        if order == "recency":
            return self._recent()
        totals = self._selection.totals
        sums = totals
        if self.rollup:
            sums = {head: sum(map(totals.__getitem__, dyads)) for head, dyads in self._members.items()}
        active = sorted(sums, key=sums.__getitem__, reverse=True)
        if order == "activity":
            return active
        turned = self._turned()
        return sorted(turned, key=turned.__getitem__, reverse=True) + [h for h in active if h not in turned]

    def _recent(self) -> list[int]:
        codes, index = self._corpus.stances.code, self._corpus.index
        if self._selection.whole and not self.rollup and not index.dead:
            last = {index.by_dyad[dyad][-1]: dyad for dyad in self.heads}
            return [last[row] for row in reversed(index.by_date(last))]
        dyads = dict.fromkeys([code >> 2 for code in map(codes.__getitem__, reversed(self._selection.rows))])
        if not self.rollup:
            return list(dyads)
        first = {dyad: head for head, members in self._members.items() for dyad in members}
        return list(dict.fromkeys(map(first.__getitem__, dyads)))

    def _turned(self) -> dict[int, int]:
        """Groups with words for both sides: when the side given up was last held (a number that orders)."""
        index, codes = self._corpus.index, self._corpus.stances.code
        given_up: dict[int, int] = {}  # by the row that holds it
        for head in self.heads:
            counts = self.counts(head)
            if counts[SUPPORT] and counts[OPPOSE]:
                sided = (row for row in reversed(self.rows(head)) if codes[row] & 3 in (SUPPORT, OPPOSE))
                held = codes[next(sided)] & 3
                given_up[next(row for row in sided if codes[row] & 3 != held)] = head
        return {given_up[row]: place for place, row in enumerate(index.by_date(given_up))}

    # --- lines ---------------------------------------------------------------------------------

    def make(self, head: int) -> DyadRow:
        """The line of a group."""
        made = self._made.get(head)
        if made is None:
            made = self._made[head] = self._make(head)
        return made

    def _make(self, head: int) -> DyadRow:
        corpus, table = self._corpus, self._corpus.stances
        holder, target = self.pair(head)
        support, oppose, contact, denied = self.counts(head)
        history = self._history(head)
        last, first = history.last, history.first
        turn = history.last_turn if support and oppose else None
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
            since=None if first is None else table.place(first),
            change=told(table, turn) if turn else None,
            disagreement=self.disagreement(head) if support and oppose else None,
        )

    def disagreement(self, head: int) -> Disagreement | None:
        """Who inside the holder stands for, who against the target; None unless two members differ."""
        if not self.rollup:
            return None
        corpus, index = self._corpus, self._corpus.index
        pro, con = Counter[int](), Counter[int]()
        for dyad in self.dyads(head):
            counts, member = self._selection.counts(dyad), index.holders[dyad]
            pro[member] += counts[SUPPORT]
            con[member] += counts[OPPOSE]
        pro, con = +pro, +con
        if not pro or not con or (len(pro) == 1 and pro.keys() == con.keys()):
            return None
        holder, target = self.pair(head)

        def named(side: Counter[int]) -> tuple[ActorRef, ...]:
            """The loudest first."""
            refs = ((-count, corpus.ref(member)) for member, count in side.items())
            return tuple(ref for _, ref in sorted(refs, key=lambda one: (one[0], one[1].name, one[1].actor)))

        return Disagreement(corpus.ref(holder), corpus.ref(target), named(pro), named(con))


def told(table: StanceTable, turn: Turn) -> Change:
    """A turn as a change of side."""
    before, after = table.dates[turn[0] >> 2], table.dates[turn[1] >> 2]
    assert before is not None and after is not None
    return Change(STANCE_KINDS[turn[0] & 3], before, STANCE_KINDS[turn[1] & 3], after)
