"""A small library, an app on it, and what its screens show."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from textual.pilot import Pilot
from textual.screen import Screen

from tests.pilot.conftest import at_rest, painted, until
from tui.app.app import SkimcastApp
from tui.app.screens.episode.screen import EpisodeScreen
from tui.app.screens.jump_screen import JumpScreen
from tui.app.screens.library_screen import LibraryScreen
from tui.app.widgets.episode_list import EpisodeList
from tui.app.widgets.hit_list import HitList
from tui.library.store.database import Store
from tui.readers.registry import Reading
from tui.workspace.hits import Hit, Library
from tui.workspace.startup import Startup

_Kind = TypeVar("_Kind", bound=Screen[Any])


@asynccontextmanager
async def running(
    library: Library | None,
    tmp_path: Path,
    reading: Reading | None = None,
    size: tuple[int, int] = (120, 40),
) -> AsyncIterator[Pilot[None]]:
    """An app on a library, ready when its list is filled."""
    store = Store(tmp_path / "store.sqlite3")
    app = SkimcastApp(Startup(reading or Reading(), store, library))
    async with app.run_test(size=size) as pilot:
        if not library or not library.sync_arguments:
            await at_rest(pilot)
        yield pilot
        if pilot.app.is_running:
            painted(pilot)


def rows(pilot: Pilot[None]) -> list[str]:
    """The titles in the list."""
    return [row.title for row in screen(pilot, LibraryScreen).query_one(EpisodeList).rows]


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
    return screen(pilot, EpisodeScreen).state.episode.title


def _hits(pilot: Pilot[None]) -> Sequence[Hit]:
    found = screen(pilot, JumpScreen).query_one(HitList).rows
    return [row for row in found if isinstance(row, Hit)]
