"""Folders, in name order, however wide or deep they are and wherever their links lead."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from store.errors import UnreadableArticle
from store.reading.raw import unreadable

_PAGE_COMPANIONS = ("_files", "_fichiers")  # what browsers save beside a page: frames, scripts, pictures


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. `parts`: the folders from the path given on, then the stem; `shown`: for the user."""

    path: Path
    parts: tuple[str, ...]
    shown: str


def walk(root: Path, suffixes: frozenset[str]) -> Iterator[Found | UnreadableArticle]:
    """The readable files at `root`, a file or a folder; `suffixes` are those taken from a folder.

    Links inside a folder are not followed: what they point to inside it is read under its own name, what
    lies outside stays outside, and no loop can arise. Hidden files, and kinds of file that hold no articles,
    are passed over. Memory holds the names of the folders on the way down, not of the whole tree.
    """
    shown = str(root)
    try:
        if root.is_dir():
            yield from _walk_folder(root, suffixes)
        elif not root.exists():
            yield unreadable(shown, "no such file or folder", "Check the path.")
        elif root.is_file() and root.suffix.lower() not in suffixes | {""}:
            kinds = ", ".join(sorted(suffixes))
            yield unreadable(shown, f"Sides does not read {root.suffix} files", f"It reads {kinds}.")
        else:
            yield Found(root, (root.resolve().parent.name, root.stem), shown)
    except OSError as error:
        yield unreadable(shown, error.strerror or str(error))
    except ValueError:  # a NUL in the path
        yield unreadable(shown, "not a path")


def _walk_folder(root: Path, suffixes: frozenset[str]) -> Iterator[Found | UnreadableArticle]:
    # An explicit stack: a folder may be deeper than Python's own.
    levels: list[Iterator[os.DirEntry[str]]] = []
    trail: list[str] = [root.resolve().name]
    opened = _entries(str(root))
    if isinstance(opened, UnreadableArticle):
        yield opened
        return
    levels.append(opened)
    while levels:
        entry = next(levels[-1], None)
        if entry is None:
            levels.pop()
            trail.pop()
        elif entry.is_dir(follow_symlinks=False):
            below = _entries(entry.path)
            if isinstance(below, UnreadableArticle):
                yield below
            else:
                levels.append(below)
                trail.append(entry.name)
        elif entry.is_file(follow_symlinks=False) and Path(entry.name).suffix.lower() in suffixes:
            yield Found(Path(entry.path), (*trail, Path(entry.name).stem), entry.path)


def _entries(folder: str) -> Iterator[os.DirEntry[str]] | UnreadableArticle:
    try:
        with os.scandir(folder) as listing:
            entries = [entry for entry in listing if not entry.name.startswith(".")]
    except OSError as error:
        return unreadable(folder, error.strerror or str(error))
    entries.sort(key=lambda entry: entry.name, reverse=True)
    stems = {Path(entry.name).stem for entry in entries if entry.name.lower().endswith((".html", ".htm"))}
    return _drain(entries, stems)


def _drain(entries: list[os.DirEntry[str]], pages: set[str]) -> Iterator[os.DirEntry[str]]:
    """The entries from the last to the first, each freed as it is given."""
    while entries:
        entry = entries.pop()
        companion = any(
            entry.name.endswith(end) and entry.name.removesuffix(end) in pages for end in _PAGE_COMPANIONS
        )
        if not companion:
            yield entry
