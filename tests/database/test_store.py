"""What is built can be read back, on a real disk, by who may read it."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from store.database import Store, check
from store.database.storage import FORMAT
from store.errors import SidesError, StoreError
from tests.bench.corpus import make_store
from tests.database.toy import articles, make, source


def test_what_is_built_is_read_back(tmp_path: Path) -> None:
    inputs = articles(5)
    make(tmp_path / "s", inputs)
    with Store.open(tmp_path / "s") as store:
        stubs = [article for chunk in store.articles() for article in chunk]
        assert {stub.article for stub in stubs} == {item.article for item in inputs}
        assert [stub.published for stub in stubs] == sorted(item.published or "" for item in inputs)
        assert stubs[0].title == f"Titre de {stubs[0].article}"
        for item in inputs:
            assert store.text(item.article) == item.text
            for mention in store.mentions(item.article):
                assert item.text[mention.start : mention.end] == mention.text == mention.actor
            for stance in store.stances(item.article):
                assert item.text[stance.start : stance.end] == stance.evidence
                assert stance.placed == item.published
        assert store.counts == (5, len(store.actors()), 10)


def test_stubs_agree_with_the_stances(tmp_path: Path) -> None:
    make_store(tmp_path / "s", 60)
    with Store.open(tmp_path / "s") as store:
        for stub in [stub for chunk in store.stubs() for stub in chunk]:
            stance = next(s for s in store.stances(stub.article) if s.key == stub.key)
            for name in (
                "article",
                "holder_id",
                "target_id",
                "stance",
                "certainty",
                "date",
                "placed",
                "frame",
            ):
                assert getattr(stub, name) == getattr(stance, name)
            assert stub == type(stub)(*(getattr(stub, name) for name in stub.__slots__))
        newest = [article for chunk in store.articles(newest_first=True) for article in chunk]
        assert newest == [article for chunk in store.articles() for article in chunk][::-1]
    assert check(tmp_path / "s") == []


def test_undated_articles_get_an_inferred_date_marked_as_such(tmp_path: Path) -> None:
    make(tmp_path / "s", [source("x", "Paul soutient Marie.", None)])
    with Store.open(tmp_path / "s") as store:
        [[article]] = store.articles()
        assert (article.published, article.published_basis) == ("2020-05~", "inferred")
        assert store.stances("x")[0].placed == "2020-05~"


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd",
        "/abs",
        "a/b\\c",
        "nul\0",
        "\ud800lone",
        "é" * 300,
        ".",
        "",
        "\x1b]0;x\x07",
        "a\nb",
    ],
)
def test_ids_never_become_file_names(tmp_path: Path, name: str) -> None:
    text = "Paul soutient Marie.\0\x1b[2J \u202e \ud83d"
    make(tmp_path / "in" / "s", [source(name, text)])
    with Store.open(tmp_path / "in" / "s") as store:
        [[article]] = store.articles()
        assert len(store.text(article.article)) == len(text)
        assert store.stances(article.article)[0].evidence == "Paul soutient Marie."
        store.decide("read", name)
        store.decide("note", name, {"note": "\ud800"})
    assert check(tmp_path / "in" / "s") == []
    assert [path.name for path in tmp_path.iterdir()] == ["in"]
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["s"]
    for path in (tmp_path / "in" / "s").rglob("*"):
        assert path.name.isascii() and path.name.isprintable()


def test_everything_is_private_to_the_user(tmp_path: Path) -> None:
    make(tmp_path / "s", articles(3))
    with Store.open(tmp_path / "s") as store:
        store.decide("read", "a0000")
        store.save_state("session", {"article": "a0000"})
    for path in [tmp_path / "s", *(tmp_path / "s").rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_state_survives_and_may_be_lost(tmp_path: Path) -> None:
    make(tmp_path / "s", articles(1))
    with Store.open(tmp_path / "s") as store:
        assert store.load_state("session") == {}
        store.save_state("session", {"pane": 2, "filters": ["haftar"]})
    with Store.open(tmp_path / "s") as store:
        assert store.load_state("session") == {"pane": 2, "filters": ["haftar"]}
        (tmp_path / "s" / "state" / "session.json").write_bytes(b"\xff{")
        assert store.load_state("session") == {}
        with pytest.raises(ValueError, match="not a name"):
            store.save_state("../x", {})


def test_a_missing_store_and_a_missing_article_are_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no store at") as told:
        Store.open(tmp_path / "none")
    assert "\n" not in told.value.message and "sides build" in told.value.hint
    make(tmp_path / "s", articles(2))
    with Store.open(tmp_path / "s") as store:
        for name in ("", "zzz", "a00005"):
            with pytest.raises(StoreError, match="There is no article"):
                store.text(name)


def test_a_store_opened_read_only_refuses_decisions(tmp_path: Path) -> None:
    make(tmp_path / "s", articles(2))
    with Store.open(tmp_path / "s", readonly=True) as store:
        assert store.readonly
        with pytest.raises(SidesError, match="read-only"):
            store.decide("read", "a0000")
        with pytest.raises(SidesError, match="read-only"):
            store.undo()
        store.save_state("session", {"pane": 1})
        assert store.decisions() == [] and store.load_state("session") == {}


def test_a_store_on_a_read_only_disk_opens_read_only(tmp_path: Path) -> None:
    make(tmp_path / "s", articles(2))
    mount = ["mount", "--bind", "-o", "ro", str(tmp_path / "s"), str(tmp_path / "s")]
    try:
        done = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        done = False
    if not done:
        pytest.skip("mounting a read-only folder needs to be root")
    try:
        with Store.open(tmp_path / "s") as store:
            assert store.readonly and store.text("a0001")
    finally:
        subprocess.run(["umount", str(tmp_path / "s")], check=True)


def test_a_damaged_or_newer_manifest_is_refused_in_one_line(tmp_path: Path) -> None:
    make(tmp_path / "s", articles(2))
    manifest = tmp_path / "s" / "manifest.json"
    good = manifest.read_bytes()
    manifest.write_bytes(good.replace(b'"format":%d' % FORMAT, b'"format":9'))
    with pytest.raises(StoreError, match="newer version of Sides"):
        Store.open(tmp_path / "s")
    manifest.write_bytes(good[:-5])
    with pytest.raises(StoreError, match="damaged") as told:
        Store.open(tmp_path / "s")
    assert "check --repair" in told.value.hint


def test_a_reader_notices_a_new_generation_and_keeps_its_own(tmp_path: Path) -> None:
    make(tmp_path / "s", articles(30))
    with Store.open(tmp_path / "s") as store:
        assert not store.changed_on_disk()
        before = store.generation
        make(tmp_path / "s", [*articles(30), source("new", "Paul critique Jean.")])
        assert store.changed_on_disk().generation and not store.changed_on_disk().decisions
        assert store.generation == before and store.counts[0] == 30
        make(tmp_path / "s", [source("new2", "Anne critique Jean."), *articles(30)])
        assert store.text("a0003") == articles(30)[3].text  # its shards may be gone by now
        assert store.reload() and store.counts[0] == 31
        assert store.text("new2")
        assert not store.changed_on_disk() and not store.reload()


def test_opening_a_store_imports_neither_parser_nor_interface(tmp_path: Path) -> None:
    make(tmp_path / "s", articles(2))
    code = (
        "import sys; from store.database import Store; s = Store.open(sys.argv[1]);"
        "[list(s.articles()), list(s.stubs()), s.actors(), s.stances('a0000'), s.decide('read', 'a0000')];"
        "heavy = {'spacy', 'textual', 'rich', 'numpy', 'multiprocessing', 'store.parser', 'store.extraction',"
        " 'store.linking', 'store.database.building'};"
        "print(sorted(heavy & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "s")], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
