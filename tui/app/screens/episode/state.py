"""What is known of the open episode, and where in it the reader is; no part of Textual."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar

from tui.library.store.database import Store
from tui.library.store.moments import Moments, moments_by_segment
from tui.model import Episode, Moment, Segment, recording_length, segment_at
from tui.readers.reading import Reading
from tui.workspace.episode_links import LinkedEpisode, SegmentNews, stories_of
from tui.workspace.hits import Highlights

if TYPE_CHECKING:  # what searches is imported when it does
    from tui.search.keyword_filter import FilterHit

Mark = TypeVar("Mark", int, float)

Marked: TypeAlias = Literal["hits", "news", "bookmarks"]
"""What segments can be marked by: filter hits, news, bookmarks."""


class EpisodeState:
    """An open episode.

    Attributes:
        length: the recording's length in seconds; 0.0 where it is not known.
        place: where the reader is: the index of a segment, -1 for what stands above the first, or
            their number for what stands below the last.
        seconds: where in the recording the reader is.
        filter: the words that segments are filtered by; empty where all are shown.
        hits: what the filter leaves, by the segments' indexes.
        found: what a search found that led here, in the same way; until the reader has enough.
        linked: the episode with its news; None while that is looked for.
        moments: what the reader keeps, of all episodes.
    """

    def __init__(self, reading: Reading, store: Store) -> None:
        """Begin with the first episode of a reading, at its beginning."""
        self.reading = reading
        self.episode: Episode = reading.episodes[0]
        self.length = recording_length(self.episode) or 0.0
        self.place = -1 if self.episode.overview and self.episode.segments else 0
        self.seconds = 0.0
        self.filter = ""
        self.hits: Mapping[int, FilterHit] = {}
        self.found: Mapping[int, Highlights] = {}
        self.linked: LinkedEpisode | None = None
        self.moments = Moments(store)
        self._occurrences: tuple[Mapping[int, Highlights], Episode, list[float]] | None = None

    def take(self, reading: Reading) -> None:
        """Go on with the episode as it is in its file now, at the same segment if it is there."""
        was = self.segment
        self.reading, self.episode = reading, reading.episodes[0]
        self.length = recording_length(self.episode) or 0.0
        self.filter, self.hits, self.found, self.linked = "", {}, {}, None
        segments = self.episode.segments
        same = (n for n, one in enumerate(segments) if was and _is_same(one, was))
        if self.place >= 0:
            self.place = next(same, segment_at(segments, self.seconds))

    @property
    def index(self) -> int:
        """The index of the segment that the reader is at, or the nearest to where they are."""
        return max(0, min(self.place, len(self.episode.segments) - 1))

    @property
    def segment(self) -> Segment | None:
        """The segment that the reader is at."""
        segments = self.episode.segments
        return segments[self.index] if self.index < len(segments) else None

    @property
    def news(self) -> SegmentNews:
        """The news of that segment; above the first one that of the episode as a whole.

        That stands beside the first one too where it has none and nothing is above it.
        """
        linked, news = self.linked, self._all_news
        own = news[self.index] if self.index < len(news) else SegmentNews()
        is_first = self.place == 0 and not self.episode.overview and not any(own)
        whole = linked.whole if linked and (self.place < 0 or is_first) else own
        return whole if whole.links or whole.about else own

    @property
    def _all_news(self) -> Sequence[SegmentNews]:
        return self.linked.segments if self.linked else ()

    def move_to(self, index: int, seconds: float | None = None) -> None:
        """Be at a place now, at a time within its segment or at its start."""
        self.place = index
        start = self.segment.start if self.segment else 0.0
        self.seconds = start if seconds is None else seconds

    def is_of(self, path: str) -> bool:
        """Whether this is the episode of a file; an index names it from the root on."""
        own = self.episode.locator
        return path in (own, os.path.abspath(own))  # noqa: PTH100  links stay as they are

    @property
    def lit(self) -> Mapping[int, Highlights]:
        """What is to be lit: what a search found, else what the filter leaves."""
        return self.found or self.hits

    def filtered(self) -> list[int]:
        """The rows that the filter leaves; the overview, -1, is searched with the first segment."""
        hit, above = self.hits.get(0), self.episode.length_above(0)
        if hit is None or not any(start < above for start, _ in hit.text_spans):
            return list(self.hits)
        is_own = hit.gist_spans or any(start >= above for start, _ in hit.text_spans)
        return [-1, *(index for index in self.hits if index or is_own)]

    # Marked segments

    def with_news(self) -> list[int]:
        """The indexes of the segments that have news."""
        return [index for index, news in enumerate(self._all_news) if news.links]

    def news_counts(self) -> list[int]:
        """How many stories each segment has."""
        return [len(stories_of(news.links)) for news in self._all_news]

    def bookmarked(self) -> set[int]:
        """The indexes of the segments that hold a moment."""
        return set(self.kept())

    def starred_seconds(self) -> list[float]:
        """When the moments are, in order."""
        kept = self.moments.of(self.episode) if self.episode.segments else ()
        return sorted({float(one.seconds) for one in kept if one.seconds is not None})

    def kept(self) -> Mapping[int, Sequence[Moment]]:
        """The moments, by the indexes of their segments."""
        return moments_by_segment(self.episode.segments, self.moments.of(self.episode))

    def toggle_bookmark(self) -> None:
        """Set a bookmark at the segment, or take it away.

        Where the disk does not take it, that is a StoreError, and it holds until the end.
        """
        if self.segment:
            self.moments.toggle_star(self.episode, self.segment.start, self.segment.gist)

    def marked(self, by: Marked) -> Sequence[int]:
        """The indexes of the segments that are marked, in order."""
        if by == "news":
            return self.with_news()
        return sorted(self.lit if by == "hits" else self.bookmarked())

    def occurrences(self, hits: Mapping[int, Highlights]) -> list[float]:
        """The seconds of the occurrences that hits have, in order, as near as is known."""
        known, episode = self._occurrences, self.episode
        if known is None or known[0] is not hits or known[1] is not episode:
            seconds = [
                second
                for index, hit in hits.items()
                for second in _seconds_of(episode, index, hit) or [episode.segments[index].start]
            ]
            self._occurrences = known = hits, episode, sorted(seconds)
        return known[2]

    def next_of(self, indexes: Sequence[int], step: int) -> tuple[int, bool]:
        """The next of some segments (one at least, in order), and if it is round the end.

        step is 1 to go on, -1 to go back.
        """
        return _next_of(indexes, self.place, step)

    def next_moment(self, step: int) -> tuple[float, bool]:
        """The same of moments (there is one at least), which may be several in a segment."""
        return _next_of(self.starred_seconds(), self.seconds if self.place >= 0 else -1.0, step)


def _next_of(marks: Sequence[Mark], here: float, step: int) -> tuple[Mark, bool]:
    ahead = [mark for mark in marks if (mark > here if step > 0 else mark < here)]
    order = ahead or marks
    return order[0] if step > 0 else order[-1], not ahead


def _seconds_of(episode: Episode, index: int, hit: Highlights) -> list[float]:
    """When the words of a hit are said: by the cues, or by where they are in the text."""
    segment = episode.segments[index]
    above = episode.length_above(index)
    lasts = (segment.end or segment.start) - segment.start
    length = max(1, len(segment.text))
    offsets = [max(0, start - above) for start, _ in hit.text_spans]
    if segment.times:
        return [segment.second_at(offset) for offset in offsets]
    return [segment.start + lasts * min(1.0, offset / length) for offset in offsets]


def _is_same(one: Segment, other: Segment) -> bool:
    return (one.start, one.title or one.text) == (other.start, other.title or other.text)
