"""A library of what was named on the command line and has been read already."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.library.catalog.reader import Counts, EpisodeRow
from tui.library.store.database import episode_key
from tui.model import Episode, NewsItem, Problem, Segment, Timecode, recording_length
from tui.readers.registry import Reading
from tui.search.jumper import Jumper, JumpHit
from tui.workspace.hits import (
    MOST,
    NEWS,
    Answer,
    Hit,
    episode_heading,
    grouped,
    in_words,
    iso_day,
    item_text,
)
from tui.workspace.search_thread import Stop

if TYPE_CHECKING:
    from tui.linking.corpus import CorpusCache, NewsCorpus


class OpenFiles:
    """The episodes and news items of one reading, held in memory."""

    name = "all that is open"
    hint = "a topic in a few letters, in every episode"
    sync_arguments: Sequence[str] = ()
    trouble = ""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._links: dict[str, int] = {}
        self._kept: CorpusCache | None = None
        self._jumpers: tuple[Jumper, Jumper] | None = None
        self._lock = threading.Lock()  # a search of another thread may be under way

    def episodes(self) -> list[EpisodeRow]:
        """The episodes that were read."""
        return [self._row(number, one) for number, one in enumerate(self._reading.episodes)]

    def _row(self, number: int, episode: Episode) -> EpisodeRow:
        key = episode_key(episode)
        return EpisodeRow(
            number,
            episode.path,
            key,
            episode.title,
            episode.show,
            episode.number,
            iso_day(episode.published),
            recording_length(episode),
            len(episode.segments),
            0,
            self._links.get(key),
        )

    def whole(self) -> int:
        """How many segments and news items there are."""
        return self._counts().segments + self._counts().news

    def _counts(self) -> Counts:
        episodes, news = self._reading.episodes, self._reading.news
        return Counts(len(episodes), sum(len(one.segments) for one in episodes), len(news))

    def about(self) -> str:
        """How much there is."""
        return in_words(self._counts())

    def problems(self) -> Sequence[Problem]:
        """What could not be read as it stands."""
        return self._reading.all_problems()

    def begin(self) -> Answer:
        """Nothing: it would be everything."""
        return Answer(())

    def find(self, typed: str, stop: Stop) -> Answer:  # noqa: ARG002  this is quick
        """Segments and news items, grouped by episode."""
        with self._lock:
            if self._jumpers is None:
                pool = Episode("", NEWS, segments=tuple(map(_as_segment, self._reading.news)))
                self._jumpers = Jumper(self._reading.episodes), Jumper([pool])
            of_episodes, of_news = self._jumpers
            found = [(hit.score, self._segment(hit)) for hit in of_episodes.find(typed, MOST)]
            found += [(hit.score, self._item(hit)) for hit in of_news.find(typed, MOST)]
            note = of_episodes.note(typed)
        found.sort(key=lambda pair: -pair[0])
        return Answer(grouped(hit for _, hit in found[:MOST]), note)

    def _segment(self, hit: JumpHit) -> Hit:
        episode = self._reading.episodes[hit.episode]
        segment = episode.segments[hit.segment]
        return Hit(
            episode.path,
            hit.segment,
            segment.start,
            segment.gist,
            segment.text,
            hit.gist_spans,
            hit.text_spans,
            episode_heading(episode),
        )

    def _item(self, hit: JumpHit) -> Hit:
        item = self._reading.news[hit.segment]
        lit = hit.gist_spans, hit.text_spans
        return Hit(item.path, 0, None, item.headline, item_text(item), *lit, heading="News")

    def read(self, path: str) -> Reading:
        """An episode with all news that was read; the path is one of the episodes' own."""
        episodes = tuple(one for one in self._reading.episodes if one.path == path)
        return Reading(episodes, self._reading.news, ())

    def item(self, hit: Hit) -> NewsItem | None:
        """The news item that was found."""
        of_path = [item for item in self._reading.news if item.path == hit.path]
        return next((item for item in of_path if item.headline == hit.gist), None)

    def news_for(self, episode: Episode) -> Reading:  # noqa: ARG002  all of it was read
        """No more than what was read."""
        return Reading()

    def pool(self, news: Sequence[NewsItem]) -> NewsCorpus:
        """A pool of news; what is asked for again is not read again."""
        from tui.linking.corpus import CorpusCache  # noqa: PLC0415  after the first frame

        with self._lock:
            self._kept = kept = self._kept or CorpusCache()
        return kept.corpus(news)

    def note_links(self, episode: Episode, count: int) -> None:
        """Take note of how many links an episode shows."""
        self._links[episode_key(episode)] = count

    def close(self) -> None:
        """Nothing is held open."""


def _as_segment(item: NewsItem) -> Segment:
    """A news item as what the engine looks through."""
    return Segment(Timecode(0), None, item.title, item.headline, item_text(item))
