"""Wrapping, bars, axis and layout: pure functions, given anything."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.geometry import Region, Size

from store.queries.answers import Bucket
from store.queries.axis import axis
from tui import words
from tui.glyphs import ASCII, UNICODE, terminal_glyphs
from tui.layout import arrange
from tui.widgets.axisline import axis_line, scale_of
from tui.widgets.paint import Piece, fit, fit_left, shortened, strip_of
from tui.widgets.sparkline import above, below, level, plot
from tui.widgets.wrap import line_at, wrap

TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("  \n"), max_size=200)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(text="0⺀\U000e0000", width=2)  # two cells and none: as many as letters
@given(TEXTS, st.integers(1, 40))
def test_wrapping_loses_nothing_but_breaks(text: str, width: int) -> None:
    lines = wrap(text, width)
    end = 0
    for start, stop in lines:
        assert end <= start <= stop and text[end:start] in ("", " ", "\n")
        end = stop
        assert cell_len(text[start:stop]) <= width or stop - start == 1
    assert text[end:] in ("", "\n", " ")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.integers(1, 40), st.integers(0, 200))
def test_every_offset_has_its_line(text: str, width: int, offset: int) -> None:
    lines = wrap(text, width)
    start, _ = lines[line_at(lines, offset)]
    assert start <= offset or line_at(lines, offset) == 0


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.integers(1, 30))
def test_fitted_text_has_its_width(text: str, width: int) -> None:
    text = text.replace("\n", " ")
    assert cell_len(fit(text, width)) == width == cell_len(fit_left(text, width))
    assert strip_of([(text, None)], width).cell_length == width


def drawn(pieces: list[Piece]) -> str:
    return "".join(text for text, _ in pieces)


def test_all_hostile_never_looks_supportive() -> None:
    buckets = [Bucket(oppose=1), None, Bucket(oppose=9)]
    assert drawn(above(buckets, 9, UNICODE)).strip() == ""
    assert drawn(below(buckets, 9, UNICODE))[1] == UNICODE.gap


def test_a_gap_differs_from_zero_on_both_signs_of_terminal() -> None:
    for glyphs in (UNICODE, ASCII):
        assert drawn(below([None, Bucket(support=2), Bucket(contact=1)], 2, glyphs)) == (
            glyphs.gap + glyphs.zero * 2
        )


def test_both_sides_keep_one_scale() -> None:
    assert level(1, 8, 8) == 1 and level(8, 8, 8) == 8 and level(0, 8, 8) == 0 and level(1, 1000, 8) == 1


BUCKETS = st.lists(
    st.none() | st.builds(Bucket, st.integers(0, 50), st.integers(0, 50), st.integers(0, 5)), max_size=40
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BUCKETS, st.sampled_from([UNICODE, ASCII]))
def test_bars_take_one_cell_for_each_bucket(buckets: list[Bucket | None], glyphs: object) -> None:
    assert glyphs in (UNICODE, ASCII)
    signs = UNICODE if glyphs is UNICODE else ASCII
    peak = max((max(b.support, b.oppose) for b in buckets if b), default=0)
    for side in (above, below):
        text = drawn(side(buckets, peak, signs))
        assert cell_len(text) == len(buckets)
        assert signs is UNICODE or text.isascii()
    for line in plot(buckets, 3, signs):
        assert cell_len(drawn(line)) == len(buckets)


DAYS = st.dates(date(1900, 1, 1), date(2030, 1, 1)).map(date.toordinal)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DAYS, DAYS, st.integers(6, 80))
def test_the_axis_says_where_it_begins_within_its_width(one: int, other: int, width: int) -> None:
    on = axis(min(one, other), max(one, other), width)
    line = axis_line(on, width)
    assert len(line) == width
    assert on.size * scale_of(on, width) <= width


@pytest.mark.parametrize("width", [40, 60, 72, 80, 120, 200])
@pytest.mark.parametrize("height", [12, 20, 24, 40, 50])
@pytest.mark.parametrize("focused", ["articles", "actors", "stances", "source"])
def test_panes_cover_the_screen_and_do_not_overlap(width: int, height: int, focused: str) -> None:
    places = arrange(Size(width, height), focused)
    regions = [region for region in places.regions.values() if region]
    screen = Region(0, 0, width, height)
    cells = 0
    for number, region in enumerate(regions):
        assert screen.contains_region(region)
        assert not any(region.overlaps(other) for other in regions[number + 1 :])
        cells += region.area
    between = 0 if places.alone else height - 2
    assert cells == screen.area - between
    assert places[focused].height >= 6 and places[focused].width >= 27


def test_ascii_where_the_locale_or_the_terminal_has_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert terminal_glyphs() is ASCII
    monkeypatch.setenv("LANG", "fr_FR.ISO-8859-1")
    assert terminal_glyphs() is ASCII
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert terminal_glyphs() is UNICODE
    monkeypatch.setenv("TERM", "linux")
    assert terminal_glyphs() is ASCII


def test_the_interface_in_ascii_keeps_its_words() -> None:
    assert ASCII.say("s'oppose à « l'œuvre » · 2019") == "s'oppose a \" l'oeuvre \" - 2019"


@pytest.mark.parametrize(
    ("width", "said"), [(11, "Égypte dit."), (10, "Égypte di…"), (7, "Égypte…"), (6, "Égypt…"), (1, "…")]
)
def test_what_is_cut_says_so(width: int, said: str) -> None:
    pieces: list[Piece] = [("Égypte", None), (" dit.", None)]
    assert "".join(text for text, _ in shortened(pieces, width)) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2019-04-07", "2019-04-07"), ("2019-12", "2019-12"), ("2019~", "2019~"),
        ("XXXX-04-07", "XXXX-04-07"),
        ("2016-21", "printemps 2016"), ("2016-24?", "hiver 2016 (incertain)"), ("201X", "années 2010"),
        (None, "sans date"),
    ],
)  # fmt: skip
def test_no_season_is_shown_as_a_number(value: str | None, said: str) -> None:
    assert words.day(value) == said
