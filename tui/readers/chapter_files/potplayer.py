"""Bookmarks of PotPlayer (PBF): a number, milliseconds and a title a line, "0=754500*Ball*…"."""

from __future__ import annotations

import re

from tui.readers.format_reader import ParsedFile
from tui.readers.reading import Reading
from tui.readers.summary.segmentation import RawSegment
from tui.readers.timed_content import TimedContent, reading_of
from tui.sanitize import clean_line

_BOOKMARK = re.compile(r"[0-9]{1,9}=([0-9]{1,10})\*([^*]*)")


def read(file: ParsedFile) -> Reading:
    """The episode of a file of bookmarks."""
    lines = enumerate(map(_BOOKMARK.match, file.source.text.split("\n")), 1)
    chapters = [
        RawSegment(int(match[1]) / 1000, None, clean_line(match[2]) or None, (), number)
        for number, match in lines
        if match is not None
    ]
    return reading_of(file, TimedContent((), chapters, problems=file.source.problems))
