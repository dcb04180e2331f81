"""What people decide: a journal that only grows, shared by every process that has the store open.

A decision is on the disk before `decide` returns. Undo and redo are entries as well, so they
survive restarts and nothing is ever removed. A second copy of the journal, one entry behind at
most, is what `sides check --repair` restores from when the disk damages the first.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

from tinydb import TinyDB

from store.database.files import FileLock, disk, make_folder_in
from store.database.lines import LineFile
from store.database.storage import DamagedFile, JournalStorage, JournalTable, newer
from store.errors import SidesError, StoreError
from store.model import Decision, DecisionKind

FOLDER = "decisions"
FORMAT = 1  # of the journal; the rest of the store has its own
TABLE = "decisions"
KINDS: tuple[str, ...] = get_args(DecisionKind)
LOST = "lost"
STEP = "step"
# Made in passing while reading: they are no steps that "undo" goes back over.
PASSING = ("read", "unread")


class DecisionDb(TinyDB):
    """TinyDB whose tables append."""

    table_class = JournalTable


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision about to be made; see `Decision` for the fields."""

    kind: DecisionKind
    subject: str
    fields: tuple[tuple[str, str], ...] = ()
    anchor: str = ""


def journal_files(folder: Path) -> tuple[LineFile, LineFile]:
    """The journal in this folder, and its copy."""
    journal = LineFile(folder / "journal.jsonl", "decisions", FORMAT)
    return journal, LineFile(folder / "copy.jsonl", "decisions", FORMAT)


def valid_text(text: str) -> str:
    """`text` with lone surrogates, which no file can hold, replaced one for one."""
    return text.encode("utf-8", "replace").decode("utf-8") if _has_surrogates(text) else text


def _has_surrogates(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def decision_of(document: dict[str, Any]) -> Decision:
    """The decision in a line of the journal. Raises KeyError, TypeError, ValueError when it is none."""
    if document["kind"] not in KINDS:
        raise ValueError(f"unknown kind {document['kind']!r}")
    return Decision(
        number=int(document["number"]),
        kind=document["kind"],
        subject=str(document["subject"]),
        fields=tuple((str(name), str(value)) for name, value in document["fields"]),
        by=str(document["by"]),
        at=str(document["at"]),
        anchor=str(document["anchor"]),
    )


def last_number(entry: dict[str, Any]) -> int:
    """The number of the last decision in an entry. Raises KeyError, TypeError, ValueError, IndexError."""
    last = entry["decisions"][-1] if entry["kind"] == STEP else entry
    return int(last["number"])


class History:
    """The decisions as they stand after replaying the journal, entry by entry."""

    def __init__(self) -> None:
        self.decisions: list[Decision] = []
        self.last = 0  # number of the last entry
        self._place: dict[int, int] = {}  # number of a decision -> index in `decisions`
        self._done: dict[str, list[list[int]]] = {}  # by whom -> steps that can be undone
        self._undone: dict[str, list[list[int]]] = {}

    def apply(self, entry: dict[str, Any]) -> None:
        """Take one entry into account. Raises KeyError, TypeError, ValueError when it is malformed."""
        kind = entry["kind"]
        if kind in ("undo", "redo"):
            self._turn(str(entry["by"]), [int(n) for n in entry["of"]], kind == "undo")
        elif kind == "renamed":
            self._rename(str(entry["from"]), str(entry["to"]))
        elif kind == LOST:
            pass  # `sides check --repair` could not restore what stood here
        else:
            self._decide([decision_of(e) for e in (entry["decisions"] if kind == STEP else [entry])])
        self.last = last_number(entry)

    def _decide(self, step: list[Decision]) -> None:
        for decision in step:
            self._place[decision.number] = len(self.decisions)
            self.decisions.append(decision)
        numbers = [decision.number for decision in step if decision.kind not in PASSING]
        if numbers:
            self._done.setdefault(step[0].by, []).append(numbers)
            self._undone[step[0].by] = []

    def _turn(self, by: str, numbers: list[int], undone: bool) -> None:
        away, to = (self._done, self._undone) if undone else (self._undone, self._done)
        stack = away.setdefault(by, [])
        if numbers in stack:
            stack.remove(numbers)
        to.setdefault(by, []).append(numbers)
        for place in (self._place[number] for number in numbers if number in self._place):
            self.decisions[place] = replace(self.decisions[place], undone=undone)

    def _rename(self, old: str, new: str) -> None:
        """The article `old` is called `new` from now on: decisions about it and its stances follow."""
        from store.database.anchors import rename_subject

        self.decisions = [rename_subject(decision, old, new) for decision in self.decisions]

    def next_undo(self, by: str) -> list[int]:
        """Numbers of the decisions of `by` that an undo would take back; empty when there are none."""
        steps = self._done.get(by)
        return steps[-1] if steps else []

    def next_redo(self, by: str) -> list[int]:
        """Numbers of the decisions of `by` that a redo would restore; empty when there are none."""
        steps = self._undone.get(by)
        return steps[-1] if steps else []

    def named(self, numbers: Sequence[int]) -> list[Decision]:
        """The decisions of these numbers, as they stand."""
        return [self.decisions[self._place[number]] for number in numbers if number in self._place]


class Journal:
    """The decisions of one store at `folder`; `by` is who decides here.

    Several processes may have one journal open: each entry is written under a lock, after
    the others' entries have been read.
    """

    def __init__(self, folder: Path, by: str, readonly: bool) -> None:
        self._file, self._copy = journal_files(folder)
        self._mutex = threading.RLock()
        self._by = valid_text(by)
        self._readonly = readonly
        self.missed = False  # whether others' entries were read in passing, while writing one
        self._history = History()
        self._db = DecisionDb(self._file, storage=JournalStorage)
        self._refuse_damage()
        self.catch_up()

    @property
    def _storage(self) -> JournalStorage:
        storage = self._db.storage
        assert isinstance(storage, JournalStorage)
        return storage

    def _refuse_damage(self) -> None:
        found = self._file.format()
        if found is not None and found > FORMAT:
            raise newer(self._file.path, found)
        copied = self._copy.size()  # first: a writer at work adds to the journal before its copy
        if self._file.size() < copied:
            raise DamagedFile(self._file.path, "decisions are missing at its end")

    def catch_up(self) -> list[Decision]:
        """Read what others, or we, have decided since; returns the new decisions. Raises DamagedFile."""
        with self._mutex:
            before = len(self._history.decisions)
            seen = self._storage.offset
            self._replay(self._storage.catch_up(TABLE), seen)
            return self._history.decisions[before:]

    def _replay(self, entries: list[dict[str, Any]], seen: int) -> None:
        if self._storage.damaged:
            raise DamagedFile(self._file.path, f"the line at byte {self._storage.damaged[0]} is damaged")
        for entry in entries:
            try:
                self._history.apply(entry)
            except (KeyError, TypeError, ValueError, IndexError) as error:
                raise DamagedFile(self._file.path, f"an entry after byte {seen} makes no sense") from error

    @property
    def size(self) -> int:
        """Bytes of the journal on disk: grows with each entry of anybody."""
        return self._file.size()

    @property
    def seen(self) -> int:
        """Bytes of the journal taken into account here."""
        return self._storage.offset

    def decisions(self) -> list[Decision]:
        """All decisions known here, in order, undone ones marked."""
        return list(self._history.decisions)

    def decide(self, choices: Sequence[Choice]) -> list[Decision]:
        """Write decisions, all or none, as one step for undo. Raises SidesError, StoreError."""
        if not choices:
            return []
        with self._writing():
            first = self._history.last + 1
            entries = [self._entry(first + i, choice) for i, choice in enumerate(choices)]
            # Several are one line: after a kill there are all of them or none.
            step = {"number": first, "kind": STEP, "decisions": entries}
            self._write([step] if len(entries) > 1 else entries)
            return self._history.named([int(entry["number"]) for entry in entries])

    def undo(self) -> list[Decision]:
        """Take back the last step of the same person; returns its decisions, empty when none is left."""
        return self._turn("undo")

    def redo(self) -> list[Decision]:
        """Restore the step last taken back by the same person; returns its decisions."""
        return self._turn("redo")

    def rename(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Note that articles have new ids (old, new), so that decisions about them follow."""
        if not pairs:
            return
        with self._writing():
            first = self._history.last + 1
            self._write(
                [
                    {"number": first + i, "kind": "renamed", "from": old, "to": new, "at": _now()}
                    for i, (old, new) in enumerate(pairs)
                ]
            )

    def _turn(self, kind: str) -> list[Decision]:
        with self._writing():
            history = self._history
            numbers = history.next_undo(self._by) if kind == "undo" else history.next_redo(self._by)
            if not numbers:
                return []
            entry = {"number": history.last + 1, "kind": kind, "of": numbers, "by": self._by, "at": _now()}
            self._write([entry])
            return history.named(numbers)

    def _entry(self, number: int, choice: Choice) -> dict[str, Any]:
        return {
            "number": number,
            "kind": choice.kind,
            "subject": valid_text(choice.subject),
            "fields": [[valid_text(name), valid_text(value)] for name, value in choice.fields],
            "by": self._by,
            "at": _now(),
            "anchor": valid_text(choice.anchor),
        }

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the journal's lock, with everybody's entries read."""
        if self._readonly:
            raise SidesError(
                "This store is read-only: decisions cannot be saved.",
                "Open a store of your own with --store.",
            )
        make_folder_in(self._file.path.parent)
        busy = "Another process is writing decisions to this store."
        with self._mutex, FileLock(self._file.path.with_name("lock"), busy):
            self._refuse_damage()
            seen = self._storage.offset
            self.catch_up()
            self.missed = self.missed or self._storage.offset > seen
            yield

    def _write(self, entries: list[dict[str, Any]]) -> None:
        seen = self._storage.offset
        self._db.table(TABLE).insert_multiple(entries)
        self._replay(self._storage.taken, seen)
        self._update_copy()

    def _update_copy(self) -> None:
        """Bring the second copy up to the journal; not durably, as it is no part of the promise."""
        try:
            done = self._copy.size()
            with disk("read", self._file.path), self._file.path.open("rb") as file:
                file.seek(done)
                self._copy.append_raw(file.read(), done)
        except StoreError:
            # The decision itself is safe in the journal; the copy catches up with the next
            # one, and `sides check` says that it is behind.
            return


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
