"""Fetching from within the app."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.loopback import Reply, serving
from tests.pilot.conftest import AppOn, at_rest, notices, skimcast
from tests.unit.subscriptions.test_attached_files import CHAPTERS, SPOKEN, fetched_episode
from tui.app.screens.episode.screen import EpisodeScreen
from tui.library.store.database import Store
from tui.library.store.subscription_table import SubscriptionTable
from tui.paths import fetched_folder
from tui.workspace import refresh_process
from tui.workspace.refresh_process import RefreshSummary


async def test_r_tells_how_far_it_is_and_then_what_came_and_what_went_wrong(
    app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    async with app_on() as pilot:
        app = skimcast(pilot)

        async def stand_in(progress: Callable[[RefreshSummary], None]) -> RefreshSummary:
            shown.append(app.status.notice.line if app.status.notice else "")
            progress(RefreshSummary(1, 1))
            shown.append(app.status.notice.line if app.status.notice else "")
            return RefreshSummary(2, 1, 3, ("Wire: it answers 404",))

        monkeypatch.setattr(refresh_process, "run_refresh", stand_in)
        await pilot.press("R")
        await at_rest(pilot)
        assert shown == [
            "Fetching what is new …",
            "Fetching what is new … 1 feed, 1 new episode, 0 news",
        ]
        assert notices(pilot) == ["1 new episode, 3 news\nWire: it answers 404"]


async def test_an_episode_that_is_opened_gets_its_transcript_and_chapters(
    app_on: AppOn, tmp_path: Path
) -> None:
    with serving() as site:
        site.replies |= {"/1.vtt": Reply(SPOKEN), "/1.json": Reply(CHAPTERS)}
        episode = fetched_episode(fetched_folder(), site)
        store = Store(tmp_path / "store.sqlite3")
        SubscriptionTable(store).add(f"{site.address}/f", "Notes", "notes", local=True)
        store.close()
        async with app_on(episode) as pilot:
            assert "1 transcript, 1 chapter file fetched for A year with bees" in notices(pilot)
            screen = pilot.app.screen
            assert isinstance(screen, EpisodeScreen)
            assert [one.title for one in screen.state.episode.segments] == ["Winter", "Varroa"]
