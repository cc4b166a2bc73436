"""A time as a query: the segments that a reader may mean by it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.model import Episode, Segment, Timecode, segment_at
from tui.timecode import clock_readings, pasted_moment, unit_reading

_OTHER_READING = 0.9  # score of what a clock time could mean, but likely does not
_OPEN = 3600.0  # seconds that a last segment without an end may well go on


class TimeHit(NamedTuple):
    """A segment that holds a typed time.

    Attributes:
        episode: the index of its episode among those given.
        segment: its index in that episode.
        score: 1, or less for what the time could mean, but likely does not.
        start: the second of the cue that is said then; that of the segment where it has none.
    """

    episode: int
    segment: int
    score: float
    start: Timecode


def is_clock_time(typed: str) -> bool:
    """Whether what was typed can only be a time; a time with units may be words too ("90s")."""
    return bool(clock_readings(typed)) or pasted_moment(typed) is not None


def segments_at(typed: str, episodes: Sequence[Episode]) -> list[TimeHit]:
    """The segments that hold a typed time, all likely readings before the others."""
    readings = clock_readings(typed)
    if not readings:
        pasted = pasted_moment(typed)
        seconds = unit_reading(typed) if pasted is None else pasted
        readings = () if seconds is None else (seconds,)
    fitting = [_fitting(readings, episode) if readings else [] for episode in episodes]
    return [
        _hit(number, episodes[number].segments, times[rank], score)
        for rank, score in enumerate((1.0, _OTHER_READING)[: len(readings)])
        for number, times in enumerate(fitting)
        if rank < len(times)
    ]


def _hit(number: int, segments: Sequence[Segment], seconds: float, score: float) -> TimeHit:
    index = segment_at(segments, seconds)
    return TimeHit(number, index, score, segments[index].cue_at(seconds))


def _fitting(readings: tuple[float, ...], episode: Episode) -> list[float]:
    """The readings of a time that lie in an episode, one where a segment begins before others."""
    if not episode.is_timed:
        return []
    starts = {int(segment.start) for segment in episode.segments}
    ends = [segment.end for segment in episode.segments if segment.end is not None]
    length = episode.duration or max(max(starts) + 1, *ends, 0)
    fitting = [seconds for seconds in readings if seconds <= length]
    is_open = episode.duration is None and len(ends) < len(episode.segments)
    if is_open and not fitting and min(readings) <= length + _OPEN:
        return [min(readings)]
    return sorted(fitting, key=lambda seconds: int(seconds) not in starts)
