"""`sides`: the dashboard."""

from __future__ import annotations

import sys
from argparse import Namespace

from store.errors import SidesError
from store.locations import store_path


def run(arguments: Namespace) -> int:
    """Open the dashboard; raises SidesError where there is no terminal to open it on."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SidesError("The dashboard needs a terminal.", "In a pipe use: sides who NAME, or sides --help")
    from tui.app import run as run_app

    return int(run_app(store_path(arguments.store)) or 0)
