"""What keys do in an episode beside moving: marks, copies, key bar, keys typed at once."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from msgspec.structs import replace
from textual import events
from textual._compositor import Compositor  # no public name tells of a paint
from textual.geometry import Offset
from textual.screen import Screen
from textual.strip import Strip

from tests.pilot.conftest import (
    PAINT,
    AppOn,
    at_rest,
    make_episode,
    painted,
    place,
    skimcast,
    type_at_once,
    type_in,
)
from tui.app.app import SkimcastApp
from tui.app.screens.episode.screen import EpisodeScreen
from tui.app.widgets.news_list import NewsList
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.reading_pane import ReadingPane
from tui.app.widgets.segment_list import SegmentList
from tui.app.widgets.status_line import StatusLine
from tui.app.widgets.timeline import Timeline
from tui.model import Episode, NewsItem, Segment, Timecode
from tui.readers.registry import Reading


async def test_a_bookmark_is_a_star_that_stays(app_on: AppOn) -> None:
    async with app_on(start=600.0) as pilot:
        await pilot.press("b")
        assert "★" in pilot.app.screen.query_one(SegmentList).render_line(2).text
        assert "★" not in pilot.app.screen.query_one(Timeline).render_line(0).text
        await pilot.press("j")
        assert "★" in pilot.app.screen.query_one(Timeline).render_line(0).text
    async with app_on() as pilot:
        await pilot.press("apostrophe")
        assert place(pilot) == 2
        await pilot.press("b")
        assert "★" not in pilot.app.screen.query_one(SegmentList).render_line(2).text


async def test_open_opens_the_recording_at_this_second(
    app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str | None] = []
    monkeypatch.setattr(SkimcastApp, "open_web", lambda _, address, __: opened.append(address))
    async with app_on(start=700.0) as pilot:
        await pilot.press("o")
    assert opened == ["https://example.org/bees.mp3#t=700"]


async def test_open_on_news_opens_the_article(
    app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str | None] = []
    monkeypatch.setattr(SkimcastApp, "open_web", lambda _, address, __: opened.append(address))
    async with app_on(start=900.0) as pilot:
        await pilot.press("tab", "tab", "o")
    assert opened == ["https://example.org/robobee"]


async def test_copy_takes_the_moments_title_and_address(app_on: AppOn) -> None:
    async with app_on(start=600.0) as pilot:
        await pilot.press("y")
        assert pilot.app.clipboard == (
            "Queens · A year with bees · 0:10:00\nhttps://example.org/bees.mp3#t=600"
        )


async def test_a_click_on_the_key_bar_does_what_the_key_does(app_on: AppOn) -> None:
    async with app_on() as pilot:
        bar = pilot.app.screen.query_one(StatusLine)
        before = bar.render_line(0).text.index(" t time")
        await pilot.click(StatusLine, offset=Offset(before + 3, 0))
        assert pilot.app.screen.query_one("#time", Prompt).asking


async def test_the_key_bar_drops_what_does_not_fit_but_keeps_help(app_on: AppOn) -> None:
    async with app_on(size=(50, 20)) as pilot:
        text = pilot.app.screen.query_one(StatusLine).render_line(0).text
        assert text.rstrip().endswith("? help")
        assert len(text) == 50


async def test_another_episode_can_be_chosen(app_on: AppOn) -> None:
    other = Episode("other.md", "Another talk", segments=())
    first = Episode("first.md", "A talk", segments=())
    async with app_on(first, other) as pilot:
        await pilot.press("l", "j", "enter")
        await pilot.pause()
        assert "Another talk" in pilot.app.screen.query_one("#masthead").render_line(0).text


async def test_an_episode_without_segments_shows_its_overview_and_breaks_no_key(
    app_on: AppOn,
) -> None:
    async with app_on(Episode("a.md", "A talk", overview=("Only this.",))) as pilot:
        await pilot.press("j", "b", "y", "o", "right_curly_bracket", "n", "apostrophe")
        await pilot.press("t", "5", "enter", "slash", "x", "escape", "f", "x", "enter")
        await pilot.press("escape")
        lines = [pilot.app.screen.query_one(ReadingPane).render_line(y).text for y in range(4)]
        assert any("Only this." in line for line in lines)


async def test_markup_and_terminal_controls_in_any_field_are_plain_text(app_on: AppOn) -> None:
    nasty = "[/] [link=https://x.y] [bold]x[/bold] [@click=app.quit]go[/]"
    item = NewsItem("n.md", nasty, excerpt=nasty, body=nasty, provider=nasty, url="https://x.y/z")
    episode = Episode("a.md", nasty, show=nasty, overview=(nasty,), segments=make_nasty(nasty))
    async with app_on(episode, news=(item,)) as pilot:
        await pilot.press("j", "tab", "tab", "enter", "escape", "b", "y", "l", "escape", "f")
        await type_in(pilot, "[/]")
        await pilot.press("escape", "slash")
        await type_in(pilot, "[/] link")
        await pilot.press("enter", "question_mark", "escape", "exclamation_mark")
        assert pilot.app.is_running


def make_nasty(text: str) -> tuple:  # type: ignore[type-arg]
    """Two segments whose every field is a nasty text."""
    return tuple(Segment(Timecode(60 * n), None, text, text, text) for n in range(2))


async def test_a_bookmark_on_one_of_two_equal_starts_stays_on_it(app_on: AppOn) -> None:
    twins = make_episode([("First", "a"), ("Early", "b"), ("Twin", "c")])
    segments = [replace(s, start=Timecode(min(s.start, 300))) for s in twins.segments]
    async with app_on(replace(twins, segments=tuple(segments))) as pilot:
        await pilot.press("j", "b")
        rows = pilot.app.screen.query_one(SegmentList)
        assert ["★" in rows.render_line(y).text for y in range(3)] == [False, True, False]


async def test_the_episode_that_is_open_is_not_begun_again_and_others_are_gone_back_to(
    app_on: AppOn,
) -> None:
    other = replace(make_episode(), path="other.md", title="Another", media=None)
    async with app_on(make_episode(), other) as pilot:
        await pilot.press("j", "j", "l", "enter")
        await pilot.pause()
        assert place(pilot) == 2
        await pilot.press("l", "j", "enter")
        await pilot.pause()
        assert place(pilot) == 0
        await pilot.press("l", "k", "enter")
        await pilot.pause()
        assert place(pilot) == 2


async def test_keys_typed_faster_than_the_screen_answers_reach_where_they_belong(
    app_on: AppOn,
) -> None:
    async with app_on() as pilot:
        await type_at_once(
            pilot, "j", "slash", *"bees", "enter", "n", "b", "f", *"waggle", "enter", "tab", "tab"
        )
        rows = pilot.app.screen.query_one(SegmentList)
        assert place(pilot) == 6
        assert len(rows.rows) == 8
        assert pilot.app.screen.focused is pilot.app.screen.query_one(NewsList)
        assert "★" in rows.render_line(5).text


async def test_a_cursor_key_draws_two_rows_of_the_list_and_lays_nothing_out(
    app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    laid_out: list[Screen[object]] = []
    draw, lay_out = SegmentList.render_line, Screen._refresh_layout

    def draw_and_note(rows: SegmentList, y: int) -> Strip:
        drawn.append(y)
        return draw(rows, y)

    def lay_out_and_note(screen: Screen[object], *sizes: Any, **more: Any) -> None:
        laid_out.append(screen)
        lay_out(screen, *sizes, **more)

    async with app_on() as pilot:
        monkeypatch.setattr(Compositor, "render_update", PAINT)
        painted(pilot)
        monkeypatch.setattr(SegmentList, "render_line", draw_and_note)
        monkeypatch.setattr(Screen, "_refresh_layout", lay_out_and_note)
        await pilot.press("j")
        await pilot.pause()
    assert sorted(drawn) == [0, 1]
    assert laid_out == []


async def test_a_list_of_many_segments_mounts_no_widget_a_row(app_on: AppOn) -> None:
    few = make_episode()
    many = make_episode([(f"Part {n}", "Words.") for n in range(1000)])
    counts = []
    for episode in (few, many):
        async with app_on(episode, news=()) as pilot:
            counts.append(len(pilot.app.screen.query("*")))
    assert counts[0] == counts[1]


async def test_keys_behind_the_one_that_ended_the_app_have_no_effect(app_on: AppOn) -> None:
    async with app_on() as pilot:
        app = pilot.app
    came, given_back = events.Key("H", "H"), events.Key("H", "H")
    given_back._set_forwarded()  # a widget had it and did not take it
    await app.on_event(came)
    await app.on_event(given_back)
    assert app.screen_stack == []


async def test_q_quits(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert not skimcast(pilot).is_running


async def test_a_key_for_a_screen_that_is_not_there_does_nothing(app_on: AppOn) -> None:
    async with app_on() as pilot:
        app = skimcast(pilot)
        gone = EpisodeScreen(Reading((make_episode(),)), app.store)
        assert not await app.run_action("step(1)", gone)
        assert await app.run_action("step(1)", app.screen)
        app.push_screen(gone)  # now it is to come, and its first part is not there
        assert not await app.run_action("step(1)", gone)
        app.exit()  # nor comes any part after that, which is no fault
        app.post_message(events.Key("j", "j"))


async def test_an_episode_that_is_left_before_it_is_there_is_no_fault(app_on: AppOn) -> None:
    async with app_on() as pilot:
        app = skimcast(pilot)
        for turns in range(3):
            app.push_screen(EpisodeScreen(Reading((make_episode(),)), app.store))
            for _ in range(turns):
                await asyncio.sleep(0)
            app.pop_screen()
            await at_rest(pilot)
            assert app.is_running
            assert len(app.screen_stack) == 1
