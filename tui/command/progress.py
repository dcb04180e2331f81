"""The progress of a build on a terminal: how far, how fast, how long yet. Nothing in a pipe."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from store.text import inert
from tui.command.terminal import make_console

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from store.database.building import BuildProgress


class Progress:
    """A context manager; `advance` takes what a build tells after each article."""

    def __init__(self, stream: TextIO) -> None:
        self._console = make_console(stream)
        self.wanted = self._console.is_terminal
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Progress:
        if self.wanted:
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bar

            self._bar = Bar(
                TextColumn("{task.description}", markup=False),
                BarColumn(bar_width=24),
                MofNCompleteColumn(),
                TextColumn("{task.fields[rate]}", markup=False),
                TimeRemainingColumn(compact=True),
                TextColumn("{task.fields[article]}", markup=False),
                console=self._console,
                transient=True,
                refresh_per_second=5,
            )
            self._task = self._bar.add_task("reading", total=None, rate="", article="")
            self._bar.start()
        return self

    def advance(self, progress: BuildProgress) -> None:
        """Show how far the build is."""
        if self._bar is None or self._task is None:
            return
        speed = self._bar.tasks[0].finished_speed or self._bar.tasks[0].speed
        self._bar.update(
            self._task,
            completed=progress.done,
            total=progress.total,
            article=inert(progress.article)[:40],
            rate=f"{speed:.0f}/s" if speed else "",
        )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
