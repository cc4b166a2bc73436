"""Raw segments to segments, with their ends and labels.

A segment ends where the file says, else where the next one begins, if that is later than its
start; else at the next later start of any; the last one at the recording's end, or after the usual
step where steps are regular, or nowhere.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from statistics import median

from tui.model import Segment, TextPosition, Timecode
from tui.readers.markup.paragraphs import markup_in
from tui.readers.summary.segmentation import RawSegment

_STEPS = 3  # at least, to speak of a usual one
_REGULAR = 0.75  # of the steps that are nearly the usual one
_NEARLY = 0.1  # of a step
_MANY = 1000  # segments whose labels take a million objects and more


def finished_segments(
    segments: list[RawSegment],
    duration: float | None,
    episode_title: str,
    *,
    timed: bool = True,
) -> list[Segment]:
    """Segments with ends, and with labels that need not repeat the title of their episode."""
    texts = ["\n\n".join(segment.text) for segment in segments]
    told = ["\n\n".join(segment.text or segment.section) for segment in segments]
    labels = _labels(told, [segment.title for segment in segments], episode_title)
    ends = _ends(segments, duration) if timed else [None] * len(segments)
    return [
        _finished(segment, end, label, text, timed=timed)
        for segment, end, label, text in zip(segments, ends, labels, texts, strict=True)
    ]


def _labels(texts: list[str], titles: list[str | None], episode_title: str) -> list[str]:
    """A label for each segment: its title, or else what its text is about."""
    if all(title or not text for title, text in zip(titles, texts, strict=True)):
        return [title or "" for title in titles]
    from tui.readers.gist.labels import gists  # noqa: PLC0415  where something lacks a title

    if len(texts) < _MANY:
        return gists(texts, titles, episode_title)
    from tui.memory import without_full_collections  # noqa: PLC0415  for very long files

    with without_full_collections():
        return gists(texts, titles, episode_title)


def _finished(
    segment: RawSegment, end: float | None, label: str, text: str, *, timed: bool
) -> Segment:
    lead = "\n\n".join(segment.section)
    whole = "\n\n".join(filter(None, (lead, text)))
    return Segment(
        Timecode(segment.start) if timed else TextPosition(segment.start),
        Timecode(end) if end is not None else None,
        segment.title,
        label,
        whole,
        segment.line,
        tuple((at + len(lead) + 2 * bool(lead), second) for at, second in segment.times),
        level=segment.level,
        lead=len(lead),
        markup=markup_in(whole, segment.blocks),
    )


def _ends(segments: list[RawSegment], duration: float | None) -> list[float | None]:
    starts = sorted({segment.start for segment in segments})
    last = _last_end(starts, duration)
    ends: list[float | None] = []
    following = [*(segment.start for segment in segments[1:]), 0.0]
    for segment, start in zip(segments, following, strict=False):
        after = bisect_right(starts, segment.start)
        later = starts[after] if after < len(starts) else last
        stated = (end for end in (segment.end, start) if end is not None and end > segment.start)
        ends.append(next(stated, later))
    return ends


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
