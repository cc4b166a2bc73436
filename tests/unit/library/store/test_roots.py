from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tui.library.store.database import Store
from tui.library.store.roots import LibraryRoots
from tui.paths import cache_folder, library_folder


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store.sqlite3")


def test_folders_come_back_in_the_order_in_which_they_were_added(
    store: Store, tmp_path: Path
) -> None:
    folders = LibraryRoots(store)
    assert folders.add(tmp_path / "b")
    assert folders.add(tmp_path / "a")
    store.close()
    again = LibraryRoots(Store(tmp_path / "store.sqlite3"))
    assert again.all() == (tmp_path / "b", tmp_path / "a")


def test_a_folder_is_kept_once_whatever_it_is_called(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folders = LibraryRoots(store)
    assert folders.add("notes") is True
    assert folders.add(str(tmp_path / "other" / ".." / "notes/")) is False
    assert folders.all() == (tmp_path / "notes",)
    assert folders.remove("./notes") is True
    assert folders.remove("./notes") is False
    assert folders.all() == ()


def test_a_name_that_is_no_unicode_is_kept(store: Store, tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9")
    LibraryRoots(store).add(tmp_path / name)
    assert LibraryRoots(store).all() == (tmp_path / name,)


def test_folders_outlive_the_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    store = Store()
    LibraryRoots(store).add("notes")
    store.close()
    library_folder().mkdir(parents=True)
    shutil.rmtree(cache_folder())
    assert len(LibraryRoots(Store()).all()) == 1
