"""Whether the parts of a generation, each as it was written, agree with each other.

Each shard is read once, in one of several processes when there are many; what it says of its articles
is reduced to a few bytes for each, and these are compared. Nothing is changed.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

import orjson

from store.database import records
from store.database.generation import SHARDS, DetailGroup, Generation, StubGroup
from store.database.records import Document
from store.database.storage import read_documents
from store.database.workers import settle_in
from store.errors import StoreError

_AT_ONCE = 16  # shards handed to a process at a time

T = TypeVar("T", bound="Seen")


@dataclass(slots=True)
class Seen:
    """What was found in one shard: why it `cannot` be read, or the `faults` in it."""

    file: str
    kind: str
    cannot: str = ""
    faults: list[str] = field(default_factory=list)


@dataclass(slots=True)
class SeenDetails(Seen):
    """Of each article in a shard of details: its id and digests of what its stubs and ledger must say."""

    articles: list[tuple[str, bytes, bytes, str]] = field(default_factory=list)  # id, stubs, cast, text hash
    keys: list[str] = field(default_factory=list)  # of the stances
    reprints: list[tuple[str, str]] = field(default_factory=list)
    unknown: list[tuple[str, str, str]] = field(default_factory=list)  # article, actor that is not, its name


@dataclass(slots=True)
class SeenStubs(Seen):
    """The same of what the stubs and the ledger do say: id, stubs, cast (empty: not noted), content, date."""

    articles: list[tuple[str, bytes, bytes, str, str | None, str | None]] = field(default_factory=list)


# --- one shard ------------------------------------------------------------------------------------


def see_details(shards: Path, group: DetailGroup, names: Mapping[str, str]) -> SeenDetails:
    """Look at one shard of details; `names` are those of all actors, by id."""
    seen = SeenDetails(group.file, "details")
    for document in _documents(shards, seen):
        try:
            _see_article(seen, document, names)
        except _MISSHAPEN as error:
            # A file with the right checksum and the wrong shape was written by something else.
            seen.faults.append(f"it is not what it should be: {error!r}")
    if not seen.cannot and (len(seen.articles) != group.count or seen.articles[0][0] != group.first):
        seen.faults.append("it holds other articles than the manifest says")
    return seen


_MISSHAPEN = (KeyError, TypeError, ValueError, IndexError, AttributeError)


def _documents(shards: Path, seen: Seen) -> list[Document]:
    try:
        return read_documents(shards, seen.kind, seen.file)
    except StoreError as error:
        seen.cannot = getattr(error, "what", error.message)
    except _MISSHAPEN as error:
        seen.cannot = f"it is not what it should be: {error!r}"
    return []


def _see_article(seen: SeenDetails, document: Document, names: Mapping[str, str]) -> None:
    article, record, links = document["article"], document["record"], document["links"]
    seen.faults += [f"article {article!r}: {fault}" for fault in _article_faults(document)]
    seen.unknown += [(article, actor, name) for actor, name in links.values() if names.get(actor) != name]
    rows = [
        (key, links[str(row[0])][0], links[str(row[1])][0], row[4], row[5], row[6],
         row[6] or document["published"], row[12], row[13], row[10])
        for key, row in zip(document["keys"], record["stances"], strict=True)
    ]  # fmt: skip
    stub = (
        article, record["title"], document["published"], document["basis"], record["language"],
        document["path"], len(record["text"]), len(rows), document["duplicate_of"],
    )  # fmt: skip
    seen.articles.append((article, _digest((stub, rows)), _cast_digest(record), records.text_hash(record)))
    seen.keys += document["keys"]
    if document["duplicate_of"] is not None:
        seen.reprints.append((article, document["duplicate_of"]))


def _digest(value: Any) -> bytes:
    return hashlib.sha256(orjson.dumps(value)).digest()[:16]


def _cast_digest(record: Document) -> bytes:
    """Of the cast that the ledger must have, times aside; see `store.linking.cast.cast_of`."""
    counts = Counter(row[0] for row in record["mentions"])
    roles = [
        (key, member_of, counts[key], (name, kind, names, known))
        for key, name, kind, names, member_of, known in record["actors"]
    ]
    pairs: tuple[set[tuple[int, int]], set[tuple[int, int]]] = set(), set()
    for row in record["stances"]:
        if row[0] != row[1]:
            pairs[row[4] == "contact"].add((min(row[:2]), max(row[:2])))
    return _digest((roles, sorted(pairs[True]), sorted(pairs[False])))


def _article_faults(document: Document) -> Iterator[str]:
    """What is wrong within the details of one article."""
    record, links = document["record"], document["links"]
    yield from record_faults(record)
    if any(str(key) not in links for key in {row[0] for row in record["mentions"]}):
        yield "a mention is of no known actor"
    if any(str(row[0]) not in links or str(row[1]) not in links for row in record["stances"]):
        yield "a stance is of no known actor"
    if document["keys"] != records.stance_keys(document["article"], record["stances"]):
        yield "the keys of its stances are not theirs"


def record_faults(record: Document) -> Iterator[str]:
    """Where a record does not match its own text."""
    text: str = record["text"]
    for _, words, start, end in record["mentions"]:
        if text[start:end] != words or not 0 <= start < end:
            yield f"the mention at {start}-{end} is not {words!r}"
    for row in record["stances"]:
        start, end, evidence = row[10], row[11], row[19]
        if text[start:end] != evidence or not 0 <= start < end:
            yield f"the evidence at {start}-{end} is not what the text says there"
        for span in row[15:19]:
            if span is not None and not 0 <= span[0] <= span[1] <= len(text):
                yield f"the stance at {start}-{end} marks words outside the text"


def see_stubs(shards: Path, group: StubGroup) -> list[SeenStubs]:
    """Look at the stubs and the ledger of one group: three shards, what they say together at the first."""
    seen = [SeenStubs(getattr(group, kind), kind) for kind in ("articles", "stances", "ledger")]
    found = [_documents(shards, one)[:1] for one in seen]
    if all(found):
        try:
            _see_group(seen, *(documents[0] for documents in found))
        except _MISSHAPEN as error:
            seen[0].faults.append(f"it or its neighbours are not what they should be: {error!r}")
    return seen


def _see_group(seen: Sequence[SeenStubs], articles: Document, stances: Document, ledger: Document) -> None:
    if stances["articles"] != articles["article"]:
        seen[1].faults.append("it is about other articles than their stubs")
    if ledger["article"] != articles["article"]:
        seen[2].faults.append("it is about other articles than their stubs")
    rows = records.stance_rows(stances)
    casts: Iterable[bytes] = (
        map(_digest, _cast_rows(ledger)) if "roles" in ledger else [b""] * len(stances["runs"])
    )
    columns = zip(
        records.article_rows(articles), stances["runs"], casts,
        ledger["content"], ledger["published"], ledger["basis"], strict=True,
    )  # fmt: skip
    for stub, run, cast, content, published, basis in columns:
        own = _digest((stub, list(islice(rows, run))))
        seen[0].articles.append((stub[0], own, cast, content, published, basis))
    if next(rows, None) is not None:
        seen[1].faults.append("it holds stances of no article")


def _cast_rows(ledger: Document) -> Iterator[tuple[list[Any], list[Any], list[Any]]]:
    figures = ledger["figures"]
    for roles, events, sides in zip(ledger["roles"], ledger["events"], ledger["sides"], strict=True):
        named = map(figures.__getitem__, roles[1::4])
        yield (
            list(zip(roles[::4], roles[2::4], roles[3::4], named, strict=True)),
            list(zip(events[::2], events[1::2], strict=True)),
            list(zip(sides[::2], sides[1::2], strict=True)),
        )


# --- all shards -----------------------------------------------------------------------------------


class Comparison:
    """Reads a generation whole and says what is wrong with it: (file, kind, what) of each fault.

    `unreadable` are the shards that cannot be read; what else there is to say follows from these, and
    is said only when there are none. With `jobs` above 1, so many processes read.
    """

    def __init__(self, store: Path, generation: Generation, jobs: int) -> None:
        self._shards = store / SHARDS
        self._generation = generation
        self._jobs = jobs
        self._names: dict[str, str] = {}  # actor id -> name
        self._articles: dict[str, tuple[str, bytes, bytes, str]] = {}  # id -> file, stubs, cast, text hash
        self._firsts: list[str] = []  # of each shard of actors, the first id
        self._stances = 0
        self.unreadable: list[tuple[str, str, str]] = []
        self.faults: list[tuple[str, str, str]] = []

    def run(self) -> None:
        """Fill `unreadable` and `faults`; a fault of file "" is of the manifest."""
        self._actors()
        look = _Looker(self._shards, self._names)
        with _Spread(look, self._jobs) as spread:
            self._details(spread.over(self._generation.details))
            self._stubs(spread.over(self._generation.groups))

    def _fault(self, seen: Seen, what: str) -> None:
        self.faults.append((seen.file, seen.kind, what))

    def _take(self, seen: Seen) -> bool:
        """Note what is wrong within a shard; whether it could be read."""
        if seen.cannot:
            self.unreadable.append((seen.file, seen.kind, seen.cannot))
        for what in seen.faults:
            self._fault(seen, what)
        return not seen.cannot

    def _actors(self) -> None:
        above: list[tuple[Seen, str, str]] = []
        for name in self._generation.actors:
            seen = Seen(name, "actors")
            for columns in _documents(self._shards, seen):
                try:
                    actors = records.decode_actors(columns)
                except _MISSHAPEN as error:
                    self._fault(seen, f"it is not what it should be: {error!r}")
                    continue
                twice = self._names.keys() & {actor.actor for actor in actors}
                if twice or len({actor.actor for actor in actors}) < len(actors):
                    self._fault(seen, "two actors have the same id")
                self._firsts += [actor.actor for actor in actors[:1]]
                self._names |= {actor.actor: actor.name for actor in actors}
                above += [(seen, a.actor, a.member_of) for a in actors if a.member_of is not None]
            self._take(seen)
        for seen, actor_id, member_of in above:
            if member_of not in self._names:
                self._fault(seen, f"actor {actor_id!r} is a member of {member_of!r}, which is not there")
        if len(self._names) != self._generation.actor_count:
            self.faults.append(("", "", f"it counts {self._generation.actor_count} actors"))

    def _actors_at(self, actor: str) -> str:
        """The shard in which an actor of this id would stand."""
        names = self._generation.actors
        return names[max(0, bisect_right(self._firsts, actor) - 1)] if self._firsts else "the store"

    def _details(self, all_seen: Iterable[SeenDetails]) -> None:
        keys: set[str] = set()
        reprints: list[tuple[Seen, str, str]] = []
        for seen in all_seen:
            self._take(seen)
            for article, stubs, cast, text in seen.articles:
                if article in self._articles:
                    self._fault(seen, f"article {article!r} is there twice")
                self._articles[article] = (seen.file, stubs, cast, text)
            for article, actor, name in seen.unknown:
                what = f"article {article!r} refers to an actor {actor!r} called {name!r}, who is not in"
                self._fault(seen, f"{what} {self._actors_at(actor)}")
            if not keys.isdisjoint(seen.keys):
                self._fault(seen, "a stance is there twice")
            keys.update(seen.keys)
            self._stances += len(seen.keys)
            reprints += [(seen, article, original) for article, original in seen.reprints]
        for file, article, original in reprints:
            if original not in self._articles:
                self._fault(file, f"article {article!r} reprints {original!r}, which is not there")

    def _stubs(self, all_seen: Iterable[list[SeenStubs]]) -> None:
        count = 0
        for group in all_seen:
            for seen in group:
                self._take(seen)
            for row in group[0].articles:
                self._compare(group, *row)
            count += len(group[0].articles)
        if count != len(self._articles) or self._stances != self._generation.stances:
            what = "stubs and details do not count the same articles and stances"
            self.faults.append(("", "", what))

    def _compare(
        self, group: list[SeenStubs], article: str, stubs: bytes, cast: bytes, content: str,
        published: str | None, basis: str | None,
    ) -> None:  # fmt: skip
        file, own_stubs, own_cast, text = self._articles.get(article, ("", b"", b"", ""))
        details = f"its details in {file}" if file else "any details"
        if stubs != own_stubs:
            self._fault(
                group[0], f"the stubs of {article!r}, here or in {group[1].file}, are not like {details}"
            )
        if cast and cast != own_cast:
            self._fault(group[2], f"the cast of {article!r} is not like {details}")
        if records.content_hash_of(text, published, basis) != content:
            self._fault(group[2], f"the hash of {article!r} is not that of its text in {file}")


# --- in several processes -------------------------------------------------------------------------


class _Looker:
    """Looks at one group of either sort; goes to other processes whole."""

    def __init__(self, shards: Path, names: dict[str, str]) -> None:
        self.shards = shards
        self.names = names

    def __call__(self, group: DetailGroup | StubGroup) -> Any:
        if isinstance(group, DetailGroup):
            return see_details(self.shards, group, self.names)
        return see_stubs(self.shards, group)


class _Spread:
    """Applies a function to many things, in order, here or in `jobs` processes."""

    def __init__(self, look: Callable[[Any], Any], jobs: int) -> None:
        self._look = look
        self._pool = (
            ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_start, initargs=(look,))
            if jobs > 1
            else None
        )

    def __enter__(self) -> _Spread:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def over(self, things: Sequence[Any]) -> Iterator[Any]:
        if self._pool is None:
            return map(self._look, things)
        return self._pool.map(_work, things, chunksize=_AT_ONCE if len(things) > 200 else 1)


_look: Callable[[Any], Any] | None = None


def _start(look: Callable[[Any], Any]) -> None:
    global _look
    settle_in()
    _look = look


def _work(thing: Any) -> Any:
    assert _look is not None
    return _look(thing)
