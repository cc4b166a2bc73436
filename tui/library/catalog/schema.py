"""The catalog's file: its tables, and how it is opened, distrusted and made anew."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

from tui.checked_table import CheckedTable
from tui.readers.passage_length import USUAL, passage_minutes
from tui.sqlite_file import Form, UnfitError, check, connect, fill, transaction

FILE = "catalog.sqlite3"
_DISTRUSTED = "distrusted"  # an empty file beside the catalog: the next sync makes all anew

META = CheckedTable("meta", ("name TEXT PRIMARY KEY", "value ANY"))
FILES = CheckedTable(
    "file",
    (
        *("id INTEGER PRIMARY KEY", "path ANY NOT NULL UNIQUE", "size INTEGER NOT NULL"),
        *("changed INTEGER NOT NULL", "noted INTEGER NOT NULL", "hash BLOB"),
        *("first INTEGER NOT NULL", "documents INTEGER NOT NULL", "named INTEGER NOT NULL"),
    ),
)
EPISODES = CheckedTable(
    "episode",
    (
        *("id INTEGER PRIMARY KEY", "file INTEGER NOT NULL", "part TEXT NOT NULL"),
        *("key TEXT NOT NULL", "title TEXT NOT NULL", "show TEXT", "number INTEGER"),
        *("published TEXT", "duration REAL", "segments INTEGER NOT NULL"),
        "first INTEGER NOT NULL",
    ),
)
ITEMS = CheckedTable("item", ("number INTEGER PRIMARY KEY", "published TEXT"))
DOCUMENTS = CheckedTable(
    "document",
    (
        *("number INTEGER PRIMARY KEY", "file INTEGER NOT NULL", "place INTEGER NOT NULL"),
        *("start REAL", "title TEXT", "gist TEXT NOT NULL", "text TEXT NOT NULL", "news TEXT"),
        "times TEXT",
    ),
)
RUNS = CheckedTable(
    "run", ("first INTEGER PRIMARY KEY", "documents INTEGER NOT NULL", "name TEXT NOT NULL")
)
DEAD = CheckedTable("dead", ("first INTEGER PRIMARY KEY", "documents INTEGER NOT NULL"))
PROBLEMS = CheckedTable(
    "problem",
    (
        *("file INTEGER", "path ANY NOT NULL", "line INTEGER", "message TEXT NOT NULL"),
        "hinders INTEGER NOT NULL",
    ),
)
NEWS = CheckedTable("news", ("key TEXT PRIMARY KEY", "shown INTEGER NOT NULL"))
"""The documents of a file are the segments of its episodes, one after the other, and then its news
items. What stands in document.news is told by tui.library.catalog.news_rows, and what in
document.times by tui.library.catalog.rows."""
_TABLES = (META, FILES, EPISODES, ITEMS, DOCUMENTS, RUNS, DEAD, PROBLEMS, NEWS)
_OF_A_SYNC = (META, FILES, RUNS, DEAD, PROBLEMS, NEWS)
_STATEMENTS = (
    *(table.statement for table in _TABLES),
    "CREATE INDEX problem_file ON problem (file)",
    "CREATE INDEX episode_file ON episode (file)",
)
RUN_NAMES = f"SELECT name, {RUNS.is_whole('run')} FROM run ORDER BY first"  # noqa: S608  ours
"""Asks for the runs that count, in number order, and whether each row is whole."""
_VERSION = 8
_PRAGMAS = (
    *("busy_timeout=10000", "journal_mode=WAL", "synchronous=NORMAL", "cache_size=-16384"),
    "journal_size_limit=67108864",
)


class RemovedError(OSError):
    """Somebody removed the catalog while it was written."""


def identity(folder: Path) -> tuple[int, int] | None:
    """Which file the catalog is in, as it may be made anew in another; None where there is none."""
    try:
        about = (folder / FILE).stat()
    except OSError:
        return None
    return about.st_dev, about.st_ino


def open_for_reading(folder: Path) -> sqlite3.Connection:
    """A connection to a catalog that is there and can be used; no table is read whole.

    Raises:
        UnfitError: it is damaged, or made by another version of skimcast.
        FileNotFoundError: none was made yet.
    """
    path = folder / FILE
    path.stat()
    if (folder / _DISTRUSTED).exists():
        raise UnfitError("the index was found damaged")
    try:
        return _checked(connect(path, "mode=rw", wait=1.0), folder)
    except sqlite3.OperationalError:
        # In a folder that is not to be written, SQLite reads a resting catalog nonetheless.
        return _checked(connect(path, "immutable=1", wait=1.0), folder)


def open_for_writing(folder: Path) -> tuple[sqlite3.Connection, str]:
    """A connection to the catalog, made where there is none, and why it was made anew, if it was.

    Whoever calls this holds the folder's lock.

    Raises:
        OSError, sqlite3.Error: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        return _tuned(open_for_reading(folder)), ""
    except FileNotFoundError:
        why = ""
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        why = str(error) if isinstance(error, UnfitError) else "the index was damaged"
    remove(folder)
    return _tuned(_filled(connect(folder / FILE))), why


def in_memory() -> sqlite3.Connection:
    """An empty catalog that is nowhere: what a reader sees before the first sync."""
    return _filled(connect(":memory:"))


def distrust(folder: Path) -> None:
    """Have the next sync make the index anew."""
    with suppress(OSError):
        (folder / _DISTRUSTED).touch()


def remove(folder: Path) -> None:
    """Remove a catalog with its runs; the mark of distrust goes last, in case this is killed.

    Raises:
        OSError: something of it cannot be removed.
    """
    if not folder.is_dir():
        return
    runs = (path for path in folder.iterdir() if path.name.startswith("run-"))
    database = (folder / f"{FILE}{tail}" for tail in ("-wal", "-shm", "-journal", ""))
    distrust(folder)
    for path in (*database, *runs, folder / _DISTRUSTED):
        remove_run(path)


def remove_run(path: Path) -> None:
    """Remove a run, which may be a file or a folder; none is fine.

    Raises:
        OSError: it cannot be removed.
    """
    if path.is_dir() and not path.is_symlink():
        for inside in path.iterdir():
            remove_run(inside)
        path.rmdir()
    else:
        path.unlink(missing_ok=True)


def run_paths(db: sqlite3.Connection, folder: Path) -> tuple[Path, ...]:
    """The runs that count, in number order."""
    return tuple(folder / name for name, _ in db.execute(RUN_NAMES))


def meta(db: sqlite3.Connection, name: str) -> Any:
    """A value that the catalog keeps about itself.

    Raises:
        UnfitError: it has no such value.
    """
    question = f"SELECT value, {META.is_whole('meta')} FROM meta WHERE name = ?"  # noqa: S608  ours
    row = db.execute(question, (name,)).fetchone()
    if row is None or not row[1]:
        raise UnfitError("the index was damaged")
    return row[0]


def demand_whole(db: sqlite3.Connection) -> None:
    """Look through what a sync goes by, as SQLite can and by the checksums of the rows.

    Those of what is shown (documents, items, episodes) are looked at when they are asked for.

    Raises:
        UnfitError: something is not as it was written.
    """
    if db.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise UnfitError("the index was damaged")
    for table in _OF_A_SYNC:
        if db.execute(table.has_damage).fetchone()[0]:
            raise UnfitError("the index was damaged")


def _form() -> Form:
    """The form of the catalog; another version of the index's segments is another form of it.

    So is another length of passages: with it all files are read anew.
    """
    from tui.index.segment_file import FORMAT_VERSION  # noqa: PLC0415  numpy: not before a catalog is opened

    minutes = passage_minutes()
    tenths = 0 if minutes == USUAL else round(10 * minutes)
    version = 100_000 * tenths + 1000 * _VERSION + FORMAT_VERSION
    return Form(0x736B696D, version, _STATEMENTS)


def _checked(db: sqlite3.Connection, folder: Path) -> sqlite3.Connection:
    try:
        _check(db, folder)
    except sqlite3.OperationalError as error:
        db.close()
        if "no such" in str(error):  # a table or a column
            raise UnfitError("the index was not whole") from error
        raise
    except BaseException:
        db.close()
        raise
    return db


def _check(db: sqlite3.Connection, folder: Path) -> None:
    try:
        check(db, _form())
    except UnfitError as error:
        raise UnfitError(f"the index was {error}") from error
    meta(db, "generation")
    # A sync may take a run away between the two looks; then the list has changed as well.
    runs = run_paths(db, folder)
    if not all(path.exists() for path in runs) and runs == run_paths(db, folder):
        raise UnfitError("a part of the index was missing")


def _tuned(db: sqlite3.Connection) -> sqlite3.Connection:
    for pragma in _PRAGMAS:
        db.execute(f"PRAGMA {pragma}")
    return db


def _filled(db: sqlite3.Connection) -> sqlite3.Connection:
    """A new catalog; made in one transaction, so that a half-made one is never seen."""
    values = (("generation", 0), ("numbers", 0), ("renew", 0))
    try:
        with transaction(db):
            fill(db, _form())
            db.executemany("INSERT INTO meta VALUES (?, ?)", values)
    except BaseException:
        db.close()
        raise
    return db
