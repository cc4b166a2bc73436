"""Bookmarks of PotPlayer."""

from __future__ import annotations

import pytest

from tests.unit.readers.written import read_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_bookmarks_are_chapters(encoding: str) -> None:
    text = "[Bookmark]\r\n0=12000*Intro*2800A\r\n1=754500*Ball**\r\n2=1905000*Mites*\r\nx=1*y*\r\n"
    (episode,) = read_text("talk.pbf", text.encode(encoding)).episodes
    assert [(float(s.start), s.title, s.line) for s in episode.segments] == [
        (12, "Intro", 2),
        (754.5, "Ball", 3),
        (1905, "Mites", 4),
    ]
