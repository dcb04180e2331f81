"""Ids of articles: the file's name without extension, made unique and safe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.text import safe_name


class Identifiers:
    """Gives ids, each once. The same files in the same order get the same ids."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def give(self, name: str, parts: Sequence[str], record: int | None = None) -> str:
        """An id for `name`; on a clash, folders of `parts` are put in front, then a number behind.

        `parts` are the folders between the path given by the user and the file, then the file's stem.
        A record of a file of many that has no name of its own is named after file and line.
        """
        if record is not None and name == parts[-1]:
            name = f"{name}-{record}"
        for candidate in _candidates(safe_name(name), parts[:-1]):
            if candidate not in self._given:
                self._given.add(candidate)
                return candidate
        raise AssertionError("numbers do not end")


def _candidates(name: str, folders: Sequence[str]) -> Iterator[str]:
    yield name
    for depth in range(1, min(len(folders), 4) + 1):
        yield safe_name("_".join([*folders[-depth:], name]))
    number = 2
    while True:
        yield f"{name[:100]}_{number}"
        number += 1
