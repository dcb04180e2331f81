"""Two storages for TinyDB: `SealedStorage` replaces a file whole, `JournalStorage` appends to it.

A sealed file is one line of header (kind, format, length, SHA-256 of the rest) and TinyDB's tables
as JSON. A journal is one line of header and one line for each document, each with its own checksum;
see `store.database.lines`. Stock TinyDB writes in place and cannot tell a damaged file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from store.database.files import make_folder, read_bytes, write_whole
from store.database.lines import LineFile
from store.errors import StoreError

FORMAT = 2  # of the store as a whole; its manifest has it
# Formats of the kinds of file that have changed since the first; each reads all its former ones.
FORMATS = {"generation": FORMAT, "previous": FORMAT, "ledger": 2}
Tables = dict[str, dict[str, Any]]


class DamagedFile(StoreError):
    """A file of the store is not what was written."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"The store is damaged: {str(path)!r}: {what}.", "Run: sides check --repair")
        self.path = path
        self.what = what


def seal(kind: str, tables: Tables) -> bytes:
    """The bytes of a sealed file; equal tables give equal bytes."""
    body = orjson.dumps(tables)
    head = {
        "sides": kind,
        "format": FORMATS.get(kind, 1),
        "bytes": len(body),
        "sha256": hashlib.sha256(body).hexdigest(),
    }
    return orjson.dumps(head) + b"\n" + body


def unseal(raw: bytes, kind: str, path: Path) -> tuple[Tables, str]:
    """The tables of a sealed file and the SHA-256 of its body. Raises DamagedFile, StoreError."""
    end = raw.find(b"\n", 0, 400)
    try:
        head = orjson.loads(raw[:end]) if end > 0 else None
    except orjson.JSONDecodeError:
        head = None
    if not isinstance(head, dict) or not isinstance(head.get("format"), int) or "sides" not in head:
        raise DamagedFile(path, "its first line is not a header of Sides")
    if head["format"] > FORMATS.get(kind, 1):
        raise newer(path, head["format"])
    if head["format"] < 1:
        raise DamagedFile(path, f"it has format {head['format']}, which there never was")
    if head["sides"] != kind:
        raise DamagedFile(path, f"it holds {head['sides']!r} where {kind!r} should be")
    body = memoryview(raw)[end + 1 :]
    if len(body) != head.get("bytes"):
        raise DamagedFile(path, f"it is {len(body)} bytes long instead of {head.get('bytes')}")
    digest = hashlib.sha256(body).hexdigest()
    if digest != head.get("sha256"):
        raise DamagedFile(path, "its checksum does not match")
    tables: Tables = orjson.loads(body)
    return tables, digest


def newer(path: Path, found: int) -> StoreError:
    """The refusal of a store that a later version of Sides wrote."""
    return StoreError(
        f"The store was written by a newer version of Sides (format {found}): {str(path)!r}.",
        "Install the newer version, or choose another store with --store.",
    )


def format_of(raw: bytes) -> int:
    """The format in the first line of a sealed file; the present one when that cannot tell."""
    try:
        found = orjson.loads(raw[: max(0, raw.find(b"\n", 0, 400))])["format"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return FORMAT  # damaged: reading it will say so
    return found if isinstance(found, int) else FORMAT


class SealedStorage(Storage):
    """Reads and replaces one sealed file; it is durable when `write` returns."""

    def __init__(self, path: Path, kind: str) -> None:
        self.path = path
        self.kind = kind

    def read(self) -> Tables | None:
        """The tables, or None when there is no file. Raises DamagedFile, StoreError."""
        if not self.path.exists():
            return None
        return unseal(read_bytes(self.path), self.kind, self.path)[0]

    def write(self, data: Tables) -> None:
        """Replace the file; after an error (StoreError) the old one is untouched."""
        write_whole(self.path, seal(self.kind, data))


class ShardStorage(Storage):
    """A sealed file that never changes, named after its content within `folder`.

    Reading checks the content against the name, so that two swapped files are noticed. Writing
    is not durable by itself (thousands are written for one generation): see `files.sync`.
    """

    def __init__(self, folder: Path, kind: str, name: str = "") -> None:
        self.folder = folder
        self.kind = kind
        self.name = name  # known after `write`

    @staticmethod
    def path(folder: Path, name: str) -> Path:
        """Where the shard `name` lies: hashed folders keep directories small."""
        return folder / name[:2] / f"{name}.json"

    def read(self) -> Tables | None:
        """The tables, or None when no name is known yet. Raises DamagedFile, StoreError."""
        if not self.name:
            return None
        path = self.path(self.folder, self.name)
        tables, digest = unseal(read_bytes(path), self.kind, path)
        if not digest.startswith(self.name):
            raise DamagedFile(path, "its content is another file's")
        return tables

    def write(self, data: Tables) -> None:
        """Write the shard under the name of its content. Raises StoreError."""
        raw = seal(self.kind, data)
        self.name = hashlib.sha256(raw[raw.index(b"\n") + 1 :]).hexdigest()[:32]
        path = self.path(self.folder, self.name)
        make_folder(path.parent)
        write_whole(path, raw, durable=False)


def read_documents(folder: Path, kind: str, name: str) -> list[dict[str, Any]]:
    """The documents of the shard `name`, in order. Raises DamagedFile, StoreError."""
    db = TinyDB(folder, kind, name, storage=ShardStorage)
    return [dict(document) for document in db.table(kind)]


def write_documents(folder: Path, kind: str, documents: list[dict[str, Any]]) -> str:
    """Write a shard; returns its name. Not yet durable. Raises StoreError."""
    db = TinyDB(folder, kind, storage=ShardStorage)
    db.table(kind).insert_multiple(documents)
    storage = db.storage
    assert isinstance(storage, ShardStorage)
    return storage.name


class JournalStorage(Storage):
    """Keeps a journal's documents in memory and appends new ones durably.

    `append` is what `JournalTable.insert` uses. `write`, which TinyDB calls for any other change,
    refuses: what people decided is never rewritten.
    """

    def __init__(self, file: LineFile) -> None:
        self.file = file
        self.tables: Tables = {}
        self.offset = 0  # bytes read so far
        self.taken: list[dict[str, Any]] = []  # what the last `catch_up` found
        self.damaged: list[int] = []  # where the lines start that are not what was written

    def read(self) -> Tables | None:
        """The documents as last caught up with; the caller must not change them."""
        return self.tables or None

    def catch_up(self, table: str) -> list[dict[str, Any]]:
        """Read the lines added since the last time, by anyone; returns their documents."""
        rows = self.tables.setdefault(table, {})
        self.taken = []
        for line in self.file.scan(self.offset):
            self.offset = line.end
            if line.document is None:
                self.damaged.append(line.start)
            else:
                rows[str(len(rows) + 1)] = line.document
                self.taken.append(line.document)
        return self.taken

    def append(self, table: str, documents: list[dict[str, Any]]) -> None:
        """Make `documents` durable, all or none, then visible. The caller holds the journal's lock."""
        self.file.append(documents)
        self.catch_up(table)

    def write(self, data: Tables) -> None:
        """Refused."""
        raise StoreError("The journal of decisions can only grow.")


class JournalTable(Table):
    """A TinyDB table whose inserts cost the same however long the journal is."""

    def insert(self, document: Mapping[str, Any]) -> int:
        """Append one document durably; returns its number."""
        return self.insert_multiple([document])[0]

    def insert_multiple(self, documents: Any) -> list[int]:
        """Append documents durably, all or none; returns their numbers."""
        storage = self.storage
        assert isinstance(storage, JournalStorage)
        before = len(storage.tables.get(self.name, {}))
        storage.append(self.name, [dict(document) for document in documents])
        self.clear_cache()
        return list(range(before + 1, len(storage.tables[self.name]) + 1))
