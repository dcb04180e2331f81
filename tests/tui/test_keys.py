"""The table of keys: complete, without clashes, changeable; help, palette and README come from it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from textual.binding import Binding

from tests.tui.conftest import Opener, app_of, press, screen_text
from tui import keys
from tui.app import SidesApp
from tui.keys_table import table
from tui.screens.overlay import ListOverlay, Prompt
from tui.screens.workbench import Workbench
from tui.widgets.pane import Pane

CONTRACT = {
    "tab", "shift+tab", "1", "2", "3", "4", "ampersand", "é", "quotation_mark", "apostrophe", "down",
    "up", "left", "right", "h", "j", "k", "l", "g", "G", "enter", "escape", "slash", "n", "N",
    "left_square_bracket", "right_square_bracket", "left_parenthesis", "right_parenthesis", "w", "r",
    "t", "y", "x", "e", "a", "u", "m", "c", "question_mark", "ctrl+p", "q",
}  # fmt: skip


def every_key() -> list[str]:
    return [name for key in keys.KEYS for name in key.keys.split(",")]


def test_the_contract_is_kept() -> None:
    assert set(every_key()) >= CONTRACT


def test_no_key_does_two_things() -> None:
    assert not [name for name, count in Counter(every_key()).items() if count > 1]


def test_every_action_has_an_id_a_word_and_a_sentence() -> None:
    ids = [key.id for key in keys.KEYS]
    assert len(ids) == len(set(ids))
    for key in keys.KEYS:
        assert key.words and key.more and key.group


@pytest.mark.parametrize("owner", [Pane, Workbench, SidesApp, ListOverlay, Prompt])
def test_every_binding_has_an_id_and_a_tooltip(owner: type) -> None:
    for binding in owner.__dict__.get("BINDINGS", ()):
        assert isinstance(binding, Binding)
        if not binding.system:
            assert binding.id and binding.tooltip and binding.description


@pytest.mark.parametrize("key", keys.KEYS, ids=lambda key: str(key.id))
def test_every_action_exists_where_it_is_bound(key: keys.Key) -> None:
    owner = {"pane": Pane, "app": SidesApp}.get(key.where, Workbench)
    assert hasattr(owner, f"action_{key.action.partition('(')[0]}")


@pytest.mark.parametrize("key", [k for k in keys.KEYS if k.id != "quit"], ids=lambda key: str(key.id))
async def test_every_key_can_be_pressed_at_once(opened: Opener, key: keys.Key) -> None:
    async with opened() as pilot:
        for name in key.keys.split(","):
            await press(pilot, name, "escape")
        assert app_of(pilot).is_running


async def test_digits_of_an_azerty_keyboard(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        for name, pane in zip(("ampersand", "é", "quotation_mark", "apostrophe"), bench.panes, strict=True):
            await press(pilot, name)
            assert bench.pane.id == pane.id


async def test_tab_goes_round(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "1", "tab", "tab", "tab", "tab")
        assert bench.pane.id == "articles"
        await press(pilot, "shift+tab")
        assert bench.pane.id == "source"
        await press(pilot, "h", "h")
        assert bench.pane.id == "actors"
        await press(pilot, "l", "k", "left", "right")


async def test_keys_are_changed_in_the_configuration(opened: Opener, tmp_path: Path) -> None:
    config = tmp_path / "own.toml"
    config.write_text('[keys]\n"pane.stances" = "s"\n"review.next" = "ctrl+n"\n', encoding="utf-8")
    async with opened(config=config) as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "1", "s")
        assert bench.pane.id == "stances"
        await press(pilot, "1", "3")
        assert bench.pane.id == "articles"
        await press(pilot, "question_mark", "G")
        await press(pilot, "escape", "question_mark")
        assert any("s " in line and "positions" in line for line in screen_text(pilot).splitlines())


async def test_help_shows_every_action(opened: Opener) -> None:
    async with opened(size=(120, 100)) as pilot:
        await press(pilot, "question_mark")
        text = screen_text(pilot)
        for key in keys.KEYS:
            assert key.more in text
            assert keys.shown(key).split()[0] in text
        await press(pilot, "escape")
        assert "1 Articles" in screen_text(pilot)


async def test_the_palette_offers_every_action_and_does_it(opened: Opener) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        titles = {command.help for command in app.get_system_commands(app.screen)}
        assert titles >= {key.more for key in keys.KEYS if key.id != "palette"}
        await press(pilot, "ctrl+p")
        await pilot.press(*"tableau")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause(0.2)
        await press(pilot)
        assert "Qui est avec qui" in screen_text(pilot)


def test_the_readme_table_names_every_action() -> None:
    text = table()
    assert all(key.more in text for key in keys.KEYS)
    assert text.startswith("| ")
