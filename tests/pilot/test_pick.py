"""Choosing one moment in the box alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pilot.conftest import at_rest, make_episode, until
from tui.app.pick_app import PickApp
from tui.app.screens.jump_screen import JumpScreen
from tui.library.store.database import Store
from tui.model import Timecode
from tui.readers.reading import Reading
from tui.workspace.open_files import OpenFiles
from tui.workspace.startup import Startup


@pytest.mark.parametrize(("last", "chosen"), [("enter", Timecode(600)), ("escape", None)])
async def test_what_is_chosen_is_told_and_what_is_left_is_not(
    tmp_path: Path, last: str, chosen: Timecode | None
) -> None:
    startup = Startup(Reading((make_episode(),)), Store(tmp_path / "store.sqlite3"))
    app = PickApp(startup, [OpenFiles(startup.reading, startup.store)])
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, JumpScreen))
        await pilot.press(*"queens")
        await at_rest(pilot)
        await pilot.press(last)
        await until(pilot, lambda: not app.is_running)
    assert (app.chosen and app.chosen.start) == chosen
