"""The few ways in which the store touches the disk: replace a file whole, append a line, hold a lock.

Everything is private to the user (files 0600, folders 0700), and an `OSError` leaves this
module only as a `StoreError` of one line.
"""

from __future__ import annotations

import errno
import fcntl
import os
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from store.errors import StoreError

TEMPORARY = ".tmp"

_REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some space and try again; nothing saved is lost."),
    errno.EDQUOT: ("your disk quota is used up", "Free some space and try again; nothing saved is lost."),
    errno.EFBIG: ("the file would be larger than allowed here", "Raise the limit (ulimit -f) and try again."),
    errno.EROFS: ("the disk is read-only", "Choose another store with --store."),
    errno.EACCES: ("permission denied", "Check the permissions, or choose another store with --store."),
    errno.EPERM: ("permission denied", "Check the permissions, or choose another store with --store."),
    errno.ENOENT: ("it is gone", "Was the folder moved or the disk unmounted?"),
    errno.ESTALE: ("it is gone", "Was the folder moved or the disk unmounted?"),
    errno.EIO: ("the disk reports an error", "Copy the store to another disk, then run: sides check"),
    errno.ENOTDIR: ("a file is in the way where a folder is needed", "Choose another store with --store."),
}  # fmt: skip


@contextmanager
def disk(doing: str, path: Path) -> Iterator[None]:
    """Turn any `OSError` inside into a `StoreError` "Cannot <doing> <path>: <reason>."."""
    try:
        yield
    except OSError as error:
        reason, hint = _REASONS.get(error.errno or 0, (error.strerror or str(error), ""))
        raise StoreError(f"Cannot {doing} {str(path)!r}: {reason}.", hint) from error


def make_folder(path: Path) -> None:
    """Create `path` and its parents, private to the user; an existing folder is left as it is."""
    with disk("create the folder", path):
        missing = [p for p in (path, *path.parents) if not p.exists()]
        for folder in reversed(missing):
            with suppress(FileExistsError):  # another process was quicker
                folder.mkdir(mode=0o700)
        if not path.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "not a directory")


def make_folder_in(path: Path) -> None:
    """Create `path`, private, in a folder that must be there: one that is gone is not made again."""
    with disk("write to", path.parent):
        path.parent.stat()
    make_folder(path)


def read_bytes(path: Path) -> bytes:
    """The whole file. Raises StoreError."""
    with disk("read", path):
        return path.read_bytes()


def sync_folder(path: Path) -> None:
    """Make the names in `path` durable: a replaced file is only safe once its folder is."""
    with disk("write to", path):
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_whole(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Replace `path` by `data` so that a reader, or a crash, sees the old file or the new one.

    With `durable` it is on the disk on return; without, the caller must `sync` the path before
    anything refers to it. Raises StoreError, and then the old file is untouched.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}{TEMPORARY}")
    with disk("write", path):
        try:
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            try:
                write_all(handle, data)
                if durable:
                    os.fsync(handle)
            finally:
                os.close(handle)
            temporary.replace(path)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
    if durable:
        sync_folder(path.parent)


def write_all(handle: int, data: bytes) -> None:
    """`os.write` until everything is written: near a full disk it may write only a part."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def sync(paths: Iterable[Path]) -> None:
    """Make files written without `durable`, and their folders, durable. Raises StoreError."""
    folders = set()
    for path in paths:
        with disk("write", path):
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        folders.add(path.parent)
    for folder in sorted(folders):
        sync_folder(folder)


def remove_temporary(folder: Path, older_than: float = 0.0) -> None:
    """Remove what a killed `write_whole` left in `folder` more than `older_than` seconds ago."""
    limit = time.time() - older_than
    for path in folder.glob(f".*{TEMPORARY}"):
        with suppress(OSError):  # another process may clean as well
            if path.stat().st_mtime <= limit:
                path.unlink()


class FileLock:
    """An exclusive lock between processes and threads that dies with its process.

    It is the kernel's `flock`, not the existence of a file: nothing is left behind by a kill.
    Use as a context manager; raises StoreError when not had within `timeout` seconds.
    """

    def __init__(self, path: Path, busy: str, timeout: float = 10.0) -> None:
        self._path = path
        self._busy = busy
        self._timeout = timeout
        self._handle = -1

    def __enter__(self) -> FileLock:
        with disk("lock", self._path):
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                self._wait(handle)
            except BaseException:
                os.close(handle)
                raise
        self._handle = handle
        return self

    def _wait(self, handle: int) -> None:
        deadline = time.monotonic() + self._timeout
        pause = 0.0005
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise StoreError(self._busy, "Wait for it to end, then try again.") from None
                time.sleep(pause)
                pause = min(pause * 2, 0.002)  # rarely asked, it would seldom be free between two writers

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._handle)  # closing releases the lock
        self._handle = -1
