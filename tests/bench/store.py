"""The store beside stock TinyDB holding the same stubs, in one file, as a program would write first.

    python -m tests.bench.store --sizes 1000,10000,100000 [--keep FOLDER]

Times are wall-clock milliseconds from the start of a fresh process (medians of `--runs`), ratios
stock / ours. Ours opens with the garbage collector off, as the dashboard does. Stock TinyDB holds the
stubs of articles and stances alone: our store also holds texts, mentions and full stances.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path

# Each child imports what it measures, and no more.
Figures = dict[str, float]


# --- in a fresh process: figures as JSON on standard output ----------------------------------------


def open_ours(path: Path, start: float) -> Figures:
    """First list, all articles, all stances; the longest that one chunk keeps the interpreter."""
    gc.disable()
    from store.database import Store

    figures: Figures = {}
    with Store.open(path) as store:
        chunks, worst = [], 0.0
        last = time.monotonic()
        for chunk in store.articles(newest_first=True):
            figures.setdefault("first", time.monotonic() - start)
            chunks.append(chunk)
            worst, last = max(worst, time.monotonic() - last), time.monotonic()
        figures["articles"] = time.monotonic() - start
        actors = store.actors()
        columns = []
        last = time.monotonic()
        for part in store.stance_columns():
            columns.append(part)
            worst, last = max(worst, time.monotonic() - last), time.monotonic()
        figures["all"] = time.monotonic() - start
        figures["stall"] = worst
        figures["cpu"] = time.process_time()
        figures["rss"] = _rss()
        began = time.monotonic()
        store.stances(chunks[0][0].article)
        figures["article"] = time.monotonic() - began
        assert actors and columns
    return figures


def open_stock(path: Path, start: float) -> Figures:
    """The same with stock TinyDB: it cannot show anything before it has read everything."""
    from tinydb import TinyDB

    db = TinyDB(path)
    articles = db.table("articles").all()
    figures = {"first": time.monotonic() - start, "articles": time.monotonic() - start}
    stances = db.table("stances").all()
    figures["all"] = time.monotonic() - start
    figures["cpu"] = time.process_time()
    figures["rss"] = _rss()
    assert articles and stances
    return figures


def review_ours(path: Path, start: float) -> Figures:
    """Durable decisions."""
    from store.database import Store

    with Store.open(path, by="bench") as store:
        times = [_timed(partial(store.decide, "accept", f"key {number}")) for number in range(40)]
    return {"review": statistics.median(times)}


def review_stock(path: Path, start: float) -> Figures:
    """The same as an update of one document: the whole file is written, and synced."""
    from tinydb import TinyDB

    table = TinyDB(path).table("stances")
    times = [_timed(partial(table.update, {"review": "accepted"}, doc_ids=[number])) for number in (1, 2, 3)]
    return {"review": statistics.median(times)}


def _timed(act: Callable[[], object]) -> float:
    began = time.monotonic()
    act()
    return time.monotonic() - began


def _rss() -> float:
    """The most memory this process has had, in thousands of MB. Not `ru_maxrss`: that is inherited."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1e6


def check_ours(path: Path, start: float) -> Figures:
    """A full check, in one process."""
    from store.database import check

    began, spent = time.monotonic(), time.process_time()
    assert not [finding for finding in check(path) if finding.severity == "error"]
    return {"check": time.monotonic() - began, "cpu": time.process_time() - spent, "rss": _rss()}


def check_jobs(path: Path, start: float) -> Figures:
    """A full check, in as many processes as there are processors."""
    from store.database import check

    began = time.monotonic()
    assert not [finding for finding in check(path, jobs=None) if finding.severity == "error"]
    return {"check": time.monotonic() - began}


def build_one(path: Path, start: float) -> Figures:
    """One article more, all others unchanged."""
    from store.database import Store, build
    from tests.bench.corpus import MadeUp, link_by_name, no_dates, sources

    with Store.open(path, readonly=True) as store:
        count = store.counts[0]
    inputs = list(sources(count + 1))
    began, spent = time.monotonic(), time.process_time()
    report = build(
        inputs, path, extractor_factory=partial(MadeUp, 1), link=link_by_name, date=no_dates
    )  # fmt: skip
    assert report.read == 1, report
    return {"build": time.monotonic() - began, "cpu": time.process_time() - spent, "rss": _rss()}


def link_all(path: Path, start: float) -> Figures:
    """What `build_one` leaves out, as its linker is the simplest there is: the real one, over all casts."""
    gc.disable()
    from store.database.generation import MANIFEST, read_generation
    from store.database.work import published_entries
    from store.linking import link

    entries = list(published_entries(path, read_generation(path / MANIFEST)))
    spent = time.process_time()
    linked = link((entry.article, entry.cast) for entry in entries if entry.cast is not None)
    assert linked.actors
    return {"cpu": time.process_time() - spent}


MEASURES = (open_ours, open_stock, review_ours, review_stock, check_ours, check_jobs, build_one, link_all)
CHILDREN = {measure.__name__: measure for measure in MEASURES}


# --- the parent -------------------------------------------------------------------------------------


def measure(name: str, path: Path, runs: int) -> Figures:
    """Medians over fresh processes."""
    results = []
    for _ in range(runs):
        command = [
            sys.executable,
            "-m",
            "tests.bench.store",
            "--child",
            name,
            str(path),
            str(time.monotonic()),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        results.append(json.loads(done.stdout))
    return {key: statistics.median(result[key] for result in results) for key in results[0]}


def write_stock(ours: Path, path: Path) -> None:
    """The same stubs in a stock TinyDB file."""
    from tinydb import TinyDB

    from store.database import Store

    with Store.open(ours, readonly=True) as store, TinyDB(path) as db:
        db.table("articles").insert_multiple(asdict(a) for chunk in store.articles() for a in chunk)
        db.table("stances").insert_multiple(asdict(s) for chunk in store.stubs() for s in chunk)


def compare(size: int, folder: Path, runs: int) -> None:
    """Measure one size and print its table."""
    from store.database import Store
    from tests.bench.corpus import make_store

    ours, stock = folder / f"ours-{size}", folder / f"stock-{size}.json"
    if not Store.exists(ours):
        make_store(ours, size)
    if not stock.exists():
        write_stock(ours, stock)
    opened, opened_stock = measure("open_ours", ours, runs), measure("open_stock", stock, runs)
    reviewed, reviewed_stock = measure("review_ours", ours, runs), measure("review_stock", stock, 1)
    print(f"\n{size} articles             ours      stock   stock/ours")
    for key, title in (
        ("first", "first list, ms"), ("articles", "all articles, ms"), ("all", "with stances, ms"),
        ("cpu", "the same, CPU ms"), ("rss", "memory, MB"),
    ):  # fmt: skip
        _row(title, opened[key], opened_stock[key])
    _row("durable review, ms", reviewed["review"], reviewed_stock["review"])
    _row("stubs on disk, MB", _megabytes(ours, ("articles", "stances")), stock.stat().st_size / 1e9)
    print(f"{'longest stall, ms':<24}{1000 * opened['stall']:>8.1f}")
    print(f"{'open one article, ms':<24}{1000 * opened['article']:>8.1f}")
    print(f"{'whole store, MB':<24}{1000 * _megabytes(ours):>8.1f}")
    built = measure("build_one", ours, 1)
    _seconds("build of one more, s", built, f", {1000 * built['rss']:.0f} MB with the inputs")
    print(
        f"{'linking in earnest':<24}{'':>8}   {measure('link_all', ours, 1)['cpu']:.1f} s of CPU", flush=True
    )
    checked = measure("check_ours", ours, 1)
    _seconds("check, s", checked, f", {1000 * checked['rss']:.0f} MB")
    print(f"{'check, all processors, s':<24}{measure('check_jobs', ours, 1)['check']:>8.1f}", flush=True)


def _seconds(title: str, figures: Figures, more: str) -> None:
    wall = next(iter(figures.values()))
    print(f"{title:<24}{wall:>8.1f}   {figures['cpu']:.1f} s of CPU{more}", flush=True)


def _row(title: str, ours: float, stock: float) -> None:
    print(f"{title:<24}{1000 * ours:>8.1f}{1000 * stock:>11.1f}{stock / ours:>12.1f}", flush=True)


def _megabytes(store: Path, kinds: tuple[str, ...] = ()) -> float:
    """Thousands of MB of the files of these kinds, or of all."""
    from store.database.generation import MANIFEST, SHARDS, read_generation
    from store.database.storage import ShardStorage

    if not kinds:
        return sum(file.stat().st_size for file in store.rglob("*")) / 1e9
    generation = read_generation(store / MANIFEST)
    names = [name for kind, name in generation.files() if kind in kinds]
    return sum(ShardStorage.path(store / SHARDS, name).stat().st_size for name in names) / 1e9


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="keep the stores there, and use those that are there")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        name, path, start = options.child
        print(json.dumps(CHILDREN[name](Path(path), float(start))))
        return
    with tempfile.TemporaryDirectory(prefix="sides-bench-") as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for size in map(int, options.sizes.split(",")):
            compare(size, folder, options.runs)


if __name__ == "__main__":
    main()
