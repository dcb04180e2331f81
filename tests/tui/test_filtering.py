"""Filters combine, say themselves in words, and never leave a pane silently empty."""

from __future__ import annotations

import pytest

from store.queries.filters import Filter
from tests.tui.conftest import Opener, app_of, find_actor, press, screen_lines, screen_text, settle, write


async def test_the_role_turns_between_toward_and_by(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "2")
        bench.actors.move_to(find_actor(pilot, "khalifa-haftar"))
        await press(pilot, "enter", "t")
        assert "envers Khalifa Haftar ×" in screen_text(pilot)
        assert {row.target.actor for row in bench.stances.rows} == {"khalifa-haftar"}
        await press(pilot, "t")
        assert "par Khalifa Haftar ×" in screen_text(pilot)
        assert {row.holder.actor for row in bench.stances.rows} == {"khalifa-haftar"}


async def test_the_others_are_counted_at_their_end(opened: Opener) -> None:
    """Of what is said to one actor, what the others say; of what it says, what is said to them."""
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "2")
        bench.actors.move_to(find_actor(pilot, "khalifa-haftar"))
        await press(pilot, "enter")
        for role in ("toward", "by"):
            await press(pilot, "t")
            assert bench.desk.filter.role == role
            for index, row in enumerate(bench.actors.rows):
                line = bench.actors.line(index, 40).text
                gives = (role == "by") == (row.actor == "khalifa-haftar")
                plus = row.supports if gives else row.supported
                minus = row.opposes if gives else row.opposed
                assert (f"+{plus}" in line) == bool(plus) and (f"−{minus}" in line) == bool(minus)


async def test_role_without_an_actor_says_what_to_do(opened: Opener) -> None:
    async with opened() as pilot:
        await press(pilot, "t")
        assert "choisir d'abord un acteur" in screen_text(pilot)


async def test_search_finds_without_accents_in_titles_and_texts(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "slash")
        await write(pilot, "chancelleries")
        await press(pilot, "enter")
        assert [row.article for row in bench.articles.rows] == ["001_tripoli"]
        assert "« chancelleries »" in screen_text(pilot)


async def test_a_search_without_answer_says_why_and_how_to_widen(opened: Opener) -> None:
    async with opened(size=(120, 40)) as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "slash")
        await write(pilot, "zanzibar")
        await press(pilot, "enter")
        text = screen_text(pilot)
        assert "Rien ne répond à : « zanzibar ». Sans « zanzibar » :" in " ".join(text.split())
        assert "F : lever tous les filtres" in text and "« zanzibar » : 0 article" in text
        await press(pilot, "F")
        assert len(bench.articles.rows) == 6
        assert "zanzibar" not in screen_text(pilot)  # nor what was said of it


async def test_on_a_narrow_screen_the_counts_give_way_before_the_chips(opened: Opener) -> None:
    async with opened(size=(60, 20)) as pilot:
        assert "6 articles · 13 positions · 6 non lus" in screen_lines(pilot)[0]
        await press(pilot, "2", "enter")
        assert "Khalifa Haftar ×" in screen_lines(pilot)[0] and " articles · " in screen_lines(pilot)[0]
        assert "? aide" in screen_lines(pilot)[-1]


async def test_backspace_takes_the_last_chip_away(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "2", "enter")
        assert bench.desk.filter.actor
        await press(pilot, "backspace")
        assert not bench.desk.filter.active
        await press(pilot, "backspace")
        assert "aucun filtre posé" in screen_text(pilot)


async def test_a_chip_is_removed_with_the_mouse(opened: Opener) -> None:
    async with opened() as pilot:
        await press(pilot, "2", "enter")
        await pilot.click("#top", offset=(10, 0))
        await settle(pilot)
        assert not app_of(pilot).desk.filter.active


async def test_the_filter_menu_sets_and_lifts(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "f", "j", "j", "enter")
        assert bench.desk.filter.certainties == ("alleged",)
        assert "supposé ×" in screen_text(pilot)
        assert len(bench.stances.rows) == 1
        await press(pilot, "f", "j", "j", "enter")
        assert not bench.desk.filter.active


async def test_a_period_is_typed_in_french(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "f")
        for _ in range(7):
            await press(pilot, "j")
        await press(pilot, "enter")
        await write(pilot, "depuis mai 2019")
        await press(pilot, "enter")
        assert bench.desk.filter.since == "2019-05-01"
        assert {row.article for row in bench.articles.rows} == {"004_sissi", "005_revirement"}


async def test_a_period_that_is_none_is_refused_in_words(opened: Opener) -> None:
    async with opened() as pilot:
        await press(pilot, "f")
        for _ in range(7):
            await press(pilot, "j")
        await press(pilot, "enter")
        await write(pilot, "jamais")
        await press(pilot, "enter")
        assert "date non comprise" in screen_text(pilot)
        assert not app_of(pilot).desk.filter.active


async def test_brackets_and_parentheses_move_the_period_through_all_panes(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "left_square_bracket")
        late = bench.desk.filter
        assert late.since is not None and "×" in screen_text(pilot)
        assert {row.article for row in bench.articles.rows} == {"005_revirement"}
        await press(pilot, "left_parenthesis")
        assert bench.desk.filter.since is not None and bench.desk.filter.since < late.since
        await press(pilot, "right_parenthesis")
        assert bench.desk.filter == late


async def test_rolling_up_shows_disagreement_inside_a_state(opened: Opener) -> None:
    async with opened(size=(120, 40)) as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "r")
        keys = {row.key for row in bench.stances.rows}
        assert ("etats-unis", "khalifa-haftar") in keys and ("mike-pompeo", "khalifa-haftar") not in keys
        text = screen_text(pilot)
        assert "désaccord : +Trump −Pompeo" in text
        await press(pilot, "r")
        assert ("mike-pompeo", "khalifa-haftar") in {row.key for row in bench.stances.rows}


async def test_the_order_of_dyads_turns(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        assert bench.stances.rows[0].key == ("egypte", "khalifa-haftar")
        await press(pilot, "o")
        assert "par date" in screen_text(pilot)
        await press(pilot, "o")
        assert bench.stances.rows[0].key == ("etats-unis", "khalifa-haftar")


async def test_a_change_of_side_is_pointed_out_with_both_dates(opened: Opener) -> None:
    async with opened(size=(200, 50)) as pilot:
        assert "⇄ soutenait 2019-04, s'oppose 2019-11-15" in screen_text(pilot)


async def test_filters_combine(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "2", "enter", "t")
        await press(pilot, "f", "j", "j", "j", "j", "j", "enter")
        assert bench.desk.filter.polarities == ("oppose",)
        assert {row.holder.actor for row in bench.stances.rows} == {
            "etats-unis",
            "turquie",
            "mike-pompeo",
            "gouvernement-d-union-nationale",
        }


@pytest.mark.parametrize(
    ("typed", "actor"),
    [("egypte", "egypte"), ("L'Égypte", "egypte"), ("le caire", "egypte"), ("SARRAJ", "fayez-al-sarraj")],
)
async def test_search_in_the_actors_looks_at_all_names(opened: Opener, typed: str, actor: str) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        articles = len(bench.articles.rows)
        await press(pilot, "2", "slash")
        assert "noms et autres noms" in screen_text(pilot)
        await write(pilot, typed)
        await press(pilot, "enter")
        assert [row.actor for row in bench.actors.rows] == [actor]
        assert len(bench.articles.rows) == articles  # the other panes show what they showed
        assert f"acteurs « {typed} » ×" in screen_text(pilot)
        await press(pilot, "F")
        assert len(bench.actors.rows) > 1


async def test_actors_of_whom_none_is_called_so(opened: Opener) -> None:
    async with opened(size=(120, 40)) as pilot:
        await press(pilot, "2", "slash")
        await write(pilot, "zanzibar")
        await press(pilot, "enter")
        text = screen_text(pilot)
        assert "Aucun acteur de cette vue" in text and "F : lever tous les filtres" in text
        assert "Offensive sur Tripoli" in text


@pytest.mark.parametrize(
    ("typed", "dyads"),
    [
        ("ankara", {("turquie", "khalifa-haftar"), ("turquie", "fayez-al-sarraj")}),
        ("combat", {("khalifa-haftar", "fayez-al-sarraj")}),
        ("REÇU", {("abdel-fattah-al-sissi", "khalifa-haftar")}),
    ],
)
async def test_search_in_the_stances_looks_at_who_and_at_the_words(
    opened: Opener, typed: str, dyads: set[tuple[str, str]]
) -> None:
    async with opened(size=(120, 40)) as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "3", "slash")
        assert "porteurs, cibles, mots" in screen_text(pilot)
        await write(pilot, typed)
        await press(pilot, "enter")
        assert {row.key for row in bench.stances.rows} == dyads
        assert f"positions « {typed} » ×" in screen_text(pilot)


async def test_what_was_searched_for_is_found_again_after_a_restart(opened: Opener) -> None:
    async with opened() as pilot:
        await press(pilot, "3", "slash")
        await write(pilot, "combat")
        await press(pilot, "enter")
        await pilot.press("q")
    async with opened() as pilot:
        bench = app_of(pilot).bench
        assert bench.desk.filter.said == "combat"
        assert [row.key for row in bench.stances.rows] == [("khalifa-haftar", "fayez-al-sarraj")]


MANY = Filter(
    actor="khalifa-haftar", role="toward", since="2010", until="2020",
    certainties=("asserted", "attributed", "alleged"), polarities=("support", "oppose"), unread=True,
)  # fmt: skip


@pytest.mark.parametrize("width", [40, 60, 80, 120])
async def test_chips_without_room_are_counted_listed_and_removed(opened: Opener, width: int) -> None:
    async with opened(size=(width, 24)) as pilot:
        bench = app_of(pilot).bench
        bench.filter_by(MANY)
        await settle(pilot)
        first = screen_lines(pilot)[0]
        shown = first.count("×")
        assert shown + int(first.rpartition(" +")[2].split()[0] if shown < 5 else 0) == 5
        await press(pilot, "O")
        text = screen_text(pilot)
        for chip in bench.desk.chips():
            assert chip.words in text
        await press(pilot, "G", "k", "enter")
        assert not bench.desk.filter.unread and bench.desk.filter.polarities
        await press(pilot, "O", "G", "enter")
        assert not bench.desk.filter.active
        await press(pilot, "O")
        assert "aucun filtre posé" in screen_text(pilot)


async def test_the_count_of_chips_without_room_opens_the_list_with_the_mouse(opened: Opener) -> None:
    async with opened(size=(60, 24)) as pilot:
        bench = app_of(pilot).bench
        bench.filter_by(MANY)
        await settle(pilot)
        await pilot.click("#top", offset=(screen_lines(pilot)[0].rindex(" +") + 1, 0))
        await settle(pilot)
        assert "Filtres posés" in screen_text(pilot)
