"""A review session killed at random moments: no decision that the screen acknowledged is lost.

    python -m tests.bench.kills [--times 200] [--seed 1]

Half of the sessions end by `kill -9`, half by closing the terminal. After each, the store is checked as
`sides check` does, and every decision counted on the screen so far must be on the disk.
"""

from __future__ import annotations

import argparse
import re
import signal
import sys
import tempfile
from pathlib import Path
from random import Random

from store.database import Store
from store.database.checking import check
from tests.bench.corpus import make_store
from tests.bench.terminal import Terminal

SAID = re.compile(rb"(?:accept|rejet)\S*e \S+ d\S+cision (\d+)")


def session(store: Path, random: Random) -> tuple[int, bool]:
    """One review session, ended at a random moment.

    The highest decision number that it acknowledged, and whether it ended (a closed line must end it).
    """
    command = [sys.executable, "-m", "tui.app"]
    with Terminal(command, 80, 24, {"SIDES_STORE": str(store), "SIDES_CONFIG": "/nonexistent"}) as terminal:
        terminal.until("positions ")
        for _ in range(random.randint(1, 6)):
            terminal.press("s", random.uniform(0.0, 0.1))
            terminal.press(random.choice("yx"), random.uniform(0.0, 0.1))
        if random.random() < 0.5:
            terminal.kill(signal.SIGKILL)
            terminal.read(0.05, 0.3)
        else:
            terminal.hang_up()
        ended = terminal.ends(20)
        return max((int(number) for number in SAID.findall(terminal.seen)), default=0), ended


def main() -> None:
    """Kill so many times; exit status 1 if anything was lost."""
    parser = argparse.ArgumentParser(description="Kill review sessions at random moments.")
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    random = Random(arguments.seed)
    lost = repairs = stayed = acknowledged = 0
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        make_store(store, 2000)
        for _ in range(arguments.times):
            said, ended = session(store, random)
            acknowledged = max(acknowledged, said)
            stayed += not ended
            with Store.open(store, readonly=True) as opened:
                on_disk = max((decision.number for decision in opened.decisions()), default=0)
            lost += on_disk < acknowledged
            wrong = [finding for finding in check(store) if finding.severity == "error"]
            repairs += bool(wrong)
            for finding in wrong:
                print(f"{finding.file}: {finding.what}")
    print(
        f"{arguments.times} sessions ended, {acknowledged} decisions acknowledged, {lost} lost,"
        f" {repairs} repairs, {stayed} that did not end"
    )
    sys.exit(1 if lost or repairs or stayed else 0)


if __name__ == "__main__":
    main()
