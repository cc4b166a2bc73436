"""Selecting in the text and copying it."""

from __future__ import annotations

from textual.geometry import Offset

from tests.pilot.conftest import AppOn
from tui.app.widgets.reading_pane import ReadingPane

QUEENS = "Raising a queen takes royal jelly. Why does a colony swarm?"


async def test_words_selected_by_motions_are_copied_and_quoted_with_their_source(
    app_on: AppOn,
) -> None:
    async with app_on(start=600.0) as pilot:
        reading = pilot.app.screen.query_one(ReadingPane)
        await pilot.press("tab", "v", "j", "j", "0", "escape")
        assert reading.selection is None
        await pilot.press("j", "v", "w", "w", "e", "Y")
        assert pilot.app.clipboard == (
            "> Raising a queen\n>\n> — A year with bees, Field Notes #12, 0:10:00"
            " <https://example.org/bees.mp3#t=600>"
        )
        await pilot.press("v", "dollar_sign", "y")
        assert QUEENS.startswith(pilot.app.clipboard)
        assert reading.selection is None
        await pilot.press("y")
        assert pilot.app.clipboard.startswith("Queens · A year with bees")


async def test_the_mouse_selects_over_lines_and_ctrl_c_copies_that_once(app_on: AppOn) -> None:
    async with app_on(start=600.0) as pilot:
        reading = pilot.app.screen.query_one(ReadingPane)
        await pilot.mouse_down(ReadingPane, offset=Offset(2, 2))
        await pilot.hover(ReadingPane, offset=Offset(8, 3))
        await pilot.mouse_up(ReadingPane, offset=Offset(8, 3))
        selected = reading.selected_text
        assert QUEENS.startswith(selected)
        assert len(selected) > 40
        lit = reading.get_component_rich_style("text--selected", partial=True)
        assert any(
            piece.style and piece.style.bgcolor == lit.bgcolor for piece in reading.render_line(1)
        )
        await pilot.press("ctrl+c")
        assert pilot.app.clipboard == selected
        assert pilot.app.is_running
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert not pilot.app.is_running


async def test_a_second_click_selects_a_word_and_a_click_lets_go(app_on: AppOn) -> None:
    async with app_on(start=600.0) as pilot:
        reading = pilot.app.screen.query_one(ReadingPane)
        await pilot.click(ReadingPane, offset=Offset(4, 2), times=2)
        assert reading.selected_text == "Raising"
        await pilot.click(ReadingPane, offset=Offset(4, 8))
        assert reading.selection is None
