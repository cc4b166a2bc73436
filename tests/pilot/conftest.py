"""A small episode with news, and an app on it."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tui.app.app import SkimcastApp
from tui.library.store.database import Store
from tui.model import Episode, NewsItem, Segment, Timecode
from tui.readers.registry import Reading

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
        overview=("Everything about bees.",),
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


async def at_rest(pilot: Pilot[None]) -> None:
    """Wait until nothing is under way: no search, no reading, no linking."""
    await pilot.pause()
    await until(pilot, lambda: all(worker.is_finished for worker in pilot.app.workers))
    await pilot.pause()


def notices(pilot: Pilot[None]) -> list[str]:
    """What the app has told in passing."""
    return [notice.message for notice in pilot.app._notifications]


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
        app = SkimcastApp(reading, start=start, store=Store(tmp_path / "store.sqlite3"))
        async with app.run_test(size=size) as pilot:
            if rest:
                await at_rest(pilot)
            yield pilot

    return start
