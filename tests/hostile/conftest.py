"""The hostile corpus built once, on a real terminal, and what may never reach one."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pexpect  # type: ignore[import-untyped]
import pytest

from tests.command.conftest import COMMAND, ROOT, environment
from tests.hostile.corpus import MARK, write_corpus
from tests.terminal import ended

# Colours of Rich, the cursor hidden and shown, lines moved over and erased by the progress bar.
OURS = re.compile(rb"\x1b\[(?:[0-9;]{0,12}m|\?25[lh]|[12]?K|\d?A|0?J)|\r")


def _invisible(code: int) -> bool:
    return unicodedata.category(chr(code)) in ("Cc", "Cf") and chr(code) != "\n"


FORBIDDEN = {
    chr(code) for code in [*range(0x20), *range(0x7F, 0xA0), *range(0x2000, 0x2070)] if _invisible(code)
}


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="session")
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
    assert ended(child) == status, sent[-2000:]
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
