"""What is told stands on the last line of every screen, and lies over nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets._toast import Toast

from tests.pilot.conftest import AppOn, at_rest, skimcast
from tui.app.app import SkimcastApp
from tui.app.screens.page_screen import ProblemsScreen
from tui.app.widgets.status_line import StatusLine
from tui.app.widgets.text_view import TextView
from tui.library.store.database import Store
from tui.readers.registry import read
from tui.workspace.startup import Startup

DOUBTFUL = "# Bees\n\n0:00:00 Hives\n\n0:50:00 Queens\n\n0:02:00 Swarms\n\n0:01:00 Mites\n"


def line(pilot: Pilot[None]) -> str:
    widget = pilot.app.screen.query_one(StatusLine)
    assert widget.region.bottom == pilot.app.screen.size.height
    return widget.render_line(0).text


def blocks(pilot: Pilot[None]) -> list[str]:
    assert isinstance(pilot.app.screen, ProblemsScreen)
    return [block.text for block in pilot.app.screen.query_one(TextView).blocks]


@pytest.mark.parametrize("size", [(120, 40), (50, 20), (24, 8)])
async def test_a_notice_takes_the_keys_place_and_nothing_elses(
    app_on: AppOn, size: tuple[int, int]
) -> None:
    async with app_on(size=size) as pilot:
        regions = {widget: widget.region for widget in pilot.app.screen.query("*")}
        pilot.app.notify("Hives hum", severity="error")  # as Textual itself tells
        await pilot.pause()
        assert line(pilot).startswith(" Hives hum")
        assert {widget: widget.region for widget in pilot.app.screen.query("*")} == regions
        assert not pilot.app.screen.query(Toast)
        skimcast(pilot).status.clear()
        assert "? help" in line(pilot)


async def test_what_does_not_fit_is_cut_and_stands_whole_among_all_that_was_told(
    app_on: AppOn,
) -> None:
    async with app_on(size=(50, 20)) as pilot:
        for text in ("Queens pipe", "Copied\n" + "long " * 20 + "end", "Hum", "Hum"):
            skimcast(pilot).tell(text)
        skimcast(pilot).tell("Copied\n" + "long " * 20 + "end")
        assert line(pilot).startswith(" Copied · long long")
        assert line(pilot).endswith(" ! all ")
        await pilot.click(StatusLine)
        await pilot.pause()
        told = [text for text in blocks(pilot) if text]
        assert told[0] == "Everything was read as it stands."
        assert [text for text in told if text in ("Hum", "Queens pipe")] == ["Hum", "Queens pipe"]
        assert sum(text.endswith("end") for text in told) == 2


async def test_the_position_stays_at_the_right_of_its_own_screen(app_on: AppOn) -> None:
    async with app_on(size=(80, 24)) as pilot:
        skimcast(pilot).status.show_position("3 of 17")
        assert line(pilot).endswith("  3 of 17 ")
        skimcast(pilot).tell("very " * 30)
        assert line(pilot).endswith("  3 of 17 ")
        await pilot.press("question_mark")
        await pilot.pause()
        assert "of 17" not in line(pilot)
        await pilot.press("escape")
        await pilot.pause()
        skimcast(pilot).status.show_position("")
        assert "of 17" not in line(pilot)


async def test_doubtful_times_are_told_in_one_short_line(tmp_path: Path) -> None:
    path = tmp_path / "doubtful.md"
    path.write_text(DOUBTFUL, encoding="utf-8")
    app = SkimcastApp(Startup(read([str(path)]), Store(tmp_path / "store")))
    async with app.run_test(size=(120, 40)) as pilot:
        await at_rest(pilot)
        said = "2 doubts, the first: line 7: 0:02:00 comes after 0:50:00 · ! shows more"
        assert line(pilot).strip() == said
        await pilot.press("exclamation_mark")
        await pilot.pause()
        told = blocks(pilot)
        assert told.count(str(path)) == 1
        assert any(text.startswith("9: 0:01:00 comes after") for text in told)


async def test_a_notice_in_the_jump_box_is_seen_at_any_size(app_on: AppOn) -> None:
    async with app_on(size=(24, 8)) as pilot:
        await pilot.press("f")
        await pilot.pause()
        skimcast(pilot).tell("The search failed: out of luck", bad=True)
        await pilot.pause()
        assert line(pilot).startswith(" The search failed")
