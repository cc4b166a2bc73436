"""Records: moments told in lines of "Name: value", the same names again and again.

    Timestamp: 0:00            Topic: Tools
    Topic: Tools               Time: 0:00 to 5:30
    Details: A plane …         A plane …

The name of the title and that of the text go, which say nothing; the title stands below its time.
And a time alone in its line that has the name of who speaks below it has it beside it; one that
shares a bracket with that name has it behind it. Lines are exchanged within a record at most.
Linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tui.analysis.wordlists import alternatives
from tui.readers.summary.timestamps import is_time_label

_LINE = re.compile(
    r"[ \t]{0,9}(?:[-*+•] )?[*_]{0,3}(?P<name>[^\W\d_][^:：\n*_|#]{0,30}?)[*_]{0,3} ?[:：][*_]{0,3}"
    r"[ \t]*(?P<value>\S.*)$"
)
_TIME = re.compile(
    r"[\W_]{0,6}[0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?(?:[.,;][0-9]{1,3})?(?:[\W_]{0,3}"
    r"(?:to|bis|à|a|до)?[\W_]{1,4}[0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?(?:[.,;][0-9]{1,3})?)?[\W_]{0,4}$"
)
_TITLES, _TEXTS = (
    re.compile(f"(?:{alternatives('times', section)})", re.IGNORECASE)
    for section in ("titles", "texts")
)
_CLOCK = r"(?:[0-9]{1,2}:)?[0-9]{1,2}:[0-9]{2}(?:\.[0-9]{1,3})?"
_NAME = r"[^\W\d_][^\[\]()\d:\n]{0,39}?"
_IN_BRACKET = rf"(?P<name>{_NAME})[ ,|@–—-]{{1,3}}(?P<time>{_CLOCK})"
_IN_BRACKET_BEHIND = rf"(?P<first>{_CLOCK})[ ,|–—-]{{1,3}}(?P<behind>{_NAME})"
_SPEAKER = re.compile(
    r"(?P<lead>[ \t]{0,12}(?:[-*+•] )?)(?P<bold>\*{0,2})"
    rf"[\[(](?:{_IN_BRACKET}|{_IN_BRACKET_BEHIND})[\])]:?(?P=bold):?[ \t]{{1,3}}(?=\S)"
)
_FEW = 2  # records
_NAMED = 3  # times with a name below
_LONGEST_NAME = 40
_MOST = 200  # characters of a line that is a time or has a name


class _Record(NamedTuple):
    time: int
    title: int
    text: int | None


def as_segments(text: str) -> str:
    """A text whose records are a time, a title and words, as they stand in other texts."""
    return with_speakers_behind(with_names_beside(without_names(text)))


def without_names(text: str) -> str:
    """A text whose records are a time, a title below it, and words; the same where it has none."""
    if ":" not in text and "：" not in text:
        return text
    lines = text.split("\n")
    records = list(filter(None, (_record(lines, *span) for span in _groups(lines))))
    if len(records) < _FEW or len({lines[record.title] for record in records}) < len(records):
        return text
    for record in records:
        time = lines[record.time]
        title = _value(lines[record.title])
        first, second = sorted((record.time, record.title))
        lines[first], lines[second] = f"### {title}", time
        if record.text is not None:
            lines[record.text] = _value(lines[record.text])
    return "\n".join(lines)


def _groups(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Where runs of lines without an empty one begin and end."""
    groups, start = [], 0
    for index, line in enumerate((*lines, "")):
        if not line.strip():
            if index - start > 1:
                groups.append((start, index))
            start = index + 1
    return groups


def _record(lines: Sequence[str], start: int, stop: int) -> _Record | None:
    """The record that begins a group: a time and a title, one right below the other."""
    named = [_LINE.match(line) if len(line) <= _MOST else None for line in lines[start : start + 2]]
    if len(named) < 2 or named[0] is None or named[1] is None:
        return None
    times = [is_time_label(one["name"]) and _TIME.match(one["value"]) for one in named if one]
    titles = [_TITLES.fullmatch(one["name"].strip()) for one in named if one]
    for time, title in ((0, 1), (1, 0)):
        if times[time] and titles[title] and not times[title]:
            text = _LINE.match(lines[start + 2]) if start + 2 < stop else None
            has_text = text is not None and _TEXTS.fullmatch(text["name"].strip())
            return _Record(start + time, start + title, start + 2 if has_text else None)
    return None


def _value(line: str) -> str:
    match = _LINE.match(line)
    return match["value"].strip(" *_") if match else line


def with_names_beside(text: str) -> str:
    """A text with the names of who speaks, which stand below their times, beside them."""
    lines = text.split("\n")
    times = [i for i, line in enumerate(lines) if len(line) <= _MOST and _TIME.match(line)]
    named = [i for i in times if i + 2 < len(lines) and _is_name(lines[i + 1]) and lines[i + 2]]
    names = [lines[index + 1].strip() for index in named]
    if len(named) < max(_NAMED, 0.8 * len(times)) or not 2 <= len(set(names)) <= len(names) / 2:
        return text
    for index in named:
        lines[index] = f"{lines[index].rstrip()} {lines[index + 1].strip()}"
        lines[index + 1] = ""
    return "\n".join(lines)


def _is_name(line: str) -> bool:
    words = line.split()
    is_short = 0 < len(words) <= 4 and len(line) <= _LONGEST_NAME
    return is_short and line[:1].isalpha() and words[-1][-1].isalnum()


def with_speakers_behind(text: str) -> str:
    """A text whose lines have who speaks and when in one bracket, "[Anna 0:03] Tea", as turns."""
    lines = text.split("\n")
    turns = [(index, turn) for index, line in enumerate(lines) if (turn := _SPEAKER.match(line))]
    names = [turn["name"] or turn["behind"] for _, turn in turns]
    several = 2 <= len(set(names)) <= (len(names) + 1) / 2
    if not several or any(name[0].islower() or is_time_label(name) for name in names):
        return text
    for (index, turn), name in zip(turns, names, strict=True):
        time = turn["time"] or turn["first"]
        lines[index] = f"{turn['lead']}[{time}] {name}: {lines[index][turn.end() :]}"
    return "\n".join(lines)
