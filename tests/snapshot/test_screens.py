"""How the screens look on the sample library, at three sizes and in three themes.

The README shows some of these pictures. After a change that is meant to be seen:
`python3 .run/tests.py tests/snapshot --snapshot-update`, and look at what changed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.pilot.conftest import at_rest, painted
from tui.app.app import SkimcastApp
from tui.library.discovery import gather
from tui.library.store.database import Store
from tui.readers.registry import Reading
from tui.workspace.startup import Startup

SIZES = {"wide": (120, 40), "medium": (80, 24), "narrow": (50, 20)}
ROOT = Path(__file__).resolve().parents[2]

Compare = Callable[..., None]
SnapCompare = Callable[..., bool]


@cache
def sample() -> Reading:
    """The sample library, read once."""
    return gather([Path("data")])


@pytest.fixture(scope="session")
def kept_links(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first picture keeps its links for all others."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def compare(
    snap_compare: SnapCompare, tmp_path: Path, kept_links: Path, monkeypatch: pytest.MonkeyPatch
) -> Compare:
    """Compare the screen after some keys with its picture."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("XDG_CACHE_HOME", str(kept_links))

    def check(
        *press: str, size: str = "wide", theme: str | None = None, at: float | None = 6000.0
    ) -> None:
        startup = Startup(sample(), Store(tmp_path / "store"), start=at)
        app = SkimcastApp(startup, theme)

        async def ready(pilot: Pilot[None]) -> None:
            await at_rest(pilot)
            for place, key in enumerate(press, 1):
                if place == len(press):
                    painted(pilot)  # as a reader sees it before
                await pilot.press(key)
                await at_rest(pilot)
            before = ""
            while (now := painted(pilot)) != before:  # nothing changes any more
                before = now
                await pilot.pause(0.05)
                await at_rest(pilot)

        assert snap_compare(app, terminal_size=SIZES[size], run_before=ready)

    return check


@pytest.mark.parametrize("size", SIZES)
def test_an_episode_in_the_dark_theme(compare: Compare, size: str) -> None:
    compare("b", size=size)


def test_an_episode_in_the_light_theme(compare: Compare) -> None:
    compare("b", theme="skimcast-light")


def test_an_episode_in_the_terminals_own_colours(compare: Compare) -> None:
    compare("b", theme="ansi-dark")


@pytest.mark.parametrize("size", SIZES)
def test_the_beginning(compare: Compare, size: str) -> None:
    compare("enter", size=size, at=None)


@pytest.mark.parametrize("size", SIZES)
def test_reading(compare: Compare, size: str) -> None:
    compare("enter", "j", "j", size=size)


@pytest.mark.parametrize("size", SIZES)
def test_news_in_focus(compare: Compare, size: str) -> None:
    compare("tab", "tab", size=size)


@pytest.mark.parametrize("size", SIZES)
def test_jumping(compare: Compare, size: str) -> None:
    compare("f", *"optimsu", size=size)


@pytest.mark.parametrize("size", SIZES)
def test_filtering(compare: Compare, size: str) -> None:
    compare("slash", *"tesla", size=size)


def test_a_filter_that_leaves_nothing(compare: Compare) -> None:
    compare("slash", *"zzz")


@pytest.mark.parametrize("size", SIZES)
def test_going_to_a_time(compare: Compare, size: str) -> None:
    compare("t", "2", "colon", "1", "5", size=size)


@pytest.mark.parametrize("size", SIZES)
def test_an_article(compare: Compare, size: str) -> None:
    compare("tab", "tab", "enter", size=size)


@pytest.mark.parametrize("size", SIZES)
def test_help(compare: Compare, size: str) -> None:
    compare("question_mark", size=size)


def test_the_command_palette(compare: Compare) -> None:
    compare("ctrl+p", *"book")
