"""Fetching what is new in a process of its own, so that the screen never waits for the network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tui.model import counted
from tui.workspace.workers import ended, followed, started


@dataclass(slots=True)
class RefreshSummary:
    """What came of a refresh: feeds asked, new episodes and news, and what went wrong."""

    feeds: int = 0
    episodes: int = 0
    news: int = 0
    troubles: tuple[str, ...] = ()

    def add(self, row: dict[str, Any]) -> None:
        """Count what came of one more feed."""
        self.feeds += 1
        self.episodes += row["episodes"]
        self.news += row["news"]
        if row["trouble"]:
            self.troubles = (*self.troubles, f"{row['name']}: {row['trouble']}")

    @property
    def arrivals(self) -> str:
        """What is new, in words."""
        return f"{counted(self.episodes, 'new episode')}, {self.news:,} news"

    def __str__(self) -> str:
        """In words, a line for each trouble."""
        return "\n".join((self.arrivals if self.feeds else "Nothing was fetched.", *self.troubles))


async def run_refresh(progress: Callable[[RefreshSummary], None]) -> RefreshSummary:
    """Run `skimcast refresh` to its end; it is ended where this is cancelled.

    What came so far is told after each feed.

    Raises:
        OSError: it cannot be run.
    """
    summary = RefreshSummary()

    def take(row: dict[str, Any]) -> None:
        summary.add(row)
        progress(summary)

    process = await started("refresh", "--json")
    try:
        code, words = await followed(process, take)
    finally:
        await ended(process)
    if not summary.feeds and words:
        summary.troubles = (words,)
    elif code and not summary.troubles:
        summary.troubles = (words or f"the refresh ended with {code}",)
    return summary
