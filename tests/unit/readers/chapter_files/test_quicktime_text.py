"""QuickTime's chapter text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.readers.registry import read

if TYPE_CHECKING:
    from pathlib import Path


def test_times_in_brackets_with_titles_below(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(
        "{QTtext}{timeStamps:absolute}\n[00:00:00.000]\nIntro\n[00:05:30.000]\n{plain}Winter\n"
        "[01:02:03.500]\nMites\n[01:05:00.000]\n"
    )
    (episode,) = read([path]).episodes
    found = [(float(s.start), s.title, s.line) for s in episode.segments]
    assert found == [(0, "Intro", 2), (330, "Winter", 4), (3723.5, "Mites", 6)]
    assert float(episode.segments[2].end or 0) == 3900
