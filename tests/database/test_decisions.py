"""What people decide is on the disk at once, is never lost, and finds its subject again."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.database import Choice, Store, anchor_of, check, reanchor, stance_key
from store.database.lines import LineFile, decode, encode
from store.errors import StoreError
from store.model import Decision, Stance
from tests.database.toy import articles, make, source


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small store."""
    make(tmp_path / "s", articles(6))
    return tmp_path / "s"


def test_a_decision_is_there_after_a_restart(path: Path) -> None:
    with Store.open(path, by="Anne") as store:
        stance = store.stances("a0002")[0]
        made = store.decide("edit", stance.key, {"certainty": "denied"}, anchor_of(stance))
    with Store.open(path) as store:
        assert store.decisions() == [made]
    assert made.by == "Anne" and made.fields == (("certainty", "denied"),) and made.number == 1
    assert made.at.endswith("+00:00")


def test_undo_and_redo_go_on_after_restarts(path: Path) -> None:
    def undone() -> list[bool]:
        return [decision.undone for decision in Store.open(path).decisions()]

    for number in range(4):
        Store.open(path, by="Anne").decide("bookmark", f"a{number:04}")
    assert [d.subject for d in Store.open(path, by="Anne").undo()] == ["a0003"]
    assert [d.subject for d in Store.open(path, by="Anne").undo()] == ["a0002"]
    assert undone() == [False, False, True, True]
    assert [d.subject for d in Store.open(path, by="Anne").redo()] == ["a0002"]
    assert undone() == [False, False, False, True]
    Store.open(path, by="Anne").decide("read", "a0005")  # reading is no step
    assert Store.open(path, by="Zoé").undo() == []  # nobody undoes another's
    assert [d.subject for d in Store.open(path, by="Anne").redo()] == ["a0003"]
    Store.open(path, by="Anne").undo()
    Store.open(path, by="Anne").decide("bookmark", "a0004")
    assert Store.open(path, by="Anne").redo() == []  # a new decision ends what can be redone
    assert undone() == [False, False, False, True, False, False]
    assert check(path) == []


def test_what_was_decided_at_one_stroke_is_undone_at_one_stroke(path: Path) -> None:
    with Store.open(path) as store:
        store.decide("accept", "first")
        store.decide_all([Choice("reject", f"k{number}") for number in range(5)])
        assert [d.subject for d in store.undo()] == ["k0", "k1", "k2", "k3", "k4"]
        assert [d.subject for d in store.redo()] == ["k0", "k1", "k2", "k3", "k4"]
        store.undo()
        assert [d.subject for d in store.undo()] == ["first"]
        assert store.undo() == []


def test_two_open_stores_see_each_others_decisions(path: Path) -> None:
    with Store.open(path, by="Anne") as one, Store.open(path, by="Zoé") as two:
        one.decide("read", "a0000")
        assert two.changed_on_disk().decisions and not two.changed_on_disk().generation
        assert two.decide("read", "a0001").number == 2
        assert [d.number for d in one.new_decisions()] == [2]
        assert one.decisions() == two.decisions()
        assert not two.changed_on_disk()


def test_a_rebuild_touches_no_decision(path: Path) -> None:
    with Store.open(path) as store:
        store.decide("accept", store.stances("a0002")[0].key)
        store.decide("read", "a0003")
        before = store.decisions()
    journal = (path / "decisions" / "journal.jsonl").read_bytes()
    make(path, [source("other", "Paul soutient Marie.")])
    make(path, articles(6))
    assert (path / "decisions" / "journal.jsonl").read_bytes() == journal
    assert Store.open(path).decisions() == before


def test_a_line_cut_short_by_a_kill_is_no_decision_and_hides_none(path: Path) -> None:
    with Store.open(path) as store:
        store.decide("read", "a0000")
    journal = path / "decisions" / "journal.jsonl"
    with journal.open("ab") as file:
        file.write(b'deadbeef {"number":2,"ki')
    assert [finding.severity for finding in check(path)] == ["note", "note"]
    with Store.open(path) as store:
        assert [d.subject for d in store.decisions()] == ["a0000"]
        assert store.decide("read", "a0001").number == 2
    assert [d.subject for d in Store.open(path).decisions()] == ["a0000", "a0001"]
    assert check(path) == []


def test_damage_to_the_journal_is_refused_not_read_over(path: Path) -> None:
    with Store.open(path) as store:
        store.decide("read", "a0000")
        store.decide("read", "a0001")
    journal = path / "decisions" / "journal.jsonl"
    whole = journal.read_bytes()
    for damaged in (whole[:-1], whole.replace(b"a0000", b"a0009"), b"", whole[: whole.index(b"\n") + 1]):
        journal.write_bytes(damaged)
        with pytest.raises(StoreError, match="damaged"):
            Store.open(path)
    journal.write_bytes(whole)
    assert len(Store.open(path).decisions()) == 2


def test_a_file_size_limit_loses_nothing(path: Path) -> None:
    """A full disk, as far as one can be had without being root."""
    code = """
import resource, sys
from store.database import Store
from store.errors import StoreError
store = Store.open(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (3000, resource.RLIM_INFINITY))
made = 0
try:
    while True:
        store.decide("note", "a0000", {"note": "x" * 50})
        made += 1
except StoreError as error:
    assert str(error).count("\\n") == 1, error
print(made)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
store.decide("read", "a0000")
"""
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    made = int(done.stdout)
    assert made > 5 and len(Store.open(path).decisions()) == made + 1
    assert check(path) == []


# --- finding the subject again -------------------------------------------------------------------


def _stance(path: Path, text: str) -> list[Stance]:
    make(path, [source("x", text)])
    return Store.open(path).stances("x")


def test_keys_do_not_move_with_the_text(tmp_path: Path) -> None:
    before = _stance(tmp_path / "s", "Paul soutient Marie. Jean critique Anne. Jean critique Anne.")
    after = _stance(
        tmp_path / "s", "Un mot de plus. Paul soutient Marie. Jean critique Anne. Jean critique Anne."
    )
    assert [s.key for s in before] == [s.key for s in after]
    assert len({s.key for s in before}) == 3 and before[0].start != after[0].start


def test_a_decision_finds_its_changed_stance_when_there_is_no_doubt(tmp_path: Path) -> None:
    [stance] = _stance(tmp_path / "s", "Paul soutient Marie.")
    decision = Decision(1, "accept", stance.key, (), "me", "now", anchor_of(stance))
    other = replace(stance, key="k2", evidence="Paul soutient Marie !", start=5)
    far = replace(stance, key="k3", evidence="Tout autre chose ici.", holder_text="Z", cue="z")
    assert reanchor(decision, [far, stance]) == stance.key
    assert reanchor(decision, [far, other]) == "k2"
    assert reanchor(decision, [far]) is None
    assert reanchor(decision, [other, replace(other, key="k4")]) is None  # which of the two?
    assert reanchor(replace(decision, anchor=""), [other]) is None
    assert reanchor(replace(decision, anchor="{"), [other]) is None


@given(st.text(), st.text(), st.text(), st.integers(0, 9))
def test_any_words_make_a_key(article: str, evidence: str, cue: str, ordinal: int) -> None:
    key = stance_key(article, evidence, "h", "t", "support", cue, ordinal)
    assert len(key) == 18 and int(key, 16) >= 0


@given(st.dictionaries(st.text(), st.text() | st.integers(-(2**53), 2**53) | st.none()))
def test_a_line_is_read_as_written_and_any_flipped_bit_is_noticed(document: dict[str, object]) -> None:
    line = encode(document)
    assert line.count(b"\n") == 1 and decode(line[:-1]) == document
    for place in range(0, len(line) - 1, 7):
        damaged = bytearray(line[:-1])
        damaged[place] ^= 1 << place % 8
        assert decode(bytes(damaged)) is None


def test_lines_are_appended_all_or_none(tmp_path: Path) -> None:
    file = LineFile(tmp_path / "x.jsonl", "test", 1)
    [first] = file.append([{"a": 1}])
    with pytest.raises(TypeError):
        file.append([{"b": 2}, {"c": object()}])
    file.append([{"d": "\n\u2028"}])
    assert [line.document for line in file.scan()] == [{"a": 1}, {"d": "\n\u2028"}]
    assert file.read(first) == {"a": 1}
