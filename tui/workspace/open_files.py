"""A library of what was named on the command line and has been read already."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.library.store.database import Store, episode_key
from tui.model import Episode, NewsItem, Problem, iso_day, recording_length
from tui.readers.reading import Reading
from tui.workspace.hits import MOST, Answer, Hit, grouped, in_words, item_in_file
from tui.workspace.open_documents import OpenDocuments, SegmentMarks
from tui.workspace.workers import Stop

if TYPE_CHECKING:  # what lists and searches is imported when it does
    from tui.library.catalog.listing import Counts, EpisodeRow


class OpenFiles:
    """The episodes and news items of one reading, held in memory."""

    name = "all that is open"
    hint = "a topic in a few letters, in every episode"
    sync_arguments: Sequence[str] = ()
    trouble = ""

    def __init__(self, reading: Reading, store: Store | None = None) -> None:
        """Hold what was read; the reader's own store tells which segments hold a moment."""
        self._reading = reading
        self._links: dict[str, int] = {}
        marks = SegmentMarks(reading.episodes, reading.news, self, store)
        self._documents = OpenDocuments(
            reading.episodes, reading.news, with_news=marks.with_news, with_notes=marks.with_notes
        )
        self._searching = threading.Lock()  # a search of another thread may be under way

    def roots(self) -> Sequence[Path]:
        """None: what was read stays."""
        return ()

    def episodes(self) -> list[EpisodeRow]:
        """The episodes that were read."""
        return [self._row(number, one) for number, one in enumerate(self._reading.episodes)]

    def _row(self, number: int, episode: Episode) -> EpisodeRow:
        from tui.library.catalog.listing import EpisodeRow  # noqa: PLC0415  as above

        key = episode_key(episode)
        return EpisodeRow(
            number,
            episode.locator,
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

    def arrived(self, since: float) -> tuple[int, int]:  # noqa: ARG002  as Library has it
        """Nothing: what is named on a command line is none that comes."""
        return 0, 0

    def whole(self) -> int:
        """How many segments and news items there are."""
        return self._counts().segments + self._counts().news

    def _counts(self) -> Counts:
        from tui.library.catalog.listing import Counts  # noqa: PLC0415  as above

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

    def find(self, typed: str, stop: Stop) -> Answer:
        """Segments and news items, grouped by episode."""
        with self._searching:
            answer = self._documents.search(typed, MOST, stop)
        return Answer(grouped(answer.hits), answer.note)

    def read(self, path: str) -> Reading:
        """An episode with all news that was read; the path is one of the episodes' own."""
        episodes = tuple(one for one in self._reading.episodes if one.locator == path)
        return Reading(episodes, self._reading.news, ())

    def item(self, hit: Hit) -> NewsItem | None:
        """The news item that was found; one that was kept of a file that is not open is read."""
        from tui.index.documents import head_of  # noqa: PLC0415  as above

        of_path = [item for item in self._reading.news if _is_at(item, hit.path)]
        known = next((item for item in of_path if head_of(item) == hit.gist), None)
        return known or item_in_file(hit)

    def news_for(self, episode: Episode) -> Reading:  # noqa: ARG002  all of it was read
        """No more than what was read."""
        return Reading()

    def note_links(self, episode: Episode, count: int) -> None:
        """Take note of how many links an episode shows."""
        self._links[episode_key(episode)] = count

    def close(self) -> None:
        """Nothing is held open."""


def _is_at(item: NewsItem, path: str) -> bool:
    """Whether an item is of a file; what was kept names it from the root on."""
    return path in (item.path, os.path.abspath(item.path))  # noqa: PTH100  links stay as named
