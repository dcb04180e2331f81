"""A store of the first format: it opens, and a build brings it up to date and keeps it as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from store.database import BuildStopped, Store, build, check, repair
from store.database.storage import FORMAT, format_of
from tests.bench.corpus import link_by_name
from tests.database.toy import Toy, articles, derived, infer, make, source

FIRST = Path(__file__).with_name("format-1")  # articles(30) and an undated one, by the toy extractor
INPUTS = [*articles(30), source("undated", "Paul1 rencontre Marie2. C'était le 3 octobre.", None)]


@pytest.fixture
def first(tmp_path: Path) -> Path:
    path = tmp_path / "s"
    shutil.copytree(FIRST, path)
    return path


def test_a_store_of_the_first_format_opens_as_it_is(first: Path) -> None:
    before = derived(first)
    with Store.open(first, by="me") as store:
        assert store.counts[0] == 31 and store.complete and not store.readonly
        assert store.text("a0003") == INPUTS[3].text and len(store.stances("a0003")) == 2
        assert [d.subject for d in store.decisions()] == ["a0001"]
        store.decide("bookmark", "a0002")
    assert derived(first) == before and check(first) == []
    with Store.open(first, readonly=True) as store:
        assert len(store.decisions()) == 2


def test_a_build_brings_it_up_to_date_and_keeps_a_copy(first: Path, tmp_path: Path) -> None:
    before, toy = derived(first), Toy()
    more = [*INPUTS, source("new", "Anne soutient Paul1.")]
    make(first, more, toy)
    assert toy.read == ["new"]  # nothing that was analysed is analysed again
    make(tmp_path / "fresh", more)
    fresh, now = derived(tmp_path / "fresh"), derived(first)
    assert fresh["manifest.json"] == now["manifest.json"] and fresh.items() <= now.items()
    assert format_of(now["manifest.json"]) == FORMAT and check(first) == []
    copy = first / "format-1"
    assert derived(copy) == before and check(copy) == []
    with Store.open(copy, readonly=True) as store:
        assert store.counts[0] == 31 and len(store.decisions()) == 1
    make(first, INPUTS)
    assert derived(copy) == before


def test_a_build_of_the_same_articles_also_brings_it_up_to_date(first: Path, tmp_path: Path) -> None:
    make(first, INPUTS)
    make(tmp_path / "fresh", INPUTS)
    assert derived(tmp_path / "fresh").items() <= derived(first).items()


def test_a_build_that_is_stopped_leaves_it_to_the_next(first: Path, tmp_path: Path) -> None:
    toy = Toy()
    changed = [source(s.article, s.text + " Fin.", s.published) for s in INPUTS]
    with pytest.raises(BuildStopped):
        build(
            changed, first, extractor_factory=lambda: toy, link=link_by_name, date=infer,
            stop=lambda: len(toy.read) == 25,
        )  # fmt: skip
    assert check(first) == [] and check(first / "format-1") == []
    make(first, changed)
    make(tmp_path / "fresh", changed)
    assert derived(tmp_path / "fresh").items() <= derived(first).items()


def test_a_damaged_one_is_repaired_from_what_is_there(first: Path, tmp_path: Path) -> None:
    ledger = next(p for p in (first / "shards").glob("*/*") if b'"sides":"ledger"' in p.read_bytes()[:40])
    ledger.write_bytes(ledger.read_bytes()[:-9])
    assert [f.file for f in check(first) if f.severity == "error"] == [str(ledger.relative_to(first))]
    repair(first)
    assert [f for f in check(first) if f.severity == "error"] == []
    make(first, INPUTS)
    make(tmp_path / "fresh", INPUTS)
    assert derived(tmp_path / "fresh")["manifest.json"] == derived(first)["manifest.json"]
    with Store.open(first) as store:
        assert [d.subject for d in store.decisions()] == ["a0001"]
