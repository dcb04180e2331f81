"""Bring a damaged store back to its last good state, and say exactly what was done.

Decisions come first: they are put together again from the journal and its copy, and the
damaged files are set aside, not deleted. Derived data goes back to the last good generation;
what can still be read of the damaged one is handed to the next build, which then analyses
again only what was lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from store.database import journal
from store.database.checking import Finding, check_decisions, check_files, check_generation
from store.database.comparing import record_faults
from store.database.files import FileLock, disk, make_folder, read_bytes, write_whole
from store.database.generation import (
    MANIFEST,
    PREVIOUS,
    SHARDS,
    Generation,
    read_generation,
    write_generation,
)
from store.database.journal import LOST, History, journal_files, last_number
from store.database.ledger import Entry
from store.database.lines import LineFile, encode
from store.database.migrating import keep_former
from store.database.records import Document, content_hash_of, decode_extraction, text_hash
from store.database.work import Records, WorkLog, published_entries
from store.errors import StoreError
from store.linking.cast import cast_of

ASIDE = "damaged"


def repair(path: Path | str) -> list[Finding]:
    """What was restored in the store at `path`, or could not be; empty when it was sound.

    Raises StoreError when there is no store, a build or another process is writing to it, it is of
    a newer version, or the disk cannot be written.
    """
    store = Path(path)
    if not (store / MANIFEST).exists() and not (store / journal.FOLDER).exists():
        raise StoreError(f"There is no store at {str(store)!r}.", "Build one with: sides build")
    make_folder(store / SHARDS)
    make_folder(store / journal.FOLDER)
    _refuse_newer(store)
    with (
        FileLock(store / "build.lock", f"A build of {str(store)!r} is running."),
        FileLock(store / journal.FOLDER / "lock", "Another process is writing decisions to this store."),
    ):
        keep_former(store)
        return [*_repair_decisions(store), *_repair_generation(store)]


def _refuse_newer(store: Path) -> None:
    """A store of a newer version is no damaged one."""
    for file in (MANIFEST, PREVIOUS):
        if (store / file).exists():
            try:
                read_generation(store / file)
            except StoreError as error:
                if "newer version" in error.message:
                    raise


# --- decisions ------------------------------------------------------------------------------------


def _repair_decisions(store: Path) -> Iterator[Finding]:
    findings = [finding for finding in check_decisions(store) if finding.severity == "error"]
    if not findings:
        return
    main, copy = journal_files(store / journal.FOLDER)
    kept = _entries(main)
    from_copy = {number: entry for number, entry in _entries(copy).items() if number not in kept}
    entries = kept | from_copy
    present = {number for entry in entries.values() for number in _numbers(entry)}
    lost = sorted(set(range(1, max(present, default=0) + 1)) - present)
    for file in (main, copy):
        if file.size():
            yield _set_aside(store, file.path)
    entries |= {number: {"number": number, "kind": LOST} for number in lost}
    whole = [entry for _, entry in sorted(entries.items())]
    data = main.head + b"".join(encode(entry) for entry in whole)
    write_whole(main.path, data)
    write_whole(copy.path, data)
    name = str(main.path.relative_to(store))
    yield Finding(
        "repaired",
        name,
        f"{len(kept)} entries kept, {len(from_copy)} restored from the copy: {_runs(from_copy)}",
    )
    if lost:
        yield Finding("error", name, f"{len(lost)} entries are in neither file and lost: {_runs(lost)}")


def _entries(file: LineFile) -> dict[int, dict[str, Any]]:
    """The entries that can be read and make sense, by number."""
    found: dict[int, dict[str, Any]] = {}
    for line in file.scan():
        entry = line.document
        try:
            if entry is not None:
                History().apply(entry)
                found.setdefault(int(entry["number"]), entry)
        except (KeyError, TypeError, ValueError, IndexError):
            continue
    return found


def _numbers(entry: dict[str, Any]) -> range:
    """The numbers that an entry stands for: more than one when it is a step."""
    return range(int(entry["number"]), last_number(entry) + 1)


def _set_aside(store: Path, path: Path) -> Finding:
    number = 1
    while (aside := path.with_name(f"{ASIDE}-{number}-{path.name}")).exists():
        number += 1
    write_whole(aside, read_bytes(path))
    return Finding("repaired", str(path.relative_to(store)), f"its damaged state is kept as {aside.name}")


def _runs(numbers: Any) -> str:
    """ "3-5, 9" for 3, 4, 5, 9; "none" for nothing."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs) or "none"


# --- derived data ---------------------------------------------------------------------------------


def _repair_generation(store: Path) -> Iterator[Finding]:
    sound = not any(f.severity == "error" for f in check_generation(store, MANIFEST))
    has_previous = (store / PREVIOUS).exists()
    # One to go back to is looked at in depth, else it is enough that it can be read.
    checked = check_files(store, PREVIOUS, set()) if sound else check_generation(store, PREVIOUS)
    previous_sound = has_previous and not any(finding.severity == "error" for finding in checked)
    if not sound:
        saved = _salvage(store)
        if previous_sound:
            generation = read_generation(store / PREVIOUS)
            what = f"restored the generation before it: {generation.articles} articles"
        else:
            generation = Generation(complete=False)
            what = "there is no good generation before it: emptied until the next build"
        write_generation(store / MANIFEST, generation)
        yield Finding("repaired", MANIFEST, what)
        yield Finding("note", "work.jsonl", f"the analysis of {saved} articles was saved for the next build")
    if has_previous and not previous_sound:
        with disk("remove", store / PREVIOUS):
            (store / PREVIOUS).unlink()
        yield Finding("repaired", PREVIOUS, "removed, as it was damaged; the next build makes another")


def record_is_sound(entry: Entry, record: Document) -> bool:
    """Whether a record is that of its article, and matches its own text."""
    content = content_hash_of(text_hash(record), entry.published, entry.basis)
    return content == entry.content and not any(record_faults(record))


def _salvage(store: Path) -> int:
    """Hand what can be read of the damaged generation to the next build; returns how many articles."""
    work = WorkLog(store)
    records = Records(store, work.file)
    try:
        entries = published_entries(store, read_generation(store / MANIFEST))
    except StoreError:
        return 0  # nothing says any more which files belong to it
    saved = 0
    while True:
        try:
            entry = next(entries, None)
            if entry is None:
                break
            record = records.read(entry)
            if record_is_sound(entry, record):
                entry.cast = cast_of(decode_extraction(record), record["text"], entry.published)
                work.keep(entry, record)
                saved += 1
        except (StoreError, KeyError, TypeError, ValueError):
            continue  # `check` has named this file
    work.flush()
    return saved
