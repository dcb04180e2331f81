"""`sides`: the dashboard."""

from __future__ import annotations

import sys

from store.errors import SidesError
from store.locations import store_path


def run(store: str | None) -> int:
    """Open the dashboard on `store` (None: the usual one); raises SidesError where there is no terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SidesError("The dashboard needs a terminal.", "In a pipe use: sides who NAME, or sides --help")
    from tui.app import run as run_app

    return int(run_app(store_path(store)) or 0)
