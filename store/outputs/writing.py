"""Rows to JSON lines and CSV; a file is replaced whole or not at all."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from store.errors import SidesError
from store.text import csv_cell, json_line

_LIST_SEPARATOR = " | "  # between the names of a list in a CSV cell


def json_lines(rows: Iterable[Mapping[str, object]]) -> Iterator[bytes]:
    """One object to a line, keys in the order of the rows."""
    for row in rows:
        yield json_line(dict(row)).encode() + b"\n"


def csv_lines(rows: Iterable[Mapping[str, object]], keys: Sequence[str]) -> Iterator[bytes]:
    """A header, then a line (RFC 4180, line ends LF) for each row. Cells start no formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(keys)
    for row in rows:
        yield _drain(buffer)
        writer.writerow([_cell(row.get(key)) for key in keys])
    yield _drain(buffer)


def _cell(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return csv_cell(_LIST_SEPARATOR.join(map(str, value)))
    return csv_cell(value)


def _drain(buffer: io.StringIO) -> bytes:
    data = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return data


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write what shall stand at `path`: it is there, whole and on the disk, after the block.

    When the block fails, what stood there before stays. Raises SidesError when the disk does not play along.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:80]}.", dir=path.parent)
    except OSError as error:
        raise _cannot(path, error) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, _usual_mode(path))  # noqa: PTH101 - the name is the system's, not a path of ours
        os.replace(name, path)  # noqa: PTH105
    except OSError as error:
        raise _cannot(path, error) from error
    finally:
        with suppress(FileNotFoundError):
            os.unlink(name)  # noqa: PTH108


def _usual_mode(path: Path) -> int:
    """The mode of the file that is replaced, else what the user's umask leaves of 0666."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0o022)
        os.umask(mask)
        return 0o666 & ~mask


def _cannot(path: Path, error: OSError) -> SidesError:
    return SidesError(f"Cannot write {str(path)!r}: {error.strerror or error}.", "Choose another --output.")
