"""Lines to marks: where timecodes stand in a text, and what stands beside them.

A mark leads its line ("0:00 Intro"), stands alone on it, trails it ("Intro 0:00") or stands inside
it ("Ann: [0:00] Welcome"). Prose is told apart by place: a bare time inside a sentence is no mark,
a labelled one ("[inaudible 0:12]") neither, unless it is in a heading or is a range on its own
line. A line with three or more times that run forward is a list on one line, and is divided.
"""

# ruff: noqa: RUF001  signs of all scripts are what is read here

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from tui.readers.markup.blocks import Kind, Line
from tui.readers.summary.timecodes import Stamp, find

_NUMBER = re.compile(r"[\W_]*(?:(?:[0-9]{1,3}|[①-⓿❶-➓])[\W_]+)?")
_NOTE = re.compile(r"[\s.,:;–—-]{0,9}[(\[][^()\[\]]{1,200}[)\]][\s.,:;]{0,9}")
_SET_OFF = (":", "|", "-", "–", "—")
_HEAD = 80  # characters before a mark inside a line: a speaker, or a short heading
_LINE = 100_000  # characters of a line in which marks are looked for
_CUES = 3  # times on one line that make it a list
_DIVIDERS = ("/", "|", ";", "•", "·")


class Position(Enum):
    """Where a mark stands in its line."""

    LEAD = auto()
    ALONE = auto()
    TAIL = auto()
    INSIDE = auto()


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A timecode that may begin a segment.

    Attributes:
        at: the place of its line among the lines.
        kind: what its line is.
        place: where it stands in the line.
        stamp: the timecode.
        before: the words before it.
        after: the words behind it; in a row of a table, a cell a line.
    """

    at: int
    kind: Kind
    place: Position
    stamp: Stamp
    before: str = ""
    after: str = ""


def marks_in(line: Line, at: int) -> tuple[list[Timestamp], int]:
    """The marks of a line, and how many things in it only looked like timecodes."""
    if line.kind in (Kind.BLANK, Kind.CODE, Kind.RULE):
        return [], 0
    if line.kind is Kind.ROW:
        return _marks_of_row(line, at)
    text = line.text[:_LINE]
    stamps, lookalikes = find(text)
    if not stamps:
        return [], lookalikes
    divided = _divided(line, at, stamps) if len(stamps) > 1 else []
    if divided:
        return divided, lookalikes
    for stamp in (stamps[0], stamps[-1]):
        mark = _mark(line, at, stamp, stamps)
        if mark is not None:
            return [mark], lookalikes
    return [], lookalikes


def is_empty(words: str) -> bool:
    """Whether there is no letter and no digit in the words."""
    return not any(map(str.isalnum, words))


def _mark(line: Line, at: int, stamp: Stamp, stamps: list[Stamp]) -> Timestamp | None:
    before, after = line.text[: stamp.left], line.text[stamp.right :]
    place = _place(before, after, stamp, ends=_ends(line.text, stamp, stamps))
    if place is None or (stamp.lead_only and place in (Position.TAIL, Position.INSIDE)):
        return None
    if stamp.labelled and not (
        line.kind is Kind.HEADING or (place is Position.ALONE and stamp.end is not None)
    ):
        return None
    if place in (Position.LEAD, Position.ALONE):
        before = ""
    return Timestamp(at, line.kind, place, stamp, before.strip(), after.strip())


def _place(before: str, after: str, stamp: Stamp, *, ends: bool) -> Position | None:
    if _NUMBER.fullmatch(before):
        return Position.ALONE if ends else Position.LEAD
    if ends or _NOTE.fullmatch(after):
        return Position.TAIL
    head = before.rstrip()
    if len(head) > _HEAD:
        return None
    return Position.INSIDE if stamp.wrapped or head.endswith(_SET_OFF) else None


def _ends(text: str, stamp: Stamp, stamps: list[Stamp]) -> bool:
    """Whether nothing but further times in brackets stands behind a timecode."""
    place = stamp.right
    for later in stamps[stamps.index(stamp) + 1 :]:
        if not later.wrapped or not is_empty(text[place : later.left]):
            break
        place = later.right
    return is_empty(text[place:])


def _divided(line: Line, at: int, stamps: list[Stamp]) -> list[Timestamp]:
    """Marks of a line that is a list in itself, if it is one."""
    wrapped = [stamp for stamp in stamps if stamp.wrapped]
    leads = _NUMBER.fullmatch(line.text[: stamps[0].left]) is not None
    cues = wrapped if len(wrapped) >= _CUES else stamps if leads else []
    two = len(cues) == 2 and _are_two(line.text, *cues)
    if (len(cues) < _CUES and not two) or any(stamp.labelled or stamp.lead_only for stamp in cues):
        return []
    if any(late.start <= early.start for early, late in pairwise(cues)):
        return []
    ends = [*(stamp.left for stamp in cues[1:]), len(line.text)]
    texts = [line.text[stamp.right : end] for stamp, end in zip(cues, ends, strict=True)]
    if is_empty(texts[-1]) and not leads:
        begins = [0, *(stamp.right for stamp in cues)]
        texts = [line.text[a : stamp.left] for a, stamp in zip(begins, cues, strict=False)]
    return [
        Timestamp(
            at,
            line.kind,
            Position.LEAD,
            stamp,
            after=text.strip().rstrip("".join(_DIVIDERS)).rstrip(),
        )
        for stamp, text in zip(cues, texts, strict=True)
    ]


def _are_two(text: str, one: Stamp, other: Stamp) -> bool:
    """Whether two times are a list: with a divider between them, or alike, each with words."""
    between = text[one.right : other.left]
    if between.rstrip().endswith(_DIVIDERS):
        return True
    alike = one.wrapped and other.wrapped and text[one.left] == text[other.left]
    return alike and not is_empty(between) and not is_empty(text[other.right :])


def _marks_of_row(line: Line, at: int) -> tuple[list[Timestamp], int]:
    """The mark of a row: its first cell that is a time; a second one may be the end."""
    times: list[Stamp] = []
    rest: list[str] = []
    lookalikes = 0
    for cell in line.text[:_LINE].split("|"):
        stamps, more = find(cell)
        lookalikes += more
        alone = len(stamps) == 1 and is_empty(cell[: stamps[0].left] + cell[stamps[0].right :])
        if alone and len(times) < 2:
            times.append(stamps[0])
        elif not is_empty(cell) and not (not times and cell.strip().isdecimal()):
            rest.append(cell.strip())
    if not times:
        return [], lookalikes
    first = times[0]
    if first.end is None and len(times) > 1:
        first = first._replace(end=times[1].start)
    place = Position.LEAD if rest else Position.ALONE
    return [Timestamp(at, line.kind, place, first, after="\n".join(rest))], lookalikes
