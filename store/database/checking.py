"""Prove a store sound, or say exactly what is wrong with it. Nothing is changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any, Literal

import orjson

from store.database import journal, records
from store.database.files import read_bytes
from store.database.generation import MANIFEST, PREVIOUS, SHARDS, Generation, read_generation
from store.database.journal import History, journal_files
from store.database.lines import LineFile
from store.database.records import Document
from store.database.state import FOLDER as STATE
from store.database.storage import ShardStorage, read_documents
from store.errors import StoreError
from store.model import Article, StanceStub

Severity = Literal["error", "note", "repaired"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, or done: `file` is relative to the store, `what` one line of words.

    An "error" means that the store is not sound; a "note" is worth knowing, no more.
    """

    severity: Severity
    file: str
    what: str


def check(path: Path | str) -> list[Finding]:
    """Everything that is wrong with the store at `path`; it is sound when no finding is an error.

    Raises StoreError only when there is no store at all.
    """
    store = Path(path)
    if not (store / MANIFEST).exists() and not (store / journal.FOLDER).exists():
        raise StoreError(f"There is no store at {str(store)!r}.", "Build one with: sides build")
    for _ in range(5):
        before = _mark(store)
        findings = list(_check_derived(store))
        if _mark(store) == before or all(finding.severity != "error" for finding in findings):
            break  # otherwise a build has cleared away what was being checked
    return [*findings, *check_decisions(store), *_check_states(store)]


def _mark(store: Path) -> bytes:
    try:
        return read_bytes(store / MANIFEST)
    except StoreError:
        return b""


def _check_derived(store: Path) -> Iterator[Finding]:
    yield from check_generation(store, MANIFEST)
    if (store / PREVIOUS).exists():
        yield from check_generation(store, PREVIOUS, deep=False)
        if _mark(store) == read_bytes(store / PREVIOUS):
            what = f"it is the same as {PREVIOUS}: a build was undone by a repair, or by hand; build again"
            yield Finding("note", MANIFEST, what)


def check_generation(store: Path, manifest: str, deep: bool = True) -> Iterator[Finding]:
    """What is wrong with one generation; not `deep`, its files are read but not compared."""
    try:
        generation = read_generation(store / manifest)
    except StoreError as error:
        yield Finding("error", manifest, _reason(error))
        return
    broken = False
    for kind, name in generation.files():
        try:
            read_documents(store / SHARDS, kind, name)
        except StoreError as error:
            broken = True
            yield Finding("error", _shard(store, name), f"{kind} of {manifest}: {_reason(error)}")
    if deep and not broken:
        yield from _Comparison(store, generation).findings()


def _shard(store: Path, name: str) -> str:
    return str(ShardStorage.path(store / SHARDS, name).relative_to(store))


def _reason(error: StoreError) -> str:
    return getattr(error, "what", error.message)


class _Comparison:
    """Checks that all parts of a generation, each readable, agree with each other."""

    def __init__(self, store: Path, generation: Generation) -> None:
        self._store = store
        self._generation = generation
        self._names: dict[str, str] = {}  # actor id -> name
        self._rows: dict[str, bytes] = {}  # article id -> digest of its stubs
        self._records: dict[str, str] = {}  # article id -> digest of its text, title and url
        self._keys: set[str] = set()

    def findings(self) -> Iterator[Finding]:
        try:
            yield from self._actors()
            yield from self._all_details()
            yield from self._stubs()
        except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
            # A file with the right checksum and the wrong shape was written by something else.
            yield Finding("error", MANIFEST, f"a part is not what it should be: {error!r}")

    def _read(self, kind: str, name: str) -> list[Document]:
        return read_documents(self._store / SHARDS, kind, name)

    def _actors(self) -> Iterator[Finding]:
        above: list[tuple[str, str, str]] = []
        for name in self._generation.actors:
            for actor in records.decode_actors(self._read("actors", name)[0]):
                if actor.actor in self._names:
                    yield self._error(name, f"two actors have the id {actor.actor!r}")
                self._names[actor.actor] = actor.name
                if actor.member_of is not None:
                    above.append((name, actor.actor, actor.member_of))
        for name, actor_id, member_of in above:
            if member_of not in self._names:
                yield self._error(
                    name, f"actor {actor_id!r} is a member of {member_of!r}, which is not there"
                )
        if len(self._names) != self._generation.actor_count:
            yield Finding("error", MANIFEST, f"it counts {self._generation.actor_count} actors")

    def _all_details(self) -> Iterator[Finding]:
        reprints: list[tuple[str, str, str]] = []
        for group in self._generation.details:
            documents = self._read("details", group.file)
            if len(documents) != group.count or documents[0]["article"] != group.first:
                yield self._error(group.file, "it holds other articles than the manifest says")
            rows = dict(_rows_of(documents))
            for document in documents:
                article = document["article"]
                for what in _article_faults(document, self._names):
                    yield self._error(group.file, f"article {article!r}: {what}")
                if article in self._rows or not self._keys.isdisjoint(document["keys"]):
                    yield self._error(group.file, f"article {article!r} or a stance of it is there twice")
                self._keys.update(document["keys"])
                self._rows[article] = rows[article]
                self._records[article] = records.text_hash(document["record"])
                if document["duplicate_of"] is not None:
                    reprints.append((group.file, article, document["duplicate_of"]))
        for file, article, original in reprints:
            if original not in self._rows:
                yield self._error(file, f"article {article!r} reprints {original!r}, which is not there")

    def _stubs(self) -> Iterator[Finding]:
        seen = 0
        for group in self._generation.groups:
            articles = records.decode_articles(self._read("articles", group.articles)[0])
            stances = records.decode_stances(self._read("stances", group.stances)[0], {})
            by_article: dict[str, list[tuple[Any, ...]]] = {}
            for stub in records.stubs_of(stances):
                by_article.setdefault(stub.article, []).append(_stance_row(stub))
            for article in articles:
                row = _digest_rows(_article_row(article), by_article.pop(article.article, []))
                if self._rows.get(article.article) != row:
                    yield self._error(
                        group.articles, f"the stub of {article.article!r} is not like its details"
                    )
            if by_article:
                yield self._error(group.stances, f"stances of unknown articles: {sorted(by_article)[:3]}")
            yield from self._ledger(group.ledger, [article.article for article in articles])
            seen += len(articles)
        if seen != len(self._rows) or len(self._keys) != self._generation.stances:
            yield Finding("error", MANIFEST, "stubs and details do not count the same articles and stances")

    def _ledger(self, name: str, articles: list[str]) -> Iterator[Finding]:
        ledger = self._read("ledger", name)[0]
        if ledger["article"] != articles:
            yield self._error(name, "it is about other articles than the stubs")
            return
        rows = zip(articles, ledger["content"], ledger["published"], ledger["basis"], strict=True)
        for article, content, published, basis in rows:
            if records.content_hash_of(self._records[article], published, basis) != content:
                yield self._error(name, f"the hash of {article!r} is not that of its text")

    def _error(self, name: str, what: str) -> Finding:
        return Finding("error", _shard(self._store, name), what)


def _article_faults(document: Document, names: dict[str, str]) -> Iterator[str]:
    """What is wrong within the details of one article."""
    record, links = document["record"], document["links"]
    yield from record_faults(record)
    for actor, name in links.values():
        if names.get(actor) != name:
            yield f"it refers to an actor {actor!r} called {name!r}, which is not there"
    if any(str(row[0]) not in links for row in record["mentions"]):
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


def _rows_of(documents: Sequence[Document]) -> Iterator[tuple[str, bytes]]:
    """Each article of a shard of details, and the digest of the stubs that it should have."""
    stances = records.decode_stances(records.encode_stances(documents), {})
    by_article: dict[str, list[tuple[Any, ...]]] = {}
    for stub in records.stubs_of(stances):
        by_article.setdefault(stub.article, []).append(_stance_row(stub))
    for article in records.decode_articles(records.encode_articles(documents)):
        yield article.article, _digest_rows(_article_row(article), by_article.get(article.article, []))


_article_row = attrgetter(*Article.__slots__)
_stance_row = attrgetter(*StanceStub.__slots__)


def _digest_rows(article: tuple[Any, ...], stances: list[tuple[Any, ...]]) -> bytes:
    return hashlib.sha256(orjson.dumps([article, stances])).digest()[:16]


# --- decisions ------------------------------------------------------------------------------------


def check_decisions(store: Path) -> Iterator[Finding]:
    """What is wrong with the journal of decisions and its copy."""
    main, copy = journal_files(store / journal.FOLDER)
    yield from _check_lines(store, main)
    yield from _check_lines(store, copy)
    # The copy first: a writer at work adds to the journal before its copy.
    second, whole = (read_bytes(f.path) if f.size() else b"" for f in (copy, main))
    name = str(copy.path.relative_to(store))
    if len(second) > len(whole):
        missing = len(second) - len(whole)
        yield Finding("error", str(main.path.relative_to(store)), f"its last {missing} bytes are missing")
    elif not whole.startswith(second):
        yield Finding("error", name, "it is not a copy of the journal")
    elif len(second) < len(whole):
        yield Finding("note", name, f"it is {len(whole) - len(second)} bytes behind the journal")


def _check_lines(store: Path, file: LineFile) -> Iterator[Finding]:
    name = str(file.path.relative_to(store))
    history = History()
    expected, end = 1, 0
    for line in file.scan():
        end = line.end
        if line.document is None:
            yield Finding("error", name, f"the line at byte {line.start} is damaged")
            continue
        number = line.document.get("number")
        if number != expected:
            yield Finding("error", name, f"entry {number!r} stands where entry {expected} should be")
        try:
            history.apply(line.document)
            expected = history.last + 1
        except (KeyError, TypeError, ValueError, IndexError) as error:
            expected += 1
            yield Finding("error", name, f"entry {number!r} makes no sense: {error!r}")
    end = max(end, len(file.head))
    if file.size() > end:
        yield Finding("note", name, "an entry was cut short by a kill; it had not been acknowledged")


def _check_states(store: Path) -> Iterator[Finding]:
    for path in sorted((store / STATE).glob("*.json")):
        try:
            orjson.loads(read_bytes(path))
        except (orjson.JSONDecodeError, StoreError):
            yield Finding(
                "note", str(path.relative_to(store)), "it cannot be read; the session starts afresh"
            )
