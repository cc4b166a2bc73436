"""Going to a segment by a few letters, typed well or not, or by a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.search.clues import Reader
from tui.search.indexing import make_index
from tui.search.light import Lighter
from tui.search.rank import Ranker
from tui.search.times import clock_readings, segment_at, unit_reading
from tui.search.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.model import Episode
    from tui.search.spans import Span
    from tui.search.weights import Weights

_OTHER_READING = 0.9  # score of what a clock time could mean, but likely does not
_OPEN = 3600.0  # seconds that a last segment without an end may well go on


@dataclass(frozen=True, slots=True)
class JumpHit:
    """A segment that was found.

    Attributes:
        episode: the place of its episode among those given.
        segment: its place in that episode.
        score: how well it answers, from 0 to 1; for a time 1.
        gist_spans: what to light in its gist: the beginning that was typed, or the whole word
            that a misspelt or shortened one was taken for.
        text_spans: the same in its text.
    """

    episode: int
    segment: int
    score: float
    gist_spans: tuple[Span, ...]
    text_spans: tuple[Span, ...]


class Jumper:
    """Fuzzy finding over the segments of some episodes; made once, asked for each key typed."""

    def __init__(self, episodes: Sequence[Episode], weights: Weights = WEIGHTS) -> None:
        """Index the segments of some episodes; takes time that is linear in their text."""
        self._episodes = episodes
        self._places = [
            (number, place)
            for number, episode in enumerate(episodes)
            for place in range(len(episode.segments))
        ]
        self._index = make_index(episodes, weights)
        self._reader = Reader(self._index, weights)
        self._ranker = Ranker(self._index, weights)
        self._lighter = Lighter(self._index)

    def find(self, typed: str, limit: int = 10) -> tuple[JumpHit, ...]:
        """The segments that answer best, the best first, at most so many.

        A clock time, or a time with units, gives the segments that hold it; of a bare number and
        of words, what says them. Nothing typed, nothing found.
        """
        at_time = list(self._at_time(typed))
        if at_time and clock_readings(typed):
            return tuple(at_time[:limit])
        clues = self._reader.read(typed)
        taken = {(hit.episode, hit.segment) for hit in at_time}
        for number, score in self._ranker.rank(clues, limit):
            episode, place = self._places[number]
            if (episode, place) not in taken:
                segment = self._episodes[episode].segments[place]
                gist, text = self._lighter.light(number, segment, clues)
                at_time.append(JumpHit(episode, place, score, gist, text))
        return tuple(at_time[:limit])

    def _at_time(self, typed: str) -> Iterator[JumpHit]:
        """The segments that hold a typed time, all likely readings before the others."""
        readings = clock_readings(typed)
        if not readings:
            seconds = unit_reading(typed)
            readings = () if seconds is None else (seconds,)
        if not readings:
            return
        fitting = [_fitting(readings, episode) for episode in self._episodes]
        for rank, score in enumerate((1.0, _OTHER_READING)[: len(readings)]):
            for number, times in enumerate(fitting):
                if rank < len(times):
                    place = segment_at(self._episodes[number].segments, times[rank])
                    yield JumpHit(number, place, score, (), ())


def _fitting(readings: tuple[float, ...], episode: Episode) -> list[float]:
    """The readings of a time that lie in an episode, one where a segment begins before others."""
    if not episode.segments:
        return []
    starts = {int(segment.start) for segment in episode.segments}
    ends = [segment.end for segment in episode.segments if segment.end is not None]
    length = episode.duration or max(max(starts) + 1, *ends, 0)
    fitting = [seconds for seconds in readings if seconds <= length]
    is_open = episode.duration is None and len(ends) < len(episode.segments)
    if is_open and not fitting and min(readings) <= length + _OPEN:
        return [min(readings)]
    return sorted(fitting, key=lambda seconds: int(seconds) not in starts)
