"""The real command in a real terminal: start, signals, kills, the first build, hostile text."""

from __future__ import annotations

import base64
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pexpect  # type: ignore[import-untyped]
import pytest

from store.database import Store, build
from store.model import SourceText
from tests.terminal import ended
from tests.tui.library import ARTICLES, Annotated, Linked

ESCAPES = re.compile(r"\x1b(\[[0-9;?<>=]*[a-zA-Z$]|\][^\x07\x1b]*(\x07|\x1b\\)|[=>])")


class Sides:
    """`sides` in a pty; `wait(words)` reads until they are on the line."""

    def __init__(self, store: Path, env: Mapping[str, str], folder: Path | None = None) -> None:
        base = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLORTERM")}
        self.process = pexpect.spawn(
            sys.executable,
            ["-c", "import sys; from tui.command import main; sys.exit(main())", "--store", str(store)],
            env={
                **base,
                "TERM": "xterm-256color",
                "LC_ALL": "C.UTF-8",
                "SIDES_CONFIG": "/nonexistent",
                **env,
            },
            cwd=None if folder is None else str(folder),
            dimensions=(24, 80),
            encoding="utf-8",
            timeout=60,
        )
        self.seen = ""

    def wait(self, words: str) -> None:
        self.process.expect(re.escape(words))
        self.seen += str(self.process.before) + str(self.process.after)

    def rest(self, seconds: float = 1.0) -> str:
        """What still comes for some time."""
        end, read = time.monotonic() + seconds, ""
        while time.monotonic() < end:
            try:
                read += self.process.read_nonblocking(65536, 0.1)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                break
        self.seen += read
        return read

    def end(self) -> int:
        """The exit status, once it has ended."""
        status = ended(self.process)
        self.seen += str(self.process.before)
        return -1 if status is None else status

    def stop(self) -> None:
        """End it if it still runs, however long a busy machine takes for that."""
        if self.process.isalive():
            self.process.kill(signal.SIGKILL)
            self.process.wait()
        self.process.close()


@pytest.fixture
def running(store_path: Path) -> Iterator[list[Sides]]:
    """Programs started here are ended at last."""
    started: list[Sides] = []
    yield started
    for sides in started:
        sides.stop()


def start(running: list[Sides], store: Path, **env: str) -> Sides:
    sides = Sides(store, env)
    running.append(sides)
    return sides


def test_it_starts_answers_and_quits(running: list[Sides], store_path: Path) -> None:
    sides = start(running, store_path)
    sides.wait("13 positions")
    sides.process.send("w")
    sides.wait("Qui ?")
    sides.process.send("haft")
    sides.wait("Soutiennent Khalifa Haftar")
    sides.process.send("\x1b")
    sides.rest(0.5)
    sides.process.send("q")
    assert sides.end() == 0
    assert "Traceback" not in sides.seen


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_keeps_the_session(running: list[Sides], store_path: Path, number: int) -> None:
    sides = start(running, store_path)
    sides.wait("13 positions")
    sides.process.send("3jj\r")
    sides.wait(" : preuve ")
    sides.process.send("n")
    sides.rest(0.3)
    sides.process.kill(number)
    sides.end()
    with Store.open(store_path, readonly=True) as store:
        state = store.load_state("dashboard")
    assert state["focused"] == "source" and state["stance"]
    again = start(running, store_path)
    again.wait("4 Texte")
    again.rest(1.0)
    with_text = ESCAPES.sub("", again.seen)
    assert "soutient" in with_text


def test_after_a_kill_it_opens_where_it_was(running: list[Sides], store_path: Path) -> None:
    sides = start(running, store_path)
    sides.wait("13 positions")
    sides.process.send("2\r")
    sides.rest(0.5)
    sides.process.send("\r")
    sides.wait(" : preuve ")
    sides.rest(1.5)
    sides.process.kill(signal.SIGKILL)
    sides.end()
    again = start(running, store_path)
    again.wait("4 Texte")
    again.rest(1.5)
    shown = ESCAPES.sub("", again.seen)
    assert "Khalifa Haftar ×" in shown and "soutient" in shown
    with Store.open(store_path, readonly=True) as store:
        assert store.load_state("dashboard")["focused"] == "source"


def test_a_copy_goes_to_the_clipboard_of_the_terminal(running: list[Sides], store_path: Path) -> None:
    sides = start(running, store_path)
    sides.wait("13 positions")
    sides.process.send("3\r")
    sides.wait(" : preuve ")
    sides.process.send("c")
    sides.process.expect(re.compile(r"\x1b]52;c;([A-Za-z0-9+/=]+)\x07"))
    copied = base64.b64decode(sides.process.match.group(1)).decode()
    assert copied.startswith("«") and "Khalifa Haftar" in copied and copied.endswith("]")
    sides.wait("Si le terminal refuse le presse-papiers")


def test_a_screen_reader_is_served_by_plain_sentences(store_path: Path) -> None:
    """What the panes show is also told line by line, without anything that moves or is drawn."""
    command = [sys.executable, "-c", "import sys; from tui.command import main; sys.exit(main())"]
    for words in ("who Haftar", "who Haftar --format csv", "export stances --format csv"):
        done = subprocess.run(
            [*command, *words.split(), "--store", str(store_path)],
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert "Égypte" in done.stdout and "soutient" in done.stdout
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f▁-█─━│▌]", done.stdout.replace("\r\n", "\n"))


def test_a_kill_loses_no_acknowledged_decision(running: list[Sides], store_path: Path) -> None:
    acknowledged = 0
    for round in range(4):
        sides = start(running, store_path)
        sides.wait("positions")
        sides.rest(0.3)
        for _ in range(3):
            sides.process.send("s")
            sides.rest(0.15)
            sides.process.send("y")
        sides.rest(0.1 * round)
        sides.process.kill(signal.SIGKILL)
        sides.end()
        acknowledged += len(re.findall(r"acceptée · décision", ESCAPES.sub("", sides.seen)))
        with Store.open(store_path, readonly=True) as store:
            accepted = [d for d in store.decisions() if d.kind == "accept"]
        assert len(accepted) >= acknowledged
        acknowledged = len(accepted)


def test_a_line_that_goes_away_ends_it(running: list[Sides], store_path: Path) -> None:
    sides = start(running, store_path)
    sides.wait("13 positions")
    os.close(sides.process.child_fd)
    end = time.monotonic() + 20
    while time.monotonic() < end:
        pid, _ = os.waitpid(sides.process.pid, os.WNOHANG)
        if pid:
            break
        time.sleep(0.1)
    assert pid
    running.remove(sides)


def test_nothing_is_sent_at_rest(running: list[Sides], store_path: Path) -> None:
    sides = start(running, store_path)
    sides.wait("13 positions")
    sides.rest(10.0)  # messages go after some seconds
    assert sides.rest(3.0) == ""


def test_a_move_sends_little(running: list[Sides], store_path: Path) -> None:
    sides = start(running, store_path)
    sides.wait("13 positions")
    sides.process.send("1")
    sides.rest(2.0)
    sides.process.send("j")
    sent = sides.rest(1.0)
    assert 0 < len(sent.encode()) <= 500


def test_the_start_sends_little(running: list[Sides], store_path: Path) -> None:
    sides = start(running, store_path)
    sides.wait("13 positions")
    sides.rest(2.0)
    assert len(sides.seen.encode()) <= 35_000


@pytest.mark.parametrize("env", [{"LC_ALL": "C"}, {"TERM": "linux"}, {"LC_ALL": "fr_FR.ISO-8859-1"}], ids=str)
def test_ascii_where_there_is_no_more(running: list[Sides], store_path: Path, env: dict[str, str]) -> None:
    sides = start(running, store_path, **env)
    sides.wait("13 positions")
    sides.rest(1.0)
    shown = ESCAPES.sub("", sides.seen)
    assert "3 Positions" in shown
    assert not set(shown) & set("▌─━●▁▔█⇄")


@pytest.mark.parametrize(
    "env", [{"NO_COLOR": "1"}, {"TERM": "screen"}, {"TERM": "vt100"}, {"TERM": "dumb"}], ids=str
)
def test_poor_terminals(running: list[Sides], store_path: Path, env: dict[str, str]) -> None:
    sides = start(running, store_path, **env)
    sides.wait("13 positions")
    sides.rest(0.5)
    sides.process.send("q")
    assert sides.end() == 0


def test_no_colour_where_there_is_to_be_none(running: list[Sides], store_path: Path) -> None:
    sides = start(running, store_path, NO_COLOR="1")
    sides.wait("13 positions")
    sides.process.send("3\r")
    sides.wait(" : preuve ")
    sides.rest(0.5)
    numbers = {part for codes in re.findall(r"\x1b\[([0-9;]*)m", sides.seen) for part in codes.split(";")}
    assert numbers <= {"", "0", "1", "2", "3", "4", "7", "39", "49"}  # attributes, and the terminal's own


HOSTILE = (
    "L'Égypte \x1b[31msoutient\x1b[0m \x1b]0;pris\x07 le maréchal. [bold]Haftar[/bold] \u202e et \x9b2J "
    "[@click=app.quit]ici[/] \x1b]52;c;Zm9v\x07 fin."
)


def test_hostile_text_is_neither_markup_nor_orders(running: list[Sides], tmp_path: Path) -> None:
    store = tmp_path / "hostile"
    source = SourceText(
        "\x1b[5mid", HOSTILE, "x", "titre \x1b]0;pris\x07 [red]rouge[/red]", "2019-04", "header"
    )
    build([source], store, extractor_factory=Annotated, link=Linked, date=lambda articles: {})
    sides = start(running, store)
    sides.wait("1 article")
    sides.process.send("1\r")
    sides.wait("fin.")
    sides.rest(0.5)
    assert "\x1b]0;" not in sides.seen and "\x1b]52" not in sides.seen
    assert "\x1b[5m" not in sides.seen and "\x9b" not in sides.seen and "\u202e" not in sides.seen
    assert "[bold]Haftar" in ESCAPES.sub("", sides.seen)


def test_a_damaged_store_is_told_in_words(running: list[Sides], store_path: Path) -> None:
    (store_path / "manifest.json").write_text("{", encoding="utf-8")
    sides = start(running, store_path)
    assert sides.end() == 2
    last = ESCAPES.sub("", sides.seen)
    assert "Traceback" not in last and "sides" in last


def test_without_a_store_it_is_on_the_screen_and_builds(running: list[Sides], tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    store = tmp_path / "new"
    sides = start(running, store, SIDES_STORE=str(store))
    sides.wait("Première lecture")
    sides.process.expect(re.compile(r"3 articles"), timeout=180)
    sides.rest(1.0)
    sides.process.send("q")
    assert sides.end() == 0
    with Store.open(store, readonly=True) as opened:
        assert opened.complete and opened.counts[0] == 3


def installed_with(articles: Mapping[str, str], folder: Path) -> Path:
    """The programs as installed in a folder where the packaged articles are these (name → text)."""
    for package in ("store", "tui"):
        (folder / package).symlink_to(Path(__file__).parents[2] / package)
    (folder / "seeds").mkdir()
    for name, text in articles.items():
        (folder / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_a_first_build_is_shown_to_its_last_article(running: list[Sides], tmp_path: Path) -> None:
    """Long enough to publish on its way, and to clear away what the dashboard is still reading."""
    pytest.importorskip("spacy")
    names = [first + last for first in ("Al", "Ber", "Cor", "Dan", "Em", "Fer") for last in TENFOLD]
    articles = {
        f"{number:03}_{name.lower()}": "\n\n".join(
            sentence.replace("Haftar", name) for _, _, _, body in ARTICLES for sentence, _ in body
        )
        for number, name in enumerate(names)
    }
    folder, store = tmp_path / "installed", tmp_path / "new"
    folder.mkdir()
    sides = Sides(store, {"PYTHONPATH": str(folder)}, installed_with(articles, folder))
    running.append(sides)
    sides.wait("Première lecture")
    sides.process.expect(re.compile(r"60 articles"), timeout=300)
    sides.rest(3.0)
    sides.process.send("q")
    assert sides.end() == 0
    assert "Traceback" not in sides.seen and "remplac" not in sides.seen
    with Store.open(store, readonly=True) as opened:
        assert opened.complete and opened.counts[0] == 60


TENFOLD = ("andre", "bert", "dino", "elli", "fonso", "geron", "lio", "mano", "nesto", "rique")


def test_opening_a_store_imports_no_nlp(store_path: Path) -> None:
    code = (
        "import sys, asyncio; from pathlib import Path; from tui.app import SidesApp\n"
        "async def main():\n"
        f"    app = SidesApp(Path({str(store_path)!r}))\n"
        "    async with app.run_test() as pilot:\n"
        "        for _ in range(200):\n"
        "            await pilot.pause(0.02)\n"
        "            if app.desk.view is not None: break\n"
        "        await pilot.press('3', 'enter', 'n')\n"
        "        await pilot.pause(0.2)\n"
        "asyncio.run(main())\n"
        "bad = [m for m in sys.modules if m.split('.')[0] in ('spacy', 'thinc', 'numpy')"
        " or m.startswith(('store.parser', 'store.extraction'))]\n"
        "print(bad)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
