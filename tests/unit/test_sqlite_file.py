from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from msgspec.structs import replace

from tui.sqlite_file import (
    ForeignError,
    Form,
    UnfitError,
    check,
    connect,
    decoded_path,
    encoded_path,
    foreign_rows,
    foreign_tables,
    open_cache,
    remove,
    transaction,
)

FORM = Form(0x1234, 1, ("CREATE TABLE word (word TEXT)",))


def words(db: sqlite3.Connection) -> list[str]:
    return [word for (word,) in db.execute("SELECT word FROM word")]


def kept(path: Path, form: Form = FORM) -> list[str]:
    """What a cache holds, with one word more in it afterwards."""
    db = open_cache(path, form)
    found = words(db)
    db.execute("INSERT INTO word VALUES ('one')")
    db.close()
    return found


def test_a_cache_is_made_with_its_folder_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "cache.sqlite3"
    assert [kept(path), kept(path)] == [[], ["one"]]


@pytest.mark.parametrize(
    "other", [replace(FORM, version=2), replace(FORM, application=9)], ids=["version", "program"]
)
def test_a_cache_of_another_form_is_made_anew(other: Form, tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite3"
    kept(path, other)
    assert kept(path) == []


def test_a_cache_that_is_no_database_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite3"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5_000)
    assert [kept(path), kept(path)] == [[], ["one"]]


def test_a_file_of_another_form_is_told(tmp_path: Path) -> None:
    db = open_cache(tmp_path / "cache.sqlite3", FORM)
    check(db, FORM)
    with pytest.raises(UnfitError, match="another version"):
        check(db, replace(FORM, version=2))
    with pytest.raises(UnfitError, match="not skimcast's own"):
        check(db, replace(FORM, application=9))
    db.close()


def _change_in_part(db: sqlite3.Connection) -> None:
    with transaction(db):
        db.execute("INSERT INTO word VALUES ('half')")
        db.execute("INSERT INTO nowhere VALUES (1)")


def test_a_change_that_fails_leaves_nothing() -> None:
    db = connect(":memory:")
    db.execute(FORM.tables[0])
    with pytest.raises(sqlite3.OperationalError):
        _change_in_part(db)
    assert words(db) == []
    db.close()


def test_a_file_goes_with_what_lies_beside_it(tmp_path: Path) -> None:
    for name in ("a.db", "a.db-wal", "a.db-shm", "a.db-journal", "b.db"):
        (tmp_path / name).touch()
    remove(tmp_path / "a.db")
    remove(tmp_path / "a.db")
    assert [path.name for path in tmp_path.iterdir()] == ["b.db"]


def test_any_path_comes_back_as_it_was() -> None:
    for path in ("/plain", "/\u00e4", os.fsdecode(b"/caf\xe9")):
        assert decoded_path(encoded_path(path)) == path


def test_another_programs_file_is_asked_from_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE a (b)")
    db.execute("INSERT INTO a VALUES (?)", ("x",))
    db.commit()
    before = path.stat()
    assert foreign_tables(str(path)) == ["a"]
    assert foreign_rows(str(path), "SELECT b FROM a") == [("x",)]
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert list(tmp_path.iterdir()) == [path]
    db.close()


def test_what_cannot_be_asked_is_told(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    for asked in (str(path), str(tmp_path / "none.db")):
        with pytest.raises(ForeignError):
            foreign_tables(asked)
