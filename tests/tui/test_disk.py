"""The disk fails under an open dashboard, two dashboards share one store: nothing is lost, all stay up."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from store.database import Store, check
from tests.bench.faults import small_disk
from tests.tui.conftest import Opener, app_of, press, screen_text, settle
from tests.tui.test_reviewing import at_evidence, decisions


async def test_a_store_that_is_gone_is_told_and_the_dashboard_stays(opened: Opener, store_path: Path) -> None:
    async with opened() as pilot:
        await at_evidence(pilot, "turquie")
        aside = store_path.with_name("aside")
        shutil.move(store_path, aside)
        await press(pilot, "y")
        said = screen_text(pilot)
        assert "Cannot" in said and "Was the folder moved or the disk unmounted?" in said
        assert "4 Texte" in said and "soutient" in said  # the panes have made room
        await press(pilot, "1", "j", "enter", "2", "j", "3", "j", "enter")
        app_of(pilot).others.look()
        await settle(pilot)
        assert app_of(pilot).is_running
        shutil.rmtree(store_path, ignore_errors=True)  # what was tried may have left a folder
        shutil.move(aside, store_path)
        await at_evidence(pilot, "turquie")
        await press(pilot, "y")
        assert [decision.kind for decision in decisions(store_path)] == ["accept"]
    assert check(store_path) == []


async def test_a_full_disk_is_told_and_nothing_is_lost(
    opened: Opener, store_path: Path, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", 1000) as grow:
        if grow is None:
            pytest.skip("mounting a small disk needs to be root")
        path = tmp_path / "disk" / "store"
        shutil.copytree(store_path, path)
        async with opened((80, 24), path) as pilot:
            await at_evidence(pilot, "turquie")
            await press(pilot, "y")
            with (tmp_path / "disk" / "rest").open("wb", buffering=0) as rest, pytest.raises(OSError):
                while rest.write(bytes(512)) == 512:
                    pass
                rest.write(bytes(512))
            with Store.open(path, by="autre") as other, pytest.raises(Exception, match="disk is full"):
                for number in range(200):  # what is left of the last page
                    other.decide("note", f"s{number}", {"note": "x" * 500})
            before = len(decisions(path))
            await press(pilot, "x")
            said = " ".join(screen_text(pilot).split())
            assert "disk is full. Free some space and try again" in said
            assert len(decisions(path)) == before
            grow(4000)
            await press(pilot, "x")
            assert decisions(path)[-1].kind == "reject" and len(decisions(path)) == before + 1
        assert [finding for finding in check(path) if finding.severity == "error"] == []


async def test_two_dashboards_lose_no_decision_and_show_each_others(opened: Opener, store_path: Path) -> None:
    async with opened() as one, opened() as two:
        await at_evidence(one, "turquie")
        await at_evidence(two, "mike-pompeo")
        for _ in range(3):
            await press(one, "y")
            await press(two, "x")
        made = decisions(store_path)
        with Store.open(store_path, readonly=True) as store:
            numbers = [decision.number for decision in store.decisions()]  # those of reading among them
        assert numbers == list(range(1, len(numbers) + 1))
        assert [decision.kind for decision in made] == ["accept", "reject"] * 3
        for pilot in (one, two):
            reviews: set[tuple[str, str]] = set()
            for _ in range(50):  # what is read in another thread may take its time
                app_of(pilot).others.look()
                await settle(pilot)
                corpus = app_of(pilot).desk.corpus
                assert corpus is not None
                reviews = {(row.holder.actor, row.review) for row in corpus.view().stances}
                if ("turquie", "accepted") in reviews and ("mike-pompeo", "auto") not in reviews:
                    break
                await pilot.pause(0.1)
            assert ("turquie", "accepted") in reviews
            assert "mike-pompeo" not in {holder for holder, _ in reviews}
