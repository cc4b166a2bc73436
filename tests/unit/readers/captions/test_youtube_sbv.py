"""SBV captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.readers.registry import FORMATS, Registry

if TYPE_CHECKING:
    from pathlib import Path


def test_lines_of_times_with_words_below(tmp_path: Path) -> None:
    path = tmp_path / "talk.sbv"
    path.write_text(
        "0:00:00.378,0:00:11.378\nOne\nline\n\n0:00:11.378,0:00:12.305\n\n"
        "0:00:13.f89,0:00:15.489\nThree\n\n0:00:17.484,0:00:16.543\nFive\n"
    )
    (episode,) = Registry(FORMATS, 0.0).read([path]).episodes
    found = [(float(segment.start), segment.text) for segment in episode.segments]
    assert found == [(0.378, "One\nline\nThree"), (17.484, "Five")]
    assert [problem.line for problem in episode.problems] == [7]
