"""Markers in an edit decision list (EDL), as DaVinci Resolve and Avid write them.

Times are those of the time line, which may begin at an hour; frames are left out.
"""

from __future__ import annotations

import re

from tui.readers.format_reader import ParsedFile
from tui.readers.reading import Reading
from tui.readers.summary.segmentation import RawSegment
from tui.readers.timed_content import TimedContent, reading_of
from tui.sanitize import clean_line
from tui.timecode import total_seconds

_TIME = r"([0-9]{2}):([0-9]{2}):([0-9]{2})[:;.][0-9]{2,3}"
_EVENT = re.compile(rf"\s{{0,9}}[0-9]{{1,6}}\s.{{0,200}}?\s{_TIME}\s+(?:{_TIME})\s*$")
_MARKER = re.compile(r"[^|\n]{0,99}\|C:[^|]{0,99}\|M:([^|]*)")
_LOCATOR = re.compile(rf"\*\s{{0,9}}LOC:\s{{0,9}}{_TIME}\s{{1,9}}\S{{1,20}}\s*(.*)")
_TITLE = re.compile(r"TITLE:\s*(.*)")
_NO_MARKERS = "this edit list has no markers (|M:… or * LOC: …); export the markers with it."


def read(file: ParsedFile) -> Reading:
    """The episode of an edit list."""
    fields: dict[str, str] = {}
    chapters: list[RawSegment] = []
    at = None
    for number, line in enumerate(file.source.text.split("\n"), 1):
        event, marker, locator = (p.match(line) for p in (_EVENT, _MARKER, _LOCATOR))
        if event is not None:
            at = total_seconds(*event.groups()[:3])
        if locator is not None:
            at, title = total_seconds(*locator.groups()[:3]), locator[4]
        elif marker is not None:
            title = marker[1]
        else:
            head = _TITLE.match(line)
            if head is not None:
                fields.setdefault("title", head[1].strip())
            continue
        if at is not None:
            chapters.append(RawSegment(at, None, clean_line(title) or None, (), number))
    problems = file.source.problems
    return reading_of(file, TimedContent((), chapters, fields, problems, _NO_MARKERS))
