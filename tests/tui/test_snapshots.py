"""Pictures of the screens at the sizes that terminals have. Nothing in them moves or tells the time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import app_of, find_dyad, press, settle, write
from tui.app import SidesApp
from tui.glyphs import ASCII

SIZES = [(60, 20), (80, 24), (120, 40)]
Compare = Callable[..., bool]
Steps = Callable[[Pilot[Any]], Awaitable[None]]


async def start(pilot: Pilot[Any]) -> None:
    await settle(pilot)


async def actor_chosen(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    await press(pilot, "2", "enter", "t")


async def evidence(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    bench = app_of(pilot).bench
    bench.stances.move_to(find_dyad(pilot, ("egypte", "khalifa-haftar")))
    await press(pilot, "3", "enter", "d")


async def change_of_side(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    await press(pilot, "3", "o", "o", "d")


async def matrix(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    await press(pilot, "M", "j", "l")


async def who(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    await press(pilot, "w")
    await write(pilot, "haftar")


async def nothing_left(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    await press(pilot, "slash")
    await write(pilot, "zanzibar")
    await press(pilot, "enter")


async def rolled_up(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    await press(pilot, "3", "r")


async def filters(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    await press(pilot, "f")


async def marking(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    await press(pilot, "1", "enter", "a", "l", "space")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    "steps",
    [start, actor_chosen, evidence, change_of_side, matrix, who, nothing_left, rolled_up, filters, marking],
)
def test_screen(snap_compare: Compare, store_path: Path, steps: Steps, size: tuple[int, int]) -> None:
    assert snap_compare(SidesApp(store_path), run_before=steps, terminal_size=size)


@pytest.mark.parametrize("steps", [start, evidence, matrix])
def test_large_screen(snap_compare: Compare, store_path: Path, steps: Steps) -> None:
    assert snap_compare(SidesApp(store_path), run_before=steps, terminal_size=(200, 50))


def test_in_ascii(snap_compare: Compare, store_path: Path, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("ascii = true\n", encoding="utf-8")
    app = SidesApp(store_path)
    assert app.glyphs is ASCII
    assert snap_compare(app, run_before=evidence, terminal_size=(80, 24))


@pytest.mark.parametrize("theme", ["gruvbox", "ansi-light"])
def test_theme(snap_compare: Compare, store_path: Path, tmp_path: Path, theme: str) -> None:
    (tmp_path / "config.toml").write_text(f'theme = "{theme}"\n', encoding="utf-8")
    assert snap_compare(SidesApp(store_path), run_before=evidence, terminal_size=(80, 24))


def test_without_colour(snap_compare: Compare, store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(SidesApp(store_path), run_before=evidence, terminal_size=(80, 24))
