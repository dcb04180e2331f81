"""`sides config`: the settings that hold, and where each comes from."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import fields

from store.config import Config, documentation, load_config
from store.locations import store_path
from store.text import json_line
from tui.command.terminal import put, say

_EXAMPLES = """examples:
  sides config          every setting, what it does, its value and where that comes from
  sides config --path   where the file is, or would be
"""


def declare(parser: ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.epilog = _EXAMPLES
    parser.description = "Show the effective settings, as a TOML file that could be saved as it is."
    parser.add_argument("--path", action="store_true", help="only the path of the configuration file")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the settings; status 2 when the file has something wrong in it."""
    loaded = load_config()
    if arguments.path:
        put(str(loaded.path))
        return 0
    there = "" if loaded.path.exists() else " (not there: all defaults)"
    put(f"# {loaded.path}{there}")
    put(f"# the store: {store_path(arguments.store)}")
    for setting in fields(Config):
        put("")
        put(f"# {documentation(setting.name)}")
        value = getattr(loaded.config, setting.name)
        origin = f"  # {loaded.origins[setting.name]}"
        if setting.name == "keys":
            put(f"[keys]{origin}")
            for action, keys in value.items():
                put(f"{_toml(action)} = {_toml(keys)}")
        elif value is None:
            put(f"# {setting.name} is not set{origin}")
        else:
            put(f"{setting.name} = {_toml(value)}{origin}")
    for problem in loaded.problems:
        say(f"sides: {problem}")
    return 2 if loaded.problems else 0


def _toml(value: object) -> str:
    """JSON's strings, numbers and booleans are TOML's as well."""
    return json_line(value if isinstance(value, (bool, int)) else str(value))
