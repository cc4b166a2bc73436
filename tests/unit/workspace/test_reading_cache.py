"""What was read is not read again until something changes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.library.discovery import gather
from tui.readers.reading import STANDARD_INPUT, Reading
from tui.workspace import cache_files, reading_cache
from tui.workspace.reading_cache import read_or_recalled, recalled

SUMMARY = "0:00 Bees\n\nA hive keeps warm.\n\n5:00 Mites\n\nFrom Asia.\n"
ARTICLE = "---\ntitle: Bees\nprovider: Wire\n---\nA hive was found.\n"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "shows" / "files" / "talk.md"
    (path.parent / "news" / "later").mkdir(parents=True)
    path.write_text(SUMMARY, encoding="utf-8")
    (path.parent / "news" / "bees.md").write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.mark.parametrize("is_folder", [True, False], ids=["folder", "file"])
def test_what_was_read_is_there_without_a_reader(
    talk: Path, monkeypatch: pytest.MonkeyPatch, *, is_folder: bool
) -> None:
    paths = [str(talk.parent if is_folder else talk)]
    assert recalled(paths) is None
    first = read_or_recalled(paths)
    assert len(first.news) == 1
    assert first == gather(paths)
    monkeypatch.setattr(reading_cache, "gather", lambda _: Reading())
    assert read_or_recalled(paths) == first


def test_an_episode_alone_is_another_reading(talk: Path) -> None:
    assert read_or_recalled([talk]).news
    assert not read_or_recalled([talk], "episode").news
    assert read_or_recalled([talk]).news


def edit(talk: Path) -> None:
    talk.write_text(SUMMARY.replace("warm", "cold"), encoding="utf-8")


def edit_and_set_back(talk: Path) -> None:
    was = talk.stat()
    edit(talk)
    os.utime(talk, ns=(was.st_atime_ns, was.st_mtime_ns))


def add_news(talk: Path) -> None:
    (talk.parent / "news" / "later" / "more.md").write_text(ARTICLE, encoding="utf-8")


def take_news(talk: Path) -> None:
    (talk.parent / "news" / "bees.md").unlink()


def add_captions(talk: Path) -> None:
    (talk.parent / "talk.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n")


@pytest.mark.parametrize("change", [edit, edit_and_set_back, add_news, take_news, add_captions])
@pytest.mark.parametrize("is_folder", [True, False], ids=["folder", "file"])
def test_any_change_is_read(talk: Path, change: Callable[[Path], None], *, is_folder: bool) -> None:
    paths = [str(talk.parent if is_folder else talk)]
    read_or_recalled(paths)
    change(talk)
    assert recalled(paths) is None
    assert read_or_recalled(paths) == gather(paths)


def test_news_that_comes_to_lie_beside_is_read(tmp_path: Path) -> None:
    path = tmp_path / "talks" / "talk.md"
    path.parent.mkdir()
    path.write_text(SUMMARY, encoding="utf-8")
    assert not read_or_recalled([path]).news
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "bees.md").write_text(ARTICLE, encoding="utf-8")
    assert read_or_recalled([path]).news


@pytest.mark.parametrize("data", [b"", b"[]\n", b"[[1]]\n{}", b"\xff\n\xff", b'[]\n{"news": 3}'])
def test_what_is_damaged_is_made_anew(talk: Path, data: bytes) -> None:
    first = read_or_recalled([talk])
    (kept,) = cache_files.OPENED.folder.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(data)
    assert read_or_recalled([talk]) == first
    kept.write_bytes(whole[:-20])
    assert read_or_recalled([talk]) == first
    assert kept.read_bytes() == whole


def test_what_is_of_other_code_is_made_anew(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_or_recalled([talk])
    monkeypatch.setattr(cache_files, "code_stamp", lambda: 1)
    assert recalled([talk]) is None


def test_what_no_time_tells_is_not_kept(
    talk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_cache, "gather", lambda _: gather([talk]))
    os.mkfifo(tmp_path / "pipe")
    for path in (STANDARD_INPUT, str(tmp_path / "pipe")):
        assert read_or_recalled([path]).episodes
        assert recalled([path]) is None
