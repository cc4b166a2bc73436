"""Where the reader left off in each episode: saved now and then, and always at the end."""

from __future__ import annotations

import os
import threading

from msgspec import Struct

from tui.library.errors import StoreError
from tui.library.store.database import Store, episode_key
from tui.model import Episode

_REMEMBER = """
INSERT INTO position VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (episode) DO UPDATE SET
    path = excluded.path, title = excluded.title, duration = excluded.duration, seen = excluded.seen
"""
_COLUMNS = "episode, path, title, seconds, duration, seen"
_WHERE = ", seconds = excluded.seconds"

SAVE_AFTER = 3.0
"""Seconds that a new position may wait until it is on the disk."""


class ReadingPosition(Struct, frozen=True):
    """A place in an episode."""

    episode: str  # its key in the store
    path: str  # from the root of the file system
    title: str
    seconds: float  # from the episode's beginning
    duration: float | None  # of the recording, in seconds
    seen: float  # when the reader was there, in seconds since 1970

    @property
    def share(self) -> float | None:
        """How much of the episode lies behind, from 0 to 1; None where its length is unknown."""
        return min(1.0, self.seconds / self.duration) if self.duration else None


class Positions:
    """The places where the reader was; each method may raise a StoreError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def remember(self, episode: Episode, seconds: float | None, duration: float | None) -> None:
        """Take note that the reader is in an episode now, at a second of so many, if known.

        None is for a reader who has not moved, so that what was remembered before stays.
        """
        path = os.path.abspath(episode.locator)  # noqa: PTH100  links stay as the reader named them
        place = (seconds or 0.0, duration, self._store.now())
        row = (episode_key(episode), path, episode.title, *place)
        self._store.change(_REMEMBER if seconds is None else _REMEMBER + _WHERE, row)

    def last(self) -> ReadingPosition | None:
        """Where the reader was last; None where nothing was read yet."""
        return next(iter(self._positions("ORDER BY seen DESC, rowid DESC LIMIT 1")), None)

    def at(self, key: str) -> ReadingPosition | None:
        """Where the reader was in the episode of a key."""
        return next(iter(self._positions("WHERE episode = ?", key)), None)

    def all(self) -> dict[str, ReadingPosition]:
        """Every place, by the episodes' keys."""
        return {position.episode: position for position in self._positions()}

    def _positions(self, clause: str = "", *values: str) -> list[ReadingPosition]:
        rows = self._store.query(f"SELECT {_COLUMNS} FROM position {clause}", values)  # noqa: S608  ours
        return [ReadingPosition(*row) for row in rows]


class PositionSaver:
    """Knows where in an episode the reader is, and whether that waits to be on the disk.

    Trouble says why the last position could not be saved; None if it was.
    """

    def __init__(self, positions: Positions, episode: Episode, length: float) -> None:
        self._positions = positions
        self._episode = episode
        self._length = length
        self._seconds: float | None = None
        self._lock = threading.Lock()
        self.waiting = False
        self.trouble: str | None = None

    def opened(self) -> None:
        """The reader sees the episode now, though they have not moved in it."""
        self.waiting = True

    def moved_to(self, seconds: float) -> None:
        """The reader has moved to a time, in seconds."""
        self._seconds = seconds
        self.waiting = True

    def save(self) -> None:
        """Put the position on the disk; never raises, and may be called in any thread."""
        with self._lock:
            if not self.waiting:
                return
            self.waiting = False
            try:
                self._positions.remember(self._episode, self._seconds, self._length or None)
                self.trouble = None
            except StoreError as error:
                self.trouble = f"Where you are was not kept: {error}"
