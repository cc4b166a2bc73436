"""`skimcast [PATH…]`: the listing without a terminal, and where to begin."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.unit.cli.commands import run
from tui.cli.open import can_draw, start_in
from tui.model import Episode, Segment, Timecode


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _episode(duration: float | None, *times: tuple[float, float | None]) -> Episode:
    segments = tuple(
        Segment(Timecode(start), None if end is None else Timecode(end), None, "gist", "text")
        for start, end in times
    )
    return Episode("a.md", "A", duration=duration, segments=segments)


def test_without_a_terminal_the_plain_listing_is_printed(bees: Path) -> None:
    result = run(bees / "bees.md")
    assert result.exit_code == 0
    assert "A year with bees" in result.stdout
    assert "0:05:00  Varroa mites" in result.stdout


def test_without_a_path_the_sample_library_is_listed() -> None:
    assert "Lex Fridman Podcast #333" in run().stdout


@pytest.mark.parametrize("other", ["stdin", "stdout", "stderr"])
def test_the_app_draws_only_where_every_stream_is_a_terminal(
    other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, _Terminal())
    assert can_draw()
    for stream in (io.StringIO(), None):
        monkeypatch.setattr(sys, other, stream)
        assert not can_draw()


@pytest.mark.parametrize(
    ("at", "duration", "start"),
    [
        ("1:45", None, 6300.0),
        ("50%", None, 5400.0),
        ("1:45", 900.0, 105.0),
    ],
)
def test_at_is_read_by_the_duration_or_the_last_end(
    at: str, duration: float | None, start: float
) -> None:
    episode = _episode(duration, (0.0, 600.0), (600.0, 10800.0))
    assert start_in(episode, at, None) == (start, ())


def test_at_in_a_short_episode_without_duration_is_minutes_and_seconds() -> None:
    episode = _episode(None, (0.0, None), (600.0, None))
    assert start_in(episode, "1:45", None) == (105.0, ())
