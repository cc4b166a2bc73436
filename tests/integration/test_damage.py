"""Damaged files of skimcast's own: right or told, never a traceback, and whole after a sync."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.fuzz.damage import Home, judged


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
