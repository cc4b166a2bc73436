"""Raw segments to segments, with their ends and labels.

A segment ends where the file says, else where the next one begins, if that is later than its
start; else at the next later start of any; the last one at the recording's end, or after the usual
step where steps are regular, or nowhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from tui.model import Segment, Timecode
from tui.readers.gist.labels import gists
from tui.readers.summary.segmentation import RawSegment

_STEPS = 3  # at least, to speak of a usual one
_REGULAR = 0.75  # of the steps that are nearly the usual one
_NEARLY = 0.1  # of a step


def finished_segments(
    segments: list[RawSegment], duration: float | None, episode_title: str
) -> list[Segment]:
    """Segments with ends, and with labels that need not repeat the title of their episode."""
    texts = ["\n\n".join(segment.text) for segment in segments]
    labels = gists(texts, [segment.title for segment in segments], episode_title)
    ends = _ends(segments, duration)
    return [
        Segment(Timecode(raw.start), end, raw.title, label, text, raw.line, raw.times)
        for raw, end, label, text in zip(segments, ends, labels, texts, strict=True)
    ]


def _ends(segments: list[RawSegment], duration: float | None) -> Iterator[Timecode | None]:
    starts = sorted({segment.start for segment in segments})
    last = _last_end(starts, duration)
    following = [*(segment.start for segment in segments[1:]), 0.0]
    for segment, start in zip(segments, following, strict=False):
        after = bisect_right(starts, segment.start)
        later = starts[after] if after < len(starts) else last
        stated = (end for end in (segment.end, start) if end is not None and end > segment.start)
        end = next(stated, later)
        yield None if end is None else Timecode(end)


def _last_end(starts: list[float], duration: float | None) -> float | None:
    if not starts:
        return None
    if duration is not None and duration > starts[-1]:
        return duration
    steps = [late - early for early, late in pairwise(starts)]
    if len(steps) < _STEPS:
        return None
    usual = median(steps)
    near = sum(abs(step - usual) <= _NEARLY * usual for step in steps)
    return starts[-1] + usual if near >= _REGULAR * len(steps) else None
