"""What WebVTT, SubRip and YouTube's SBV have in common: a line of times, and words below it.

A line of times that is broken begins no cue: it is told, and the words below it stay with the cue
above.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from tui.model import Problem
from tui.readers.captions.cues import Cue, marked_text, said_once
from tui.readers.format_reader import ParsedFile
from tui.readers.reading import Reading
from tui.readers.timed_content import TimedContent, reading_of
from tui.timecode import total_seconds

_BLANK_INSIDE = "an empty line stands inside this cue; the words below it were kept."


class BlockSyntax(NamedTuple):
    """How a format writes its blocks.

    Attributes:
        line: a whole line that tells times, or was meant to.
        times: the start and the end that begin such a line unless it is broken, each in groups of
            hours, minutes, seconds and what stands behind the point.
        words: the words in what stands between two such lines, as written, and whether an empty
            line was in their way; it is told the cues before, and whether there is another line.
        example: what a line of times looks like.
        keeps_silence: whether a cue without words is one.
    """

    line: re.Pattern[str]
    times: re.Pattern[str]
    words: Callable[[str, int, bool], tuple[str, bool]]
    example: str
    keeps_silence: bool = False


def read_blocks(file: ParsedFile, syntax: BlockSyntax) -> Reading:
    """The episode of a file of captions."""
    cues, problems = _cues(file, syntax)
    problems = [*file.source.problems, *problems]
    return reading_of(file, TimedContent(said_once(cues), problems=problems))


def _cues(file: ParsedFile, syntax: BlockSyntax) -> tuple[list[Cue], list[Problem]]:
    text = file.source.text
    found = list(syntax.line.finditer(text))
    stops = [match.start() for match in found][1:] + [len(text)] * bool(found)
    cues: list[Cue] = []
    problems: list[Problem] = []
    number, counted = 1, 0
    for match, stop in zip(found, stops, strict=True):
        number += text.count("\n", counted, match.start())
        counted = match.start()
        body = text[match.end() + 1 : stop]
        words, is_split = syntax.words(body, len(cues), stop < len(text))
        said, speaker = marked_text(words)
        times = syntax.times.match(match[0].replace("\ufeff", ""))
        if times is None:
            message = f"this is no pair of times; write it like {syntax.example}."
            problems.append(Problem(file.path, number, message))
            if cues and said:
                cues[-1] = cues[-1]._replace(text=f"{cues[-1].text}\n{said}".strip())
            continue
        if is_split and said:
            problems.append(Problem(file.path, number, _BLANK_INSIDE))
        if said or syntax.keeps_silence:
            start, end = (total_seconds(*times.groups()[at : at + 4]) for at in (0, 4))
            cues.append(Cue(start, end, said, speaker, number))
    return cues, problems
