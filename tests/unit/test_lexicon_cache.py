"""The fast copy of the lexicon: the same rows, or none when it is stale, damaged or cannot be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.lexicon.cache import Rows, cached_rows, keep_rows

ROWS: Rows = {"carrier": [{"sign": -1, "owner": ["de"], "wish": True, "nouns": ["chute"]}]}


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "made" / "lexicon.json"
    keep_rows(path, "abc", ROWS)
    assert cached_rows(path, "abc") == ROWS
    assert [p.name for p in path.parent.iterdir()] == ["lexicon.json"]


def test_a_copy_of_other_files_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.json"
    keep_rows(path, "abc", ROWS)
    assert cached_rows(path, "def") is None


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"digest": "abc"}', b'{"digest": "abc", "rows": 3}', b"\xff"]
)
def test_a_damaged_copy_is_not_used(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "lexicon.json"
    path.write_bytes(damage)
    assert cached_rows(path, "abc") is None


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    keep_rows(in_the_way / "lexicon.json", "abc", ROWS)
    assert cached_rows(in_the_way / "lexicon.json", "abc") is None
