"""Seconds that lines begin or end with, as a program counts them, as plain timecodes.

"[95] Mites", "Mites (95s)", "12,5 s Mites", "95 s: Mites", "start=0 end=95 Mites". All of these are
as often something else, so there is a list of them that runs forward, in steps as chapters or cues
have them. Every line keeps its number. Linear in the length of the text.
"""

from __future__ import annotations

import re
from itertools import pairwise

from tui.model import Timecode
from tui.timecode import seconds_of

_LEAD = r"([ \t]{0,12}(?:[-*+•] |[0-9]{1,3}[.)] |#{1,6} )?\*{0,2})"
_AMOUNT = r"([0-9]{1,6}(?:[.,][0-9]{1,6})?)"
_UNIT = r"(?:s|sec|seconds|sek|seg|сек|с|秒|초)\b\.?"
_ARROW = r" ?(?:-{1,2}>|[-–—→]) ?"
_BRACKETED = re.compile(
    rf"{_LEAD}[\[(](?:t ?= ?)?{_AMOUNT} ?(?:{_UNIT})?(?:{_ARROW}{_AMOUNT} ?(?:{_UNIT})?)?[\])]"
    r"(?![(:\[])(?=\*{0,2}[ \t:–—-]+\S)"
)
_COUNTED = re.compile(
    rf"{_LEAD}{_AMOUNT} ?{_UNIT}(?:{_ARROW}{_AMOUNT} ?{_UNIT})?\*{{0,2}}"
    r"(?=(?: ?[:|]| [-–—]) ?\*{0,2}\S)"
)
_EXACT = re.compile(rf"{_LEAD}([0-9]{{1,6}}[.,][0-9]{{1,6}}) ?{_UNIT}()\*{{0,2}}(?=[ \t]+[^\W\d_])")
_ARROWED = re.compile(
    rf"{_LEAD}(?:t ?= ?|(?=[0-9.]{{1,13}} ?s? ?-{{1,2}}>)){_AMOUNT} ?s?"
    rf"(?: ?-{{1,2}}> ?{_AMOUNT} ?s?)?(?=[ \t:|–—-]+\S)"
)
_TRAILING = re.compile(rf"{_LEAD}(\S[^\n]{{0,300}}?) ?[\[(]{_AMOUNT} ?{_UNIT}[\])][ \t*]{{0,9}}$")
_WRITTEN = r"([0-9](?:[0-9:.,]{0,12}[0-9])?)"
_NAMED = re.compile(
    r"([ \t]{0,12}(?:[-*+•] )?)(?:<[\w:-]{1,20} |[\[({])?"
    rf"[\"']?(?:start|begin|from|time|timestamp)[\"']?"
    r"(?: ?= ?|: ?(?=[^\n]{0,30}\b(?:end|stop|to)[\"']? ?:))"
    rf"[\"']?{_WRITTEN}s?[\"']?[,;]? ?"
    rf"(?:[\"']?(?:end|stop|to)[\"']? ?[=:] ?[\"']?{_WRITTEN}s?[\"']?)?"
    r" ?[>\])}:|,;]?(?=[ \t]*\S)"
)
_CLOSING_TAG = re.compile(r"</[\w:-]{1,20}>\s{0,9}$")
_FEW = 4  # lines, from which on seconds in brackets can be told from footnotes
_FEW_NAMED = 3  # where each says that it is a start
_PAUSE = 3.0  # seconds between two of a transcript
_STEP = 8  # seconds between two of them, in the mean


def as_times(text: str) -> str:
    """A text with times for the bare seconds that its lines begin or end with, if it is a list."""
    text = _with_seconds_first(text)
    lines = text.split("\n")
    forms = _BRACKETED, _COUNTED, _EXACT, _ARROWED, _NAMED
    matches = (next(filter(None, (form.match(line) for form in forms)), None) for line in lines)
    found = [(index, match) for index, match in enumerate(matches) if match]
    starts = [_amount(match[2]) for _, match in found]
    rising = all(early < late for early, late in pairwise(starts))
    few = _FEW_NAMED if found and found[0][1].re is _NAMED else _FEW
    if len(found) < few or not rising:
        return text
    if starts[-1] < _STEP * len(starts) and not _are_contiguous([match for _, match in found]):
        return text
    for index, match in found:
        end = f"-{_exact(match[3])}" if match[3] else ""
        time = f"{match[1]}[{_exact(match[2])}{end}]"
        lines[index] = f"{time} {_CLOSING_TAG.sub('', lines[index][match.end() :]).lstrip(' ')}"
    return "\n".join(lines)


def _are_contiguous(found: list[re.Match[str]]) -> bool:
    """Whether each stretch of seconds begins where the one before ends, or soon after."""
    ends = [_amount(match[3] or "") for match in found]
    return all(
        -_PAUSE < _amount(late[2]) - end < _PAUSE
        for end, late in zip(ends, found[1:], strict=False)
    )


def _amount(written: str) -> float:
    """Seconds, with a point or a comma before their fraction; -1 where it is no time."""
    seconds = seconds_of(written.replace(",", "."))
    return -1.0 if seconds is None else seconds


def _exact(written: str) -> str:
    """A time with its fraction, where it has one."""
    fraction = written.replace(",", ".").partition(".")[2].rstrip("0")
    return f"{Timecode(_amount(written))}{fraction and '.'}{fraction}"


def _with_seconds_first(text: str) -> str:
    """A text with the seconds in brackets that its lines end with at their beginning."""
    lines = text.split("\n")
    found = [(i, match) for i, line in enumerate(lines) if (match := _TRAILING.match(line))]
    if len(found) < _FEW:
        return text
    for index, match in found:
        lines[index] = f"{match[1]}[{match[3]}s] {match[2]}"
    return "\n".join(lines)
