"""The hostile corpus in the dashboard, on a real terminal: every pane, every article, and the way out."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pexpect  # type: ignore[import-untyped]

from tests.command.conftest import COMMAND, ROOT, environment
from tests.hostile.conftest import assert_inert
from tests.terminal import ended

# What Textual sends: modes, colours, the cursor, the keyboard protocol, the shape of the pointer.
TEXTUAL = re.compile(rb"\x1b\[[0-9;:?<>=$!\"' ]*[A-Za-z~@]|\x1b[78=>]|\x1b\]22;[a-z-]*\x07|\r")


def read_until_quiet(child: pexpect.spawn, seconds: float) -> bytes:
    """What is sent until nothing comes for a while, at most `seconds`."""
    sent, end = b"", time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            sent += child.read_nonblocking(65536, timeout=0.5)
        except pexpect.TIMEOUT:
            if sent:
                break
        except pexpect.EOF:
            break
    return sent


def leave(child: pexpect.spawn) -> bytes:
    """What is sent after `q`; said again where a busy machine took `q` for a part of the Escape before it."""
    sent, end = b"", time.monotonic() + 120
    while child.isalive() and time.monotonic() < end:
        child.send("q")
        sent += read_until_quiet(child, 10)
    return sent


def test_no_sequence_of_an_article_reaches_the_terminal(built: bytes, home: Path) -> None:
    child = pexpect.spawn(
        COMMAND[0], [*COMMAND[1:], "--store", str(home / "store")], dimensions=(40, 120), timeout=60,
        env=environment(home, TERM="xterm-256color"), cwd=str(ROOT),
    )  # fmt: skip
    sent = read_until_quiet(child, 60)
    assert b"Mali" in sent or b"Articles" in sent
    for _ in range(30):  # every article of the first screens, opened
        child.send("1j\r")
        sent += read_until_quiet(child, 2)
    for keys in ("2j\r", "3jj\r", "4nn", "G", "?", "\x1b", "wMali\r", "\x1b"):
        child.send(keys)
        sent += read_until_quiet(child, 3)
    sent += leave(child)
    assert ended(child) == 0
    assert b"Traceback" not in sent
    assert_inert(sent, TEXTUAL)
