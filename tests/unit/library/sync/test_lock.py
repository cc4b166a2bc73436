"""One sync at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.library.errors import AtWorkError, SyncError
from tui.library.sync.lock import locked


def test_a_lock_that_is_held_is_busy(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(AtWorkError), locked(tmp_path):
        pass


def test_a_lock_is_free_again_after_use(tmp_path: Path) -> None:
    for _ in range(2):
        with locked(tmp_path):
            assert list(tmp_path.iterdir())


def test_a_damaged_lock_file_locks_no_one_out(tmp_path: Path) -> None:
    with locked(tmp_path):
        (file,) = [path for path in tmp_path.iterdir() if path.suffix == ".sqlite3"]
    file.write_bytes(b"no database at all, but long enough to be looked at" * 100)
    with locked(tmp_path), pytest.raises(AtWorkError), locked(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with (
        pytest.raises(SyncError, match=r"cannot be written \(Not a directory\)"),
        locked(tmp_path / "file" / "index"),
    ):
        pass
