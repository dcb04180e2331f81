"""The session: opened again, everything is where it was, whatever ended the last one."""

from __future__ import annotations

import shutil
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.database import Store
from tests.tui.conftest import Opener, app_of, find_article, press, screen_text, settle
from tests.tui.library import make_store
from tui.session import PLACES_KEPT, STATE, Session, session_from


async def test_quitting_and_opening_again_changes_nothing(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "2", "enter", "t", "o", "j", "enter", "n", "j")
        before = bench.session_now().state()
        shown = screen_text(pilot).splitlines()[:-1]
        await pilot.press("q")
    async with opened() as pilot:
        after = app_of(pilot).bench.session_now().state()
        assert {**after, "seen": None} == {**before, "seen": None}
        assert screen_text(pilot).splitlines()[:-1] == shown


async def test_the_session_is_on_disk_soon_after_a_move(opened: Opener, store_path: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "1", "j", "j")
        await pilot.pause(0.5)
        await settle(pilot)
        with Store.open(store_path, readonly=True) as store:
            assert store.load_state(STATE)["article_cursor"] == "003_trump"


async def test_the_place_in_each_article_is_kept(opened: Opener) -> None:
    async with opened(size=(60, 20)) as pilot:
        bench = app_of(pilot).bench
        bench.articles.move_to(find_article(pilot, "001_tripoli"))
        await press(pilot, "1", "enter", "G")
        place = bench.source.offset_here
        await press(pilot, "1", "k", "enter", "1", "j", "enter")
        assert bench.source.article is not None and bench.source.article.article == "001_tripoli"
        assert bench.source.offset_here == place > 0


async def test_a_new_build_is_offered_and_does_not_lose_the_place(
    opened: Opener, store_path: Path, tmp_path: Path
) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        await press(pilot, "1", "j", "j", "enter", "n")
        before = app.bench.session_now().state()
        shutil.copytree(make_store(tmp_path / "other"), store_path, dirs_exist_ok=True)
        app.others.look()
        await settle(pilot)
        assert "recharger" in screen_text(pilot)
        await press(pilot, "L")
        assert "base rechargée" in screen_text(pilot)
        assert app.bench.session_now().state() == before


async def test_nothing_to_reload_is_said(opened: Opener) -> None:
    async with opened() as pilot:
        await press(pilot, "L")
        assert "rien de nouveau" in screen_text(pilot)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
NAMES = ("filter", "order", "focused", "zoomed", "thread", "places", "article", "dyad_cursor", "theme")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(NAMES), JSON))
def test_any_state_on_disk_gives_some_session(state: dict[str, object]) -> None:
    session = session_from(state)
    assert session.order in ("activity", "recency", "change")
    assert all(isinstance(place, int) for place in session.places.values())


def test_places_are_forgotten_oldest_first() -> None:
    session = Session()
    for number in range(PLACES_KEPT + 5):
        session.remember(str(number), number)
    assert len(session.places) == PLACES_KEPT and "4" not in session.places and "5" in session.places
