"""Files that only grow: one line a document, each line with its own checksum.

    {"sides":"decisions","format":1}
    0f3a91c2 {"number":1,"kind":"accept",...}

A line cut short by a kill has no newline: it was never acknowledged, readers skip it and the next
writer cuts it off. A line whose checksum is wrong is damage: it stays where it is, skipped and
reported by `sides check`, and the lines around it still count.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from store.database.files import disk, sync_folder, write_all


@dataclass(frozen=True, slots=True)
class Line:
    """One complete line: bytes [start, end) of the file; `document` is None when it is damaged."""

    start: int
    end: int
    document: dict[str, Any] | None


def encode(document: dict[str, Any]) -> bytes:
    """One line, with its checksum and newline."""
    body = orjson.dumps(document)
    return b"%08x %s\n" % (zlib.crc32(body), body)


def decode(line: bytes) -> dict[str, Any] | None:
    """The document of a line without its newline; None when the line is damaged."""
    body = line[9:]
    if line[:8] != b"%08x" % zlib.crc32(body) or line[8:9] != b" ":
        return None
    try:
        document = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    return document if isinstance(document, dict) else None


class LineFile:
    """A file of lines at `path`; `kind` and `format_` stand in its first line."""

    def __init__(self, path: Path, kind: str, format_: int) -> None:
        self.path = path
        self.head = orjson.dumps({"sides": kind, "format": format_}) + b"\n"

    def format(self) -> int | None:
        """The format in the first line; None when there is no file, or no such line."""
        if not self.size():
            return None
        with disk("read", self.path), self.path.open("rb") as file:
            first = file.readline(200)
        try:
            head = orjson.loads(first)
        except orjson.JSONDecodeError:
            return None
        found = head.get("format") if isinstance(head, dict) else None
        return found if isinstance(found, int) else None

    def size(self) -> int:
        """Length in bytes; 0 when there is no file."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    def scan(self, start: int = 0) -> Iterator[Line]:
        """The complete lines from byte `start` on, without the header. Raises StoreError."""
        if self.size() <= start:
            return
        with disk("read", self.path), self.path.open("rb") as file:
            file.seek(start)
            offset = start
            for raw in file:  # one line in memory at a time: a journal of work may be large
                if not raw.endswith(b"\n"):
                    break
                end = offset + len(raw)
                if offset > 0 or raw != self.head:
                    yield Line(offset, end, decode(raw[:-1]))
                offset = end

    def read(self, line: Line) -> dict[str, Any] | None:
        """The document of a line found by an earlier scan; None when damaged since."""
        with disk("read", self.path), self.path.open("rb") as file:
            file.seek(line.start)
            return decode(file.read(line.end - line.start).rstrip(b"\n"))

    def append(self, documents: Sequence[dict[str, Any]], *, durable: bool = True) -> list[Line]:
        """Add lines, all or none, on the disk on return when `durable`; the caller holds the lock.

        Raises StoreError, and then the file is as it was.
        """
        encoded = [encode(document) for document in documents]
        with disk("write", self.path):
            created = not self.path.exists()
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                start = self._cut_unfinished(handle)
                head = self.head if start == 0 else b""
                self._add(handle, start, head + b"".join(encoded), durable)
            finally:
                os.close(handle)
        if created and durable:
            sync_folder(self.path.parent)
        lines, offset = [], start + len(head)
        for line, document in zip(encoded, documents, strict=True):
            lines.append(Line(offset, offset + len(line), document))
            offset += len(line)
        return lines

    def append_raw(self, data: bytes, at: int) -> None:
        """Write bytes of another line file at offset `at`, not durably. Raises StoreError."""
        with disk("write", self.path):
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                self._add(handle, at, data, durable=False)
            finally:
                os.close(handle)

    @staticmethod
    def _add(handle: int, start: int, data: bytes, durable: bool) -> None:
        try:
            os.lseek(handle, start, os.SEEK_SET)
            write_all(handle, data)
            if durable:
                os.fsync(handle)
        except BaseException:
            # Half a line must not stay: were the disk full, the next line would be glued to it.
            os.ftruncate(handle, start)
            raise

    @staticmethod
    def _cut_unfinished(handle: int) -> int:
        """Cut what a killed writer left after the last newline; returns the length then."""
        size = os.fstat(handle).st_size
        end = size
        while end > 0:
            start = max(0, end - 65536)
            newline = os.pread(handle, end - start, start).rfind(b"\n")
            if newline >= 0:
                end = start + newline + 1
                break
            end = start
        if end < size:
            os.ftruncate(handle, end)
        return end
