"""What else a reader is promised: every field corrected, sources named, every way out of every list."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.queries.answers import StanceRow
from tests.tui.conftest import Opener, app_of, find_dyad, press, screen_lines, screen_text, settle, write
from tests.tui.test_reviewing import at_evidence, decisions
from tui import keys, theme
from tui.glyphs import ASCII, UNICODE
from tui.screens.dyad import DyadScreen
from tui.screens.matrix import MatrixScreen
from tui.screens.overlay import ListOverlay, Prompt
from tui.screens.reading import TextScreen
from tui.screens.workbench import Workbench

HAFTAR_EGYPT = ("egypte", "khalifa-haftar")


# --- reviewing ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("down", "typed", "fields"),
    [
        (1, "pomp", {"target_id": "mike-pompeo", "target": "Mike Pompeo"}),
        (2, "", {"stance": "support"}),
        (5, "un diplomate", {"source": "un diplomate"}),
    ],
    ids=["target", "stance", "source"],
)
async def test_every_field_can_be_corrected(
    opened: Opener, store_path: Path, down: int, typed: str, fields: dict[str, str]
) -> None:
    async with opened() as pilot:
        await at_evidence(pilot, "turquie")
        await press(pilot, "e", *["j"] * down, "enter")
        if typed:
            await write(pilot, typed)
        await press(pilot, "enter")
        assert dict(decisions(store_path)[-1].fields) == fields
        stance = app_of(pilot).bench.source.stance
        assert stance is not None and stance.review == "edited"
        assert all(getattr(stance, name) == value for name, value in fields.items())


async def test_accepting_all_of_a_frame(opened: Opener, store_path: Path) -> None:
    async with opened() as pilot:
        await at_evidence(pilot, "donald-trump")
        await press(pilot, "Y")
        assert "Accepter la tournure" in screen_text(pilot)
        await press(pilot, "escape")
        assert not decisions(store_path)
        await press(pilot, "Y", "enter")
        assert [d.kind for d in decisions(store_path)] == ["accept"] * 3
        await press(pilot, "Y")
        assert "plus rien à décider" in screen_text(pilot)


async def test_who_decided_and_when_is_told(opened: Opener) -> None:
    async with opened(size=(120, 40)) as pilot:
        await at_evidence(pilot, "turquie")
        await press(pilot, "y", "d")
        line = next(line for line in screen_lines(pilot) if "acceptée par relectrice" in line)
        assert "le 20" in line


async def test_the_next_undecided_after_a_rejected_one_is_the_one_that_follows(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        assert bench.desk.view is not None
        order = [row.key for row in bench.desk.view.stances]
        seen = []
        for _ in range(4):
            await press(pilot, "s", "x")
            assert bench.source.stance is not None
            seen.append(bench.source.stance.key)
        assert seen == order[:4]


# --- looking closer -----------------------------------------------------------------------------


async def test_a_dyad_in_large_names_certainty_and_source_by_date(opened: Opener) -> None:
    async with opened(size=(120, 40)) as pilot:
        bench = app_of(pilot).bench
        bench.stances.move_to(find_dyad(pilot, HAFTAR_EGYPT))
        await press(pilot, "3", "d")
        await pilot.pause(0.1)
        await settle(pilot)
        assert isinstance(pilot.app.screen, DyadScreen)
        told = [line for line in screen_lines(pilot) if "soutient" in line and "20" in line]
        assert any("2014" in line and "affirmé" in line for line in told)
        assert any("2019-03" in line and "supposé · d'après un diplomate" in line for line in told)
        await press(pilot, "G", "enter")
        assert bench.source.stance is not None and bench.source.stance.date == "2019-03"


async def test_the_matrix_leads_to_a_dyad_and_its_keys_close_it(opened: Opener) -> None:
    async with opened(size=(120, 40)) as pilot:
        for key in ("escape", "q", "M"):
            await press(pilot, "M")
            assert "Qui est avec qui" in screen_text(pilot)
            await press(pilot, key)
            assert "1 Articles" in screen_text(pilot)
        await press(pilot, "M", "l", "right", "h", "left", "j", "k", "enter")
        assert isinstance(pilot.app.screen, DyadScreen)
        assert isinstance(pilot.app.screen.evidence[0], StanceRow)


async def test_the_matrix_says_whole_what_is_under_the_cursor(opened: Opener) -> None:
    async with opened(size=(60, 20)) as pilot:
        await press(pilot, "M")
        screen = pilot.app.screen
        assert isinstance(screen, MatrixScreen)
        matrix = screen.pane.matrix
        for keys, line, column in (((), 0, 0), (("j",), 1, 0), (("l",), 1, 1)):
            await press(pilot, *keys)
            names = f"{matrix.holders[line].name} → {matrix.targets[column].name} : "
            assert names in screen_lines(pilot)[-1]


async def test_the_matrix_is_of_the_period(opened: Opener) -> None:
    async with opened(size=(120, 40)) as pilot:
        await press(pilot, "left_square_bracket", "M")
        screen = pilot.app.screen
        assert isinstance(screen, MatrixScreen)
        names = {ref.name for ref in screen.pane.matrix.holders}
        assert names == {"États-Unis", "Gouvernement d'union nationale"}


async def test_copying_shows_the_citation_with_its_reference(opened: Opener) -> None:
    async with opened(size=(120, 40)) as pilot:
        bench = app_of(pilot).bench
        await at_evidence(pilot, "turquie")
        await press(pilot, "c")
        stance = bench.source.stance
        assert stance is not None
        text = " ".join(line.strip() for line in screen_lines(pilot))
        for said in (stance.evidence, "Turquie s'oppose à Khalifa Haftar", "affirmé", "2019-04-05"):
            assert said in text
        assert f"[{stance.start}-{stance.end}]" in text and "Offensive sur Tripoli" in text
        assert app_of(pilot).clipboard.startswith("«")
        for key in ("escape", "q", "enter"):
            if not isinstance(pilot.app.screen, TextScreen):
                await press(pilot, "c")
            await press(pilot, key)
            assert pilot.app.screen is bench


# --- filters of the menu --------------------------------------------------------------------------


async def choose_filter(pilot: object, words: str) -> None:
    """Choose the line of the menu of filters that says `words`."""
    from textual.pilot import Pilot

    assert isinstance(pilot, Pilot)
    await press(pilot, "f")
    overlay = pilot.app.screen
    assert isinstance(overlay, ListOverlay)
    lines = ["".join(text for text, _ in choice.pieces) for choice in overlay.list.choices]
    overlay.list.move_to(next(i for i, line in enumerate(lines) if words in line))
    await press(pilot, "enter")


async def test_unread_bookmarked_and_undecided_can_be_asked_for(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "1", "b", "j", "enter", "1")
        await choose_filter(pilot, "non lus")
        assert len(bench.articles.rows) == 5 and "non lus ×" in screen_text(pilot)
        await choose_filter(pilot, "non lus")
        await choose_filter(pilot, "marqués d'un signet")
        assert [row.article for row in bench.articles.rows] == ["005_revirement"]
        await press(pilot, "F")
        await at_evidence(pilot, "turquie")
        await press(pilot, "y")
        await choose_filter(pilot, "à décider")
        assert bench.desk.view is not None and len(bench.desk.view.rows) == 12


async def test_only_one_dyad(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        bench.stances.move_to(find_dyad(pilot, HAFTAR_EGYPT))
        await press(pilot, "3")
        await choose_filter(pilot, "seulement ce duo")
        assert [row.key for row in bench.stances.rows] == [HAFTAR_EGYPT]
        assert {row.article for row in bench.articles.rows} == {"001_tripoli", "003_trump"}
        await choose_filter(pilot, "seulement ce duo")
        assert not bench.desk.filter.active


# --- prompts, lists, mouse, signs -----------------------------------------------------------------


async def test_the_keys_of_a_prompt(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "2", "m")
        prompt = pilot.app.screen
        assert isinstance(prompt, Prompt)
        await write(pilot, "a")
        for key, step in (("down", 1), ("ctrl+n", 1), ("up", -1), ("ctrl+p", -1)):
            before = prompt.list.cursor
            await press(pilot, key)
            assert prompt.list.cursor == before + step
        await press(pilot, "tab")
        assert prompt.input.value == "".join(prompt.list.choices[0].pieces[0][0]).strip()
        await press(pilot, "escape")
        assert pilot.app.screen is bench


async def test_a_name_that_is_nobody_is_not_taken(opened: Opener, store_path: Path) -> None:
    async with opened() as pilot:
        await press(pilot, "2", "m")
        await write(pilot, "qqqqqq")
        await press(pilot, "enter")
        assert "aucun acteur de ce nom" in screen_text(pilot) and not decisions(store_path)


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_lists_close(opened: Opener, key: str) -> None:
    async with opened() as pilot:
        await press(pilot, "f", key)
        assert isinstance(pilot.app.screen, Workbench)


async def test_the_wheel_moves(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        from textual import events

        down = events.MouseScrollDown(bench.stances, 1, 1, 0, 1, 0, False, False, False)
        bench.stances.post_message(down)
        await settle(pilot)
        assert bench.stances.cursor == 3
        up = events.MouseScrollUp(bench.stances, 1, 1, 0, -1, 0, False, False, False)
        bench.stances.post_message(up)
        await settle(pilot)
        assert bench.stances.cursor == 0


async def test_the_themes_go_round_and_the_last_is_kept(opened: Opener) -> None:
    async with opened() as pilot:
        seen = [app_of(pilot).theme]
        for _ in theme.THEMES:
            await press(pilot, "T")
            seen.append(app_of(pilot).theme)
        assert seen[0] == seen[-1] and set(seen) == set(theme.THEMES)
        await press(pilot, "T")
        kept = app_of(pilot).theme
        await pilot.press("ctrl+q")
    async with opened() as pilot:
        assert app_of(pilot).theme == kept


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_no_meaning_hangs_on_colour_alone(glyphs: object) -> None:
    signs = UNICODE if glyphs is UNICODE else ASCII
    assert len({signs.support, signs.oppose, signs.contact}) == 3
    marks = (theme.HOLDER, theme.TARGET, theme.CUE, theme.TIME, theme.MENTION)
    without = [style.without_color for style in marks]
    assert len(set(without)) == len(without)


async def test_any_size_shows_every_pane_whole(opened: Opener) -> None:
    async with opened(size=(200, 50)) as pilot:
        for size in ((200, 50), (80, 24), (60, 20), (40, 12), (120, 40)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            for number in "1234":
                await press(pilot, number)
                lines = screen_lines(pilot)
                assert len(lines) == size[1] and all(len(line) <= size[0] for line in lines)
                name = app_of(pilot).bench.panes[int(number) - 1].label
                assert any(f"{number} {name}" in line for line in lines)


def test_the_foot_reminds_of_few_keys() -> None:
    assert 3 < sum(key.foot for key in keys.KEYS) < 10
