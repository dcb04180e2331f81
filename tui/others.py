"""What other sessions do to the store meanwhile: looked at now and then, off the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import theme, words

if TYPE_CHECKING:
    from store.database import Changes
    from store.errors import SidesError
    from tui.app import SidesApp


class Others:
    """Looks whether somebody has built or decided, and shows it."""

    def __init__(self, app: SidesApp) -> None:
        self._app = app
        self._looking = False

    def look(self) -> None:
        """Have the store's thread look: two `stat`s, which on a busy disk take their time."""
        app = self._app
        store = app.desk.store
        if store is not None and app.desk.corpus is not None and not app.reloading and not self._looking:
            self._looking = True
            app.bench.order(store.changed_on_disk, self._looked, self._failed)

    def _failed(self, error: SidesError) -> None:
        self._looking = False
        self._app.bench.fail(error)

    def _looked(self, changes: Changes) -> None:
        self._looking = False
        app = self._app
        store = app.desk.store
        if store is None or app.reloading:
            return
        if changes.generation and app.building:
            app.reload()
        elif changes.generation and not app.desk.changed:
            app.desk.changed = True
            app.bench.show_chips()
            app.bench.say(words.CHANGED_ON_DISK, theme.WARNING, stays=True)
        elif changes.decisions:
            app.bench.order(store.decisions, app.bench.take_decisions)
