"""What goes out comes back: import, export, import again, and the store is the same."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx  # type: ignore[import-untyped]
import pytest

from store import edtf
from store.outputs.tables import KEYS, Table
from store.text import csv_value
from tests.command.conftest import Sides

CONTRACT: dict[Table, str] = {
    "articles": "article title published published_basis language path chars stances read",
    "actors": "actor name kind aliases member_of articles mentions",
    "mentions": "article actor actor_id text start end",
    "stances": "article holder holder_id holder_text target target_id target_text stance certainty date "
    "date_basis source cue evidence start end confidence review",
}


def lines(sides: Sides, store: Path, *arguments: str) -> list[dict[str, Any]]:
    done = sides("export", *arguments, "--format", "jsonl", "--store", store)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def everything(sides: Sides, store: Path) -> dict[str, list[dict[str, Any]]]:
    return {table: lines(sides, store, table) for table in KEYS}


@pytest.mark.parametrize("table", KEYS)
def test_the_keys_are_those_of_the_contract_in_order(sides: Sides, samples_store: Path, table: Table) -> None:
    wanted = CONTRACT[table].split()
    found = lines(sides, samples_store, table)
    assert found
    for row in found:
        assert list(row)[: len(wanted)] == wanted
        assert list(row) == list(KEYS[table])


@pytest.mark.parametrize("table", KEYS)
def test_csv_says_what_the_lines_say(sides: Sides, samples_store: Path, table: Table) -> None:
    text = sides("export", table, "--format", "csv", "--store", samples_store).stdout
    cells = list(csv.DictReader(io.StringIO(text, newline="")))
    rows = lines(sides, samples_store, table)
    assert len(cells) == len(rows) > 3
    for cell, row in zip(cells, rows, strict=True):
        for key, value in row.items():
            if isinstance(value, bool) or value is None:
                assert cell[key] == {True: "true", False: "false", None: ""}[value]
            elif isinstance(value, list):
                assert cell[key].split(" | ") == value
            elif isinstance(value, str):
                assert csv_value(cell[key]) == value
            else:
                assert float(cell[key]) == value


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_import_export_import_gives_the_same_store(
    sides: Sides, samples_store: Path, tmp_path: Path, form: str
) -> None:
    file = tmp_path / f"corpus.{form}"
    done = sides(
        "export", "articles", "--texts", "--format", form, "--output", file, "--store", samples_store
    )
    assert (done.returncode, done.stdout) == (0, "")
    built = sides("build", file, "--store", tmp_path / "again")
    assert built.returncode == 0, built.stderr
    assert everything(sides, tmp_path / "again") == everything(sides, samples_store)


def test_another_language_is_kept_and_not_analysed(sides: Sides, samples_store: Path) -> None:
    (english,) = (row for row in lines(sides, samples_store, "articles") if row["language"] != "fr")
    assert (english["article"], english["language"], english["stances"]) == ("english", "en", 0)
    assert not [row for row in lines(sides, samples_store, "mentions") if row["article"] == "english"]


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_graphs_open_with_signs_and_dates(
    sides: Sides, samples_store: Path, tmp_path: Path, form: str
) -> None:
    file = tmp_path / f"dyads.{form}"
    assert (
        sides("export", "dyads", "--format", form, "--output", file, "--store", samples_store).returncode == 0
    )
    graph = networkx.read_graphml(file) if form == "graphml" else networkx.read_gexf(file)
    rows = lines(sides, samples_store, "dyads")
    assert graph.number_of_edges() == len(rows) > 5
    found = {(a, b, data["stance"]): data for a, b, data in graph.edges(data=True)}
    for row in rows:
        edge = found[row["holder_id"], row["target_id"], row["stance"]]
        assert edge["sign"] == {"support": 1, "oppose": -1, "contact": 0}[row["stance"]]
        assert edge.get("first") == row["first"] and float(edge["weight"]) == row["statements"]
        assert graph.nodes[row["holder_id"]]["label"] == row["holder"]
    if form == "gexf":
        spells = ElementTree.parse(file).findall(".//{http://www.gexf.net/1.2draft}spell")
        assert spells and all(date.fromisoformat(spell.attrib["start"]) for spell in spells)
    assert "<!" not in file.read_text() and "all" in file.read_text()


def test_events_are_rows_after_plover(sides: Sides, samples_store: Path) -> None:
    events = lines(sides, samples_store, "events")
    stances = {row["key"]: row for row in lines(sides, samples_store, "stances")}
    assert events
    for event in events:
        stance = stances[event["event_id"]]
        assert (event["source"], event["target"]) == (stance["holder"], stance["target"])
        assert event["event_type"].isupper()
        if event["event_date"]:
            assert str(edtf.earliest(event["date_edtf"])) == event["event_date"]


def test_the_choice_of_stances_is_written_in_the_file(sides: Sides, samples_store: Path) -> None:
    assert {row["selection"] for row in lines(sides, samples_store, "stances")} == {"all"}
    sure = lines(sides, samples_store, "stances", "--min-confidence", "0.8")
    assert all(row["selection"] == "confidence>=0.8" and row["confidence"] >= 0.8 for row in sure)
    assert lines(sides, samples_store, "stances", "--accepted") == []
    graph = sides(
        "export", "dyads", "--format", "graphml", "--min-confidence", "0.5", "--store", samples_store
    ).stdout
    assert "confidence&gt;=0.5" in graph


def test_a_file_is_replaced_whole_or_not_at_all(sides: Sides, samples_store: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.jsonl"
    file.write_text("before")
    assert sides("export", "stances", "--output", file, "--store", tmp_path / "none").returncode == 2
    assert file.read_text() == "before"
    assert sides("export", "stances", "--output", file, "--store", samples_store).returncode == 0
    assert file.read_text().startswith('{"article":')
    assert sorted(path.name for path in tmp_path.glob("*out*")) == ["out.jsonl"]
    refused = sides("export", "stances", "--output", tmp_path / "no" / "x", "--store", samples_store)
    assert refused.returncode == 2 and "Cannot write" in refused.stderr


@pytest.mark.parametrize("form", ["html", "md"])
def test_reports_quote_and_refer(sides: Sides, samples_store: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"report.{form}"
    done = sides("report", "Togo", "--output", file, "--store", samples_store)
    assert done.returncode == 0, done.stderr
    text = file.read_text(encoding="utf-8")
    plain = re.sub(r"<[^>]*>|\\", "", text)
    for words in (
        "Togo",
        "Le Ghana critique le Togo.",
        "Références",
        "2013-07-09",
        "presse.example/2013/07/09",
    ):
        assert words in plain, words
    assert "toutes les positions" in plain.lower()
    if form == "html":
        figure = re.search(r"<svg.*?</svg>", text, re.DOTALL)
        assert figure
        ElementTree.fromstring(figure[0])  # well-formed by itself
        assert not re.search(r"https?:(?!//presse\.example|//www\.w3\.org/2000/svg)", text)
        assert "<script" not in text and "src=" not in text
    else:
        assert "````text" in text
    again = sides("report", "Togo", "--format", form, "--store", samples_store).stdout
    assert again == text


def test_a_report_on_nothing_is_status_1(sides: Sides, samples_store: Path) -> None:
    done = sides("report", "Togo", "--accepted", "--store", samples_store)
    assert (done.returncode, done.stdout) == (1, "") and len(done.stderr.splitlines()) == 2
