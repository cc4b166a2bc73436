"""Remembering where the reader is: seldom while something is read, and always at the end."""

from __future__ import annotations

import threading

from tui.library.store.positions import Positions
from tui.model import Episode

KEEP_AFTER = 3.0
"""Seconds that a new place may wait until it is remembered."""


class PlaceKeeper:
    """Knows where in an episode the reader is, and what of that is on the disk.

    Attributes:
        waiting: whether there is something that is not on the disk yet.
        trouble: why the last place could not be kept; None if it was.
    """

    def __init__(self, positions: Positions | None, episode: Episode, length: float) -> None:
        self._positions = positions
        self._episode = episode
        self._length = length
        self._seconds: float | None = None
        self._lock = threading.Lock()
        self.waiting = False
        self.trouble: str | None = None

    def opened(self) -> None:
        """The reader sees the episode now, though they have not moved in it."""
        self.waiting = True

    def arrived(self, seconds: float) -> None:
        """The reader has moved to a time, in seconds."""
        self._seconds = seconds
        self.waiting = True

    def keep(self) -> None:
        """Put the place on the disk; never raises, and may be called in any thread."""
        with self._lock:
            if not (self.waiting and self._positions):
                return
            self.waiting = False
            try:
                self._positions.remember(self._episode, self._seconds, self._length or None)
                self.trouble = None
            except OSError as error:
                self.trouble = f"Where you are was not kept: {error}"
