"""What the box finds, whatever it looks through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tui.model import Episode, NewsItem, Problem, Timecode, iso_day
from tui.search.highlight import Spans

if TYPE_CHECKING:
    from tui.library.catalog.reader import Counts, EpisodeRow
    from tui.readers.registry import Reading
    from tui.workspace.workers import Stop

MOST = 60
"""Hits that are shown at most."""
NEWS = "news"
"""The group that news items stand in."""
NEWS_HEADING = "News"
"""What names that group."""


class Hit(NamedTuple):
    """A segment or a news item that was found.

    Attributes:
        path: the file that it lies in.
        place: the segment's place in its episode.
        start: where the segment begins, in seconds; None for a news item.
        gist: the segment's gist, the item's headline.
        text: what is said there.
        gist_spans: what to light in the gist.
        text_spans: what to light in the text.
        heading: what names its group; empty where there is but one episode.
        title: the title that the file gives, if any.
        episode: the title of the episode; empty for a news item.
        score: how well it answers, from 0 to 1.
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

    @property
    def group(self) -> str:
        """What it shares with the hits that stand under the same heading."""
        return NEWS if self.start is None else self.path


class Answer(NamedTuple):
    """What was found.

    Attributes:
        hits: best first.
        note: what there is to say on them (a word that was corrected).
        took: seconds that the engine took.
    """

    hits: Sequence[Hit]
    note: str = ""
    took: float = 0.0


class Scope(Protocol):
    """What a box looks through.

    Attributes:
        name: what it is, in a word or two.
        hint: what stands in the input while nothing is typed.
    """

    name: str
    hint: str

    def begin(self) -> Answer:
        """What to show while nothing is typed; at once."""
        ...

    def whole(self) -> int:
        """How many things there are to look through; 0 where that is not known yet."""
        ...

    def find(self, typed: str, stop: Stop) -> Answer:
        """What was asked for; called in the thread that searches."""
        ...


class Library(Scope, Protocol):
    """The episodes and news items that the app knows, read already or held in an index.

    Attributes:
        sync_arguments: what `skimcast` is called with to bring the index in step with the files;
            none where nothing needs that.
        trouble: why it cannot be used; empty while all is well.
    """

    sync_arguments: Sequence[str]
    trouble: str

    def about(self) -> str:
        """How much there is, in words."""
        ...

    def episodes(self) -> Sequence[EpisodeRow]:
        """All episodes; called in any thread."""
        ...

    def problems(self) -> Sequence[Problem]:
        """What could not be read as it stands; called in any thread."""
        ...

    def read(self, path: str) -> Reading:
        """Read an episode; called in any thread."""
        ...

    def item(self, hit: Hit) -> NewsItem | None:
        """The news item that was found, None where it is gone; called in any thread."""
        ...

    def news_for(self, episode: Episode) -> Reading:
        """What more news may matter to an episode; called in any thread."""
        ...

    def note_links(self, episode: Episode, count: int) -> None:
        """Take note of how many links an episode shows; called in any thread."""
        ...

    def close(self) -> None:
        """Let go of what is open."""
        ...


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
        episode.path,
        place,
        segment.start,
        segment.gist,
        segment.text,
        *spans,
        heading=heading,
        title=segment.title,
        episode=episode.title,
        score=score,
    )


def heading_of(title: str, show: str | None, number: int | None, day: str | None) -> str:
    """An episode's heading: show, title, date."""
    series = f"{show} #{number}" if show and number is not None else show
    return " · ".join(part for part in (series, title, day) if part)


def in_words(counts: Counts) -> str:
    """How much a library holds: "25 episodes · 1,050 segments · 1 news item"."""
    names = ("episode", "segment", "news item")
    told = [
        f"{count:,} {name}{'' if count == 1 else 's'}"
        for name, count in zip(names, counts, strict=True)
        if count or name != "news item"
    ]
    return " · ".join(told)


def row_heading(row: EpisodeRow) -> str:
    """A library row's heading."""
    return heading_of(row.title, row.show, row.number, row.published)


def episode_heading(episode: Episode) -> str:
    """An episode's heading."""
    day = iso_day(episode.published)
    return heading_of(episode.title, episode.show, episode.number, day)
