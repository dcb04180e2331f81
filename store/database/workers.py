"""Run the extractor over articles, here or in several processes; one that fails stops nothing."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Protocol

from store.errors import SidesError
from store.model import Extraction, SourceText


class Extractor(Protocol):
    """What a build needs of `store.extraction.pipeline.Extractor`."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the same text may yield something else."""

    def extract(self, source: SourceText) -> Extraction:
        """All that one article yields."""


def processors() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


ExtractorFactory = Callable[[], Extractor]
Outcome = Extraction | SidesError


def extract_all(
    sources: Iterable[SourceText], make: ExtractorFactory, extractor: Extractor, jobs: int
) -> Iterator[tuple[SourceText, Outcome]]:
    """Each source with its extraction, or the error that it met, in any order.

    With `jobs` above 1, `make` must be importable by other processes (a function of a module,
    or a `functools.partial` of one). Holds at most four sources a job in memory.
    """
    if jobs <= 1:
        for source in sources:
            yield source, _attempt(extractor, source)
        return
    # Spawned, not forked: a fork would inherit locks, and the dashboard's threads and terminal.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _start_worker, (make,))
    try:
        yield from _spread(pool, sources, jobs)
    except BrokenProcessPool as error:
        raise SidesError(
            "A process that analyses articles ended unexpectedly.", "Try again with fewer jobs (--jobs 1)."
        ) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _spread(
    pool: ProcessPoolExecutor, sources: Iterable[SourceText], jobs: int
) -> Iterator[tuple[SourceText, Outcome]]:
    waiting: dict[Future[Outcome], SourceText] = {}
    for source in sources:
        waiting[pool.submit(_work, source)] = source
        while len(waiting) >= 4 * jobs:
            yield from _take(waiting)
    while waiting:
        yield from _take(waiting)


def _take(waiting: dict[Future[Outcome], SourceText]) -> Iterator[tuple[SourceText, Outcome]]:
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in done:
        yield waiting.pop(future), future.result()


def _attempt(extractor: Extractor, source: SourceText) -> Outcome:
    try:
        return extractor.extract(source)
    except Exception as error:  # whatever one article does, the others are read
        return SidesError(f"{type(error).__name__}: {error}".splitlines()[0])


# --- in a worker process --------------------------------------------------------------------

_worker: Extractor | None = None


def settle_in() -> None:
    """Leave Ctrl-C to the parent, and end with it. Called first in every worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with, args=(os.getppid(),), daemon=True).start()


def _start_worker(make: ExtractorFactory) -> None:
    global _worker
    settle_in()
    _worker = make()


def _die_with(parent: int) -> None:
    """A killed parent cannot stop its workers, so each watches it."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _work(source: SourceText) -> Outcome:
    assert _worker is not None
    return _attempt(_worker, source)
