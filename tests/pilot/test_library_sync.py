"""A library brought in step with its folders while it is shown."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.pilot.conftest import at_rest, notices, until, write_files
from tests.pilot.libraries import (
    current,
    rows,
    running,
    screen,
    typed,
)
from tui.app.app import SkimcastApp
from tui.app.screens.library_screen import LibraryScreen
from tui.app.widgets.sync_line import SyncLine
from tui.library.sync.synchronizer import sync
from tui.paths import folder_for
from tui.workspace import watching
from tui.workspace.hits import Library
from tui.workspace.indexed import IndexedLibrary
from tui.workspace.workers import SyncProcess, SyncProgress


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


async def test_a_file_that_is_gone_is_told_and_the_library_stays(
    library: Library, tmp_path: Path
) -> None:
    async with running(library, tmp_path) as pilot:
        (tmp_path / "files" / "hives.md").unlink()
        await pilot.press("enter")
        await until(pilot, lambda: bool(notices(pilot)))
        assert "hives.md" in notices(pilot)[0]
        screen(pilot, LibraryScreen)


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
        assert notices(pilot) == []


async def test_a_change_in_the_folders_is_listed_under_the_same_filter_and_cursor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path / "files")
    named = [tmp_path / "files"]
    changed, followed = asyncio.Event(), list[Path]()

    async def changes_in(folders: Sequence[Path]) -> AsyncIterator[None]:
        followed.extend(folders)
        await changed.wait()
        yield

    monkeypatch.setattr(watching, "changes_in", changes_in)
    arguments = ("library", "sync", "--json", *map(str, named))
    library = IndexedLibrary(folder_for(named), "the library", arguments, roots=named)
    async with running(library, tmp_path) as pilot:
        await until(pilot, lambda: len(rows(pilot)) == 3 and not syncs(pilot))
        await pilot.press("slash", *"field", "enter")
        await until(pilot, lambda: rows(pilot) == ["Hives", "Robots"])
        await pilot.press("G")
        (named[0] / "robots2.md").write_text(
            (named[0] / "robots.md").read_text(encoding="utf-8").replace("Robots", "Ants"),
            encoding="utf-8",
        )
        changed.set()
        await until(pilot, lambda: "Ants" in rows(pilot))
        assert sorted(rows(pilot)) == ["Ants", "Hives", "Robots"]
        assert current(pilot) == "Robots"
        await until(pilot, lambda: not syncs(pilot))
    assert followed == named


def syncs(pilot: Pilot[None]) -> bool:
    """Whether the folders are being read, or will be."""
    app = pilot.app
    assert isinstance(app, SkimcastApp)
    return app.syncing is None or app.syncing.running


async def test_an_error_of_the_sync_is_told(tmp_path: Path) -> None:
    arguments = ("library", "sync", "--no-such-option")
    library = IndexedLibrary(tmp_path / "none", "the library", arguments)
    async with running(library, tmp_path) as pilot:
        await until(pilot, lambda: bool(notices(pilot)))
        assert "no-such-option" in notices(pilot)[0]


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
        assert notices(pilot) == [f"{tmp_path}/files/hives.md is not there any more."]
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
