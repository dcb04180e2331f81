"""Bytes to text: UTF-8 with or without BOM, UTF-16 with one, else windows-1252; and what is no text."""

from __future__ import annotations

import codecs
import os
from pathlib import Path
from typing import BinaryIO

from store.errors import UnreadableArticle

MAX_BYTES = 20_000_000  # of one file that holds one article, or of one line of a file of many
_SIGNATURES = (
    b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF",
    b"\xd0\xcf\x11\xe0", b"BZh", b"7z\xbc\xaf", b"\xfd7zXZ", b"RIFF", b"OggS", b"ID3", b"SQLite format 3",
)  # fmt: skip
_CONTROLS = bytes(sorted(set(range(32)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B})) + b"\x7f"


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The whole file. Raises `UnreadableArticle` when it is longer than `limit`, OSError as usual."""
    with path.open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        if size > limit:
            raise _too_large(limit)
        return read_stream(stream, limit)


def read_stream(stream: BinaryIO, limit: int = MAX_BYTES, first: bytes = b"") -> bytes:
    """All that is left in `stream`, after `first`. Raises `UnreadableArticle` beyond `limit` bytes."""
    data = first + stream.read(limit + 1 - len(first))
    if len(data) > limit:
        raise _too_large(limit)
    return data


def decode(data: bytes) -> str:
    """`data` as text. Raises `UnreadableArticle` when it is empty or binary."""
    if not data.strip():
        raise UnreadableArticle("empty file", "Nothing to read in it.")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    if looks_binary(data):
        raise UnreadableArticle("binary file, not text")
    return data.decode(encoding_of(data), errors="replace")


def encoding_of(data: bytes) -> str:
    """`utf-8-sig` where `data` is valid UTF-8, else `cp1252`, in which every byte string has a reading."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def looks_binary(data: bytes) -> bool:
    """Whether the start of `data` carries a known signature or more control bytes than any text does.

    Compressed data have one in ten, and are never valid UTF-8; what is UTF-8 may have one in three.
    """
    if data.startswith(_SIGNATURES):
        return True
    sample = data[:65536]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls * 20 <= len(sample):
        return False
    return controls * 3 > len(sample) or encoding_of(data) == "cp1252"


def _too_large(limit: int) -> UnreadableArticle:
    return UnreadableArticle(f"larger than {limit // 1_000_000} MB", "Cut it into articles.")
