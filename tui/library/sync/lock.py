"""One sync at a time: a lock that ends with the process that holds it, however that ends."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tui.library.errors import AtWorkError, SyncError
from tui.sqlite_file import connect, reason

_FILE = "lock.sqlite3"  # SQLite knows how each system locks a file
_LOOK = 0.1  # seconds between two tries; SQLite's own waiting would not see Ctrl+C


@contextmanager
def locked(
    folder: Path, wait: float = 0.0, stop: Callable[[], bool] = lambda: False
) -> Iterator[None]:
    """Hold the lock of an index's folder, which is made where it is not there.

    Waits so many seconds for another to let go, unless stop tells to give up meanwhile.

    Raises:
        AtWorkError: another process holds it.
        SyncError: the folder cannot be written.
    """
    end = time.monotonic() + wait
    with closing(_opened(folder)) as db:
        while not _taken(db, folder):
            if stop() or time.monotonic() >= end:
                raise AtWorkError("another skimcast is reading these files; try again later.")
            time.sleep(_LOOK)
        yield


def _opened(folder: Path) -> sqlite3.Connection:
    file = folder / _FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not _is_whole(file):
            file.unlink(missing_ok=True)  # it holds nothing; what is no database cannot be locked
        return connect(file, wait=0.0)
    except (OSError, sqlite3.Error) as error:
        raise _cannot(folder, error) from error


def _cannot(folder: Path, error: Exception) -> SyncError:
    return SyncError(f"{folder} cannot be written ({reason(error)}).")


def _is_whole(file: Path) -> bool:
    """Whether SQLite can read the file, or will make it."""
    with closing(connect(file, wait=0.0)) as db:
        try:
            db.execute("PRAGMA schema_version").fetchone()
        except sqlite3.OperationalError:
            return True  # busy, or not to be written: that is told where the lock is taken
        except sqlite3.DatabaseError:
            return False
    return True


def _taken(db: sqlite3.Connection, folder: Path) -> bool:
    try:
        db.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            return False
        raise _cannot(folder, error) from error
    return True
