"""Dispatch: each input to the reader of its kind, each article to its id."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from store.errors import UnreadableArticle
from store.model import SourceText
from store.reading import records
from store.reading.dateline import find_dateline
from store.reading.datestamps import date_in_name
from store.reading.decoding import MAX_BYTES, read_bytes, read_stream
from store.reading.identifiers import Identifiers
from store.reading.pages import read_markdown, read_page
from store.reading.plain import read_plain, title_from
from store.reading.raw import RawArticle, unreadable
from store.reading.walking import Found, walk
from store.text import inert, stored_text

MAX_CHARS = 500_000  # code points of one article: a thick book; more is a wrong file

Item = SourceText | UnreadableArticle

_ONE_TO_A_FILE: dict[str, Callable[[bytes, str], RawArticle]] = {
    ".txt": read_plain, ".text": read_plain, "": read_plain,
    ".html": read_page, ".htm": read_page, ".xhtml": read_page,
    ".md": read_markdown, ".markdown": read_markdown,
}  # fmt: skip
MANY_TO_A_FILE = {".jsonl": "lines", ".ndjson": "lines", ".json": "json", ".csv": "table", ".tsv": "table"}
KNOWN_SUFFIXES = frozenset(_ONE_TO_A_FILE) - {""} | frozenset(MANY_TO_A_FILE)


def read(
    paths: Iterable[str | Path], *, columns: Mapping[str, str] | None = None, stdin: BinaryIO | None = None
) -> Iterator[Item]:
    """The articles of `paths`, in the order given; folders recursively in name order.

    `paths` are files, folders, or `-` for `stdin` (default: the process's). `columns` names the columns of
    CSV files and the keys of JSON ones where they differ from the usual: {"text": "Corps"}.
    Ids are unique within one call and depend on nothing but the paths. Texts are valid UTF-8, with LF
    line ends; offsets count from their start, after a header. Memory holds one article, and the ids.
    """
    identifiers = Identifiers()
    for path in paths:
        found: Iterable[Found | UnreadableArticle]
        if str(path) == "-":
            found = [Found(Path("-"), ("stdin",), "stdin")]
        else:
            found = walk(Path(path), KNOWN_SUFFIXES)
        for item in found:
            if isinstance(item, UnreadableArticle):
                yield item
                continue
            for raw in _open(item, columns or {}, stdin):
                yield raw if isinstance(raw, UnreadableArticle) else _finish(raw, item, identifiers)


def _open(
    item: Found, columns: Mapping[str, str], stdin: BinaryIO | None
) -> Iterator[RawArticle | UnreadableArticle]:
    """What one file holds. Errors of the disk, of encodings and of formats come out as articles unread."""
    try:
        if item.shown == "stdin":
            yield from _from_stream(stdin or sys.stdin.buffer, columns)
        elif not item.path.is_file():  # a pipe that somebody named, as in <(…)
            with item.path.open("rb") as stream:
                yield from _from_stream(stream, columns)
        elif (kind := MANY_TO_A_FILE.get(item.path.suffix.lower())) is not None:
            yield from records.read_file(item.path, kind, columns)
        else:
            data = read_bytes(item.path)
            yield _ONE_TO_A_FILE[item.path.suffix.lower()](data, item.path.name)
    except UnreadableArticle as error:
        yield unreadable(item.shown, error.message, error.hint)
    except OSError as error:
        yield unreadable(item.shown, error.strerror or str(error))


def _from_stream(stream: BinaryIO, columns: Mapping[str, str]) -> Iterator[RawArticle | UnreadableArticle]:
    """JSON lines when the first thing is a brace, a web page when it is a tag, else one plain text."""
    first = stream.readline(4096)
    start = first.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        yield from records.read_lines(stream, "stdin", columns, first=first)
        return
    data = read_stream(stream, MAX_BYTES, first=first)
    reader = read_page if start[:9].lower().startswith((b"<!doctype", b"<html")) else read_plain
    yield reader(data, "stdin")


def _finish(raw: RawArticle, item: Found, identifiers: Identifiers) -> Item:
    """The article with its id, or why it is none."""
    place = item.shown if raw.record is None else f"{item.shown}:{raw.record}"
    text = stored_text(raw.text)
    if not text.strip():
        return unreadable(place, "no text in it")
    if len(text) > MAX_CHARS:
        return unreadable(
            place, f"longer than {MAX_CHARS} characters", "Cut it into articles, one to a file or line."
        )
    article = identifiers.give(raw.identifier or item.parts[-1], item.parts, raw.record)
    source = SourceText(
        article=article,
        text=text,
        path=inert(raw.path or place),
        title=inert(raw.title).strip()[:300] or inert(title_from(text)),
        published=raw.published,
        published_basis=raw.basis if raw.published else None,
        url=inert(raw.url)[:2000],
    )
    return source if source.published else _dated(source, item)


def _dated(source: SourceText, item: Found) -> SourceText:
    """The article with the date of its dateline, else of its address, else of its file's name."""
    dateline = find_dateline(source.text)
    if dateline is not None:
        return replace(source, published=dateline[0], published_basis="dateline")
    stamp = date_in_name(source.url) or date_in_name(source.article) or date_in_name(item.parts[-1])
    return replace(source, published=stamp, published_basis="metadata") if stamp else source
