"""Backups of the store that make themselves: one a day in which it is written to, and few kept.

The store copies itself before its first change of a day, so that what a damage takes is at most
what came since. What cannot be copied, or is not whole, leaves the backups as they are.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import suppress
from pathlib import Path

from tui.sqlite_file import copy_database

DAY = 86_400.0
"""Seconds that the last backup may be old when the store is changed."""
KEPT = 5
"""How many are kept."""
_HOLDS_SOMETHING = """
SELECT EXISTS (SELECT 1 FROM moment) OR EXISTS (SELECT 1 FROM position)
    OR EXISTS (SELECT 1 FROM pin) OR EXISTS (SELECT 1 FROM folder)
"""


class DailyBackups:
    """The backups of a store, in a folder beside it."""

    def __init__(self, store: Path) -> None:
        self._folder = backups_folder(store)
        self._fresh_until = 0.0

    def make_if_due(self, db: sqlite3.Connection) -> None:
        """Copy a store that is about to change, unless that was done today; never raises."""
        now = time.time()
        if now < self._fresh_until:
            return
        with suppress(OSError, sqlite3.Error):
            times = [made for _, made in _by_time(self._folder) if now - DAY < made <= now]
            if not times and not _holds_something(db):
                return
            if not times:
                self._make(db, now)
            self._fresh_until = max(times, default=now) + DAY

    def _make(self, db: sqlite3.Connection, now: float) -> None:
        if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            return
        self._folder.mkdir(exist_ok=True)
        day = time.strftime("%Y-%m-%d", time.localtime(now))
        copy_database(db, self._folder / f"store-{day}.sqlite3")
        for path, _ in _by_time(self._folder)[KEPT:]:
            path.unlink(missing_ok=True)


def backups_folder(store: Path) -> Path:
    """Where the backups of a store lie; it need not exist."""
    return store.with_name("backups")


def backups_of(store: Path) -> list[Path]:
    """The backups of a store, the newest first; none where they cannot be looked at."""
    with suppress(OSError):
        return [path for path, _ in _by_time(backups_folder(store))]
    return []


def _holds_something(db: sqlite3.Connection) -> bool:
    return bool(db.execute(_HOLDS_SOMETHING).fetchone()[0])


def _by_time(folder: Path) -> list[tuple[Path, float]]:
    """The backups in a folder with when they were made, the newest first."""
    found = [(path, path.stat().st_mtime) for path in folder.glob("store-*.sqlite3")]
    return sorted(found, key=lambda one: -one[1])
