"""The arguments of `sides` and of each command. One module per command declares its own."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

import store
from tui.command import build, check, completion, config, dashboard, export, report, who

_DESCRIPTION = "Who supported or opposed whom, and when, in French-language press."
_EXAMPLES = """examples:
  sides                          the dashboard; the first time, on the packaged articles
  sides build ~/articles         read a folder of articles into the store
  sides who Haftar --since 2019  supporters and opponents, with the words that say so

exit status: 0 done, 1 the answer is no, 2 wrong use or unreadable input
"""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are two lines, as all of ours."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is; exits with status 2."""
        from tui.command.terminal import say

        say(f"{self.prog}: {message}")
        say(f"  Try: {self.prog} --help")
        sys.exit(2)


def make_parser() -> argparse.ArgumentParser:
    """The parser; what it returns has `run`, a function from itself to the exit status."""
    parser = Parser(
        prog="sides", description=_DESCRIPTION, epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False,
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"sides {store.__version__}")
    parser.add_argument("--store", metavar="S", default=None, help=_STORE_HELP)
    parser.set_defaults(run=dashboard.run)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    for module in (build, who, export, report, check, config, completion):
        command = module.declare(commands)
        command.formatter_class = argparse.RawDescriptionHelpFormatter
        if module not in (config, completion):
            # SUPPRESS: `sides --store S who …` must not be undone by the absence of a second --store.
            command.add_argument("--store", metavar="S", default=argparse.SUPPRESS, help=_STORE_HELP)
    return parser


_STORE_HELP = "the store (default: $SIDES_STORE, else the user's data folder)"
