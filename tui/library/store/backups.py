"""Looking after the store: whether it is whole, copies of it, and putting one back."""

from __future__ import annotations

import shutil
import sqlite3
import time
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

from tui.library.errors import StoreError
from tui.library.store.daily_backups import backups_of
from tui.library.store.database import what_helps
from tui.library.store.store_tables import FETCHED, VERSION, demand_whole, demand_whole_table
from tui.sqlite_file import connect, copy_database, pragma, reason

_TABLES = ("moment", "position", "pin", "folder", "subscription")
_OURS = frozenset(("bookmark", *_TABLES))
_MOST = 5  # faults that are told


def check_store(path: Path) -> dict[str, int]:
    """How many rows each table of a store holds, after it was found to be whole.

    Raises:
        StoreError: it is not there, not whole, or no store; the message says what was found.
    """
    if not path.is_file():
        raise StoreError(f"{path}: there is no store")
    try:
        with closing(connect(path, "mode=ro")) as db:
            return _counts(db, path)
    except sqlite3.OperationalError as error:  # the disk is full or cannot be read: no damage
        raise StoreError(f"{path}: {reason(error)}") from error
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {error}; {what_helps(path)}") from error


def _counts(db: sqlite3.Connection, path: Path) -> dict[str, int]:
    faults = [row for (row,) in db.execute("PRAGMA integrity_check") if row != "ok"]
    if faults:
        raise StoreError(f"{path} is damaged: {'; '.join(faults[:_MOST])}; {what_helps(path)}")
    names = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    version = pragma(db, "user_version")
    if not names & _OURS or version < 1:
        raise StoreError(f"{path} is no store of skimcast")
    if version > VERSION:
        raise StoreError(f"{path} was made by a newer skimcast (form {version})")
    if version == VERSION:
        demand_whole(db)
        demand_whole_table(db, FETCHED)
    told = [name for name in ("bookmark", *_TABLES) if name in names]
    counts = (db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in told)  # noqa: S608  ours
    return dict(zip(told, counts, strict=True))


def back_up(path: Path, to: Path) -> None:
    """Copy a store, which may be in use, to a file: whole, or not at all.

    Raises:
        StoreError: it is not whole, or the copy cannot be written.
    """
    check_store(path)
    try:
        with closing(connect(path, "mode=ro")) as db:
            copy_database(db, to)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{to} could not be written: {reason(error)}") from error


def restore(path: Path, copy: Path) -> Path | None:
    """Put a copy in the place of the store; tells where the store as it was is kept, if it was.

    The copy is looked at first. Who has the store open sees the copy's content from then on.

    Raises:
        StoreError: the copy is not whole, or the disk would not take it; the store is as it was.
    """
    check_store(copy)
    kept: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            kept = _free_name(path)
            _keep_as_it_was(path, kept)
        with closing(connect(copy, "mode=ro")) as source, closing(connect(path)) as db:
            source.backup(db)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{path} could not be replaced: {reason(error)}") from error
    return kept


def last_backup(path: Path) -> Path:
    """The newest backup of a store that is whole.

    Raises:
        StoreError: there is none.
    """
    for backup in backups_of(path):
        with suppress(StoreError):
            check_store(backup)
            return backup
    raise StoreError(f"{path}: there is no backup of it yet; name a copy of yours")


def _free_name(path: Path) -> Path:
    """A name beside a store, by the second, that no other copy of it has."""
    name = f"{path.name}.replaced-{time.strftime('%Y%m%d-%H%M%S')}"
    each = (path.with_name(f"{name}{'-' * bool(n)}{n or ''}") for n in count())
    return next(free for free in each if not free.exists())


def _keep_as_it_was(path: Path, kept: Path) -> None:
    """Keep a store beside itself; one that is no database at all makes way."""
    try:
        with closing(connect(path, "mode=ro")) as db:
            copy_database(db, kept)
    except sqlite3.DatabaseError:
        for tail in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.move(f"{path}{tail}", f"{kept}{tail}")
