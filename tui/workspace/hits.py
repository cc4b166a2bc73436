"""What a box looks through and finds, and how episodes, moments and items are told in words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from math import inf
from typing import TYPE_CHECKING, NamedTuple, Protocol, overload

from tui.model import Episode, NewsItem, Problem, Segment, TextPosition, Timecode, counted, iso_day
from tui.urls import moment_url

if TYPE_CHECKING:
    from pathlib import Path

    from tui.library.catalog.listing import Counts, EpisodeRow
    from tui.readers.reading import Reading
    from tui.search.highlight import Spans
    from tui.workspace.workers import Stop

BY_MEANING = "by meaning"
"""What marks a hit that says in other words what was typed."""
MOST = 60
"""Hits that are shown at most."""
_STRETCH = 200  # characters that are taken in at a glance
_SPANS = 200  # of a hit that are looked at
NEWS_HEADING = "News"
"""What names the group of news items."""


class Hit(NamedTuple):
    """A segment or a news item that was found.

    Attributes:
        place: the segment's index in its episode.
        start: where the segment begins, or the cue in it that was found; None for a news item.
        gist: the segment's gist, the item's headline.
        gist_spans, text_spans: what to light in gist and text.
        heading: what names its group; empty where there is but one episode.
        title: the title that the file gives, if any.
        episode: the title of the episode; empty for a news item.
        score: how well it answers, from 0 to 1.
        by_meaning: whether it means what was typed in other words.
    """

    path: str
    place: int
    start: Timecode | None
    gist: str
    text: str
    gist_spans: Spans = ()
    text_spans: Spans = ()
    heading: str = ""
    title: str | None = None
    episode: str = ""
    score: float = 0.0
    by_meaning: bool = False

    @property
    def group(self) -> str:
        """What it shares with the hits that stand under the same heading."""
        return NEWS_HEADING if self.start is None else self.path


class Highlights(Protocol):
    """What to light of a segment: a hit of a filter or of a search."""

    @property
    def gist_spans(self) -> Spans:
        """In its gist."""

    @property
    def text_spans(self) -> Spans:
        """In its words, as Episode.words_at has them."""


class Answer(NamedTuple):
    """What was found, best first.

    Attributes:
        note: what the reader should know of it, such as a corrected word.
        took: seconds.
        begin: the index of the hit to begin at.
    """

    hits: Sequence[Hit]
    note: str = ""
    took: float = 0.0
    begin: int = 0


class Scope(Protocol):
    """What a box looks through; hint stands in the input while nothing is typed."""

    name: str
    hint: str

    def begin(self) -> Answer:
        """What to show while nothing is typed; at once."""

    def whole(self) -> int:
        """How many things there are to look through; 0 where that is not known yet."""

    def find(self, typed: str, stop: Stop) -> Answer:
        """What was asked for; called in the thread that searches."""


class Library(Scope, Protocol):
    """The episodes and news items that the app knows, read already or held in an index.

    What follows may be called in any thread.

    Attributes:
        sync_arguments: what `skimcast` is called with to bring the index in step with the files;
            none where nothing needs that.
        trouble: why it cannot be used; empty while all is well.
    """

    sync_arguments: Sequence[str]
    trouble: str

    def roots(self) -> Sequence[Path]:
        """The folders that it is made from; none where they are not looked at again."""

    def about(self) -> str:
        """How much there is, in words."""

    def episodes(self) -> Sequence[EpisodeRow]:
        """All episodes."""

    def arrived(self, since: float) -> tuple[int, int]:
        """How many new episodes and stories came at a time or later, in seconds since 1970."""

    def problems(self) -> Sequence[Problem]:
        """What could not be read as it stands."""

    def read(self, path: str) -> Reading:
        """Read an episode."""

    def item(self, hit: Hit) -> NewsItem | None:
        """The news item that was found, None where it is gone."""

    def news_for(self, episode: Episode) -> Reading:
        """What more news may matter to an episode."""

    def note_links(self, episode: Episode, count: int) -> None:
        """Take note of how many links an episode shows."""

    def close(self) -> None:
        """Let go of what is open."""


def grouped(hits: Iterable[Hit]) -> list[Hit]:
    """Hits with those of one group together; groups and the hits within stay best first."""
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.group, []).append(hit)
    return [hit for group in groups.values() for hit in group]


def segment_hit(
    episode: Episode,
    place: int,
    spans: tuple[Spans, Spans] = ((), ()),
    score: float = 0.0,
    heading: str = "",
) -> Hit:
    """A segment of an episode as a hit, with what to light in its gist and text."""
    segment = episode.segments[place]
    return Hit(
        episode.locator,
        place,
        moment_of(episode, place, spans[1]),
        segment.gist,
        episode.words_at(place),
        *spans,
        heading=heading,
        title=segment.title,
        episode=episode.title,
        score=score,
    )


class SegmentHits(Sequence[Hit]):
    """All segments of an episode as hits without headings, each made when it is asked for."""

    def __init__(self, episode: Episode) -> None:
        self._episode = episode

    def __len__(self) -> int:
        return len(self._episode.segments)

    @overload
    def __getitem__(self, place: int) -> Hit: ...

    @overload
    def __getitem__(self, place: slice) -> list[Hit]: ...

    def __getitem__(self, place: int | slice) -> Hit | list[Hit]:
        places = range(len(self))[place]
        if isinstance(places, int):
            return segment_hit(self._episode, places)
        return [segment_hit(self._episode, one) for one in places]


def moment_of(episode: Episode, place: int, spans: Spans) -> Timecode:
    """When is said what is lit in a segment: the second of its cue, if there are any."""
    return moment_in(episode.segments[place].start, episode.times_at(place), spans)


def moment_in(start: Timecode, times: Sequence[tuple[int, float]], spans: Spans) -> Timecode:
    """When is said what is lit in a text that begins at a second, and whose cues (offset, second).

    The start where nothing is lit, or before the first cue.
    """
    cue = bisect_right(times, (_fullest(spans), inf)) - 1 if spans and times else -1
    return Timecode(times[cue][1]) if cue >= 0 else start


def _fullest(spans: Spans) -> int:
    """Where the stretch of a text begins in which most is lit; the first of several."""
    lit = [
        sum(end - start for start, end in spans[index:] if end <= first + _STRETCH)
        for index, (first, _) in enumerate(spans[:_SPANS])
    ]
    return spans[lit.index(max(lit))][0]


def heading_of(episode: Episode | EpisodeRow) -> str:
    """An episode's heading: show, title, date."""
    day = episode.published
    told = day if isinstance(day, str) else iso_day(day)
    has_number = episode.show and episode.number is not None
    series = f"{episode.show} #{episode.number}" if has_number else episode.show
    return " · ".join(part for part in (series, episode.title, told) if part)


def in_words(counts: Counts) -> str:
    """How much a library holds: "25 episodes · 1,050 segments · 1 news item"."""
    told = [counted(counts.episodes, "episode"), counted(counts.segments, "segment")]
    return " · ".join(told + [counted(counts.news, "news item")] * bool(counts.news))


def moment_note(episode: Episode, segment: Segment, seconds: float) -> str:
    """A moment as text to keep: the segment, the episode and the time, and the address if any."""
    timed = not isinstance(segment.start, TextPosition)
    at = Timecode(seconds) if timed else segment.start
    head = " · ".join(part for part in (segment.gist, episode.title, str(at)) if part)
    address = moment_url(episode.media, at) if timed else episode.media
    return f"{head}\n{address}" if address else head


def moment_quote(text: str, episode: Episode, index: int, seconds: float) -> str:
    """Words of a segment as a Markdown quote: who said it where, the timecode, the address."""
    segment = episode.segments[index] if index < len(episode.segments) else None
    timed = episode.is_timed and segment is not None
    address = moment_url(episode.media, seconds) if timed else episode.media
    has_number = episode.show and episode.number is not None
    show = f"{episode.show} #{episode.number}" if has_number else episode.show
    clock = str(Timecode(seconds)) if timed else ""
    return _quote(text, [episode.title, show or "", clock], address)


def item_quote(text: str, item: NewsItem) -> str:
    """Words of a news item as a Markdown quote with its source and address."""
    return _quote(
        text, [item.headline, item.provider or "", iso_day(item.published) or ""], item.url
    )


def _quote(text: str, source: Iterable[str], address: str | None) -> str:
    lines = [*text.strip().split("\n"), "", "— " + ", ".join(filter(None, source))]
    quoted = "\n".join(f"> {line}".rstrip() for line in lines)
    return f"{quoted} <{address}>" if address else quoted


def item_in_file(hit: Hit) -> NewsItem | None:
    """The news item of a hit, read from its file; None where it is gone."""
    from tui.readers.registry import read  # noqa: PLC0415  for what is opened alone

    items = read([hit.path], kind="news").news
    named = [item for item in items if item.headline == hit.gist]
    return next(iter([*named, *items[hit.place :]]), None)


def item_note(item: NewsItem) -> str:
    """A news item as text to keep: its headline, and its address if any."""
    return f"{item.headline}\n{item.url}" if item.url else item.headline
