"""The real command inside tmux, as over a connection that may drop: 80x24, then resized at will."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
LONGEST = 40.0  # seconds that an answer may take on a busy machine


class Tmux:
    """A tmux server of one's own with `sides` in its only window."""

    def __init__(self, store: Path, folder: Path, env: dict[str, str]) -> None:
        self._socket = f"sides-{uuid.uuid4().hex[:12]}"
        set_ = [f"{name}={value}" for name, value in env.items()]
        start = "import sys; from tui.command import main; sys.exit(main())"
        command = [
            "env",
            "-u",
            "COLUMNS",
            "-u",
            "LINES",
            *set_,
            sys.executable,
            "-c",
            start,
            "--store",
            str(store),
        ]
        self._tmux(
            "-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "-c", str(folder), *command
        )

    def _tmux(self, *arguments: str) -> str:
        command = ["tmux", "-L", self._socket, *arguments]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout

    def type(self, *keys: str) -> None:
        """Send keys, all at once."""
        self._tmux("send-keys", *keys)

    def resize(self, columns: int, lines: int) -> None:
        self._tmux("resize-window", "-x", str(columns), "-y", str(lines))

    @property
    def screen(self) -> str:
        return self._tmux("capture-pane", "-p")

    def wait(self, *words: str, width: int | None = None, without: str = "\0") -> str:
        """The screen once all these words are on it, one is not, and its longest line is that wide."""
        end = time.monotonic() + LONGEST
        while (
            not all(word in (screen := self.screen) for word in words)
            or without in screen
            or (width is not None and max(map(len, screen.splitlines())) != width)
        ):
            assert time.monotonic() < end, f"{words} did not come:\n{screen}"
            time.sleep(0.1)
        return screen

    @property
    def process(self) -> Path:
        """Where the system tells of the program in the window, as long as it runs."""
        return Path("/proc") / self._tmux("display-message", "-p", "#{pane_pid}").strip()

    def kill(self) -> None:
        subprocess.run(["tmux", "-L", self._socket, "kill-server"], check=False, capture_output=True)


@pytest.fixture
def tmux(store_path: Path, tmp_path: Path) -> Iterator[Tmux]:
    env = {"LC_ALL": "C.UTF-8", "SIDES_CONFIG": "/nonexistent", "PYTHONPATH": str(Path.cwd())}
    server = Tmux(store_path, tmp_path, env)
    yield server
    server.kill()


def test_a_session_at_80x24(tmux: Tmux) -> None:
    screen = tmux.wait("13 positions", "━ 1 Articles 1/6", "3 Positions", "Égypte → Khalifa Haftar")
    assert all(len(line) <= 80 for line in screen.splitlines()) and len(screen.splitlines()) == 24
    tmux.type("2", "Enter")
    tmux.wait("━ 3 Positions", "Khalifa Haftar ×")
    tmux.type("Enter")
    tmux.wait("━ 4 Texte", "preuve 2/2", "Égypte soutient Khalifa Haftar")
    tmux.type("y")
    tmux.wait("acceptée · décision")
    tmux.type("u")
    tmux.wait("annulé : acceptée")
    tmux.type("M")
    tmux.wait("Qui est avec qui")
    tmux.type("Escape")
    tmux.wait("━ 4 Texte")  # and not a slash after it, which would be alt and slash
    tmux.type("/", "chancelleries", "Enter")
    tmux.wait("« chancelleries » ×", "1 Articles 1/1")
    tmux.type("?")
    tmux.wait("Touches", "Se déplacer")
    tmux.type("Escape")
    tmux.wait("« chancelleries » ×", without="Se déplacer")
    tmux.type("C-p")
    tmux.wait("Chercher une commande")
    tmux.type("tableau")
    tmux.wait("tableau croisé (M)", without="prochain non lu")
    tmux.type("Enter")
    tmux.wait("Qui est avec qui")
    tmux.type("Escape", "q")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="the system tells of no processes in /proc")
def test_nothing_is_left_when_the_terminal_goes_while_it_ends(tmux: Tmux) -> None:
    tmux.wait("13 positions")
    process, end = tmux.process, time.monotonic() + LONGEST
    assert process.exists()
    tmux.type("q")
    time.sleep(0.2)  # about when it gives the screen back, and has last words for the terminal
    tmux.kill()
    while process.exists():
        assert time.monotonic() < end, "it is still there"
        time.sleep(0.1)


def test_resized_at_will(tmux: Tmux) -> None:
    tmux.wait("13 positions")
    tmux.type("3", "Enter")
    tmux.wait("━ 4 Texte", "preuve")
    tmux.resize(120, 40)
    tmux.wait("━ 4 Texte", "1 Articles", "2 Acteurs", "3 Positions", "entrée ouvrir", width=120)
    tmux.resize(60, 20)
    tmux.wait("━ 4 Texte", "soutient", width=60, without="3 Positions")  # one pane at a time
    tmux.resize(30, 8)
    tmux.wait("trop petit")
    tmux.resize(200, 50)
    tmux.wait("━ 4 Texte", "3 Positions", "⇄ soutenait 2019-04", width=200)
    tmux.resize(80, 24)
    tmux.wait("━ 4 Texte", "3 Positions", "soutient", width=80)
