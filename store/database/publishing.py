"""From the records of all articles to a generation on disk.

What joins articles happens here: actors linked over the corpus, missing dates inferred,
reprints found. Only shards with a change in them are written; then one `os.replace` of the
manifest puts the generation in force.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any, Protocol

import orjson

from store.database import records
from store.database.duplicates import find_duplicates
from store.database.files import sync
from store.database.generation import (
    MANIFEST,
    MOST_ACTORS,
    MOST_DETAILS,
    MOST_STUBS,
    PREVIOUS,
    SHARDS,
    DetailGroup,
    Generation,
    StubGroup,
    cut,
    read_generation,
    write_generation,
)
from store.database.lines import Line
from store.database.records import Document, Placed
from store.database.storage import ShardStorage, write_documents
from store.errors import StoreError
from store.model import Actor, Extraction


class Linked(Protocol):
    """What linking gives: the corpus's actors, and which of them an article's local ones are."""

    @property
    def actors(self) -> Sequence[Actor]:
        """All actors of the corpus."""

    def of(self, article: str) -> Mapping[int, str]:
        """Local key of each of the article's actors -> actor id."""


_RUNS_AT_ONCE = 4  # shards of stubs made in one pass over the details: some 50 MB of them

Linker = Callable[[Iterable[tuple[str, Extraction]]], Linked]
Dated = tuple[str, str | None, str | None, Extraction, str]  # id, published, basis, extraction, text
Identify = Callable[[str], Mapping[int, str]]  # as `Linked.of`
Dater = Callable[[Iterable[Dated], Identify], Mapping[str, str]]


# Where a record lies: a line of the journal of work, or an article in a shard of details.
Place = Line | tuple[str, str] | None


@dataclass(slots=True)
class Entry:
    """One article to be published; `place` is where its record lies, for `Records.read`."""

    article: str
    path: str
    content: str  # hash of what was analysed
    fingerprint: str  # of the extractor that did
    published: str | None  # as the input states it
    basis: str | None
    sketch: str
    place: Place


class Records(Protocol):
    """Where records are read from."""

    def read(self, entry: Entry) -> Document:
        """The record of an article. Raises StoreError."""


@dataclass(slots=True)
class _Corpus:
    """What the articles' neighbours make of them."""

    actors: list[Actor]
    names: dict[str, str]
    links: dict[str, dict[int, str]]
    dates: Mapping[str, str]
    reprints: dict[str, str]


def publish(
    store: Path, entries: Iterable[Entry], source: Records, link: Linker, date: Dater, complete: bool
) -> Generation:
    """Write a generation of these articles and put it in force. Raises StoreError, and then it is not."""
    return _Publication(store, entries, source, complete).run(link, date)


class _Publication:
    def __init__(self, store: Path, entries: Iterable[Entry], source: Records, complete: bool) -> None:
        self._store = store
        self._entries = sorted(entries, key=attrgetter("article"))
        self._records = source
        self._complete = complete
        self._old = read_generation(store / MANIFEST) if (store / MANIFEST).exists() else Generation()
        self._written: list[str] = []

    def run(self, link: Linker, date: Dater) -> Generation:
        corpus = self._join(link, date)
        placed = {entry.article: self._place(entry, corpus) for entry in self._entries}
        digests = {e.article: _digest(e, placed[e.article]) for e in self._entries}
        generation = Generation(
            complete=self._complete,
            groups=tuple(self._stub_groups(placed, digests)),
            details=tuple(self._detail_groups(placed, digests)),
            actors=tuple(
                self._write("actors", [records.encode_actors(run)])
                for run in cut(corpus.actors, MOST_ACTORS, attrgetter("actor"))
            ),
            actor_count=len(corpus.actors),
        )
        self._put_in_force(generation)
        return read_generation(self._store / MANIFEST)

    def _join(self, link: Linker, date: Dater) -> _Corpus:
        linked = link((entry.article, self._extraction(entry)) for entry in self._entries)
        dates: Mapping[str, str] = {}
        if any(entry.published is None for entry in self._entries):
            dates = date(self._dated(), linked.of)
        in_time = sorted(self._entries, key=lambda e: (e.published or dates.get(e.article) or "~", e.article))
        actors = sorted(linked.actors, key=attrgetter("actor"))
        return _Corpus(
            actors=actors,
            names={actor.actor: actor.name for actor in actors},
            links={entry.article: dict(linked.of(entry.article)) for entry in self._entries},
            dates=dates,
            reprints=find_duplicates((entry.article, entry.sketch) for entry in in_time),
        )

    def _extraction(self, entry: Entry) -> Extraction:
        return records.decode_extraction(self._records.read(entry))

    def _dated(self) -> Iterator[Dated]:
        for entry in self._entries:
            record = self._records.read(entry)
            extraction = records.decode_extraction(record)
            yield entry.article, entry.published, entry.basis, extraction, record["text"]

    def _place(self, entry: Entry, corpus: _Corpus) -> Placed:
        published, basis = entry.published, entry.basis
        if published is None and entry.article in corpus.dates:
            published, basis = corpus.dates[entry.article], "inferred"
        links = {key: (actor, corpus.names[actor]) for key, actor in corpus.links[entry.article].items()}
        return Placed(entry.article, entry.path, published, basis, corpus.reprints.get(entry.article), links)

    def _details(self, entry: Entry, placed: Mapping[str, Placed]) -> Document:
        return records.encode_details(self._records.read(entry), placed[entry.article])

    def _detail_groups(
        self, placed: Mapping[str, Placed], digests: Mapping[str, str]
    ) -> Iterator[DetailGroup]:
        known = {group.digest: group for group in self._old.details}
        for run in cut(self._entries, MOST_DETAILS, attrgetter("article")):
            digest = _digest_all(digests[entry.article] for entry in run)
            if digest in known:
                yield known[digest]
                continue
            file = self._write("details", [self._details(entry, placed) for entry in run])
            yield DetailGroup(run[0].article, file, len(run), digest)

    def _stub_groups(self, placed: Mapping[str, Placed], digests: Mapping[str, str]) -> Iterator[StubGroup]:
        known = {group.digest: group for group in self._old.groups}
        in_time = sorted(self._entries, key=lambda e: (placed[e.article].published or "~", e.article))
        runs = [
            (_digest_all(digests[entry.article] for entry in run), run)
            for run in cut(in_time, MOST_STUBS, attrgetter("article"))
        ]
        changed = [run for digest, run in runs if digest not in known]
        for start in range(0, len(changed), _RUNS_AT_ONCE):
            some = changed[start : start + _RUNS_AT_ONCE]
            # Neighbours in time are strangers by id: in the order of ids each shard is opened once.
            in_order = sorted((entry for run in some for entry in run), key=attrgetter("article"))
            details = {entry.article: _slim(self._details(entry, placed)) for entry in in_order}
            for run in some:
                digest = _digest_all(digests[entry.article] for entry in run)
                known[digest] = self._stub_group(run, [details[entry.article] for entry in run], digest)
        yield from (known[digest] for digest, _ in runs)

    def _stub_group(self, run: Sequence[Entry], details: list[Document], digest: str) -> StubGroup:
        return StubGroup(
            articles=self._write("articles", [records.encode_articles(details)]),
            stances=self._write("stances", [records.encode_stances(details)]),
            ledger=self._write("ledger", [encode_ledger(run)]),
            count=len(run),
            stance_count=sum(len(document["keys"]) for document in details),
            digest=digest,
        )

    def _write(self, kind: str, documents: list[Document]) -> str:
        name = write_documents(self._store / SHARDS, kind, documents)
        self._written.append(name)
        return name

    def _put_in_force(self, generation: Generation) -> None:
        """Shards first, durably; the old manifest is kept; then the one step that changes anything."""
        shards = self._store / SHARDS
        sync(ShardStorage.path(shards, name) for name in self._written)
        if self._old.complete and self._old.name and self._old != generation:
            write_generation(self._store / PREVIOUS, self._old)
        if self._old != generation or not self._old.name:
            write_generation(self._store / MANIFEST, generation)


def _slim(details: Document) -> Document:
    """Without what stubs do not need, to hold many in memory."""
    return details | {"record": details["record"] | {"mentions": [], "actors": []}}


def _digest(entry: Entry, placed: Placed) -> str:
    """Changes whenever anything in the article's details or stubs does."""
    links = sorted(placed.links.items())
    parts: list[Any] = [
        entry.content, entry.fingerprint, placed.article, placed.path,
        placed.published, placed.basis, placed.duplicate_of, links,
    ]  # fmt: skip
    return hashlib.sha256(orjson.dumps(parts)).hexdigest()


def _digest_all(digests: Iterable[str]) -> str:
    return hashlib.sha256("".join(digests).encode()).hexdigest()[:32]


def encode_ledger(entries: Sequence[Entry]) -> Document:
    """What the next build needs to know about these articles without opening them."""
    return {
        "article": [entry.article for entry in entries],
        "path": [entry.path for entry in entries],
        "content": [entry.content for entry in entries],
        "fingerprint": [entry.fingerprint for entry in entries],
        "published": [entry.published for entry in entries],
        "basis": [entry.basis for entry in entries],
        "sketch": [entry.sketch for entry in entries],
    }


def decode_ledger(columns: Document, places: Callable[[str], Place]) -> list[Entry]:
    """The entries again, each with its place as `places(article)` says."""
    names = ("article", "path", "content", "fingerprint", "published", "basis", "sketch")
    rows: Iterable[tuple[Any, ...]] = zip(*(columns[name] for name in names), strict=True)
    values: list[list[Any]] = [[*row, places(row[0])] for row in rows]
    return [Entry(*row) for row in values]


def clear_shards(store: Path, keep: Iterable[Generation]) -> int:
    """Remove shards that none of these generations names; returns how many. Raises StoreError."""
    names = {name for generation in keep for _, name in generation.files()}
    removed = 0
    for path in (store / SHARDS).glob("*/*"):
        if path.stem not in names:
            try:
                path.unlink()
            except OSError as error:
                raise StoreError(f"Cannot remove {str(path)!r}: {error.strerror}.") from error
            removed += 1
    return removed
