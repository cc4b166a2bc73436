"""Moving the borders between panes, a pane that fills the screen, and panes with nothing."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from tests.pilot.conftest import AppOn, make_episode, place, shown, until
from tui.app.widgets.news_list import NewsList
from tui.app.widgets.news_rail import NewsRail
from tui.app.widgets.reading_pane import ReadingPane
from tui.app.widgets.segment_list import SegmentList

PANES = (SegmentList, ReadingPane, NewsList)


def widths(pilot: Pilot[None]) -> list[int]:
    """The cells of the three panes; none of one that is not shown."""
    return [
        pilot.app.screen.query_one(kind).size.width + 2 if shown(pilot, kind) else 0
        for kind in PANES
    ]


async def test_keys_and_drags_move_a_border_and_it_is_kept_by_width(app_on: AppOn) -> None:
    async with app_on() as pilot:
        first, text, last = widths(pilot)
        await pilot.press("greater_than_sign")
        await pilot.pause()
        assert widths(pilot) == [first + 2, text - 2, last]
        await pilot.press("right", "right", "less_than_sign")
        await pilot.pause()
        assert widths(pilot) == [first + 2, text, last - 2]
        await pilot.mouse_down(SegmentList, offset=(first + 1, 5))
        await pilot.hover(SegmentList, offset=(first + 11, 5))
        await pilot.mouse_up(offset=(first + 11, 9))
        await pilot.pause()
        assert widths(pilot) == [first + 12, text - 10, last - 2]
        assert place(pilot) == 0
    async with app_on() as pilot:
        await pilot.pause()
        assert widths(pilot) == [first + 12, text - 10, last - 2]
        await pilot.resize_terminal(121, 40)
        await pilot.pause()
        assert widths(pilot)[0] in (first, first + 1)


@pytest.mark.parametrize("size", [(120, 30), (80, 24)])
async def test_a_pane_fills_the_screen_and_goes_back(app_on: AppOn, size: tuple[int, int]) -> None:
    async with app_on(size=size, start=900.0) as pilot:
        before = widths(pilot)
        await pilot.press("z")
        await pilot.pause()
        assert widths(pilot) == [size[0], 0, 0]
        await pilot.press("tab")
        await pilot.pause()
        assert widths(pilot) == [0, size[0], 0]
        await pilot.press("z")
        await pilot.pause()
        assert widths(pilot) == before


async def test_a_pane_without_any_news_is_one_column_until_it_is_asked_for(app_on: AppOn) -> None:
    async with app_on(news=()) as pilot:
        rail = pilot.app.screen.query_one(NewsRail)
        assert rail.size.width == 1
        assert sum(widths(pilot)) == 119
        await pilot.click(NewsRail)
        await pilot.pause()
        assert shown(pilot, NewsList)
        assert "No news is known" in pilot.app.screen.query_one(NewsList).render_line(0).text
        await pilot.press("left")
        await pilot.pause()
        assert not shown(pilot, NewsList)


async def test_a_note_gives_chapters_without_text_a_pane_for_it(app_on: AppOn) -> None:
    episode = make_episode()
    bare = tuple(replace(one, text="") for one in episode.segments)
    async with app_on(replace(episode, segments=bare), start=300.0) as pilot:
        assert not shown(pilot, ReadingPane)
        await pilot.press("m", *"why", "ctrl+s")
        await until(pilot, lambda: shown(pilot, ReadingPane))
        reading = pilot.app.screen.query_one(ReadingPane)
        assert "★ why" in [block.text for block in reading.blocks]
        await pilot.press("u")
        await until(pilot, lambda: not shown(pilot, ReadingPane))


@pytest.mark.parametrize("size", [(120, 30), (80, 24), (50, 20)])
async def test_chapters_without_text_stand_in_one_pane(
    app_on: AppOn, size: tuple[int, int]
) -> None:
    episode = make_episode()
    bare = [replace(segment, text="") for segment in episode.segments]
    async with app_on(replace(episode, overview=(), segments=tuple(bare)), news=(), size=size) as p:
        assert widths(p) == [size[0] - (size[0] == 120), 0, 0]
        await p.press("enter", "j")
        await p.pause()
        assert place(p) == 1
        assert not shown(p, ReadingPane)
