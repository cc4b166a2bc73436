"""Slips in a list of times: a colon that is missing or doubled, or a semicolon in its place.

"1:5045 Algebra" is 1:50:45 where that lies between the times of the lines around it, and nothing
where it does not. What is read so is told. Linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.model import Problem, Timecode
from tui.timecode import seconds_of

_LEAD = r"^([ \t]{0,12}(?:[-*+•] |[0-9]{1,3}[.)] )?\*{0,2}[\[(]?)"
_SIGN = re.compile(r"[0-9](?:;|::|:[0-9]{4})")  # without which there is none
_SLIP = re.compile(
    rf"{_LEAD}(?:([0-9]{{1,2}})[:;]{{1,2}})?([0-9]{{1,2}})(?:[:;]{{1,2}})?([0-9]{{2}})(?![\w:;.,/-])",
    re.MULTILINE,
)
_TIME = re.compile(
    rf"{_LEAD}((?:[0-9]{{1,2}}:)?[0-9]{{1,2}}:[0-9]{{2}})(?![\w:;.,/-])", re.MULTILINE
)
_FEW = 3  # times, from which on there is a list to slip in


class Slip(NamedTuple):
    """What is written for a time, where in the text, in which line of it, and what is meant."""

    written: str
    offset: int
    line: int
    meant: Timecode

    def problem(self, path: str, first_line: int) -> Problem:
        """What is told of it, in a text that begins on a line of its file."""
        message = f"'{self.written}' was read as {self.meant}; write it so."
        return Problem(path, first_line + self.line, message)


def slips_in(text: str) -> list[Slip]:
    """The slips at the beginnings of lines."""
    if not _SIGN.search(text):
        return []
    times = [(match.start(2), seconds_of(match[2])) for match in _TIME.finditer(text)]
    if len(times) < _FEW:
        return []
    return list(_fitting(text, [(at, seconds) for at, seconds in times if seconds is not None]))


def without_slips(text: str) -> str:
    """A text with what is meant in place of its slips; every line keeps its number."""
    parts, end = [], 0
    for slip in slips_in(text):
        parts += [text[end : slip.offset], str(slip.meant)]
        end = slip.offset + len(slip.written)
    return "".join((*parts, text[end:])) if parts else text


def _fitting(text: str, times: list[tuple[int, float]]) -> Iterator[Slip]:
    """The slips that lie between the times before and behind them."""
    passed, line, counted = 0, 0, 0
    for match in _SLIP.finditer(text):
        start, stop = match.end(1), match.end()
        written = text[start:stop]
        if seconds_of(written) is not None or not re.search("[:;]", written):
            continue
        while passed < len(times) and times[passed][0] < start:
            passed += 1
        clock = ":".join(part for part in match.groups()[1:] if part)
        meant = seconds_of(clock)
        behind = times[passed][1] if passed < len(times) else None
        if meant is None or passed == 0 or not times[passed - 1][1] < meant:
            continue
        if behind is None or meant < behind:
            line, counted = line + text.count("\n", counted, start), start
            yield Slip(written, start, line, Timecode(meant))
