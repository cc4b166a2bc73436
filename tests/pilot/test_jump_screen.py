"""The jump box over an episode."""

from __future__ import annotations

import pytest

from tests.pilot.conftest import (
    AppOn,
    place,
    type_in,
)
from tui.app.widgets.hit_list import HitList


async def test_jump_goes_where_misspelt_letters_lead(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("f")
        await pilot.pause()
        await type_in(pilot, "wagle danc")
        await pilot.press("enter")
        await pilot.pause()
        assert place(pilot) == 6


async def test_escape_from_jump_stays_where_we_were(app_on: AppOn) -> None:
    async with app_on(start=300.0) as pilot:
        await pilot.press("f")
        await pilot.pause()
        await type_in(pilot, "waggle")
        await pilot.press("escape")
        await pilot.pause()
        assert place(pilot) == 1


async def test_jump_takes_a_timecode(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("f")
        await pilot.pause()
        await type_in(pilot, "0:31:00")
        await pilot.press("enter")
        await pilot.pause()
        assert place(pilot) == 6


@pytest.mark.parametrize("key", ["down", "ctrl+n", "ctrl+j"])
async def test_a_key_moves_down_among_the_hits_of_the_jump_box(app_on: AppOn, key: str) -> None:
    async with app_on() as pilot:
        await pilot.press("f", key, key, "enter")
        await pilot.pause()
        assert place(pilot) == 2


@pytest.mark.parametrize("key", ["up", "ctrl+p", "ctrl+k"])
async def test_a_key_moves_up_among_the_hits_of_the_jump_box(app_on: AppOn, key: str) -> None:
    async with app_on() as pilot:
        await pilot.press("f", "down", "down", key, "enter")
        await pilot.pause()
        assert place(pilot) == 1


async def test_a_segment_that_means_what_was_typed_is_marked(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("f")
        await pilot.pause()
        await type_in(pilot, "monarchy")
        screen = pilot.app.screen
        hits = screen.query_one(HitList)
        assert [hit.by_meaning for hit in hits.rows if not isinstance(hit, str)] == [True]
        shown = ["".join(text for text, _ in line) for line in hits.row_pieces(0, 60)]
        assert shown[0].rstrip().endswith("· by meaning")
