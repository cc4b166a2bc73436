"""WebVTT, read as its standard says, but no words are lost.

What the standard drops and is kept: the words of a cue below an empty line, and those below a line
of times that is broken. A file that does not begin with "WEBVTT" is none.
"""

from __future__ import annotations

import re

from tui.model import Problem
from tui.readers.captions.caption_blocks import BlockSyntax, read_blocks
from tui.readers.format_reader import ParsedFile
from tui.readers.reading import Reading

_SIGNATURE = re.compile(r"\ufeff?WEBVTT(?![^ \t\n])")
_LINE = re.compile(r"^.*-->.*$", re.MULTILINE)
_TIME = r"(?:([0-9]{2,6}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})(?![0-9])"
_TIMES = re.compile(rf"[ \t\f]*{_TIME}[ \t\f]*-->[ \t\f]*{_TIME}")
_NO_WORDS = re.compile(r"(?:NOTE|STYLE|REGION)(?![^\s])")
_NO_SIGNATURE = "this file does not begin with WEBVTT; write that above its cues."


def read(file: ParsedFile) -> Reading:
    """The episode of a WebVTT file."""
    if not _SIGNATURE.match(file.source.text):
        problem = Problem(file.path, 1, _NO_SIGNATURE)
        return Reading(problems=(*file.source.problems, problem))
    return read_blocks(file, _SYNTAX)


def _words(body: str, _count: int, is_followed: bool) -> tuple[str, bool]:  # noqa: FBT001  see BlockSyntax
    words, _, rest = body.partition("\n\n") if body[:1] != "\n" else ("", "", body[1:])
    if not rest or rest.isspace():
        return words, False
    if is_followed and not rest.endswith("\n\n"):  # the identifier of the next cue
        rest = rest[: rest.rstrip("\n").rfind("\n") + 1]
        if not rest:
            return words, False
    blocks = [block for block in rest.split("\n\n") if block.strip()]
    more = [block for block in blocks if not _NO_WORDS.match(block.lstrip("\n"))]
    return "\n".join((words, *more)), bool(more)


_SYNTAX = BlockSyntax(_LINE, _TIMES, _words, "00:01:02.500 --> 00:01:05.000", keeps_silence=True)
