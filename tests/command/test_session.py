"""The newcomer's session of the README, command by command, as it stands there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from tests.command.conftest import ROOT
from tests.command.conftest import run as run_sides


def commands() -> list[list[str]]:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- session -->\n```sh\n(.*?)```\n<!-- /session -->", readme, re.DOTALL)
    assert found, "the README has no session"
    return [shlex.split(line, comments=True) for line in found[1].splitlines()]


def test_from_saved_pages_to_a_cited_note(tmp_path: Path) -> None:
    store, outputs = tmp_path / "store", tmp_path / "outputs"
    outputs.mkdir()
    done: list[str] = []
    for program, *arguments in commands():
        assert program == "sides"
        if "--output" in arguments:  # not into the checkout
            at = arguments.index("--output") + 1
            arguments[at] = str(outputs / arguments[at])
        result = run_sides(tmp_path, *arguments, SIDES_STORE=str(store))
        assert result.returncode == 0, (arguments, result.stderr)
        assert "Traceback" not in result.stderr
        done.append(arguments[0])
        if arguments[0] == "build":
            assert result.stdout.startswith("4 articles (4 read, 0 kept)")
            assert "1 reprint linked" in result.stdout
    assert done[0] == "build" and done[-1] == "check" and "report" in done
    note = (outputs / "mali.html").read_text(encoding="utf-8")
    assert note.startswith("<!doctype html>") and "<svg" in note
    for words in ("La France soutient le Mali", "La France a condamné le Mali", "[1]", "courrier.example"):
        assert words in re.sub("</?mark>", "", note)
    references = (outputs / "references.md").read_text(encoding="utf-8")
    assert references.count("\n- ") == 4 and "Paris réaffirme son soutien à Bamako" in references
