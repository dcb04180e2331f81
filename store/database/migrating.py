"""Bring a store of an earlier format up to the present one, and keep a copy of it as it was."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import orjson

from store.database import journal
from store.database.files import FileLock, disk, make_folder, read_bytes, sync_folder, write_whole
from store.database.generation import KIND, MANIFEST, PREVIOUS, SHARDS
from store.database.journal import journal_files
from store.database.lines import encode
from store.database.storage import FORMAT, ShardStorage, Tables, format_of, newer, seal, unseal
from store.errors import StoreError

Document = dict[str, Any]
# From the format that is the key to the next: takes the kind of file ("articles", "stances",
# "ledger", "details", "actors", "generation", "decisions") and a document; returns it in the new format.
Step = Callable[[str, Document], Document]
STEPS: Mapping[int, Step] = {}


def migrate(store: Path, steps: Mapping[int, Step] = STEPS, to: int = FORMAT) -> Path | None:
    """Bring the store to format `to`; returns where the copy is, or None when there was nothing to do.

    The manifest is replaced last: interrupted, a migration starts again from the copy's original.
    Raises StoreError when a step is missing, the store is newer, damaged, or the disk fails.
    """
    if format_of(store / MANIFEST) == to:
        return None
    with (
        FileLock(store / "build.lock", f"A build of {str(store)!r} is running."),
        FileLock(store / journal.FOLDER / "lock", "Another process is writing decisions to this store."),
    ):
        found = format_of(store / MANIFEST)
        if found == to:
            return None  # another process was quicker
        if found > to:
            raise newer(store / MANIFEST, found)
        missing = [number for number in range(found, to) if number not in steps]
        if missing:
            raise StoreError(
                f"The store {str(store)!r} has format {found}, which is no longer read.", "Build it again."
            )
        copy = _copy(store, found)
        _Migration(store, steps, found, to).run()
        return copy


class _Migration:
    def __init__(self, store: Path, steps: Mapping[int, Step], found: int, to: int) -> None:
        self._store = store
        self._steps = [steps[number] for number in range(found, to)]
        self._found = found
        self._to = to

    def run(self) -> None:
        for file in journal_files(self._store / journal.FOLDER):
            if file.format() == self._found:
                documents = [line.document for line in file.scan(len(file.head)) if line.document is not None]
                head = orjson.dumps({"sides": "decisions", "format": self._to}) + b"\n"
                lines = [encode(self._step("decisions", document)) for document in documents]
                write_whole(file.path, head + b"".join(lines))
        tables, _ = unseal(read_bytes(self._store / MANIFEST), KIND, self._store / MANIFEST, self._found)
        for document in tables[KIND].values():
            self._shards(document)
        with disk("remove", self._store / PREVIOUS):
            (self._store / PREVIOUS).unlink(missing_ok=True)  # it is in the copy
        write_whole(self._store / MANIFEST, seal(KIND, self._tables(KIND, tables), self._to))

    def _step(self, kind: str, document: Document) -> Document:
        for step in self._steps:
            document = step(kind, document)
        return document

    def _tables(self, kind: str, tables: Tables) -> Tables:
        return {
            name: {key: self._step(kind, document) for key, document in table.items()}
            for name, table in tables.items()
        }

    def _shards(self, manifest: Document) -> None:
        """Rewrite the shards that a manifest names, and their names in it."""
        for group in manifest["groups"]:
            for place, kind in enumerate(("articles", "stances", "ledger")):
                group[place] = self._shard(kind, group[place])
        for group in manifest["details"]:
            group[1] = self._shard("details", group[1])
        manifest["actors"] = [self._shard("actors", name) for name in manifest["actors"]]

    def _shard(self, kind: str, name: str) -> str:
        path = ShardStorage.path(self._store / SHARDS, name)
        tables, _ = unseal(read_bytes(path), kind, path, self._found)
        raw = seal(kind, self._tables(kind, tables), self._to)
        new = hashlib.sha256(raw[raw.index(b"\n") + 1 :]).hexdigest()[:32]
        target = ShardStorage.path(self._store / SHARDS, new)
        make_folder(target.parent)
        write_whole(target, raw)
        return new


def _copy(store: Path, found: int) -> Path:
    """The store as it is, in a folder within it; shards, which never change, share their space."""
    target = store / f"format-{found}"
    with disk("write", target):
        if target.exists():
            return target  # of a migration that was interrupted: what is there now is half new
        unfinished = store / f".format-{found}"
        if unfinished.exists():
            shutil.rmtree(unfinished)
        for path in sorted(store.rglob("*")):
            relative = path.relative_to(store)
            if path.is_dir() or relative.parts[0].startswith((".", "format-")):
                continue
            make_folder((unfinished / relative).parent)
            if relative.parts[0] == SHARDS:
                os.link(path, unfinished / relative)
            else:
                shutil.copy2(path, unfinished / relative)
        unfinished.rename(target)
    sync_folder(store)
    return target
