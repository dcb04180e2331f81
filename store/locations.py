"""Where things are: the store, the configuration, the packaged seeds."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from platformdirs import PlatformDirs

from store.errors import SidesError

_DIRS = PlatformDirs("sides", appauthor=False)
_PACKAGE = Path(__file__).parent


def store_path(chosen: str | Path | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """The store: as `chosen`, else the environment's SIDES_STORE, else in the user's data folder."""
    named = chosen or environ.get("SIDES_STORE")
    return Path(named).expanduser() if named else Path(_DIRS.user_data_dir) / "store"


def config_path(environ: Mapping[str, str] = os.environ) -> Path:
    """The configuration: SIDES_CONFIG, else `config.toml` in the user's configuration folder."""
    named = environ.get("SIDES_CONFIG")
    return Path(named).expanduser() if named else Path(_DIRS.user_config_dir) / "config.toml"


def state_folder() -> Path:
    """Where the dashboard keeps what it remembers of its last session. May not exist yet."""
    return Path(_DIRS.user_state_dir)


def seeds_folder() -> Path:
    """The three packaged articles. In a checkout they stand beside the packages, installed inside one."""
    for folder in (_PACKAGE / "seeds", _PACKAGE.parent / "seeds"):
        if folder.is_dir():
            return folder
    raise SidesError("The packaged articles are missing.", "Install Sides again, or name a folder to read.")
