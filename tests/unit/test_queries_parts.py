"""What views are made from: rows behind a mask, the last change of side, what is counted ahead."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import compress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import STANCE_KINDS, StanceKind
from store.queries.corpus import Corpus
from store.queries.filters import Filter
from store.queries.history import History
from store.queries.joint import Joint
from store.queries.masked import Masked
from store.queries.tables import KIND_CODES
from store.queries.view import View
from tests.unit.queries_world import columns_of, decide, stub, world

DATES = ["2018", "2019", "2019-01", "2019-04", "2019-04-07", "2019-04-20", "2020-02-01", "2020-02-02", None]


@given(st.lists(st.booleans(), max_size=60), st.booleans())
def test_rows_behind_a_mask_are_those_that_it_keeps(kept: list[bool], straight: bool) -> None:
    rows = array("I", range(len(kept)) if straight else reversed(range(len(kept))))
    masked, wanted = Masked(rows, bytes(kept), straight), list(compress(rows, kept))
    assert len(masked) == len(wanted)
    assert [masked[place] for place in range(len(wanted))] == wanted == list(masked[:])
    assert [masked.index(row) for row in wanted] == list(range(len(wanted)))
    with pytest.raises(IndexError):
        masked[len(wanted)]
    for row in set(rows) - set(wanted):
        with pytest.raises(ValueError):
            masked.index(row)


def history_of(said: Sequence[tuple[str | None, StanceKind]]) -> History:
    """What one actor, of whom nothing else was read, said of another, by (date, kind)."""
    return told_of(said)[1]


def told_of(said: Sequence[tuple[str | None, StanceKind]]) -> tuple[Corpus, History]:
    """The same, and the corpus that it is in."""
    corpus = world()
    stubs = [
        stub(f"h{number}", "a3", "anna-kovel", "somebody", kind, date)
        for number, (date, kind) in enumerate(said)
    ]
    corpus.add_columns(columns_of(stubs))
    corpus.finish()
    dyad = corpus.index.find(corpus.actors.row("anna-kovel"), corpus.actors.row("somebody"))
    rows = () if dyad is None else corpus.index.by_dyad[dyad]
    return corpus, History(corpus.index, corpus.stances, rows)


SHARED = st.tuples(st.sampled_from(DATES), st.sampled_from(STANCE_KINDS), st.integers(0, 2))


@given(st.lists(st.tuples(st.sampled_from(DATES), st.sampled_from(STANCE_KINDS))))
def test_the_last_change_of_side_is_the_last_of_all(said: list[tuple[str | None, StanceKind]]) -> None:
    history = history_of(said)
    assert history.last_turn == (history.turns[-1] if history.turns else None)


def test_many_changes_of_side_from_the_end() -> None:
    days = [f"2019-{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 28)]
    against = 3  # one word against, long ago
    said: list[tuple[str | None, StanceKind]] = [
        (day, "oppose" if place == against else "support") for place, day in enumerate(days)
    ]
    history = history_of(said)
    assert history.last_turn is not None
    assert history.last_turn == history.turns[-1]
    assert history.last_turn[0] & 3 == KIND_CODES["oppose"]


PARTS = [
    Filter(polarities=("support",)), Filter(polarities=("oppose", "contact")),
    Filter(certainties=("denied",)),
    Filter(certainties=("asserted", "alleged"), polarities=("oppose",)), Filter(unread=True), Filter(),
    Filter(since="2019-06"), Filter(actor="belmar"), Filter(rollup=True), Filter(undecided=True),
    Filter(text="belmar"), Filter(undecided=True, actor="belmar"),
    Filter(rollup=True, actor="belmar"),
]  # fmt: skip


@given(st.lists(SHARED, min_size=1))
def test_several_dyads_seen_as_one_are_like_one(said: list[tuple[str | None, StanceKind, int]]) -> None:
    corpus, whole = told_of([(date, kind) for date, kind, _ in said])
    index, table = corpus.index, corpus.stances
    by_date = list(whole.rows)
    first = min(by_date)  # the numbers of the rows go in the order in which they were said
    shares = [[row for row in by_date if said[row - first][2] == share] for share in range(3)]
    parts = [History(index, table, rows) for rows in shares if rows]
    _ = parts[0].months
    joint = Joint(index, table, parts)
    assert (joint.months, joint.turns, joint.last_turn) == (whole.months, whole.turns, whole.last_turn)
    assert (joint.first, joint.last) == (whole.first, whole.last)


@pytest.mark.parametrize("many", [1, 1000])
@pytest.mark.parametrize("part", PARTS)
def test_what_is_counted_ahead_follows_decisions(part: Filter, many: int) -> None:
    corpus = world()
    corpus.facts.telling.many = many
    for _ in corpus.warm():
        pass
    corpus.apply(decide(1, "reverse", "k1"))
    corpus.apply(decide(2, "reject", "k6"))
    corpus.apply(decide(3, "edit", "k4", ("stance", "oppose"), ("certainty", "denied")))
    corpus.apply(decide(4, "merge", "jean-dru", ("into", "anna-kovel")))
    corpus.apply(decide(5, "read", "a2"))
    corpus.add_columns(columns_of([stub("k9", "a3", "jean-dru", "belmar", "support", "2020-05")]))
    corpus.finish()
    corpus.undo(decide(2, "reject", "k6"))
    for _ in corpus.warm():
        pass
    corpus.apply(decide(6, "edit", "k5", ("date", "2021-01")))
    afresh = world()
    afresh.add_columns(columns_of([stub("k9", "a3", "jean-dru", "belmar", "support", "2020-05")]))
    afresh.finish()
    afresh.apply_all(
        [
            decide(1, "reverse", "k1"),
            decide(3, "edit", "k4", ("stance", "oppose"), ("certainty", "denied")),
            decide(4, "merge", "jean-dru", ("into", "anna-kovel")), decide(5, "read", "a2"),
            decide(6, "edit", "k5", ("date", "2021-01")),
        ]
    )  # fmt: skip

    def told(view: View) -> list[object]:
        dyads = [view.dyads[place] for place in range(len(view.dyads))]
        series = [view.series(row.key, view.axis(12)) for row in dyads]
        people = sorted(map(repr, view.actors[:]))
        stances = [row.key for row in view.stances]
        lines = [sorted(map(repr, dyads)), sorted(map(repr, series)), people]
        return [*lines, stances, view.articles[:], view.counts]

    assert told(corpus.view(part)) == told(afresh.view(part))


@pytest.mark.parametrize("rollup", [False, True])
def test_an_article_whose_stances_are_rejected_tells_of_nobody_any_more(rollup: bool) -> None:
    corpus = world()
    corpus.facts.telling.many = 1
    shown = Filter(actor="belmar", rollup=rollup)
    for _ in corpus.warm():
        pass
    before = {article.article for article in corpus.view(shown).articles[:]}
    stances = list(corpus.view(shown).stances)
    gone = stances[0].article
    for number, row in enumerate([row for row in stances if row.article == gone], 1):
        corpus.apply(decide(number, "reject", row.key))
    assert {article.article for article in corpus.view(shown).articles[:]} == before - {gone}


def test_the_stances_of_an_article_are_found_when_more_are_added() -> None:
    corpus = world()
    corpus.facts.rows_in(())
    for number, name in enumerate(("a5", "a1", "a1", "a3"), 20):
        corpus.add_columns(columns_of([stub(f"k{number}", name, "belmar", "arvonie", "support", None)]))
        for row in range(len(corpus.articles)):
            told = [place for place, article in enumerate(corpus.stances.article) if article == row]
            assert sorted(corpus.facts.rows_in((row,))) == told
