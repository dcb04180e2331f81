"""What the reader of one kind of file hands to the dispatcher."""

from __future__ import annotations

from dataclasses import dataclass

from store.errors import UnreadableArticle
from store.model import PublishedBasis
from store.text import inert


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article before it has its id and before its text is fit to be stored.

    `record` is its line or row in a file of many; `identifier` and `path` what the record itself says.
    """

    text: str
    title: str = ""
    published: str | None = None
    basis: PublishedBasis = "metadata"
    url: str = ""
    identifier: str = ""
    record: int | None = None
    path: str = ""


def unreadable(place: str, reason: str, hint: str = "") -> UnreadableArticle:
    """The error that names `place` (a path as the user gave it) and says why it is skipped."""
    return UnreadableArticle(inert(f"{place}: {reason}"), hint)
