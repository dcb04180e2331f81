"""Whatever bytes come, the readers give articles that can be stored, or say why not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.errors import UnreadableArticle
from store.model import SourceText
from store.reading import read
from store.reading.datestamps import date_in_name, metadata_date
from store.text import inert
from tests.hostile.corpus import HOSTILE, write_corpus

SUFFIXES = (".txt", ".html", ".md", ".jsonl", ".json", ".csv", ".tsv")
relaxed = settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150
)
PIECES = st.sampled_from(
    [
        "date 2019-04 ", "La France soutient le Mali. ", "\x1b[31m", "\u202e", "\x00", "\r\n", "\n", "\"",
        ",", ";", "{", "}", "[", "]", "\\ud800", '{"text":', "<p>", "</p>", "<!--", "&#27;", "<script>",
        "---\n", "```", "> ", "| ", "\ufeff", "é", "œ", "text,date\n", "title: x\n", "\u0301" * 30, "=1+1",
    ]
)  # fmt: skip
ANYTHING = st.one_of(
    st.binary(max_size=400),
    st.lists(PIECES, max_size=40).map(lambda parts: "".join(parts).encode()),
    st.lists(PIECES, max_size=40).map(lambda parts: "".join(parts).encode("cp1252", "replace")),
    st.lists(PIECES, max_size=20).map(lambda parts: "".join(parts).encode("utf-16")),
)


def assert_fit_to_store(item: SourceText | UnreadableArticle) -> None:
    if isinstance(item, UnreadableArticle):
        assert inert(item.message) == item.message
        return
    for words in (item.text, item.title, item.path, item.article, item.url):
        assert words.encode().decode() == words
    assert item.text.strip() and "\x00" not in item.text and "\r" not in item.text
    for shown in (item.title, item.path, item.article, item.url):
        assert inert(shown) == shown
    assert "/" not in item.article and not item.article.startswith((".", "-"))
    assert (item.published is None) == (item.published_basis is None)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    assert write_corpus(folder) >= 60
    return folder


def test_every_file_says_what_it_tries() -> None:
    assert len({each.name for each in HOSTILE}) == len(HOSTILE) >= 60
    assert all(each.tries for each in HOSTILE)


def test_the_corpus_is_read_and_named(corpus: Path) -> None:
    items = list(read([corpus]))
    for item in items:
        assert_fit_to_store(item)
    read_ = {item.article for item in items if isinstance(item, SourceText)}
    skipped = [item.message for item in items if isinstance(item, UnreadableArticle)]
    assert len(read_) >= 70
    assert all(message.startswith(str(corpus)) for message in skipped)
    assert not any("root:" in item.text for item in items if isinstance(item, SourceText))  # /etc/passwd


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(data=ANYTHING)
@relaxed
def test_any_bytes_in_any_format(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_bytes(data)
    items = list(read([path]))
    assert items or suffix in (".jsonl", ".json", ".csv", ".tsv")
    for item in items:
        assert_fit_to_store(item)


@given(data=ANYTHING)
@relaxed
def test_any_bytes_on_standard_input(data: bytes) -> None:
    for item in read(["-"], stdin=io.BytesIO(data)):
        assert_fit_to_store(item)


@given(value=st.text(max_size=40) | st.floats() | st.integers() | st.none() | st.booleans())
@relaxed
def test_any_metadata_is_a_date_or_none(value: object) -> None:
    from store import edtf

    stated = metadata_date(value)
    assert stated is None or edtf.is_valid(stated)


@given(name=st.text(st.sampled_from("0123456789-_/. ab"), max_size=30))
def test_any_name_holds_a_date_or_none(name: str) -> None:
    from store import edtf

    stated = date_in_name(name)
    assert stated is None or edtf.is_valid(stated)
