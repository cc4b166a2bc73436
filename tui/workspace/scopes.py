"""What the boxes and filters of one screen look through: an episode, or the library's list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.library.store.reading_states import State
from tui.model import Episode, Segment, Timecode
from tui.workspace.hits import MOST, Answer, SegmentHits
from tui.workspace.open_documents import FilterAnswer, OpenDocuments
from tui.workspace.workers import Stop

if TYPE_CHECKING:
    from tui.library.catalog.listing import EpisodeRow


class EpisodeScope:
    """The segments of an episode, indexed when it is first asked."""

    name = "this episode"
    hint = "a topic in a few letters, or a time"

    def __init__(
        self,
        episode: Episode,
        with_news: Callable[[], Iterable[int]] = tuple,
        with_notes: Callable[[], Iterable[int]] = tuple,
        here: Callable[[], int] = int,
    ) -> None:
        """Look through an episode, with the segments that has:news and has:note ask for.

        here tells the index of the segment that the reader is at.
        """
        self._here = here
        self._with_news, self._with_notes = with_news, with_notes
        self.look_through(episode)

    def look_through(self, episode: Episode) -> None:
        """Look through another state of the episode from now on."""
        self._episode = episode
        self._documents = OpenDocuments(
            [episode],
            with_news=lambda _: self._with_news(),
            with_notes=self._with_notes,
            headed=False,
        )

    def whole(self) -> int:
        """How many segments there are."""
        return len(self._episode.segments)

    def begin(self) -> Answer:
        """All segments, beginning at the one that the reader is at."""
        return Answer(SegmentHits(self._episode), begin=self._here())

    def find(self, typed: str, stop: Stop) -> Answer:
        """The segments that answer best; asked in the thread that searches."""
        return self._documents.search(typed, MOST, stop)

    def filter(self, typed: str, stop: Stop) -> FilterAnswer:
        """The segments that match all of what was typed; asked in the thread that searches."""
        answer = self._documents.filter(typed)
        for hit in answer.hits.values():
            if stop():
                break
            _ = hit.gist_spans  # what is lit is found here, not where it is drawn
        return answer


class RowFilter:
    """Filters the library's list by titles and shows; made once for some rows, asked each key."""

    def __init__(
        self,
        rows: Sequence[EpisodeRow],
        noted: Collection[str],
        states: Mapping[str, State] = MappingProxyType({}),
    ) -> None:
        """Index the titles and shows, in linear time.

        has:note asks for the keys in noted, is: for those of a state.
        """
        self._ids = [row.id for row in rows]
        linked = [place for place, row in enumerate(rows) if row.news]
        starred = [place for place, row in enumerate(rows) if row.key in noted]
        self._documents = OpenDocuments(
            list(map(_as_episode, rows)),
            with_news=lambda _: linked,
            with_notes=lambda: starred,
            in_state=lambda state: [
                place for place, row in enumerate(rows) if states.get(row.key) == state
            ],
        )

    def find(self, typed: str, stop: Stop) -> FilterAnswer:  # noqa: ARG002  titles are few words
        """The rows that match, by their ids; a hit's gist is the title, its text the show."""
        answer = self._documents.filter(typed)
        hits = {self._ids[number]: hit for number, hit in answer.hits.items()}
        return FilterAnswer(hits, answer.note)


def _as_episode(row: EpisodeRow) -> Episode:
    """A row as what the engine looks through: an episode with its title for a segment."""
    told = Segment(Timecode(0), None, row.title, row.title, row.show or "")
    day = date.fromisoformat(row.published) if row.published else None
    return Episode(row.path, row.title, row.show, row.number, day, segments=(told,))
