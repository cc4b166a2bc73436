"""Times that stand apart from the headings that they belong to: above them, or behind a label.

A word that recurs below headings and only says that a time follows, in whatever language:

    ## Tools
    Kellonaika: 0:00 - 1:45

Known words are told by themselves (see timestamps); another one where each heading has a line that
is nothing but this word and a time, and the times run forward. Linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from tui.readers.frontmatter.field_names import is_named
from tui.timecode import ascii_signs, seconds_of

_WORD = r"(?P<label>[^\W\d_][^\d:：\n*_`|\[\](){}【】]{0,38}"
_LINE = re.compile(
    rf"([^\w\n]{{0,9}}){_WORD})(?:[ *_`]{{0,4}}[:：]|[】\])]|(?=[ ][\[(<]))"
    r"[ *_`:：]{0,5}[\[(<]?(?P<time>[0-9]{1,3}[:：][0-9]{2}(?:[:：][0-9]{2})?)"
    r"(?:\W|\d|\]\([^()\s]{0,500}\)){0,80}$"
)
_IN_BRACKET = re.compile(
    rf"[\[(]{_WORD}?) ?[:：]? ?(?P<time>[0-9]{{1,3}}:[0-9]{{2}}(?::[0-9]{{2}})?)[\])]"
    r"(?:\([^()\s]{0,500}\))?[\W_]{0,9}$",
    re.MULTILINE,
)
_CLOCK = re.compile(r"(?<![\d:])[0-9]{1,3}:[0-9]{2}(?![\d:])")
_TIME = re.compile(r"[0-9]{1,2}[:：][0-9]{2}(?![:：])")
_TIME_LINE = re.compile(
    r"[\W_]{0,9}[0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?"
    r"(?:[\W_]{1,5}[0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?)?[\W_]{0,6}$"
)
_MARKED = re.compile(r"#{1,6} +(?=\S)")
_HEADING = re.compile(r"#{1,6} |\*\*[^*]{1,200}\*\*$")
_FEW = 2
_MOST = 80  # characters of a line that is a time
_LABEL = "Time"


def without_labels(text: str) -> str:
    """A text with "Time" for such a word; every line keeps its number."""
    if ":" not in text and "：" not in text:
        return text
    text = _without_bracketed_labels(text)
    lines = text.split("\n")
    found = [(index, match) for index, match in _below_headings(lines) if match]
    labels = {match["label"].strip().casefold() for _, match in found}
    if len(found) < _FEW or len(labels) > 1:
        return text
    ranges = all(len(_TIME.findall(match[0])) > 1 for _, match in found)
    if not ranges and is_named("".join(labels), "episode.duration"):
        return text
    if not _run_forward(match for _, match in found):
        return text
    for index, match in found:
        line = lines[index]
        lines[index] = line[: match.start("label")] + _LABEL + line[match.end("label") :]
    return "\n".join(lines)


def _without_bracketed_labels(text: str) -> str:
    """A text with "Time" for the one word that stands before the times, which end lines."""
    found = list(_IN_BRACKET.finditer(text))
    labels = {match["label"].casefold() for match in found}
    few = _FEW if all("](" in match[0] for match in found) else _FEW + 1
    if len(found) < few or len(labels) > 1 or is_named("".join(labels), "episode.duration"):
        return text
    if not _run_forward(found) or 2 * len(found) <= len(_CLOCK.findall(text)):
        return text
    parts = [text[: found[0].start("label")]]
    for match, after in zip(found, (*found[1:], None), strict=True):
        parts += [_LABEL, text[match.end("label") : after.start("label") if after else None]]
    return "".join(parts)


def _run_forward(found: Iterable[re.Match[str]]) -> bool:
    times = [seconds_of(ascii_signs(match["time"])) or 0.0 for match in found]
    return all(early < late for early, late in pairwise(times))


def with_times_in_headings(text: str) -> str:
    """A text whose headings have the times that stand right above each; lines keep their numbers.

    They do where every such line has a heading below it, and none above it.
    """
    lines = text.split("\n")
    pairs: list[tuple[int, int]] = []
    last = ""
    for index, line in enumerate(lines):
        if _TIME_LINE.match(line[:_MOST]) and len(line) <= _MOST:
            near = range(index + 1, min(index + 3, len(lines)))
            below = next((at for at in near if lines[at].strip()), None)
            if below is None or not _MARKED.match(lines[below]) or (pairs and last.startswith("#")):
                return text
            pairs.append((index, below))
        last = line if line.strip() else last
    if len(pairs) < _FEW:
        return text
    for at, below in pairs:
        mark = _MARKED.match(lines[below])
        if mark is not None:
            lines[below] = f"{mark[0]}{lines[at].strip('*_` ')} {lines[below][mark.end() :]}"
            lines[at] = ""
    return "\n".join(lines)


def _below_headings(lines: list[str]) -> list[tuple[int, re.Match[str] | None]]:
    """The first lines below headings, matched."""
    found = []
    below = False
    for index, line in enumerate(lines):
        if line.startswith(("#", "**")) and _HEADING.match(line):
            below = True
        elif below and line.strip():
            found.append((index, _LINE.match(line)))
            below = False
    return found
