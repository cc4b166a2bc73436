"""Chapters of OGM files and Vorbis comments: "CHAPTER01=0:00:00.000", "CHAPTER01NAME=…"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui.readers.summary.segmentation import RawSegment
from tui.sanitize import clean_line
from tui.timecode import seconds_of

_LINE = re.compile(r"\s{0,99}CHAPTER_?([0-9]{1,9})(NAME|URL)?[ \t]{0,9}=(.*)", re.IGNORECASE)


def chapters_in(lines: Iterable[tuple[int | None, str]]) -> Iterator[RawSegment]:
    """The chapters of lines, which come with their numbers, in the order of their times' lines."""
    starts: dict[int, tuple[float, int | None]] = {}
    names: dict[int, str] = {}
    for number, line in lines:
        match = _LINE.match(line)
        if match is None:
            continue
        seconds = None if match[2] else _seconds(match[3])
        if seconds is not None:
            starts.setdefault(int(match[1]), (seconds, number))
        elif (match[2] or "").upper() == "NAME":
            names.setdefault(int(match[1]), clean_line(match[3]))
    for key, (seconds, number) in starts.items():
        yield RawSegment(seconds, None, names.get(key) or None, (), number)


def broken_times(lines: Iterable[tuple[int, str]]) -> Iterator[int]:
    """The numbers of the lines that should tell when a chapter begins, and do not."""
    for number, line in lines:
        match = _LINE.match(line)
        if match is not None and not match[2] and _seconds(match[3]) is None:
            yield number


def _seconds(told: str) -> float | None:
    return seconds_of(told) if ":" in told else None
