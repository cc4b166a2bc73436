"""The moments that the reader wants to find again."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.library.errors import StoreError
from tui.library.store.database import Store, episode_key
from tui.model import Episode, Segment, Timecode, segment_at


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A moment of an episode; seconds from its beginning, and the gist of the segment there."""

    seconds: Timecode
    gist: str


class Bookmarks:
    """The reader's bookmarks; all but episode_keys may raise a StoreError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, episode: Episode) -> tuple[Bookmark, ...]:
        """An episode's bookmarks in the order of their times."""
        rows = self._store.query(
            "SELECT seconds, gist FROM bookmark WHERE episode = ? ORDER BY seconds",
            (episode_key(episode),),
        )
        return tuple(Bookmark(Timecode(seconds), gist) for seconds, gist in rows)

    def toggle(self, episode: Episode, seconds: float, gist: str) -> bool:
        """Set a bookmark, or take it away where one is; tells whether it is set now."""
        key = episode_key(episode)
        delete = "DELETE FROM bookmark WHERE episode = ? AND seconds = ?"
        if self._store.change(delete, (key, seconds)):
            return False
        row = (key, seconds, episode.title, gist, time.time())
        self._store.change("INSERT INTO bookmark VALUES (?, ?, ?, ?, ?)", row)
        return True

    def episode_keys(self) -> frozenset[str]:
        """The keys of the episodes that hold one; none where the store cannot be read."""
        try:
            rows = self._store.query("SELECT DISTINCT episode FROM bookmark")
        except StoreError:
            return frozenset()
        return frozenset(key for (key,) in rows)


def bookmarked(segments: Sequence[Segment], bookmarks: Iterable[Bookmark]) -> set[int]:
    """The indexes of the segments that hold a bookmark: the one that it was set at.

    Where the file has changed since, it is the one that the second falls on.
    """
    if not segments:
        return set()
    exact = {(segment.start, segment.gist): index for index, segment in enumerate(segments)}
    return {
        exact.get((mark.seconds, mark.gist), segment_at(segments, mark.seconds))
        for mark in bookmarks
    }
