"""`sides check`: whether a store is sound, and its repair."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from store.locations import store_path
from tui.command.terminal import put

_EXAMPLES = """examples:
  sides check            0 when sound, 1 when not: one line for each finding
  sides check --repair   restores from the last good generation, and says what
"""


def declare(parser: ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.epilog = _EXAMPLES
    parser.description = (
        "Verify that the store is readable, that every reference resolves, that every evidence span still "
        "matches its text, and that every decision is intact."
    )
    parser.add_argument("--repair", action="store_true", help="restore what is damaged")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print a line for each finding; 1 when there is one that was not repaired. Raises StoreError."""
    from store.database import check, repair

    path = store_path(arguments.store)
    if arguments.repair:
        for line in repair(path):
            put(str(line))
    findings = check(path)
    for finding in findings:
        put(str(finding))
    put("sound" if not findings else f"{len(findings)} findings")
    return 1 if findings else 0
