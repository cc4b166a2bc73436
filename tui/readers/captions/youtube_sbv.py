"""SBV, the captions that YouTube's studio writes: "0:00:01.500,0:00:04.000", and words below."""

from __future__ import annotations

import re

from tui.readers.captions.caption_blocks import BlockSyntax, read_blocks
from tui.readers.format_reader import ParsedFile
from tui.readers.reading import Reading

_LINE = re.compile(r"^[0-9][\w:.]{4,15},[0-9][\w:.]{4,15}[ \t]*$", re.MULTILINE)
_TIME = r"([0-9]{1,3}):([0-9]{1,2}):([0-9]{1,2})\.([0-9]{1,3})"
_TIMES = re.compile(rf"{_TIME},{_TIME}\s*$")


def read(file: ParsedFile) -> Reading:
    """The episode of an SBV file."""
    return read_blocks(file, _SYNTAX)


def _words(body: str, _count: int, _is_followed: bool) -> tuple[str, bool]:  # noqa: FBT001  see BlockSyntax
    return body.strip(), False


_SYNTAX = BlockSyntax(_LINE, _TIMES, _words, "0:01:02.500,0:01:05.000")
