"""Cue sheets: tracks with titles, and INDEX 01 in minutes, seconds and frames of 1/75 second."""

from __future__ import annotations

import re

from tui.model import Problem
from tui.readers.format_reader import ParsedFile
from tui.readers.reading import Reading
from tui.readers.summary.segmentation import RawSegment
from tui.readers.timed_content import TimedContent, reading_of
from tui.sanitize import clean_line

_LINE = re.compile(r"\s{0,99}(TRACK|TITLE|PERFORMER|INDEX|REM DATE)\s{1,9}(\S.*)", re.IGNORECASE)
_INDEX = re.compile(r"0?1\s{1,9}([0-9]{1,5}):([0-9]{1,2}):([0-9]{1,2})\s*")
_FRAMES = 75


def read(file: ParsedFile) -> Reading:
    """The episode of a cue sheet."""
    fields: dict[str, str] = {}
    chapters: list[RawSegment] = []
    problems = list(file.source.problems)
    title, in_track = "", False
    for number, line in enumerate(file.source.text.split("\n"), 1):
        match = _LINE.match(line)
        if match is None:
            continue
        command, value = match[1].upper(), clean_line(match[2]).strip('"')
        if command == "TRACK":
            title, in_track = "", True
        elif command == "TITLE" and in_track:
            title = value
        elif command == "INDEX":
            index = _INDEX.fullmatch(match[2])
            if index is not None:
                seconds = 60 * int(index[1]) + int(index[2]) + int(index[3]) / _FRAMES
                chapters.append(RawSegment(seconds, None, title or None, (), number))
            elif re.match(r"0?1\s", match[2]):
                message = "this is no time; write minutes, seconds and frames like 12:30:00."
                problems.append(Problem(file.path, number, message))
        elif not in_track:
            names = {"TITLE": "title", "PERFORMER": "channel", "REM DATE": "date"}
            fields.setdefault(names[command], value)
    return reading_of(file, TimedContent(chapters=chapters, fields=fields, problems=problems))
