"""Work beside the app: when it fails the reader is told which, when it is left it stops."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.pilot.conftest import AppOn, at_rest, make_episode, notices, until
from tui.app.screens import article_screen
from tui.app.screens.article_screen import ArticleScreen
from tui.app.screens.episode import autosave
from tui.app.screens.episode.screen import EpisodeScreen
from tui.app.screens.library_screen import LibraryScreen
from tui.app.widgets.episode_list import EpisodeList
from tui.library.store.positions import PositionSaver
from tui.model import Episode
from tui.workspace.episode_links import EpisodeLinker, LinkingStoppedError
from tui.workspace.open_files import OpenFiles
from tui.workspace.scopes import EpisodeScope, RowFilter
from tui.workspace.workers import Stop, SyncProcess


def broken(*_: object, **__: object) -> Any:
    raise RuntimeError("out of luck")


async def broken_run(_: object) -> None:
    raise RuntimeError("out of luck")


def broken_in_a_thread(_: PositionSaver) -> None:
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("out of luck")


FAILING: dict[str, tuple[object, str, Callable[..., Any], list[str], str]] = {
    "filter": (EpisodeScope, "filter", broken, ["slash", "a"], "The filter failed"),
    "filter of the library": (RowFilter, "find", broken, ["l", "slash", "a"], "The filter failed"),
    "titles": (RowFilter, "__init__", broken, ["l", "slash"], "The filter failed"),
    "library": (OpenFiles, "episodes", broken, ["l"], "The library could not be read"),
    "search": (EpisodeScope, "find", broken, ["f", "a"], "The search failed"),
    "links": (EpisodeLinker, "linked", broken, [], "The linking of the news failed"),
    "mentions": (
        article_screen,
        "find_mentions",
        broken,
        ["}", "tab", "tab", "enter", "w"],
        "The search for what speaks of this article failed",
    ),
    "position": (
        PositionSaver,
        "save",
        broken_in_a_thread,
        ["j"],
        "Where you are was not kept",
    ),
    "opening": (OpenFiles, "read", broken, ["l", "j", "enter"], "skimcast could not open it"),
    "opening an item": (
        OpenFiles,
        "item",
        broken,
        ["s", *"isotopes", "enter"],
        "skimcast could not open it",
    ),
    "sync": (SyncProcess, "run", broken_run, ["s"], "skimcast could not read the folders"),
}


@pytest.mark.parametrize("worker", FAILING)
async def test_when_a_worker_fails_the_reader_is_told_which_and_the_app_goes_on(
    app_on: AppOn, monkeypatch: pytest.MonkeyPatch, worker: str
) -> None:
    owner, name, failing, keys, failure = FAILING[worker]
    monkeypatch.setattr(owner, name, failing)
    monkeypatch.setattr(autosave, "SAVE_AFTER", 0.01)
    monkeypatch.setattr(OpenFiles, "sync_arguments", ("library", "sync"))
    if worker != "sync":
        monkeypatch.setattr(SyncProcess, "run", at_once)
    other = Episode("other.md", "Another talk", segments=make_episode().segments)
    async with app_on(make_episode(), other) as pilot:
        for key in keys:
            await pilot.press(key)
            await at_rest(pilot)
        await until(pilot, lambda: f"{failure}: out of luck" in notices(pilot))
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.is_running


async def at_once(_: object) -> None:
    """A sync with nothing to do."""


# Work that is left


class Waiting:
    """Work that goes on until it is told to stop."""

    def __init__(self) -> None:
        self.begun: list[object] = []
        self.stopped: list[object] = []

    def until_stopped(self, subject: object, stop: Stop) -> Any:
        self.begun.append(subject)
        for _ in range(3_000):
            if stop():
                self.stopped.append(subject)
                raise LinkingStoppedError
            threading.Event().wait(0.01)
        raise AssertionError("nobody stopped it")


@pytest.fixture
def linking(monkeypatch: pytest.MonkeyPatch) -> Iterator[Waiting]:
    waiting = Waiting()

    def linked(_: EpisodeLinker, episode: Episode, *__: object, stop: Stop, **___: object) -> Any:
        return waiting.until_stopped(episode.path, stop)

    monkeypatch.setattr(EpisodeLinker, "linked", linked)
    yield waiting
    assert waiting.begun == waiting.stopped


async def open_other(pilot: Pilot[None]) -> None:
    """Go to the library and open the first episode of it."""
    await pilot.press("l")
    await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
    rows = pilot.app.screen.query_one(EpisodeList)
    await until(pilot, lambda: len(rows.rows) == 2)
    await pilot.press("g", "enter")


async def test_linking_stops_when_its_screen_closes(app_on: AppOn, linking: Waiting) -> None:
    other = Episode("other.md", "A talk", segments=make_episode().segments)
    async with app_on(other, make_episode(), rest=False) as pilot:
        await until(pilot, lambda: linking.begun == ["other.md"])
        await pilot.press("question_mark", "escape")
        assert linking.stopped == []
        await open_other(pilot)
        await until(pilot, lambda: linking.begun == ["other.md", "bees.md"])
        await until(pilot, lambda: linking.stopped == ["other.md"])
        await pilot.press("backspace")
        await until(pilot, lambda: linking.stopped == ["other.md", "bees.md"])


async def test_linking_that_another_episode_stopped_begins_again_when_its_own_is_shown(
    app_on: AppOn, linking: Waiting
) -> None:
    other = Episode("other.md", "A talk", segments=make_episode().segments)
    async with app_on(other, make_episode(), rest=False) as pilot:
        await until(pilot, lambda: linking.begun == ["other.md"])
        await open_other(pilot)
        await until(pilot, lambda: linking.begun == ["other.md", "bees.md"])
        await pilot.press("backspace")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
        await pilot.press("backspace")
        await until(pilot, lambda: isinstance(pilot.app.screen, EpisodeScreen))
        await until(pilot, lambda: linking.begun == ["other.md", "bees.md", "other.md"])


async def test_the_search_for_mentions_stops_when_the_article_closes(
    app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = Waiting()
    monkeypatch.setattr(
        article_screen,
        "find_mentions",
        lambda item, _h, _b, _k, stop, _report: waiting.until_stopped(item.path, stop),
    )
    async with app_on(start=900.0) as pilot:
        await pilot.press("tab", "tab", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ArticleScreen))
        await pilot.press("w")
        await until(pilot, lambda: waiting.begun == ["robobee.md"])
        await pilot.press("escape")
        await until(pilot, lambda: waiting.stopped == ["robobee.md"])
