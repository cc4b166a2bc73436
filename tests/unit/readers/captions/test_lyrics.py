"""LRC: times before lines, tags above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.readers.registry import FORMATS, Registry

if TYPE_CHECKING:
    from pathlib import Path


def test_lines_tags_an_offset_and_times_of_words(tmp_path: Path) -> None:
    path = tmp_path / "talk.lrc"
    path.write_text(
        "[ti:A year]\n[al:Field Notes]\n[offset:+500]\n[length:1:05:57]\nno time\n"
        "[00:12.50][01:45.00]Chorus\n[00:21.10]<00:21.10>Two <00:22.00>words\n[00:25.00]\n"
    )
    (episode,) = Registry(FORMATS, 0.0).read([path]).episodes
    assert (episode.title, episode.show, episode.duration) == ("A year", "Field Notes", 3957.0)
    found = [(float(s.start), float(s.end or 0), s.text) for s in episode.segments]
    assert found == [(12.0, 20.6, "Chorus"), (20.6, 24.5, "Two words"), (104.5, 0.0, "Chorus")]
