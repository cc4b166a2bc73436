"""Saving where the reader is: some seconds after they moved, and at once before others ask."""

from __future__ import annotations

import asyncio

from tui.app.base import BaseScreen
from tui.app.screens.episode.state import EpisodeState
from tui.library.store.positions import SAVE_AFTER, PositionSaver


class PositionAutosave:
    """Saves the position in an episode for its screen."""

    def __init__(self, screen: BaseScreen, state: EpisodeState) -> None:
        self._screen = screen
        self._state = state
        self._saver = PositionSaver(screen.app.positions, state.episode, state.length)
        self._seconds = state.seconds
        self._is_due = False

    def opened(self) -> None:
        """The reader sees the episode now, though they have not moved in it."""
        self._saver.opened()
        self._save_soon()

    def moved(self) -> None:
        """The reader has moved."""
        self._follow()
        self._save_soon()

    def save(self) -> None:
        """Save the position now."""
        self._follow()
        self._saver.save()
        self._tell_trouble()

    def _follow(self) -> None:
        if self._state.seconds != self._seconds:
            self._seconds = self._state.seconds
            self._saver.moved_to(self._seconds)

    def _save_soon(self) -> None:
        if not self._is_due:
            self._is_due = True
            self._screen.set_timer(SAVE_AFTER, self._save_meanwhile)

    def _save_meanwhile(self) -> None:
        self._is_due = False
        failure = "Where you are was not kept"
        self._screen.app.run_guarded(self._screen, failure, self._save_in_thread, group="save")

    async def _save_in_thread(self) -> None:
        await asyncio.to_thread(self._saver.save)
        self._tell_trouble()

    def _tell_trouble(self) -> None:
        if self._saver.trouble:
            self._screen.app.tell(self._saver.trouble, bad=True)
