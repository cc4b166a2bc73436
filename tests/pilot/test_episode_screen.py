from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import Any

import pytest
from textual import events
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from tests.pilot.conftest import at_rest, make_episode
from tui.app.app import SkimcastApp
from tui.app.widgets.bars import KeyBar
from tui.app.widgets.news_list import NewsList
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.reading_pane import ReadingPane
from tui.app.widgets.segment_list import SegmentList
from tui.app.widgets.timeline import Timeline
from tui.model import Episode, NewsItem, Segment, Timecode

AppOn = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


def place(pilot: Pilot[None]) -> int:
    """The place of the segment under the list's cursor."""
    return pilot.app.screen.query_one(SegmentList).current


def top_line(pilot: Pilot[None]) -> str:
    """The line of the text at the top of the reading pane."""
    return pilot.app.screen.query_one(ReadingPane).render_line(0).text.strip()


def shown(pilot: Pilot[None], kind: type[Widget]) -> bool:
    """Whether a widget can be seen."""
    widget = pilot.app.screen.query_one(kind)
    return (
        bool(widget.size.area)
        and widget.display
        and all(parent.display for parent in widget.ancestors if isinstance(parent, Widget))
    )


def skimcast(pilot: Pilot[None]) -> SkimcastApp:
    """The app as its own type."""
    assert isinstance(pilot.app, SkimcastApp)
    return pilot.app


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Type a text key by key."""
    names = {" ": "space", ":": "colon", "-": "minus", '"': "quotation_mark", "%": "percent_sign"}
    await pilot.press(*(names.get(char, char) for char in text))
    await at_rest(pilot)


async def type_at_once(pilot: Pilot[None], *keys: str) -> None:
    """Type keys without waiting between them, as a paste or a slow machine does."""
    for key in keys:
        character = "/" if key == "slash" else key if len(key) == 1 else None
        pilot.app.post_message(events.Key(key, character))
    await pilot.pause()
    while skimcast(pilot).keys_pending:
        await pilot.pause()
    await pilot.pause()


async def test_moving_in_the_list_brings_the_segment_to_the_top_of_the_text(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("j", "j", "j")
        assert top_line(pilot).startswith("0:15:00  Robots among flowers")


async def test_scrolling_the_text_moves_the_cursor_of_the_list(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("enter", "G")
        await pilot.pause()
        assert place(pilot) == 7


async def test_the_first_thing_to_read_is_the_overview(app_on: AppOn) -> None:
    async with app_on() as pilot:
        assert top_line(pilot) == "Overview"


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
        assert news.row_count() == 0
        assert "No news is about this" in news.render_line(0).text


async def test_a_curly_bracket_goes_to_the_next_segment_with_news(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("right_curly_bracket")
        assert place(pilot) == 3
        await pilot.press("right_curly_bracket")
        assert place(pilot) == 4
        await pilot.press("left_curly_bracket")
        assert place(pilot) == 3


async def test_enter_on_news_shows_the_article_in_full_and_escape_returns(app_on: AppOn) -> None:
    async with app_on(start=900.0) as pilot:
        await pilot.press("tab", "tab", "enter")
        await pilot.pause()
        lines = [
            str(pilot.app.screen.query_one("#page-text").render_line(y).text) for y in range(12)
        ]
        assert any("Pollinating almonds is next." in line for line in lines)
        await pilot.press("escape")
        await pilot.pause()
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
        for widget in screen.query("Masthead, VirtualList, TextView, Timeline, KeyBar"):
            if widget.size.area:
                assert screen.region.contains_region(widget.region)


async def test_a_resize_keeps_the_segment_at_the_top(app_on: AppOn) -> None:
    async with app_on(start=1500.0) as pilot:
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert top_line(pilot).startswith("0:25:00")
        assert place(pilot) == 5


async def test_the_filter_leaves_the_segments_that_match_and_says_how_many(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("slash")
        await type_in(pilot, "flowers")
        rows = pilot.app.screen.query_one(SegmentList)
        assert [rows.index_of(row) for row in range(rows.row_count())] == [3, 6]
        assert rows.border_subtitle == "2 of 8"


async def test_has_news_leaves_the_segments_with_news(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("slash")
        await type_in(pilot, "has:news")
        await pilot.press("enter")
        await pilot.pause()
        rows = pilot.app.screen.query_one(SegmentList)
        assert [rows.index_of(row) for row in range(rows.row_count())] == [3, 4]


async def test_has_note_leaves_the_segments_with_a_star(app_on: AppOn) -> None:
    async with app_on(start=600.0) as pilot:
        await pilot.press("b", "slash")
        await type_in(pilot, "has:note")
        await pilot.press("enter")
        await pilot.pause()
        rows = pilot.app.screen.query_one(SegmentList)
        assert [rows.index_of(row) for row in range(rows.row_count())] == [2]


async def test_the_filter_says_which_word_it_took_for_another(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("slash")
        await type_in(pilot, "pollinatng")
        answer = pilot.app.screen.query_one("#filter .prompt--answer", Static)
        assert "pollinating" in str(answer.content)
        assert pilot.app.screen.query_one(SegmentList).row_count() == 1


async def test_the_filter_keeps_the_segment_if_it_still_matches(app_on: AppOn) -> None:
    async with app_on(start=1800.0) as pilot:
        await pilot.press("slash")
        await type_in(pilot, "flowers")
        assert place(pilot) == 6


async def test_escape_brings_everything_back_as_it_was(app_on: AppOn) -> None:
    async with app_on(start=600.0) as pilot:
        await pilot.press("slash")
        await type_in(pilot, "flowers")
        assert place(pilot) == 3
        await pilot.press("escape")
        await pilot.pause()
        assert place(pilot) == 2
        assert pilot.app.screen.query_one(SegmentList).row_count() == 8
        assert not pilot.app.screen.query_one("#filter", Prompt).asking


async def test_n_goes_through_the_hits_of_an_accepted_filter(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("slash")
        await type_in(pilot, "bees")
        await pilot.press("enter")
        await pilot.pause()
        seen = [place(pilot)]
        for _ in range(3):
            await pilot.press("n")
            seen.append(place(pilot))
        await pilot.press("N")
        assert [*seen, place(pilot)] == [0, 4, 5, 0, 5]


async def test_filter_hits_are_lit_in_the_text(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("slash")
        await type_in(pilot, "royal")
        await pilot.press("enter")
        await pilot.pause()
        view = pilot.app.screen.query_one(ReadingPane)
        lit = view.get_component_rich_style("text--match", partial=True)
        pieces = [segment for y in range(6) for segment in view.render_line(y)]
        match = next(piece for piece in pieces if piece.text.lower() == "royal")
        assert match.style is not None
        assert match.style.color == lit.color


async def test_a_time_moves_as_it_is_typed_and_escape_returns(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("t")
        await type_in(pilot, "20m")
        assert place(pilot) == 4
        await pilot.press("escape")
        await pilot.pause()
        assert place(pilot) == 0


async def test_enter_stays_at_the_time(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("t")
        await type_in(pilot, "50%")
        await pilot.press("enter", "j")
        await pilot.pause()
        assert place(pilot) == 5


async def test_jump_goes_where_misspelt_letters_lead(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("f")
        await pilot.pause()
        await type_in(pilot, "wagle danc")
        await pilot.press("enter")
        await pilot.pause()
        assert place(pilot) == 6


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
        assert top_line(pilot).startswith("0:20:00")


async def test_a_click_on_the_key_bar_does_what_the_key_does(app_on: AppOn) -> None:
    async with app_on() as pilot:
        bar = pilot.app.screen.query_one(KeyBar)
        before = bar.render_line(0).text.index(" t time")
        await pilot.click(KeyBar, offset=Offset(before + 3, 0))
        assert pilot.app.screen.query_one("#time", Prompt).asking


async def test_the_key_bar_drops_what_does_not_fit_but_keeps_help(app_on: AppOn) -> None:
    async with app_on(size=(50, 20)) as pilot:
        text = pilot.app.screen.query_one(KeyBar).render_line(0).text
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


async def test_the_last_segment_stays_at_the_top_through_resizes(app_on: AppOn) -> None:
    async with app_on(size=(80, 24), start=2100.0) as pilot:
        for size in ((80, 40), (120, 40), (120, 60)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert place(pilot) == 7
            assert top_line(pilot).startswith("0:35:00")


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


@pytest.mark.parametrize(
    "keys", [("slash", "escape"), ("t", "4", "escape"), ("slash", "x", "escape")]
)
async def test_escape_returns_to_the_very_line(app_on: AppOn, keys: tuple[str, ...]) -> None:
    async with app_on(start=900.0) as pilot:
        await pilot.press("tab", "j", "j", "j")
        before = top_line(pilot)
        await pilot.press(*keys)
        await pilot.pause()
        assert top_line(pilot) == before


async def test_under_a_filter_the_list_points_at_nothing_that_is_not_read(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("slash")
        await type_in(pilot, "flowers")
        await pilot.press("enter", "t")
        await type_in(pilot, "20m")
        await pilot.press("enter")
        await pilot.pause()
        rows = pilot.app.screen.query_one(SegmentList)
        assert place(pilot) == 4
        assert not any("▌" in rows.render_line(y).text for y in range(2))
        await pilot.press("j")
        assert place(pilot) == 6
        await pilot.press("t")
        await type_in(pilot, "20m")
        await pilot.press("enter", "k")
        assert place(pilot) == 3


async def test_choosing_the_segment_under_the_cursor_brings_the_text_to_it(app_on: AppOn) -> None:
    async with app_on() as pilot:
        assert top_line(pilot) == "Overview"
        await pilot.click(SegmentList, offset=(10, 1))
        await pilot.pause()
        assert top_line(pilot).startswith("0:00:00")


async def test_a_prompt_that_the_mouse_leaves_is_closed(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("t")
        await type_in(pilot, "20m")
        await pilot.click(SegmentList, offset=(10, 2))
        await pilot.pause()
        assert not pilot.app.screen.query_one("#time", Prompt).asking
        assert place(pilot) == 1


async def test_n_says_so_when_the_filter_leaves_nothing(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("slash")
        await type_in(pilot, "zzz")
        await pilot.press("enter", "n")
        await pilot.pause()
        said = [notice.message for notice in pilot.app._notifications]
        assert said == ["No segment matches zzz"]


async def test_the_list_says_what_it_is_filtered_by(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("slash")
        await type_in(pilot, "[/] bees")
        await pilot.press("enter")
        title = pilot.app.screen.query_one(SegmentList)._border_title
        assert title is not None
        assert title.plain == "Segments /[/] bees"


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


@pytest.mark.parametrize("key", ["escape", "ctrl+c"])
@pytest.mark.parametrize("box", ["f", "t", "slash"])
async def test_a_box_is_left_by_escape_and_ctrl_c(app_on: AppOn, box: str, key: str) -> None:
    async with app_on() as pilot:
        await pilot.press("j", box, key, "j")
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
        assert rows.row_count() == 8
        assert pilot.app.screen.focused is pilot.app.screen.query_one(NewsList)
        assert "★" in rows.render_line(5).text


async def test_escape_typed_ahead_brings_everything_back(app_on: AppOn) -> None:
    async with app_on(start=600.0) as pilot:
        await type_at_once(pilot, "slash", *"flowers", "escape", "t", "4", "m", "escape")
        assert place(pilot) == 2
        assert pilot.app.screen.query_one(SegmentList).row_count() == 8


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
        monkeypatch.setattr(SegmentList, "render_line", draw_and_note)
        monkeypatch.setattr(Screen, "_refresh_layout", lay_out_and_note)
        await pilot.press("j")
        await pilot.pause()
    assert sorted(drawn) == [0, 1]
    assert laid_out == []


async def test_a_list_of_many_segments_mounts_no_widget_a_row(app_on: AppOn) -> None:
    few = make_episode()
    many = make_episode([(f"Part {n}", "Words.") for n in range(5000)])
    counts = []
    for episode in (few, many):
        async with app_on(episode, news=()) as pilot:
            counts.append(len(pilot.app.screen.query("*")))
    assert counts[0] == counts[1]


async def test_q_quits(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert not skimcast(pilot).is_running
