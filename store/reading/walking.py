"""Folders, in name order, however wide or deep they are and wherever their links lead."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from store.errors import UnreadableArticle
from store.reading.raw import unreadable

_PAGES = frozenset({".html", ".htm"})
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
    levels: list[tuple[str, Iterator[str]]] = []
    trail: list[str] = []

    def enter(folder: str, name: str) -> UnreadableArticle | None:
        try:
            levels.append((folder, _drain(_names(folder, suffixes))))
        except OSError as error:
            return unreadable(folder, error.strerror or str(error))
        trail.append(name)
        return None

    problem = enter(str(root), root.resolve().name)
    if problem is not None:
        yield problem
    while levels:
        folder, names = levels[-1]
        name = next(names, None)
        if name is None:
            levels.pop()
            trail.pop()
        elif name.endswith("/"):
            problem = enter(os.path.join(folder, name[:-1]), name[:-1])  # noqa: PTH118 - a million times
            if problem is not None:
                yield problem
        else:
            path = Path(folder, name)
            yield Found(path, (*trail, path.stem), str(path))


def _names(folder: str, suffixes: frozenset[str]) -> list[str]:
    """What is to be read in a folder, the last name first; folders end in a slash. Raises OSError.

    Plain names, for there may be a million: entries of the folder take six times the memory.
    """
    names: list[str] = []
    with os.scandir(folder) as listing:
        for entry in listing:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                names.append(entry.name + "/")
            elif entry.is_file(follow_symlinks=False) and _suffix(entry.name) in suffixes:
                names.append(entry.name)
    names.sort(key=lambda name: name.removesuffix("/"), reverse=True)
    companions = {_stem(name) + end for name in names if _suffix(name) in _PAGES for end in _PAGE_COMPANIONS}
    return [name for name in names if name.removesuffix("/") not in companions] if companions else names


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122


def _stem(name: str) -> str:
    return os.path.splitext(name)[0]  # noqa: PTH122


def _drain(names: list[str]) -> Iterator[str]:
    """The names from the last to the first, each freed as it is given."""
    while names:
        yield names.pop()
