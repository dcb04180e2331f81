"""The dashboard: wires the screen to a store, its loading, the session and the signals."""

from __future__ import annotations

import tui.early  # noqa: F401  (turns the garbage collector off while the rest is imported)

# isort: split
import asyncio
import gc
import os
import select
import signal
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.filter import Monochrome, NoColor
from textual.screen import Screen
from textual.worker import WorkerFailed

from store.config import Loaded as Configuration
from store.config import load_config
from store.errors import SidesError
from store.queries.filters import Filter
from tui import keys, theme, words
from tui.ahead import Ahead
from tui.desk import ORDERS, Desk
from tui.glyphs import terminal_glyphs
from tui.others import Others
from tui.painting import Painting
from tui.screens.workbench import Workbench
from tui.session import STATE, Session, session_from
from tui.work import StoreThread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from store.database import Store
    from store.queries.corpus import Corpus
    from store.queries.view import View
    from tui.building import FirstBuild
    from tui.loading import Loaded
    from tui.looking import Wanted

MANIFEST = "manifest.json"
SWITCH = 0.001  # seconds after which the store's thread gives way to a key: not five, as is usual
LOOK_EVERY = 2.0  # seconds between looks at the line, and at whether others changed the store
LAST_RESORT = 5.0  # seconds that the program has to end in the usual way once its terminal is gone


class SidesApp(App[int], inherit_bindings=False, inherit_css=False):
    """One store on one terminal."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("app"),
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]
    DEFAULT_CSS = """
    SidesApp { background: $background; color: $foreground; }
    SidesApp:ansi { background: ansi_default; color: ansi_default; }
    """
    CSS = """
    Screen { background: $background; }
    Prompt { background: transparent; }
    WhoPrompt { background: $background; }
    """
    TITLE = words.APP
    ENABLE_COMMAND_PALETTE = True
    ESCAPE_TO_MINIMIZE = False

    def __init__(self, store_path: Path, configuration: Configuration | None = None) -> None:
        super().__init__()
        # Nothing here pops up over a screen: two widgets less to make, style and ask for each of them.
        self._disable_tooltips = self._disable_notifications = True
        # Where there is to be no colour Textual makes greys of them: of blue, black on black.
        self._filters = [NoColor() if isinstance(one, Monochrome) else one for one in self._filters]
        self.store_path = store_path
        self.configuration = configuration or load_config()
        settings = self.configuration.config
        self.animation_level = "none"
        self.glyphs = terminal_glyphs("ascii" if settings.ascii else "auto")
        self.store_thread = StoreThread()
        self.desk = Desk()
        self.session = Session()
        self.painting = Painting(self)
        self.bench = Workbench(self.desk, self.glyphs, self.session, self.store_thread, self.painting)
        chosen = theme.DEFAULT_THEME if settings.theme == "terminal" else settings.theme
        self.theme = chosen if chosen in self.available_themes else theme.DEFAULT_THEME
        self.set_keymap(settings.keys)
        self.bench.bottom_bar.keymap = settings.keys
        self.ahead = Ahead(self, lambda: self.bench.awaited)
        self.failed: SidesError | None = None
        self._build: FirstBuild | None = None
        self._opening = self.reloading = False
        self.others = Others(self)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded and self.ahead.holds(event):
            return
        await super().on_event(event)

    # --- start --------------------------------------------------------------------------------

    def get_default_screen(self) -> Workbench:
        return self.bench

    def on_mount(self) -> None:
        if not self.is_headless:
            for number in (signal.SIGHUP, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(number, self.leave)
            watch = partial(self._watch_line, asyncio.get_running_loop())
            threading.Thread(target=watch, daemon=True).start()
        self.call_after_refresh(self.start)

    def start(self) -> None:
        """The empty panes are on the screen: read the store, or build it."""
        problems = self.configuration.problems
        if problems:
            self.bench.say(words.CONFIG_BAD.format(reason=problems[0]), theme.WARNING)
        if (self.store_path / MANIFEST).exists():
            self.read_store()
        else:
            self.bench.show_empty(words.BUILDING)
            self.run_worker(self.build(), group="build")

    def read_store(self) -> None:
        """Read the store for the first time."""
        if not self._opening:
            self._opening = True
            self.bench.order(self._load, self._loaded, self.give_up)

    def _load(self) -> Loaded:
        """In the store's thread: open, read the session, read everything."""
        from tui.loading import load, open_store

        store = open_store(self.store_path, self.configuration.reviewer)
        session = session_from(store.load_state(STATE))
        wanted = self.call_from_thread(self._opened, store, session)
        return load(store, wanted, self._first)

    def _opened(self, store: Store, session: Session) -> Wanted:
        self.desk.store, self.desk.readonly = store, store.readonly
        settings = self.configuration.config
        if not session.seen:
            session.order = settings.order if settings.order in ORDERS else "activity"
            session.filter = Filter(rollup=settings.rollup)
        elif settings.theme == "terminal" and session.theme in self.available_themes:
            self.theme = session.theme
        self.session = self.bench.session = session
        self.bench.begin(session)
        return self.bench.wanted()

    def _first(self, corpus: Corpus, view: View) -> None:
        """In the store's thread: the first articles are there."""
        self.call_from_thread(self.bench.show_first, view)

    def _loaded(self, loaded: Loaded) -> None:
        from tui.loading import of_the_seeds

        filter = self.desk.filter
        self.desk.take(loaded.corpus, loaded.picture, loaded.decisions)
        self.bench.restore(self.session, loaded)
        if filter not in (self.session.filter, loaded.picture.view.filter):
            self.bench.filter_by(filter)  # chosen while it was being read
        self.warm(loaded.corpus.warm())
        self.set_interval(LOOK_EVERY, self.others.look)
        if self._build is not None or self.reloading:
            return
        if loaded.store.changed_on_disk().generation:
            self.reload()  # the build went on, or ended, while this was read
        elif not loaded.store.complete and of_the_seeds(loaded.corpus):
            self.run_worker(self.build(), group="build")  # the first one was interrupted: it goes on
        elif not loaded.store.complete:  # somebody's own articles: to build the packaged ones would drop them
            self.bench.say(words.BUILD_INTERRUPTED, stays=True)

    def warm(self, steps: Iterator[None]) -> None:
        """Get ready for the first keys, a step at a time: what is asked for meanwhile comes between."""

        def go_on(over: bool) -> None:
            if over:
                gc.freeze()  # none of what is kept is garbage: to look for some would hold up a key
            else:
                self.warm(steps)

        self.bench.order(lambda: next(steps, True) is True, go_on)

    # --- building and reloading ---------------------------------------------------------------

    async def build(self) -> None:
        """Build the packaged articles in another process, showing them as they come."""
        from tui.building import FirstBuild

        self._build = FirstBuild(self.store_path)
        try:
            async for told in self._build.progress():
                if told.error:
                    self.bench.say(words.BUILD_FAILED.format(reason=told.error), theme.ERROR, stays=True)
                    return
                said = words.BUILD_PROGRESS.format(done=told.done, total=told.total or "?")
                self.bench.say(said, stays=True)
                if told.published:
                    self.show_published()
        finally:
            self._build = None
        self.bench.say("")
        self.show_published()

    @property
    def building(self) -> bool:
        """Whether the packaged articles are being built."""
        return self._build is not None

    def show_published(self) -> None:
        """A generation is on the disk: show it, each thing in its place."""
        if self.desk.store is None:
            self.read_store()
        elif self.desk.store.changed_on_disk().generation:
            self.reload()

    def on_frame_screen_reload_asked(self) -> None:
        store = self.desk.store
        if store is not None and not store.changed_on_disk():
            self.bench.say(words.NOTHING_TO_RELOAD)
        else:
            self.reload()

    def reload(self) -> None:
        """Read the generation now on disk, without losing the place."""
        store = self.desk.store
        if store is None or self.reloading:
            return
        from tui.loading import load_again

        self.reloading, wanted = True, self.bench.wanted()
        self.bench.order(lambda: load_again(store, wanted), self._reloaded, self._not_reloaded)

    def _reloaded(self, loaded: Loaded) -> None:
        self.reloading = self.desk.changed = False
        filter = self.desk.filter
        self.desk.take(loaded.corpus, loaded.picture, loaded.decisions)
        self.bench.refreshed(loaded.picture)
        if filter != loaded.picture.view.filter:
            self.bench.filter_by(filter)  # the reader has gone on meanwhile
        if loaded.store.changed_on_disk().generation:
            self.reload()  # published while this was read, when `reload` was deaf to it
        elif self._build is None:
            self.bench.say(words.RELOADED)

    def _not_reloaded(self, error: SidesError) -> None:
        self.reloading = False
        self.bench.fail(error)

    # --- what works everywhere ------------------------------------------------------------------

    def action_help(self) -> None:
        from tui.screens.reading import TextScreen, help_lines

        if self.screen is not self.bench:
            return
        lines = help_lines(self.glyphs, self.configuration.config.keys)
        hint = words.HELP_END.format(path=self.configuration.path)
        self.bench.lay_over(TextScreen(words.HELP_TITLE, lines, hint, self.glyphs))

    def action_command_palette(self) -> None:
        if self.screen is self.bench:
            from textual.command import CommandPalette

            self.push_screen(CommandPalette(placeholder=words.PALETTE, id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action of the table of keys, by name."""
        keymap = self.configuration.config.keys
        for key in keys.KEYS:
            if key.id != "palette":
                title = f"{key.words} ({keys.shown(key, keymap)})"
                yield SystemCommand(title, key.more, partial(self.do, key))

    async def do(self, key: keys.Key) -> None:
        """Do what a key does, where it works."""
        where = {"pane": self.bench.pane, "app": self}.get(key.where, self.bench)
        await self.run_action(key.action, where)

    def action_next_theme(self) -> None:
        known = [name for name in theme.THEMES if name in self.available_themes]
        here = known.index(self.theme) if self.theme in known else -1
        self.theme = known[(here + 1) % len(known)]
        self.bench.say(words.THEME.format(name=self.theme))

    def action_help_quit(self) -> None:
        """Ctrl+c, which elsewhere ends programs, ends nothing here: say what does."""
        self.bench.say(words.HOW_TO_QUIT)

    # --- end ----------------------------------------------------------------------------------

    def give_up(self, error: SidesError) -> None:
        """There is nothing to show: say why where the command was typed."""
        self.failed = error
        self.exit(error.status)

    def leave(self) -> None:
        """The line was dropped, or somebody asks us to end: keep the session, then go."""
        self.exit(0)

    def _watch_line(self, loop: asyncio.AbstractEventLoop) -> None:
        """A terminal can be gone without a signal, and reading from it would keep a processor busy: leave.
        When it goes while the program ends, Textual can wait for ever to write its last words: go without.
        """
        while not hung_up():
            time.sleep(LOOK_EVERY)
        with suppress(RuntimeError):  # the loop is closed already
            loop.call_soon_threadsafe(self.leave)
        time.sleep(LAST_RESORT)  # the usual end takes a moment, and is to be preferred
        self.store_thread.close()
        os._exit(0)

    def _fatal_error(self) -> None:
        # Textual would show a page of source code and variables: useful to us, not to a reader.
        if self.is_headless or os.environ.get("SIDES_DEBUG"):
            super()._fatal_error()
        else:
            self._close_messages_no_wait()

    @property
    def crash(self) -> BaseException | None:
        """The error that nobody expected, if one ended the dashboard."""
        error = self._exception
        return error.error if isinstance(error, WorkerFailed) else error

    async def on_unmount(self) -> None:
        if self._build is not None:
            self._build.stop()
        await self.save_session()

    async def save_session(self) -> None:
        """Write down where the reader is; whatever fails here must not keep the program from ending."""
        try:
            await self.store_thread.order(self.bench.saving())
        except SidesError as error:
            self.failed = error

    async def action_quit(self) -> None:
        await self.save_session()
        self.exit(0)


def hung_up() -> bool:
    """Whether the terminal on standard input is gone."""
    watched = select.poll()
    watched.register(0, 0)
    return any(event & (select.POLLHUP | select.POLLNVAL) for _, event in watched.poll(0))


def run(store_path: Path) -> int:
    """Open the dashboard on the store at `store_path`; returns the exit status. Raises SidesError."""
    app = SidesApp(store_path)
    sys.setswitchinterval(SWITCH)
    try:
        status = app.run()
    finally:
        app.store_thread.close()
    if app.failed is not None:
        raise app.failed
    if app.crash is not None:
        raise app.crash
    return status or app.return_code or 0


if __name__ == "__main__":
    sys.exit(run(Path(os.environ["SIDES_STORE"])))
