"""A news item in full."""

from __future__ import annotations

from msgspec.structs import replace

from tests.pilot.conftest import AppOn, at_rest, make_news, position
from tui.app.screens.article_screen import ArticleScreen
from tui.app.screens.jump_screen import JumpScreen

SENTENCE = "Harvard's RoboBee hovers over almonds in California."


async def test_it_opens_at_the_sentence_that_matches_and_n_goes_to_the_next_tie(
    app_on: AppOn,
) -> None:
    filler = "\n\n".join(f"Paragraph {n} is about the weather." for n in range(60))
    body = f"{filler}\n\n{SENTENCE}\n\nThe almonds bloom early.\n\n{filler}"
    item = replace(make_news()[0], excerpt="", body=body)
    async with app_on(start=900.0, news=(item,)) as pilot:
        await pilot.press("tab", "tab", "enter")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, ArticleScreen)
        rows = [screen.view.render_line(y).text for y in range(screen.view.size.height)]
        assert any("RoboBee hovers" in row for row in rows)
        before = position(pilot)
        await pilot.press("n")
        assert position(pilot) != before
        assert screen.view.current


async def test_where_it_is_spoken_of_is_asked_for_in_a_box_that_shows_it(app_on: AppOn) -> None:
    async with app_on(start=900.0) as pilot:
        await pilot.press("tab", "tab", "enter", "w")
        await pilot.pause()
        assert isinstance(pilot.app.screen, JumpScreen)
        await at_rest(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Robots" in str(pilot.app.screen.query_one("#reading").border_title)
