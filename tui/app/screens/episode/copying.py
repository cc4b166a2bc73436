"""What is taken from an episode: words, moments, quotes, links."""

from __future__ import annotations

from tui.app.messages import NumberedLink
from tui.app.screens.episode.panes import EpisodePanes
from tui.app.screens.episode.state import EpisodeState
from tui.urls import moment_url
from tui.workspace.hits import item_note, moment_note, moment_quote


class EpisodeCopier:
    """Tells what is to be copied, and which links there are."""

    def __init__(self, state: EpisodeState, panes: EpisodePanes) -> None:
        self._state = state
        self._panes = panes

    def text(self) -> str:
        """The selected words, else the article's or the moment's title and address."""
        state, link = self._state, self._panes.news.link
        if selected := self._panes.reading.take_selected():
            return selected
        if link:
            return item_note(link.item)
        return moment_note(state.episode, state.segment, state.seconds) if state.segment else ""

    def quote(self) -> str:
        """The selected words, else what the segment says, as a quote with its source."""
        state, reading = self._state, self._panes.reading
        index, seconds = reading.moment_selected() or (state.index, state.seconds)
        text = reading.take_selected() or (state.segment.text if state.segment else "")
        return moment_quote(text, state.episode, index, seconds) if text else ""

    @property
    def moment_address(self) -> str | None:
        """Where the recording can be heard from this second on."""
        state = self._state
        return moment_url(state.episode.media, state.seconds if state.episode.is_timed else 0.0)

    def links(self) -> list[NumberedLink]:
        """The address of this moment and the links, those of this segment first."""
        moment = self.moment_address
        first = [NumberedLink("The recording at this moment", moment)] if moment else []
        links = self._panes.reading.links_from(self._state.index)
        return [*first, *(NumberedLink(*link) for link in links)]
