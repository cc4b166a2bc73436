"""SubRip (SRT) as it is written: with or without numbers, hours, fractions, commas; and in text.

Seconds past 59 are taken as they are, for players do.
"""

from __future__ import annotations

import re

from tui.readers.captions.caption_blocks import BlockSyntax, read_blocks
from tui.readers.format_reader import ParsedFile
from tui.readers.reading import Reading

_LINE = re.compile(
    r"^.*-->.*$|^[ \t]*[0-9][0-9:,. ]{6,20}(?:->|→|⟶)[ \t]*[0-9][^\n]*$", re.MULTILINE
)
_TIME = (
    r"(?:([0-9]{1,4})[ ]?:[ ]?)?([0-9]{1,2})[ ]?:[ ]?([0-9]{1,2})(?:[ ]?[,.:;][ ]?([0-9]{1,6}))?"
)
_TIMES = re.compile(rf"\s{{0,9}}{_TIME}[ \t]{{0,9}}(?:--?>|→|⟶)[ \t]{{0,9}}{_TIME}(?![0-9])")


def read(file: ParsedFile) -> Reading:
    """The episode of a SubRip file."""
    return read_blocks(file, _SYNTAX)


def _words(body: str, count: int, is_followed: bool) -> tuple[str, bool]:  # noqa: FBT001  see BlockSyntax
    lines = body.split("\n")[:-1] if is_followed else body.split("\n")
    last = lines[-1].strip() if lines else ""
    if is_followed and last.isdecimal():
        is_apart = len(lines) == 1 or not lines[-2].strip()
        if is_apart or int(last[:9]) in (count + 1, count + 2):  # the number of the next cue
            lines.pop()
    words = "\n".join(lines).strip()
    return words, re.search(r"\n\s*\n", words) is not None


_SYNTAX = BlockSyntax(_LINE, _TIMES, _words, "00:01:02,500 --> 00:01:05,000")
