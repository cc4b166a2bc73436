"""The one SQLite file in the user's data folder that keeps what the reader made.

Every change is a transaction that is on the disk when the call returns, so that neither kill -9
nor a power cut loses it (SQLite in WAL mode with synchronous=FULL). A file that cannot be used is
never touched: the store then keeps everything for this session and says so.
"""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeAlias

from tui.library.errors import StoreError
from tui.model import Episode
from tui.paths import store_path
from tui.sqlite_file import connect, pragma

_VERSION = 1
_TABLES = (
    """CREATE TABLE IF NOT EXISTS bookmark (
    episode TEXT NOT NULL,
    seconds REAL NOT NULL,
    title   TEXT NOT NULL,
    gist    TEXT NOT NULL,
    made    REAL NOT NULL,
    PRIMARY KEY (episode, seconds)
) STRICT""",
    """CREATE TABLE IF NOT EXISTS position (
    episode  TEXT NOT NULL PRIMARY KEY,
    path     TEXT NOT NULL,
    title    TEXT NOT NULL,
    seconds  REAL NOT NULL,
    duration REAL,
    seen     REAL NOT NULL
) STRICT""",
    """CREATE TABLE IF NOT EXISTS pin (
    change   INTEGER NOT NULL,
    episode  TEXT NOT NULL,
    seconds  REAL NOT NULL,
    item     TEXT NOT NULL,
    verdict  TEXT NOT NULL,
    path     TEXT NOT NULL,
    headline TEXT NOT NULL,
    url      TEXT,
    day      TEXT,
    made     REAL NOT NULL,
    PRIMARY KEY (episode, change, seconds, item)
) STRICT""",
    "CREATE TABLE IF NOT EXISTS folder (path ANY PRIMARY KEY, added REAL NOT NULL) STRICT",
    "CREATE TABLE IF NOT EXISTS app_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
)
"""All that the store keeps, in version 1. A table may be added, as older versions pass over it;
one that is there never changes its columns without a new version and a way from the old one."""

Values: TypeAlias = tuple[str | int | float | bytes | None, ...]


def episode_key(episode: Episode) -> str:
    """What an episode is known by when its file moves: its recording, or show, number and title."""
    name = episode.media or f"{episode.show}\n{episode.number}\n{episode.title}"
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()


class Store:
    """The file, as the modules beside this one ask it and change it; any thread may.

    Trouble says why nothing is kept beyond this session, and what to do; None while all is well.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Open the store at a path, the user's own if none is given; never raises."""
        self.trouble: str | None = None
        self._path = path or store_path()
        self._lock = threading.Lock()
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._db = _prepared(connect(self._path))
        except (OSError, sqlite3.Error) as error:
            self.trouble = self._message(error)
            self._db = _prepared(connect(":memory:"))

    def query(self, question: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """The rows that answer a question in SQL.

        Raises:
            StoreError: the file cannot be read.
        """
        with self._telling():
            return self._db.execute(question, values).fetchall()

    def change(self, statement: str, values: Values = ()) -> int:
        """Make one change, on the disk when the call returns; tells how many rows it was.

        Raises:
            StoreError: the disk would not take it; nothing has changed.
        """
        with self._telling():
            return self._db.execute(statement, values).rowcount

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):
            self._db.close()

    def __del__(self) -> None:
        """Let go of the file with the last who holds this; left to sqlite3, Python 3.13 warns."""
        self.close()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            with self._lock:
                yield
        except sqlite3.Error as error:
            raise StoreError(self._message(error)) from error

    def _message(self, error: Exception) -> str:
        damaged = not isinstance(error, (OSError, sqlite3.OperationalError, _NewerError))
        todo = "; put a copy of it back, or move it away to begin a new one" if damaged else ""
        return f"your store {self._path} cannot be used ({error}){todo}."


@contextmanager
def opened_store() -> Iterator[Store]:
    """The user's own store, for who has no use for one that keeps nothing.

    Raises:
        StoreError: it cannot be used.
    """
    store = Store()
    try:
        if store.trouble:
            raise StoreError(store.trouble)
        yield store
    finally:
        store.close()


class _NewerError(sqlite3.DatabaseError):
    """A store of a version that this one does not know."""


def _prepared(db: sqlite3.Connection) -> sqlite3.Connection:
    """A connection with our tables; one that is not ours is closed again, and the error raised."""
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        version = pragma(db, "user_version")
        if version > _VERSION:
            raise _NewerError(f"made by a newer skimcast (form {version}): take that one")
        for table in _TABLES:
            db.execute(table)
        if version < _VERSION:
            db.execute(f"PRAGMA user_version={_VERSION}")
    except sqlite3.Error:
        db.close()
        raise
    return db
