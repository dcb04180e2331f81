"""Build a store from articles, or bring one up to date, whatever happens on the way.

Unchanged articles keep the record that they have; new ones go into a journal of work as they
are analysed, so that a build that was stopped resumes where it was. While it runs, a build
publishes what it has got, ever more rarely, for the dashboard to show.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from store.database import publishing, records
from store.database.files import FileLock, disk, make_folder, remove_temporary
from store.database.generation import (
    MANIFEST,
    PREVIOUS,
    SHARDS,
    Generation,
    read_generation,
    write_generation,
)
from store.database.journal import FOLDER as DECISIONS
from store.database.journal import Journal
from store.database.ledger import Entry
from store.database.migrating import keep_former
from store.database.publishing import Dated, Dater, Linker
from store.database.work import Records, WorkLog, published_entries
from store.database.workers import ExtractorFactory, Outcome, extract_all
from store.errors import SidesError, UnreadableArticle
from store.linking import link as join
from store.linking.dating import infer_dates
from store.model import SourceText
from store.pauses import no_collection

_FIRST_ARTICLES = 20  # published early, for a screen to show
_FIRST_SECONDS = 1.0
_SHARE = 10  # a build spends at most one part in so many on this, more seldom as it grows


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that was skipped: where it came from (may be empty) and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class BuildProgress:
    """How far a build is, told after each article; `published` names a new generation on disk."""

    done: int
    total: int | None
    article: str
    problems: int
    published: str | None = None


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: `read` counts what it analysed, the others compare with the last build."""

    articles: int
    actors: int
    stances: int
    read: int
    added: int
    changed: int
    removed: int
    renamed: tuple[tuple[str, str], ...]  # old id, new id
    problems: tuple[Problem, ...]
    generation: str


class BuildStopped(SidesError):
    """The caller asked the build to stop; what was done is kept and the next build goes on from it."""

    def __init__(self) -> None:
        super().__init__("The build was stopped.", "Build again to go on where it stopped.")


@dataclass(frozen=True, slots=True)
class Tools:
    """What a build works with and whom it talks to."""

    extractor_factory: ExtractorFactory
    link: Linker
    date: Dater
    jobs: int
    progress: Callable[[BuildProgress], None]
    total: int | None
    stop: Callable[[], bool]


def build(
    inputs: Iterable[SourceText | UnreadableArticle],
    store_path: Path | str,
    *,
    extractor_factory: ExtractorFactory,
    jobs: int = 1,
    progress: Callable[[BuildProgress], None] | None = None,
    total: int | None = None,
    stop: Callable[[], bool] | None = None,
    link: Linker | None = None,
    date: Callable[[Iterable[Dated]], Mapping[str, str]] | None = None,
) -> BuildReport:
    """Make the store at `store_path` hold exactly the articles of `inputs`.

    Only new and changed articles are analysed, in `jobs` processes. Decisions are never touched;
    those about a renamed article follow it. Articles that cannot be read or analysed are skipped
    and reported. `progress` is told and `stop` asked after each article, in the calling thread.
    Raises StoreError (disk; another build; a damaged or newer store), BuildStopped, and
    SidesError when no article at all could be read; the last generation then stays in force.
    """
    store = Path(store_path)
    make_folder(store)
    tools = Tools(
        extractor_factory, link or join, (lambda articles, _: date(articles)) if date else infer_dates, jobs,
        progress or (lambda _: None), total, stop or (lambda: False),
    )  # fmt: skip
    with FileLock(store / "build.lock", f"Another build of {str(store)!r} is running.", timeout=0.2):
        job = _Build(store, tools)
        try:
            job.read(inputs)
        finally:
            job.keep_work()
        return job.finish()


class _Build:
    """One run: `read` the inputs, `keep_work` whatever happens, `finish`."""

    def __init__(self, store: Path, tools: Tools) -> None:
        self._store = store
        self._tools = tools
        self._prepare()
        self._extractor = tools.extractor_factory()
        self._work = WorkLog(store)
        self._records = Records(store, self._work.file)
        with no_collection():
            now = read_generation(store / MANIFEST)
            self._shown = {entry.article: entry for entry in published_entries(store, now)}
            self._base = self._last_complete(now)
            self._known = {(e.content, e.fingerprint): e for e in self._base.values()}
            self._known |= {(e.content, e.fingerprint): e for e in self._shown.values()}
            self._known |= {(e.content, e.fingerprint): e for e in self._work.entries()}
        self._entries: dict[str, Entry] = {}
        self._problems: list[Problem] = []
        self._read = 0
        self._published = 0  # of the articles read
        self._publish_at = time.monotonic() + _FIRST_SECONDS

    def _prepare(self) -> None:
        """Folders, and an empty generation for the dashboard to open at once; sweep up after a kill."""
        keep_former(self._store)
        for name in (SHARDS, DECISIONS):
            make_folder(self._store / name)
        with disk("write to", self._store):
            for folder in (self._store, self._store / "state", *(self._store / SHARDS).glob("*")):
                remove_temporary(folder)
        if not (self._store / MANIFEST).exists():
            write_generation(self._store / MANIFEST, Generation(complete=False))

    def _last_complete(self, now: Generation) -> dict[str, Entry]:
        """What the last finished build held: the one to compare this build with."""
        if now.complete:
            return dict(self._shown)
        if not (self._store / PREVIOUS).exists():
            return {}
        previous = read_generation(self._store / PREVIOUS)
        return {entry.article: entry for entry in published_entries(self._store, previous)}

    # --- reading ----------------------------------------------------------------------------------

    def read(self, inputs: Iterable[SourceText | UnreadableArticle]) -> None:
        """Take in all inputs, analysing what is not known yet."""
        tools = self._tools
        unknown = self._unknown(inputs)
        for source, outcome in extract_all(unknown, tools.extractor_factory, self._extractor, tools.jobs):
            self._take(source, outcome)
            self._tell(source.article)

    def _unknown(self, inputs: Iterable[SourceText | UnreadableArticle]) -> Iterator[SourceText]:
        """The inputs to be analysed; those known already are taken in on the way."""
        taken: set[str] = set()
        for item in inputs:
            if isinstance(item, UnreadableArticle):
                self._problems.append(Problem("", item.message))
                continue
            source = records.valid_source(item)
            if source.article in taken:
                self._problems.append(Problem(source.path, f"a second article called {source.article!r}"))
                continue
            taken.add(source.article)
            known = self._known.get((records.content_hash(source), self._extractor.fingerprint))
            if known is None:
                yield source
            else:
                if (known.article, known.path) != (source.article, source.path):
                    known = replace(known, article=source.article, path=source.path)
                self._entries[source.article] = known
                self._tell(source.article)

    def _take(self, source: SourceText, outcome: Outcome) -> None:
        if isinstance(outcome, SidesError):
            self._problems.append(Problem(source.path, outcome.message))
            return
        try:
            self._work.add(source, self._extractor.fingerprint, outcome)
        except (TypeError, ValueError) as error:
            self._problems.append(Problem(source.path, f"its analysis cannot be saved: {error}"))
            return
        self._read += 1
        if self._work.due:
            self.keep_work()

    def keep_work(self) -> None:
        """Make what was analysed so far durable. Raises StoreError."""
        for entry in self._work.flush():
            self._entries[entry.article] = entry

    def _tell(self, article: str, published: str | None = None) -> None:
        done = len(self._entries) + len(self._work)
        told = BuildProgress(done, self._tools.total, article, len(self._problems), published)
        self._tools.progress(told)
        if published is not None:
            return
        if self._tools.stop():
            raise BuildStopped
        early = not self._published and self._read >= _FIRST_ARTICLES
        # Little that is new among much that is shown is not worth the time.
        enough = self._read - self._published > len(self._shown) // _SHARE
        if enough and (early or time.monotonic() >= self._publish_at):
            self._publish_meanwhile(article)

    # --- publishing -------------------------------------------------------------------------------

    def _publish_meanwhile(self, article: str) -> None:
        """Show what there is: articles of the last build, and over them those read since."""
        self.keep_work()
        began = time.monotonic()
        generation = self._publish({**self._shown, **self._entries}, complete=False)
        self._published = self._read
        self._publish_at = time.monotonic() + max(_SHARE * (time.monotonic() - began), _FIRST_SECONDS)
        self._tell(article, generation.name)

    def _publish(self, entries: Mapping[str, Entry], complete: bool) -> Generation:
        tools = self._tools
        with no_collection():
            return publishing.publish(
                self._store, entries.values(), self._records, tools.link, tools.date, complete
            )

    def finish(self) -> BuildReport:
        """Publish the complete generation and clear away what it no longer needs. Raises StoreError."""
        if not self._entries:
            raise SidesError("No article could be read.", self._problems[0].reason if self._problems else "")
        renamed = self._renamed()
        if renamed:
            # Before publishing: a kill in between costs nothing, the other way round the decisions.
            Journal(self._store / DECISIONS, "build", readonly=False).rename(renamed)
        generation = self._publish(self._entries, complete=True)
        self._clear(generation)
        self._tell("", generation.name)
        return self._report(generation, renamed)

    def _renamed(self) -> list[tuple[str, str]]:
        """Articles gone whose content is there under a new id: (old, new), in the order of ids."""
        gone = sorted(self._base.keys() - self._entries.keys())
        arrived: dict[str, list[str]] = {}
        for article in sorted(self._entries.keys() - self._base.keys(), reverse=True):
            arrived.setdefault(self._entries[article].content, []).append(article)
        pairs = []
        for article in gone:
            same = arrived.get(self._base[article].content)
            if same:
                pairs.append((article, same.pop()))
        return pairs

    def _clear(self, generation: Generation) -> None:
        keep = [generation]
        if (self._store / PREVIOUS).exists():
            keep.append(read_generation(self._store / PREVIOUS))
        publishing.clear_shards(self._store, keep)
        with disk("remove", self._work.file.path):
            self._work.file.path.unlink(missing_ok=True)

    def _report(self, generation: Generation, renamed: list[tuple[str, str]]) -> BuildReport:
        before, after = self._base, self._entries
        changed = [a for a in before.keys() & after.keys() if before[a].content != after[a].content]
        return BuildReport(
            articles=len(after),
            actors=generation.actor_count,
            stances=generation.stances,
            read=self._read,
            added=len(after.keys() - before.keys()) - len(renamed),
            changed=len(changed),
            removed=len(before.keys() - after.keys()) - len(renamed),
            renamed=tuple(renamed),
            problems=tuple(self._problems),
            generation=generation.name,
        )
