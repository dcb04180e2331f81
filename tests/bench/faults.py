"""Kill, fill the disk and write from two sides, at random moments, and look whether anything is lost.

    python -m tests.bench.faults --moments 1000          # kill -9 over build, review, merge and export
    python -m tests.bench.faults --full 50               # a full disk, on a small tmpfs (root) or a quota
    python -m tests.bench.faults --writers 10000         # two processes deciding at once

Everything is a real store on a real disk; the same `--seed` gives the same moments. CI runs the
same functions with fewer moments (tests/database/test_faults.py).
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from store.database import Choice, Store, check
from store.errors import SidesError, StoreError
from tests.database.toy import articles, derived, make

BASE, GROWN = 40, 70  # articles before and after the build that is killed
Scenario = Callable[[Path, int], None]


@dataclass
class Tally:
    """What happened: how many moments, and everything that should not have been."""

    moments: int = 0
    killed: int = 0
    acknowledged: int = 0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [f"{self.moments} moments, {self.killed} killed in the act, {self.acknowledged} acknowledged"]
        return "\n".join([*lines, f"{len(self.faults)} faults", *self.faults[:20]])


# --- what is killed: runs in a child, tells each acknowledged decision through a pipe ---------------


def build_more(path: Path, pipe: int) -> None:
    """A build that grows the store."""
    make(path, articles(GROWN))


def review(path: Path, pipe: int) -> None:
    """A reader who decides without a pause, now and then undoing and redoing."""
    with Store.open(path, by="reader") as store:
        for number in range(100_000):
            made = store.decide("note", f"subject {number}", {"note": "x" * (number % 300)})
            _tell(pipe, made.number)
            if number % 5 == 4:
                store.undo()
                store.redo()


def merge(path: Path, pipe: int) -> None:
    """A reader who merges actors: several decisions at one stroke, all or none of them."""
    with Store.open(path, by="reader") as store:
        for number in range(100_000):
            choices = [Choice("merge", f"actor {number}.{i}", (("into", "x"),)) for i in range(8)]
            for made in store.decide_all(choices):
                _tell(pipe, made.number)


def export(path: Path, pipe: int) -> None:
    """The real command, writing all stances to a file next to the store, again and again."""
    for _ in range(100_000):
        export_once(path)


def export_once(path: Path) -> Path:
    """Export all stances; returns the file."""
    from tui.command import main

    file = path.with_name("export.jsonl")
    main(["export", "stances", "--format", "jsonl", "--output", str(file), "--store", str(path)])
    return file


def _tell(pipe: int, number: int) -> None:
    os.write(pipe, b"%d\n" % number)


def spawn(scenario: Scenario, path: Path) -> tuple[int, int]:
    """Run a scenario in a forked child; returns its process id and the pipe to read from."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    status = 1
    try:
        os.close(reading)
        scenario(path, writing)
        status = 0
    except SidesError as error:
        print(error, file=sys.stderr)
        status = 3
    finally:
        os._exit(status)


def kill_after(child: int, reading: int, seconds: float) -> tuple[bool, list[int]]:
    """Kill the child that much later; returns whether it was still running, and what it acknowledged."""
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        lines = pipe.read().split(b"\n")[:-1]
    return os.WIFSIGNALED(status), [int(line) for line in lines]


# --- looking afterwards ---------------------------------------------------------------------------


class Killing:
    """Kills scenarios at random moments in stores under `folder`, and looks at what is left."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.tally = Tally()
        self._folder = folder
        self._random = random.Random(seed)
        self._base, self._grown = folder / "base", folder / "grown"
        make(self._base, articles(BASE))
        shutil.copytree(self._base, self._grown)
        began = time.monotonic()
        child, reading = spawn(build_more, self._grown)
        os.waitpid(child, 0)
        os.close(reading)
        self._build_seconds = time.monotonic() - began
        self._want = derived(self._grown)
        self._export = export_once(self._base)
        self._exported = self._export.read_bytes()

    def run(self, moments: int) -> Tally:
        """So many moments, spread over the scenarios."""
        scenarios: list[Scenario] = [build_more, build_more, review, merge, export]
        for number in range(moments):
            scenario = scenarios[number % len(scenarios)]
            path = self._folder / f"store-{number}"
            shutil.copytree(self._base, path)
            self._moment(scenario, path, f"moment {number} ({scenario.__name__})")
            shutil.rmtree(path)
        return self.tally

    def _moment(self, scenario: Scenario, path: Path, name: str) -> None:
        self.tally.moments += 1
        longest = 1.1 * self._build_seconds if scenario is build_more else 0.25
        running, told = kill_after(*spawn(scenario, path), self._random.uniform(0, longest))
        self.tally.killed += running
        self.tally.acknowledged += len(told)
        faults = [f"{f.file}: {f.what}" for f in check(path) if f.severity == "error"]
        with Store.open(path, by="reader") as store:
            numbers = [decision.number for decision in store.decisions()]
            faults += [f"decision {number} is lost" for number in told if number not in numbers]
            if scenario is merge and len(numbers) % 8:
                faults.append("half a merge")
            store.decide("read", "after the kill")
        if scenario is build_more:
            make(path, articles(GROWN))
            if derived(path) != self._want:
                faults.append("the resumed build is not like an uninterrupted one")
        if scenario is export:
            found = self._export.read_bytes() if self._export.exists() else self._exported
            self._export.unlink(missing_ok=True)
            if found != self._exported:
                faults.append(f"a part of an export: {len(found)} of {len(self._exported)} bytes")
        self.tally.faults += [f"{name}: {fault}" for fault in faults]


# --- a full disk ----------------------------------------------------------------------------------


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Callable[[int], None] | None]:
    """A tmpfs of that size at `folder`, and what makes it larger; None when it cannot be mounted."""
    folder.mkdir(parents=True, exist_ok=True)
    options = f"size={kilobytes}k,mode=700"
    try:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, check=False
        )
    except OSError:
        yield None
        return
    if done.returncode:
        yield None
        return

    def grow(size: int) -> None:
        subprocess.run(["mount", "-o", f"remount,size={size}k", str(folder)], check=True)

    try:
        yield grow
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill_disk(folder: Path, points: int, seed: int) -> Tally:
    """Build and decide on disks that are full after so many kilobytes, then with room: nothing is lost."""
    tally = Tally()
    make(folder / "base", articles(BASE))
    shutil.copytree(folder / "base", folder / "want")
    make(folder / "want", articles(GROWN))
    want = derived(folder / "want")
    used = _kilobytes(folder / "base")
    pick = random.Random(seed)
    for point in range(points):
        size = used + pick.randrange(8, max(16, _kilobytes(folder / "want") - used + 160))
        with small_disk(folder / f"disk-{point}", size) as grow:
            path = folder / f"disk-{point}" / "s"
            shutil.copytree(folder / "base", path)
            limit = None if grow else pick.randrange(2_000, 40_000)
            tally.moments += 1
            tally.faults += [f"point {point} ({size} kB): {fault}" for fault in _fill(path, tally, limit)]
            if grow:
                grow(64_000)
            make(path, articles(GROWN))
            if derived(path) != want:
                tally.faults.append(f"point {point}: the build resumed with room is not like another")
    return tally


def _fill(path: Path, tally: Tally, limit: int | None) -> Iterator[str]:
    made = 0
    if limit is not None:  # no tmpfs: no file may grow beyond this
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        with Store.open(path, by="reader") as store:
            try:
                for number in range(10):
                    store.decide("note", f"subject {number}", {"note": "x" * 2000})
                    made += 1
                make(path, articles(GROWN))
                for number in range(200):
                    store.decide("note", f"subject {number}", {"note": "x" * 2000})
                    made += 1
            except StoreError as error:
                tally.killed += 1
                if not ("full" in error.message or "larger than allowed" in error.message):
                    yield f"the error is told as {error.message!r}"
    finally:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    tally.acknowledged += made
    yield from (f"{f.file}: {f.what}" for f in check(path) if f.severity == "error")
    with Store.open(path, readonly=True) as store:
        if len(store.decisions()) != made:
            yield f"{made} decisions acknowledged, {len(store.decisions())} there"
        if store.complete and store.counts[0] not in (BASE, GROWN):
            yield f"{store.counts[0]} articles"


def _kilobytes(path: Path) -> int:
    """What the files take on a file system of 4 kB pages."""
    return sum(4 * (file.stat().st_size // 4096 + 1) for file in path.rglob("*"))


# --- two writers ----------------------------------------------------------------------------------


def two_writers(folder: Path, decisions: int) -> Tally:
    """Two processes that decide as fast as they can, so many between them: all are there, numbered once."""
    path = folder / "s"
    make(path, articles(3))

    def write(name: str) -> Scenario:
        def run(path: Path, pipe: int) -> None:
            with Store.open(path, by=name) as store:
                for number in range(decisions // 2):
                    store.decide("note", f"{name} {number}", {"note": name})

        return run

    children = [spawn(write(name), path) for name in ("one", "two")]
    tally = Tally(moments=decisions)
    for child, reading in children:
        if os.waitpid(child, 0)[1]:
            tally.faults.append("a writer failed")
        os.close(reading)
    with Store.open(path) as store:
        found = store.decisions()
    tally.acknowledged = len(found)
    want = {f"{name} {number}" for name in ("one", "two") for number in range(decisions // 2)}
    if {decision.subject for decision in found} != want or len(found) != len(want):
        tally.faults.append(f"{len(want)} decisions made, {len(found)} there")
    if [decision.number for decision in found] != list(range(1, len(found) + 1)):
        tally.faults.append("numbers given twice, or left out")
    tally.faults += [f"{f.file}: {f.what}" for f in check(path) if f.severity == "error"]
    return tally


def main() -> int:
    """The command; its status is 1 when there was a fault."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--moments", type=int, default=0, help="kill -9 at so many moments")
    parser.add_argument("--full", type=int, default=0, help="fill the disk at so many points")
    parser.add_argument("--writers", type=int, default=0, help="so many decisions by two writers")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tallies = []
    with tempfile.TemporaryDirectory(prefix="sides-faults-") as name:
        folder = Path(name)
        if options.moments:
            tallies.append(("kill -9", Killing(folder / "kill", options.seed).run(options.moments)))
        if options.full:
            tallies.append(("full disk", fill_disk(folder / "full", options.full, options.seed)))
        if options.writers:
            tallies.append(("two writers", two_writers(folder / "two", options.writers)))
    for title, tally in tallies:
        print(f"{title}: {tally}")
    return any(tally.faults for _, tally in tallies)


if __name__ == "__main__":
    sys.exit(main())
