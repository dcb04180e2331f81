"""Time in the views: years borrowed, changes of side, the calendar axis."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import StanceStub
from store.queries import Bucket, Change, Corpus, Filter
from store.queries.axis import axis
from store.queries.days import days, placed
from tests.unit.queries_world import ACTORS, ARTICLES, articles_of, columns_of, world


def test_a_year_unknown_is_borrowed_from_the_article() -> None:
    assert placed("XXXX-02", "2019-04-15") == "2019-02~"
    assert placed("XXXX-12-24", "2019-04") == "2018-12-24~"
    assert placed("XXXX-02", None) == "XXXX-02"
    assert placed(None, "2019") == "2019"
    assert placed("2011", "2019") == "2011"


def test_denied_is_drawn_but_never_as_support() -> None:
    view = world().view(Filter(actor="belmar", other="tarek-soul", role="by"))
    on = view.axis(40)
    drawn = view.series(("belmar", "tarek-soul"), on)
    april = drawn.buckets[on.labels.index("2019-04")]
    assert april == Bucket(denied=1)
    assert drawn.buckets[on.labels.index("2019-05")] is None
    assert drawn.peak == 2


def test_a_change_of_side_names_both_dates() -> None:
    dyad = world().view().dyad(("belmar", "tarek-soul"))
    assert dyad is not None
    assert dyad.change == Change("support", "2019-06-03", "oppose", "2020")
    assert (dyad.since, dyad.last_date, dyad.last) == ("2019-04", "2020", "oppose")
    assert world().view().dyads_by("change")[0] == dyad


def test_dates_that_overlap_tell_of_no_change() -> None:
    corpus = Corpus()
    corpus.add_actors(ACTORS)
    corpus.add_articles(articles_of(ARTICLES))
    pair = ("belmar", "tarek-soul")
    corpus.add_columns(
        columns_of(
            [
                StanceStub("1", "a1", *pair, "support", "asserted", "2019-04", "2019-04", 1, "f", 0),
                StanceStub("2", "a1", *pair, "oppose", "asserted", "2019-04-07", "2019-04-07", 1, "f", 9),
            ]
        )
    )
    corpus.finish()
    dyad = corpus.view().dyad(pair)
    assert dyad is not None and dyad.change is None and corpus.view().changes(pair) == []


@given(st.integers(1, 3_000_000), st.integers(0, 400_000), st.integers(1, 120))
def test_an_axis_fits_and_holds_its_days(first: int, length: int, columns: int) -> None:
    on = axis(first, first + length, columns)
    assert 1 <= on.size <= columns
    assert on.column(first) is not None and on.column(first + length) is not None
    assert len(on.labels) == on.size == len(set(on.labels))
    for column in {0, on.size - 1}:
        begin, end = days(on.since(column)), days(on.until(column))
        assert begin is not None and end is not None
        assert on.column(begin[0]) == on.column(end[1]) == column


@pytest.mark.parametrize(
    ("columns", "labels"),
    [
        (40, ("2019-04", "2019-05", "2019-06")),
        (2, ("2019-T2",)),
    ],
)
def test_an_axis_is_as_fine_as_fits(columns: int, labels: Iterable[str]) -> None:
    first, last = days("2019-04-07"), days("2019-06-01")
    assert first is not None and last is not None
    assert axis(first[0], last[1], columns).labels == labels


def test_the_axis_of_a_period_is_the_period() -> None:
    on = world().view(Filter(since="2019-01", until="2019-12")).axis(12)
    assert (on.labels[0], on.labels[-1], on.step) == ("2019-01", "2019-12", "month")
    assert world().view(Filter(actor="muet")).axis(10).size == 1
