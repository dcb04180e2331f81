"""The parts of what goes out that need no store: the figure, the choice, Markdown, files."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from store.errors import SidesError
from store.model import Certainty, Review, StanceKind
from store.outputs.citations import escape_markdown
from store.outputs.figure import Lane, extent, svg, text, ticks
from store.outputs.selection import Selection
from store.outputs.writing import csv_lines, json_lines, replacing
from store.queries.answers import ActorRef, WhoLine
from store.text import inert


def line(
    stance: StanceKind = "support", date: str | None = "2019-04", certainty: Certainty = "asserted",
    review: Review = "auto", confidence: float = 0.5, evidence: str = "A soutient B.",
) -> WhoLine:  # fmt: skip
    return WhoLine(
        ActorRef("a", "A", "person"), ActorRef("b", "B", "person"), stance, certainty, date, "text", "mois",
        None, "x", "X", evidence, confidence, review, "k",
    )  # fmt: skip


def test_the_figure_places_by_date_and_sign() -> None:
    lanes = [Lane("A <b>", (line(), line("oppose", "2021"), line("contact", None)))]
    drawn = svg(lanes, 'Titre & "guillemets"')
    root = ElementTree.fromstring(drawn)
    space = "{http://www.w3.org/2000/svg}"
    marks = root.findall(f"{space}g")
    assert len(marks) == 2  # the undated one has no place
    assert [mark.find(f"{space}line") is not None for mark in marks] == [True, True]  # how long it may be
    assert "A &lt;b&gt;" in drawn


def test_the_figure_in_characters() -> None:
    lanes = [
        Lane("Alger", (line("support", "2019-01-01"), line("oppose", "2021-12-31"))),
        Lane("Oslo", (line("contact", "2019-01-01"),)),
    ]
    first, alger, oslo = text(lanes, columns=30).split("\n")
    assert first.split() == ["2019-01", "2021-12"]
    assert alger == "Alger  +" + " " * 28 + "-"
    assert oslo == " Oslo  ."
    assert text([Lane("A", (line(date=None),))]) == ""
    assert extent([]) is None and svg([], "x") == ""


@given(st.integers(1, 3_000_000), st.integers(31, 400_000))
def test_ticks_are_few_and_inside(first: int, days: int) -> None:
    span = (first, min(first + days, 3_652_059))
    found = ticks(span)
    assert len(found) <= 12
    assert all(span[0] <= day <= span[1] for day, _ in found)


@pytest.mark.parametrize(
    ("selection", "passed", "words"),
    [
        (Selection(), ["auto", "sure", "accepted", "rejected"], "all"),
        (Selection(accepted=True), ["accepted"], "accepted"),
        (Selection(min_confidence=0.8), ["sure", "accepted"], "confidence>=0.8"),
    ],
)
def test_selection(selection: Selection, passed: list[str], words: str) -> None:
    lines = {
        "auto": line(confidence=0.3), "sure": line(confidence=0.9),
        "accepted": line(review="accepted", confidence=0),
        "rejected": line(review="rejected", confidence=1),
    }  # fmt: skip
    assert [name for name, each in lines.items() if selection(each.review, each.confidence)] == passed
    assert selection.words == words


@given(st.text(st.sampled_from("*_`[]()<>#|&~!-+1. \\:/@$\nawhtp\"'=")) | st.text())
def test_markdown_shows_what_was_written(words: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse("x " + escape_markdown(words))
    inline = [token for token in tokens if token.type == "inline"]
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    kinds = {child.type for child in inline[0].children or []}
    assert kinds <= {"text", "text_special"}
    shown = "".join(child.content for child in inline[0].children or [])
    assert shown.split() == ["x", *inert(words).split()]


def test_rows_keep_their_order_and_escape() -> None:
    rows = [{"b": "=1", "a": ["x", "y"], "c": None, "d": True, "e": -1, "f": 0.5}]
    assert b"".join(json_lines(rows)) == b'{"b":"=1","a":["x","y"],"c":null,"d":true,"e":-1,"f":0.5}\n'
    assert b"".join(csv_lines(rows, list(rows[0]))) == b"b,a,c,d,e,f\n'=1,x | y,,true,-1,0.5\n"


def test_a_failed_write_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("before")
    with pytest.raises(RuntimeError), replacing(file) as stream:
        stream.write(b"half")
        raise RuntimeError
    assert file.read_text() == "before" and list(tmp_path.iterdir()) == [file]
    with pytest.raises(SidesError, match="Cannot write"), replacing(tmp_path / "no" / "x"):
        pass
