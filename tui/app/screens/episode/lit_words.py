"""The lit words of the open episode: gone to one by one, the other panes in step."""

from __future__ import annotations

from tui.app.screens.episode.panes import EpisodePanes
from tui.app.widgets.lit_text import LitStep


class LitWords:
    """What a search or the filter lit."""

    def __init__(self, panes: EpisodePanes) -> None:
        self._panes = panes

    def go_to(self, index: int, seconds: float | None = None) -> None:
        """Bring a lit word of a segment into view, or its beginning where there is none.

        That is the first one, or what is said first from a second on.
        """
        self._panes.go(index, seconds)
        if self._panes.reading.show_lit(index, seconds):
            self._follow()

    def step(self, step: int) -> LitStep | None:
        """Go to the next one or the one before; None where nothing is lit."""
        taken = self._panes.reading.step_lit(step)
        if taken:
            self._follow()
        return taken

    def _follow(self) -> None:
        if self._panes.reading.moment:
            index, seconds = self._panes.reading.moment
            self._panes.arrive(index, seconds)
            self._panes.segments.point_at(index)
