from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tui.library.errors import StoreError
from tui.library.store.backups import check_store
from tui.library.store.database import Store, episode_key
from tui.library.store.decisions import Decisions
from tui.library.store.moments import Moments, new_moment
from tui.library.store.roots import LibraryRoots
from tui.library.store.store_tables import VERSION
from tui.library.store.subscription_table import FetchedFile, SubscriptionTable
from tui.model import Episode, Timecode

EPISODE = Episode("a.md", "A talk", media="https://example.org/a.mp3")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "store.sqlite3"


def test_a_bookmark_is_there_after_the_store_was_opened_again(path: Path) -> None:
    first = Store(path)
    assert Moments(first).toggle_star(EPISODE, Timecode(90), "Gist") is True
    first.close()
    second = Store(path)
    (kept,) = Moments(second).of(EPISODE)
    assert (kept.seconds, kept.gist) == (Timecode(90), "Gist")
    second.close()


def test_a_second_toggle_takes_the_bookmark_away(path: Path) -> None:
    store = Store(path)
    Moments(store).toggle_star(EPISODE, Timecode(90), "Gist")
    assert Moments(store).toggle_star(EPISODE, Timecode(90), "Gist") is False
    assert Moments(store).of(EPISODE) == ()
    store.close()


def test_bookmarks_come_in_the_order_of_their_times(path: Path) -> None:
    store = Store(path)
    for seconds in (90.0, 30.0, 60.0):
        Moments(store).toggle_star(EPISODE, Timecode(seconds), "")
    assert [mark.seconds for mark in Moments(store).of(EPISODE)] == [30.0, 60.0, 90.0]
    store.close()


def test_an_episode_keeps_its_bookmarks_when_its_file_moves() -> None:
    moved = Episode("elsewhere/b.md", "A talk, renamed", media=EPISODE.media)
    assert episode_key(moved) == episode_key(EPISODE)
    assert episode_key(Episode("a.md", "Another talk")) != episode_key(EPISODE)


def test_a_bookmark_survives_kill_9(path: Path) -> None:
    code = (
        "import os, signal, sys\nfrom pathlib import Path\n"
        "from tui.library.store.moments import Moments\n"
        "from tui.library.store.database import Store\nfrom tui.model import Episode\n"
        "store = Store(Path(sys.argv[1]))\n"
        "talk = Episode('a.md', 'A talk', media='https://example.org/a.mp3')\n"
        "Moments(store).toggle_star(talk, 5.0, 'x')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    store = Store(path)
    assert len(Moments(store).of(EPISODE)) == 1
    store.close()


def test_a_file_that_is_no_store_is_left_as_it_is_and_told(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"not a database, but something of the reader's" * 50)
    before = path.read_bytes()
    store = Store(path)
    assert store.trouble is not None
    assert Moments(store).toggle_star(EPISODE, Timecode(1), "") is True
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
    assert Moments(store).toggle_star(EPISODE, Timecode(1), "") is True
    store.close()


OLD = """
CREATE TABLE bookmark (episode TEXT NOT NULL, seconds REAL NOT NULL, title TEXT NOT NULL,
    gist TEXT NOT NULL, made REAL NOT NULL, PRIMARY KEY (episode, seconds)) STRICT;
CREATE TABLE position (episode TEXT NOT NULL PRIMARY KEY, path TEXT NOT NULL, title TEXT NOT NULL,
    seconds REAL NOT NULL, duration REAL, seen REAL NOT NULL) STRICT;
PRAGMA user_version=1;
"""


OLD_TABLES = """
CREATE TABLE moment (change INTEGER PRIMARY KEY, key TEXT NOT NULL, home TEXT NOT NULL,
    path ANY NOT NULL, title TEXT NOT NULL, seconds REAL, is_timed INTEGER NOT NULL,
    gist TEXT NOT NULL, note TEXT NOT NULL, quote TEXT NOT NULL, made REAL NOT NULL,
    changed REAL NOT NULL, is_removed INTEGER NOT NULL) STRICT;
CREATE INDEX moment_home ON moment (home);
CREATE TABLE pin (change INTEGER NOT NULL, episode TEXT NOT NULL, seconds REAL NOT NULL,
    item TEXT NOT NULL, verdict TEXT NOT NULL, path TEXT NOT NULL, headline TEXT NOT NULL,
    url TEXT, day TEXT, made REAL NOT NULL, PRIMARY KEY (episode, change, seconds, item)) STRICT;
CREATE TABLE folder (path ANY PRIMARY KEY, added REAL NOT NULL) STRICT;
PRAGMA user_version=2;
"""
"""Some tables of version 2, whose rows had no checksums."""


def put_old_store(path: Path) -> None:
    """A store of version 1 with two stars, one of an episode whose place is known."""
    path.parent.mkdir(parents=True)
    db = sqlite3.connect(path)
    db.executescript(OLD)
    key = episode_key(EPISODE)
    db.execute("INSERT INTO bookmark VALUES (?, 90, 'A talk', 'Gist', 5)", (key,))
    db.execute("INSERT INTO bookmark VALUES ('elsewhere', 30, 'B', 'Other', 6)")
    db.execute("INSERT INTO position VALUES (?, '/a.md', 'A talk', 7, NULL, 8)", (key,))
    db.commit()
    db.close()


def test_the_stars_of_an_old_store_become_moments_after_a_backup(path: Path) -> None:
    put_old_store(path)
    store = Store(path)
    assert store.trouble is None
    (star,) = Moments(store).of(EPISODE)
    told = (star.seconds, star.gist, star.title, star.path, star.made, star.is_star)
    assert told == (Timecode(90), "Gist", "A talk", "/a.md", 5.0, True)
    assert [(one.gist, one.path) for one in Moments(store).all()] == [
        ("Other", ""),
        ("Gist", "/a.md"),
    ]
    store.close()
    old = sqlite3.connect(path.with_name("store.sqlite3.version-1"))
    assert old.execute("SELECT count(*) FROM bookmark").fetchone() == (2,)
    assert old.execute("PRAGMA user_version").fetchone() == (1,)
    old.close()
    again = Store(path)
    assert len(Moments(again).all()) == 2
    again.close()


def test_the_rows_of_an_old_store_get_checksums_after_a_backup(path: Path) -> None:
    path.parent.mkdir(parents=True)
    old = sqlite3.connect(path)
    old.executescript(OLD_TABLES)
    kept = (7, "k", episode_key(EPISODE), b"/\xe9.md", "T", 5, 1, "G", "note", "", 1.5, 2, 0)
    old.execute("INSERT INTO moment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", kept)
    old.execute("INSERT INTO folder VALUES ('/talks', 1)")
    for item in ("b", "a"):
        row = (1, episode_key(EPISODE), 0, item, "pinned", "n.md", item, None, None, 1)
        old.execute("INSERT INTO pin VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    old.commit()
    old.close()
    store = Store(path)
    assert store.trouble is None
    (moment,) = Moments(store).of(EPISODE)
    assert (moment.note, os.fsencode(moment.path), moment.made) == ("note", b"/\xe9.md", 1.5)
    assert [one.key for one in Decisions(store).of(EPISODE)] == ["b", "a"]
    assert LibraryRoots(store).all() == (Path("/talks"),)
    store.close()
    assert pragma_of(path, "user_version") == VERSION
    assert pragma_of(path.with_name("store.sqlite3.version-2"), "user_version") == 2


def pragma_of(path: Path, name: str) -> int:
    db = sqlite3.connect(path)
    found = int(db.execute(f"PRAGMA {name}").fetchone()[0])
    db.close()
    return found


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (b"note one", b"nose one"),  # a letter of a row
        (b"/talks", b"/tblks"),  # of a row, and of the index of its key
        (b"TABLE moment (", b"TABLE momenu ("),  # of the name of a table
        (b"ON moment (home)", b"ON moment (note)"),  # what an index is of
    ],
)
def test_what_is_not_as_it_was_written_is_told_and_never_believed(
    path: Path, written: bytes, read: bytes
) -> None:
    store = Store(path)
    Moments(store).keep(new_moment(EPISODE, Timecode(1), "Gist", "note one"))
    LibraryRoots(store).add("/talks")
    store.close()
    data = path.read_bytes()
    assert written in data
    path.write_bytes(data.replace(written, read, 1))
    store = Store(path)
    assert "cannot be used" in (store.trouble or "")
    assert Moments(store).of(EPISODE) == ()
    store.close()
    assert path.read_bytes() == data.replace(written, read, 1)
    with pytest.raises(StoreError):
        check_store(path)


def test_what_was_fetched_is_looked_through_when_it_is_asked(path: Path) -> None:
    store = Store(path)
    table = SubscriptionTable(store)
    feed = table.add("https://example.org/feed", "Wire", "Wire")
    assert feed is not None
    table.note_fetched(feed, {"one": FetchedFile("Bees.md", "digest")})
    store.close()
    path.write_bytes(path.read_bytes().replace(b"Bees.md", b"Beer.md"))
    store = Store(path)
    table = SubscriptionTable(store)
    assert table.all() == (feed,)
    with pytest.raises(StoreError, match="row of fetched"):
        table.fetched(feed)
    store.close()


def test_an_old_store_stays_as_it_is_where_no_backup_can_be_made(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_old_store(path)

    def full(*_: object) -> None:
        raise OSError("no space left on the disk")

    monkeypatch.setattr("tui.library.store.database.copy_database", full)
    store = Store(path)
    assert "no space left" in (store.trouble or "")
    store.close()
    db = sqlite3.connect(path)
    assert db.execute("SELECT count(*) FROM bookmark").fetchone() == (2,)
    assert db.execute("PRAGMA user_version").fetchone() == (1,)
    db.close()


def test_it_is_not_closed_while_a_thread_asks_it(path: Path) -> None:
    store = Store(path)
    long = (
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 400000)"
        " SELECT count(*) FROM n"
    )
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(store.query, long)
        while not store._lock.locked() and not asked.done():
            pass
        store.close()
        assert asked.result() == [(400_000,)]
    with pytest.raises(StoreError):
        store.query("SELECT 1")


def test_two_at_once_lose_nothing(path: Path) -> None:
    def keep_stars(first: int) -> None:
        store = Store(path)
        for second in range(first, first + 40):
            assert Moments(store).toggle_star(EPISODE, Timecode(second), "x")
        store.close()

    with ThreadPoolExecutor(2) as both:
        list(both.map(keep_stars, (0, 1_000)))
    store = Store(path)
    assert len(Moments(store).of(EPISODE)) == 80
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on the size of files")
def test_a_full_disk_is_told_and_what_was_kept_stays(path: Path) -> None:
    import resource

    store = Store(path)
    Moments(store).toggle_star(EPISODE, Timecode(1), "x")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    full = path.with_name(f"{path.name}-wal").stat().st_size
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (full, before[1]))
        with pytest.raises(StoreError, match="disk"):
            Moments(store).toggle_star(EPISODE, Timecode(2), "x")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert Moments(store).toggle_star(EPISODE, Timecode(3), "x")
    assert [one.seconds for one in Moments(store).of(EPISODE)] == [Timecode(1), Timecode(3)]
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on the size of files")
def test_on_a_full_disk_what_was_kept_can_be_read(path: Path) -> None:
    import resource

    store = Store(path)
    Moments(store).toggle_star(EPISODE, Timecode(1), "x")
    store.close()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
        store = Store(path)
        kept, trouble = Moments(store).of(EPISODE), store.trouble
        with pytest.raises(StoreError, match="disk"):
            Moments(store).toggle_star(EPISODE, Timecode(2), "x")
        store.close()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert ([one.seconds for one in kept], trouble) == ([Timecode(1)], None)


def test_a_row_that_cannot_be_what_was_written_is_told(path: Path) -> None:
    store = Store(path)
    LibraryRoots(store).add("/talks")
    store.close()
    data = bytearray(path.read_bytes())
    at = data.index(b"/talks") - 3  # its serial type in the record; 0 is NULL
    assert data[at] == 2 * len("/talks") + 13
    data[at] = 0
    path.write_bytes(data)
    store = Store(path)
    assert "cannot be used" in (store.trouble or "")
    store.close()
