"""Keys typed ahead mean what the one before brings, and an old answer never covers a newer one."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

import pytest

from store.database import Store
from store.queries.filters import Filter
from tests.tui.conftest import Opener, app_of, press, settle
from tests.tui.test_terminal import ESCAPES, Sides, running, start

__all__ = ["running"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("/chancelleries\r", "« chancelleries » : 1 article"),
        ("2j\r3\r", "preuve"),
        ("wpompeo\x1b[B\r", "Mike Pompeo → Khalifa Haftar : preuve 1/1"),
        ("f\x1b[B\x1b[B\r", "supposé ×"),
        ("f\x1b[B\x1b[B\rFwhaftar", "Soutiennent Khalifa Haftar (5)"),
        ("Mq", "13 positions"),
    ],
)
def test_keys_that_come_in_one_packet_are_answered_in_turn(
    running: list[Sides], store_path: Path, typed: str, shown: str
) -> None:
    sides = start(running, store_path)
    sides.wait("13 positions")
    sides.rest(0.5)
    sides.seen = ""
    sides.process.send(typed)
    end = time.monotonic() + 20
    while shown not in ESCAPES.sub("", sides.seen) and time.monotonic() < end:
        sides.rest(0.2)
    assert shown in ESCAPES.sub("", sides.seen)
    with Store.open(store_path, readonly=True) as store:
        assert {decision.kind for decision in store.decisions()} <= {"read"}


async def test_the_filter_asked_for_last_is_shown(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        said: list[str] = []
        for actor in ("turquie", "egypte", "mike-pompeo"):
            bench.filter_by(Filter(actor=actor), partial(said.append, actor))
        await settle(pilot)
        assert bench.desk.view is not None and bench.desk.view.filter == Filter(actor="mike-pompeo")
        assert [row.key for row in bench.stances.rows] == [("mike-pompeo", "khalifa-haftar")]
        assert said == ["mike-pompeo"]


async def test_an_answer_that_comes_late_is_not_shown(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        said: list[str] = []
        bench.filter_by(Filter(actor="turquie"), lambda: said.append("turquie"))
        time.sleep(0.5)  # the store's thread answers meanwhile, and the screen does not hear it yet
        bench.filter_by(Filter(actor="egypte"), lambda: said.append("egypte"))
        await settle(pilot)
        assert said == ["egypte"]
        assert {row.holder.actor for row in bench.stances.rows} == {"egypte"}


async def test_a_decision_made_while_a_view_is_worked_out_is_in_it(opened: Opener, store_path: Path) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        assert app.desk.store is not None and app.desk.corpus is not None
        key = next(row.key for row in app.desk.corpus.view().stances if row.holder.actor == "mike-pompeo")
        await press(pilot, "3")
        app.bench.filter_by(Filter(actor="khalifa-haftar"))
        app.bench.decide("reject", key)
        app.bench.filter_by(Filter(actor="khalifa-haftar", role="toward"))
        await settle(pilot)
        assert "mike-pompeo" not in {row.holder.actor for row in app.bench.stances.rows}
