"""Prove a store sound, or say exactly what is wrong with it. Nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import orjson

from store.database import journal
from store.database.comparing import Comparison
from store.database.files import read_bytes
from store.database.generation import MANIFEST, PREVIOUS, SHARDS, read_generation
from store.database.journal import History, journal_files
from store.database.lines import LineFile
from store.database.state import FOLDER as STATE
from store.database.storage import ShardStorage, read_documents
from store.database.workers import processors
from store.errors import StoreError
from store.pauses import no_collection

_FEW = 200  # shards of details for which starting another process costs more than it saves

Severity = Literal["error", "note", "repaired"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, or done: `file` is relative to the store, `what` one line of words.

    An "error" means that the store is not sound; a "note" is worth knowing, no more.
    """

    severity: Severity
    file: str
    what: str


def check(path: Path | str, jobs: int | None = 1) -> list[Finding]:
    """Everything that is wrong with the store at `path`; it is sound when no finding is an error.

    A large store is read by `jobs` processes (None: as many as there are processors). Raises StoreError
    only when there is no store at all.
    """
    store = Path(path)
    if not (store / MANIFEST).exists() and not (store / journal.FOLDER).exists():
        raise StoreError(f"There is no store at {str(store)!r}.", "Build one with: sides build")
    for _ in range(5):
        before = _mark(store)
        findings = list(_check_derived(store, jobs or processors()))
        if _mark(store) == before or all(finding.severity != "error" for finding in findings):
            break  # otherwise a build has cleared away what was being checked
    return [*findings, *check_decisions(store), *_check_states(store)]


def _mark(store: Path) -> bytes:
    try:
        return read_bytes(store / MANIFEST)
    except StoreError:
        return b""


def _check_derived(store: Path, jobs: int) -> Iterator[Finding]:
    yield from check_generation(store, MANIFEST, jobs)
    if (store / PREVIOUS).exists():
        yield from check_files(store, PREVIOUS, _files(store, MANIFEST))
        if _files(store, MANIFEST) == _files(store, PREVIOUS):
            what = f"it is the same as {PREVIOUS}: a build was undone by a repair, or by hand; build again"
            yield Finding("note", MANIFEST, what)


def _files(store: Path, manifest: str) -> set[tuple[str, str]]:
    """Kind and name of the shards that a manifest names; none when it cannot be read."""
    try:
        return set(read_generation(store / manifest).files())
    except StoreError:
        return set()


def check_files(store: Path, manifest: str, known: set[tuple[str, str]]) -> Iterator[Finding]:
    """Which shards of a generation cannot be read, those that are `known` to be checked anyway left out."""
    try:
        generation = read_generation(store / manifest)
    except StoreError as error:
        yield Finding("error", manifest, _reason(error))
        return
    for kind, name in generation.files():
        if (kind, name) not in known:
            try:
                read_documents(store / SHARDS, kind, name)
            except StoreError as error:
                yield Finding("error", _shard(store, name), f"{kind} of {manifest}: {_reason(error)}")


def check_generation(store: Path, manifest: str, jobs: int = 1) -> Iterator[Finding]:
    """What is wrong with one generation: its files, and whether they agree with each other."""
    try:
        generation = read_generation(store / manifest)
    except StoreError as error:
        yield Finding("error", manifest, _reason(error))
        return
    comparison = Comparison(store, generation, min(jobs, 1 + len(generation.details) // _FEW))
    with no_collection():
        comparison.run()
    for name, kind, what in comparison.unreadable:
        yield Finding("error", _shard(store, name), f"{kind} of {manifest}: {what}")
    if not comparison.unreadable:
        for name, _, what in comparison.faults:
            yield Finding("error", _shard(store, name) if name else manifest, what)


def _shard(store: Path, name: str) -> str:
    return str(ShardStorage.path(store / SHARDS, name).relative_to(store))


def _reason(error: StoreError) -> str:
    return getattr(error, "what", error.message)


# --- decisions ------------------------------------------------------------------------------------


def check_decisions(store: Path) -> Iterator[Finding]:
    """What is wrong with the journal of decisions and its copy."""
    main, copy = journal_files(store / journal.FOLDER)
    found = [*_check_lines(store, main), *_check_lines(store, copy)]
    yield from found
    damaged = {finding.file for finding in found if finding.severity == "error"}
    # The copy first: a writer at work adds to the journal before its copy.
    second, whole = (read_bytes(f.path) if f.size() else b"" for f in (copy, main))
    of_main, of_copy = (str(f.path.relative_to(store)) for f in (main, copy))
    if whole.startswith(second):
        if len(second) < len(whole):
            behind = f"it is {len(whole) - len(second)} bytes behind the journal"
            yield Finding("note", of_copy, behind)
    elif second.startswith(whole):
        yield Finding("error", of_main, f"its last {len(second) - len(whole)} bytes are missing")
    elif not damaged:  # else the lines that are damaged have been named
        yield Finding("error", of_copy, "it is not a copy of the journal")


def _check_lines(store: Path, file: LineFile) -> Iterator[Finding]:
    name = str(file.path.relative_to(store))
    history = History()
    expected, end = 1, 0
    for line in file.scan():
        end = line.end
        if line.document is None:
            yield Finding("error", name, f"the line at byte {line.start} is damaged")
            continue
        number = line.document.get("number")
        if number != expected:
            yield Finding("error", name, f"entry {number!r} stands where entry {expected} should be")
        try:
            history.apply(line.document)
            expected = history.last + 1
        except (KeyError, TypeError, ValueError, IndexError) as error:
            expected += 1
            yield Finding("error", name, f"entry {number!r} makes no sense: {error!r}")
    end = max(end, len(file.head))
    if file.size() > end:
        yield Finding("note", name, "an entry was cut short by a kill; it had not been acknowledged")


def _check_states(store: Path) -> Iterator[Finding]:
    for path in sorted((store / STATE).glob("*.json")):
        try:
            orjson.loads(read_bytes(path))
        except (orjson.JSONDecodeError, StoreError):
            yield Finding(
                "note", str(path.relative_to(store)), "it cannot be read; the session starts afresh"
            )
