"""The search across a library, and the ways from it and back."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest
from textual.widgets import Static

from tests.pilot.conftest import at_rest, notices, until
from tests.pilot.libraries import (
    _hits,
    hit,
    running,
    screen,
    shows,
    typed,
)
from tui.app.navigation import Navigation
from tui.app.screens.article_screen import ArticleScreen
from tui.app.screens.episode.screen import EpisodeScreen
from tui.app.screens.jump_screen import JumpScreen
from tui.app.screens.library_screen import LibraryScreen
from tui.app.widgets.hit_list import HitList
from tui.model import Timecode
from tui.workspace.hits import Answer, Hit, Library
from tui.workspace.workers import Stop


async def test_a_search_finds_segments_under_their_episode_and_opens_one_there(
    library: Library, tmp_path: Path
) -> None:
    async with running(library, tmp_path) as pilot:
        await pilot.press("s")
        await shows(pilot, JumpScreen)
        await typed(pilot, "flowers")
        lines = [screen(pilot, JumpScreen).query_one(HitList).render_line(y).text for y in range(4)]
        assert any("Field Notes · Hives · 2024-05-01" in line for line in lines)
        assert {found.gist for found in _hits(pilot)} == {"Waggle dance", "Humanoids"}
        chosen = hit(pilot)
        await pilot.press("enter")
        await shows(pilot, EpisodeScreen)
        episode = screen(pilot, EpisodeScreen)
        assert (episode.state.episode.path, episode.state.seconds) == (chosen.path, 1200.0)


async def test_backspace_returns_to_the_search_with_the_same_words_and_hit(
    library: Library, tmp_path: Path
) -> None:
    async with running(library, tmp_path) as pilot:
        await pilot.press("s")
        await shows(pilot, JumpScreen)
        await typed(pilot, "flowers")
        await pilot.press("down")
        chosen = hit(pilot)
        await pilot.press("enter")
        await shows(pilot, EpisodeScreen)
        await pilot.press("backspace")
        await shows(pilot, JumpScreen)
        assert hit(pilot) == chosen
        await pilot.press("escape")
        await shows(pilot, LibraryScreen)


async def test_a_search_says_which_word_it_corrected(library: Library, tmp_path: Path) -> None:
    async with running(library, tmp_path) as pilot:
        await pilot.press("s")
        await shows(pilot, JumpScreen)
        await typed(pilot, "optimsu")
        assert hit(pilot).gist == "Humanoids"
        box = screen(pilot, JumpScreen).query_one("#box")
        assert "optimus" in str(box.border_subtitle)


async def test_a_search_finds_news_and_opens_the_article(library: Library, tmp_path: Path) -> None:
    async with running(library, tmp_path) as pilot:
        await pilot.press("s")
        await shows(pilot, JumpScreen)
        await typed(pilot, "sailors moonlight")
        found = hit(pilot)
        assert found.start is None
        assert found.gist == "Moonlight moves the sea"
        await pilot.press("enter")
        await shows(pilot, ArticleScreen)
        await pilot.press("escape")
        await shows(pilot, JumpScreen)
        assert hit(pilot) == found


async def test_tab_in_the_box_changes_between_this_episode_and_the_library(
    library: Library, tmp_path: Path
) -> None:
    path = str(tmp_path / "files" / "tides.md")
    async with running(library, tmp_path, library.read(path)) as pilot:
        await pilot.press("f")
        await shows(pilot, JumpScreen)
        await typed(pilot, "flowers")
        assert "this episode" in str(screen(pilot, JumpScreen).query_one("#box").border_title)
        assert not any(found.path != path for found in _hits(pilot))
        await pilot.press("tab")
        await at_rest(pilot)
        assert "Jump in the library" in str(
            screen(pilot, JumpScreen).query_one("#box").border_title
        )
        assert {found.gist for found in _hits(pilot)} == {"Waggle dance", "Humanoids"}


async def test_a_hit_in_the_episode_below_goes_there_and_opens_nothing(
    library: Library, tmp_path: Path
) -> None:
    path = str(tmp_path / "files" / "tides.md")
    async with running(library, tmp_path, library.read(path)) as pilot:
        await pilot.press("s")
        await shows(pilot, JumpScreen)
        await typed(pilot, "sea comes")
        while hit(pilot).start is None:
            await pilot.press("down")
        await pilot.press("enter")
        await shows(pilot, EpisodeScreen)
        assert len(pilot.app.screen_stack) == 1
        episode = screen(pilot, EpisodeScreen)
        assert episode.state.seconds == 1200.0


async def test_the_cursor_of_the_box_passes_headings_over(library: Library, tmp_path: Path) -> None:
    async with running(library, tmp_path) as pilot:
        await pilot.press("s")
        await shows(pilot, JumpScreen)
        await typed(pilot, "flowers")
        seen = [hit(pilot).gist]
        for key in ("down", "down", "up", "up"):
            await pilot.press(key)
            seen.append(hit(pilot).gist)
        first, second = seen[0], seen[1]
        assert seen == [first, second, second, first, first]
        assert first != second


@pytest.mark.parametrize("opening", [("s",), ("question_mark",)])
async def test_a_click_beside_a_box_or_a_page_closes_it(
    library: Library, tmp_path: Path, opening: tuple[str, ...]
) -> None:
    async with running(library, tmp_path) as pilot:
        await pilot.press(*opening)
        await until(pilot, lambda: not isinstance(pilot.app.screen, LibraryScreen))
        await pilot.pause()
        await pilot.click(offset=(1, 1))
        await shows(pilot, LibraryScreen)


class SlowLibrary:
    """A library whose searches end when they are let, each with a hit that names what was asked."""

    name = "the library"
    hint = ""
    sync_arguments = ()
    trouble = ""

    def __init__(self) -> None:
        self.free = threading.Event()
        self.given_up: list[str] = []
        self.begun: list[str] = []

    def whole(self) -> int:
        return 0

    def about(self) -> str:
        return ""

    def begin(self) -> Answer:
        return Answer(())

    def find(self, typed: str, stop: Stop) -> Answer:
        self.begun.append(typed)
        while not self.free.wait(0.005):
            if stop():
                self.given_up.append(typed)
                raise InterruptedError(typed)
        return Answer([Hit("a.md", 0, Timecode(0), typed, "")])

    def episodes(self) -> Sequence[object]:
        return ()

    def roots(self) -> Sequence[Path]:
        return ()

    def close(self) -> None:
        pass


async def test_a_newer_keystroke_replaces_an_older_search_and_old_hits_stay_meanwhile(
    tmp_path: Path,
) -> None:
    library = SlowLibrary()
    library.free.set()
    async with running(cast("Library", library), tmp_path) as pilot:
        await pilot.press("s")
        await shows(pilot, JumpScreen)
        await typed(pilot, "a")
        assert hit(pilot).gist == "a"
        library.free.clear()
        await pilot.press("b")
        await until(pilot, lambda: "ab" in library.begun)
        assert hit(pilot).gist == "a"
        await pilot.press("c")
        await until(pilot, lambda: "abc" in library.begun)
        assert library.given_up == ["ab"]
        assert hit(pilot).gist == "a"
        library.free.set()
        await until(pilot, lambda: hit(pilot).gist == "abc")
        assert notices(pilot) == []


async def test_enter_waits_for_the_hits_of_what_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = SlowLibrary()
    opened: list[str] = []
    monkeypatch.setattr(Navigation, "on_hit_chosen", lambda _, event: opened.append(event.hit.gist))
    async with running(cast("Library", library), tmp_path) as pilot:
        await pilot.press("s")
        await shows(pilot, JumpScreen)
        await pilot.press("x", "y")
        await until(pilot, lambda: "xy" in library.begun)
        threading.Timer(0.05, library.free.set).start()
        await pilot.press("enter")
        await until(pilot, lambda: bool(opened))
    assert opened == ["xy"]


async def test_a_box_that_is_closed_while_it_comes_up_fails_in_nothing(
    library: Library, tmp_path: Path
) -> None:
    async with running(library, tmp_path) as pilot:
        pilot.app.push_screen(JumpScreen([library]))
        pilot.app.exit()
    assert pilot.app.return_code == 0


async def test_a_box_in_which_nothing_is_typed_tells_how_much_there_is_and_what_can_be(
    library: Library, tmp_path: Path
) -> None:
    async with running(library, tmp_path) as pilot:
        await pilot.press("s")
        await typed(pilot, "flowers")
        await pilot.press("ctrl+u")
        await at_rest(pilot)
        box = screen(pilot, JumpScreen)
        assert str(box.query_one("#jump-count", Static).content) == "10"
        assert "title:word" in box.query_one(HitList).empty_text


async def test_a_box_tells_what_is_wrong_with_the_words_in_the_place_of_hits(
    library: Library, tmp_path: Path
) -> None:
    async with running(library, tmp_path, size=(40, 12)) as pilot:
        await pilot.press("s")
        await typed(pilot, "after:20x")
        empty = screen(pilot, JumpScreen).query_one(HitList).empty_lines()
        assert "wants a year" in " ".join(" ".join(empty).split())
        assert max(map(len, empty)) <= 38
