"""The panes of an episode in step with each other."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.pilot.conftest import (
    AppOn,
    make_episode,
    place,
    shown,
    top_line,
)
from tui.app.widgets.news_list import NewsList
from tui.app.widgets.reading_pane import ReadingPane
from tui.app.widgets.segment_list import SegmentList
from tui.app.widgets.timeline import Timeline


async def test_moving_in_the_list_brings_the_segment_to_the_top_of_the_text(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("j", "j", "j")
        assert top_line(pilot).startswith("15:00  Robots among flowers")


async def test_scrolling_the_text_moves_the_cursor_of_the_list(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("enter", "G")
        await pilot.pause()
        assert place(pilot) == 7


async def test_the_notes_around_the_segments_are_the_first_row_and_the_last(app_on: AppOn) -> None:
    notes = replace(make_episode(), overview=("All about bees.",), closing=("Thanks.",))
    async with app_on(notes, size=(120, 12)) as pilot:
        assert top_line(pilot) == "Overview"
        assert pilot.app.screen.query_one(SegmentList).render_line(0).text.strip("▌ ") == "Overview"
        await pilot.press("j")
        assert place(pilot) == 0
        await pilot.press("k")
        assert top_line(pilot) == "Overview"
        await pilot.press("G")
        text = pilot.app.screen.query_one(ReadingPane)
        shown_lines = [text.render_line(y).text.strip() for y in range(text.size.height)]
        assert "Closing notes" in shown_lines
        await pilot.press("k")
        assert place(pilot) == 7
        segments = pilot.app.screen.query_one(SegmentList)
        assert segments.scroll_offset.y
        await pilot.press(*"kkkkkkk")
        assert [place(pilot), segments.scroll_offset.y] == [0, 0]  # the overview is in sight


async def test_a_start_time_opens_there(app_on: AppOn) -> None:
    async with app_on(start=1000.0) as pilot:
        assert place(pilot) == 3


async def test_news_stands_beside_the_segment_that_it_is_about(app_on: AppOn) -> None:
    async with app_on(start=900.0) as pilot:
        link = pilot.app.screen.query_one(NewsList).link
        assert link is not None
        assert link.item.path == "robobee.md"


async def test_a_segment_without_news_says_so(app_on: AppOn) -> None:
    async with app_on() as pilot:
        news = pilot.app.screen.query_one(NewsList)
        await pilot.press("j")
        await pilot.pause()
        assert len(news.rows) == 0
        assert "No news is about this" in news.render_line(0).text


async def test_a_curly_bracket_goes_to_the_next_segment_with_news(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("right_curly_bracket")
        assert place(pilot) == 3
        await pilot.press("right_curly_bracket")
        assert place(pilot) == 4
        await pilot.press("left_curly_bracket")
        assert place(pilot) == 3


async def test_narrow_shows_one_pane_and_tab_moves_between_them(app_on: AppOn) -> None:
    async with app_on(size=(50, 20)) as pilot:
        seen = []
        for _ in range(3):
            seen.append(
                [kind for kind in (SegmentList, ReadingPane, NewsList) if shown(pilot, kind)]
            )
            await pilot.press("tab")
            await pilot.pause()
        assert seen == [[SegmentList], [ReadingPane], [NewsList]]
        assert shown(pilot, Timeline)


async def test_medium_opens_news_under_the_text_only_where_there_is_some(app_on: AppOn) -> None:
    async with app_on(size=(80, 24)) as pilot:
        await pilot.press("j")
        await pilot.pause()
        assert not shown(pilot, NewsList)
        await pilot.press("right_curly_bracket")
        await pilot.pause()
        assert shown(pilot, NewsList)
        news, text = (pilot.app.screen.query_one(kind).region for kind in (NewsList, ReadingPane))
        assert news.y == text.bottom


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 20), (40, 12), (20, 6)])
async def test_nothing_reaches_past_the_screen(app_on: AppOn, size: tuple[int, int]) -> None:
    async with app_on(size=size, start=900.0) as pilot:
        screen = pilot.app.screen
        for widget in screen.query("Masthead, VirtualList, TextView, Timeline, StatusLine"):
            if widget.size.area:
                assert screen.region.contains_region(widget.region)


async def test_a_resize_keeps_the_segment_at_the_top(app_on: AppOn) -> None:
    async with app_on(start=1500.0) as pilot:
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert top_line(pilot).startswith("25:00")
        assert place(pilot) == 5


async def test_the_timeline_can_be_clicked_and_dragged(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.click(Timeline, offset=(110, 0))
        assert place(pilot) == 7
        await pilot.mouse_down(Timeline, offset=(7, 0))
        await pilot.hover(Timeline, offset=(60, 0))
        await pilot.mouse_up(Timeline, offset=(60, 0))
        assert place(pilot) == 4


async def test_a_click_in_the_list_goes_to_the_segment(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.click(SegmentList, offset=(10, 5))
        await pilot.pause()
        assert place(pilot) == 4
        assert top_line(pilot).startswith("20:00")


async def test_the_last_segment_stays_at_the_top_through_resizes(app_on: AppOn) -> None:
    async with app_on(size=(80, 24), start=2100.0) as pilot:
        for size in ((80, 40), (120, 40), (120, 60)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert place(pilot) == 7
            assert top_line(pilot).startswith("35:00")


async def test_a_line_up_from_the_last_segment_is_one_line(app_on: AppOn) -> None:
    async with app_on(size=(80, 24), start=2100.0) as pilot:
        view = pilot.app.screen.query_one(ReadingPane)
        before = view.scroll_offset.y
        await pilot.press("tab", "k", "k")
        await pilot.pause()
        assert view.scroll_offset.y == before - 2
        assert place(pilot) == 6


async def test_a_resize_keeps_the_line_that_is_read(app_on: AppOn) -> None:
    async with app_on(start=900.0) as pilot:
        await pilot.press("tab", "j", "j", "j")
        before = top_line(pilot)
        await pilot.resize_terminal(121, 40)
        await pilot.pause()
        assert top_line(pilot) == before


async def test_choosing_the_segment_under_the_cursor_brings_the_text_to_it(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("tab", "j", "j", "tab", "tab")
        assert not top_line(pilot).startswith("0:00")
        await pilot.click(SegmentList, offset=(10, 1))
        await pilot.pause()
        assert top_line(pilot).startswith("0:00")


async def test_a_row_that_a_filter_has_taken_away_meanwhile_leads_nowhere(app_on: AppOn) -> None:
    async with app_on() as pilot:
        segments = pilot.app.screen.query_one(SegmentList)
        for kind in (SegmentList.Highlighted, SegmentList.Chosen):
            segments.post_message(kind(segments, 99))
        await pilot.pause()
        assert place(pilot) == 0


async def test_news_that_comes_later_leaves_the_cursor_on_its_line(app_on: AppOn) -> None:
    topics = [("x" * (8 + number % 30), "Words.") for number in range(60)]  # some fit just so
    async with app_on(make_episode(topics), news=(), start=9000.0, size=(80, 24)) as pilot:
        rows = pilot.app.screen.query_one(SegmentList)
        before = cursor_line(rows)
        rows.show_counts([3] * 60)
        await pilot.pause()
        assert cursor_line(rows) == before > 0


def cursor_line(rows: SegmentList) -> int:
    """The line of the view on which the row under the cursor begins."""
    lines = [rows.render_line(y).text for y in range(rows.size.height)]
    return next(y for y, line in enumerate(lines) if line.startswith("▌"))


async def test_a_cursor_in_sight_stays_there_when_counts_make_its_row_taller(app_on: AppOn) -> None:
    title = "Gut feeling misleads all"  # one line, two beside a count
    async with app_on(make_episode([(title, "Words.")] * 40), news=()) as pilot:
        listing = pilot.app.screen.query_one(SegmentList)
        height = listing.size.height
        listing.action_cursor(height - 1)
        assert listing.scroll_offset.y == 0
        listing.show_counts([0] * (height - 1) + [5] * 9)
        await pilot.pause()
        assert listing.scroll_offset.y == 1
