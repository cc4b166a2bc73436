"""The store's tables: how they are made, looked through, and brought to this version."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from tui.checked_table import CheckedTable
from tui.sqlite_file import UnfitError, pragma

VERSION = 3
"""The form of the tables, which the file tells as its user_version."""


def _table(name: str, *columns: str, constraint: str = "") -> CheckedTable:
    return CheckedTable(name, columns, constraint)


FETCHED = _table(
    "fetched",
    "subscription INTEGER NOT NULL",
    "item TEXT NOT NULL",
    "name TEXT NOT NULL",
    "digest TEXT NOT NULL",
    constraint="PRIMARY KEY (subscription, item)",
)
"""What was fetched, which may be a lot: it is looked through when it is asked."""
TABLES = (
    _table(
        "moment",
        "change INTEGER PRIMARY KEY",
        "key TEXT NOT NULL",
        "home TEXT NOT NULL",
        "path ANY NOT NULL",
        "title TEXT NOT NULL",
        "seconds REAL",
        "is_timed INTEGER NOT NULL",
        "gist TEXT NOT NULL",
        "note TEXT NOT NULL",
        "quote TEXT NOT NULL",
        "made REAL NOT NULL",
        "changed REAL NOT NULL",
        "is_removed INTEGER NOT NULL",
    ),
    _table(
        "position",
        "episode TEXT NOT NULL PRIMARY KEY",
        "path TEXT NOT NULL",
        "title TEXT NOT NULL",
        "seconds REAL NOT NULL",
        "duration REAL",
        "seen REAL NOT NULL",
    ),
    _table(
        "pin",
        "change INTEGER NOT NULL",
        "episode TEXT NOT NULL",
        "seconds REAL NOT NULL",
        "item TEXT NOT NULL",
        "verdict TEXT NOT NULL",
        "path TEXT NOT NULL",
        "headline TEXT NOT NULL",
        "url TEXT",
        "day TEXT",
        "made REAL NOT NULL",
        constraint="PRIMARY KEY (episode, change, seconds, item)",
    ),
    _table("folder", "path ANY PRIMARY KEY", "added REAL NOT NULL"),
    _table("app_state", "name TEXT PRIMARY KEY", "value TEXT NOT NULL"),
    _table("reading_state", "key TEXT PRIMARY KEY", "state TEXT NOT NULL", "made REAL NOT NULL"),
    _table(
        "subscription",
        "id INTEGER PRIMARY KEY",
        "address TEXT NOT NULL UNIQUE",
        "name TEXT NOT NULL UNIQUE",
        "folder TEXT NOT NULL",
        "tags TEXT NOT NULL",
        "local INTEGER NOT NULL",
        "added REAL NOT NULL",
        "etag TEXT NOT NULL",
        "last_modified TEXT NOT NULL",
        "checked REAL",
        "wait_until REAL",
        "trouble TEXT NOT NULL",
    ),
    FETCHED,
)
"""All that the store keeps. A table that is added, or changes, wants another version."""
_INDEXES = (
    "CREATE INDEX moment_home ON moment (home)",
    "CREATE INDEX moment_key ON moment (key)",
)
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
    2: (),  # rows had no checksums
}
"""The way from each version to the next, once the tables of this one hold what the old ones did."""


def bring_to_version(db: sqlite3.Connection) -> None:
    """Make the tables of this version within a transaction, of what those of an older one hold.

    Another process may have done so a moment ago.
    """
    version = pragma(db, "user_version")
    if version == VERSION:
        return
    _carry_over(db)
    for step in range(version or VERSION, VERSION):
        for statement in _STEPS[step]:
            db.execute(statement)
    db.execute(f"PRAGMA user_version={VERSION}")


def _carry_over(db: sqlite3.Connection) -> None:
    known = _statements(db)
    old = [table for table in TABLES if table.name in known]
    for index in ("moment_home", "moment_key"):
        db.execute(f"DROP INDEX IF EXISTS {index}")
    for table in old:
        db.execute(f"ALTER TABLE {table.name} RENAME TO old_{table.name}")
    for statement in (*(table.statement for table in TABLES), *_INDEXES):
        db.execute(statement)
    for table in old:
        columns = ", ".join(row[1] for row in db.execute(f"PRAGMA table_info(old_{table.name})"))
        rows = f"SELECT {columns} FROM old_{table.name} ORDER BY rowid"  # noqa: S608  ours
        db.execute(f"INSERT INTO {table.name} ({columns}) {rows}")
        db.execute(f"DROP TABLE old_{table.name}")


def _statements(db: sqlite3.Connection) -> dict[str, str]:
    """What made each table and index."""
    return dict(db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))


def demand_whole(db: sqlite3.Connection) -> None:
    """Look through a store of this version but for what was fetched, before it is believed.

    Raises:
        UnfitError: something is not as it was written.
    """
    made = set(_statements(db).values())
    if not made.issuperset((*(table.statement for table in TABLES), *_INDEXES)):
        raise UnfitError("its tables are not as they were made")
    for table in TABLES:
        if table != FETCHED:
            demand_whole_table(db, table)


def demand_whole_table(db: sqlite3.Connection, table: CheckedTable) -> None:
    """Look through the rows of a table, which takes some microseconds each, and its indexes.

    Raises:
        UnfitError: something is not as it was written.
    """
    fault = db.execute(f"PRAGMA integrity_check({table.name})").fetchone()[0]
    if fault != "ok":
        raise UnfitError(fault)
    # It is not declared as a CHECK: SQLite knows none in a file that it must not write.
    if db.execute(table.has_damage).fetchone()[0]:
        raise UnfitError(f"a row of {table.name} is not as it was written")
