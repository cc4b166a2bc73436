"""Where the reader left off in each episode, kept in the reader's own store."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass

from tui.library.store.database import Store, episode_key
from tui.model import Episode

_POSITIONS = """
CREATE TABLE IF NOT EXISTS position (
    episode  TEXT NOT NULL PRIMARY KEY,
    path     TEXT NOT NULL,
    title    TEXT NOT NULL,
    seconds  REAL NOT NULL,
    duration REAL,
    seen     REAL NOT NULL
) STRICT
"""

_REMEMBER = """
INSERT INTO position VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (episode) DO UPDATE SET
    path = excluded.path, title = excluded.title, duration = excluded.duration, seen = excluded.seen
"""
_WHERE = ", seconds = excluded.seconds"


@dataclass(frozen=True, slots=True)
class Position:
    """A place in an episode.

    Attributes:
        episode: the episode's key in the store.
        path: the file that it was read from, from the root of the file system.
        title: the episode's title.
        seconds: where the reader was, from the episode's beginning.
        duration: the recording's length in seconds, where it is known.
        seen: when the reader was there, in seconds since 1970.
    """

    episode: str
    path: str
    title: str
    seconds: float
    duration: float | None
    seen: float

    @property
    def share(self) -> float | None:
        """How much of the episode lies behind, from 0 to 1; None where its length is unknown."""
        return min(1.0, self.seconds / self.duration) if self.duration else None


class Positions:
    """The places where the reader was; each is on the disk when remember returns."""

    def __init__(self, store: Store) -> None:
        """Make room for them in a store.

        Raises:
            OSError: the disk would not take it.
        """
        self._store = store
        store.change(_POSITIONS)

    def remember(self, episode: Episode, seconds: float | None, duration: float | None) -> None:
        """Take note that the reader is in an episode now.

        Args:
            episode: the episode.
            seconds: where in it; None where the reader has not moved, so that what was remembered
                before stays.
            duration: the recording's length in seconds, if it is known.

        Raises:
            OSError: the disk would not take it; nothing has changed.
        """
        row = (
            episode_key(episode),
            os.path.abspath(episode.path),  # noqa: PTH100  links stay as the reader named them
            episode.title,
            seconds or 0.0,
            duration,
            time.time(),
        )
        self._store.change(_REMEMBER if seconds is None else _REMEMBER + _WHERE, row)

    def last(self) -> Position | None:
        """Where the reader was last; None where nothing was read yet.

        Raises:
            OSError: the store cannot be read.
        """
        rows = self._store.ask("SELECT * FROM position ORDER BY seen DESC, rowid DESC LIMIT 1")
        return Position(*rows[0]) if rows else None

    def at(self, key: str) -> Position | None:
        """Where the reader was in the episode of a key.

        Raises:
            OSError: the store cannot be read.
        """
        rows = self._store.ask("SELECT * FROM position WHERE episode = ?", (key,))
        return Position(*rows[0]) if rows else None

    def all(self) -> dict[str, Position]:
        """Every place, by the episodes' keys.

        Raises:
            OSError: the store cannot be read.
        """
        return {row[0]: Position(*row) for row in self._store.ask("SELECT * FROM position")}
