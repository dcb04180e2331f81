"""How the command behaves whatever it is asked: statuses, errors in two lines, nothing heavy imported."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from store import __version__
from tests.command.conftest import COMMAND, ROOT, Sides, environment

COMMANDS = ("build", "who", "export", "report", "check", "config", "completion")


def assert_refused(done: subprocess.CompletedProcess[str], *words: str, status: int = 2) -> None:
    """Status, nothing on standard output, and at most two lines that say what and what to do."""
    assert done.returncode == status
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert 1 <= len(lines) <= 2, done.stderr
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


def test_version(sides: Sides) -> None:
    done = sides("--version")
    assert (done.returncode, done.stdout) == (0, f"sides {__version__}\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_examples(sides: Sides, command: str) -> None:
    assert command in sides("--help").stdout
    done = sides(command, "--help")
    assert done.returncode == 0
    assert f"usage: sides {command}" in done.stdout and "examples:" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",), ("--nonsense",), ("who",), ("who", "X", "--format", "pdf"),
        ("who", "X", "--since", "!"),
        ("export",), ("export", "stances", "--format", "gexf"),
        ("export", "stances", "--min-confidence", "2"),
        ("export", "stances", "--accepted", "--min-confidence", "0.5"), ("build", "--jobs", "0"),
        ("build", "--column", "text"), ("completion", "csh"),
    ],
)  # fmt: skip
def test_wrong_use_is_status_2_in_two_lines(sides: Sides, arguments: tuple[str, ...]) -> None:
    assert_refused(sides(*arguments))


@pytest.mark.parametrize("command", [("who", "X"), ("export", "actors"), ("check",), ("report", "X")])
def test_without_a_store(sides: Sides, tmp_path: Path, command: tuple[str, ...]) -> None:
    assert_refused(sides(*command, "--store", tmp_path / "none"), "no store at", "sides build")


def test_the_dashboard_needs_a_terminal(sides: Sides) -> None:
    assert_refused(sides(), "terminal")


def test_a_missing_path_leaves_the_store(sides: Sides, seeds_copy: Path, tmp_path: Path) -> None:
    before = sides("export", "stances", "--store", seeds_copy).stdout
    done = sides("build", tmp_path / "gone", "--store", seeds_copy)
    assert done.returncode == 2 and "no such file or folder" in done.stderr
    assert "store is left as it was" in done.stderr
    assert sides("export", "stances", "--store", seeds_copy).stdout == before


def test_what_cannot_be_read_is_named_and_the_rest_is_built(sides: Sides, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text("La France soutient le Mali.")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\x7fELF\x02\x01\x01\x00\x00")
    (folder / "header.txt").write_bytes(b" date 2019-04 \n")
    (folder / "lines.jsonl").write_text("rien\n")
    done = sides("build", folder, "--store", tmp_path / "store")
    assert done.returncode == 2
    told = done.stderr.splitlines()
    assert len(told) == 4
    for line, name, reason in zip(
        told,
        ("binary.txt", "empty.txt", "header.txt", "lines.jsonl:1"),
        ("binary file", "empty file", "no text", "not JSON"),
        strict=True,
    ):
        assert line.startswith(f"sides: skipped {folder}/{name}: ") and reason in line
    (counts,) = done.stdout.splitlines()
    assert counts.startswith("1 article (1 read, 0 kept)") and counts.endswith("4 skipped")
    exported = sides("export", "articles", "--store", tmp_path / "store").stdout
    assert '"article":"good"' in exported


def test_a_second_build_reads_only_what_changed(sides: Sides, seeds_copy: Path, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    shutil.copytree(ROOT / "seeds", folder)
    assert "3 articles (0 read, 3 kept)" in sides("build", folder, "--store", seeds_copy).stdout
    first, second, _ = sorted(folder.iterdir())
    first.write_text("Le Niger soutient le Mali.")
    second.unlink()
    done = sides("build", folder, "--store", seeds_copy)
    assert "2 articles (1 read, 1 kept)" in done.stdout and "1 removed" in done.stdout


def test_the_store_option_stands_before_or_after_the_command(sides: Sides, seeds_store: Path) -> None:
    before = sides("--store", seeds_store, "export", "actors")
    after = sides("export", "actors", "--store", seeds_store)
    assert before.returncode == after.returncode == 0
    assert before.stdout == after.stdout == sides("export", "actors", SIDES_STORE=str(seeds_store)).stdout


def test_a_reader_that_has_enough_is_no_error(seeds_store: Path, tmp_path: Path) -> None:
    pipe = f"{' '.join(COMMAND[:2])} '{COMMAND[2]}' export mentions --store '{seeds_store}' | head -1"
    done = subprocess.run(
        ["sh", "-c", pipe],
        capture_output=True,
        encoding="utf-8",
        env=environment(tmp_path),
        cwd=ROOT,
        check=False,
    )
    assert done.stdout.startswith('{"article":') and done.stderr == ""


def test_a_damaged_store_is_told_in_two_lines(sides: Sides, seeds_copy: Path) -> None:
    assert sides("check", "--store", seeds_copy).returncode == 0
    for path in seeds_copy.glob("manifest*"):
        path.write_bytes(b"nonsense")
    assert_refused(sides("who", "Haftar", "--store", seeds_copy))
    checked = sides("check", "--store", seeds_copy)
    assert checked.returncode == 1 and "error:" in checked.stdout


# --- settings ---------------------------------------------------------------------------------


def test_config_shows_every_setting_and_where_it_comes_from(sides: Sides, tmp_path: Path) -> None:
    import tomllib

    config = tmp_path / "c.toml"
    config.write_text('rollup = true\n[keys]\n"move.down" = "n"\n')
    done = sides("config", SIDES_CONFIG=str(config))
    assert done.returncode == 0
    assert f"rollup = true  # {config}" in done.stdout and 'theme = "terminal"  # default' in done.stdout
    shown = tomllib.loads(done.stdout)  # it can be saved as it is
    assert shown["keys"] == {"move.down": "n"}
    assert sides("config", "--path", SIDES_CONFIG=str(config)).stdout == f"{config}\n"


@pytest.mark.parametrize("text", ['jobs = "many"\n', "nonsense = 1\n", "not toml", 'order = "size"\n'])
def test_a_bad_setting_falls_back_and_says_so(who: Sides, tmp_path: Path, text: str) -> None:
    config = tmp_path / "c.toml"
    config.write_text(text)
    assert who("config", SIDES_CONFIG=str(config)).returncode == 2
    done = who("who", "Haftar", SIDES_CONFIG=str(config))
    assert done.returncode == 0 and "Haftar" in done.stdout
    assert str(config) in done.stderr and len(done.stderr.splitlines()) == 1


# --- the shell --------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_code(sides: Sides, shell: str) -> None:
    done = sides("completion", shell)
    assert done.returncode == 0 and "sides" in done.stdout


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("sides ex", "export"), ("sides export st", "stances"), ("sides who --form", "--format"),
     ("sides who Khal", "Khalifa Haftar"), ("sides report Khalifa\\ H", "Khalifa Haftar"),
     ("sides who khal", "Khalifa Haftar"), ("sides who haf", "Haftar"), ("sides who --by egy", "Égypte")],
)  # fmt: skip
def test_the_shell_completes_commands_options_and_actors(
    seeds_store: Path, tmp_path: Path, typed: str, expected: str
) -> None:
    asked = {"_ARGCOMPLETE": "1", "COMP_LINE": typed, "COMP_POINT": str(len(typed)), "_ARGCOMPLETE_IFS": "\n"}
    answers = tmp_path / "answers"
    done = subprocess.run(
        ["sh", "-c", f"exec 8>'{answers}' 9>/dev/null; exec {sys.executable} -c '{COMMAND[2]}'"],
        env=environment(tmp_path, SIDES_STORE=str(seeds_store), _ARGCOMPLETE_SUPPRESS_SPACE="1", **asked),
        cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    offered = [each.replace("\\", "") for each in answers.read_text().split("\n")]
    assert expected in offered or any(each.strip() == expected for each in offered)


# --- what is imported -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "forbidden"),
    [
        ("--version", "rich textual tinydb spacy platformdirs orjson"),
        ("who Haftar", "textual spacy numpy thinc resiliparse argcomplete store.extraction store.parser"),
        (
            "export stances",
            "textual spacy numpy rich resiliparse store.extraction store.linking",
        ),
        ("check", "textual spacy numpy store.parser"),
    ],
)
def test_nothing_heavy_is_imported(seeds_store: Path, tmp_path: Path, arguments: str, forbidden: str) -> None:
    program = f"""
import sys
from tui.command import main
try:
    main({arguments.split()!r})
except SystemExit:
    pass
found = [name for name in {forbidden.split()!r} if name in sys.modules]
print(found, file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=ROOT, check=True,
        env=environment(tmp_path, SIDES_STORE=str(seeds_store)),
    )  # fmt: skip
    assert done.stderr.splitlines()[-1] == "[]"


def test_output_in_a_pipe_has_no_control_characters(who: Sides) -> None:
    for command in (("who", "Haftar"), ("export", "stances"), ("check",), ("--help",)):
        done = who(*command, FORCE_COLOR="1", TERM="xterm-256color")
        assert done.returncode == 0
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", done.stdout), command
