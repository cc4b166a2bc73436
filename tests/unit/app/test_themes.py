"""Which colours the app begins with."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color
from textual.design import ColorSystem

from tui.app.app import SkimcastApp
from tui.app.themes import first_theme, keep_theme, unknown_theme
from tui.library.store.app_state import AppState
from tui.library.store.database import Store
from tui.readers.reading import Reading
from tui.workspace.startup import Startup


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


@pytest.mark.parametrize(
    ("theme", "dim"),
    [("skimcast-dark", "#8f8b80"), ("nord", ""), ("ansi-dark", "ansi_bright_black")],
)
def test_every_theme_has_our_colours_too_made_of_its_own_where_it_does_not_know_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: str, dim: str
) -> None:
    made: list[ColorSystem] = []
    generate = ColorSystem.generate

    def noting(self: ColorSystem) -> dict[str, str]:
        made.append(self)
        return generate(self)

    monkeypatch.setattr(ColorSystem, "generate", noting)
    app = SkimcastApp(Startup(Reading(), Store(tmp_path / "store.sqlite3")), theme)
    colours = app.get_css_variables()
    front, back = (Color.parse(colours[name]) for name in ("foreground", "background"))
    assert colours["dim"] == app.theme_variables["dim"] == (dim or back.blend(front, 0.6).hex)
    assert len(made) == 1  # it takes a while
