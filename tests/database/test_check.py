"""`check` finds and names every damage; `repair` restores, and says what."""

from __future__ import annotations

import hashlib
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.database import Choice, Finding, Store, check, repair
from store.database.comparing import Comparison
from store.database.generation import KIND, read_generation
from store.database.storage import FORMAT, ShardStorage, seal, unseal
from store.errors import StoreError
from tests.bench.corpus import make_store
from tests.database.toy import Toy, articles, derived, make, source

Document = dict[str, Any]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a generation before, and decisions."""
    path = tmp_path_factory.mktemp("sound") / "s"
    make_store(path, 70)
    make_store(path, 76)
    with Store.open(path) as store:
        for number in range(30):
            store.decide("note", f"subject {number}", {"note": f"words {number}"})
    assert check(path) == []
    return path


def _errors(path: Path) -> list[Finding]:
    return [finding for finding in check(path) if finding.severity == "error"]


def _rewrite(path: Path, kind: str, change: Callable[[Document], None], pick: random.Random) -> str:
    """Change a shard and make all checksums right again: only its meaning is wrong. Returns its name."""
    manifest_path = path / "manifest.json"
    tables, _ = unseal(manifest_path.read_bytes(), KIND, manifest_path)
    manifest = tables[KIND]["1"]
    column = {"articles": 0, "stances": 1, "ledger": 2}.get(kind)
    if kind == "actors":
        holder, place = manifest["actors"], 0
    elif column is None:
        holder, place = pick.choice(manifest["details"]), 1
    else:
        holder, place = pick.choice(manifest["groups"]), column
    shard = ShardStorage.path(path / "shards", holder[place])
    content, _ = unseal(shard.read_bytes(), kind, shard)
    change(content[kind][pick.choice(sorted(content[kind]))])
    raw = seal(kind, content)
    name: str = hashlib.sha256(raw.split(b"\n", 1)[1]).hexdigest()[:32]
    holder[place] = name
    target = ShardStorage.path(path / "shards", name)
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(raw)
    manifest_path.write_bytes(seal(KIND, tables))
    return name


def _wrong_evidence(d: Document) -> None:
    d["record"]["stances"][0][10] += 1


def _wrong_mention(d: Document) -> None:
    d["record"]["mentions"][0][2] += 1
    d["record"]["mentions"][0][3] += 1


def _outside(d: Document) -> None:
    d["record"]["stances"][0][15] = [0, 10**6]


def _swapped_actors(d: Document) -> None:
    first, second = sorted(d["links"])[:2]
    d["links"][first][0], d["links"][second][0] = d["links"][second][0], d["links"][first][0]


def _unknown_actor(d: Document) -> None:
    d["links"][min(d["links"])][0] = "nobody"


def _no_link(d: Document) -> None:
    del d["links"][str(d["record"]["mentions"][0][0])]


def _wrong_key(d: Document) -> None:
    d["keys"][0] = d["keys"][0][::-1]


def _other_article(d: Document) -> None:
    d["article"] += "x"


def _reprint_of_nothing(d: Document) -> None:
    d["duplicate_of"] = "nothing"


def _text_changed(d: Document) -> None:
    d["record"]["text"] += " "


def _swapped_articles(d: Document) -> None:
    d["article"][0], d["article"][1] = d["article"][1], d["article"][0]


def _stub_changed(d: Document) -> None:
    d["chars"][0] += 1


def _date_changed(d: Document) -> None:
    d["published"]["codes"].reverse()


def _swapped_stances(d: Document) -> None:
    d["key"][0], d["key"][1] = d["key"][1], d["key"][0]


def _polarity(d: Document) -> None:
    d["stance"][0] = (d["stance"][0] + 1) % 3


def _content(d: Document) -> None:
    d["content"].reverse()


def _actor_gone(d: Document) -> None:
    d["actor"][0] += "x"


def _member_of_nobody(d: Document) -> None:
    d["member_of"][0] = "nobody"


_MEANING: list[tuple[str, Callable[[Document], None]]] = [
    *[("details", change) for change in (
        _wrong_evidence, _wrong_mention, _outside, _swapped_actors, _unknown_actor, _no_link, _wrong_key,
        _other_article, _reprint_of_nothing, _text_changed,
    )],
    *[("articles", change) for change in (_swapped_articles, _stub_changed, _date_changed)],
    *[("stances", change) for change in (_swapped_stances, _polarity)],
    ("ledger", _content), ("actors", _actor_gone), ("actors", _member_of_nobody),
]  # fmt: skip


def _damage_a_file(path: Path, pick: random.Random) -> str:
    """Damage the bytes of one file that matters; returns its name relative to the store."""
    files = [path / "manifest.json", path / "previous.json", *(path / "decisions").glob("*.jsonl")]
    files = [*files * 4, *sorted((path / "shards").glob("*/*"))]
    file = pick.choice(files)
    raw = bytearray(file.read_bytes())
    kind = pick.choice(("truncate", "flip", "flip", "swap", "zeros", "remove", "insert"))
    place = pick.randrange(len(raw))
    if kind == "truncate":
        del raw[place:]
    elif kind == "flip":
        raw[place] ^= 1 << pick.randrange(8)
    elif kind == "zeros":
        raw[place : place + 64] = bytes(min(64, len(raw) - place))
    elif kind == "insert":
        raw[place:place] = b"\n"
    elif kind == "swap":
        other = pick.choice([f for f in files if f.read_bytes() != raw])
        raw = bytearray(other.read_bytes())
    if kind == "remove":
        file.unlink()
    else:
        file.write_bytes(raw)
    return str(file.relative_to(path))


@pytest.mark.parametrize("seed", range(100))
def test_every_damage_is_found_and_named_and_repaired(sound: Path, tmp_path: Path, seed: int) -> None:
    path = tmp_path / "s"
    shutil.copytree(sound, path)
    pick = random.Random(seed)
    decided = [decision.subject for decision in Store.open(path).decisions()]
    if seed % 3 == 0:
        kind, change = _MEANING[seed // 3 % len(_MEANING)]
        damaged = _rewrite(path, kind, change, pick)
        assert any(damaged in f"{f.file} {f.what}" for f in _errors(path)), (kind, change, _errors(path))
    else:
        damaged = _damage_a_file(path, pick)
        found = check(path)
        never_built_twice = damaged == "previous.json" and not (path / damaged).exists()
        assert damaged in {finding.file for finding in found} or never_built_twice, (damaged, found)
        assert {finding.file for finding in found if finding.severity == "error"} <= {damaged}
    done = repair(path)
    if _errors(path):
        pytest.fail(f"not repaired: {damaged}: {done} {_errors(path)}")
    with Store.open(path) as store:
        assert [decision.subject for decision in store.decisions()] == decided
    make_store(path, 76)
    assert _errors(path) == []
    assert derived(path)["manifest.json"] == derived(sound)["manifest.json"]


def test_any_flipped_bit_of_a_first_line_is_found(sound: Path, tmp_path: Path) -> None:
    generation = read_generation(sound / "manifest.json")
    group, details = generation.groups[0], generation.details[0]
    shards = [(kind, ShardStorage.path(sound / "shards", name)) for kind, name in (
        ("articles", group.articles), ("stances", group.stances), ("ledger", group.ledger),
        ("details", details.file), ("actors", generation.actors[0]),
    )]  # fmt: skip
    for kind, path in [(KIND, sound / "manifest.json"), ("previous", sound / "previous.json"), *shards]:
        raw = bytearray(path.read_bytes())
        assert unseal(bytes(raw), kind, path)
        for place in range(raw.index(b"\n") + 1):
            for bit in range(8):
                raw[place] ^= 1 << bit
                with pytest.raises(StoreError):
                    unseal(bytes(raw), kind, path)
                raw[place] ^= 1 << bit


def test_several_processes_find_what_one_finds(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "s"
    shutil.copytree(sound, path)
    pick = random.Random(3)
    for kind, change in (("details", _swapped_actors), ("stances", _polarity), ("ledger", _content)):
        _rewrite(path, kind, change, pick)
    found = []
    for jobs in (1, 2):
        comparison = Comparison(path, read_generation(path / "manifest.json"), jobs)
        comparison.run()
        found.append((comparison.faults, comparison.unreadable))
    assert found[0] == found[1] and len(found[0][0]) > 3
    shutil.rmtree(path / "shards")
    comparison = Comparison(path, read_generation(path / "manifest.json"), 2)
    comparison.run()
    assert len(comparison.unreadable) == len(list(read_generation(path / "manifest.json").files()))


def test_a_cast_that_is_not_its_articles_is_found(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "s"
    shutil.copytree(sound, path)

    def other_mentions(ledger: Document) -> None:
        ledger["roles"][2][3] += 1

    name = _rewrite(path, "ledger", other_mentions, random.Random(1))
    assert [f.file for f in _errors(path)] == [f"shards/{name[:2]}/{name}.json"]


def test_repair_goes_back_to_the_last_good_generation_and_says_so(tmp_path: Path) -> None:
    make(tmp_path / "s", articles(100))
    before = Store.open(tmp_path / "s").generation
    make(tmp_path / "s", [source("a0000new", "Paul soutient Marie."), *articles(100)])
    tables, _ = unseal((tmp_path / "s" / "manifest.json").read_bytes(), KIND, tmp_path)
    shared = tables[KIND]["1"]["details"][0][1]
    ShardStorage.path(tmp_path / "s" / "shards", shared).write_bytes(b"")
    done = repair(tmp_path / "s")
    assert [finding.file for finding in done if finding.severity == "repaired"] == ["manifest.json"]
    assert "100 articles" in done[0].what
    assert Store.open(tmp_path / "s").generation == before
    toy = Toy()
    make(tmp_path / "s", [source("a0000new", "Paul soutient Marie."), *articles(100)], toy)
    assert 0 < len(toy.read) < 60  # only what was in the damaged shard


def test_repair_restores_decisions_from_the_copy_and_names_what_is_lost(tmp_path: Path) -> None:
    make(tmp_path / "s", articles(2))
    with Store.open(tmp_path / "s", by="me") as store:
        for number in range(6):
            store.decide("bookmark", f"b{number}")
        store.undo()
    journal, copy = (tmp_path / "s" / "decisions" / name for name in ("journal.jsonl", "copy.jsonl"))
    journal.write_bytes(journal.read_bytes().replace(b'"b1"', b'"bX"').replace(b'"b4"', b'"bX"'))
    copy.write_bytes(copy.read_bytes().replace(b'"b1"', b'"bY"'))
    done = repair(tmp_path / "s")
    said = " ".join(finding.what for finding in done)
    assert "1 restored from the copy: 5" in said and "lost: 2" in said
    with Store.open(tmp_path / "s") as store:
        assert [d.subject for d in store.decisions()] == ["b0", "b2", "b3", "b4", "b5"]
        assert [d.undone for d in store.decisions()] == [False, False, False, False, True]
    assert _errors(tmp_path / "s") == []
    assert len(list((tmp_path / "s" / "decisions").glob("damaged-1-*"))) == 2


def test_decisions_survive_the_loss_of_all_derived_data(tmp_path: Path) -> None:
    make(tmp_path / "s", articles(5))
    Store.open(tmp_path / "s").decide("read", "a0001")
    shutil.rmtree(tmp_path / "s" / "shards")
    (tmp_path / "s" / "manifest.json").write_bytes(b"\0" * 10)
    with pytest.raises(StoreError, match="damaged"):
        Store.open(tmp_path / "s")
    repair(tmp_path / "s")
    make(tmp_path / "s", articles(5))
    assert [d.subject for d in Store.open(tmp_path / "s").decisions()] == ["a0001"]


def test_check_and_repair_want_a_store(tmp_path: Path) -> None:
    for act in (check, repair):
        with pytest.raises(StoreError, match="There is no store"):
            act(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_newer_store_is_neither_opened_nor_repaired(tmp_path: Path) -> None:
    make(tmp_path / "s", articles(2))
    manifest = tmp_path / "s" / "manifest.json"
    newer = manifest.read_bytes().replace(b'"format":%d' % FORMAT, b'"format":%d' % (FORMAT + 1))
    manifest.write_bytes(newer)
    with pytest.raises(StoreError, match="newer version"):
        repair(tmp_path / "s")
    with pytest.raises(StoreError, match="newer version"):
        make(tmp_path / "s", articles(3))
    assert manifest.read_bytes() == newer


def test_repair_puts_steps_of_several_decisions_together_again(tmp_path: Path) -> None:
    make(tmp_path / "s", articles(2))
    with Store.open(tmp_path / "s", by="me") as store:
        for name in ("one", "two", "three"):
            store.decide_all([Choice("reject", f"{name} {number}") for number in range(4)])
    journal, copy = (tmp_path / "s" / "decisions" / name for name in ("journal.jsonl", "copy.jsonl"))
    journal.write_bytes(journal.read_bytes().replace(b"one 2", b"one X"))
    copy.write_bytes(copy.read_bytes().replace(b"two 1", b"two X"))
    assert {finding.file for finding in check(tmp_path / "s")} >= {"decisions/journal.jsonl"}
    repair(tmp_path / "s")
    with Store.open(tmp_path / "s", by="me") as store:
        assert [d.subject for d in store.decisions()] == [
            f"{name} {number}" for name in ("one", "two", "three") for number in range(4)
        ]
        assert [d.number for d in store.undo()] == [9, 10, 11, 12]
    assert _errors(tmp_path / "s") == []
