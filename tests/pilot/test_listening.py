"""Hearing the episode: what is played, what moves with it, and when the text stays where it is."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.app import App

from tests.mpv_stand_in import got_by, put_into
from tests.pilot.conftest import AppOn, make_episode, notices, place, until
from tui.app.screens.episode.screen import EpisodeScreen
from tui.app.widgets.bars import Masthead
from tui.app.widgets.reading_pane import ReadingPane
from tui.app.widgets.segment_list import SegmentList
from tui.app.widgets.timeline import Timeline


def masthead(app: App[None]) -> str:
    return app.screen.query_one(Masthead).render_line(0).text


async def test_the_text_follows_what_is_heard_until_the_reader_goes_elsewhere(
    app_on: AppOn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = put_into(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    episode = replace(make_episode(), extra=(("offset", "0:20"),))
    one = episode.segments[5]
    cues = tuple((at, one.start + 10.0 * n) for n, at in enumerate(range(0, len(one.text), 60)))
    parts = (*episode.segments[:5], replace(one, times=cues), *episode.segments[6:])
    episode = replace(episode, segments=parts)
    async with app_on(episode, start=700.0) as pilot:
        app, screen = pilot.app, pilot.app.screen
        assert isinstance(screen, EpisodeScreen)
        segments = screen.query_one(SegmentList)

        def marked() -> list[int]:
            lines = (segments.render_line(y).text for y in range(len(segments.rows)))
            return [y for y, line in enumerate(lines) if "►" in line]

        def starts() -> list[float]:
            words = [word for got in got_by(program) for word in map(str, got)]
            return [float(word[8:]) for word in words if word.startswith("--start=")]

        await pilot.press("P")
        await until(pilot, lambda: got_by(program)[:1] != [] and "0:11:40" in masthead(app))
        assert "--start=720.000" in got_by(program)[0]
        await pilot.press(*["full_stop"] * 20, "equals_sign")
        await until(pilot, lambda: "► 0:16:40 1.25x" in masthead(app))
        assert (place(pilot), marked()) == (3, [3])
        assert "►" in screen.query_one(Timeline).render_line(0).text
        assert screen.state.seconds == 1000.0

        await pilot.press("k", *["full_stop"] * 20)
        await until(pilot, lambda: "0:21:40" in masthead(app))
        assert (place(pilot), marked()) == (2, [4])
        await pilot.press("a")
        await until(pilot, lambda: place(pilot) == 4)
        await pilot.press("P")
        await until(pilot, lambda: "‖" in masthead(app))

        screen.query_one(Timeline).post_message(Timeline.Pointed(150.0))
        await until(pilot, lambda: ["seek", 170.0, "absolute"] in got_by(program))
        assert (place(pilot), marked()) == (0, [0])
        await pilot.press("X")
        await until(pilot, lambda: marked() == [] and "‖" not in masthead(app))
        screen.panes.go(5)
        await pilot.press("space")  # from the line at the top of the text
        await until(pilot, lambda: starts() == [720.0, 1520.0])
        await pilot.press("X", "tab", *["j"] * 6, "P")
        await until(pilot, lambda: len(starts()) == 3)
        assert 1530.0 <= starts()[-1] < 1800.0
        await pilot.press("X")
        await until(pilot, lambda: all(one.group != "playback" for one in app.workers))


async def test_what_keeps_a_recording_from_being_heard_is_told(
    app_on: AppOn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    async with app_on() as pilot:
        await pilot.press("P")
        await until(pilot, lambda: any("mpv is not installed" in told for told in notices(pilot)))
        await pilot.press("full_stop")
        assert notices(pilot)[-1] == "Nothing is played: P begins."
    async with app_on(replace(make_episode(), media=None)) as pilot:
        await pilot.press("P")
        await until(pilot, lambda: notices(pilot)[-1:] != [])
        assert notices(pilot)[-1].startswith("No recording: put it beside the file")
        screen = pilot.app.screen
        assert isinstance(screen, EpisodeScreen)
        assert "no recording" in screen.why_not("hear('pause')")


async def test_the_sleep_timer_pauses_what_is_heard(
    app_on: AppOn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_into(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("tui.app.screens.episode.listening.SLEEPS", (0.0005,))
    async with app_on(start=700.0) as pilot:
        await pilot.press("P")
        await until(pilot, lambda: "► 0:11:40" in masthead(pilot.app))
        await pilot.press("Z")
        await until(pilot, lambda: "‖" in masthead(pilot.app))
        await pilot.press("P")
        await until(pilot, lambda: "► 0:11:40" in masthead(pilot.app))
        monkeypatch.setattr("tui.app.screens.episode.listening.SLEEPS", (600,))
        await pilot.press("Z", "Z")
        assert notices(pilot)[-1] == "The sleep timer is off"


async def test_within_a_long_segment_the_text_follows_until_it_is_scrolled(
    app_on: AppOn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_into(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    lines = [f"Line {number} of what is said." for number in range(60)]
    offsets = accumulate((len(line) + 2 for line in lines), initial=0)
    times = tuple((at, 15.0 * number) for number, at in enumerate(offsets))[:-1]
    one = replace(make_episode().segments[0], text="\n\n".join(lines), times=times, end=None)
    async with app_on(replace(make_episode(), segments=(one,), duration=3000.0)) as pilot:
        reading = pilot.app.screen.query_one(ReadingPane)

        def top() -> str:
            return reading.blocks[reading.top[0]].text

        await pilot.press("P", *["full_stop"] * 20)
        await until(pilot, lambda: "► 0:05:00" in masthead(pilot.app))
        assert reading.sees_second(0, 300.0)
        await pilot.press("tab", "g", *["full_stop"] * 2)
        await until(pilot, lambda: "► 0:05:30" in masthead(pilot.app))
        assert top().startswith("0:00")
        await pilot.press("a")
        await until(pilot, lambda: reading.sees_second(0, 330.0))
        await pilot.press("X")
