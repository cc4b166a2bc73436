from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.paths import folder_for, library_folder, note_use, sweep

DAY = 86_400.0
NOW = 1_800_000_000.0


def _used(name: str, days: float) -> Path:
    """The folder of an index that was used so many days ago."""
    folder = folder_for([name])
    note_use(folder)
    when = NOW - days * DAY
    os.utime(folder / "used", (when, when))
    return folder


def test_the_same_files_have_the_same_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "notes")
    monkeypatch.chdir(tmp_path)
    place = folder_for(["notes", "more"])
    assert folder_for([tmp_path / "more", "./link"]) == place
    assert folder_for(["notes"]) != place
    assert place != library_folder()


def test_indexes_that_are_long_unused_are_swept() -> None:
    kept, old = _used("kept", days=29), _used("old", days=31)
    sweep(folder_for(["this"]), NOW)
    assert kept.exists()
    assert not old.exists()


def test_of_many_indexes_those_used_last_are_kept() -> None:
    this = _used("this", days=20)
    others = [_used(f"other {days}", days=days) for days in (1, 2, 3, 4)]
    sweep(this, NOW, most=3)
    assert this.exists()
    assert [folder.exists() for folder in others] == [True, True, False, False]


def test_the_library_is_never_swept() -> None:
    library_folder().mkdir(parents=True)
    sweep(folder_for(["this"]), NOW)
    assert library_folder().exists()
