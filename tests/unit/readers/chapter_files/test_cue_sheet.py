"""Cue sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.readers.registry import read

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\ufeffREM DATE 2024
TITLE "A year"
PERFORMER "Ann"
FILE "talk.wav" WAVE
  TRACK 01 AUDIO
    TITLE "Intro"
    PERFORMER "Bo"
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "Winter"
    INDEX 00 05:28:00
    INDEX 01 05:30:30
  TRACK 03 AUDIO
    INDEX 01 x
  TRACK 04 AUDIO
    INDEX 01 125:03:00
"""


def test_tracks_are_chapters(tmp_path: Path) -> None:
    for name in ("talk.cue", "talk.txt"):
        path = tmp_path / f"of {name}" / name  # files of one stem are one episode
        path.parent.mkdir()
        path.write_text(TEXT, encoding="utf-8")
        (episode,) = read([path]).episodes
        assert (episode.title, episode.show) == ("A year", "Ann")
        found = [(float(s.start), s.title) for s in episode.segments]
        assert found == [(0, "Intro"), (330.4, "Winter"), (7503, None)]
        assert [problem.line for problem in episode.problems if "time" in problem.message] == [14]
