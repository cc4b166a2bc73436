"""The prompts of an episode: filter and time, and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from threading import get_ident

import pytest
from msgspec.structs import replace
from textual.geometry import Region
from textual.widgets import Static

from tests.pilot.conftest import (
    AppOn,
    at_rest,
    make_episode,
    notices,
    place,
    position,
    top_line,
    type_at_once,
    type_in,
)
from tui.app.app import SkimcastApp
from tui.app.stretches import Stretch
from tui.app.text_places import TextPlaces
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.reading_pane import ReadingPane
from tui.app.widgets.segment_list import SegmentList
from tui.workspace.hits import Highlights


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


async def test_the_filter_leaves_the_segments_that_match_and_says_how_many(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("slash")
        await type_in(pilot, "flowers")
        rows = pilot.app.screen.query_one(SegmentList)
        assert list(rows.rows) == [3, 6]
        assert rows.border_subtitle == "2 of 8"


async def test_a_filter_that_the_overview_matches_too_stays_there_and_counts_segments(
    app_on: AppOn,
) -> None:
    episode = replace(make_episode(), overview=("Of flowers and bees.",))
    async with app_on(episode) as pilot:
        rows = pilot.app.screen.query_one(SegmentList)
        assert rows.current == -1
        await pilot.press("slash")
        await type_in(pilot, "flowers")
        assert list(rows.rows) == [-1, 3, 6]
        assert rows.current == -1
        answer = pilot.app.screen.query_one("Prompt .prompt--answer", Static)
        assert rows.border_subtitle == str(answer.content) == "3 of 8"


async def test_has_news_leaves_the_segments_with_news(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("slash")
        await type_in(pilot, "has:news")
        await pilot.press("enter")
        await pilot.pause()
        rows = pilot.app.screen.query_one(SegmentList)
        assert list(rows.rows) == [3, 4]


async def test_has_note_leaves_the_segments_with_a_star(app_on: AppOn) -> None:
    async with app_on(start=600.0) as pilot:
        await pilot.press("b", "slash")
        await type_in(pilot, "has:note")
        await pilot.press("enter")
        await pilot.pause()
        rows = pilot.app.screen.query_one(SegmentList)
        assert list(rows.rows) == [2]


async def test_very_many_hits_are_not_looked_through_for_garbage(
    app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[int] = []
    async with app_on() as pilot:
        monkeypatch.setattr("tui.app.screens.episode.prompts.MANY", 2)
        app = pilot.app
        assert isinstance(app, SkimcastApp)
        monkeypatch.setattr(app.long_lived, "take_new", lambda: taken.append(1))
        await pilot.press("slash")
        await type_in(pilot, "flowers")
        assert taken


async def test_the_filter_says_which_word_it_took_for_another(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("slash")
        await type_in(pilot, "pollinatng")
        answer = pilot.app.screen.query_one("#filter .prompt--answer", Static)
        assert "pollinating" in str(answer.content)
        assert len(pilot.app.screen.query_one(SegmentList).rows) == 1


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
        assert len(pilot.app.screen.query_one(SegmentList).rows) == 8
        assert not pilot.app.screen.query_one("#filter", Prompt).asking


async def test_n_goes_through_the_words_of_an_accepted_filter(app_on: AppOn) -> None:
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
        assert position(pilot) == "3 of 3"


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
        assert notices(pilot) == ["No segment matches zzz"]


async def test_the_list_says_what_it_is_filtered_by(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("slash")
        await type_in(pilot, "[/] bees")
        await pilot.press("enter")
        top = pilot.app.screen.query_one(SegmentList).render_lines(Region(0, 0, 30, 1))[0]
        assert "Segments /[/] bees" in top.text


@pytest.mark.parametrize("key", ["escape", "ctrl+c"])
@pytest.mark.parametrize("box", ["f", "t", "slash"])
async def test_a_box_is_left_by_escape_and_ctrl_c(app_on: AppOn, box: str, key: str) -> None:
    async with app_on() as pilot:
        await pilot.press("j", box, key, "j")
        await pilot.pause()
        assert place(pilot) == 2


async def test_escape_typed_ahead_brings_everything_back(app_on: AppOn) -> None:
    async with app_on(start=600.0) as pilot:
        await type_at_once(pilot, "slash", *"flowers", "escape", "t", "4", "m", "escape")
        assert place(pilot) == 2
        assert len(pilot.app.screen.query_one(SegmentList).rows) == 8


async def test_where_the_words_of_a_filter_stand_is_found_beside_the_loop(
    app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = set[int]()
    found = TextPlaces.found

    def noted(places: TextPlaces, hits: Mapping[int, Highlights]) -> list[Stretch]:
        if hits:
            threads.add(get_ident())
        return found(places, hits)

    monkeypatch.setattr(TextPlaces, "found", noted)
    async with app_on() as pilot:
        await pilot.press("/")
        await type_in(pilot, "bees")
        await at_rest(pilot)
        assert pilot.app.screen.query_one(ReadingPane).lit
    assert threads
    assert get_ident() not in threads
