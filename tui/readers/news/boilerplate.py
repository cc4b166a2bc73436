"""What publishing systems leave at the end of an article when its page is copied as text.

Forms for comments, links back to the top, buttons for sharing: lines told by the words that they
are made of (wordlists/boilerplate.txt). Nothing above a line of the article is taken.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from tui.analysis.normalize import fold
from tui.analysis.wordlists import read_wordlist

_LONGEST = 240  # characters of a line of boilerplate
_MAX_UNKNOWN = 2  # short lines of another kind that may stand among boilerplate
_SHORT = 60  # characters of such a line
_ENDS = (".", "!", "?", "…", "”", '"', "。")
_EDGES = "*:.…!|↑⇧▲^→←»«><()[]- \u2039\u203a\u2013\u2014\ufe0f"


class _Phrases(NamedTuple):
    lines: frozenset[str]
    labels: frozenset[str]
    beginnings: tuple[str, ...]
    shapes: re.Pattern[str]


@cache
def _phrases() -> _Phrases:
    sections = read_wordlist("boilerplate")

    def folded(name: str) -> frozenset[str]:
        phrases = "|".join(sections[name]).split("|")
        return frozenset(fold(phrase.strip()) for phrase in phrases)

    shapes = re.compile("|".join(f"(?:{shape})" for shape in sections["shapes"]))
    return _Phrases(folded("lines"), folded("labels"), tuple(folded("beginnings")), shapes)


def without_boilerplate(text: str) -> str:
    """The text without the boilerplate at its end; what has none is given back as it is."""
    lines = text.split("\n")
    unknown = 0
    stop = end = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index].strip()
        if not line:
            continue
        kind = _kind(line)
        if kind == "strong" or (kind == "weak" and stop < end and unknown == 0):
            stop, unknown = index, 0
        elif kind == "none":
            unknown += 1
            if unknown > _MAX_UNKNOWN or len(line) > _SHORT or line.endswith(_ENDS):
                break
    return "\n".join(lines[:stop]).rstrip() if stop < end else text


def _kind(line: str) -> Literal["strong", "weak", "none"]:
    """Whether a line is boilerplate by itself, among its like only, or not at all."""
    if len(line) > _LONGEST:
        return "none"
    words = " ".join(fold(line).strip(_EDGES).split())
    phrases = _phrases()
    if not words or words in phrases.labels:
        return "weak"
    strong = words in phrases.lines or words.startswith(phrases.beginnings)
    return "strong" if strong or phrases.shapes.fullmatch(words) else "none"
