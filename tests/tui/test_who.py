"""`w` answers from anywhere: who supports, who opposes, since when, and goes to the evidence."""

from __future__ import annotations

from store.queries.filters import Filter
from tests.tui.conftest import Opener, app_of, press, screen_text, write
from tests.unit.queries_world import columns_of, stub, world
from tui.glyphs import UNICODE
from tui.screens.who import MOST_LINES, Found, WhoPrompt


async def test_who_answers_while_one_types(opened: Opener) -> None:
    async with opened() as pilot:
        await press(pilot, "4", "w")
        await write(pilot, "haft")
        text = screen_text(pilot)
        assert "Soutiennent Khalifa Haftar (5)" in text and "S'opposent à Khalifa Haftar (4)" in text
        assert "Égypte  depuis 2014" in text


async def test_time_words_narrow_the_answer(opened: Opener) -> None:
    async with opened() as pilot:
        await press(pilot, "w")
        await write(pilot, "haftar depuis mai 2019")
        text = screen_text(pilot)
        assert "Soutiennent Khalifa Haftar (1)" in text and "Égypte" not in text


async def test_enter_goes_to_the_evidence(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "w")
        await write(pilot, "haftar")
        await press(pilot, "down", "enter")
        assert bench.desk.filter.actor == "khalifa-haftar"
        assert bench.desk.thread is not None and bench.desk.thread[1] == "khalifa-haftar"
        assert bench.source.stance is not None and bench.pane.id == "source"
        await press(pilot, "escape")
        assert not bench.desk.filter.active


async def test_enter_shows_the_last_evidence_of_what_the_line_says(opened: Opener) -> None:
    async with opened(size=(80, 40)) as pilot:
        bench = app_of(pilot).bench
        for kind, cue in (("support", "appuyé"), ("oppose", "s'opposent")):
            await press(pilot, "w")
            await write(pilot, "haftar")
            prompt = pilot.app.screen
            assert isinstance(prompt, WhoPrompt)
            found = [choice.value for choice in prompt.list.choices]
            states = ("etats-unis", "khalifa-haftar")
            place = next(
                i
                for i, one in enumerate(found)
                if isinstance(one, Found) and one.kind == kind and one.dyad == states
            )
            prompt.list.move_to(place)
            await press(pilot, "enter")
            assert bench.source.stance is not None and bench.source.stance.stance == kind
            assert bench.source.stance.cue == cue
            await press(pilot, "escape")


def test_all_are_counted_and_the_first_listed() -> None:
    corpus = world()
    stubs = [stub(f"w{n}", "a3", f"voter-{n}", "belmar", "support", "2020-05") for n in range(MOST_LINES + 5)]
    corpus.add_columns(columns_of(stubs))
    corpus.finish()
    answer = WhoPrompt(corpus, False, UNICODE, lambda ask, then: then(ask())).answer("belmar")
    said = ["".join(text for text, _ in choice.pieces).strip() for choice in answer]
    counted = next(line for line in said if line.startswith("Soutiennent"))
    supporters = len(corpus.view(Filter(actor="belmar", role="toward", polarities=("support",))).dyads)
    assert counted.endswith(f"({supporters})")
    rest = answer[said.index(f"… et {supporters - MOST_LINES} de plus")]
    assert rest.value == Found(Filter(actor="belmar", role="toward"))


async def test_rolled_up_it_says_for_whom_it_answers(opened: Opener) -> None:
    async with opened() as pilot:
        bench = app_of(pilot).bench
        await press(pilot, "r", "w")
        await write(pilot, "pompeo")
        assert "États-Unis soutient" in screen_text(pilot) and "Mike Pompeo soutient" not in screen_text(
            pilot
        )
        await press(pilot, "enter")
        assert bench.desk.chips()[0].words.endswith("États-Unis")
        assert bench.actors.chosen == "etats-unis"


async def test_an_alias_is_enough(opened: Opener) -> None:
    async with opened() as pilot:
        await press(pilot, "w")
        await write(pilot, "ankara")
        assert "Turquie soutient (1)" in screen_text(pilot)


async def test_an_unknown_name_offers_near_ones_and_escape_leaves(opened: Opener) -> None:
    async with opened() as pilot:
        await press(pilot, "w")
        await write(pilot, "xyzxyz")
        assert "Personne de ce nom" in screen_text(pilot)
        await press(pilot, "enter", "escape")
        assert "1 Articles" in screen_text(pilot)
