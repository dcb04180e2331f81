"""Files of many articles: JSON lines, a JSON array, CSV. Columns are found by their names."""

from __future__ import annotations

import codecs
import csv
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import BinaryIO, get_args

import orjson

from store.errors import UnreadableArticle
from store.model import PublishedBasis
from store.reading.datestamps import metadata_date
from store.reading.decoding import MAX_BYTES, decode, encoding_of, looks_binary, read_bytes
from store.reading.raw import RawArticle, unreadable
from store.reading.wordlists import column_names
from store.text import csv_value

Record = Mapping[str, object]
Read = Iterator[RawArticle | UnreadableArticle]


def read_file(path: Path, kind: str, columns: Mapping[str, str]) -> Read:
    """The articles of a file of `kind` `lines` (JSON lines), `json` (array or object) or `table` (CSV).

    A record that cannot be read comes out as an `UnreadableArticle` that names its line, and the rest goes
    on. Raises `UnreadableArticle` when the file as a whole cannot be, and OSError.
    """
    if kind == "table":
        yield from _read_table(path, columns)
    elif kind == "json":
        yield from _read_json(path, columns)
    else:
        with path.open("rb") as stream:
            yield from read_lines(stream, str(path), columns)


def read_lines(stream: BinaryIO, shown: str, columns: Mapping[str, str], first: bytes = b"") -> Read:
    """One article to a line of JSON. Memory holds one line, at most `MAX_BYTES` of it."""
    some = False
    for number, line in _lines(stream, first):
        if line is None:
            some = True
            yield unreadable(f"{shown}:{number}", f"a line longer than {MAX_BYTES // 1_000_000} MB")
            continue
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        if not some and looks_binary(line):
            raise UnreadableArticle("binary file, not text")
        some = True
        try:
            yield _article(_parse(line), number, columns)
        except UnreadableArticle as error:
            yield unreadable(f"{shown}:{number}", error.message, error.hint)
    if not some:
        raise UnreadableArticle("empty file", "Nothing to read in it.")


def _lines(stream: BinaryIO, first: bytes) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; None for one that is too long, which is read past without being kept."""
    number = 0
    while True:
        line = first + stream.readline(MAX_BYTES) if not first.endswith(b"\n") else first
        first = b""
        if not line:
            return
        number += 1
        too_long = False
        while not line.endswith(b"\n") and len(line) >= MAX_BYTES:
            too_long = True
            line = stream.readline(MAX_BYTES)
            if not line:
                break
            if len(line) < MAX_BYTES:
                break
        yield number, None if too_long else line


def _parse(line: bytes) -> Record:
    """A JSON object. Lone surrogates, which orjson refuses, pass: they are made inert with the text."""
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError:
        try:
            value = json.loads(line.decode(encoding_of(line), errors="replace"))
        except (ValueError, RecursionError) as error:
            reason = getattr(error, "msg", "nested too deep")
            raise UnreadableArticle(f"not JSON ({reason})", "One object on each line.") from None
    if not isinstance(value, dict):
        raise UnreadableArticle("not a JSON object", 'Each line is an object with a "text".')
    return value


def _read_json(path: Path, columns: Mapping[str, str]) -> Read:
    data = decode(read_bytes(path))
    try:
        value = json.loads(data)
    except ValueError:
        # Several objects one after the other: JSON lines under another name.
        with path.open("rb") as stream:
            yield from read_lines(stream, str(path), columns)
        return
    except RecursionError:
        raise UnreadableArticle("not JSON (nested too deep)") from None
    for number, record in enumerate(value if isinstance(value, list) else [value], start=1):
        try:
            if not isinstance(record, dict):
                raise UnreadableArticle("not a JSON object", 'Each article is an object with a "text".')
            yield _article(record, number, columns)
        except UnreadableArticle as error:
            yield unreadable(f"{path}:{number}", error.message, error.hint)


def _read_table(path: Path, columns: Mapping[str, str]) -> Read:
    encoding, sample = _encoding_of_file(path)
    csv.field_size_limit(MAX_BYTES)
    with path.open(encoding=encoding, errors="replace", newline="") as stream:
        rows = csv.reader(stream, delimiter=_delimiter(sample, path))
        header = next(rows, [])
        fields = _columns(header, columns)
        if "text" not in fields:
            raise UnreadableArticle(
                f"no column of texts among: {', '.join(header)[:200]}",
                "Name it: sides build --column text=NAME …",
            )
        places = {name: position for position, name in enumerate(header)}
        while True:
            try:
                row = next(rows, None)
            except csv.Error as error:
                yield unreadable(f"{path}:{rows.line_num}", f"not CSV ({error})")
                continue
            if row is None:
                return
            if not any(row):
                continue
            cells = {name: csv_value(row[at]) for name, at in places.items() if at < len(row)}
            try:
                yield _article(cells, rows.line_num, columns)
            except UnreadableArticle as error:
                yield unreadable(f"{path}:{rows.line_num}", error.message, error.hint)


def _encoding_of_file(path: Path) -> tuple[str, str]:
    """The encoding of the whole file, found in one pass in bounded memory, and its first 64 KB as text."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as stream:
        start = stream.read(65536)
        if not start.strip():
            raise UnreadableArticle("empty file", "Nothing to read in it.")
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16", start.decode("utf-16", errors="replace")
        if looks_binary(start):
            raise UnreadableArticle("binary file, not text")
        encoding, block = "utf-8-sig", start
        try:
            while block:
                decoder.decode(block)
                block = stream.read(1 << 20)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            encoding = "cp1252"
    return encoding, start.decode(encoding, errors="replace")


def _delimiter(sample: str, path: Path) -> str:
    """What separates the names of the first line: that which occurs most often there."""
    if path.suffix.lower() == ".tsv":
        return "\t"
    first = sample.split("\n", 1)[0]
    return max(",;\t|", key=first.count)


def _article(record: Record, number: int, columns: Mapping[str, str]) -> RawArticle:
    fields = _columns(record, columns)
    text = record[fields["text"]] if "text" in fields else None
    if not isinstance(text, str):
        raise UnreadableArticle("no text in it", 'The text stands under "text", or name it with --column.')

    def word(field: str) -> str:
        value = record.get(fields.get(field, ""))
        return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""

    basis: PublishedBasis = "metadata"
    for known in get_args(PublishedBasis):
        if word("basis") == known:
            basis = known
    stated = record.get(fields.get("date", ""))
    # A date that Sides itself inferred is no statement of the article's: it is inferred afresh.
    published = None if basis == "inferred" else metadata_date(stated)
    return RawArticle(
        text=text, title=word("title"), published=published, basis=basis, url=word("url"),
        identifier=word("id"), record=number, path=word("path"),
    )  # fmt: skip


def _columns(names: Iterable[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """Field → the name it goes by here: as the user says, else the first usual name that is present."""
    present = {_plain(name): name for name in reversed(list(names))}
    found: dict[str, str] = {}
    for field, usual in column_names().items():
        for name in [chosen[field]] if field in chosen else usual:
            if _plain(name) in present:
                found[field] = present[_plain(name)]
                break
    return found


@cache
def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in folded if char.isalnum())
