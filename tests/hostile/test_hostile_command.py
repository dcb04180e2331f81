"""The hostile corpus through build, who, export, report and check, on a real terminal and in pipes.

What our own program sends to a terminal is known; anything else that a terminal would obey must have come
from an article.
"""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.command.conftest import run
from tests.hostile.conftest import OURS, assert_inert, on_terminal
from tests.hostile.corpus import OSC_MARK

TAGS = """a blockquote body circle doctype figcaption figure footer g h1 h2 head html li line mark meta ol p
path style svg table tbody td text th thead title tr ul"""
HTML = set(TAGS.split())
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def test_build_on_a_terminal(built: bytes) -> None:
    assert_inert(built, OURS)
    assert "skipped" in built.decode() and "Traceback" not in built.decode()


@pytest.mark.parametrize(
    "arguments",
    [("who", "Mali"), ("who", "France", "--rollup"), ("who", "Mali", "--format", "md"),
     ("who", "\x1b[31mMail", "x"),
     ("export", "stances"), ("export", "articles", "--format", "csv"), ("report", "Mali", "--format", "md"),
     ("check",)],
)  # fmt: skip
def test_commands_on_a_terminal(built: bytes, home: Path, arguments: tuple[str, ...]) -> None:
    status = 1 if "\x1b" in "".join(arguments) else 0
    sent = on_terminal(home, *arguments, status=status)
    assert_inert(sent, OURS)
    assert len(sent) > 40


@pytest.mark.parametrize(
    "table", ["articles", "actors", "mentions", "stances", "events", "dyads", "citations"]
)
def test_exports_are_exact_and_inert(built: bytes, home: Path, table: str) -> None:
    arguments = ("export", table, "--store", home / "store")
    lines = run(home, *arguments, "--format", "jsonl")
    assert lines.returncode == 0, lines.stderr
    assert_inert(lines.stdout.encode())
    rows = [json.loads(line) for line in lines.stdout.split("\n")[:-1]]
    assert len(rows) > 3
    cells = run(home, *arguments, "--format", "csv")
    assert_inert(cells.stdout.encode())
    table_rows = list(csv.reader(io.StringIO(cells.stdout, newline="")))
    assert len(table_rows) == len(rows) + 1
    for row in table_rows:
        words = [cell for cell in row if not re.fullmatch(r"-?\d+(\.\d+)?", cell)]
        assert not any(cell.lstrip().startswith(FORMULAS) for cell in words), row


def test_spans_still_match(built: bytes, home: Path) -> None:
    exported = run(home, "export", "articles", "--texts", "--store", home / "store").stdout
    texts = {row["article"]: row["text"] for row in map(json.loads, exported.split("\n")[:-1])}
    assert all("/" not in article and article != ".." for article in texts)
    stances = run(home, "export", "stances", "--store", home / "store").stdout.split("\n")[:-1]
    for row in map(json.loads, stances):
        assert texts[row["article"]][row["start"] : row["end"]] == row["evidence"]
    mentions = run(home, "export", "mentions", "--store", home / "store").stdout.split("\n")[:-1]
    assert len(stances) > 50 and len(mentions) > 100
    for row in map(json.loads, mentions):
        assert texts[row["article"]][row["start"] : row["end"]] == row["text"]


def test_files_for_other_programs_are_well_formed(built: bytes, home: Path) -> None:
    for form in ("graphml", "gexf"):
        done = run(home, "export", "dyads", "--format", form, "--store", home / "store")
        assert_inert(done.stdout.encode())
        ElementTree.fromstring(done.stdout)
    page = run(home, "report", "Mali", "--store", home / "store").stdout
    assert_inert(page.encode())
    assert "<script" not in page and "onerror=" not in page.replace("img onerror=x()&gt;", "")
    tags = set(re.findall(r"<[/!]?([^\s>/]*)", page))
    assert tags <= HTML, tags - HTML


def test_nothing_was_written_outside_the_store(built: bytes, home: Path) -> None:
    outside = [path for path in home.iterdir() if path.name not in ("articles", "store")]
    assert all(path.name in ("data", "config", "state", "cache") for path in outside)
    for path in (home / "store").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path
        assert OSC_MARK not in path.name and "\x1b" not in path.name
