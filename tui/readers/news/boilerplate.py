"""What publishing systems leave at the end of an article when its page is copied as text.

Forms for comments, links back to the top, buttons for sharing. A line is told by the words that
such lines are made of, in the languages of the systems that write them; nothing is taken that
stands above a line of the article, and no sentence that only speaks of comments.
"""

from __future__ import annotations

import re

from tui.analysis.normalize import fold
from tui.readers.news import boilerplate_words

_LONGEST = 240  # characters of a line of litter
_STRANGERS = 2  # short lines of unknown kind that may stand among litter
_STRANGER = 60  # characters of such a line


def _phrases(table: str) -> frozenset[str]:
    return frozenset(fold(words.strip()) for words in table.replace("\n", "|").split("|") if words)


_STRONG = _phrases(boilerplate_words.LINES)
_WEAK = _phrases(boilerplate_words.LABELS) | {""}
_BEGINNINGS = tuple(sorted(_phrases(boilerplate_words.BEGINNINGS)))
_SHAPE = re.compile("|".join(f"(?:{shape})" for shape in boilerplate_words.SHAPES))
_EDGES = "*:.…!|↑⇧▲^→←»«><()[]- \u2039\u203a\u2013\u2014\ufe0f"


def without_boilerplate(text: str) -> str:
    """The text without the litter at its end; what has none is given back as it is."""
    lines = text.split("\n")
    strangers = 0
    keep = end = len(lines)
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place].strip()
        if not line:
            continue
        kind = _kind(line)
        if kind == "strong" or (kind == "weak" and keep < end and strangers == 0):
            keep, strangers = place, 0
        elif kind == "none":
            strangers += 1
            if strangers > _STRANGERS or not _is_stranger(line):
                break
    return "\n".join(lines[:keep]).rstrip() if keep < end else text


def _kind(line: str) -> str:
    """Whether a line is litter by itself ("strong"), among its like ("weak"), or not ("none")."""
    if len(line) > _LONGEST:
        return "none"
    words = " ".join(fold(line).strip(_EDGES).split())
    if words in _WEAK:
        return "weak"
    strong = words in _STRONG or words.startswith(_BEGINNINGS) or _SHAPE.fullmatch(words)
    return "strong" if strong else "none"


def _is_stranger(line: str) -> bool:
    return len(line) <= _STRANGER and not line.endswith((".", "!", "?", "…", "”", '"', "。"))
