"""Keys that the reader has changed in a file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from tests.pilot.conftest import at_rest, make_episode, notices, shown, skimcast
from tui.app.app import SkimcastApp
from tui.app.widgets.action_list import Action, ActionList
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.reading_pane import ReadingPane
from tui.app.widgets.segment_list import SegmentList
from tui.app.widgets.status_line import StatusLine
from tui.library.store.database import Store
from tui.readers.registry import Reading
from tui.workspace.config import read_config
from tui.workspace.startup import Startup

SETTINGS = """[keys]
"episode.filter" = "i"
episode.jump = ["J", "ctrl+j"]
list.down = "E"
episode.filtre = "z"
episode.time = "k"
"""


@asynccontextmanager
async def app_with_keys(tmp_path: Path) -> AsyncIterator[Pilot[None]]:
    path = tmp_path / "config.toml"
    path.write_text(SETTINGS, encoding="utf-8")
    startup = Startup(Reading((make_episode(),)), Store(tmp_path / "store"))
    app = SkimcastApp(startup, config=read_config(path))
    async with app.run_test(size=(120, 40)) as pilot:
        await at_rest(pilot)
        yield pilot


async def test_the_readers_own_keys_hold_and_those_before_do_not(tmp_path: Path) -> None:
    async with app_with_keys(tmp_path) as pilot:
        await pilot.press("E", "E", "j", "slash")
        assert pilot.app.screen.query_one(SegmentList).current == 2
        assert not pilot.app.screen.query(Prompt)
        await pilot.press("i")
        assert pilot.app.screen.query_one("#filter", Prompt).asking


async def test_key_bar_help_and_palette_show_the_readers_own_keys(tmp_path: Path) -> None:
    async with app_with_keys(tmp_path) as pilot:
        skimcast(pilot).status.clear()
        bar = pilot.app.screen.query_one(StatusLine).render_line(0).text
        assert bar.startswith(" i filter   J jump ")
        await pilot.press("question_mark")
        await pilot.pause()
        rows = pilot.app.screen.query_one(ActionList).rows
        actions = [each for each in rows if isinstance(each, Action)]
        assert [each.keys for each in actions if each.tip.startswith("Keep the segm")] == ["i"]


async def test_what_is_wrong_is_told_with_its_line_and_the_key_stays(tmp_path: Path) -> None:
    async with app_with_keys(tmp_path) as pilot:
        (notice,) = notices(pilot)
        first, *_, last = notice.splitlines()
        assert first.startswith("config.toml:5: No key does episode.filtre")
        assert last.startswith("config.toml:6: k does list.up already")
        await pilot.press("t")
        assert pilot.app.screen.query_one("#time", Prompt).asking


async def test_layout_and_reading_width_hold_at_any_width(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('layout = "one"\nreading_width = 30\n', encoding="utf-8")
    startup = Startup(Reading((make_episode(),)), Store(tmp_path / "store"))
    app = SkimcastApp(startup, config=read_config(path))
    async with app.run_test(size=(120, 40)) as pilot:
        await at_rest(pilot)
        assert not shown(pilot, ReadingPane)
        await pilot.press("tab")
        await pilot.pause()
        assert shown(pilot, ReadingPane)
        assert not shown(pilot, SegmentList)
        pane = pilot.app.screen.query_one(ReadingPane)
        lines = [pane.render_line(y).text.strip() for y in range(20)]
        assert 20 < max(map(len, lines)) <= 33
