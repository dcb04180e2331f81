"""Keys typed ahead: over a slow line several come at once, and each means what the one before brings.

Textual hands every key to what has the focus as soon as it comes: of "/egypte" in one packet the letters
would be commands, for the line to type in is not there yet. Here a key waits until the one before is
answered: has been acted on, what it asked for is on the screen, and a new screen has its focus.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from textual.app import App
    from textual.events import Key

LONGEST = 5.0  # seconds after which a key waits no more
LOOK = 0.002  # seconds between looks at whether what was asked for has come


class Ahead:
    """Holds keys back for an app; `awaited` says whether something asked for is still to come."""

    def __init__(self, app: App[int], awaited: Callable[[], bool]) -> None:
        self._app = app
        self._awaited = awaited
        self._keys: deque[Key] = deque()
        self._handed: Key | None = None
        self._busy = False

    def holds(self, key: Key) -> bool:
        """Whether `key`, just come, has to wait; it comes again when it is its turn."""
        if key is self._handed:
            self._handed = None
            return False
        if not self._busy and self._all_quiet():
            return False
        self._keys.append(key)
        if not self._busy:
            self._busy = True
            self._app.run_worker(self._hand_on(), group="keys")
        return True

    def _all_quiet(self) -> bool:
        screen = self._app.screen
        if self._awaited() or screen.message_queue_size:
            return False
        if screen.focused is None:
            return len(self._app.screen_stack) == 1  # one laid over the others is about to get its focus
        return not screen.focused.message_queue_size

    async def _hand_on(self) -> None:
        """One key after the other, each when the one before is answered."""
        try:
            while self._keys:
                try:
                    async with asyncio.timeout(LONGEST):
                        await self._answered()
                except TimeoutError:
                    pass  # whatever keeps it, the reader is not locked out
                self._handed = self._keys.popleft()
                self._app.post_message(self._handed)
        finally:
            self._busy = False

    async def _answered(self) -> None:
        # A key goes down to what has the focus and back up to the app, which acts on it; what that asks of
        # the focus or the screen comes after, and after that what the screen asks of the app.
        for _ in range(2):
            for pump in (self._app, self._app.focused or self._app.screen, self._app.screen):
                await _passed(pump)
        await _passed(self._app)
        while self._awaited() or not self._focused():
            await asyncio.sleep(LOOK)

    def _focused(self) -> bool:
        return len(self._app.screen_stack) == 1 or self._app.screen.focused is not None


async def _passed(pump: MessagePump) -> None:
    """Until `pump` has done all that waits for it now."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        await done.wait()
