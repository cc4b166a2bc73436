"""The store copies itself once a day."""

from __future__ import annotations

import os
import re
import sqlite3
from pathlib import Path

import pytest

from tests.unit.library.store.test_backups import keep, notes
from tui.library.errors import StoreError
from tui.library.store.backups import last_backup, restore
from tui.library.store.daily_backups import KEPT, backups_of
from tui.library.store.database import Store

DAY = 86_400.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "store.sqlite3"


def pass_days(path: Path, days: float) -> None:
    """Have the backups been made so many days earlier."""
    for backup in reversed(backups_of(path)):
        made = backup.stat().st_mtime - days * DAY
        os.utime(backup, (made, made))
        backup.rename(backup.with_name(f"store-{made:.0f}.sqlite3"))


def damage(path: Path) -> None:
    Store(path).close()
    data = bytearray(path.read_bytes())
    data[4_096:] = b"\xff" * (len(data) - 4_096)
    path.write_bytes(data)


def test_what_a_damage_takes_is_what_came_since_the_last_backup(path: Path) -> None:
    keep(path, "first")
    keep(path, "second")
    pass_days(path, 1)
    keep(path, "of today")
    damage(path)
    store = Store(path)
    assert re.search(r"--restore puts back its backup of \d{4}-", store.trouble or "")
    store.close()
    kept = restore(path, last_backup(path))
    assert kept is not None
    assert notes(path) == ["first", "second"]


def test_one_a_day_and_few_are_kept(path: Path) -> None:
    keep(path, "0")
    assert not backups_of(path)  # there was nothing to copy
    for number in range(KEPT + 3):
        keep(path, f"{number}")
        keep(path, f"{number} again")
        assert len(backups_of(path)) == min(number + 1, KEPT)
        pass_days(path, 1.1)


def test_a_session_of_days_makes_one_each_day(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(path, "old")
    store = Store(path)
    store.change("DELETE FROM pin")
    (first,) = backups_of(path)
    later = first.stat().st_mtime + DAY + 1
    monkeypatch.setattr("time.time", lambda: later)
    store.change("DELETE FROM pin")
    assert len(backups_of(path)) == 2
    store.close()


def test_a_damaged_store_or_a_full_disk_leaves_the_backups(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(path, "first")
    keep(path, "second")
    pass_days(path, 2)
    before = backups_of(path)

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("tui.library.store.daily_backups.copy_database", full)
        keep(path, "third")
    assert backups_of(path) == before
    before[0].write_bytes(b"no database")
    with pytest.raises(StoreError, match="no backup"):
        last_backup(path)
    assert notes(path) == ["first", "second", "third"]
