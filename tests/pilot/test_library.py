"""The library screen, the search across it, and the ways between them and an episode."""

from __future__ import annotations

import shutil
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar, cast

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from tests.pilot.conftest import AppOn, at_rest, make_episode, until
from tui.app.app import SkimcastApp
from tui.app.navigation import Navigation
from tui.app.screens.article_screen import ArticleScreen
from tui.app.screens.episode import autosave
from tui.app.screens.episode.screen import EpisodeScreen
from tui.app.screens.jump_screen import JumpScreen
from tui.app.screens.library_screen import LibraryScreen
from tui.app.widgets.bars import SyncLine
from tui.app.widgets.episode_list import EpisodeList
from tui.app.widgets.filter_prompt import RowPrompt
from tui.app.widgets.hit_list import HitList
from tui.library.store.database import Store
from tui.library.store.positions import Positions
from tui.library.sync.synchronizer import sync
from tui.model import Timecode
from tui.paths import folder_for
from tui.readers.registry import Reading
from tui.workspace.hits import Answer, Hit, Library
from tui.workspace.indexed import IndexedLibrary
from tui.workspace.workers import Stop, SyncProcess, SyncProgress

_Kind = TypeVar("_Kind", bound=Screen[Any])

EPISODES = {
    "hives.md": ("Hives", "Field Notes", "2024-05-01", "Waggle dance", "Bees point at flowers."),
    "robots.md": ("Robots", "Field Notes", "2023-02-01", "Humanoids", "Optimus walks on flowers."),
    "tides.md": ("Tides", "Deep Time", "2021-01-01", "Moonlight", "The sea comes and goes."),
}


def write_files(folder: Path) -> None:
    """Three small summaries and a news item about one of them."""
    folder.mkdir(exist_ok=True)
    for name, (title, show, day, gist, text) in EPISODES.items():
        (folder / name).write_text(
            f"---\ntitle: {title}\nshow: {show}\npublished: {day}\nduration: 1:00:00\n---\n"
            f"0:00:00 Beginning\n\nWelcome to {title}.\n\n0:20:00 {gist}\n\n{text}\n\n"
            "0:40:00 Farewell\n\nUntil the next time.\n",
            encoding="utf-8",
        )
    news = folder / "news"
    news.mkdir(exist_ok=True)
    (news / "wire.md").write_text(
        "---\ntitle: Moonlight moves the sea\nprovider: Wire\npublishedDateTime: 2021-01-03\n"
        "webUrl: https://example.org/sea\n---\nMoonlight, say sailors, moves the sea at night.\n",
        encoding="utf-8",
    )


@pytest.fixture
def library(tmp_path: Path) -> IndexedLibrary:
    """An index of the three summaries and the news item."""
    write_files(tmp_path / "files")
    sync(tmp_path / "index", [tmp_path / "files"], workers=0)
    return IndexedLibrary(tmp_path / "index", "the library", ())


@asynccontextmanager
async def running(
    library: Library | None,
    tmp_path: Path,
    reading: Reading | None = None,
    size: tuple[int, int] = (120, 40),
) -> AsyncIterator[Pilot[None]]:
    """An app on a library, ready when its list is filled."""
    store = Store(tmp_path / "store.sqlite3")
    app = SkimcastApp(reading or Reading(), store=store, library=library)
    async with app.run_test(size=size) as pilot:
        if not library or not library.sync_arguments:
            await at_rest(pilot)
        yield pilot


def rows(pilot: Pilot[None]) -> list[str]:
    """The titles in the list."""
    return [row.title for row in screen(pilot, LibraryScreen).query_one(EpisodeList)._rows]


def current(pilot: Pilot[None]) -> str:
    """The title under the list's cursor."""
    row = screen(pilot, LibraryScreen).query_one(EpisodeList).row
    return row.title if row else ""


def screen(pilot: Pilot[None], kind: type[_Kind]) -> _Kind:
    """The screen of a kind, which is the one that is shown."""
    assert isinstance(pilot.app.screen, kind)
    return pilot.app.screen


async def shows(pilot: Pilot[None], kind: type) -> None:
    """Wait until a screen of a kind is shown and at rest."""
    await until(pilot, lambda: isinstance(pilot.app.screen, kind))
    await pilot.pause()


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type a text and wait for what comes of it."""
    await pilot.press(*({" ": "space", ":": "colon"}.get(char, char) for char in text))
    await at_rest(pilot)


def hit(pilot: Pilot[None]) -> Hit:
    """The hit under the cursor of the box."""
    found = screen(pilot, JumpScreen).query_one(HitList).hit
    assert found is not None
    return found


def title(pilot: Pilot[None]) -> str:
    """The title of the episode that is shown."""
    return screen(pilot, EpisodeScreen).episode.title


def told(pilot: Pilot[None]) -> list[str]:
    """What the app has said in passing."""
    return [notice.message for notice in pilot.app._notifications]


# The list


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
        assert not screen(pilot, LibraryScreen).query_one(RowPrompt).asking
        await pilot.press("escape")
        await pilot.pause()
        assert len(rows(pilot)) == 3


async def test_what_a_sync_finds_leaves_the_cursor_where_it_is_in_a_filtered_list(
    library: Library, tmp_path: Path
) -> None:
    async with running(library, tmp_path) as pilot:
        await pilot.press("slash")
        await typed(pilot, "field")
        await pilot.press("enter", "G")
        assert current(pilot) == "Robots"
        hives = tmp_path / "files" / "hives.md"
        (tmp_path / "files" / "wasps.md").write_text(
            hives.read_text(encoding="utf-8").replace("Hives", "Wasps"), encoding="utf-8"
        )
        sync(tmp_path / "index", [tmp_path / "files"], workers=0)
        screen(pilot, LibraryScreen).load()
        await until(pilot, lambda: len(rows(pilot)) == 3)
        assert current(pilot) == "Robots"


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


async def test_a_second_click_opens_the_clicked_episode(library: Library, tmp_path: Path) -> None:
    async with running(library, tmp_path) as pilot:
        await pilot.click(EpisodeList, offset=(20, 3), times=2)
        await shows(pilot, EpisodeScreen)
        assert title(pilot) == "Tides"


async def test_a_file_that_is_gone_is_told_and_the_library_stays(
    library: Library, tmp_path: Path
) -> None:
    async with running(library, tmp_path) as pilot:
        (tmp_path / "files" / "hives.md").unlink()
        await pilot.press("enter")
        await until(pilot, lambda: bool(told(pilot)))
        assert "hives.md" in told(pilot)[0]
        screen(pilot, LibraryScreen)


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
        assert len(pilot.app.screen_stack) == 2


async def test_l_from_an_episode_of_the_library_goes_back_to_that_library(
    library: Library, tmp_path: Path
) -> None:
    async with running(library, tmp_path) as pilot:
        await pilot.press("enter")
        await shows(pilot, EpisodeScreen)
        await pilot.press("l")
        await shows(pilot, LibraryScreen)
        assert len(pilot.app.screen_stack) == 2


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


def _hits(pilot: Pilot[None]) -> Sequence[Hit]:
    found = screen(pilot, JumpScreen).query_one(HitList)._rows
    return [row for row in found if isinstance(row, Hit)]


# Searching


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
        assert (episode.episode.path, episode.state.seconds) == (chosen.path, 1200.0)


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
        assert len(pilot.app.screen_stack) == 2
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
        assert told(pilot) == []


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


# SyncProcess


async def test_the_folders_are_read_in_the_background_and_the_list_fills(tmp_path: Path) -> None:
    write_files(tmp_path / "files")
    named = [tmp_path / "files"]
    arguments = ("library", "sync", "--json", *map(str, named))
    library = IndexedLibrary(folder_for(named), "the library", arguments)
    async with running(library, tmp_path) as pilot:
        await until(pilot, lambda: rows(pilot) == ["Hives", "Robots", "Tides"])
        await until(pilot, lambda: not syncs(pilot))
        assert not screen(pilot, LibraryScreen).query_one(SyncLine).display
        (tmp_path / "files" / "hives.md").unlink()
        await pilot.press("G", "x")
        await until(pilot, lambda: rows(pilot) == ["Robots", "Tides"])
        assert current(pilot) == "Tides"
        await until(pilot, lambda: not syncs(pilot))
        assert told(pilot) == []


def syncs(pilot: Pilot[None]) -> bool:
    """Whether the folders are being read, or will be."""
    app = pilot.app
    assert isinstance(app, SkimcastApp)
    return app.syncing is None or app.syncing.running


async def test_an_error_of_the_sync_is_told(tmp_path: Path) -> None:
    arguments = ("library", "sync", "--no-such-option")
    library = IndexedLibrary(tmp_path / "none", "the library", arguments)
    async with running(library, tmp_path) as pilot:
        await until(pilot, lambda: bool(told(pilot)))
        assert "no-such-option" in told(pilot)[0]


# Where the reader left off


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


# What goes while the app is open


@pytest.fixture
def synced_again(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """The syncs that were asked for, and whether once more; none of them runs."""
    asked: list[bool] = []

    def start_sync(_: SkimcastApp, *, again: bool = False) -> None:
        asked.append(again)

    monkeypatch.setattr(SkimcastApp, "start_sync", start_sync)
    return asked


async def test_a_file_that_has_gone_is_named_and_the_list_is_brought_in_step(
    library: Library, tmp_path: Path, synced_again: list[bool]
) -> None:
    async with running(library, tmp_path) as pilot:
        (tmp_path / "files" / "hives.md").unlink()
        for _ in range(2):
            await pilot.press("enter")
            await at_rest(pilot)
        assert told(pilot) == [f"{tmp_path}/files/hives.md is not there any more."]
        assert synced_again == [False, True, True]


async def test_an_index_that_has_gone_is_made_again_once(
    library: Library, tmp_path: Path, synced_again: list[bool]
) -> None:
    async with running(library, tmp_path) as pilot:
        shutil.rmtree(tmp_path / "index")
        for _ in range(3):
            await pilot.press("S")
            await at_rest(pilot)
        assert rows(pilot) == []
        assert synced_again == [False, True]


async def test_a_sync_is_shown_only_once_it_has_something_to_tell(
    library: Library, tmp_path: Path
) -> None:
    async with running(library, tmp_path) as pilot:
        app, shown = pilot.app, screen(pilot, LibraryScreen)
        assert isinstance(app, SkimcastApp)
        app.syncing = SyncProcess((), lambda: None)
        line, running_now = shown.query_one(SyncLine), True
        app.sync_signal.publish(running_now)
        await at_rest(pilot)
        assert not line.display
        app.syncing.progress = SyncProgress(1_000_000, 2_000_000, 10.0, 5.0)
        app.sync_signal.publish(running_now)
        await until(pilot, lambda: line.display)
        app.sync_signal.publish(not running_now)
        await until(pilot, lambda: not line.display)


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
        assert "title:word" in box.query_one(HitList).empty_text()


async def test_a_box_tells_what_is_wrong_with_the_words_in_the_place_of_hits(
    library: Library, tmp_path: Path
) -> None:
    async with running(library, tmp_path, size=(40, 12)) as pilot:
        await pilot.press("s")
        await typed(pilot, "after:20x")
        empty = screen(pilot, JumpScreen).query_one(HitList).empty_text()
        assert "wants a year" in " ".join(empty.split())
        assert max(map(len, empty.split("\n"))) <= 38
