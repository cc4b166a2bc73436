"""Markers in edit lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.readers.registry import read

if TYPE_CHECKING:
    from pathlib import Path


def test_markers_of_two_editors(tmp_path: Path) -> None:
    path = tmp_path / "talk.edl"
    times = "00:05:30:12 00:05:30:13 01:05:30:12 01:05:30:13"
    path.write_text(
        "TITLE: A year\nFCM: NON-DROP FRAME\n\n"
        f"001  001      V     C        {times}  \n |C:ResolveColorBlue |M:Intro |D:1\n\n"
        "* LOC: 01:10:00:00 RED     WINTER snow\n"
    )
    (episode,) = read([path]).episodes
    assert episode.title == "A year"
    found = [(float(s.start), s.title) for s in episode.segments]
    assert found == [(3930, "Intro"), (4200, "WINTER snow")]


def test_an_edit_list_without_markers_is_told(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text("TITLE: A year\nFCM: NON-DROP FRAME\n")
    reading = read([path])
    assert "no markers" in reading.problems[0].message
