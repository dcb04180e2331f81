"""What the README says is so."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from store.reading.articles import KNOWN_SUFFIXES
from tui.command.arguments import COMMANDS, make_parser
from tui.command.export import FORMATS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_keys_are_those_of_the_bindings() -> None:
    """`python -m tui.keys_table` prints what stands between the marks."""
    printed = subprocess.run(
        [sys.executable, "-m", "tui.keys_table"], capture_output=True, encoding="utf-8", check=True, cwd=ROOT
    ).stdout
    found = re.search(r"<!-- keys: [^>]*-->(.*?)<!-- /keys -->", README, re.DOTALL)
    assert found and found[1].strip() == printed.strip()


def test_every_command_format_and_table_is_named() -> None:
    for name in COMMANDS:
        assert f"`sides {name}" in README
    for suffix in KNOWN_SUFFIXES - {".htm", ".xhtml", ".text", ".markdown", ".ndjson"}:
        assert f"`{suffix}`" in README
    for table in FORMATS:
        assert f"`{table}`" in README


def test_every_example_is_right_use() -> None:
    """Commands in the README parse, in the words of the parser itself."""
    examples = re.findall(r"^sides .*$", README, re.MULTILINE)
    assert len(examples) > 10
    for example in examples:
        arguments = example.split("#")[0].split()[1:]
        make_parser(arguments).parse_args(arguments)  # exits otherwise


def test_the_picture_is_there() -> None:
    for path in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (ROOT / path).is_file(), path
