"""The arguments of `sides`. One module per command declares its own, imported when it is asked for."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import store

_DESCRIPTION = "Who supported or opposed whom, and when, in French-language press."
_EXAMPLES = """examples:
  sides                          the dashboard; the first time, on the packaged articles
  sides build ~/articles         read a folder of articles into the store
  sides who Haftar --since 2019  supporters and opponents, with the words that say so

exit status: 0 done, 1 the answer is no, 2 wrong use or unreadable input
"""
_STORE_HELP = "the store (default: $SIDES_STORE, else the user's data folder)"

COMMANDS = {
    "build": "read articles into the store",
    "who": "who supported and opposed a name",
    "export": "write a table or the network",
    "report": "write a note on one actor or dyad",
    "check": "verify the store",
    "config": "show the settings",
    "completion": "completion for bash, zsh or fish",
}
_WITHOUT_STORE = ("config", "completion")


class Parser(argparse.ArgumentParser):
    """A parser whose errors are two lines, as all of ours."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is; exits with status 2."""
        from tui.command.terminal import say

        say(f"{self.prog}: {message}")
        say(f"  Try: {self.prog} --help")
        sys.exit(2)


def make_parser(argv: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """The parser for `argv`; what it returns has `run`, a function from itself to the exit status.

    Only the commands that `argv` names are declared in full (all of them for None, and for a shell that asks
    for completions): the rest is in the list of commands and nothing more.
    """
    parser = Parser(
        prog="sides", description=_DESCRIPTION, epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False,
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"sides {store.__version__}")
    parser.add_argument("--store", metavar="S", default=None, help=_STORE_HELP)
    parser.set_defaults(run=_dashboard)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    everything = argv is None or "_ARGCOMPLETE" in os.environ
    for name, help_ in COMMANDS.items():
        command = commands.add_parser(
            name, help=help_, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
        )
        if everything or name in (argv or ()):
            import_module(f"tui.command.{name}").declare(command)
        if name not in _WITHOUT_STORE:
            # SUPPRESS: `sides --store S who …` must not be undone by the absence of a second --store.
            command.add_argument("--store", metavar="S", default=argparse.SUPPRESS, help=_STORE_HELP)
    return parser


def _dashboard(arguments: argparse.Namespace) -> int:
    from tui.command import dashboard

    return dashboard.run(arguments.store)


def positive(value: str) -> int:
    """A number of at least 1. Raises ArgumentTypeError, ValueError."""
    number = int(value)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
