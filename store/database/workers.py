"""Run the extractor over articles, here or in several processes; one that fails stops nothing."""

from __future__ import annotations

import os
import signal
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Protocol

from store.errors import SidesError
from store.model import Extraction, SourceText

HANDFUL = 24_000  # characters of articles analysed together: half a second's work


class Extractor(Protocol):
    """What a build needs of `store.extraction.pipeline.Extractor`."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the same text may yield something else."""

    def extract_many(self, sources: Sequence[SourceText]) -> Iterable[Extraction | Exception]:
        """All that each of a few articles yields, in order, or what it raised."""


class OneByOne(ABC):
    """An extractor that gains nothing from seeing a few articles at once."""

    @abstractmethod
    def extract(self, source: SourceText) -> Extraction:
        """All that one article yields."""

    def extract_many(self, sources: Sequence[SourceText]) -> Iterator[Extraction | Exception]:
        """Each by itself."""
        for source in sources:
            try:
                found: Extraction | Exception = self.extract(source)
            except Exception as error:  # whatever one article does, the others are read
                found = error
            yield found


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
    or a `functools.partial` of one). Holds at most three handfuls of sources a job in memory.
    """
    if jobs <= 1:
        for few in handfuls(sources):
            yield from zip(few, _outcomes(extractor, few), strict=True)
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


def handfuls(sources: Iterable[SourceText]) -> Iterator[list[SourceText]]:
    """Articles to be analysed together: few at first, for something to show at once."""
    few: list[SourceText] = []
    size = 0
    most = 1
    for source in sources:
        if few and (len(few) >= most or size + len(source.text) > HANDFUL):
            yield few
            few, size, most = [], 0, 2 * most
        few.append(source)
        size += len(source.text)
    if few:
        yield few


def _spread(
    pool: ProcessPoolExecutor, sources: Iterable[SourceText], jobs: int
) -> Iterator[tuple[SourceText, Outcome]]:
    waiting: dict[Future[list[Outcome]], list[SourceText]] = {}
    for few in handfuls(sources):
        waiting[pool.submit(_work, few)] = few
        while len(waiting) >= 3 * jobs:
            yield from _take(waiting)
    while waiting:
        yield from _take(waiting)


def _take(waiting: dict[Future[list[Outcome]], list[SourceText]]) -> Iterator[tuple[SourceText, Outcome]]:
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in done:
        yield from zip(waiting.pop(future), future.result(), strict=True)


def _outcomes(extractor: Extractor, sources: Sequence[SourceText]) -> Iterator[Outcome]:
    for found in extractor.extract_many(sources):
        if isinstance(found, Exception):
            yield SidesError(f"{type(found).__name__}: {found}".splitlines()[0])
        else:
            yield found


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


def _work(sources: list[SourceText]) -> list[Outcome]:
    assert _worker is not None
    return list(_outcomes(_worker, sources))
