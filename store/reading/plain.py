"""Plain text, with the header of the seeds: ` date YYYY-MM[-DD] ` before the text."""

from __future__ import annotations

import re

from store.reading.datestamps import calendar_date
from store.reading.decoding import decode
from store.reading.raw import RawArticle

_HEADER = re.compile(r"[ \t]*date[ \t]+(?P<date>\d{4}-\d\d(?:-\d\d)?)(?:\s+|$)")
_TITLE_CHARS = 90


def read_plain(data: bytes, name: str) -> RawArticle:
    """The text after its header, if it has one; without a header the whole file, exactly."""
    text = decode(data)
    header = _HEADER.match(text)
    published = calendar_date(header["date"]) if header else None
    if header is None or published is None:
        return RawArticle(text=text)
    return RawArticle(text=text[header.end() :], published=published, basis="header")


def title_from(text: str) -> str:
    """A line to show for a text without a title: its first line, cut at a word to 90 characters."""
    first = text.lstrip()[:400].split("\n", 1)[0]
    words = " ".join(first.split())
    if len(words) <= _TITLE_CHARS:
        return words
    return words[:_TITLE_CHARS].rsplit(" ", 1)[0].rstrip(" ,;:«(\"'") + "…"
