"""Looking after the store."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tui.library.errors import StoreError
from tui.library.store.backups import back_up, check_store, restore
from tui.library.store.database import Store
from tui.library.store.moments import Moments, new_moment
from tui.model import Episode, Timecode

TALK = Episode("a.md", "A talk")


def keep(path: Path, note: str) -> None:
    store = Store(path)
    Moments(store).keep(new_moment(TALK, Timecode(5), "Gist", note))
    store.close()


def notes(path: Path) -> list[str]:
    store = Store(path)
    found = [one.note for one in Moments(store).of(TALK)]
    store.close()
    return found


def test_a_copy_is_put_back_and_what_was_there_is_kept(tmp_path: Path) -> None:
    path, copy = tmp_path / "store.sqlite3", tmp_path / "copy"
    keep(path, "first")
    back_up(path, copy)
    keep(path, "second")
    assert check_store(path)["moment"] == 2
    kept = restore(path, copy)
    assert notes(path) == ["first"]
    assert kept is not None
    assert notes(kept) == ["first", "second"]


def test_a_store_that_is_in_use_is_copied_as_it_is(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.sqlite3")
    Moments(store).keep(new_moment(TALK, Timecode(5), "Gist", "still in the log"))
    back_up(tmp_path / "store.sqlite3", tmp_path / "copy")
    store.close()
    assert notes(tmp_path / "copy") == ["still in the log"]


def test_a_damaged_copy_is_told_and_changes_nothing(tmp_path: Path) -> None:
    path, copy = tmp_path / "store.sqlite3", tmp_path / "copy"
    for number in range(300):
        keep(path, f"note {number} " * 9) if number % 100 == 0 else None
    back_up(path, copy)
    data = bytearray(copy.read_bytes())
    data[4096:12288] = b"\xff" * 8192
    copy.write_bytes(data)
    with pytest.raises(StoreError):
        restore(path, copy)
    assert len(notes(path)) == 3


def test_what_is_no_store_is_told(tmp_path: Path) -> None:
    path = tmp_path / "other"
    with pytest.raises(StoreError, match="there is no store"):
        check_store(path)
    path.write_bytes(b"some text, and more of it " * 100)
    with pytest.raises(
        StoreError, match="put a copy of it back with skimcast store --restore FILE"
    ):
        check_store(path)


def test_a_disk_that_is_full_is_not_taken_for_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    path = tmp_path / "store.sqlite3"
    keep(path, "good")
    monkeypatch.setattr("tui.library.store.backups.connect", full)
    with pytest.raises(StoreError, match=r"disk I/O error$"):
        check_store(path)


def test_a_store_that_is_no_database_makes_way_for_a_copy(tmp_path: Path) -> None:
    path, copy = tmp_path / "store.sqlite3", tmp_path / "copy"
    keep(path, "good")
    back_up(path, copy)
    path.write_bytes(b"overwritten by something else " * 200)
    kept = restore(path, copy)
    assert notes(path) == ["good"]
    assert kept is not None
    assert kept.read_bytes().startswith(b"overwritten")
