"""The grammar of timecodes in a line of text, and of what only looks like one.

A timecode is M:SS, MM:SS, MMM:SS, H:MM:SS up to HHH:MM:SS, with a fraction or not; or 1h2m3s. What
was disputed among readers of such files, and is decided here:

- 60:59 and 75:10 are minutes and seconds, since many files never write hours; 1:75:10 is nothing.
- 10:11 is ten minutes, however long the recording is; it is never ten hours.
- 1:2, 16:9 and 1:2:99 are no timecodes: seconds are two digits below 60. After @, which announces
  a time, one digit is enough: [@10:3] is 10:03.
- 00:25:21 begins with hours, even where an editor meant frames; the recording's length shows it.
- -2:00 is no timecode: the minus that touches it says time left. "- 2:00" stands in a list.
- 01.02.03 is a version or a date.
- A colon of full width counts at the beginning of a line only; elsewhere it writes a ratio.
- 1h2m3s counts where it cannot be prose (see marks); 90s alone is weak: decades look like that.
- 12:30-15:00 has an end, and so has [12:30] - [15:00], and 12:30 15:00 where it leads its line;
  [2:00-4:00, 8:00-9:00] and [2:00-4:00] & [8:00-9:00] begin at the first.
- [inaudible 0:12:45] is labelled: the words in the bracket say what the time is about. Those of
  [video 0:12:45] only say that it is a time.
- [start-6:30] names one time only, and is taken to be there.
- Clock times (AM, PM, Uhr, UTC, after a date) and verses (John 3:16, 4:24-26, 21:14b) are
  look-alikes: they are counted, since a file that is full of them is not to be trusted.
- Times in an address are nothing at all.
"""

# ruff: noqa: RUF001  signs of all scripts are what is read here

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from tui.analysis.normalize import is_wide
from tui.readers.summary.false_positives import is_time_of_day, is_verse
from tui.timecode import CLOCK, ascii_signs, clock_seconds, unit_seconds

# All patterns are bounded or begin at one place, so that no text takes more than linear time.
_UNITS = re.compile(
    r"(?<![0-9:.,])(?=[0-9]{1,3}[ ]?[hms])"
    r"(?:([0-9]{1,3})h[ ]?)?(?:([0-9]{1,3})m(?:in)?[ ]?)?(?:([0-9]{1,3})s)?(?<![ ])(?![^\W_])"
)
_BEFORE_COLON, _BEHIND_COLON = 3, 16  # characters of a clock time, with what must not follow it
# Without one of these, there is nothing to find in a line.
_MAYBE = re.compile(r"\d(?:[:：︓﹕∶]|[ \u00a0]?[hms])")
_ADDRESS = re.compile(r"(?:(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,15}://|www\.)\S+", re.IGNORECASE)
_TO = r" ?(?:-{1,2}>|[-‒–—―−~⁓→至到]|to|bis) ?"
_RANGE = re.compile(_TO)
_BRACKETED_RANGE = re.compile(rf"[\])>]{_TO}[\[(<]")
_BLANKS = re.compile(r"[ \t]{1,4}")
_MORE = re.compile(r" ?[\])>]? ?[,;&+] ?[\[(<]? ?")
_TOUCHES_BEFORE = tuple("_:/=#&?%+$€£-−")
_TOUCHES_AFTER = re.compile(r"[_%°=$€£]|[/+.,][0-9]")
_LEFT = re.compile(
    r"([\[(<]?) ?(?:[@~≈]|大?[约約]|(?:[Aa]pprox(?:imately)?|[Cc]a|[Cc]irca)\.?)? ?$"
)
_RIGHT = re.compile(r" ?(?:\+|(?:-{1,2}>|[-‒–—―~→]) ?[^\W\d_]{0,12} ?)?([\])>]?)")
_SAYS_TIME = re.compile(
    r" ?(?:(?:video|audio|clip|time(?:code|stamp)?|starts?|starting|begins?)(?: (?:at|from))?"
    r"|视频|影片|音频|时间|時間|動画)[:：]? ?",
    re.IGNORECASE,
)
_PAIRS = {"[": "]", "(": ")", "<": ">"}
_BESIDE = 24  # characters beside a time that are looked at
_LABEL = 40  # characters of a label in the same bracket
_MOST = 1000  # timecodes that are read of one line


class Stamp(NamedTuple):
    """A timecode in a line.

    Attributes:
        start: seconds from the beginning of the recording.
        end: seconds where it is a range; not always later than start.
        left: place in the line where it begins, with its bracket and sign.
        right: place in the line behind it.
        wrapped: it stands in brackets of its own.
        labelled: it stands in brackets with words before it.
        weak: it could well be something else (a single unit such as 90s).
        lead_only: it counts only at the beginning of a line.
    """

    start: float
    end: float | None
    left: int
    right: int
    wrapped: bool = False
    labelled: bool = False
    weak: bool = False
    lead_only: bool = False


class Found(NamedTuple):
    """The timecodes of a line, from left to right, and how many things only looked like one."""

    stamps: list[Stamp]
    lookalikes: int


class _Time(NamedTuple):
    seconds: float
    left: int
    right: int
    units: int = 0


def find(line: str) -> Found:
    """Find the timecodes in a line that holds no markup; linear in its length."""
    if not _MAYBE.search(line):
        return Found([], 0)
    flat = ascii_signs(line)
    if "/" in flat or "www." in flat:
        flat = _ADDRESS.sub(lambda match: "\0" * len(match.group()), flat)
    times, lookalikes = _clock_times(flat)
    if not times:
        times = _unit_times(flat)
    return Found(_stamps(line, flat, times), lookalikes)


def _clock_times(flat: str) -> tuple[list[_Time], int]:
    times: list[_Time] = []
    lookalikes = 0
    last = None
    colon = flat.find(":")
    if colon < 0:
        return times, lookalikes
    window = max(0, colon - _BEFORE_COLON), flat.rfind(":") + _BEHIND_COLON
    for match in islice(CLOCK.finditer(flat, *window), _MOST):
        seconds = clock_seconds(match)
        left, right = match.span()
        is_end = last is not None and _RANGE.fullmatch(flat, last, left) is not None
        lookalike = seconds is not None and _is_lookalike(flat, left, right)
        if lookalike and is_end and times and times[-1].right == last:
            times.pop()  # from 9:00 to 5:00 PM is a range of clock times
        lookalikes += lookalike
        if seconds is None or lookalike or not _stands_free(flat, left, right, is_end=is_end):
            last = None
            continue
        times.append(_Time(seconds, left, right))
        last = right
    return times, lookalikes


def _is_lookalike(flat: str, left: int, right: int) -> bool:
    if is_time_of_day(flat, left, right):
        return True
    dash = _RANGE.match(flat, right)
    is_range = dash is not None and CLOCK.match(flat, dash.end()) is not None
    return not is_range and is_verse(flat, left, right)


def _stands_free(flat: str, left: int, right: int, *, is_end: bool) -> bool:
    """Whether no letter, digit or sign that would change the meaning touches the time."""
    before, after = flat[left - 1 : left] if left else "", flat[right : right + 1]
    if not is_end:
        if before in _TOUCHES_BEFORE and not _ends_label(flat, left):
            return False
        if before in (".", ",") and flat[left - 2 : left - 1].isdecimal():
            return False
        if before.isalnum() and not is_wide(before):
            return False
    if after.isalnum() and not is_wide(after):
        return False
    return _TOUCHES_AFTER.match(flat, right) is None


def _ends_label(flat: str, left: int) -> bool:
    """Whether a word and a dash stand before the place, in a bracket: [start-6:30]."""
    return flat[left - 1] == "-" and flat[left - 2].isalpha() and _opened(flat, left) is not None


def _unit_times(flat: str) -> list[_Time]:
    times: list[_Time] = []
    for match in islice(_UNITS.finditer(flat), _MOST):
        left, right = match.span()
        seconds = unit_seconds(*match.groups())
        if seconds is not None and _stands_free(flat, left, right, is_end=False):
            units = sum(group is not None for group in match.groups())
            times.append(_Time(seconds, left, right, units))
    return times


def _stamps(line: str, flat: str, times: list[_Time]) -> list[Stamp]:
    """Join ranges and lists of ranges, and see what stands around them."""
    stamps: list[Stamp] = []
    place = 0
    while place < len(times):
        first = last = times[place]
        end = None
        place += 1
        while place < len(times):
            gap = last.right, times[place].left
            if last is first and _is_range(line, flat, first, times[place]):
                end = times[place].seconds
            elif not _MORE.fullmatch(flat, *gap) and not (
                last is not first and _RANGE.fullmatch(flat, *gap)
            ):
                break
            last = times[place]
            place += 1
        stamps.append(_stamp(line, flat, first, last, end))
    return stamps


def _is_range(line: str, flat: str, one: _Time, other: _Time) -> bool:
    """Whether two times are where something begins and ends."""
    gap = one.right, other.left
    if _RANGE.fullmatch(flat, *gap) or _BRACKETED_RANGE.fullmatch(flat, *gap):
        return True
    if one.seconds >= other.seconds or not _BLANKS.fullmatch(flat, *gap):
        return False
    leads = one.left <= _BESIDE and not any(map(str.isalnum, flat[: one.left]))
    return leads and ":" in line[other.left : other.right]


def _stamp(line: str, flat: str, first: _Time, last: _Time, end: float | None) -> Stamp:
    left, right, wrapped = first.left, last.right, False
    while True:
        before = _LEFT.search(flat, max(0, left - _BESIDE), left)
        behind = _RIGHT.match(flat, right)
        if before is None or behind is None or not before[1]:
            break
        if _PAIRS[before[1]] != behind[1]:
            break
        left, right, wrapped = before.start(), behind.end(), True
    if not wrapped and before is not None and not before[1]:
        left -= len(before[0].lstrip())
    labelled = None if wrapped else _label(flat, left, right)
    if labelled is not None:
        left, right = labelled
        wrapped = _SAYS_TIME.fullmatch(flat, left + 1, first.left) is not None
    written = line[first.left : first.right]
    wide = not written.isascii() and ":" not in written
    return Stamp(
        first.seconds,
        end,
        left,
        right,
        wrapped=wrapped,
        labelled=labelled is not None and not wrapped,
        weak=first.units == 1,
        lead_only=wide or (first.units > 0 and not wrapped),
    )


def _label(flat: str, left: int, right: int) -> tuple[int, int] | None:
    """The span of a bracket that holds words before the time, if it stands in one."""
    opened = _opened(flat, left)
    if opened is None:
        return None
    closed = flat.find(_PAIRS[flat[opened]], right, right + _BESIDE)
    return (opened, closed + 1) if closed >= 0 else None


def _opened(flat: str, left: int) -> int | None:
    """The place of a bracket that is opened shortly before a place, and not closed again."""
    window = max(0, left - _LABEL), left
    opened = max(flat.rfind("[", *window), flat.rfind("(", *window))
    closed = max(flat.rfind("]", *window), flat.rfind(")", *window))
    return opened if opened > closed else None
