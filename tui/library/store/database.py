"""What the reader made: bookmarks, kept in one SQLite file in the user's data folder.

Every change is a transaction that is on the disk when the call returns, so that neither kill -9
nor a power cut loses it (SQLite in WAL mode with synchronous=FULL). A file that cannot be opened
is never touched: the store then keeps bookmarks for this session and says so.
"""

from __future__ import annotations

import hashlib
import sqlite3
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import platformdirs

from tui.model import Episode, Timecode

_BOOKMARKS = """
CREATE TABLE IF NOT EXISTS bookmark (
    episode TEXT NOT NULL,
    seconds REAL NOT NULL,
    title   TEXT NOT NULL,
    gist    TEXT NOT NULL,
    made    REAL NOT NULL,
    PRIMARY KEY (episode, seconds)
) STRICT
"""
_TABLES = (_BOOKMARKS,)
"""All that the store keeps; a new table may be added, one that is there never changes its form."""
_VERSION = 1

Values: TypeAlias = tuple[str | int | float | bytes | None, ...]


def store_path() -> Path:
    """Where the reader's own store lies."""
    return Path(platformdirs.user_data_dir("skimcast", appauthor=False)) / "store.sqlite3"


def episode_key(episode: Episode) -> str:
    """What an episode is known by when its file moves: its recording, or show, number and title."""
    name = episode.media or f"{episode.show}\n{episode.number}\n{episode.title}"
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A moment that the reader wants to find again; seconds from the episode's beginning."""

    seconds: Timecode
    gist: str


class Store:
    """The reader's bookmarks.

    Attributes:
        trouble: why nothing is kept beyond this session; None while all is well.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Open the store at a path, the user's own if none is given; never raises."""
        self.trouble: str | None = None
        self._path = path or store_path()
        self._lock = threading.Lock()
        self._db = self._open()

    def _open(self) -> sqlite3.Connection:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return _prepared(
                sqlite3.connect(
                    self._path, timeout=5.0, isolation_level=None, check_same_thread=False
                )
            )
        except (OSError, sqlite3.Error) as error:
            self.trouble = f"{self._path}: {error}; bookmarks last for this session only"
            return _prepared(
                sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
            )

    def bookmarks(self, episode: Episode) -> tuple[Bookmark, ...]:
        """An episode's bookmarks in the order of their times."""
        rows = self.ask(
            "SELECT seconds, gist FROM bookmark WHERE episode = ? ORDER BY seconds",
            (episode_key(episode),),
        )
        return tuple(Bookmark(Timecode(seconds), gist) for seconds, gist in rows)

    def toggle_bookmark(self, episode: Episode, seconds: float, gist: str) -> bool:
        """Set a bookmark, or take it away where one is; tells whether it is set now.

        Raises:
            OSError: the disk would not take it; nothing has changed.
        """
        key = episode_key(episode)
        if self.change("DELETE FROM bookmark WHERE episode = ? AND seconds = ?", (key, seconds)):
            return False
        made = time.time()
        row = (key, seconds, episode.title, gist, made)
        self.change("INSERT INTO bookmark VALUES (?, ?, ?, ?, ?)", row)
        return True

    def ask(self, question: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """The rows that answer a question in SQL; the modules beside this one ask with it.

        Raises:
            OSError: the file cannot be read.
        """
        try:
            with self._lock:
                return self._db.execute(question, values).fetchall()
        except sqlite3.Error as error:
            raise OSError(f"{self._path}: {error}") from error

    def change(self, statement: str, values: Values = ()) -> int:
        """Make one change, on the disk when the call returns; tells how many rows it was.

        Raises:
            OSError: the disk would not take it; nothing has changed.
        """
        try:
            with self._lock:
                return self._db.execute(statement, values).rowcount
        except sqlite3.Error as error:
            raise OSError(f"{self._path}: {error}") from error

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):
            self._db.close()

    def __del__(self) -> None:
        """Let go of the file with the last who holds this; left to sqlite3, Python 3.13 warns."""
        self.close()


def _prepared(db: sqlite3.Connection) -> sqlite3.Connection:
    """A connection with our table; one that is not ours is closed again, and the error raised."""
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        found = db.execute("PRAGMA user_version").fetchone()[0]
        if found > _VERSION:
            raise sqlite3.DatabaseError(f"made by a newer skimcast (form {found})")
        for table in _TABLES:
            db.execute(table)
        db.execute(f"PRAGMA user_version={_VERSION}")
    except sqlite3.Error:
        db.close()
        raise
    return db
