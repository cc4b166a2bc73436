"""Links of a text, listed and opened by number."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.pilot.conftest import AppOn, make_episode, place, top_line, until
from tui.app.app import SkimcastApp
from tui.app.screens.links_screen import LinksScreen
from tui.app.widgets.link_list import LinkList
from tui.app.widgets.reading_pane import ReadingPane
from tui.model import Markup

HIVE = "https://example.org/hive"


async def test_gl_lists_the_links_where_the_reader_is_and_a_number_opens_one(
    app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str | None] = []
    monkeypatch.setattr(SkimcastApp, "open_web", lambda _, address, __: opened.append(address))
    episode = make_episode()
    linked = replace(episode.segments[2], markup=(Markup(0, 7, "link", HIVE),))
    segments = (*episode.segments[:2], linked, *episode.segments[3:])
    async with app_on(replace(episode, segments=segments), start=600.0) as pilot:
        await pilot.press("tab", "j")
        before = top_line(pilot)
        await pilot.press("g", "l")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LinksScreen)
        links = pilot.app.screen.query_one(LinkList)
        rows = links.rows
        await until(pilot, lambda: links.size.height == len(rows))  # no emptier than it must be
        assert [row.address for row in rows] == ["https://example.org/bees.mp3#t=600", HIVE]
        await pilot.press("2")
        await pilot.pause()
        assert opened == [HIVE]
        assert top_line(pilot) == before
        style = next(
            piece.style
            for y in range(4)
            for piece in pilot.app.screen.query_one(ReadingPane).render_line(y)
            if piece.text == "Raising"
        )
        assert style
        assert style.link == HIVE
        await pilot.press("shift+tab", "g", "l")  # from the list as well
        await until(pilot, lambda: isinstance(pilot.app.screen, LinksScreen))
        rows = pilot.app.screen.query_one(LinkList).rows
        assert [row.address for row in rows] == ["https://example.org/bees.mp3#t=600", HIVE]
        await pilot.press("escape")
        assert place(pilot) == 2
