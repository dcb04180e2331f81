"""The parts of the store that are worth a look of their own."""

from __future__ import annotations

import random
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.database.duplicates import find_duplicates, sketch
from store.database.files import FileLock, make_folder, write_whole
from store.database.generation import cut
from store.database.records import content_hash, decode_extraction, encode_record, instances, valid_source
from store.database.storage import DamagedFile, read_documents, write_documents
from store.errors import StoreError
from store.model import Extraction, LocalActor, LocalMention, LocalStance, SourceText, Span, StanceStub

names = st.lists(st.text(min_size=1), unique=True, max_size=200).map(sorted)


@given(names, st.integers(1, 20))
def test_cuts_lose_nothing_and_are_short_enough(items: list[str], most: int) -> None:
    runs = list(cut(items, most, str))
    assert [item for run in runs for item in run] == items
    assert all(0 < len(run) <= most for run in runs)


@given(names, st.text(min_size=1))
def test_one_more_item_leaves_most_cuts_where_they_were(items: list[str], new: str) -> None:
    before = {tuple(run) for run in cut(items, 8, str)}
    after = {tuple(run) for run in cut(sorted({*items, new}), 8, str)}
    touched = {item for run in before - after for item in run}
    assert len(touched) <= max(8, len(items) // 2) or len(before) < 8


spans = st.builds(Span, st.integers(0, 99), st.integers(0, 99))
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
stances = st.builds(
    LocalStance,
    holder=st.integers(0, 3), target=st.integers(0, 3), holder_text=words, target_text=words,
    date=st.none() | words, source=st.none() | words, cue=words, start=st.integers(0, 99),
    end=st.integers(0, 99), confidence=st.floats(0, 1), frame=words,
    repairs=st.lists(words, max_size=2).map(tuple),
    holder_span=spans, target_span=spans, cue_span=spans, date_span=st.none() | spans,
)  # fmt: skip
extractions = st.builds(
    Extraction,
    language=words,
    actors=st.lists(
        st.builds(
            LocalActor, key=st.integers(0, 3), name=words, names=st.tuples(words), known=st.none() | words
        ),
        max_size=3,
    ).map(tuple),
    mentions=st.lists(
        st.builds(LocalMention, st.integers(0, 3), words, st.integers(0, 99), st.integers(0, 99)), max_size=3
    ).map(tuple),
    stances=st.lists(stances, max_size=3).map(tuple),
)  # fmt: skip


@given(extractions, st.text())
def test_an_extraction_comes_back_as_it_was(extraction: Extraction, text: str) -> None:
    source = valid_source(SourceText("x", text, "p"))
    import orjson

    record = orjson.loads(orjson.dumps(encode_record(source, extraction)))
    assert decode_extraction(record) == extraction and record["text"] == source.text


@given(st.text(), st.text(), st.text())
def test_sources_are_made_valid_without_moving_a_letter(article: str, text: str, title: str) -> None:
    source = SourceText(article, text, title, title)
    valid = valid_source(source)
    assert len(valid.text) == len(text)
    for part in (valid.article, valid.text, valid.path, valid.title):
        part.encode()  # raises when no file can hold it
    assert content_hash(valid) == content_hash(valid_source(valid))


def test_instances_are_those_that_calling_makes() -> None:
    row = ("k", "a", "h", "t", "support", "denied", None, "2019", 0.5, "f", 3)
    made = instances(StanceStub, [[value, value] for value in row])
    assert made == [StanceStub(*row), StanceStub(*row)]  # type: ignore[arg-type]
    assert hash(made[0]) == hash(StanceStub(*row))  # type: ignore[arg-type]
    assert instances(StanceStub, [[] for _ in row]) == []


def test_reprints_are_found_among_many_that_share_boilerplate() -> None:
    pick = random.Random(1)
    footer = " ".join(f"mention{number} légale" for number in range(15))

    def text(seed: int) -> str:
        return " ".join(f"m{random.Random(seed * 500 + i).randrange(5000)}" for i in range(200))

    originals = [(f"o{number:03}", f"{text(number)} {footer}") for number in range(300)]
    reprints = [
        (f"r{n:03}", f"Dépêche. {originals[n][1][40:]} Rédaction.") for n in pick.sample(range(300), 30)
    ]
    found = find_duplicates((name, sketch(words)) for name, words in originals + reprints)
    assert found == {name: f"o{name[1:]}" for name, _ in reprints}


def test_a_shard_knows_its_content(tmp_path: Path) -> None:
    name = write_documents(tmp_path, "test", [{"a": 1}, {"b": [None, "é"]}])
    assert read_documents(tmp_path, "test", name) == [{"a": 1}, {"b": [None, "é"]}]
    assert write_documents(tmp_path, "test", [{"a": 1}, {"b": [None, "é"]}]) == name
    with pytest.raises(DamagedFile, match="holds 'test'"):
        read_documents(tmp_path, "other", name)
    other = write_documents(tmp_path, "test", [{"a": 2}])
    (tmp_path / name[:2] / f"{name}.json").write_bytes((tmp_path / other[:2] / f"{other}.json").read_bytes())
    with pytest.raises(DamagedFile, match="another file's"):
        read_documents(tmp_path, "test", name)


def test_a_lock_keeps_others_out_and_dies_with_its_holder(tmp_path: Path) -> None:
    with FileLock(tmp_path / "lock", "busy"):
        with pytest.raises(StoreError, match="busy"), FileLock(tmp_path / "lock", "busy", timeout=0.01):
            pass
        threading.Timer(0.05, lambda: None).start()
    with FileLock(tmp_path / "lock", "busy", timeout=0):
        assert (tmp_path / "lock").exists()  # the file means nothing, and may stay


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    write_whole(tmp_path / "x", b"old")
    with pytest.raises(TypeError):
        write_whole(tmp_path / "x", "not bytes")  # type: ignore[arg-type]
    with pytest.raises(StoreError, match="it is gone"):
        write_whole(tmp_path / "none" / "x", b"new")
    assert (tmp_path / "x").read_bytes() == b"old" and len(list(tmp_path.iterdir())) == 1
    with pytest.raises(StoreError, match="file is in the way"):
        make_folder(tmp_path / "x" / "y")
