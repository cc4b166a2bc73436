"""Where a text holds characters that a terminal would obey, for telling the reader of a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

# Soft hyphens, zero-width spaces and single direction marks are too common to speak of.
_OBEYED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
MESSAGE = "control characters were taken out; remove them from the file."


def has_control(text: str) -> bool:
    """Whether a text holds a character that a terminal obeys or that turns its direction."""
    return not text.isprintable() and _OBEYED.search(text) is not None


def control_line(text: str) -> int | None:
    """The first line of a text, from 0, with such a character; None where there is none."""
    found = None if text.isprintable() else _OBEYED.search(text)
    return None if found is None else text.count("\n", 0, found.start())


def control_problems(path: str, text: str, line: int = 1) -> Iterable[Problem]:
    """One problem that names the first such line, if there is one.

    Args:
        path: the file, as the reader named it.
        text: its text, or a part of it.
        line: the line in the file where the text begins, from 1.
    """
    place = control_line(text)
    if place is not None:
        yield Problem(path, line + place, MESSAGE)
