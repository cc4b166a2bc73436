"""Where the reader left off."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pilot.conftest import AppOn, until
from tests.pilot.libraries import (
    running,
    screen,
    shows,
)
from tui.app.screens.episode import autosave
from tui.app.screens.episode.screen import EpisodeScreen
from tui.app.screens.library_screen import LibraryScreen
from tui.app.widgets.episode_list import EpisodeList
from tui.app.widgets.reading_pane import ReadingPane
from tui.library.store.database import Store
from tui.library.store.positions import Positions
from tui.workspace.hits import Library


async def test_an_episode_opens_where_the_reader_left_off_and_the_list_tells_how_far(
    library: Library, tmp_path: Path
) -> None:
    async with running(library, tmp_path) as pilot:
        await pilot.press("enter")
        await shows(pilot, EpisodeScreen)
        await pilot.press("j", "backspace")
        await shows(pilot, LibraryScreen)
        rows_shown = screen(pilot, LibraryScreen).query_one(EpisodeList)
        await until(pilot, lambda: "33%" in rows_shown.render_line(0).text)
    async with running(library, tmp_path) as pilot:
        await pilot.press("enter")
        await shows(pilot, EpisodeScreen)
        episode = screen(pilot, EpisodeScreen)
        assert episode.state.seconds == 1200.0


async def test_the_place_is_kept_on_leaving_the_app(app_on: AppOn, tmp_path: Path) -> None:
    async with app_on() as pilot:
        await pilot.press("j", "j", "q")
    store = Store(tmp_path / "store.sqlite3")
    last = Positions(store).last()
    store.close()
    assert last is not None
    assert (last.title, last.seconds) == ("A year with bees", 600.0)


async def test_opening_an_episode_and_leaving_it_keeps_the_place_it_had(
    app_on: AppOn, tmp_path: Path
) -> None:
    async with app_on(start=900.0) as pilot:
        reading = screen(pilot, EpisodeScreen).query_one(ReadingPane)
        assert reading.vertical_scrollbar.position == reading.scroll_y > 0
        await pilot.press("q")
    async with app_on() as pilot:
        await pilot.press("q")
    store = Store(tmp_path / "store.sqlite3")
    last = Positions(store).last()
    store.close()
    assert last is not None
    assert last.seconds == 900.0


async def test_keys_in_a_row_are_not_written_one_by_one(
    app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[float | None] = []
    monkeypatch.setattr(
        Positions, "remember", lambda _self, _episode, seconds, _length: written.append(seconds)
    )
    monkeypatch.setattr(autosave, "SAVE_AFTER", 3600.0)
    async with app_on() as pilot:
        await pilot.press(*"jjjjjjj")
        assert written == []
    assert written == [2100.0]
