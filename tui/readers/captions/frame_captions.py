"""Captions in lines or blocks of .sub and .txt files: MicroDVD, MPL2 and SubViewer.

MicroDVD counts frames, "{250}{300}words|more words", and may tell their rate in its first line
"{1}{1}25"; MPL2 counts tenths of a second, "[100][120]words". SubViewer has a line of times,
"00:00:10.00,00:00:12.00", above words whose breaks are "[br]".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.model import Problem
from tui.readers.captions.caption_blocks import BlockSyntax, read_blocks
from tui.readers.captions.cues import Cue, marked_text, said_once
from tui.readers.format_reader import ParsedFile
from tui.readers.reading import Reading
from tui.readers.timed_content import TimedContent, reading_of

_LINE = re.compile(r"([{\[])([0-9]{1,9})[}\]][{\[]([0-9]{0,9})[}\]](.*)")
_CODES = re.compile(r"\{[A-Za-z]:[^{}]{0,99}\}|(?:^|(?<=\|))/")
_RATE = re.compile(r"[0-9]{2}(?:\.[0-9]{1,3})?")
_USUAL_RATE = 23.976  # frames a second, where the file does not say
_TENTHS = 10.0
_SUBVIEWER = re.compile(r"^[0-9]{1,2}:[0-9]{2}:[0-9]{2}\.[0-9]{1,3},[0-9]{1,2}:.*$", re.MULTILINE)
_TIME = r"([0-9]{1,2}):([0-9]{2}):([0-9]{2})\.([0-9]{1,3})"
_TIMES = re.compile(rf"{_TIME},{_TIME}\s*$")
_BROKEN = "this line does not begin with two numbers in brackets; it is left out."


def read(file: ParsedFile) -> Reading:
    """The episode of such a file."""
    if _SUBVIEWER.search(file.head):
        return read_blocks(file, _SYNTAX)
    problems = [*file.source.problems]
    cues = said_once(list(_cues(file, problems)))
    return reading_of(file, TimedContent(cues, problems=problems))


def _cues(file: ParsedFile, problems: list[Problem]) -> Iterator[Cue]:
    rate = 0.0
    for number, line in enumerate(file.source.text.split("\n"), 1):
        match = _LINE.match(line.lstrip("\ufeff \t"))
        if match is None:
            if line.strip():
                problems.append(Problem(file.path, number, _BROKEN))
            continue
        bracket, start, end, words = match.groups()
        words = words.strip()
        if not rate and bracket == "{" and _RATE.fullmatch(words):
            rate = float(words)
            continue
        rate = rate or (_USUAL_RATE if bracket == "{" else _TENTHS)
        text, speaker = marked_text(_CODES.sub("", words).replace("|", "\n"))
        if text:
            yield Cue(int(start) / rate, int(end) / rate if end else None, text, speaker, number)


def _words(body: str, _count: int, _is_followed: bool) -> tuple[str, bool]:  # noqa: FBT001  see BlockSyntax
    return body.replace("[br]", "\n").strip(), False


_SYNTAX = BlockSyntax(_SUBVIEWER, _TIMES, _words, "00:01:02.50,00:01:05.00")
