from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tui.library.store.app_state import AppState
from tui.library.store.database import Store


def test_what_is_kept_last_is_there_the_next_time(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    store = Store(path)
    state = AppState(store)
    assert state.get("theme", "none") == "none"
    state.keep("theme", "nord")
    state.keep("theme", "gruvbox")
    store.close()
    with closing(Store(path)) as again:
        assert AppState(again).get("theme") == "gruvbox"


def test_where_the_store_takes_nothing_it_holds_until_the_end(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    store = Store(path)
    state = AppState(store)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("DROP TABLE app_state")
    state.keep("theme", "nord")
    assert state.get("theme") == "nord"
    assert AppState(store).get("theme") == ""
    store.close()


def test_all_that_is_kept_is_told_but_for_what_each_start_changes(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.sqlite3")
    state = AppState(store)
    state.keep("theme", "nord")
    state.keep("visited", "1.0")
    before = state.text_without("visited")
    state.keep("visited", "2.0")
    assert state.text_without("visited") == before
    state.keep("theme", "gruvbox")
    assert state.text_without("visited") != before
    store.close()
