"""Links to moments of a video, where a summary tells its times in no other way.

"[Topic](https://youtu.be/ID?t=750)" and "https://youtu.be/ID?t=750 Topic" become "[12:30] Topic".

Policy: the links lead their lines and go to one and the same video or recording; they are two or
more, and most of them run forward. Links in other places are references, and stay as they are.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from tui.model import Timecode
from tui.timecode import LONGEST, seconds_of

_FEW = 2  # links, from which on they are a list
_LINE = 4000  # characters of a line that are looked at
_LEAD = r"([ \t]{0,12}(?:(?:[-*+•]|#{1,6}|[0-9]{1,3}[.)])[ \t]{1,4})?\*{0,2})"
_WEB = r"(https?://[^\s()<>\[\]]{3,2000})"
_LABELLED = re.compile(rf"{_LEAD}\[([^\[\]]{{1,500}})\]\({_WEB}\)")
_BARE = re.compile(rf"{_LEAD}<?{_WEB}>?(?=\s)")
_MOMENT = re.compile(r"[?&#](?:amp;)?(?:t|start|time_continue)=([0-9hms:.]{1,16})(?=[&#]|$)")


class _Linked(NamedTuple):
    """A line that leads with a link to a moment."""

    place: int
    start: float
    goal: str
    line: str


def with_times(text: str) -> str:
    """A text whose links to moments are timecodes; the same text where they are no list.

    Every line keeps its number. Linear in the length of the text.
    """
    if "://" not in text:
        return text
    lines = text.split("\n")
    linked = [one for place, line in enumerate(lines) if (one := _linked(place, line[:_LINE]))]
    if not _are_list(linked):
        return text
    for one in linked:
        lines[one.place] = one.line + lines[one.place][_LINE:]
    return "\n".join(lines)


def _linked(place: int, line: str) -> _Linked | None:
    match = _LABELLED.match(line) or _BARE.match(line)
    if match is None:
        return None
    lead, *label, address = match.groups()
    moment = _MOMENT.search(address)
    start = seconds_of(moment[1]) if moment else None
    if moment is None or start is None or start > LONGEST:
        return None
    words = f"{lead}[{Timecode(start)}] {''.join(label)}{line[match.end() :]}"
    return _Linked(place, start, address[: moment.start()] + address[moment.end() :], words)


def _are_list(linked: list[_Linked]) -> bool:
    back = sum(late.start < early.start for early, late in pairwise(linked))
    one = len({link.goal.rstrip("?&#") for link in linked}) == 1
    return one and len(linked) >= _FEW and 2 * back < len(linked)
