"""The hostile corpus through build, who, export, report and check, on a real terminal and in pipes.

What our own program sends to a terminal is known; anything else that a terminal would obey must have come
from an article.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import pexpect  # type: ignore[import-untyped]
import pytest

from tests.command.conftest import COMMAND, ROOT, environment, run
from tests.hostile.corpus import MARK, OSC_MARK, write_corpus

# Colours of Rich, the cursor hidden and shown, lines moved over and erased by the progress bar.
OURS = re.compile(rb"\x1b\[(?:[0-9;]{0,12}m|\?25[lh]|[12]?K|\d?A|0?J)|\r")
TAGS = """a blockquote body circle doctype figcaption figure footer g h1 h2 head html li line mark meta ol p path
style svg table tbody td text th thead title tr ul"""
HTML = set(TAGS.split())
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def _invisible(code: int) -> bool:
    return unicodedata.category(chr(code)) in ("Cc", "Cf") and chr(code) != "\n"


FORBIDDEN = {
    chr(code) for code in [*range(0x20), *range(0x7F, 0xA0), *range(0x2000, 0x2070)] if _invisible(code)
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def built(home: Path) -> bytes:
    """The corpus built on a terminal, into `home/store`: every byte that was sent."""
    write_corpus(home / "articles")
    return on_terminal(home, "build", home / "articles", "--jobs", "1", status=2)


def on_terminal(home: Path, *arguments: object, status: int = 0) -> bytes:
    """What `sides ARGUMENTS` sends to a terminal of 100 columns."""
    child = pexpect.spawn(
        COMMAND[0], [*COMMAND[1:], *map(str, arguments)], dimensions=(40, 100), timeout=300, cwd=str(ROOT),
        env=environment(home, SIDES_STORE=str(home / "store"), TERM="xterm-256color", PAGER="cat"),
    )  # fmt: skip
    sent: bytes = child.read()
    child.close()
    assert child.exitstatus == status, sent[-2000:]
    return sent


def assert_inert(sent: bytes, ours: re.Pattern[bytes] | None = None) -> None:
    """Nothing in `sent` is obeyed by a terminal, or hidden from the eye, save what is `ours`."""
    for found in ours.findall(sent) if ours else ():
        assert MARK.encode() not in found
    rest = (ours.sub(b"", sent) if ours else sent).decode("utf-8")
    bad = sorted({hex(ord(char)) for char in rest if char in FORBIDDEN})
    assert not bad, bad
    assert not any(0xD800 <= ord(char) < 0xE000 or 0xE0000 <= ord(char) < 0xE1000 for char in rest)
    assert not re.search("[\u0300-\u036f\u0489]{5}", rest)


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
        assert not any(cell.lstrip().startswith(FORMULAS) for cell in row), row


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
