"""What is doubtful about the times of a summary, told with the line and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from tui.model import Problem, Timecode
from tui.readers.markup.blocks import Line
from tui.readers.markup.paragraphs import TURN
from tui.readers.summary.outline import Outline
from tui.readers.summary.segmentation import RawSegment
from tui.readers.summary.timestamps import Position
from tui.timecode import seconds_of

_FAR = 100 * 3600
_MOST = 5  # segments past the end, from which on the duration is to blame
_TURNS = 3  # segments, from which on a step is usual
_QUICK = 120  # seconds that a speaker takes, mostly
_TOLD = 20  # of one kind, before the rest is only counted
_BROKEN = re.compile(r"[\W_]{0,9}([0-9]{1,4}(?::[0-9]{1,6}){1,3})(?![\w:])")


def doubts(
    path: str, rough: list[RawSegment], duration: float | None, lines: list[Line], choice: Outline
) -> list[Problem]:
    """The problems with the starts of segments, and with what was nearly one."""
    if not rough:
        message = "no timecodes were found; begin a line with one, such as 12:30, for each segment."
        return [Problem(path, None, message)]
    return [
        *_capped(path, _out_of_order(path, rough), "times that run back"),
        *_capped(path, _twice(path, rough), "times that are told twice"),
        *_capped(path, _too_late(path, rough, duration), "times that are too late"),
        *_capped(path, _broken(path, lines, choice), "broken times"),
    ]


def _capped(path: str, problems: Iterator[Problem], kind: str) -> list[Problem]:
    found = list(problems)
    told, more = found[:_TOLD], len(found) - _TOLD
    if more > 0:
        line = told[-1].line  # so that it stays below the others where lines order them
        told.append(Problem(path, line, f"{more} more {kind}; mend the ones above first."))
    return told


def _at(seconds: float) -> str:
    return str(Timecode(seconds))


def _out_of_order(path: str, rough: list[RawSegment]) -> Iterator[Problem]:
    for early, late in pairwise(rough):
        if late.start < early.start:
            message = (
                f"{_at(late.start)} comes after {_at(early.start)}; the order of the file is kept:"
                " check whether an hour is missing."
            )
            yield Problem(path, late.line, message)


def _twice(path: str, rough: list[RawSegment]) -> Iterator[Problem]:
    if _is_transcript(rough):
        return
    seen: dict[float, RawSegment] = {}
    for draft in rough:
        first = seen.setdefault(draft.start, draft)
        if first is not draft:
            where = f" first on line {first.line}," if first.line is not None else ""
            message = f"{_at(draft.start)} is told twice,{where} and both are kept: check the time."
            yield Problem(path, draft.line, message)


def _is_transcript(rough: list[RawSegment]) -> bool:
    """Whether most segments are what was said, in turns; several may begin in one second then."""
    said = [draft.text[0] for draft in rough if draft.title is None and draft.text]
    if 2 * len(said) <= len(rough) or len(rough) < _TURNS:
        return False
    if 2 * sum(TURN.match(text) is not None for text in said) > len(said):
        return True
    starts = sorted(draft.start for draft in rough)
    return median(late - early for early, late in pairwise(starts)) <= _QUICK


def _too_late(path: str, rough: list[RawSegment], duration: float | None) -> Iterator[Problem]:
    beyond = [draft for draft in rough if duration is not None and draft.start > duration]
    for draft in rough:
        if draft.start >= _FAR:
            message = f"{_at(draft.start)} is past 99 hours; it is kept: check the time."
            yield Problem(path, draft.line, message)
    if duration is None or not beyond:
        return
    end = f"past the end of the recording, {_at(duration)}"
    if len(beyond) >= _MOST and 2 * len(beyond) > len(rough):
        message = f"{len(beyond)} of {len(rough)} segments begin {end}: mend the duration."
        yield Problem(path, beyond[0].line, message)
        return
    for draft in beyond:
        message = f"{_at(draft.start)} is {end}; it is kept: check the time, or the duration."
        yield Problem(path, draft.line, message)


def _broken(path: str, lines: list[Line], choice: Outline) -> Iterator[Problem]:
    """Lines among the marks that begin with what is nearly a timecode."""
    marks = choice.marks
    if not marks:
        return
    leading = 2 * sum(mark.place is Position.LEAD for mark in marks) > len(marks)
    taken = {mark.at for mark in marks}
    kinds = {mark.kind for mark in marks}
    for at in range(max(0, marks[0].at - 1), min(len(lines), marks[-1].at + 2)):
        line = lines[at]
        if not leading or at in taken or line.kind not in kinds:
            continue
        broken = _BROKEN.match(line.text)
        if broken is not None and seconds_of(broken[1]) is None:
            message = (
                f"'{broken[1]}' is no timecode, so it begins no segment; write minutes and seconds"
                " with two digits below 60, such as 1:05:07."
            )
            yield Problem(path, line.number, message)
