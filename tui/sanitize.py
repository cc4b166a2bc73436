"""Text from outside made safe for a terminal, and where it was not: escape sequences, controls."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.model import Problem

# CSI and OSC sequences of ECMA-48, whole; what is left of a broken one falls to _CONTROL.
_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# Direction marks and zero-width characters can make text read as something else; ZWJ and ZWNJ stay.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
_NEWLINE = re.compile(r"\r\n?|[\x0b\x0c]")
# Soft hyphens, zero-width spaces and single direction marks are too common to speak of.
_OBEYED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
CONTROL_MESSAGE = "control characters were taken out; remove them from the file."


def clean(text: str) -> str:
    """Text without anything that a terminal obeys or that hides how it reads.

    Line ends become a line feed, tabs four spaces; escape sequences and invisible direction marks
    vanish; any other control character becomes U+FFFD. Linear in the length of the text.
    """
    if text.isprintable():
        return text
    text = _SEQUENCE.sub("", _NEWLINE.sub("\n", text)).expandtabs(4)
    return _INVISIBLE.sub("", _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text))


def clean_line(text: str) -> str:
    """Clean text on one line, with runs of white space as single spaces."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(clean(text).split())


def has_control(text: str) -> bool:
    """Whether a text holds a character that a terminal obeys or that turns its direction."""
    return not text.isprintable() and _OBEYED.search(text) is not None


def control_line(text: str) -> int | None:
    """The first line of a text, from 0, with such a character; None where there is none."""
    match = None if text.isprintable() else _OBEYED.search(text)
    return None if match is None else text.count("\n", 0, match.start())


def control_problems(path: str, text: str, line: int = 1) -> Iterable[Problem]:
    """One problem that names the first such line of a text that begins at a line, if any."""
    index = control_line(text)
    if index is not None:
        yield Problem(path, line + index, CONTROL_MESSAGE)
