"""The open file changes beneath the reader."""

from __future__ import annotations

from msgspec.structs import replace

from tests.pilot.conftest import (
    TOPICS,
    AppOn,
    at_rest,
    make_episode,
    notices,
    place,
    top_line,
    type_in,
)
from tests.pilot.libraries import screen
from tui.app.screens.episode.screen import EpisodeScreen
from tui.app.widgets.segment_list import SegmentList
from tui.model import Problem
from tui.readers.registry import Reading


async def test_a_changed_file_is_shown_at_the_same_place_and_under_the_same_filter(
    app_on: AppOn,
) -> None:
    async with app_on(start=900.0) as pilot:
        await pilot.press("tab", "j", "j", "slash")
        await type_in(pilot, "flowers")
        await pilot.press("enter")
        await pilot.pause()
        before, focused = top_line(pilot), pilot.app.screen.focused
        changed = make_episode([("New at the front", "Flowers too."), *TOPICS])
        moved = tuple(
            replace(one, start=old.start)
            for one, old in zip(changed.segments[1:], make_episode().segments, strict=True)
        )
        segments = (replace(changed.segments[0], start=moved[0].start), *moved)
        live = screen(pilot, EpisodeScreen).late.live_file
        live.show(Reading((replace(changed, segments=segments),)))
        await at_rest(pilot)
        assert top_line(pilot) == before
        assert pilot.app.screen.focused is focused
        assert place(pilot) == 4
        assert list(pilot.app.screen.query_one(SegmentList).rows) == [0, 4, 7]


async def test_that_nothing_is_doubtful_any_more_takes_the_place_of_what_was(app_on: AppOn) -> None:
    async with app_on() as pilot:
        live = screen(pilot, EpisodeScreen).late.live_file
        doubt = Problem("bees.md", 3, "This is past the end.")
        live.show(Reading((replace(make_episode(), problems=(doubt,)),)))
        live.show(Reading((make_episode(),)))
        live.show(Reading((), (), (Problem("bees.md", 3, "This is no YAML."),)))
        live.show(Reading((make_episode(),)))
        await pilot.pause()
        mended = "Nothing in the file is doubtful any more."
        wrong = ["bees.md:3: This is past the end.", "bees.md:3: This is no YAML."]
        assert notices(pilot) == [wrong[0], mended, wrong[1], mended]


async def test_a_broken_edit_is_told_and_the_last_good_text_stays(app_on: AppOn) -> None:
    async with app_on(start=900.0) as pilot:
        live = screen(pilot, EpisodeScreen).late.live_file
        live.show(Reading((), (), (Problem("bees.md", 3, "This is no YAML."),)))
        await pilot.pause()
        assert notices(pilot) == ["bees.md:3: This is no YAML."]
        assert place(pilot) == 3
        assert len(pilot.app.screen.query_one(SegmentList).rows) == 8
