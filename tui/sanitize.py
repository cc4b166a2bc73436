"""Text from outside made safe for a terminal, and where it was not: escape sequences, controls.

All that is read goes through clean or clean_line as it is read; what a listing prints does so once
more, and what a screen draws goes through fit_for_cells.
"""

from __future__ import annotations

import re

# The patterns that stand here as text take long to compile: they are compiled when first used.

# CSI and OSC sequences of ECMA-48, whole; what is left of a broken one falls to _CONTROL.
_SEQUENCE = r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]"
_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"
_OFF_LINE = r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"
# What is drawn as nothing, or as a blank, can make text read as something else.
_HIDDEN = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff"
)
_VARIANT = r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_IS_HIDDEN = f"[{_HIDDEN}]"
# What scripts and emoji need stays where they need it: joiners and variants behind letters that
# are not Latin, digits of keycaps, flags of regions, Mongolian forms, fillers of Hangul syllables.
_UNNEEDED = (
    r"(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]+\U000e007f"
    r"|(?<=[#*0-9\u00a9\u00ae])[\ufe0e\ufe0f](?!\u200d)"
    rf"|(?<=[^\u0000-\u024f{_HIDDEN}])(?:{_VARIANT}[\u200c\u200d]?|[\u200c\u200d])"
    r"|(?<=[\u1820-\u18aa])[\u180b-\u180f]"
    r"|\u115f(?=[\u1161-\u11a7\ud7b0-\ud7c6])|(?<=[\u1100-\u115e\ua960-\ua97c])\u1160)"
    rf"|[{_HIDDEN}]"
)
_NEWLINE = r"\r\n?|[\x0b\x0c]"
# Soft hyphens, zero-width spaces and single direction marks are too common to speak of.
_OBEYED = "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]"
_NO_CELL = (
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
    "\U000e0000-\U000e001f]"
)
CONTROL_MESSAGE = "control characters were taken out; remove them from the file."


def clean(text: str) -> str:
    """Text without anything that a terminal obeys or that hides how it reads.

    Line ends become a line feed, tabs four spaces; escape sequences and invisible characters
    vanish, but for those that a script or an emoji needs; any other control character becomes
    U+FFFD. Linear in the length of the text.
    """
    if not text.isprintable():
        text = re.sub(_SEQUENCE, "", re.sub(_NEWLINE, "\n", text)).expandtabs(4)
        text = re.sub(_CONTROL, "\N{REPLACEMENT CHARACTER}", text)
    return _without_hidden(text)


def clean_line(text: str) -> str:
    """Clean text on one line, with runs of white space as single spaces."""
    if text.isprintable() and "  " not in text:
        return _without_hidden(text).strip()
    return " ".join(clean(text).split())


def is_clean(text: str) -> bool:
    """Whether a text is one line with nothing to clean."""
    one_line = text.isprintable() or not re.search(_OFF_LINE, text)
    return one_line and _without_hidden(text) == text


def fit_for_cells(text: str) -> str:
    """A text for the cells of a screen: the last step, for what was not cleaned before.

    Each character that has no cell of its own, or that a terminal obeys, is U+FFFD, so that
    offsets stay.
    """
    return text if text.isprintable() else re.sub(_NO_CELL, "\N{REPLACEMENT CHARACTER}", text)


def _without_hidden(text: str) -> str:
    if text.isascii() or not re.search(_IS_HIDDEN, text):
        return text
    return re.sub(_UNNEEDED, r"\1", text)


def has_control(text: str) -> bool:
    """Whether a text holds a character that a terminal obeys or that turns its direction."""
    return not text.isprintable() and re.search(_OBEYED, text) is not None


def control_line(text: str) -> int | None:
    """The first line of a text, from 0, with such a character; None where there is none."""
    match = None if text.isprintable() else re.search(_OBEYED, text)
    return None if match is None else text.count("\n", 0, match.start())
