"""ffmpeg's metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.readers.registry import read

if TYPE_CHECKING:
    from pathlib import Path

TEXT = r""";FFMETADATA1
title=A year; with \= bees
album=Field Notes
date=2024-05-01
[STREAM]
title=no
[CHAPTER]
START=330500
TIMEBASE=1/1000
END=400000
title=Winter\
and \# snow
[CHAPTER]
TIMEBASE=1/1
START=x
[CHAPTER]
START=3723000000000
TITLE=Mites\\
"""


def test_fields_and_chapters_with_escapes_and_any_base(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(TEXT)
    (episode,) = read([path]).episodes
    assert (episode.title, episode.show) == ("A year; with = bees", "Field Notes")
    assert str(episode.published) == "2024-05-01"
    assert [(float(s.start), s.title, s.line) for s in episode.segments] == [
        (330.5, "Winter and # snow", 7),
        (3723, "Mites\\", 16),
    ]
    assert float(episode.segments[0].end or 0) == 400
    assert [problem.line for problem in episode.problems] == [13]
    path.write_text(";ABMETADATA1\n[CHAPTER]\nstart=61.5\nend=90\ntitle=Winter\n")
    (chapter,) = read([path]).episodes[0].segments
    assert (float(chapter.start), chapter.title) == (61.5, "Winter")
