"""`sides build`: articles into the store."""

from __future__ import annotations

import signal
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.errors import UnreadableArticle
from store.locations import seeds_folder, store_path
from tui.command.arguments import positive
from tui.command.opening import settings
from tui.command.terminal import put, say

if TYPE_CHECKING:
    from pathlib import Path

    from store.database.building import BuildReport

FIELDS = ("id", "text", "title", "date", "url")
_EXAMPLES = """examples:
  sides build                              the packaged articles
  sides build ~/articles                   a folder, recursively: txt html md jsonl csv
  sides build press.csv --column text=Corps --column date=Jour
  curl -s https://example.org/a | sides build -

The store then holds exactly the articles named; what was read before and has not changed is not read
again, and what you decided is kept. What cannot be read is named, skipped, and makes the status 2.
"""


def declare(parser: ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.epilog = _EXAMPLES
    parser.description = "Read files and folders, find who is for and against whom, and write the store."
    parser.add_argument("paths", metavar="PATH", nargs="*", help="files, folders, or - for standard input")
    parser.add_argument("--jobs", metavar="N", type=positive, help="processes (default: one per processor)")
    parser.add_argument(
        "--column", metavar="FIELD=NAME", action="append", default=[], type=column,
        help=f"name of a column or key; FIELD is {', '.join(FIELDS)}",
    )  # fmt: skip
    parser.set_defaults(run=run)


def column(value: str) -> tuple[str, str]:
    """`date=Jour` as a pair. Raises ArgumentTypeError."""
    field, equals, name = value.partition("=")
    if not equals or field not in FIELDS or not name:
        raise ArgumentTypeError(f"{value!r} is not FIELD=NAME with FIELD one of {', '.join(FIELDS)}")
    return field, name


def run(arguments: Namespace) -> int:
    """Build; status 2 when something could not be read. Raises SidesError."""
    from store.building import build_from
    from store.database import BuildStopped
    from tui.command.progress import Progress

    path = store_path(arguments.store)
    paths = arguments.paths or [seeds_folder()]
    config = settings().config
    before = _Counts.of(path, sys.stderr.isatty())
    skipped = _Skipped()
    try:
        with Progress(sys.stderr) as progress, _interruptible() as interrupted:
            report = build_from(
                paths, path, config, columns=dict(arguments.column), jobs=arguments.jobs,
                progress=progress.advance, on_unreadable=skipped.tell, stop=interrupted,
            )  # fmt: skip
    except (KeyboardInterrupt, BuildStopped):
        say("sides: stopped; what was read is kept, and the next build goes on from there")
        raise KeyboardInterrupt from None
    for problem in report.problems:
        if problem.path:  # those without were told as they were met
            skipped.tell(UnreadableArticle(f"{problem.path}: {problem.reason}"))
    put(_summary(report, skipped.count, before, _Counts.of(path, sys.stderr.isatty())))
    return 2 if skipped.count else 0


@contextmanager
def _interruptible() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed. It raises KeyboardInterrupt as always, but compiled code may lose that on
    the way; then the build stops after the article at hand."""
    pressed = False

    def press(_signal: int, _frame: object) -> None:
        nonlocal pressed
        pressed = True
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: pressed
    finally:
        signal.signal(signal.SIGINT, before)


class _Skipped:
    """Tells of inputs that were skipped, and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def tell(self, error: UnreadableArticle) -> None:
        self.count += 1
        say(f"sides: skipped {error.message}" + (f" — {error.hint}" if error.hint else ""))


@dataclass(frozen=True)
class _Counts:
    """What a store holds; zeros for none, or one that cannot be read. `changes` (of side) when asked for."""

    actors: int = 0
    stances: int = 0
    changes: int | None = None
    foreign: int = 0  # articles in another language, kept and not analysed
    reprints: int = 0  # articles that print again what another one does

    @classmethod
    def of(cls, path: Path, with_changes: bool) -> _Counts:
        from store.database import Store
        from store.errors import StoreError
        from store.queries.corpus import Corpus

        try:
            with Store.open(path, readonly=True) as store:
                _, actors, stances = store.counts
                articles = [each for chunk in store.articles() for each in chunk]
                foreign = sum(each.language != "fr" for each in articles)
                reprints = sum(each.duplicate_of is not None for each in articles)
                changes = None
                if with_changes:
                    dyads = Corpus.load(store).view().dyads
                    changes = sum(row.change is not None for row in dyads)
                return cls(actors, stances, changes, foreign, reprints)
        except StoreError:
            return cls()


def _summary(report: BuildReport, skipped: int, before: _Counts, after: _Counts) -> str:
    """The one line of counts."""
    parts = [
        f"{_many(report.articles, 'article')} ({report.read} read, {report.articles - report.read} kept)",
        _many(report.actors, "actor") + _gain(before.actors, report.actors),
        _many(report.stances, "stance") + _gain(before.stances, report.stances),
    ]
    if after.changes is not None:
        parts.append(f"{_many(after.changes, 'change')} of side" + _gain(before.changes or 0, after.changes))
    if after.reprints:
        parts.append(f"{_many(after.reprints, 'reprint')} linked")
    if after.foreign:
        parts.append(f"{after.foreign} not in French, kept unanalysed")
    if report.removed:
        parts.append(f"{report.removed} removed")
    if report.renamed:
        parts.append(f"{len(report.renamed)} renamed")
    parts.append(f"{skipped} skipped")
    return ", ".join(parts)


def _many(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def _gain(before: int, now: int) -> str:
    """How many more there are than before, where there was something before."""
    return f" ({now - before:+d})" if before and now != before else ""
