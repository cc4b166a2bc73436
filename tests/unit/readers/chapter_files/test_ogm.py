"""Numbered chapters of OGM files and Vorbis comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.readers.registry import read

if TYPE_CHECKING:
    from pathlib import Path


def test_times_and_names_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(
        "CHAPTER000 = 00:00:00.000\nCHAPTER000NAME=Intro\n# a remark\nchapter1=00:01:30.500\n"
        "CHAPTER01NAME = Winter = snow\nCHAPTER002=62:03.000\nCHAPTER003=x\nCHAPTER003NAME=None\n"
    )
    (episode,) = read([path]).episodes
    assert [(float(s.start), s.title, s.line) for s in episode.segments] == [
        (0, "Intro", 1),
        (90.5, "Winter = snow", 4),
        (3723, None, 6),
    ]
    assert [problem.line for problem in episode.problems] == [7]
