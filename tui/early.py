"""Imported before everything else of the dashboard, so that its first screen comes early.

Starting makes many objects and no garbage: the collector is turned on again when the store has been read
(`tui.loading.load`). And what the first screen never uses is left out while Textual is imported; whoever
imports it later gets it:

- `ssl`: nothing here speaks TLS, and asyncio goes without where there is none (a fiftieth of the start);
- `textual.command`: the command palette brings seven widgets with it (a tenth of the start). Textual's app
  only names what is in it; ours imports the palette itself when somebody opens it.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_PALETTE = ("CommandListItem", "CommandPalette", "DiscoveryHit", "Hit", "Hits", "Provider", "SimpleProvider")


@contextmanager
def _without(name: str, instead: ModuleType | None) -> Iterator[None]:
    """Have imports of a module find `instead` (None: nothing) meanwhile."""
    sys.modules[name] = instead  # type: ignore[assignment]  # None is how Python marks what is not to be found
    try:
        yield
    finally:
        del sys.modules[name]


def _palette() -> ModuleType:
    """Names for those of `textual.command` that Textual imports, with nothing behind them."""
    module = ModuleType("textual.command")
    for name in _PALETTE:
        setattr(module, name, type(name, (), {}))
    return module


gc.disable()

if "ssl" not in sys.modules and "asyncio" not in sys.modules:
    with _without("ssl", None):
        import asyncio  # noqa: F401

if "textual.command" not in sys.modules and "textual.app" not in sys.modules:
    with _without("textual.command", _palette()):
        import textual.app  # noqa: F401
