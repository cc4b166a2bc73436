"""Fetching what is new in a process of its own, so that the screen never waits for the network."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass

from tui.model import counted
from tui.workspace.workers import last_words, with_our_path


@dataclass(slots=True)
class RefreshSummary:
    """What came of a refresh: feeds asked, new episodes and news, and what went wrong."""

    feeds: int = 0
    episodes: int = 0
    news: int = 0
    troubles: tuple[str, ...] = ()

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
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "tui", "refresh", "--json"),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=with_our_path(),
    )
    assert process.stdout is not None  # noqa: S101  asked for above
    assert process.stderr is not None  # noqa: S101  asked for above
    summary = RefreshSummary()
    try:
        errors = asyncio.create_task(last_words(process.stderr))
        async for line in process.stdout:
            _take(summary, json.loads(line))
            progress(summary)
        code, words = await process.wait(), await errors
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()
    if not summary.feeds and words:
        summary.troubles = (words,)
    elif code and not summary.troubles:
        summary.troubles = (words or f"the refresh ended with {code}",)
    return summary


def _take(summary: RefreshSummary, row: dict[str, object]) -> None:
    summary.feeds += 1
    summary.episodes += int(str(row["episodes"]))
    summary.news += int(str(row["news"]))
    if row["trouble"]:
        summary.troubles = (*summary.troubles, f"{row['name']}: {row['trouble']}")
