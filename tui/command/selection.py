"""The choice of stances, alike in every command that writes some."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.outputs.selection import Selection


def add_selection(parser: ArgumentParser) -> None:
    """All stances, those that a reader accepted, or those above a confidence."""
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--accepted", action="store_true", help="only stances that a reader accepted")
    choice.add_argument(
        "--min-confidence", type=confidence, default=0.0, metavar="X",
        help="only stances accepted, or of at least this confidence (0 to 1)",
    )  # fmt: skip


def confidence(value: str) -> float:
    """A number from 0 to 1; ValueError otherwise, for argparse to tell."""
    number = float(value)
    if not 0 <= number <= 1:
        raise ValueError(value)
    return number


def selection_of(arguments: Namespace) -> Selection:
    """What the arguments choose."""
    from store.outputs.selection import Selection

    return Selection(arguments.accepted, arguments.min_confidence)
