"""What a build has analysed so far, on disk within half a second, for the next build to go on from."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson

from store.database import records
from store.database.duplicates import sketch
from store.database.generation import SHARDS, Generation
from store.database.ledger import Entry, Place, decode_casts, decode_ledger, encode_casts
from store.database.lines import Line, LineFile
from store.database.records import Document
from store.database.storage import read_documents
from store.errors import StoreError
from store.linking.cast import cast_of
from store.model import Extraction, SourceText

WORK = "work.jsonl"
FORMAT = 1
_FLUSH_SECONDS = 0.5  # at most this much is analysed again after a kill
_FLUSH_ARTICLES = 64
_CACHED_SHARDS = 64
_SAVED = ("article", "path", "content", "fingerprint", "published", "basis", "sketch")


class WorkLog:
    """A journal of records, in the order in which they were made. Only the running build writes it."""

    def __init__(self, store: Path) -> None:
        self.file = LineFile(store / WORK, "work", FORMAT)
        self._waiting: list[tuple[Entry, Document]] = []
        self._since = 0.0

    def __len__(self) -> int:
        """Records that are not on disk yet."""
        return len(self._waiting)

    def entries(self) -> Iterator[Entry]:
        """What an interrupted build left. Raises StoreError."""
        shared: dict[Any, Any] = {}
        for line in self.file.scan():
            if line.document is not None:  # a damaged line is simply done again
                yield _entry_of(line.document, Line(line.start, line.end, None), shared)

    def add(self, source: SourceText, fingerprint: str, extraction: Extraction) -> None:
        """Take one analysed article. Raises TypeError, ValueError when its analysis cannot be saved."""
        entry = Entry(
            article=source.article,
            path=source.path,
            content=records.content_hash(source),
            fingerprint=fingerprint,
            published=source.published,
            basis=source.published_basis,
            sketch=sketch(source.text),
            cast=cast_of(extraction, source.text, source.published),
            place=None,
        )
        self.keep(entry, records.encode_record(source, extraction))

    def keep(self, entry: Entry, record: Document) -> None:
        """Take the record of an article. Raises TypeError, ValueError when it is no JSON."""
        document: Document = {name: getattr(entry, name) for name in _SAVED}
        if entry.cast is not None:
            document["cast"] = encode_casts([entry.cast])
        orjson.dumps(record)  # here, not among others in `flush`: one must not spoil them all
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append((replace(entry), document | {"record": record}))

    @property
    def due(self) -> bool:
        """Whether enough is waiting to be worth a flush."""
        late = time.monotonic() - self._since > _FLUSH_SECONDS
        return bool(self._waiting) and (late or len(self._waiting) >= _FLUSH_ARTICLES)

    def flush(self) -> list[Entry]:
        """Make what is waiting durable; returns its entries. Raises StoreError."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return []
        lines = self.file.append([document for _, document in waiting])
        for (entry, _), line in zip(waiting, lines, strict=True):
            entry.place = Line(line.start, line.end, None)
        return [entry for entry, _ in waiting]


def _entry_of(document: Mapping[str, Any], place: Place, shared: dict[Any, Any]) -> Entry:
    cast = decode_casts(document["cast"], shared)[0] if "cast" in document else None
    values: list[Any] = [*(document[name] for name in _SAVED), cast, place]
    return Entry(*values)


class Records:
    """Reads records back, from the journal of work or from the shards of an earlier generation."""

    def __init__(self, store: Path, work: LineFile) -> None:
        self._shards = store / SHARDS
        self._work = work
        self._cache: OrderedDict[str, dict[str, Document]] = OrderedDict()

    def read(self, entry: Entry) -> Document:
        """The record of an article. Raises StoreError."""
        if isinstance(entry.place, Line):
            found = self._work.read(entry.place)
            if found is None:
                raise StoreError(f"{str(self._work.path)!r} is damaged.", "Remove this file and build again.")
            record: Document = found["record"]
            return record
        assert entry.place is not None  # what is not flushed yet is not published
        name, article = entry.place
        return self._shard(name)[article]

    def _shard(self, name: str) -> dict[str, Document]:
        found = self._cache.pop(name, None)
        if found is None:
            documents = read_documents(self._shards, "details", name)
            found = {document["article"]: document["record"] for document in documents}
        self._cache[name] = found
        if len(self._cache) > _CACHED_SHARDS:
            self._cache.popitem(last=False)
        return found


def published_entries(store: Path, generation: Generation) -> Iterator[Entry]:
    """What a generation holds, for a build to go on from. Raises DamagedFile, StoreError."""
    firsts = [group.first for group in generation.details]
    shared: dict[Any, Any] = {}

    def place(article: str) -> Place:
        return generation.details[bisect_right(firsts, article) - 1].file, article

    for group in generation.groups:
        columns = read_documents(store / SHARDS, "ledger", group.ledger)[0]
        yield from decode_ledger(columns, (group.articles, group.stances), place, shared)
