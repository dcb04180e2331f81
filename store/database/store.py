"""An open store: the derived data of one generation, the decisions, and the state of the session."""

from __future__ import annotations

import getpass
import os
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from store.database import journal, records
from store.database.files import make_folder
from store.database.generation import MANIFEST, SHARDS, DetailGroup, Generation, read_generation
from store.database.journal import Choice, Journal
from store.database.state import load_state, save_state
from store.database.storage import read_documents
from store.errors import StoreError
from store.model import (
    Actor,
    Article,
    ArticleColumns,
    Decision,
    DecisionKind,
    Mention,
    Stance,
    StanceColumns,
    StanceStub,
)

_OPENED = 4  # shards of details kept parsed: going back and forth between articles reads nothing


@dataclass(frozen=True, slots=True)
class Changes:
    """What others have changed on the disk; false when nothing."""

    generation: bool
    decisions: bool

    def __bool__(self) -> bool:
        return self.generation or self.decisions


class GenerationGone(StoreError):
    """Builds have cleared away the generation in use: `reload`, and load again from the start."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"A build has replaced what was being read of {str(path)!r}.", "Try again.")


class Store:
    """The store at `path`, open. Make one with `Store.open`; it is a context manager.

    What iterates gives chunks, so that a screen can fill while the rest loads; nothing is
    kept, so keep what you need. One thread at a time may use a store, save that decisions
    may be made from any. While builds run, loading may raise GenerationGone.
    """

    def __init__(self, path: Path, readonly: bool, by: str) -> None:
        self.path = path
        self.readonly = readonly
        self._shards = path / SHARDS
        self._manifest = path / MANIFEST
        self._mark = _mark(self._manifest)
        self._generation = read_generation(self._manifest)
        self._opened: OrderedDict[str, list[dict[str, Any]]] = OrderedDict()
        self._shared: dict[str, str] = {}
        self._journal = Journal(path / journal.FOLDER, by, readonly)

    @staticmethod
    def exists(path: Path) -> bool:
        """Whether a store has been built, or begun, at `path`."""
        return (path / MANIFEST).exists()

    @classmethod
    def open(cls, path: Path | str, readonly: bool = False, by: str = "") -> Store:
        """Open the store at `path`; `by` is who decides (default: the user's login name).

        Read-only when asked for, or when the folder cannot be written to. Raises StoreError when
        there is none, it is damaged, or a newer version wrote it.
        """
        path = Path(path)
        if not cls.exists(path):
            raise StoreError(f"There is no store at {str(path)!r}.", "Build one with: sides build", status=2)
        readonly = readonly or not _writable(path)
        return cls(path, readonly, by or _login())

    def close(self) -> None:
        """Let go of what is in memory; nothing needs to be saved."""
        self._opened.clear()
        self._shared.clear()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- derived data ---------------------------------------------------------------------------

    @property
    def generation(self) -> str:
        """Name of the generation in use: equal names, equal derived data."""
        return self._generation.name

    @property
    def complete(self) -> bool:
        """False while this is what a running, or interrupted, build has got so far."""
        return self._generation.complete

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many articles, actors and stances there are, without loading them."""
        return self._generation.articles, self._generation.actor_count, self._generation.stances

    def articles(self, newest_first: bool = False) -> Iterator[list[Article]]:
        """Stubs of all articles in chunks, by date of publication, undated ones last (or first)."""
        for columns in self.article_columns(newest_first):
            yield records.articles_of(columns)

    def article_columns(self, newest_first: bool = False) -> Iterator[ArticleColumns]:
        """The same as columns: the fastest way to load them."""
        groups = self._generation.groups
        for group in reversed(groups) if newest_first else groups:
            yield records.decode_articles(self._columns("articles", group.articles), reverse=newest_first)

    def stance_columns(self) -> Iterator[StanceColumns]:
        """Stubs of all stances in chunks, as columns: the fastest way to load them."""
        for group in self._generation.groups:
            yield records.decode_stances(self._columns("stances", group.stances), self._shared)

    def stubs(self) -> Iterator[list[StanceStub]]:
        """Stubs of all stances in chunks, in the order of the articles and of their texts."""
        for columns in self.stance_columns():
            yield records.stubs_of(columns)

    def actors(self) -> list[Actor]:
        """All actors, in the order of their ids."""
        found: list[Actor] = []
        for name in self._generation.actors:
            found += records.decode_actors(self._columns("actors", name))
        return found

    def text(self, article: str) -> str:
        """The text of the article with this id. Raises StoreError when there is none."""
        text: str = self._details(article)["record"]["text"]
        return text

    def mentions(self, article: str) -> list[Mention]:
        """The mentions in an article, in the order of its text. Raises StoreError."""
        return records.mentions_of(self._details(article))

    def stances(self, article: str) -> list[Stance]:
        """The stances of an article as extracted, no decision applied. Raises StoreError."""
        return records.stances_of(self._details(article))

    def url(self, article: str) -> str:
        """Where the article came from, when its input said so. Raises StoreError."""
        url: str = self._details(article)["record"]["url"]
        return url

    def _columns(self, kind: str, name: str) -> dict[str, Any]:
        try:
            return read_documents(self._shards, kind, name)[0]
        except StoreError as error:
            if self.changed_on_disk().generation:
                raise GenerationGone(self.path) from error
            raise

    def _details(self, article: str) -> dict[str, Any]:
        generation = self._generation
        while True:
            try:
                found = self._find(article, generation)
                break
            except StoreError:
                # Builds may have replaced, and cleared away, the generation in use: most likely its
                # successor has the same article.
                newest = read_generation(self._manifest)
                if newest.name == generation.name:
                    raise
                generation = newest
        if found is None:
            raise StoreError(f"There is no article {article!r} in the store.", status=1)
        return found

    def _find(self, article: str, generation: Generation) -> dict[str, Any] | None:
        details = generation.details
        place = bisect_right(details, article, key=lambda group: group.first) - 1
        if place < 0:
            return None
        for document in self._open_details(details[place]):
            if document["article"] == article:
                return document
        return None

    def _open_details(self, group: DetailGroup) -> list[dict[str, Any]]:
        documents = self._opened.pop(group.file, None)
        if documents is None:
            documents = read_documents(self._shards, "details", group.file)
        self._opened[group.file] = documents
        while len(self._opened) > _OPENED:
            self._opened.popitem(last=False)
        return documents

    # --- what others do meanwhile -----------------------------------------------------------------

    def changed_on_disk(self) -> Changes:
        """Whether there is a newer generation, or a decision not read yet; costs two `stat`s."""
        return Changes(
            _mark(self._manifest) != self._mark,
            self._journal.size > self._journal.seen or self._journal.missed,
        )

    def reload(self) -> bool:
        """Use the generation now on disk; returns whether it is another one. Raises StoreError."""
        mark = _mark(self._manifest)
        generation = read_generation(self._manifest)
        changed = generation.name != self._generation.name
        self._mark, self._generation = mark, generation
        self._opened.clear()
        return changed

    # --- decisions --------------------------------------------------------------------------------

    def decisions(self) -> list[Decision]:
        """All decisions, by everybody until now, in order; undone ones are marked."""
        self._journal.catch_up()
        self._journal.missed = False
        return self._journal.decisions()

    def new_decisions(self) -> list[Decision]:
        """Those that others have made since the last look. Undone ones show only in `decisions`."""
        return self._journal.catch_up()

    def decide(
        self,
        kind: DecisionKind,
        subject: str,
        fields: Mapping[str, str] | Sequence[tuple[str, str]] = (),
        anchor: str = "",
    ) -> Decision:
        """Write a decision; it is on the disk on return. Raises SidesError when read-only, StoreError.

        `subject` is a stance key, an actor id or an article id; `fields` what is decided; `anchor`
        what the subject looks like now (for a stance: `anchor_of(stance)`).
        """
        pairs = tuple(fields.items() if isinstance(fields, Mapping) else fields)
        return self._journal.decide([Choice(kind, subject, pairs, anchor)])[0]

    def decide_all(self, choices: Sequence[Choice]) -> list[Decision]:
        """Write several decisions, all or none; one undo takes them all back. Raises as `decide`."""
        return self._journal.decide(choices)

    def undo(self) -> list[Decision]:
        """Take back one's own last step (marks of reading aside); empty when there is none left."""
        return self._journal.undo()

    def redo(self) -> list[Decision]:
        """Restore what one took back last; empty when there is none left."""
        return self._journal.redo()

    # --- the session ------------------------------------------------------------------------------

    def save_state(self, name: str, state: Mapping[str, Any]) -> None:
        """Keep where one is (JSON values) under `name`; nothing happens in a read-only store."""
        if not self.readonly:
            save_state(self.path, name, state)

    def load_state(self, name: str) -> dict[str, Any]:
        """What was last saved under `name`; empty when nothing, or when it cannot be read."""
        return load_state(self.path, name)


def _mark(path: Path) -> tuple[int, int, int]:
    """Changes whenever the file is replaced; zeros when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0, 0)
    return (found.st_ino, found.st_mtime_ns, found.st_size)


def _writable(path: Path) -> bool:
    """Whether decisions can be written. Asked of the file system, as root is told yes by `access`."""
    if not os.access(path, os.W_OK | os.X_OK):
        return False
    try:
        make_folder(path / journal.FOLDER)
        probe = os.open(path / journal.FOLDER / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except (OSError, StoreError):
        return False
    os.close(probe)
    return True


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
