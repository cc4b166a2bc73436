"""QuickTime's chapter text: "{QTtext}", then times in brackets with the words below each."""

from __future__ import annotations

import re

from tui.readers.captions.cues import Cue, plain_words
from tui.readers.format_reader import ParsedFile
from tui.readers.reading import Reading
from tui.readers.timed_content import TimedContent, reading_of
from tui.timecode import seconds_of

_TIME = re.compile(r"^[ \t]*\[([0-9]{1,3}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?)\]", re.MULTILINE)
_SETTING = re.compile(r"\{[^{}\n]{0,200}\}")


def read(file: ParsedFile) -> Reading:
    """The episode of such a file."""
    text = file.source.text
    cues = []
    found = list(_TIME.finditer(text))
    line, counted = 1, 0
    for match, after in zip(found, [*found[1:], None], strict=False):
        stop = len(text) if after is None else after.start()
        words = plain_words(_SETTING.sub("", text[match.end() : stop]))
        line += text.count("\n", counted, match.start())
        counted = match.start()
        start = seconds_of(match[1])
        if words and start is not None:
            end = None if after is None else seconds_of(after[1])
            cues.append(Cue(start, end, words, "", line))
    return reading_of(file, TimedContent(cues, problems=file.source.problems))
