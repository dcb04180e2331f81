"""Imported before everything else of the dashboard, so that its first screen comes early.

Starting makes many objects and no garbage: the collector is turned on again when the store has been read
(`tui.loading.load`). And nothing here speaks TLS: asyncio goes without where there is no `ssl`, which
takes a fiftieth of the start to import; whoever imports it later gets it.
"""

import gc
import sys

gc.disable()

if "ssl" not in sys.modules and "asyncio" not in sys.modules:
    sys.modules["ssl"] = None  # type: ignore[assignment]  # how Python marks what is not to be found
    import asyncio  # noqa: F401

    del sys.modules["ssl"]
