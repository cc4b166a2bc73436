"""Which colours the app begins with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.app.themes import first_theme, keep_theme, unknown_theme
from tui.library.store.app_state import AppState
from tui.library.store.database import Store


@pytest.fixture
def state(tmp_path: Path) -> AppState:
    return AppState(Store(tmp_path / "store.sqlite3"))


def test_what_was_chosen_last_holds_in_the_app_or_in_the_file(state: AppState) -> None:
    assert first_theme(state, "") == "skimcast-dark"
    assert first_theme(state, "nord") == "nord"
    keep_theme(state, "dracula", "nord")
    assert first_theme(state, "nord") == "dracula"
    assert first_theme(state, "gruvbox") == "gruvbox"


def test_no_color_goes_before_what_was_chosen(
    state: AppState, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_theme(state, "dracula", "")
    monkeypatch.setenv("NO_COLOR", "1")
    assert first_theme(state, "") == "ansi-dark"


def test_a_theme_that_there_is_not_is_told_with_the_nearest() -> None:
    assert unknown_theme("skimcast-light") == ""
    assert unknown_theme("nrod").startswith(
        "No theme is named nrod; the nearest: nord. There are: "
    )
