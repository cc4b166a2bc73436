"""Which segments, and which episodes, hold a bookmark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.library.store.database import Bookmark, Store
from tui.model import Segment, segment_at


def starred(segments: Sequence[Segment], marks: Iterable[Bookmark]) -> set[int]:
    """The places of the segments that hold a bookmark.

    Of segments that begin in the same second it is the one that the bookmark was set at; where
    the file has changed since, the one that the second falls on.
    """
    if not segments:
        return set()
    exact = {(segment.start, segment.gist): place for place, segment in enumerate(segments)}
    return {
        exact.get((mark.seconds, mark.gist), segment_at(segments, mark.seconds)) for mark in marks
    }


def noted_keys(store: Store) -> frozenset[str]:
    """The keys of the episodes that hold a bookmark; none where the store cannot be read."""
    try:
        return frozenset(key for (key,) in store.ask("SELECT DISTINCT episode FROM bookmark"))
    except OSError:
        return frozenset()
