"""EDTF strings: what is accepted, their bounds, order and comparison, and how they are told in French."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import edtf

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 11, 30))
PLAIN = st.one_of(
    DAYS.map(date.isoformat),
    DAYS.map(lambda d: d.isoformat()[:7]),
    DAYS.map(lambda d: d.isoformat()[:4]),
    DAYS.map(lambda d: "XXXX" + d.isoformat()[4:]),
    DAYS.map(lambda d: "XXXX" + d.isoformat()[4:7]),
    st.tuples(DAYS, st.sampled_from([21, 22, 23, 24])).map(lambda p: f"{p[0].isoformat()[:4]}-{p[1]}"),
    DAYS.map(lambda d: d.isoformat()[:3] + "X"),
)
ANY = st.tuples(PLAIN, st.sampled_from(["", "~", "?", "%"])).map("".join)


@pytest.mark.parametrize(
    ("text", "precision", "since", "until"),
    [
        ("2019-04-07", "day", "2019-04-07", "2019-04-07"),
        ("2020-02", "month", "2020-02-01", "2020-02-29"),
        ("2019", "year", "2019-01-01", "2019-12-31"),
        ("2019-04~", "month", "2019-04-01", "2019-04-30"),
        ("2016-21", "season", "2016-03-01", "2016-05-31"),
        ("2016-24", "season", "2016-12-01", "2017-02-28"),
        ("201X", "decade", "2010-01-01", "2019-12-31"),
        ("19XX", "century", "1900-01-01", "1999-12-31"),
        ("2018/..", "interval", "2018-01-01", None),
        ("../2019-04", "interval", None, "2019-04-30"),
        ("2019-04-03/2019-04-05", "interval", "2019-04-03", "2019-04-05"),
        ("XXXX-04-07", "day", None, None),
        ("XXXX-02", "month", None, None),
        ("XXXX-02-29", "day", None, None),
        ("2019-XX", "year", "2019-01-01", "2019-12-31"),
        ("9999-24", "season", "9999-12-01", "9999-12-31"),
    ],
)
def test_parses_with_precision_and_bounds(
    text: str, precision: str, since: str | None, until: str | None
) -> None:
    known = edtf.parse(text)
    assert known.precision == edtf.precision(text) == precision
    assert edtf.earliest(text) == (date.fromisoformat(since) if since else None)
    assert edtf.latest(text) == (date.fromisoformat(until) if until else None)


@pytest.mark.parametrize(
    "text",
    ["", "XXXX", "2019-13", "2019-02-29", "2019-00", "2019-04-00", "2019-4-7", "19", "2019-21-03", "2019-25",
     "avril 2019", "2019-XX-07", "201X-04", "0000", "../..", "/", "2020/2019", "2019-04~~", "２０１９",
     "2019\n"],
)  # fmt: skip
def test_refuses_what_is_no_date(text: str) -> None:
    assert not edtf.is_valid(text)
    with pytest.raises(ValueError, match=r"\S"):
        edtf.parse(text)


def test_flags() -> None:
    assert [(d.approximate, d.uncertain) for d in map(edtf.parse, ["2019", "2019~", "2019?", "2019%"])] == [
        (False, False),
        (True, False),
        (False, True),
        (True, True),
    ]
    assert edtf.approximate("2019-04") == "2019-04~"
    assert edtf.approximate("2019-04?") == "2019-04%"
    assert edtf.approximate("2019-04~") == "2019-04~"
    assert edtf.unqualified("2019-04%") == "2019-04"


@pytest.mark.parametrize(
    ("text", "french"),
    [
        ("2019-04-07", "7 avril 2019"),
        ("2019-05-01", "1er mai 2019"),
        ("2019-04~", "avril 2019 (approximatif)"),
        ("2019?", "2019 (incertain)"),
        ("2019%", "2019 (approximatif et incertain)"),
        ("XXXX-04-07", "7 avril, année inconnue"),
        ("XXXX-02", "février, année inconnue"),
        ("2016-21", "printemps 2016"),
        ("201X", "années 2010"),
        ("2018/..", "depuis 2018"),
        ("../2018-04", "jusqu'à avril 2018"),
        ("2018/2019", "2018 – 2019"),
    ],
)
def test_tells_in_french(text: str, french: str) -> None:
    assert edtf.in_french(text) == french


def test_order_puts_the_coarser_after_and_the_unknown_last() -> None:
    values = [None, "XXXX-02", "2019-04", "2019-04-01", "2018", "2019", "XXXX-01-12", "2019-01"]
    assert sorted(values, key=edtf.sort_key) == [
        "2018", "2019-01", "2019", "2019-04-01", "2019-04", "XXXX-01-12", "XXXX-02", None,
    ]  # fmt: skip


def test_overlaps_and_contains() -> None:
    assert edtf.overlaps("2019-04", "2019-04-07")
    assert edtf.overlaps("2016-24", "2017-01")
    assert not edtf.overlaps("2019-04", "2019-05")
    assert edtf.overlaps("2018/..", "2030")
    assert edtf.overlaps("XXXX-04-07", "2019-04")
    assert not edtf.overlaps("XXXX-04-07", "2019-04-08")
    assert not edtf.overlaps("XXXX-02", "2019-04")
    assert edtf.contains("2019", "2019-04~")
    assert not edtf.contains("2019-04", "2019")
    assert edtf.contains("XXXX-04", "XXXX-04-07")
    assert not edtf.contains("XXXX-04", "2019-04-07")


def test_buckets_and_filters() -> None:
    assert edtf.month_bucket("2019-04-07") == edtf.month_bucket("2019-04~") == "2019-04"
    assert edtf.month_bucket("2019") is edtf.month_bucket("2019-21") is edtf.month_bucket("XXXX-04") is None
    assert edtf.within("2019-04", date(2019, 4, 30), None)
    assert not edtf.within("2019-04", date(2019, 5, 1), None)
    assert not edtf.within("2019-04", None, date(2019, 3, 31))
    assert edtf.within("XXXX-04", None, None)
    assert not edtf.within("XXXX-04", date(2019, 1, 1), None)
    assert not edtf.within(None, date(2019, 1, 1), None)


@pytest.mark.parametrize(
    ("value", "published", "placed"),
    [
        (None, "2019-04", "2019-04"),
        (None, None, None),
        ("2018", "2019-04", "2018"),
        ("XXXX-04-07", None, "XXXX-04-07"),
        ("XXXX-04-07", "2019-04~", "2019-04-07~"),
        ("XXXX-12-24", "2019-04", "2018-12-24~"),
        ("XXXX-02", "2019-04", "2019-02~"),
        ("XXXX-02-29", "2019-04", "2016-02-29~"),
        ("XXXX-02?", "2019-04", "2019-02%"),
        ("XXXX-02", "XXXX-04", "XXXX-02"),
    ],
)
def test_places_on_the_axis_of_time(value: str | None, published: str | None, placed: str | None) -> None:
    assert edtf.place(value, published) == placed


def test_builds() -> None:
    assert edtf.build(2019, 4, 7) == "2019-04-07"
    assert edtf.build(None, 2, 29) == "XXXX-02-29"
    assert edtf.build(2016, season=21, flag="~") == "2016-21~"
    assert edtf.from_date(date(2019, 4, 7), "month", "~") == "2019-04~"
    with pytest.raises(ValueError, match="2019-02-29"):
        edtf.build(2019, 2, 29)


@given(st.text(max_size=30))
def test_never_anything_but_a_value_error(text: str) -> None:
    if edtf.is_valid(text):
        assert edtf.parse(text).text == text
        assert edtf.in_french(text)


@given(ANY)
def test_a_date_contains_and_overlaps_itself(text: str) -> None:
    assert edtf.overlaps(text, text)
    assert edtf.contains(text, text)
    since, until = edtf.earliest(text), edtf.latest(text)
    assert (since is None) == (until is None)
    assert since is None or until is None or since <= until


@given(ANY, ANY)
def test_overlap_is_symmetrical_and_follows_from_containing(a: str, b: str) -> None:
    assert edtf.overlaps(a, b) == edtf.overlaps(b, a)
    if edtf.contains(a, b):
        assert edtf.overlaps(a, b)


@given(st.lists(st.one_of(st.none(), ANY), max_size=8))
def test_the_order_is_total(values: list[str | None]) -> None:
    ordered = sorted(values, key=edtf.sort_key)
    firsts = [edtf.earliest(v) for v in ordered if v is not None and edtf.earliest(v) is not None]
    assert firsts == sorted(day for day in firsts if day is not None)


def test_imports_nothing_heavy() -> None:
    code = (
        "import sys, store.edtf; print(sorted(m for m in sys.modules if m.startswith(('store.', 'spacy'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['store.edtf']"
