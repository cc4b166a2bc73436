"""The library: its list, filter, order, and the ways to an episode and back."""

from __future__ import annotations

import os
import time
from pathlib import Path

from msgspec.structs import replace

from tests.pilot.conftest import AppOn, at_rest, make_episode, until
from tests.pilot.libraries import (
    _hits,
    current,
    rows,
    running,
    screen,
    shows,
    title,
    typed,
)
from tests.unit.library.files import follow, put, summary
from tui.app.screens.episode.screen import EpisodeScreen
from tui.app.screens.jump_screen import JumpScreen
from tui.app.screens.library_screen import LibraryScreen
from tui.app.widgets.episode_list import EpisodeList
from tui.app.widgets.filter_prompt import FilterPrompt
from tui.library.store.database import Store
from tui.library.store.roots import LibraryRoots
from tui.workspace.hits import Library
from tui.workspace.indexed import IndexedLibrary


async def test_without_an_episode_the_library_is_shown_newest_first(
    library: Library, tmp_path: Path
) -> None:
    async with running(library, tmp_path) as pilot:
        assert rows(pilot) == ["Hives", "Robots", "Tides"]
        line = screen(pilot, LibraryScreen).query_one(EpisodeList).render_line(0).text
        for part in ("Field Notes", "Hives", "2024-05-01", "1:00:00"):
            assert part in line
        masthead = screen(pilot, LibraryScreen).query_one("#masthead").render_line(0).text
        assert "3 episodes · 9 segments · 1 news item" in masthead


async def test_sorting_goes_through_the_orders_and_keeps_the_episode_under_the_cursor(
    library: Library, tmp_path: Path
) -> None:
    async with running(library, tmp_path) as pilot:
        await pilot.press("j")
        seen = []
        for _ in range(4):
            await pilot.press("S")
            await at_rest(pilot)
            seen.append(rows(pilot))
            assert current(pilot) == "Robots"
        assert seen[0] == ["Hives", "Robots", "Tides"]
        assert seen[1] == ["Tides", "Hives", "Robots"]
        assert seen[3] == ["Hives", "Robots", "Tides"]


async def test_the_filter_keeps_titles_and_shows_and_says_how_many(
    library: Library, tmp_path: Path
) -> None:
    async with running(library, tmp_path) as pilot:
        await pilot.press("j", "slash")
        await typed(pilot, "field")
        assert rows(pilot) == ["Hives", "Robots"]
        assert current(pilot) == "Robots"
        assert screen(pilot, LibraryScreen).query_one(EpisodeList).border_subtitle == "2 of 3"
        await typed(pilot, " hiv")
        assert rows(pilot) == ["Hives"]
        await pilot.press("escape")
        await pilot.pause()
        assert rows(pilot) == ["Hives", "Robots", "Tides"]
        assert current(pilot) == "Robots"


async def test_a_filter_that_is_accepted_stays_until_escape(
    library: Library, tmp_path: Path
) -> None:
    async with running(library, tmp_path) as pilot:
        await pilot.press("slash", *"tid", "enter")
        await until(pilot, lambda: rows(pilot) == ["Tides"])
        assert not screen(pilot, LibraryScreen).query_one(FilterPrompt).asking
        await pilot.press("escape")
        await pilot.pause()
        assert len(rows(pilot)) == 3


async def test_an_episode_opens_with_its_news_and_backspace_returns_to_its_row(
    library: Library, tmp_path: Path
) -> None:
    async with running(library, tmp_path) as pilot:
        await pilot.press("j", "enter")
        await shows(pilot, EpisodeScreen)
        assert title(pilot) == "Robots"
        await pilot.press("backspace")
        await shows(pilot, LibraryScreen)
        assert current(pilot) == "Robots"


async def test_a_second_click_opens_the_clicked_episode(library: Library, tmp_path: Path) -> None:
    async with running(library, tmp_path) as pilot:
        await pilot.click(EpisodeList, offset=(20, 3), times=2)
        await shows(pilot, EpisodeScreen)
        assert title(pilot) == "Tides"


async def test_an_empty_library_tells_how_to_make_one(tmp_path: Path) -> None:
    empty = IndexedLibrary(tmp_path / "none", "the library", ())
    for size in ((120, 40), (50, 20)):
        async with running(empty, tmp_path, size=size) as pilot:
            view = screen(pilot, LibraryScreen).query_one(EpisodeList)
            text = "\n".join(view.render_line(y).text for y in range(10))
            assert "skimcast library add FOLDER" in text
            await pilot.press("j", "enter", "S", "slash", "a", "enter", "escape", "x", "backspace")
            assert pilot.app.is_running


async def test_l_goes_to_the_library_with_the_cursor_on_the_open_episode(
    library: Library, tmp_path: Path
) -> None:
    path = str(tmp_path / "files" / "tides.md")
    async with running(library, tmp_path, library.read(path)) as pilot:
        assert title(pilot) == "Tides"
        await pilot.press("l")
        await shows(pilot, LibraryScreen)
        await until(pilot, lambda: current(pilot) == "Tides")
        await pilot.press("enter")
        await shows(pilot, EpisodeScreen)
        assert len(pilot.app.screen_stack) == 1


async def test_l_from_an_episode_of_the_library_goes_back_to_that_library(
    library: Library, tmp_path: Path
) -> None:
    async with running(library, tmp_path) as pilot:
        await pilot.press("enter")
        await shows(pilot, EpisodeScreen)
        await pilot.press("l")
        await shows(pilot, LibraryScreen)
        assert len(pilot.app.screen_stack) == 1


async def test_episodes_that_were_named_together_are_a_library_of_their_own(app_on: AppOn) -> None:
    other = replace(make_episode(), path="o.md", title="Another", media=None)
    async with app_on(make_episode(), other) as pilot:
        await pilot.press("l")
        await shows(pilot, LibraryScreen)
        await until(pilot, lambda: sorted(rows(pilot)) == ["A year with bees", "Another"])
        await pilot.press("s")
        await shows(pilot, JumpScreen)
        await typed(pilot, "waggle")
        assert {found.path for found in _hits(pilot)} >= {"bees.md", "o.md"}
        await pilot.press("escape", "s")
        await typed(pilot, "isotopes")
        assert any(found.start is None for found in _hits(pilot))


async def test_what_is_new_comes_first_and_is_marked_as_read_by_keys(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.sqlite3")
    LibraryRoots(store).add(tmp_path / "files")
    later = time.time() + 60
    for name, day in (("Old", "2024-05-01"), ("New", "2020-01-01"), ("Newer", "2021-01-01")):
        path = put(tmp_path / "files" / f"{name}.md", summary(name, "A", day=day))
        if name != "Old":
            os.utime(path, (later, later))
    follow(tmp_path / "index", tmp_path / "files")
    library = IndexedLibrary(tmp_path / "index", "the library", (), store)
    async with running(library, tmp_path) as pilot:
        listed = screen(pilot, LibraryScreen).query_one(EpisodeList)
        assert rows(pilot) == ["Newer", "New", "Old"]
        assert [" new" in listed.render_line(row).text for row in range(3)] == [True, True, False]
        await pilot.press("u")
        await at_rest(pilot)
        assert rows(pilot) == ["New", "Old", "Newer"]
        await pilot.press("slash")
        await typed(pilot, "is:new")
        assert rows(pilot) == ["New"]
        await pilot.press("escape", "U")
        await at_rest(pilot)
        assert rows(pilot) == ["Old", "Newer", "New"]
    store.close()
