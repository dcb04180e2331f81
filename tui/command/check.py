"""`sides check`: whether a store is sound, and its repair."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from store.locations import store_path
from tui.command.arguments import positive
from tui.command.terminal import put

if TYPE_CHECKING:
    from store.database import Finding

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
    parser.add_argument("--jobs", metavar="N", type=positive, help="processes (default: one per processor)")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print a line for each finding; 1 when an error is left. Raises StoreError."""
    from store.database import check, repair

    path = store_path(arguments.store)
    if arguments.repair:
        for done in repair(path):
            put(_line(done))
    findings = check(path, jobs=arguments.jobs)
    for finding in findings:
        put(_line(finding))
    errors = sum(finding.severity == "error" for finding in findings)
    put(f"{path}: {errors} error{'s' * (errors > 1)}" if errors else f"{path}: sound")
    return 1 if errors else 0


def _line(finding: Finding) -> str:
    return f"{finding.severity}: {finding.file}: {finding.what}"
