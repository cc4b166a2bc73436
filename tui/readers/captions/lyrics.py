"""LRC, lyrics with a time before each line, and players' transcripts written in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.readers.captions.cues import Cue, marked_text
from tui.readers.format_reader import ParsedFile
from tui.readers.reading import Reading
from tui.readers.timed_content import TimedContent, reading_of
from tui.timecode import total_seconds

_TIME = re.compile(r"[ \t]{0,9}\[([0-9]{1,4}):([0-5]?[0-9])(?:[.:]([0-9]{1,3}))?\]")
_TAG = re.compile(r"[ \t]{0,9}\[([A-Za-z#]{1,12}):([^\]\n]{0,500})\]")
_WORD_TIME = re.compile(r"[<\[][0-9]{1,4}:[0-9]{2}[.:][0-9]{1,3}[>\]]")
_FIELDS = {"ti": "title", "al": "show", "ar": "channel", "length": "duration"}


def read(file: ParsedFile) -> Reading:
    """The episode of an LRC file."""
    fields: dict[str, str] = {}
    offset = 0.0
    rows: list[tuple[float, str, int]] = []
    for number, line in enumerate(file.source.text.split("\n"), 1):
        tag = _TAG.match(line)
        if tag is not None:
            name, value = tag[1].lower(), tag[2].strip()
            if name == "offset" and re.fullmatch(r"[+-]?[0-9]{1,7}", value):
                offset = int(value) / 1000
            elif name in _FIELDS:
                fields.setdefault(_FIELDS[name], value)
        rows += _rows(line, number)
    rows.sort(key=lambda row: row[0])
    cues = []
    for (start, words, number), after in zip(rows, [*rows[1:], None], strict=False):
        text, speaker = marked_text(words)
        end = None if after is None else max(0.0, after[0] - offset)
        if text:
            cues.append(Cue(max(0.0, start - offset), end, text, speaker, number))
    return reading_of(file, TimedContent(cues, fields=fields, problems=file.source.problems))


def _rows(line: str, number: int) -> Iterator[tuple[float, str, int]]:
    """A row for each time before the words of a line."""
    starts, at = [], 0
    while (time := _TIME.match(line, at)) is not None:
        starts.append(total_seconds(None, *time.groups()))
        at = time.end()
    words = _WORD_TIME.sub("", line[at:])
    return ((start, words, number) for start in starts)
