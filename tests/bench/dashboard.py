"""The dashboard in a pty, beside less, vim and newsboat on the same list.

    python -m tests.bench.dashboard [STORE] [--articles 100000] [--columns 80] [--lines 24]

Without STORE a corpus is made in a temporary folder (see `tests.bench.corpus`). Prints medians and 95th
centiles in milliseconds from the key to the last byte of the answer, the processor's share of them, and
bytes. The machine's other work shows in the milliseconds, hardly in the processor's.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from store.database import Store
from tests.bench.terminal import Answer, Terminal

IDLE = 5.0  # seconds watched for bytes and processor time
MOVES = 60


def centile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def show(label: str, answers: Sequence[Answer]) -> None:
    """One line of the table."""
    times = [answer.ms for answer in answers]
    sizes = [answer.bytes for answer in answers]
    spent = [answer.cpu for answer in answers]
    print(
        f"{label:<34} p50 {statistics.median(times):7.1f} ms  p95 {centile(times, 0.95):7.1f} ms"
        f"  processor p50 {statistics.median(spent):6.1f} p95 {centile(spent, 0.95):6.1f} ms"
        f"  bytes {statistics.mean(sizes):6.0f}  worst {max(sizes):6d}"
    )


def repeat(terminal: Terminal, keys: str, times: int = MOVES, quiet: float = 0.06) -> list[Answer]:
    """The answers to one key pressed several times, each after the last was answered."""
    return [terminal.press(keys, quiet) for _ in range(times)]


def dashboard(store: Path, columns: int, lines: int) -> None:
    """Start, moves in every pane, pages, an actor chosen, filters, rest, memory."""
    command = [sys.executable, "-m", "tui.app"]
    environ = {"SIDES_STORE": str(store), "SIDES_CONFIG": "/nonexistent"}
    _start(store, lambda: Terminal(command, columns, lines, environ))
    with Terminal(command, columns, lines, environ) as terminal:
        terminal.until("positions ")
        terminal.rest()
        _use(terminal)
        _rest(terminal)


def _start(store: Path, opened: Callable[[], Terminal]) -> None:
    """How long the first picture and the whole one take, from a store without a state."""
    shutil.rmtree(store / "state", ignore_errors=True)
    paints, wholes, sizes = [], [], []
    for _ in range(5):
        with opened() as terminal:
            paints.append(terminal.until("Articles", "Positions").ms)
            wholes.append(terminal.until("positions ").ms)
            terminal.read(0.7)
            sizes.append(len(terminal.seen))
        shutil.rmtree(store / "state", ignore_errors=True)
    print(f"{'first paint':<34} {statistics.median(paints):7.0f} ms")
    print(f"{'all read':<34} {statistics.median(wholes):7.0f} ms")
    print(f"{'bytes at start':<34} {statistics.median(sizes):7.0f}")


def _use(terminal: Terminal) -> None:
    """What a reader does in every pane, with actors, periods, filters and decisions."""
    for number, name in enumerate(("articles", "actors", "stances"), 1):
        terminal.press(str(number), 0.5)
        show(f"move in {name}", repeat(terminal, "j", min(MOVES, 5)) + repeat(terminal, "j"))
        show(f"page in {name}", repeat(terminal, " ", 10))
        terminal.press("g", 0.3)
    terminal.press("1", 0.3)
    show("open an article", [_opened(terminal) for _ in range(8)])
    terminal.press("4", 0.3)
    show("move in the text", repeat(terminal, "j", 10) + repeat(terminal, "k", 10))
    show("next evidence", repeat(terminal, "n", 3))
    terminal.press("2", 0.3)
    show("an actor chosen (2nd to 13th)", _chosen(terminal))
    show("a period", repeat(terminal, "[", 8, 0.6))
    terminal.press("F", 1.0)
    terminal.press("r", 1.5)
    terminal.press("g", 0.3)
    show("an actor chosen, rolled up", _chosen(terminal))
    terminal.press("r", 1.5)
    for name, down in (("certainty", 1), ("polarity", 5), ("unread", 9)):
        show(f"a filter: {name}", [_filtered(terminal, down) for _ in range(4)])
    terminal.press("w", 0.6)
    show("a letter typed to who", [terminal.press(letter, 0.4) for letter in "marré"])
    terminal.press("\x1b", 0.6)
    show("next undecided", repeat(terminal, "s", 6, 0.3))


def _rest(terminal: Terminal) -> None:
    """What it costs when nobody does anything."""
    before, began = terminal.cpu, time.perf_counter()
    terminal.read(IDLE, IDLE + 0.1)
    rest = terminal.read(IDLE, IDLE + 0.1)
    share = (terminal.cpu - before) / (time.perf_counter() - began) * 100
    print(f"{'idle':<34} {rest.bytes:7d} bytes  {share:.2f} % CPU")
    print(f"{'memory':<34} {terminal.rss:7.0f} MB")


def _chosen(terminal: Terminal) -> list[Answer]:
    """Choose the next twelve actors, each from all; then let go of each."""
    chosen = []
    for _ in range(12):
        terminal.press("j")
        chosen.append(terminal.press("\r", 0.6))
        terminal.press("\x1b", 0.8)
    return chosen


def _filtered(terminal: Terminal, down: int) -> Answer:
    """Choose a line of the menu of filters; then take the filter off again."""
    terminal.press("f", 0.4)
    for _ in range(down):
        terminal.press("j")
    answer = terminal.press("\r", 0.6)
    terminal.press("F", 0.6)
    return answer


def _opened(terminal: Terminal) -> Answer:
    answer = terminal.press("\r", 0.3)
    terminal.press("1", 0.3)
    terminal.press("j")
    return answer


def others(store: Path, columns: int, lines: int, folder: Path) -> None:
    """The same titles as a list in programs known for being quick."""
    titles = folder / "titles.txt"
    with Store.open(store, readonly=True) as opened, titles.open("w", encoding="utf-8") as file:
        for chunk in opened.articles():
            file.writelines(f"{article.published or '':<12}{article.title}\n" for article in chunk)
    for name, command in (
        ("less", ["less", "-n", str(titles)]),
        ("vim", ["vim", "-u", "NONE", "-N", "-R", str(titles)]),
    ):
        if shutil.which(name) is None:
            print(f"{name:<34} (not installed)")
            continue
        with Terminal(command, columns, lines) as terminal:
            terminal.read(0.5)
            print(f"{name + ', bytes at start':<34} {len(terminal.seen):7d}")
            show(f"{name}, move", repeat(terminal, "j", 40))
            show(f"{name}, page", repeat(terminal, "\x06", 10))
    if shutil.which("newsboat") is None:
        print(f"{'newsboat':<34} (not installed)")
    else:
        _newsboat(titles, columns, lines, folder)


def _newsboat(titles: Path, columns: int, lines: int, folder: Path) -> None:
    items = "".join(
        f"<item><title>{line.strip()}</title><link>http://x/{number}</link></item>"
        for number, line in enumerate(titles.read_text(encoding="utf-8").splitlines())
    )
    feed, urls = folder / "feed.xml", folder / "urls"
    feed.write_text(f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>', encoding="utf-8")
    urls.write_text(f"file://{feed}\n", encoding="utf-8")
    config = folder / "newsboat.conf"
    config.write_text("bind-key j down\nbind-key ^F pagedown\n", encoding="utf-8")
    command = ["newsboat", "-u", str(urls), "-c", str(folder / "cache.db"), "-C", str(config)]
    subprocess.run([*command, "-x", "reload"], stdout=subprocess.DEVNULL, check=True)
    with Terminal(command, columns, lines) as terminal:
        terminal.until(" N (", most=120)
        terminal.press("\r")
        print(f"{'newsboat, list opened':<34} {terminal.until('Articles in feed', most=120).ms:7.0f} ms")
        terminal.read(1.0)
        show("newsboat, move", repeat(terminal, "j", 40))
        show("newsboat, page", repeat(terminal, "\x06", 10))


def with_corpus(articles: int, then: Callable[[Path], None]) -> None:
    """Make a corpus of so many articles and measure on it."""
    from tests.bench.corpus import make_store

    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        make_store(store, articles)
        then(store)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the dashboard in a pty.")
    parser.add_argument("store", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--columns", type=int, default=80)
    parser.add_argument("--lines", type=int, default=24)
    arguments = parser.parse_args()

    def measure(store: Path) -> None:
        with Store.open(store, readonly=True) as opened:
            articles, actors, stances = opened.counts
        print(
            f"{articles} articles, {actors} actors, {stances} stances; {arguments.columns}x{arguments.lines}"
        )
        dashboard(store, arguments.columns, arguments.lines)
        with tempfile.TemporaryDirectory() as folder:
            others(store, arguments.columns, arguments.lines, Path(folder))

    if arguments.store:
        measure(arguments.store)
    else:
        with_corpus(arguments.articles, measure)


if __name__ == "__main__":
    main()
