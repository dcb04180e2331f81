"""Painting once: while something is on its way nothing is painted, then everything together.

Each thing that changes what is to be seen would else be painted by itself, as soon as it is there: a list
taken away, the panes under it, and then what was chosen in it, all of it sent over the line to the terminal.
"""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

TURNS = 4  # of the loop
LONGEST = 0.1  # seconds that the screen may stay as it is


class Painting:
    """Whether an app paints now. Who holds it back gives a name, and lets it go by that name."""

    def __init__(self, app: App[int]) -> None:
        self._app = app
        self._held: ExitStack | None = None
        self._by: set[str] = set()

    @property
    def held(self) -> bool:
        """Whether something is still to be painted together."""
        return self._held is not None

    def hold(self, name: str) -> None:
        """Paint nothing until all who hold have let go, or it has taken too long."""
        self._by.add(name)
        if self._held is None:
            held = self._held = ExitStack()
            held.enter_context(self._app.batch_update())
            self._app.set_timer(LONGEST, lambda: self._end(held))

    def let_go(self, name: str) -> None:
        """What `name` waited for is there."""
        self._by.discard(name)
        if not self._by and self._held is not None:
            self._end(self._held)

    def let_go_soon(self, name: str) -> None:
        """Let go once all widgets have said, each in its turn, what of them is to be painted."""
        self._turn(name, TURNS)

    def _turn(self, name: str, left: int) -> None:
        if left:
            asyncio.get_running_loop().call_soon(self._turn, name, left - 1)
        else:
            self._app.screen.call_later(self.let_go, name)

    def _end(self, held: ExitStack) -> None:
        held.close()  # a second time does nothing
        if self._held is held:
            self._held = None
            self._by.clear()
