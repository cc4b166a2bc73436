from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tui.library.store.database import Store, episode_key
from tui.library.store.positions import Positions
from tui.library.store.reading_states import ReadingStates
from tui.model import Episode

HIVES = Episode("hives.md", "Hives", show="Field Notes")
TIDES = Episode("tides.md", "Tides", show="Deep Time")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "store.sqlite3")
    yield store
    store.close()


def test_nothing_is_last_where_nothing_was_read(store: Store) -> None:
    assert Positions(store).last() is None
    assert Positions(store).all() == {}


def test_the_last_one_is_the_one_that_was_remembered_last(store: Store) -> None:
    positions = Positions(store)
    positions.remember(HIVES, 60.0, 3600.0)
    positions.remember(TIDES, 5.0, None)
    positions.remember(HIVES, 90.0, 3600.0)
    last = positions.last()
    assert last is not None
    assert (last.title, last.seconds, last.duration) == ("Hives", 90.0, 3600.0)
    assert Path(last.path) == Path("hives.md").absolute()


def test_an_episode_has_one_place(store: Store) -> None:
    positions = Positions(store)
    positions.remember(HIVES, 60.0, 3600.0)
    positions.remember(HIVES, 90.0, 3600.0)
    assert [at.seconds for at in positions.all().values()] == [90.0]


def test_an_episode_that_was_only_opened_keeps_its_place_and_becomes_the_last(
    store: Store,
) -> None:
    positions = Positions(store)
    positions.remember(HIVES, 60.0, 3600.0)
    positions.remember(TIDES, 5.0, None)
    positions.remember(HIVES, None, 3600.0)
    last = positions.last()
    assert last is not None
    assert (last.title, last.seconds) == ("Hives", 60.0)


def test_the_share_is_how_much_lies_behind(store: Store) -> None:
    positions = Positions(store)
    positions.remember(HIVES, 900.0, 3600.0)
    positions.remember(TIDES, 5.0, None)
    shares = {at.title: at.share for at in positions.all().values()}
    assert shares == {"Hives": 0.25, "Tides": None}


def test_a_place_is_found_by_the_episodes_key(store: Store) -> None:
    positions = Positions(store)
    positions.remember(HIVES, 60.0, None)
    found = positions.at(episode_key(HIVES))
    assert found is not None
    assert found.seconds == 60.0
    assert positions.at(episode_key(TIDES)) is None


def test_a_place_survives_a_process_that_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    code = (
        "import os, sys, pathlib\n"
        "from tui.library.store.positions import Positions\n"
        "from tui.library.store.database import Store\n"
        "from tui.model import Episode\n"
        "store = Store(pathlib.Path(sys.argv[1]))\n"
        "Positions(store).remember(Episode('a.md', 'A'), 42.0, None)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert done.returncode == -9
    with closing(sqlite3.connect(path)) as db, db:
        assert db.execute("SELECT seconds FROM position").fetchall() == [(42.0,)]
    db.close()


def test_what_was_read_last_is_last_though_the_clock_went_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    positions = Positions(store)
    positions.remember(HIVES, 60.0, 3600.0)
    positions.remember(TIDES, 5.0, None)
    monkeypatch.setattr("time.time", lambda: 1_000.0)
    positions.remember(HIVES, 90.0, 3600.0)
    last = positions.last()
    assert last is not None
    assert last.title == "Hives"
    ReadingStates(store).mark([last.episode], "done")
    assert ReadingStates(store).all()[last.episode].made > last.seen
