from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.library import indexed_news
from tui.library.catalog.reader import Catalog
from tui.library.indexed_news import IndexedNews
from tui.library.sync.synchronizer import sync
from tui.readers.registry import Reading, read

DAY = 86_400 * 10**9


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three files of news that have not changed for a day."""
    folder = tmp_path / "files"
    folder.mkdir()
    for name in ("a", "b", "c"):
        path = folder / f"{name}.md"
        path.write_text(
            f"---\nwebUrl: https://x.example/{name}\n---\n# On {name}\n\nIt is {name}.\n"
        )
        os.utime(path, ns=(DAY, DAY))
    return folder


@pytest.fixture
def catalog(tmp_path: Path, folder: Path) -> Catalog:
    sync(tmp_path / "index", [folder])
    return Catalog(tmp_path / "index")


def no_reading(*_: object, **__: object) -> Reading:
    raise AssertionError("a file was read")


def test_files_that_the_index_has_are_not_read_again(
    catalog: Catalog, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = read([str(folder)], kind="news").news
    monkeypatch.setattr(indexed_news, "read", no_reading)
    news = IndexedNews()
    first, again = news.of(catalog, [0, 1, 2]), news.of(catalog, [0, 1, 2])
    assert first.news == expected
    assert all(one is other for one, other in zip(first.news, again.news, strict=True))


def test_only_what_is_asked_for_is_given(catalog: Catalog) -> None:
    assert [item.title for item in IndexedNews().of(catalog, [2, 0]).news] == ["On a", "On c"]


def test_a_file_that_has_changed_since_is_read(catalog: Catalog, folder: Path) -> None:
    (folder / "b.md").write_text("# News of b\n\nIt changed.\n")
    news = IndexedNews().of(catalog, [0, 1, 2]).news
    assert [item.title for item in news] == ["On a", "News of b", "On c"]


def test_a_file_that_is_gone_is_told(catalog: Catalog, folder: Path) -> None:
    (folder / "b.md").unlink()
    reading = IndexedNews().of(catalog, [0, 1, 2])
    assert [item.title for item in reading.news] == ["On a", "On c"]
    assert [problem.path for problem in reading.problems] == [str(folder / "b.md")]


def test_of_too_many_files_those_asked_for_last_are_remembered(catalog: Catalog) -> None:
    news = IndexedNews(most=1)
    first = news.of(catalog, [0, 1]).news
    news.of(catalog, [2])
    again = news.of(catalog, [0, 1]).news
    assert first == again
    assert first[0] is not again[0]
