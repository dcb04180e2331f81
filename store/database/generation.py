"""What a build derives, as one manifest that names the shards it is made of.

    manifest.json           the generation in force: replacing this file is what publishes a build
    previous.json           the last complete generation before it
    shards/ab/abcdef….json  files that never change, named after their content

An article that did not change keeps its shards from one generation to the next, and the same
articles give the same bytes, whatever happened in between.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from tinydb import TinyDB

from store.database.files import read_bytes
from store.database.storage import DamagedFile, SealedStorage, format_of, unseal

MANIFEST = "manifest.json"
PREVIOUS = "previous.json"
SHARDS = "shards"
KIND = "generation"
# The last but one is sealed as another kind, so that neither file can pass for the other.
KINDS = {PREVIOUS: "previous"}

MOST_STUBS = 2048  # articles in one shard of stubs: about 3 ms to load, and to write again
MOST_DETAILS = 48  # articles in one shard of details: what opening one of them reads
MOST_ACTORS = 4096

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StubGroup:
    """Neighbours in time: names of the shards with their stubs, and what they were made from."""

    articles: str
    stances: str
    ledger: str
    count: int
    stance_count: int
    digest: str


@dataclass(frozen=True, slots=True)
class DetailGroup:
    """Neighbours by id, from `first` on: the shard with their texts, mentions and stances."""

    first: str
    file: str
    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class Generation:
    """One state of all derived data. `complete` is False for what a running build shows meanwhile."""

    complete: bool = True
    groups: tuple[StubGroup, ...] = ()  # oldest articles first
    details: tuple[DetailGroup, ...] = ()  # in the order of ids
    actors: tuple[str, ...] = ()  # in the order of ids
    actor_count: int = 0
    name: str = field(default="", compare=False)

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return sum(group.count for group in self.groups)

    @property
    def stances(self) -> int:
        """How many stances there are."""
        return sum(group.stance_count for group in self.groups)

    def files(self) -> Iterator[tuple[str, str]]:
        """Kind and name of every shard."""
        for group in self.groups:
            yield "articles", group.articles
            yield "stances", group.stances
            yield "ledger", group.ledger
        for details in self.details:
            yield "details", details.file
        for name in self.actors:
            yield "actors", name


def read_generation(path: Path) -> Generation:
    """The generation in the manifest at `path`. Raises DamagedFile, StoreError."""
    raw, kind = read_bytes(path), KINDS.get(path.name, KIND)
    first = format_of(raw)
    tables, digest = unseal(raw, KIND if first == 1 else kind, path)
    try:
        rows: list[dict[str, Any]] = list(tables[KIND].values())
        head = rows[0]
        return Generation(
            complete=head["complete"],
            groups=tuple(StubGroup(*row) for row in head["groups"]),
            details=tuple(DetailGroup(*row) for row in head["details"]),
            actors=tuple(head["actors"]),
            actor_count=head["actor_count"],
            name=digest[:16],
        )
    except (KeyError, TypeError, IndexError) as error:
        raise DamagedFile(path, "it does not name its parts") from error


def write_generation(path: Path, generation: Generation) -> None:
    """Replace the manifest at `path`, durably. Raises StoreError."""
    document = {
        "complete": generation.complete,
        "groups": [list(asdict(group).values()) for group in generation.groups],
        "details": [list(asdict(group).values()) for group in generation.details],
        "actors": list(generation.actors),
        "actor_count": generation.actor_count,
    }
    storage = SealedStorage(path, KINDS.get(path.name, KIND))
    db = TinyDB(storage=lambda: _Fresh(storage))
    db.table(KIND).insert(document)


class _Fresh(SealedStorage):
    """A sealed file whose old content, perhaps damaged, does not matter."""

    def __init__(self, storage: SealedStorage) -> None:
        super().__init__(storage.path, storage.kind)

    def read(self) -> None:
        """Nothing."""


def cut(items: Sequence[T], most: int, name: Callable[[T], str]) -> Iterator[Sequence[T]]:
    """Cut a sorted sequence into runs of at most `most`, wherever the names' hashes say.

    Where the cuts fall depends on the items alone, and one item more or less moves only the
    cuts next to it: that is what keeps most shards when an article comes or goes.
    """
    marks = [hashlib.sha256(name(item).encode("utf-8", "replace")).digest() for item in items]
    stack = [(0, len(items))]
    while stack:
        start, end = stack.pop()
        if end - start <= most:
            if end > start:
                yield items[start:end]
            continue
        # Never at the first item, or nothing would be cut off.
        place = min(range(start + 1, end), key=marks.__getitem__)
        stack += [(place, end), (start, place)]
