"""Keeping the episodes of the library whose title or show match, by the engine of the search."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tui.library.catalog.reader import EpisodeRow
from tui.model import Episode, Segment, Timecode
from tui.search.keyword_filter import FilterHit
from tui.workspace.open_documents import GivenMarks, OpenDocuments
from tui.workspace.workers import Stop


class Left(NamedTuple):
    """What a filter leaves: hits by the rows' ids, and what there is to say on the words.

    A hit's gist is the episode's title, its text the show.
    """

    hits: Mapping[int, FilterHit]
    note: str = ""


class RowFilter:
    """Filters rows by their titles and shows; made once for some rows, asked for each key."""

    def __init__(self, rows: Sequence[EpisodeRow], noted: Collection[str]) -> None:
        """Index the titles and shows, in linear time; has:note asks for the keys in noted."""
        self._ids = [row.id for row in rows]
        linked = [place for place, row in enumerate(rows) if row.news]
        starred = [place for place, row in enumerate(rows) if row.key in noted]
        marks = GivenMarks(lambda: linked, lambda: starred)
        self._documents = OpenDocuments([_as_episode(row) for row in rows], marks=marks)

    def find(self, typed: str, stop: Stop) -> Left:  # noqa: ARG002  titles are few words
        """The rows that match."""
        answer = self._documents.filter(typed)
        return Left({self._ids[hit.segment]: hit for hit in answer.hits}, answer.note)


def _as_episode(row: EpisodeRow) -> Episode:
    """A row as what the engine looks through: an episode with its title for a segment."""
    told = Segment(Timecode(0), None, row.title, row.title, row.show or "")
    day = date.fromisoformat(row.published) if row.published else None
    return Episode(row.path, row.title, row.show, row.number, day, segments=(told,))
