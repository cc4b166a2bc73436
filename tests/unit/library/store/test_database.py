from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tui.library.store.bookmarks import Bookmark, Bookmarks
from tui.library.store.database import Store, episode_key
from tui.model import Episode, Timecode

EPISODE = Episode("a.md", "A talk", media="https://example.org/a.mp3")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "store.sqlite3"


def test_a_bookmark_is_there_after_the_store_was_opened_again(path: Path) -> None:
    first = Store(path)
    assert Bookmarks(first).toggle(EPISODE, 90.0, "Gist") is True
    first.close()
    second = Store(path)
    assert Bookmarks(second).of(EPISODE) == (Bookmark(Timecode(90), "Gist"),)
    second.close()


def test_a_second_toggle_takes_the_bookmark_away(path: Path) -> None:
    store = Store(path)
    Bookmarks(store).toggle(EPISODE, 90.0, "Gist")
    assert Bookmarks(store).toggle(EPISODE, 90.0, "Gist") is False
    assert Bookmarks(store).of(EPISODE) == ()
    store.close()


def test_bookmarks_come_in_the_order_of_their_times(path: Path) -> None:
    store = Store(path)
    for seconds in (90.0, 30.0, 60.0):
        Bookmarks(store).toggle(EPISODE, seconds, "")
    assert [mark.seconds for mark in Bookmarks(store).of(EPISODE)] == [30.0, 60.0, 90.0]
    store.close()


def test_an_episode_keeps_its_bookmarks_when_its_file_moves() -> None:
    moved = Episode("elsewhere/b.md", "A talk, renamed", media=EPISODE.media)
    assert episode_key(moved) == episode_key(EPISODE)
    assert episode_key(Episode("a.md", "Another talk")) != episode_key(EPISODE)


def test_a_bookmark_survives_kill_9(path: Path) -> None:
    code = (
        "import os, signal, sys\nfrom pathlib import Path\n"
        "from tui.library.store.bookmarks import Bookmarks\n"
        "from tui.library.store.database import Store\nfrom tui.model import Episode\n"
        "store = Store(Path(sys.argv[1]))\n"
        "talk = Episode('a.md', 'A talk', media='https://example.org/a.mp3')\n"
        "Bookmarks(store).toggle(talk, 5, 'x')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    store = Store(path)
    assert len(Bookmarks(store).of(EPISODE)) == 1
    store.close()


def test_a_file_that_is_no_store_is_left_as_it_is_and_told(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"not a database, but something of the reader's" * 50)
    before = path.read_bytes()
    store = Store(path)
    assert store.trouble is not None
    assert Bookmarks(store).toggle(EPISODE, 1.0, "") is True
    assert path.read_bytes() == before
    store.close()


def test_a_store_of_a_newer_skimcast_is_left_as_it_is_and_told(path: Path) -> None:
    Store(path).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version=99")
    db.close()
    store = Store(path)
    assert "newer" in (store.trouble or "")
    store.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "no").write_text("a file where a folder should be", encoding="utf-8")
    store = Store(tmp_path / "no" / "store.sqlite3")
    assert store.trouble is not None
    assert Bookmarks(store).toggle(EPISODE, 1.0, "") is True
    store.close()
