"""From the arguments to an exit status; every error that reaches a user is told here."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial

from store.errors import SidesError
from tui.command.terminal import say, tell

INTERRUPTED = 130  # what shells give for Ctrl-C


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; `argv` without the program's name. Returns its exit status.

    0 done; 1 the answer is no; 2 wrong use or unreadable input; 130 interrupted. Errors are one or
    two lines on standard error. Raises SystemExit for `--help`, `--version` and wrong arguments.
    """
    argv = sys.argv[1:] if argv is None else argv
    command = _command(argv)
    try:
        status = command()
        sys.stdout.flush()
        return int(status)
    except SidesError as error:
        tell(error)
        return error.status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever reads has enough (`| head`). Python would complain again when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("SIDES_DEBUG"):
            raise
        say(f"sides: unexpected {type(error).__name__}: {error}")
        say("  Please report it, with what SIDES_DEBUG=1 shows.")
        return 2


def _command(argv: Sequence[str]) -> Callable[[], int]:
    """What `argv` asks for; it returns the exit status. Raises SystemExit as `main` does."""
    if not argv and "_ARGCOMPLETE" not in os.environ:  # to parse nothing would hold up the first screen
        from tui.command import dashboard

        return partial(dashboard.run, None)
    from tui.command.arguments import make_parser

    parser = make_parser(argv)
    if "_ARGCOMPLETE" in os.environ:
        from tui.command.completion import complete

        complete(parser)
    arguments = parser.parse_args(argv)
    return partial(arguments.run, arguments)
