"""Moving, opening, following, coming back: the four panes as a reader uses them."""

from __future__ import annotations

from dataclasses import replace

from store.model import SECOND_READING
from tests.tui.conftest import (
    Opener,
    app_of,
    find_actor,
    find_article,
    find_dyad,
    press,
    screen_lines,
    screen_text,
    settle,
)


async def test_the_four_panes_are_filled(opened: Opener) -> None:
    async with opened() as pilot:
        text = screen_text(pilot)
        for said in (
            "1 Articles",
            "2 Acteurs",
            "3 Positions",
            "4 Texte",
            "Revirement amér",
            "Khalifa Haftar",
        ):
            assert said in text
        assert "6 articles · 13 positions · 6 non lus" in text


async def test_opening_an_article_shows_its_text_and_marks_it_read(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "1", "j", "enter")
        assert bench.source.article is not None and bench.source.article.article == "004_sissi"
        assert bench.pane.id == "source"
        assert "Abdel Fattah al-Sissi a reçu" in screen_text(pilot)
        store = app_of(pilot).desk.store
        assert store is not None
        assert [(d.kind, d.subject) for d in store.decisions()] == [("read", "004_sissi")]
        assert "5 non lus" in screen_text(pilot)


async def test_choosing_an_actor_filters_articles_and_shows_his_dyads(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "2")
        bench.actors.move_to(find_actor(pilot, "fayez-al-sarraj"))
        await press(pilot, "enter")
        assert bench.desk.filter.actor == "fayez-al-sarraj"
        assert [row.article for row in bench.articles.rows] == ["001_tripoli", "006_sans_date"]
        assert {row.key for row in bench.stances.rows} == {
            ("turquie", "fayez-al-sarraj"),
            ("khalifa-haftar", "fayez-al-sarraj"),
        }
        assert bench.pane.id == "stances"
        assert " Fayez al-Sarraj × " in screen_text(pilot)


async def test_choosing_a_dyad_shows_its_last_evidence_marked_and_in_words(opened: Opener) -> None:
    async with opened(size=(120, 40)) as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "3")
        bench.stances.move_to(find_dyad(pilot, ("egypte", "khalifa-haftar")))
        await press(pilot, "enter")
        stance = bench.source.stance
        assert stance is not None and stance.article == "003_trump" and stance.certainty == "alleged"
        said = "+ Égypte soutient Khalifa Haftar · supposé · 2019-03 · d'après un diplomate"
        assert said in screen_text(pilot)
        assert "preuve 2/2" in screen_text(pilot)


async def test_n_goes_through_the_evidence_of_a_dyad_across_articles(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        bench.stances.move_to(find_dyad(pilot, ("egypte", "khalifa-haftar")))
        await press(pilot, "3", "enter", "N")
        assert bench.source.stance is not None and bench.source.stance.article == "001_tripoli"
        await press(pilot, "n")
        assert bench.source.stance is not None and bench.source.stance.article == "003_trump"
        await press(pilot, "n")
        assert "pas d'autre preuve" in screen_text(pilot)


async def test_n_goes_through_the_stances_of_an_article_opened_by_itself(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        bench.articles.move_to(find_article(pilot, "001_tripoli"))
        await press(pilot, "1", "enter")
        seen = []
        for _ in range(4):
            await press(pilot, "n")
            assert bench.source.stance is not None
            seen.append((bench.source.stance.holder_id, bench.source.stance.target_id))
        assert seen == [
            ("egypte", "khalifa-haftar"),
            ("emirats-arabes-unis", "khalifa-haftar"),
            ("turquie", "khalifa-haftar"),
            ("turquie", "fayez-al-sarraj"),
        ]
        await press(pilot, "N")
        assert bench.source.stance is not None and bench.source.stance.target_id == "khalifa-haftar"


async def test_escape_goes_back_the_way_one_came(opened: Opener) -> None:
    async with opened() as pilot:
        app = app_of(pilot)
        bench = app.bench
        await press(pilot, "2", "enter", "enter", "escape")
        assert bench.pane.id == "stances" and bench.desk.filter.actor == "khalifa-haftar"
        await press(pilot, "escape")
        assert bench.pane.id == "actors" and not bench.desk.filter.active
        await press(pilot, "escape")
        assert bench.pane.id == "actors"


async def test_why_a_stance_was_read_so(opened: Opener) -> None:
    async with opened(size=(120, 40)) as pilot:
        bench = app_of(pilot).bench
        bench.stances.move_to(find_dyad(pilot, ("egypte", "khalifa-haftar")))
        await press(pilot, "3", "enter", "d")
        text = screen_text(pilot)
        assert "tournure « verbe-appuyé » · mots « appuyé » · confiance 0,75" in text
        assert "règles : sujet-nominal" in text
        assert "date 2019-03 : date dite dans le texte" in text
        await press(pilot, "d")
        assert "tournure" not in screen_text(pilot)


async def test_what_is_only_likely_says_so(opened: Opener) -> None:
    async with opened(size=(120, 40)) as pilot:
        bench = app_of(pilot).bench
        bench.stances.move_to(find_dyad(pilot, ("egypte", "khalifa-haftar")))
        await press(pilot, "3", "enter")
        stance = bench.source.stance
        assert stance is not None
        bench.explain(replace(stance, repairs=(SECOND_READING,), confidence=0.31))
        await pilot.pause()
        text = screen_text(pilot)
        assert "confiance 0,31" in text and "seconde lecture" in text


async def test_evidence_is_marked_by_attributes_not_by_colour_alone(opened: Opener) -> None:
    async with opened(size=(120, 40)) as pilot:
        bench = app_of(pilot).bench
        bench.stances.move_to(find_dyad(pilot, ("egypte", "khalifa-haftar")))
        await press(pilot, "3", "enter")
        styles = {}
        for y in range(bench.source.size.height - bench.source.foot_lines):
            for segment in bench.source.render_line(y):
                if segment.style is not None:
                    styles[segment.text] = segment.style
        assert styles["Égypte"].bold and styles["Égypte"].underline
        assert styles["appuyé"].reverse
        assert styles["Haftar"].bold and styles["Haftar"].italic
        assert styles["en mars"].italic and not styles["en mars"].bold


async def test_next_unread_opens_one_after_the_other(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        seen = []
        for _ in range(6):
            await press(pilot, "p")
            assert bench.source.article is not None
            seen.append(bench.source.article.article)
        assert len(set(seen)) == 6
        await press(pilot, "p")
        assert "plus d'article non lu" in screen_text(pilot)


async def test_the_last_line_of_a_list_and_pages(opened: Opener) -> None:
    async with opened(size=(80, 24)) as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "3", "G")
        assert bench.stances.cursor == len(bench.stances.rows) - 1
        await press(pilot, "g")
        assert (bench.stances.cursor, bench.stances.top) == (0, 0)
        await press(pilot, "pagedown", "pageup", "up", "k")
        assert bench.stances.cursor == 0


async def test_the_mouse_works_and_is_not_needed(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await pilot.click("#articles", offset=(5, 3))
        await settle(pilot)
        assert bench.pane.id == "articles" and bench.articles.cursor == 2
        await pilot.click("#articles", offset=(5, 3))
        await settle(pilot)
        assert bench.source.article is not None and bench.source.article.article == "003_trump"


async def test_a_screen_too_small_says_so_and_comes_back(opened: Opener) -> None:
    async with opened(size=(80, 24)) as pilot:
        await pilot.resize_terminal(30, 8)
        await settle(pilot)
        assert "trop petit : 30×8" in screen_text(pilot)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "1 Articles" in screen_text(pilot)


async def test_one_cell_does_no_harm(opened: Opener) -> None:
    async with opened(size=(80, 24)) as pilot:
        for size in ((1, 1), (10, 3), (200, 50), (40, 12), (60, 20)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
        await press(pilot, "1", "2", "3", "4")


async def test_zoom_gives_one_pane_the_screen(opened: Opener) -> None:
    async with opened() as pilot:
        await press(pilot, "3", "z")
        assert "1 Articles" not in screen_text(pilot) and "3 Positions" in screen_text(pilot)
        await press(pilot, "z")
        assert "1 Articles" in screen_text(pilot)


async def test_the_calendar_fits_the_pane_after_a_resize(opened: Opener) -> None:
    async with opened(size=(200, 50)) as pilot:
        for size in ((80, 24), (120, 40), (60, 20)):
            await pilot.resize_terminal(*size)
            await press(pilot, "3")
            bench = app_of(pilot).bench
            lines = [line for line in screen_text(pilot).splitlines() if "Égypte → Khalifa" in line]
            assert lines and lines[0].endswith("+2")
            assert bench.stances.render_line(2).cell_length == bench.stances.size.width


async def test_a_page_is_turned_not_only_gone_down(opened: Opener) -> None:
    async with opened(size=(80, 24)) as pilot:
        await press(pilot, "question_mark")
        first, last = screen_lines(pilot)[1], screen_lines(pilot)[-2]
        await press(pilot, "space")
        assert screen_lines(pilot)[1].strip("▌ ") == last.strip("▌ ")
        await press(pilot, "pageup")
        assert screen_lines(pilot)[1].strip("▌ ") == first.strip("▌ ")
