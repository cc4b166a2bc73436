"""The one SQLite file in the user's data folder that keeps what the reader made.

Every change is a transaction that is on the disk when the call returns, so that neither kill -9
nor a power cut loses it (SQLite in WAL mode with synchronous=FULL). A file that cannot be used is
never touched: the store then keeps everything for this session and says so.
"""

from __future__ import annotations

import hashlib
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeAlias

from tui.library.errors import StoreError
from tui.library.store.daily_backups import DailyBackups, backups_of
from tui.model import Episode
from tui.paths import store_path
from tui.sqlite_file import UnfitError, connect, copy_database, pragma, reason, transaction

VERSION = 2
"""The form of the tables, which the file tells as its user_version."""
_TABLES = (
    """CREATE TABLE IF NOT EXISTS moment (
    change     INTEGER PRIMARY KEY,
    key        TEXT NOT NULL,
    home       TEXT NOT NULL,
    path       ANY NOT NULL,
    title      TEXT NOT NULL,
    seconds    REAL,
    is_timed   INTEGER NOT NULL,
    gist       TEXT NOT NULL,
    note       TEXT NOT NULL,
    quote      TEXT NOT NULL,
    made       REAL NOT NULL,
    changed    REAL NOT NULL,
    is_removed INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX IF NOT EXISTS moment_home ON moment (home)",
    "CREATE INDEX IF NOT EXISTS moment_key ON moment (key)",
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
    """CREATE TABLE IF NOT EXISTS reading_state (
    key   TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    made  REAL NOT NULL
) STRICT""",
    """CREATE TABLE IF NOT EXISTS subscription (
    id            INTEGER PRIMARY KEY,
    address       TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL UNIQUE,
    folder        TEXT NOT NULL,
    tags          TEXT NOT NULL,
    local         INTEGER NOT NULL,
    added         REAL NOT NULL,
    etag          TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    checked       REAL,
    wait_until    REAL,
    trouble       TEXT NOT NULL
) STRICT""",
    """CREATE TABLE IF NOT EXISTS fetched (
    subscription INTEGER NOT NULL,
    item         TEXT NOT NULL,
    name         TEXT NOT NULL,
    digest       TEXT NOT NULL,
    PRIMARY KEY (subscription, item)
) STRICT""",
)
"""All that the store keeps. A table may be added, as older versions pass over it; one that is there
never changes its columns without a new version and a way from the old one."""
_STEPS: Mapping[int, tuple[str, ...]] = {
    1: (  # stars were a table of their own
        """INSERT INTO moment (key, home, path, title, seconds, is_timed, gist, note, quote, made,
                    changed, is_removed)
SELECT lower(hex(randomblob(8))), bookmark.episode, coalesce(position.path, ''), bookmark.title,
       bookmark.seconds, 1, bookmark.gist, '', '', bookmark.made, bookmark.made, 0
FROM bookmark LEFT JOIN position ON position.episode = bookmark.episode
ORDER BY bookmark.made, bookmark.rowid""",
        "DROP TABLE bookmark",
    ),
}
"""The way from each version to the next, once the tables of this one are there."""

_LATEST = """
SELECT max(coalesce((SELECT max(seen) FROM position), 0),
           coalesce((SELECT max(made) FROM reading_state), 0))
"""
_A_MOMENT = 1e-3  # seconds
_LOOKED_THROUGH = 8 << 20  # bytes of a store that is looked through when it is opened, at most

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
        self._backups: DailyBackups | None = None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._db = _prepared(connect(self._path), self._path)
            self._backups = DailyBackups(self._path)
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
            if self._backups is not None:
                self._backups.make_if_due(self._db)
            return self._db.execute(statement, values).rowcount

    def now(self) -> float:
        """The time in seconds since 1970; after all that was read or marked if the clock went back.

        Raises:
            StoreError: the file cannot be read.
        """
        return max(time.time(), float(self.query(_LATEST)[0][0]) + _A_MOMENT)

    def close(self) -> None:
        """Let go of the file, once no thread asks it any more."""
        with self._lock, suppress(sqlite3.Error):
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
        todo = f"; {what_helps(self._path)}, or move it away to begin a new one" if damaged else ""
        return f"your store {self._path} cannot be used ({reason(error)}){todo}."


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


def what_helps(path: Path) -> str:
    """What to do about a store that is damaged."""
    for backup in backups_of(path):
        made = time.strftime("%Y-%m-%d %H:%M", time.localtime(backup.stat().st_mtime))
        return f"skimcast store --restore puts back its backup of {made} and keeps it as it was"
    return "put a copy of it back with skimcast store --restore FILE, which keeps it as it was"


class _NewerError(sqlite3.DatabaseError):
    """A store of a version that this one does not know."""


def _prepared(db: sqlite3.Connection, path: Path | None = None) -> sqlite3.Connection:
    """A connection with our tables, those of an older version changed after a backup of the file.

    One that is not ours is closed again, and the error raised.
    """
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        if path is not None and path.stat().st_size <= _LOOKED_THROUGH:
            _look_through(db)
        version = pragma(db, "user_version")
        if version > VERSION:
            raise _NewerError(f"made by a newer skimcast (form {version}): take that one")
        if 0 < version < VERSION and path is not None:
            copy_database(db, path.with_name(f"{path.name}.version-{version}"))
        if version < VERSION:
            with transaction(db):
                _migrate(db)
        else:
            _make_tables(db)
    except (OSError, sqlite3.Error):
        db.close()
        raise
    return db


def _look_through(db: sqlite3.Connection) -> None:
    """Look through all rows before they are believed, which takes a millisecond or two.

    Raises:
        UnfitError: one cannot be what was written.
    """
    fault = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    if fault != "ok":
        raise UnfitError(fault)


def _migrate(db: sqlite3.Connection) -> None:
    """Bring the tables to this version; another process may have done so a moment ago."""
    version = pragma(db, "user_version")
    _make_tables(db)
    for step in range(version or VERSION, VERSION):
        for statement in _STEPS[step]:
            db.execute(statement)
    db.execute(f"PRAGMA user_version={VERSION}")


def _make_tables(db: sqlite3.Connection) -> None:
    for statement in _TABLES:
        db.execute(statement)
