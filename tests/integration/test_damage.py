"""Damaged files of skimcast's own: right or told, never a traceback, and whole after a sync."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from tests.fuzz.damage import Home, judged
from tui.library.store.database import Store
from tui.library.store.decisions import Decisions
from tui.model import Episode, NewsItem, Verdict


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))  # put back afterwards
    return Home(tmp_path)


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_index_is_told_and_mends_itself(home: Home, seed: int) -> None:
    home.damage("index", random.Random(seed))
    before, after = judged(home)
    assert before in ("right", "told")
    assert after == "right"


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_store_ends_no_command_in_a_traceback(home: Home, seed: int) -> None:
    home.damage("store", random.Random(seed))
    assert set(judged(home)) <= {"right", "told"}


def test_each_run_is_looked_at_before_it_is_believed(home: Home) -> None:
    (run,) = (home.folder / "CACHE/skimcast/library").glob("run-*")
    data = bytearray(run.read_bytes())
    data[len(data) // 2] ^= 4
    run.write_bytes(data)
    assert judged(home) == ("told", "right")


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("CACHE/skimcast/library/catalog.sqlite3", b"number INTEGER PRIMARY KEY"),
        ("DATA/skimcast/store.sqlite3", b"(episode, change"),
    ],
)
def test_a_name_of_a_table_that_is_no_text_is_told(home: Home, name: str, where: bytes) -> None:
    path = home.folder / name
    data = bytearray(path.read_bytes())
    data[data.index(where) + 1] = 0xE5
    path.write_bytes(data)
    assert set(judged(home)) <= {"right", "told"}


@pytest.mark.parametrize("said", [b"Bees in hives", b"Robots of almonds"])
def test_no_other_words_are_shown_than_were_read(home: Home, said: bytes) -> None:
    path = home.folder / "CACHE/skimcast/library/catalog.sqlite3"
    path.write_bytes(path.read_bytes().replace(said, said.upper()))
    assert judged(home) == ("told", "right")


def test_a_decision_outlives_a_damaged_day(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.sqlite3")
    episode = Episode("x", "Talk")
    item = NewsItem("n.md", "N", published=date(2024, 5, 1))
    Decisions(store).decide(episode, 0.0, [item], Verdict.PINNED)
    store.change("UPDATE pin SET day = '2024-05-0#'")
    (decision,) = Decisions(store).of(episode)
    assert (decision.verdict, decision.item.published) == (Verdict.PINNED, None)
