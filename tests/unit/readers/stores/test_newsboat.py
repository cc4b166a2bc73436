"""newsboat's cache."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest

from tui.model import iso_day
from tui.readers.registry import read

TABLES = """
CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY, url VARCHAR(1024), title VARCHAR(1024));
CREATE TABLE rss_item (id INTEGER PRIMARY KEY, guid VARCHAR(64), title VARCHAR(1024),
    author VARCHAR(1024), url VARCHAR(1024), feedurl VARCHAR(1024), pubDate INTEGER,
    content VARCHAR(65535), unread INTEGER(1), enclosure_url VARCHAR(1024),
    enclosure_type VARCHAR(1024), deleted INTEGER(1));
INSERT INTO rss_feed VALUES ('https://a.example/f', 'https://a.example', 'Field Wire');
"""
ROW = "INSERT INTO rss_item VALUES (NULL, ?, ?, 'Ann', ?, 'https://a.example/f', ?, ?, 1, ?, ?, ?)"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    path = tmp_path / "cache.db"
    db = sqlite3.connect(path)
    db.executescript(TABLES)
    words = "<p>A swarm <b>came</b>.</p>"
    db.execute(ROW, ("1", "Bees", "https://a.example/a", 1657792800, words, "", "", 0))
    db.execute(ROW, ("2", "Gone", "https://a.example/b", 1657792801, words, "", "", 1))
    media = ("https://a.example/a.mp3", "audio/mpeg")
    db.execute(ROW, ("3", "Talk", "https://a.example/c", 1, "<p>0:00 A<br>1:00 B</p>", *media, 0))
    db.commit()
    db.close()
    return path


def test_articles_are_news_and_recordings_episodes(cache: Path) -> None:
    reading = read([cache])
    (item,) = reading.news
    assert (item.title, item.url, item.provider) == ("Bees", "https://a.example/a", "Field Wire")
    assert (item.body, iso_day(item.published)) == ("A swarm came.", "2022-07-14")
    assert [(one.title, one.show) for one in reading.episodes] == [("Talk", "Field Wire")]


def test_the_cache_is_not_touched(cache: Path) -> None:
    before = hashlib.sha256(cache.read_bytes()).digest()
    names = set(cache.parent.iterdir())
    read([cache])
    assert hashlib.sha256(cache.read_bytes()).digest() == before
    assert set(cache.parent.iterdir()) == names


def test_what_newsboat_has_not_merged_yet_is_read(cache: Path) -> None:
    db = sqlite3.connect(cache)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute(ROW, ("9", "Late", "https://a.example/l", 1700000000, "x", "", "", 0))
    db.commit()
    assert [item.title for item in read([cache]).news] == ["Late", "Bees"]
    db.close()


def test_another_database_is_told_and_a_broken_one_too(tmp_path: Path, cache: Path) -> None:
    other = tmp_path / "other.db"
    db = sqlite3.connect(other)
    db.execute("CREATE TABLE rss_item (id)")
    db.commit()
    db.close()
    assert "A database is not read yet" in read([other]).problems[0].message
    cache.write_bytes(cache.read_bytes()[:5000] + b"\0" * 5000)
    assert read([cache]).problems
