"""The marks of a text to the ones that divide it: which way of telling the times does it follow?

Evidence, in this order:

- A mark is believed by its place. Bare times must outnumber the clock times and verses of the
  file (half of them, where several lead their lines and all run forward), unless one is 0:00; run
  forward more often than back; and, at the end of a line, be two or more, or name who speaks in
  the first minute.
- Times in headings divide the text, and times beneath them are references, unless those lead
  their lines too and run on in step (a section and its points).
- A list that leads with its times or trails them is taken by the number of marks; a short list
  that covers as much of the recording as the speakers' cues do is a table of contents, and wins.
- Marks in brackets that stand elsewhere in the same kind of line join if they run on in step.
- A second telling of the same recording, above or below the first, is not mixed into it: it comes
  as cues, whose words can fill the chapters.
- Times beside quotations count only where there are no others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from tui.readers.markup.blocks import Kind, Line
from tui.readers.summary.timestamps import Position, Timestamp, marks_in

_FEW = 3  # marks, from which on a telling can be compared
_MANY = 6  # marks, from which on times that run back are no list
_NEAR = 0.1  # of a telling's length within which another begins
_SHARE = 0.6  # of a telling's length that another must have to tell the same recording
_TRUST = 2  # look-alikes a mark, where several marks all run forward
_OPENING = 60  # seconds in which a recording's first words are said
_TRIES = 50  # places where a list may begin anew


@dataclass(frozen=True, slots=True)
class Outline:
    """The marks that divide a text.

    Attributes:
        marks: one a segment, in the order of the text.
        cues: the marks of a second telling; empty mostly.
        first: the place of the first line with a believable mark of any kind; the number of
            lines where there is none.
    """

    marks: tuple[Timestamp, ...]
    cues: tuple[Timestamp, ...]
    first: int


class _Tellings(NamedTuple):
    """The marks by the ways in which files tell times, as far as they are believed."""

    heads: list[Timestamp]
    leads: list[Timestamp]
    tails: list[Timestamp]
    points: list[Timestamp]
    speech: list[Timestamp]
    quotes: list[Timestamp]


def choose(lines: list[Line]) -> Outline:
    """Choose the marks that divide a text; linear in its length."""
    marks: list[Timestamp] = []
    lookalikes = 0
    for at, line in enumerate(lines):
        more, alike = marks_in(line, at)
        marks += more
        lookalikes += alike
    tellings = _tellings(marks, lookalikes)
    chosen, second = _divided(_extended(_chosen(tellings), marks), lines)
    cues = max(second, _cues(chosen, tellings), key=len)
    believed = (mark.at for telling in (*tellings, chosen) for mark in telling)
    first = min(believed, default=len(lines))
    return Outline(tuple(chosen), tuple(cues), first)


def _tellings(marks: list[Timestamp], lookalikes: int) -> _Tellings:
    body = [mark for mark in marks if mark.kind in (Kind.TEXT, Kind.ITEM, Kind.ROW)]
    trailing = [mark for mark in body if mark.place is Position.TAIL]
    inside = [mark for mark in body if mark.place is Position.INSIDE]
    alone = [mark for mark in body if mark.place is Position.ALONE]
    return _Tellings(
        heads=_believed((mark for mark in marks if mark.kind is Kind.HEADING), lookalikes),
        leads=_believed(
            (m for m in body if m.place in (Position.LEAD, Position.ALONE)), lookalikes
        ),
        tails=_believed(_merged(trailing, alone) if trailing else [], lookalikes, bare=2),
        points=_believed((m for m in inside if m.kind is not Kind.TEXT), lookalikes, least=2),
        speech=_believed((m for m in inside if m.kind is Kind.TEXT), lookalikes, least=2),
        quotes=_believed((m for m in marks if m.kind is Kind.QUOTE), lookalikes, least=2),
    )


def _believed(
    marks: Iterable[Timestamp], lookalikes: int, *, bare: int = 1, least: int = 1
) -> list[Timestamp]:
    """The marks that the evidence allows: at least so many, or bare of them if one is bare."""
    found = list(marks)
    if all(mark.stamp.weak for mark in found):
        return []
    plain = [mark for mark in found if not mark.stamp.wrapped and not mark.stamp.labelled]
    leads = bare == 1 and len(plain) >= _FEW and not _backward(plain)
    trust = _TRUST if leads else 1
    doubtful = trust * len(plain) <= lookalikes and not any(m.stamp.start == 0 for m in plain)
    if plain and (doubtful or (len(found) < bare and not _opens(found)) or _runs_back(plain)):
        found = [mark for mark in found if mark.stamp.wrapped or mark.stamp.labelled]
    return found if len(found) >= least else []


def _opens(marks: list[Timestamp]) -> bool:
    """Whether a mark names who speaks first: "Ann: 0:16", not "Length: 45:10"."""
    return all(mark.before.endswith(":") and mark.stamp.start < _OPENING for mark in marks)


def _backward(marks: list[Timestamp]) -> int:
    return sum(late.stamp.start < early.stamp.start for early, late in pairwise(marks))


def _runs_back(marks: list[Timestamp]) -> bool:
    return len(marks) >= _MANY and 2 * _backward(marks) > len(marks) - 1


def _merged(one: list[Timestamp], other: list[Timestamp]) -> list[Timestamp]:
    return sorted((*one, *other), key=lambda mark: (mark.at, mark.stamp.left))


def _in_step(one: list[Timestamp], other: list[Timestamp]) -> bool:
    """Whether two lists, read together, run back no more often than each by itself."""
    return _backward(_merged(one, other)) <= _backward(one) + _backward(other)


def _apart(one: list[Timestamp], other: list[Timestamp]) -> bool:
    """Whether one list stands wholly above the other."""
    return one[-1].at < other[0].at or other[-1].at < one[0].at


def _length(marks: list[Timestamp]) -> float:
    starts = [mark.stamp.start for mark in marks]
    return max(starts) - min(starts)


def _chosen(tellings: _Tellings) -> list[Timestamp]:
    chapters = _chapters(tellings.heads, tellings.leads)
    others = max((tellings.tails, _best_aside(tellings)), key=len) or tellings.quotes
    if not chapters or not others:
        return chapters or others
    if len(chapters) >= len(others):
        return chapters
    held = {(mark.at, mark.stamp.left) for mark in others}
    if all((mark.at, mark.stamp.left) in held for mark in chapters):
        return others
    of_headings = chapters[0].kind is Kind.HEADING
    beneath = of_headings and not _apart(chapters, others)
    covers = beneath or 2 * _length(chapters) >= _length(others)
    return chapters if covers and len(chapters) >= (2 if of_headings else _FEW) else others


def _best_aside(tellings: _Tellings) -> list[Timestamp]:
    """The points of a list where they tell the whole recording in order, or what speakers say."""
    points, speech = tellings.points, tellings.speech
    tidy = len(points) >= _FEW and 10 * _backward(points) < len(points)
    if not speech or (tidy and 2 * _length(points) >= _length(speech)):
        return points
    return speech


def _chapters(heads: list[Timestamp], leads: list[Timestamp]) -> list[Timestamp]:
    """Headings with times, lines that lead with them, or both where they are one list."""
    if not heads or not leads:
        return heads or leads
    if any(mark.place is Position.LEAD for mark in heads) and _in_step(heads, leads):
        return _merged(heads, leads)
    if len(heads) > 1 and not _apart(heads, leads):
        return heads
    return max((leads, heads), key=len)


def _extended(chosen: list[Timestamp], marks: list[Timestamp]) -> list[Timestamp]:
    """The chosen marks with others in brackets that run on in step in lines of the same kinds."""
    kinds = {mark.kind for mark in chosen if mark.stamp.wrapped}
    taken = {mark.at for mark in chosen}
    more = [
        mark for mark in marks if mark.stamp.wrapped and mark.kind in kinds and mark.at not in taken
    ]
    inside = [mark.before for mark in more if mark.place is Position.INSIDE]
    if 2 * len(set(inside)) > len(inside):  # speakers speak again, the words of prose vary
        more = [m for m in more if m.place is not Position.INSIDE or m.before.endswith(":")]
    return _merged(chosen, more) if more and _in_step(chosen, more) else chosen


def _divided(marks: list[Timestamp], lines: list[Line]) -> tuple[list[Timestamp], list[Timestamp]]:
    """A list that begins anew below a heading and tells the same time again, in two parts.

    First comes the one that divides: the part with fewer marks, a table of contents; where both
    are lists of the same kind, the tidier.
    """
    if all(mark.kind is Kind.HEADING for mark in marks):
        return marks, []
    backs = [
        place
        for place in range(_FEW, len(marks) - _FEW + 1)
        if marks[place].stamp.start < marks[place - 1].stamp.start
    ]
    for place in backs[:_TRIES]:
        one, other = marks[:place], marks[place:]
        between = lines[one[-1].at + 1 : other[0].at]
        lengths = sorted((_length(one), _length(other)))
        near = abs(other[0].stamp.start - one[0].stamp.start) <= _NEAR * lengths[1]
        headed = any(line.kind is Kind.HEADING for line in between)
        if headed and near and lengths[0] >= _SHARE * lengths[1] > 0:
            alike = one[-1].kind is other[0].kind
            measure = _backward if alike else len
            return (one, other) if measure(one) <= measure(other) else (other, one)
    return marks, []


def _cues(chosen: list[Timestamp], tellings: Iterable[list[Timestamp]]) -> list[Timestamp]:
    """The longest other telling that stands wholly above or below the chosen marks."""
    if len(chosen) < _FEW:
        return []
    held = {mark.at for mark in chosen}
    others = [
        telling
        for telling in tellings
        if len(telling) >= _FEW
        and telling[0].kind is not Kind.QUOTE
        and not any(mark.at in held for mark in telling)
        and _apart(chosen, telling)
    ]
    return max(others, key=len, default=[])
