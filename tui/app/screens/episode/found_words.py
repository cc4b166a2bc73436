"""What a search found in the open episode: gone to, gone through, and put out again."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.screens.episode.late_parts import LateParts
from tui.app.screens.episode.lit_words import LitWords
from tui.app.screens.episode.panes import EpisodePanes
from tui.app.screens.episode.state import EpisodeState
from tui.workspace.hits import Hit


class FoundWords:
    """The words that a search lit, until the reader has enough of them."""

    def __init__(self, state: EpisodeState, panes: EpisodePanes, late: LateParts) -> None:
        self._state = state
        self._panes = panes
        self._lit = LitWords(panes)
        self._late = late

    def go_to(self, hits: Sequence[Hit]) -> None:
        """Go to the first of some hits and light them all; a filter that hides it is taken away."""
        state = self._state
        hits = [hit for hit in hits if hit.place < len(state.episode.segments)]
        if not hits:
            return
        index, prompts = hits[0].place, self._late.prompts
        if prompts and state.filter and index not in state.hits:
            prompts.filter.take("")
        state.found = {hit.place: hit for hit in hits if hit.gist_spans or hit.text_spans}
        self._panes.show_filter()
        self._lit.go_to(index, hits[0].start)

    def put_out(self) -> bool:
        """Light them no more, unless something is asked; tells whether there were any."""
        prompts = self._late.prompts
        if not self._state.found or (prompts and prompts.asking):
            return False
        self._state.found = {}
        self._panes.show_filter()
        return True
