"""Files of the cache that make the next start short."""

from __future__ import annotations

import os

import pytest

from tui.workspace import cache_files


def test_what_was_saved_is_loaded_and_a_folder_that_takes_nothing_is_let_be() -> None:
    assert cache_files.load("a") is None
    cache_files.save("a", b"x")
    assert cache_files.load("a") == b"x"
    (cache_files.OPENED.folder / "a").write_bytes(b"damaged")
    assert cache_files.load("a") is None
    (cache_files.OPENED.folder / "a").unlink()
    cache_files.OPENED.folder.rmdir()
    cache_files.OPENED.folder.write_bytes(b"a file in the place of the folder")
    cache_files.save("b", b"x")
    assert cache_files.load("b") is None


def test_a_name_stands_for_each_of_its_parts_and_for_the_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = {
        cache_files.name_of(*parts)
        for parts in ([b"ab"], [b"a", b"b"], [b"", b"ab"], [b"b", b"a"], [])
    }
    monkeypatch.setattr(cache_files, "code_stamp", lambda: 1)
    assert len(names | {cache_files.name_of(b"ab")}) == 6


def test_the_oldest_go_where_all_are_too_large_and_what_is_too_large_is_not_kept() -> None:
    shelf = cache_files.Shelf("shelf", 30)
    for number, name in enumerate("abc"):
        cache_files.save(name, b"0123456789", shelf)
        os.utime(shelf.folder / name, (number, number))
    cache_files.save("d", b"0123456789", shelf)
    cache_files.save("large", b"0123456789abcdef", shelf)
    assert sorted(path.name for path in shelf.folder.iterdir()) == ["c", "d"]


def test_of_many_small_files_the_oldest_go_too() -> None:
    shelf = cache_files.Shelf("shelf", 1_000, 2)
    for number, name in enumerate("abc"):
        cache_files.save(name, b"x", shelf)
        os.utime(shelf.folder / name, (number, number))
    cache_files.save("d", b"x", shelf)
    assert sorted(path.name for path in shelf.folder.iterdir()) == ["c", "d"]


def test_the_newest_is_what_this_code_saved_last(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = cache_files.Shelf("shelf", 1_000)
    assert cache_files.newest(shelf) is None
    names = [cache_files.name_of(part) for part in (b"a", b"b", b"c")]
    for number, name in zip((2, 3, 1), names, strict=True):
        cache_files.save(name, b"x", shelf)
        os.utime(shelf.folder / name, (number, number))
    assert cache_files.newest(shelf) == names[1]
    monkeypatch.setattr(cache_files, "code_stamp", lambda: 1)
    assert cache_files.newest(shelf) is None
