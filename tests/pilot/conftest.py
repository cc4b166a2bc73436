"""A small episode with news, and an app on it."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from textual import events
from textual._compositor import Compositor, CompositorUpdate
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.widget import Widget

from tui.app.app import SkimcastApp
from tui.app.widgets.reading_pane import ReadingPane
from tui.app.widgets.segment_list import SegmentList
from tui.library.store.database import Store
from tui.library.sync.synchronizer import sync
from tui.model import Episode, NewsItem, Segment, Timecode
from tui.readers.registry import Reading
from tui.workspace.indexed import IndexedLibrary
from tui.workspace.startup import Startup

TOPICS = [
    ("Bees in winter", "How a hive keeps warm: the cluster turns and shares its honey."),
    ("Varroa mites", "The mite that came from Asia, and oxalic acid treatment against it."),
    ("Queens", "Raising a queen takes royal jelly. Why does a colony swarm?"),
    ("Robots among flowers", "Harvard's RoboBee hovers, pollinating almonds in California."),
    ("Honey fraud", "Sugar syrup in jars; isotopes show what bees never gathered."),
    ("City hives", "Rooftops in Paris, and whether wild bees go hungry beside them."),
    ("The waggle dance", "Karl von Frisch and how a forager points at flowers."),
    ("Questions", "Listeners ask about stings, lawns and what to plant."),
]


def make_episode(topics: list[tuple[str, str]] = TOPICS) -> Episode:
    """An episode with a segment every five minutes, long enough to scroll."""
    segments = tuple(
        Segment(
            start=Timecode(300 * place),
            end=Timecode(300 * (place + 1)),
            title=title,
            gist=title,
            text=f"{text}\n\n" + " ".join(["More was said about it, at length."] * 12),
            line=None,
        )
        for place, (title, text) in enumerate(topics)
    )
    return Episode(
        path="bees.md",
        title="A year with bees",
        show="Field Notes",
        number=12,
        published=date(2024, 5, 1),
        duration=300.0 * len(topics),
        media="https://example.org/bees.mp3",
        segments=segments,
    )


def make_news() -> tuple[NewsItem, ...]:
    """Two items, each about one segment."""
    return (
        NewsItem(
            path="robobee.md",
            title="RoboBee learns to land among almonds",
            excerpt="Harvard's RoboBee hovers over almonds in California.",
            body="The RoboBee of Harvard hovers and lands.\n\nPollinating almonds is next.",
            provider="Field Wire",
            published=date(2024, 5, 3),
            url="https://example.org/robobee",
        ),
        NewsItem(
            path="fraud.md",
            title="Isotopes tell sugar syrup from honey",
            excerpt="A laboratory found sugar syrup in jars of honey by isotopes.",
            provider="Lab Daily",
            published=date(2024, 4, 1),
            url="https://example.org/fraud",
        ),
    )


AppOn = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
PATIENCE = 30.0


async def until(pilot: Pilot[None], wanted: Callable[[], bool]) -> None:
    """Wait until something is so; fails after a time that no machine needs."""
    deadline = time.monotonic() + PATIENCE
    while not wanted():
        if time.monotonic() > deadline:
            pytest.fail("this never came to be")
        await pilot.pause(0.01)


PAINT = Compositor.render_update


@pytest.fixture(autouse=True)
def drawn_at_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw what a test ends with, and paint nothing: that took half of its time."""

    def render_update(compositor: Compositor, *, full: bool = False, **more: Any) -> object:
        if full:
            return PAINT(compositor, full=True, **more)
        compositor._dirty_regions.clear()
        return None

    monkeypatch.setattr(Compositor, "render_update", render_update)


_PARSED: dict[tuple[object, ...], list[RuleSet]] = {}
_PARSE = Stylesheet._parse_rules


@pytest.fixture(autouse=True)
def styles_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parse the same styles in the same colours once for all apps: a tenth of a start is that."""

    def parse_rules(sheet: Stylesheet, css: str, *more: Any, **named: Any) -> list[RuleSet]:
        key = (css, more, *named.values(), *sheet._variables.items())
        if key not in _PARSED:
            _PARSED[key] = _PARSE(sheet, css, *more, **named)
        return _PARSED[key]

    monkeypatch.setattr(Stylesheet, "_parse_rules", parse_rules)


async def at_rest(pilot: Pilot[None]) -> None:
    """Wait until nothing is under way: no search, no reading, no linking.

    What follows the open file never ends by itself.
    """
    await pilot.pause()
    workers = pilot.app.workers
    await until(pilot, lambda: all(one.is_finished for one in workers if one.group != "file"))
    await pilot.pause()


def painted(pilot: Pilot[None]) -> str:
    """What a terminal is sent to show the screen and what stands below it."""
    screen, below = pilot.app.screen, pilot.app._background_screens
    update = screen._compositor.render_update(full=True, screen_stack=below)
    return cast("CompositorUpdate", update).render_segments(pilot.app.console)


def draw(screen: Screen[object]) -> None:
    """Let each part that can be seen draw itself, without what Textual makes of that."""
    for part in screen.walk_children(Widget):
        if not (part.display and part.size.area):
            continue
        if isinstance(part, ScrollView):
            for row in range(part.size.height):
                part.render_line(row)
        else:
            part.render()


def notices(pilot: Pilot[None]) -> list[str]:
    """What the app has told in passing."""
    return [notice.text for notice in skimcast(pilot).status.history]


@pytest.fixture
def app_on(tmp_path: Path) -> AppOn:
    """An app on some episodes and news, ready when its links are found."""

    @asynccontextmanager
    async def start(
        *episodes: Episode,
        news: tuple[NewsItem, ...] | None = None,
        size: tuple[int, int] = (120, 40),
        start: float | None = None,
        rest: bool = True,
    ) -> AsyncIterator[Pilot[None]]:
        reading = Reading(episodes or (make_episode(),), make_news() if news is None else news, ())
        app = SkimcastApp(Startup(reading, Store(tmp_path / "store.sqlite3"), start=start))
        async with app.run_test(size=size) as pilot:
            if rest:
                await at_rest(pilot)
            yield pilot
            if Compositor.render_update is not PAINT and pilot.app.is_running:
                draw(pilot.app.screen)

    return start


def place(pilot: Pilot[None]) -> int:
    """The place of the segment under the list's cursor."""
    return pilot.app.screen.query_one(SegmentList).current


def top_line(pilot: Pilot[None]) -> str:
    """The line of the text at the top of the reading pane."""
    return pilot.app.screen.query_one(ReadingPane).render_line(0).text.strip()


def shown(pilot: Pilot[None], kind: type[Widget]) -> bool:
    """Whether a widget can be seen."""
    widget = pilot.app.screen.query_one(kind)
    return (
        bool(widget.size.area)
        and widget.display
        and all(parent.display for parent in widget.ancestors if isinstance(parent, Widget))
    )


def skimcast(pilot: Pilot[None]) -> SkimcastApp:
    """The app as its own type."""
    assert isinstance(pilot.app, SkimcastApp)
    return pilot.app


def position(pilot: Pilot[None]) -> str:
    """What the status line says of where one is among the hits."""
    return skimcast(pilot).status.position_on(pilot.app.screen)


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Type a text key by key."""
    names = {" ": "space", ":": "colon", "-": "minus", '"': "quotation_mark", "%": "percent_sign"}
    await pilot.press(*(names.get(char, char) for char in text))
    await at_rest(pilot)


async def type_at_once(pilot: Pilot[None], *keys: str) -> None:
    """Type keys without waiting between them, as a paste or a slow machine does."""
    for key in keys:
        character = "/" if key == "slash" else key if len(key) == 1 else None
        pilot.app.post_message(events.Key(key, character))
    await pilot.pause()
    while skimcast(pilot).keys_pending:
        await pilot.pause()
    await pilot.pause()


EPISODES = {
    "hives.md": ("Hives", "Field Notes", "2024-05-01", "Waggle dance", "Bees point at flowers."),
    "robots.md": ("Robots", "Field Notes", "2023-02-01", "Humanoids", "Optimus walks on flowers."),
    "tides.md": ("Tides", "Deep Time", "2021-01-01", "Moonlight", "The sea comes and goes."),
}


def write_files(folder: Path) -> None:
    """Three small summaries and a news item about one of them."""
    folder.mkdir(exist_ok=True)
    for name, (title, show, day, gist, text) in EPISODES.items():
        (folder / name).write_text(
            f"---\ntitle: {title}\nshow: {show}\npublished: {day}\nduration: 1:00:00\n---\n"
            f"0:00:00 Beginning\n\nWelcome to {title}.\n\n0:20:00 {gist}\n\n{text}\n\n"
            "0:40:00 Farewell\n\nUntil the next time.\n",
            encoding="utf-8",
        )
    news = folder / "news"
    news.mkdir(exist_ok=True)
    (news / "wire.md").write_text(
        "---\ntitle: Moonlight moves the sea\nprovider: Wire\npublishedDateTime: 2021-01-03\n"
        "webUrl: https://example.org/sea\n---\nMoonlight, say sailors, moves the sea at night.\n",
        encoding="utf-8",
    )


@pytest.fixture
def library(tmp_path: Path) -> IndexedLibrary:
    """An index of the three summaries and the news item."""
    write_files(tmp_path / "files")
    sync(tmp_path / "index", [tmp_path / "files"], workers=0)
    return IndexedLibrary(tmp_path / "index", "the library", ())
