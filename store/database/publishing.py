"""From the records of all articles to a generation on disk.

What joins articles happens here: actors linked over the corpus, missing dates inferred,
reprints found. Only shards with a change in them are written; then one `os.replace` of the
manifest puts the generation in force.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
from store.database.ledger import Entry, encode_ledger
from store.database.records import Document, Placed, Stubs
from store.database.storage import FORMAT, ShardStorage, read_documents, write_documents
from store.errors import StoreError
from store.linking.cast import Cast, cast_of
from store.model import Actor


class Linked(Protocol):
    """What linking gives: the corpus's actors, and which of them an article's local ones are."""

    @property
    def actors(self) -> Sequence[Actor]:
        """All actors of the corpus."""

    def of(self, article: str) -> Mapping[int, str]:
        """Local key of each of the article's actors -> actor id."""


_RUNS_AT_ONCE = 16  # shards of stubs made in one pass over the details: some 30 MB of them
_FORMER = 4  # shards of stubs of the last publication kept, to take over what did not change

Linker = Callable[[Iterable[tuple[str, Cast]]], Linked]
Dated = tuple[str, str | None, str | None, Cast]  # id, published, basis, cast
Identify = Callable[[str], Mapping[int, str]]  # as `Linked.of`
Dater = Callable[[Iterable[Dated], Identify], Mapping[str, str]]


class Records(Protocol):
    """Where records are read from."""

    def read(self, entry: Entry) -> Document:
        """The record of an article. Raises StoreError."""


@dataclass(slots=True)
class _Corpus:
    """What the articles' neighbours make of them."""

    actors: list[Actor]
    names: dict[str, str]
    links: dict[str, Mapping[int, str]]
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
        self._formers: OrderedDict[tuple[str, str], dict[str, Stubs]] = OrderedDict()

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
        linked = link((entry.article, self._cast(entry)) for entry in self._entries)
        dates: Mapping[str, str] = {}
        if any(entry.published is None for entry in self._entries):
            dated = ((e.article, e.published, e.basis, self._cast(e)) for e in self._entries)
            dates = date(dated, linked.of)
        in_time = sorted(self._entries, key=lambda e: (e.published or dates.get(e.article) or "~", e.article))
        actors = sorted(linked.actors, key=attrgetter("actor"))
        return _Corpus(
            actors=actors,
            names={actor.actor: actor.name for actor in actors},
            links={entry.article: linked.of(entry.article) for entry in self._entries},
            dates=dates,
            reprints=find_duplicates((entry.article, entry.sketch) for entry in in_time),
        )

    def _cast(self, entry: Entry) -> Cast:
        if entry.cast is None:  # of a store of the first format
            record = self._records.read(entry)
            entry.cast = cast_of(records.decode_extraction(record), record["text"], entry.published)
        return entry.cast

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
        runs = []
        for run in cut(in_time, MOST_STUBS, attrgetter("article")):
            own = [digests[entry.article] for entry in run]
            digest, first = _digest_all([str(FORMAT), *own]), _digest_all(own)
            runs.append((digest, run))
            if first in known:  # of a store of the first format: only its ledger is another
                known[digest] = self._again(run, known[first], digests, digest)
        changed = [(digest, run) for digest, run in runs if digest not in known]
        for start in range(0, len(changed), _RUNS_AT_ONCE):
            some = changed[start : start + _RUNS_AT_ONCE]
            new = [e for _, run in some for e in run if e.digest != digests[e.article]]
            # Neighbours in time are strangers by id: in the order of ids each shard is opened once.
            new.sort(key=attrgetter("article"))
            made = {entry.article: records.stubs_of_details(self._details(entry, placed)) for entry in new}
            for digest, run in some:
                stubs = [made.get(entry.article) or self._former(entry) for entry in run]
                known[digest] = self._stub_group(run, stubs, digests, digest)
        yield from (known[digest] for digest, _ in runs)

    def _stub_group(
        self, run: Sequence[Entry], stubs: Sequence[Stubs], digests: Mapping[str, str], digest: str
    ) -> StubGroup:
        articles = self._write("articles", [records.encode_articles([article for article, _ in stubs])])
        stances = self._write("stances", [records.encode_stances(stubs)])
        count = sum(len(rows) for _, rows in stubs)
        return self._again(run, StubGroup(articles, stances, "", len(run), count, ""), digests, digest)

    def _again(
        self, run: Sequence[Entry], group: StubGroup, digests: Mapping[str, str], digest: str
    ) -> StubGroup:
        """The group with a ledger of these entries, which from now on know what they were made into."""
        for entry in run:
            entry.digest, entry.stubs = digests[entry.article], (group.articles, group.stances)
        return replace(group, ledger=self._write("ledger", [encode_ledger(run)]), digest=digest)

    def _former(self, entry: Entry) -> Stubs:
        """The stubs of an article as last published: nothing of them has changed."""
        found = self._formers.pop(entry.stubs, None)
        if found is None:
            articles, stances = (
                read_documents(self._store / SHARDS, kind, name)[0]
                for kind, name in zip(("articles", "stances"), entry.stubs, strict=True)
            )
            found = {stubs[0].article: stubs for stubs in records.stubs_again(articles, stances)}
        self._formers[entry.stubs] = found
        while len(self._formers) > _FORMER:
            self._formers.popitem(last=False)
        return found[entry.article]

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
