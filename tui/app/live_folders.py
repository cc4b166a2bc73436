"""The library as its folders change: brought in step with them while it is listed."""

from __future__ import annotations

import asyncio
from functools import partial

from tui.app.base import AppBase, BaseScreen
from tui.workspace.workers import in_thread

_READING = 0.2
"""Seconds between two looks whether the folders are still being read."""


def follow_folders(screen: BaseScreen, painted: asyncio.Event) -> None:
    """Read the folders again each time that they have changed, while a screen is there.

    They are followed when painted is set: much is imported.
    """
    work = partial(_follow, screen.app, painted)
    screen.app.run_guarded(screen, "The folders are not followed", work, group="file")


async def _follow(app: AppBase, painted: asyncio.Event) -> None:
    await painted.wait()
    from tui.workspace.watching import changes_in  # noqa: PLC0415  after the first frame

    async for _ in changes_in(await in_thread(lambda _: app.library.roots())):
        while app.syncing and app.syncing.running:  # noqa: ASYNC110  nobody waits for it
            await asyncio.sleep(_READING)
        app.start_sync(again=True)
