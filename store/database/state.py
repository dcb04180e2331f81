"""Where the reader was: small files that may be lost without harm, but never half written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from store.database.files import make_folder_in, write_whole

FOLDER = "state"


def _path(store: Path, name: str) -> Path:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,40}", name):
        raise ValueError(f"not a name for a state: {name!r}")
    return store / FOLDER / f"{name}.json"


def save_state(store: Path, name: str, state: Mapping[str, Any]) -> None:
    """Replace the state `name` (small letters, digits, hyphens). Raises StoreError."""
    path = _path(store, name)
    make_folder_in(path.parent)
    write_whole(path, orjson.dumps(dict(state)))


def load_state(store: Path, name: str) -> dict[str, Any]:
    """The state last saved; empty when there is none or it cannot be read: one starts at the top."""
    try:
        state = orjson.loads(_path(store, name).read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return {}
    return state if isinstance(state, dict) else {}
