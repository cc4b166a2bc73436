"""SQLite files of ours: how they are opened, told from other people's, filled, and removed.

And those of other programs: how they are asked without being touched.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct

from tui.checked_table import row_checksum

_LARGEST_FOREIGN = 1 << 30  # bytes of another program's file
_PATIENCE = 10.0  # seconds that a question to it may take
_FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))


class Form(Struct, frozen=True):
    """What makes a file one of ours."""

    application: int  # by which files of this kind are told from other programs'
    version: int  # of the tables and of what stands in them
    tables: Sequence[str]  # the statements that make an empty one


class UnfitError(sqlite3.DatabaseError):
    """A file that is damaged, another program's, or of another version."""


class _Connection(sqlite3.Connection):
    """One that raises SQLite's own error where a damaged name makes a message that is no UTF-8."""

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        """Run a statement."""
        with _damage_told():
            return super().execute(*arguments)

    def executemany(self, *arguments: Any) -> sqlite3.Cursor:
        """Run a statement for several rows."""
        with _damage_told():
            return super().executemany(*arguments)


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except (UnicodeDecodeError, MemoryError) as error:
        raise UnfitError("damaged") from error
    except sqlite3.OperationalError as error:
        if is_damage(error):
            raise UnfitError("damaged") from error
        raise


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error tells that what is in a file cannot be what was written."""
    if not isinstance(error, sqlite3.OperationalError):
        return isinstance(error, sqlite3.DatabaseError)
    return any(word in str(error) for word in ("malformed", "decode", "user-defined function"))


def is_full(error: Exception) -> bool:
    """Whether an error of a file tells that the disk takes no more."""
    if isinstance(error, OSError):
        return error.errno in _FULL
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL


def reason(error: Exception) -> str:
    """Why a file of ours could not be read or written, in words."""
    if is_full(error):
        return "the disk is full"
    if isinstance(error, OSError):
        return error.strerror or str(error)
    if may_be_full(error):
        return f"{error}: is the disk full?"
    return str(error)


def may_be_full(error: Exception) -> bool:
    """Whether a full disk may be behind an error, which SQLite does not always tell."""
    is_of_disk = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_IOERR
    return is_of_disk or is_full(error)


def connect(path: Path | str, mode: str = "mode=rwc", *, wait: float = 5.0) -> sqlite3.Connection:
    """A connection that commits each statement, and that any thread may use.

    The mode is a query of SQLite's URIs; it waits so many seconds for another process to finish.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    name = path if isinstance(path, str) else f"{path.absolute().as_uri()}?{mode}"
    db = sqlite3.connect(
        name,
        uri=True,
        timeout=wait,
        isolation_level=None,
        check_same_thread=False,
        factory=_Connection,
    )
    db.create_function("row_checksum", -1, row_checksum, deterministic=True)
    return db


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """A change that others see whole, or not at all where an error is raised."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise


def pragma(db: sqlite3.Connection, name: str) -> int:
    """The value of a pragma that is a number."""
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def check(db: sqlite3.Connection, form: Form) -> None:
    """Look whether a file is of a form.

    Raises:
        UnfitError: it is not.
        sqlite3.Error: it cannot be read.
    """
    if pragma(db, "application_id") != form.application:
        raise UnfitError("not skimcast's own, or not whole")
    if pragma(db, "user_version") != form.version:
        raise UnfitError("made by another version of skimcast")


def fill(db: sqlite3.Connection, form: Form) -> None:
    """Make the tables of a form, within a transaction."""
    db.execute(f"PRAGMA application_id={form.application}")
    db.execute(f"PRAGMA user_version={form.version}")
    for statement in form.tables:
        db.execute(statement)


def copy_database(db: sqlite3.Connection, to: Path) -> None:
    """Copy an open file, as it is at this moment, to a path: whole, or not at all.

    Raises:
        OSError, sqlite3.Error: it cannot be written; what was there is as it was.
    """
    handle, name = tempfile.mkstemp(dir=to.parent, prefix=f".{to.name}.", suffix=".new")
    os.close(handle)
    new = Path(name)
    try:
        with closing(connect(new)) as copy:
            db.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # so that it is one file
        with new.open("rb+") as file:
            os.fsync(file.fileno())
        new.replace(to)
    except BaseException:
        with suppress(OSError):
            remove(new)
        raise


def encoded_path(path: str) -> str | bytes:
    """A path as a column of any type keeps it: a name that is no Unicode as its bytes."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path)
    return path


def decoded_path(path: str | bytes) -> str:
    """A path that was kept by encoded_path."""
    return path if isinstance(path, str) else os.fsdecode(path)


def open_cache(path: Path, form: Form) -> sqlite3.Connection:
    """A connection to a file of a form, made where it is not there, and anew where it is unfit.

    Raises:
        OSError, sqlite3.Error: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _checked(path, form)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        remove(path)
        return _checked(path, form)


def remove(path: Path) -> None:
    """Remove a file with what SQLite keeps beside it; none is fine.

    Raises:
        OSError: it cannot be removed.
    """
    for tail in ("-wal", "-shm", "-journal", ""):
        path.with_name(path.name + tail).unlink(missing_ok=True)


def _checked(path: Path, form: Form) -> sqlite3.Connection:
    db = connect(path)
    try:
        with transaction(db):  # nobody else may find it half made
            if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                check(db, form)
            else:
                fill(db, form)
    except BaseException:
        db.close()
        raise
    return db


class ForeignError(Exception):
    """Another program's file that cannot be read; the message says why."""


def foreign_tables(path: str) -> list[str]:
    """The names of the tables of another program's file.

    Raises:
        ForeignError: it cannot be read.
    """
    question = "SELECT name FROM sqlite_master WHERE type = 'table'"
    return [str(name) for (name,) in foreign_rows(path, question)]


def foreign_rows(path: str, question: str) -> list[tuple[Any, ...]]:
    """What another program's file answers, read from a copy so that nothing in it is touched.

    Numbers and texts only, the latter with what is no UTF-8 replaced; gives up after some seconds.

    Raises:
        ForeignError: it cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="skimcast-") as folder:
        try:
            copy = _copied(Path(path), Path(folder))
            with closing(connect(copy, "mode=ro", wait=0.0)) as db:
                db.text_factory = partial(str, encoding="utf-8", errors="replace")
                db.execute("PRAGMA trusted_schema=OFF")
                end = time.monotonic() + _PATIENCE
                db.set_progress_handler(lambda: int(time.monotonic() > end), 100_000)
                return db.execute(question).fetchall()
        except (OSError, sqlite3.Error, ValueError) as error:
            raise ForeignError(str(error)) from error


def _copied(path: Path, folder: Path) -> Path:
    """A copy of a file with what SQLite keeps beside it."""
    copy = folder / "copy.db"
    size = path.stat().st_size
    if size > _LARGEST_FOREIGN:
        raise ValueError(f"it has {size >> 20:,} MiB, which is too much to copy")
    shutil.copyfile(path, copy)
    wal = path.with_name(f"{path.name}-wal")
    if wal.exists() and wal.stat().st_size <= _LARGEST_FOREIGN:
        shutil.copyfile(wal, folder / "copy.db-wal")
    return copy
