"""The jump box over an episode."""

from __future__ import annotations

import gc
from threading import Event

import pytest
from msgspec.structs import replace
from textual import events
from textual._styles_cache import StylesCache
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, Static

from tests.pilot.conftest import (
    AppOn,
    at_rest,
    make_episode,
    notices,
    place,
    position,
    type_in,
    until,
)
from tui.app.bidi import orders_here
from tui.app.overlay import OverlayScreen
from tui.app.widgets.hit_list import HitList
from tui.app.widgets.lit_text import LitText
from tui.app.widgets.reading_pane import ReadingPane
from tui.app.widgets.segment_list import SegmentList
from tui.model import Episode
from tui.workspace import hits
from tui.workspace.hits import Hit
from tui.workspace.scopes import EpisodeScope


async def test_jump_goes_where_misspelt_letters_lead(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("f")
        await pilot.pause()
        await type_in(pilot, "wagle danc")
        await pilot.press("enter")
        await pilot.pause()
        assert place(pilot) == 6


async def test_the_words_that_were_jumped_to_stay_lit_until_escape(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("f")
        await pilot.pause()
        await type_in(pilot, "bees")
        await pilot.press("down")
        preview = pilot.app.screen.query_one("#preview", LitText)
        assert preview.current
        assert "bees" in preview.blocks[preview.current.block].text
        await pilot.press("up", "enter")
        await pilot.pause()
        reading = pilot.app.screen.query_one(ReadingPane)
        assert [place(pilot), position(pilot)] == [0, "1 of 3"]
        await pilot.press("N")
        assert [place(pilot), position(pilot)] == [5, "3 of 3"]
        assert pilot.app.screen.query_one(SegmentList).border_subtitle == "8"
        await pilot.press("escape")
        await pilot.pause()
        assert len(reading.lit) == 0
        assert position(pilot) == ""


async def test_a_box_that_was_left_leaves_nothing_behind(app_on: AppOn) -> None:
    """As many widgets and what they drew as before, however often it is opened."""

    def living() -> tuple[int, int]:
        gc.collect()
        kinds = [type(each) for each in gc.get_objects()]
        return sum(issubclass(kind, Widget) for kind in kinds), kinds.count(StylesCache)

    async def open_both(pilot: Pilot[None]) -> None:
        await pilot.press("f", "b", "escape", "question_mark", "escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, OverlayScreen))
        await at_rest(pilot)

    async with app_on() as pilot:
        await open_both(pilot)
        first = living()
        await open_both(pilot)
        await until(pilot, lambda: living() <= first)


async def test_of_what_was_copied_here_the_first_line_is_pasted_cut_like_any_paste(
    app_on: AppOn,
) -> None:
    async with app_on() as pilot:
        await pilot.press("f")
        pilot.app.copy_to_clipboard(f"{'x' * 2_000}\n" + "a\tb\n" * 10_000)
        await pilot.press("ctrl+v")
        await at_rest(pilot)
        assert pilot.app.screen.query_one(Input).value == "x" * 1_000


async def test_a_long_paste_is_cut_and_that_is_told(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("f", "b")
        pilot.app.post_message(events.Paste("\n".join(["[31mees[0m " * 100_000] * 2)))
        await at_rest(pilot)
        value = pilot.app.screen.query_one(Input).value
        assert (value[:9], len(value)) == ("b[31mees[", 1_000)
        assert notices(pilot) == ["Of what was pasted, the first 999 characters are taken."]


async def test_the_box_opens_at_the_segment_that_the_reader_is_at(app_on: AppOn) -> None:
    async with app_on(start=900.0) as pilot:
        await pilot.press("f", "down", "enter")
        await pilot.pause()
        assert place(pilot) == 4


async def test_of_all_segments_only_those_that_are_seen_are_made_hits(
    app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    segment_hit = hits.segment_hit

    def counted(episode: Episode, place: int) -> Hit:
        made.append(place)
        return segment_hit(episode, place)

    monkeypatch.setattr(hits, "segment_hit", counted)
    many = make_episode([(f"Part {n}", "Of bees.") for n in range(500)])
    async with app_on(many, news=()) as pilot:
        await pilot.press("f", "down", "down", "enter")
        await at_rest(pilot)
        assert place(pilot) == 2
    assert {0, 1, 2} <= set(made) <= set(range(40))


async def test_up_brings_what_was_asked_before_the_last_first(app_on: AppOn) -> None:
    async with app_on() as pilot:
        for asked in ("mites", "queens", "mites"):
            await pilot.press("f")
            await pilot.pause()
            await type_in(pilot, asked)
            await pilot.press("enter")
            await pilot.pause()
        await pilot.press("f", "up")
        await at_rest(pilot)
        box = pilot.app.screen.query_one(Input)
        assert box.value == "mites"
        await pilot.press("up")
        await at_rest(pilot)
        assert box.value == "queens"
        await pilot.press("up", "enter")
        await pilot.pause()
        assert place(pilot) == 2
    async with app_on() as pilot:  # in another session too
        await pilot.press("f", "up")
        await at_rest(pilot)
        assert pilot.app.screen.query_one(Input).value == "queens"


async def test_where_little_is_found_it_is_told_how_much_there_is_elsewhere(app_on: AppOn) -> None:
    other = replace(make_episode(), path="other.md", title="Another")
    async with app_on(make_episode([("Stars", "Far away.")]), other) as pilot:
        await pilot.press("f")
        await pilot.pause()
        await type_in(pilot, "waggle")
        box = pilot.app.screen.query_one("#box")
        assert "tab: all that is open, 1 found there" in str(box.border_title)
        assert "tab: 1 in all that is open" in pilot.app.screen.query_one(HitList).empty_text


async def test_escape_from_jump_stays_where_we_were(app_on: AppOn) -> None:
    async with app_on(start=300.0) as pilot:
        await pilot.press("f")
        await pilot.pause()
        await type_in(pilot, "waggle")
        await pilot.press("escape")
        await pilot.pause()
        assert place(pilot) == 1


async def test_jump_takes_a_timecode(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("f")
        await pilot.pause()
        await type_in(pilot, "0:31:00")
        await pilot.press("enter")
        await pilot.pause()
        assert place(pilot) == 6


@pytest.mark.parametrize("key", ["down", "ctrl+n", "ctrl+j"])
async def test_a_key_moves_down_among_the_hits_of_the_jump_box(app_on: AppOn, key: str) -> None:
    async with app_on() as pilot:
        await pilot.press("f", key, key, "enter")
        await pilot.pause()
        assert place(pilot) == 2


@pytest.mark.parametrize("key", ["up", "ctrl+p", "ctrl+k"])
async def test_a_key_moves_up_among_the_hits_of_the_jump_box(app_on: AppOn, key: str) -> None:
    async with app_on() as pilot:
        await pilot.press("f", "down", "down", key, "enter")
        await pilot.pause()
        assert place(pilot) == 1


async def test_a_segment_that_means_what_was_typed_is_marked(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("f")
        await pilot.pause()
        await type_in(pilot, "monarchy")
        screen = pilot.app.screen
        hits = screen.query_one(HitList)
        assert [hit.by_meaning for hit in hits.rows if not isinstance(hit, str)] == [True]
        shown = ["".join(text for text, _ in line) for line in hits.row_pieces(0, 60)]
        assert shown[0].rstrip().endswith("· by meaning")


async def test_a_second_click_beside_the_box_closes_nothing_else(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("f")
        await pilot.pause()
        box = pilot.app.screen
        assert isinstance(box, OverlayScreen)
        box.dismiss()
        box.dismiss()
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1


async def test_text_from_right_to_left_is_in_order_in_borders_too_and_clear_of_the_scrollbar(
    app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("VTE_VERSION", "KONSOLE_VERSION", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    orders_here.cache_clear()
    title, text = "\u05d3\u05d1\u05d5\u05e8\u05d9\u05dd", "\u05d7\u05d5\u05e8\u05e3 " * 40
    episode = make_episode([(title, text)] * 8)
    async with app_on(episode, news=(), size=(80, 24)) as pilot:
        reading = pilot.app.screen.query_one(ReadingPane)
        assert title[::-1] in str(reading.border_title)
        margin = reading.render_line(2).text[: reading.scrollable_content_region.width][-1]
        assert margin == " "
        assert reading.show_vertical_scrollbar
        await pilot.press("f")
        await until(pilot, lambda: bool(pilot.app.screen.query("#preview")))
        await at_rest(pilot)
        assert title[::-1] in str(pilot.app.screen.query_one("#preview", LitText).border_title)


async def test_a_search_that_takes_long_says_so(
    app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, find = Event(), EpisodeScope.find
    monkeypatch.setattr(
        EpisodeScope, "find", lambda scope, typed, stop: found.wait(60) and find(scope, typed, stop)
    )
    async with app_on() as pilot:
        await pilot.press("f", "b")
        count = pilot.app.screen.query_one("#jump-count", Static)
        await until(pilot, lambda: "looking" in str(count.content))
        found.set()
        await until(pilot, lambda: "looking" not in str(count.content))
