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
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeAlias

from tui.checked_table import CheckedTable
from tui.library.errors import StoreError
from tui.library.store.daily_backups import DailyBackups, backups_of
from tui.library.store.store_tables import (
    VERSION,
    bring_to_version,
    demand_whole,
    demand_whole_table,
)
from tui.model import Episode
from tui.paths import store_path
from tui.sqlite_file import connect, copy_database, may_be_full, pragma, reason, transaction

_LATEST = """
SELECT max(coalesce((SELECT max(seen) FROM position), 0),
           coalesce((SELECT max(made) FROM reading_state), 0))
"""
_A_MOMENT = 1e-3  # seconds

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
            self._db = _opened(self._path)
            self._backups = DailyBackups(self._path)
        except (OSError, sqlite3.Error) as error:
            self.trouble = self._message(error)
            self._db = _prepared(connect(":memory:"))

    def demand_whole(self, table: CheckedTable) -> None:
        """Look through a large table that is not looked through when the store is opened.

        Raises:
            StoreError: it is not as it was written.
        """
        with self._telling():
            demand_whole_table(self._db, table)

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


def usable_store() -> Store:
    """The user's own store, to be closed by who has asked for it.

    Raises:
        StoreError: it cannot be used.
    """
    store = Store()
    if store.trouble:
        store.close()
        raise StoreError(store.trouble)
    return store


@contextmanager
def opened_store() -> Iterator[Store]:
    """The same while a block lasts."""
    with closing(usable_store()) as store:
        yield store


def what_helps(path: Path) -> str:
    """What to do about a store that is damaged."""
    for backup in backups_of(path):
        made = time.strftime("%Y-%m-%d %H:%M", time.localtime(backup.stat().st_mtime))
        return f"skimcast store --restore puts back its backup of {made} and keeps it as it was"
    return "put a copy of it back with skimcast store --restore FILE, which keeps it as it was"


class _NewerError(sqlite3.DatabaseError):
    """A store of a version that this one does not know."""


def _opened(path: Path) -> sqlite3.Connection:
    """A connection to the store at a path; on a full disk one for this process alone.

    SQLite keeps beside a file what processes share that have it open, for which there is no room
    then (https://sqlite.org/wal.html#use_of_wal_without_shared_memory).
    """
    try:
        return _prepared(connect(path), path)
    except sqlite3.OperationalError as error:
        if not (may_be_full(error) and path.exists()):
            raise
    return _prepared(connect(path), path, locking="EXCLUSIVE")


def _prepared(
    db: sqlite3.Connection, path: Path | None = None, locking: str = "NORMAL"
) -> sqlite3.Connection:
    """A connection with our tables, those of an older version changed after a backup of the file.

    One that is not ours, or not whole, is closed again, and the error raised.
    """
    try:
        db.execute(f"PRAGMA locking_mode={locking}")
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        version = pragma(db, "user_version")
        if version > VERSION:
            raise _NewerError(f"made by a newer skimcast (form {version}): take that one")
        if 0 < version < VERSION and path is not None:
            copy_database(db, path.with_name(f"{path.name}.version-{version}"))
        if version < VERSION:
            with transaction(db):
                bring_to_version(db)
        demand_whole(db)
    except (OSError, sqlite3.Error):
        db.close()
        raise
    return db
