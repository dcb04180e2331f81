"""The command on a real terminal: colours and none, the pager, progress, Ctrl-C."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pexpect  # type: ignore[import-untyped]

from tests.command.conftest import COMMAND, ROOT, environment, run
from tests.terminal import ended


def spawn(home: Path, *arguments: object, rows: int = 40, columns: int = 80, **more: str) -> pexpect.spawn:
    """`sides ARGUMENTS` on a terminal."""
    return pexpect.spawn(
        COMMAND[0], [*COMMAND[1:], *map(str, arguments)], dimensions=(rows, columns), timeout=120,
        encoding="utf-8", cwd=str(ROOT), env=environment(home, TERM="xterm-256color", **more),
    )  # fmt: skip


def read(child: pexpect.spawn) -> tuple[str, int | None]:
    """All that is sent until the end, and the exit status."""
    sent: str = child.read()
    return sent, ended(child)


def test_colours_only_where_they_are_wanted(tmp_path: Path, seeds_store: Path) -> None:
    question = ("who", "Haftar", "--no-pager", "--store", seeds_store)
    coloured, status = read(spawn(tmp_path, *question))
    assert status == 0 and "\x1b[1m" in coloured and "Khalifa Haftar" in coloured
    for plain in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        child = pexpect.spawn(
            COMMAND[0], [*COMMAND[1:], *map(str, question)], timeout=120, encoding="utf-8", cwd=str(ROOT),
            env=environment(tmp_path, **{"TERM": "xterm"} | plain),
        )  # fmt: skip
        sent, _ = read(child)
        assert "\x1b" not in sent and "Khalifa Haftar" in sent


def test_every_line_fits_the_terminal(tmp_path: Path, seeds_store: Path) -> None:
    for columns in (40, 80, 160):
        child = spawn(tmp_path, "who", "Haftar", "--no-pager", "--store", seeds_store, columns=columns)
        sent, _ = read(child)
        lines = re.sub(r"\x1b\[[0-9;]*m", "", sent).splitlines()
        assert max(map(len, lines)) <= columns


def test_a_long_answer_goes_through_the_pager(tmp_path: Path, seeds_store: Path) -> None:
    question = ("who", "Haftar", "--store", seeds_store)
    paged, _ = read(spawn(tmp_path, *question, rows=10, PAGER="sed s/^/page:/"))
    assert paged.startswith("page:")
    short, _ = read(spawn(tmp_path, *question, rows=500, PAGER="sed s/^/page:/"))
    assert "page:" not in short
    config = tmp_path / "c.toml"
    config.write_text("pager = false\n")
    unwanted, _ = read(spawn(tmp_path, *question, rows=10, PAGER="sed s/^/page:/", SIDES_CONFIG=str(config)))
    assert "page:" not in unwanted


def test_progress_on_a_terminal_only(tmp_path: Path, seeds_store: Path) -> None:
    store = shutil.copytree(seeds_store, tmp_path / "store")
    sent, status = read(spawn(tmp_path, "build", "--store", store, columns=120))
    assert status == 0 and "3/3" in sent
    assert "3 articles (0 read, 3 kept)" in sent and "of side" in sent
    done = run(tmp_path, "build", "--store", store)
    assert (done.returncode, done.stderr) == (0, "") and len(done.stdout.splitlines()) == 1


def test_ctrl_c_stops_quietly_and_the_next_build_goes_on(tmp_path: Path) -> None:
    folder, store = tmp_path / "articles", tmp_path / "store"
    folder.mkdir()
    for number in range(150):
        (folder / f"{number:03}.txt").write_text(f"La France soutient le Mali. Article {number}. " * 20)
    child = spawn(tmp_path, "build", folder, "--store", store, "--jobs", "1", columns=120)
    child.expect(r" [1-9]\d*/150")
    child.sendintr()
    sent, status = read(child)
    assert status == 130
    assert "Traceback" not in sent and "what was read is kept" in sent
    half = run(tmp_path, "who", "Mali", "--store", store)
    assert "build of this store was stopped" in half.stderr and "same sides build again" in half.stderr
    assert run(tmp_path, "check", "--store", store).returncode == 0
    done = run(tmp_path, "build", folder, "--store", store)
    found = re.match(r"150 articles \((\d+) read, (\d+) kept\)", done.stdout)
    assert found and int(found[2]) > 0
    assert run(tmp_path, "check", "--store", store).returncode == 0
    assert run(tmp_path, "who", "Mali", "--store", store).stderr == ""
