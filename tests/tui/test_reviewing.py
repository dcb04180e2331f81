"""Decisions: on the disk before the screen says so, undone and redone, outliving a restart."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from store.database import Store
from store.model import Decision
from store.queries import Corpus
from tests.tui import library
from tests.tui.conftest import (
    Opener,
    app_of,
    find_actor,
    find_article,
    find_dyad,
    press,
    screen_text,
    settle,
    write,
)


def decisions(path: Path) -> list[Decision]:
    """What is on the disk, as another process sees it; marks of reading left out."""
    with Store.open(path, readonly=True) as store:
        return [d for d in store.decisions() if d.kind not in ("read", "unread")]


async def at_evidence(pilot: Pilot[int], holder: str, target: str = "khalifa-haftar") -> str:
    """Go to the last evidence of a dyad; its key."""
    bench = app_of(pilot).bench
    bench.stances.move_to(find_dyad(pilot, (holder, target)))
    await press(pilot, "3", "enter")
    assert bench.source.stance is not None
    return bench.source.stance.key


async def test_accepting_is_on_disk_and_shown(opened: Opener, store_path: Path) -> None:
    async with opened() as pilot:
        key = await at_evidence(pilot, "turquie")
        await press(pilot, "y")
        last = decisions(store_path)[-1]
        assert (last.kind, last.subject, last.by) == ("accept", key, "relectrice")
        assert last.anchor
        stance = app_of(pilot).bench.source.stance
        assert stance is not None and stance.review == "accepted"
        assert "acceptée · décision" in screen_text(pilot)


async def test_rejecting_takes_the_stance_out_of_the_counts(opened: Opener, store_path: Path) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await at_evidence(pilot, "mike-pompeo")
        await press(pilot, "x")
        await settle(pilot)
        assert ("mike-pompeo", "khalifa-haftar") not in {row.key for row in bench.stances.rows}
        assert bench.source.stance is not None and bench.source.stance.review == "rejected"
        await press(pilot, "u")
        assert ("mike-pompeo", "khalifa-haftar") in {row.key for row in bench.stances.rows}
        await press(pilot, "U")
        assert ("mike-pompeo", "khalifa-haftar") not in {row.key for row in bench.stances.rows}
    with Store.open(store_path, readonly=True) as store:
        corpus = Corpus.load(store)
        assert ("mike-pompeo", "khalifa-haftar") not in {row.key for row in corpus.view().dyads}


async def test_undo_and_redo_survive_a_restart(opened: Opener, store_path: Path) -> None:
    async with opened() as pilot:
        await at_evidence(pilot, "turquie")
        await press(pilot, "y", "b")
    async with opened() as pilot:
        await press(pilot, "u", "u")
        assert [d.undone for d in decisions(store_path)] == [True, True]
    async with opened() as pilot:
        await press(pilot, "ctrl+r")
        assert [d.undone for d in decisions(store_path)] == [False, True]


async def test_nothing_to_undo_is_said(opened: Opener) -> None:
    async with opened() as pilot:
        await press(pilot, "u")
        assert "rien à annuler" in screen_text(pilot)
        await press(pilot, "U")
        assert "rien à rétablir" in screen_text(pilot)


async def test_reversing_exchanges_holder_and_target(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await at_evidence(pilot, "mike-pompeo")
        await press(pilot, "v")
        stance = bench.source.stance
        assert stance is not None and (stance.holder_id, stance.target_id) == (
            "khalifa-haftar",
            "mike-pompeo",
        )


async def test_editing_the_certainty(opened: Opener, store_path: Path) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await at_evidence(pilot, "turquie")
        await press(pilot, "e", "j", "j", "j", "enter", "j", "enter")
        assert bench.source.stance is not None and bench.source.stance.certainty == "attributed"
        assert decisions(store_path)[-1].fields == (("certainty", "attributed"),)


async def test_editing_the_holder_completes_names(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await at_evidence(pilot, "turquie")
        await press(pilot, "e", "enter")
        await write(pilot, "pomp")
        await press(pilot, "enter")
        assert bench.source.stance is not None and bench.source.stance.holder_id == "mike-pompeo"


async def test_a_date_that_is_none_is_not_written(opened: Opener, store_path: Path) -> None:
    async with opened() as pilot:
        await at_evidence(pilot, "turquie")
        await press(pilot, "e", "j", "j", "j", "j", "enter")
        await write(pilot, "hier")
        await press(pilot, "enter")
        assert "date non comprise" in screen_text(pilot) and not decisions(store_path)
        await press(pilot, "e", "j", "j", "j", "j", "enter")
        await write(pilot, "2018-05")
        await press(pilot, "enter")
        stance = app_of(pilot).bench.source.stance
        assert stance is not None and stance.date == "2018-05" and stance.date_basis == "user"


async def test_adding_a_stance_by_marking_words(opened: Opener, store_path: Path) -> None:
    async with opened(size=(120, 40)) as pilot:
        bench = app_of(pilot).bench
        bench.articles.move_to(find_article(pilot, "006_sans_date"))
        await press(pilot, "1", "enter", "a")
        assert "Porteur" in screen_text(pilot)
        # Khalifa Haftar combat Fayez al-Sarraj.
        await press(pilot, "space", "enter", "l", "space", "enter", "h", "h", "h", "enter")
        assert "Sens ?" in screen_text(pilot)
        await press(pilot, "plus")
        await settle(pilot)
        added = decisions(store_path)[-1]
        fields = dict(added.fields)
        assert added.kind == "add"
        assert (fields["holder_id"], fields["target_id"]) == ("khalifa-haftar", "fayez-al-sarraj")
        assert (fields["cue"], fields["stance"]) == ("combat", "support")
        assert fields["evidence"] == "Khalifa Haftar combat Fayez al-Sarraj."
        stance = bench.source.stance
        assert stance is not None and stance.review == "added" and stance.key == added.subject


async def test_marking_is_given_up_with_escape(opened: Opener, store_path: Path) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "1", "enter", "a", "j", "k", "right", "left", "escape")
        assert bench.marking is None and not bench.source.asking and bench.pane.id == "source"
        assert not decisions(store_path)


async def test_merging_an_actor_into_another(opened: Opener, store_path: Path) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        bench.actors.move_to(find_actor(pilot, "abdel-fattah-al-sissi"))
        await press(pilot, "2", "m")
        await write(pilot, "egypte")
        await press(pilot, "enter")
        assert decisions(store_path)[-1].fields == (("into", "egypte"),)
        assert "abdel-fattah-al-sissi" not in {row.actor for row in bench.actors.rows}
        await press(pilot, "u")
        assert "abdel-fattah-al-sissi" in {row.actor for row in bench.actors.rows}


async def test_renaming_an_actor(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        bench.actors.move_to(find_actor(pilot, "turquie"))
        await press(pilot, "2", "R", "ctrl+u")
        await write(pilot, "Ankara")
        await press(pilot, "enter")
        assert "Ankara" in {row.name for row in bench.actors.rows}


async def test_saying_whom_an_actor_speaks_for(opened: Opener, store_path: Path) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        bench.actors.move_to(find_actor(pilot, "khalifa-haftar"))
        await press(pilot, "2", "P")
        await write(pilot, "emir")
        await press(pilot, "down", "enter")
        assert decisions(store_path)[-1].fields == (("member_of", "emirats-arabes-unis"),)


async def test_splitting_a_name_off(opened: Opener, store_path: Path) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        bench.actors.move_to(find_actor(pilot, "egypte"))
        await press(pilot, "2", "S", "enter", "enter")
        last = decisions(store_path)[-1]
        assert last.kind == "split" and dict(last.fields)["alias"] == "Le Caire"
        corpus = app_of(pilot).desk.corpus
        assert corpus is not None and corpus.name(dict(last.fields)["into"]) == "Le Caire"


async def test_stances_go_with_the_name_that_is_split_off(opened: Opener, store_path: Path) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        bench.actors.move_to(find_actor(pilot, "khalifa-haftar"))
        await press(pilot, "2", "S")
        assert "maréchal Haftar" in screen_text(pilot)
        await press(pilot, "j", "enter", "ctrl+u")
        await write(pilot, "le maréchal")
        await press(pilot, "enter")
        fields = dict(decisions(store_path)[-1].fields)
        assert fields["alias"] == "maréchal Haftar" and fields["stance"]
        # "L'Égypte soutient le maréchal Haftar" is said of him, "aurait appuyé Haftar" is not.
        counts = {row.key: row.support for row in bench.stances.rows}
        assert counts["egypte", fields["into"]] == counts["egypte", "khalifa-haftar"] == 1
        await press(pilot, "u")
        assert {row.key: row.support for row in bench.stances.rows}["egypte", "khalifa-haftar"] == 2


async def test_dating_an_article(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        bench.articles.move_to(find_article(pilot, "006_sans_date"))
        await press(pilot, "1", "D")
        await write(pilot, "2019-06")
        await press(pilot, "enter")
        dated = app_of(pilot).desk.article("006_sans_date")
        assert dated is not None and (dated.published, dated.published_basis) == ("2019-06", "user")
        assert "2019-06" in screen_text(pilot)


async def test_bookmarks_and_notes(opened: Opener, store_path: Path) -> None:
    async with opened(size=(120, 40)) as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "1", "b", "i")
        await write(pilot, "relire")
        await press(pilot, "enter")
        assert [d.kind for d in decisions(store_path)] == ["bookmark", "note"]
        assert "★ 2019-11-15 ✎" in screen_text(pilot)
        await press(pilot, "b")
        assert decisions(store_path)[-1].kind == "unbookmark"
        await at_evidence(pilot, "turquie")
        await press(pilot, "i")
        await write(pilot, "net")
        await press(pilot, "enter")
        assert bench.source.stance is not None and bench.source.stance.note == "net"
        assert "✎ net" in screen_text(pilot)


async def test_next_undecided_goes_on_past_what_is_decided(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        seen = []
        for _ in range(13):
            await press(pilot, "s")
            assert bench.source.stance is not None
            seen.append(bench.source.stance.key)
            await press(pilot, "y")
        assert len(set(seen)) == 13
        await press(pilot, "s")
        assert "plus rien à décider" in screen_text(pilot)


async def test_one_decision_for_all_of_a_frame_after_a_look(opened: Opener, store_path: Path) -> None:
    async with opened() as pilot:
        await at_evidence(pilot, "donald-trump")
        await press(pilot, "X")
        text = screen_text(pilot)
        assert "verbe-soutient" in text and "3 positions à décider" in text
        assert not decisions(store_path)
        await press(pilot, "enter")
        made = decisions(store_path)
        assert [d.kind for d in made] == ["reject"] * 3 and all(d.anchor for d in made)
        await press(pilot, "u")
        assert all(d.undone for d in decisions(store_path))


async def test_a_read_only_store_says_so_and_writes_nothing(opened: Opener, store_path: Path) -> None:
    async with opened() as pilot:
        app_of(pilot).desk.readonly = True
        app_of(pilot).bench.show_chips()
        await at_evidence(pilot, "turquie")
        await press(pilot, "y")
        assert "lecture seule" in screen_text(pilot)
        assert not decisions(store_path)


async def test_what_others_decide_is_shown(opened: Opener, store_path: Path) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        key = await at_evidence(pilot, "mike-pompeo")
        with Store.open(store_path, by="autre") as other:
            other.decide("reject", key)
        app.others.look()
        await settle(pilot)
        assert ("mike-pompeo", "khalifa-haftar") not in {row.key for row in app.bench.stances.rows}


async def test_a_decision_whose_text_changed_is_to_be_looked_at_again(
    opened: Opener, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as pilot:
        await at_evidence(pilot, "turquie")
        await press(pilot, "y")
    before = library.sources()
    changed = "La Turquie condamne fermement l'attaque de Khalifa Haftar et soutient Fayez al-Sarraj."
    articles = [
        (
            id,
            date,
            title,
            tuple((changed if text.startswith("La Turquie") else text, said) for text, said in body),
        )
        for id, date, title, body in library.ARTICLES
    ]
    monkeypatch.setattr(library, "ARTICLES", articles)
    assert library.sources() != before
    library.make_store(store_path)
    async with opened(size=(120, 40)) as pilot:
        assert "1 décision à revoir" in screen_text(pilot)
        bench = app_of(pilot).bench
        await at_evidence(pilot, "turquie")
        stance = bench.source.stance
        assert stance is not None and stance.stale
        assert "à revoir" in screen_text(pilot)
