"""How a store of an earlier format becomes one of the present format, and what is kept of the old.

Every former format is still read: such a store opens at once, read-only too. The first build, or
repair, writes the present format, from the texts and analyses that are there; before it changes
anything it keeps the store as it was in a folder within it, `format-1`, which is a store as well.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from store.database.files import disk, make_folder, read_bytes, sync_folder
from store.database.generation import MANIFEST, SHARDS
from store.database.storage import FORMAT, format_of


def keep_former(store: Path) -> Path | None:
    """Copy a store of an earlier format, before it is changed; returns where to, or None.

    The caller holds the lock of builds. Raises StoreError when the disk fails.
    """
    if not (store / MANIFEST).exists():
        return None
    found = format_of(read_bytes(store / MANIFEST))
    target = store / f"format-{found}"
    if found >= FORMAT or target.exists():  # it exists when a build was stopped before it published
        return None
    unfinished = store / f".format-{found}"
    with disk("write", target):
        if unfinished.exists():
            shutil.rmtree(unfinished)
        for path in sorted(store.rglob("*")):
            relative = path.relative_to(store)
            if path.is_dir() or relative.parts[0].startswith((".", "format-")):
                continue
            make_folder((unfinished / relative).parent)
            if relative.parts[0] == SHARDS:
                _link(path, unfinished / relative)
            else:
                shutil.copy2(path, unfinished / relative)
        unfinished.rename(target)
    sync_folder(store)
    return target


def _link(path: Path, target: Path) -> None:
    """Shards never change: the copy shares their space, where the file system has such links."""
    try:
        os.link(path, target)
    except OSError:
        shutil.copy2(path, target)
