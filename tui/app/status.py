"""What the last line of every screen tells beside the keys: notices, and where among hits one is.

Nothing is laid over a text: a notice takes the keys' place on that line for some seconds, and all
that were told stand on the page of the problems.
"""

from __future__ import annotations

from typing import NamedTuple
from weakref import WeakKeyDictionary

from textual.app import App
from textual.screen import Screen
from textual.signal import Signal
from textual.timer import Timer

_SHOWN = 6.0
"""Seconds that a notice stands on the line."""
_SHOWN_BAD = 12.0
"""Seconds that one stands there that tells of something gone wrong."""
_KEPT = 200
"""Notices that are kept."""


class Notice(NamedTuple):
    """Something that the reader was told in passing; plain text, maybe of several lines."""

    text: str
    is_bad: bool = False

    @property
    def line(self) -> str:
        """The text on one line."""
        return " · ".join(filter(None, map(str.strip, self.text.splitlines())))


class Status:
    """What status lines show; `StatusLine` is the widget.

    Attributes:
        notice: what is being told now.
        history: all that was told, the last at the end; the same twice in a row stands once.
        changed: tells that any of it is another now.
    """

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._positions: WeakKeyDictionary[Screen[object], str] = WeakKeyDictionary()
        self._work: WeakKeyDictionary[Screen[object], str] = WeakKeyDictionary()
        self._timer: Timer | None = None
        self.notice: Notice | None = None
        self.history: list[Notice] = []
        self.changed: Signal[None] = Signal(app, "status")

    def tell(self, text: str, *, bad: bool = False) -> None:
        """Tell something, in the place of what was told before."""
        notice = Notice(text, bad)
        if notice not in self.history[-1:]:
            self.history = [*self.history[1 - _KEPT :], notice]
        self._show(notice)
        self._timer = self._app.set_timer(_SHOWN_BAD if bad else _SHOWN, self.clear)

    def tell_progress(self, text: str) -> None:
        """Tell how far something is, until something else is told; it is not kept."""
        self._show(Notice(text))

    def _show(self, notice: Notice) -> None:
        self.notice = notice
        if self._timer:
            self._timer.stop()
        self.changed.publish(None)

    def clear(self) -> None:
        """Tell nothing any more; the keys are shown again."""
        self.notice = None
        self.changed.publish(None)

    def show_position(self, text: str) -> None:
        """Show where one is, as "3 of 17", at the right end of the current screen's line.

        It stays, with notices and keys left of it, until there is another; "" takes it away.
        """
        self._positions[self._app.screen] = text
        self.changed.publish(None)

    def show_work(self, screen: Screen[object], text: str) -> None:
        """Show, where no position stands, that something is still being done for a screen."""
        if text != self._work.get(screen, ""):
            self._work[screen] = text
            self.changed.publish(None)

    def position_on(self, screen: Screen[object]) -> str:
        """What was last said of a screen's position, or of the work that is done for it."""
        return self._positions.get(screen) or self._work.get(screen, "")
