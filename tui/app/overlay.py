"""What boxes and pages over a main screen have in common."""

from __future__ import annotations

from textual import events, getters
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

from tui.app.base import AppBase
from tui.app.first_paint import FirstPaint

_PAUSE = 0.02
"""Seconds that a box waits before it is painted, for what a thread answers at once."""


class OverlayScreen(ModalScreen[None]):
    """A box or page over a main screen; a click beside it closes it."""

    app = getters.app(AppBase)

    def __init__(self) -> None:
        super().__init__()
        self.first_paint = FirstPaint(self, _PAUSE)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close it, once, and neither what stands below it nor what stands over it."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()

    def action_back(self) -> None:
        """Leave it for the screen below."""
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """Close it by a click beside it."""
        if event.widget is self:
            self.dismiss(None)
