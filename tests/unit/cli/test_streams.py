"""Where the commands write: full disks, closed pipes, and streams that are no terminal."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from tui.cli.open import can_draw, start_in
from tui.model import Episode, Segment, Timecode

ROOT = Path(__file__).resolve().parents[3]
FULL = Path("/dev/full")
UNWRITTEN = "skimcast: the output could not be written: No space left on device\n"
needs_full = pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full")


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A summary that is longer than any pipe."""
    path = tmp_path / "talk.md"
    lines = [f"{n // 60}:{n % 60:02d}:00 Part {n} {'of the talk ' * 60}\n\n" for n in range(400)]
    path.write_text("".join(lines), encoding="utf-8")
    return path


@needs_full
@pytest.mark.parametrize(
    "words", [["segments", "TALK"], ["segments", "TALK", "--json"], ["--version"]]
)
def test_a_full_disk_is_told_in_one_line(words: list[str], talk: Path) -> None:
    command = [str(talk) if word == "TALK" else word for word in words]
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tui", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            cwd=ROOT,
        )
    assert (done.returncode, done.stderr) == (1, UNWRITTEN)


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


def _episode(duration: float | None, *times: tuple[float, float | None]) -> Episode:
    segments = tuple(
        Segment(Timecode(start), None if end is None else Timecode(end), None, "gist", "text")
        for start, end in times
    )
    return Episode("a.md", "A", duration=duration, segments=segments)


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
    assert start_in(episode, at, None) == start


def test_at_in_a_short_episode_without_duration_is_minutes_and_seconds() -> None:
    episode = _episode(None, (0.0, None), (600.0, None))
    assert start_in(episode, "1:45", None) == 105.0
