"""SAMI (.smi): "<SYNC Start=500><P>words", in milliseconds; a paragraph without words is silence.

https://learn.microsoft.com/en-us/previous-versions/windows/desktop/dnacc/understanding-sami-1.0
"""

from __future__ import annotations

import re
from itertools import pairwise

from tui.readers.captions.cues import Cue, marked_text, said_once
from tui.readers.format_reader import ParsedFile
from tui.readers.reading import Reading
from tui.readers.timed_content import TimedContent, reading_of

_SYNC = re.compile(
    r"<sync\s[^<>]{0,99}?start\s{0,9}=\s{0,9}[\"']?([0-9]{1,10})[^<>]{0,99}>", re.IGNORECASE
)
_TITLE = re.compile(r"<title>([^<>]{0,300})</title>", re.IGNORECASE)
_LANGUAGE = re.compile(r"<p\s[^<>]{0,99}?class\s{0,9}=\s{0,9}[\"']?(\w{1,40})", re.IGNORECASE)
_END = re.compile(r"</(?:body|sami)>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")


def read(file: ParsedFile) -> Reading:
    """The episode of a SAMI file, of several languages in the first."""
    text = file.source.text
    end = _END.search(text)
    found = list(_SYNC.finditer(text))
    stops = [*(match.start() for match in found[1:]), end.start() if end else len(text)]
    starts = [int(match[1]) / 1000 for match in found]
    cues: list[Cue] = []
    language, line, counted = "", 1, 0
    for match, stop, (start, after) in zip(found, stops, pairwise((*starts, None)), strict=False):
        line, counted = line + text.count("\n", counted, match.start()), match.start()
        body = text[match.end() : stop]
        spoken = _LANGUAGE.search(body)
        language = language or (spoken[1] if spoken else "")
        words = re.sub(r"<br\s*/?>", "\n", " ".join(body.split()), flags=re.IGNORECASE)
        said, speaker = marked_text(_TAG.sub("", words))
        if said and start is not None and (spoken is None or spoken[1] == language):
            cues.append(Cue(start, after, said, speaker, line))
    title = _TITLE.search(text, 0, 10_000)
    fields = {"title": title[1].strip()} if title else {}
    return reading_of(
        file, TimedContent(said_once(cues), fields=fields, problems=file.source.problems)
    )
