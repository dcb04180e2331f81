"""The app on a store of annotated articles, at sizes that terminals have."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store.config import load_config
from store.queries.answers import DyadKey
from tests.tui.library import make_store
from tui.app import SidesApp

Opener = Callable[..., AbstractAsyncContextManager[Pilot[int]]]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The annotated articles as a store; copy it to decide in it."""
    return make_store(tmp_path_factory.mktemp("built") / "store")


@pytest.fixture
def store_path(built: Path, tmp_path: Path) -> Path:
    """A store of one's own."""
    return Path(shutil.copytree(built, tmp_path / "store"))


@pytest.fixture(autouse=True)
def own_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings of the machine's user, a terminal that shows accents, a name to decide under."""
    monkeypatch.setenv("SIDES_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LOGNAME", "relectrice")
    monkeypatch.delenv("NO_COLOR", raising=False)


def app_of(pilot: Pilot[int]) -> SidesApp:
    """The app that a pilot drives."""
    assert isinstance(pilot.app, SidesApp)
    return pilot.app


def find_article(pilot: Pilot[int], article: str) -> int:
    """The line of an article in the list."""
    return [row.article for row in app_of(pilot).bench.articles.rows].index(article)


def find_actor(pilot: Pilot[int], actor: str) -> int:
    """The line of an actor in the list."""
    return [row.actor for row in app_of(pilot).bench.actors.rows].index(actor)


def find_dyad(pilot: Pilot[int], dyad: DyadKey) -> int:
    """The line of a dyad in the list."""
    return [row.key for row in app_of(pilot).bench.stances.rows].index(dyad)


async def settle(pilot: Pilot[int]) -> None:
    """Wait until what was asked for is on the screen: nothing ordered, nothing pending."""
    app = app_of(pilot)
    for _ in range(400):
        await pilot.pause()
        bench = app.bench
        if not bench.busy and app.desk.view is not None:
            break
        await pilot.pause(0.01)
    await pilot.pause()


@pytest.fixture
def opened(store_path: Path) -> Opener:
    """`async with opened(size=(80, 24)) as pilot` runs the app on the store until it has loaded."""

    @asynccontextmanager
    async def open_app(
        size: tuple[int, int] = (80, 24), path: Path = store_path, config: Path | None = None
    ) -> AsyncIterator[Pilot[int]]:
        app = SidesApp(path, load_config(config) if config else None)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot

    return open_app


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one by one, each answered before the next."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def write(pilot: Pilot[int], text: str) -> None:
    """Type text as a keyboard would."""
    names = {" ": "space", "-": "minus", "'": "apostrophe", "~": "tilde"}
    for char in text:
        await pilot.press(names.get(char, char))
    await settle(pilot)


def screen_lines(pilot: Pilot[int]) -> list[str]:
    """The lines on the screen, as text."""
    strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def screen_text(pilot: Pilot[int]) -> str:
    """All that is on the screen."""
    return "\n".join(screen_lines(pilot))
