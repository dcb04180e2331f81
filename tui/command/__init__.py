"""The command line: `main` is what `sides` runs. Nothing heavy is imported before it is needed."""

from __future__ import annotations

from tui.command.run import main

__all__ = ["main"]
