"""How the library and the search across it look, at three sizes and in two themes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.pilot.conftest import at_rest
from tui.app.app import SkimcastApp
from tui.app.widgets.sync_line import SyncLine
from tui.library.store.database import Store
from tui.readers.registry import Reading
from tui.workspace.hits import Library
from tui.workspace.indexed import IndexedLibrary
from tui.workspace.startup import Startup
from tui.workspace.workers import SyncProgress

SIZES = {"wide": (120, 40), "medium": (80, 24), "narrow": (50, 20)}
THEMES = ["skimcast-dark", "skimcast-light"]

Compare = Callable[..., None]
SnapCompare = Callable[..., bool]


@pytest.fixture
def compare(snap_compare: SnapCompare, library: Library, store: Store) -> Compare:
    """Compare the library after some keys with its picture."""

    def check(
        *press: str,
        size: str = "wide",
        theme: str = "skimcast-dark",
        other: Library | None = None,
        last: Callable[[Pilot[None]], None] | None = None,
    ) -> None:
        app = SkimcastApp(Startup(Reading(), store, other or library), theme)

        async def ready(pilot: Pilot[None]) -> None:
            await at_rest(pilot)
            for key in press:
                await pilot.press(key)
                await at_rest(pilot)
            if last:
                last(pilot)
                await pilot.pause()

        assert snap_compare(app, terminal_size=SIZES[size], run_before=ready)

    return check


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
def test_the_library(compare: Compare, size: str, theme: str) -> None:
    compare("j", size=size, theme=theme)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
def test_searching_the_library(compare: Compare, size: str, theme: str) -> None:
    compare("s", *"waggel", "space", *"dance", size=size, theme=theme)


@pytest.mark.parametrize("size", SIZES)
def test_filtering_the_library(compare: Compare, size: str) -> None:
    compare("slash", *"field", size=size)


def test_the_library_by_show(compare: Compare) -> None:
    compare("S", "S")


@pytest.mark.parametrize("size", SIZES)
def test_reading_the_folders(compare: Compare, size: str) -> None:
    def show(pilot: Pilot[None]) -> None:
        line = pilot.app.screen.query_one(SyncLine)
        line.show_progress(SyncProgress(120_000_000, 300_000_000, 9_830.0, 29.0))

    compare(size=size, last=show)


@pytest.mark.parametrize("size", SIZES)
def test_an_empty_library(compare: Compare, size: str, tmp_path: Path) -> None:
    compare(size=size, other=IndexedLibrary(tmp_path / "none", "the library", ()))
