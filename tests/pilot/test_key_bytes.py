"""How much a key in the list of segments sends to the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pilot.conftest import AppOn, place, skimcast, top_line, type_at_once, until
from tui.app.shown_cells import ShownCells
from tui.app.terminal import frame_of
from tui.app.widgets.list_view import VirtualList
from tui.app.widgets.segment_list import SegmentList
from tui.readers.registry import read

SAMPLE = Path(__file__).parents[2] / "data" / "episodes" / "lex-fridman-podcast-333.md"
SIZE = (120, 40)
MOST = 700
"""Bytes that a key may send which moves the cursor alone."""
REPAINT = 3_800
"""Bytes that the panes at rest may send, once, to show other segments: 1,900 cells are others."""


@pytest.fixture(autouse=True)
def _exact_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)


async def test_a_held_key_moves_the_cursor_and_the_panes_follow_when_it_rests(
    app_on: AppOn,
) -> None:
    """Of N keys typed at once none sends more than 700 bytes, but for one repaint of the panes."""
    cells, sizes = ShownCells(), list[int]()
    (episode,) = read([SAMPLE]).episodes
    async with app_on(episode, news=(), size=SIZE) as pilot:
        screen, told = pilot.app.screen, list[int]()
        segments = screen.query_one(SegmentList)
        before = place(pilot), top_line(pilot)
        cells.changes(frame_of(screen))

        def follow(_: int) -> None:
            assert top_line(pilot) == before[1], "the text follows before the key rests"
            sizes.append(len(cells.changes(frame_of(screen)).encode()))

        pilot.app.watch(segments, "cursor", follow, init=False)
        tell = segments.post_message

        def post(message: object) -> bool:
            if isinstance(message, VirtualList.Highlighted):
                told.append(message.row)
            return tell(message)  # type: ignore[arg-type]

        segments.post_message = post  # type: ignore[method-assign]
        await type_at_once(pilot, *"jjjjjjjj")
        assert place(pilot) == before[0] + 8
        assert told == [segments.cursor]
        assert len(sizes) == 8
        assert max(sizes) < MOST
        await until(pilot, lambda: top_line(pilot) != before[1])
        await pilot.pause()
        assert MOST < len(cells.changes(frame_of(screen)).encode()) < REPAINT
        assert not skimcast(pilot).keys_pending


async def test_a_held_key_that_comes_to_the_end_is_followed_too(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await type_at_once(pilot, *"jjjjjjjjjjjj")
        await until(pilot, lambda: "Questions" in top_line(pilot))
        await type_at_once(pilot, "j", "j")
        assert "Questions" in top_line(pilot)
