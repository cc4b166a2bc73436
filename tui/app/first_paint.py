"""The first picture of a screen: painted once, when its parts have found their places."""

from __future__ import annotations

import asyncio

from textual.screen import Screen
from textual.widget import Widget

LATEST = 1.0
"""Seconds after which a screen is painted, whatever its parts still do."""


class FirstPaint:
    """Holds what would be painted of a screen, until nothing in it changes any more.

    Its parts learn their sizes one after the other and lay themselves out again, and Textual would
    paint the whole screen for each of these.

    Attributes:
        done: set when there is something to see.
    """

    def __init__(self, screen: Screen[None], pause: float = 0.0) -> None:
        """Hold a screen that has not been shown yet, until nothing has changed for some seconds."""
        self.done = asyncio.Event()
        self._screen = screen
        self._pause = pause
        self._is_held = True
        self._has_changed = True
        self._has_paused = False
        # Textual has no public name for it; a test fails where it has another one.
        self._refresh = screen._compositor_refresh  # noqa: SLF001  as above
        screen._compositor_refresh = self._paint  # type: ignore[method-assign]  # noqa: SLF001  as above
        self._restyle = screen.update_node_styles
        screen.update_node_styles = self._apply_styles  # type: ignore[method-assign]
        screen.call_later(self._begin)

    def _paint(self) -> None:
        """Paint what has changed, unless it is held."""
        if self._is_held and self._screen.is_current:
            self._has_changed = True
            self._screen._dirty_widgets.clear()  # noqa: SLF001  or Textual asks for them again
        else:
            self._refresh()
            self.done.set()

    def _apply_styles(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002  Textual's signature
        """Apply styles that have changed.

        Textual applies all of them as a screen is shown too, and then alone without animation. The
        parts of the app's first screen have just got them; for others there may be new ones.
        """
        is_first = len(self._screen.app.screen_stack) == 1
        if animate or not (self._is_held and is_first):
            self._restyle(animate)

    def _begin(self) -> None:
        self._screen.set_timer(LATEST, self._release)
        self._look()

    def _look(self) -> None:
        """Paint if nothing has changed since the parts were asked last; else ask them."""
        if self._has_changed and self._is_held:
            self._has_changed = False
            self._has_paused = not self._pause
            self._ask(list(self._screen.walk_children(Widget)))
        elif self._has_paused:
            self._release()
        else:
            self._has_paused = True
            self._screen.set_timer(self._pause, self._look)

    def _ask(self, parts: list[Widget]) -> None:
        """Let parts, each after all that stand in it, handle what they have heard; then look."""
        while parts:
            if parts.pop().call_later(self._ask, parts):
                return
        self._screen.call_later(self._update)

    def _update(self) -> None:
        """Lay out now what is to be laid out; the screen's timer would wait a 60th of a second."""
        self._screen._on_timer_update()  # noqa: SLF001  as Textual's own pilot does
        self._screen.call_after_refresh(self._look)

    def _release(self) -> None:
        if self._is_held:
            self._is_held = False
            self._screen.refresh()
            self._screen._on_timer_update()  # noqa: SLF001  the same
