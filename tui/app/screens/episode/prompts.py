"""The prompts of an episode, the filter's and the time's, and the way back from them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical

from tui.app.base import AppBase
from tui.app.screens.episode.lit_words import LitWords
from tui.app.screens.episode.panes import EpisodePanes, ViewPosition
from tui.app.screens.episode.state import EpisodeState
from tui.app.widgets.filter_prompt import FilterPrompt
from tui.app.widgets.prompt import Prompt, TimePrompt
from tui.memory import MANY

if TYPE_CHECKING:  # what searches is imported when it does
    from tui.search.keyword_filter import FilterHit
    from tui.workspace.open_documents import FilterAnswer
    from tui.workspace.scopes import EpisodeScope
    from tui.workspace.workers import Stop


class EpisodePrompts(Vertical):
    """Asks for words or a time, lets the panes follow what is typed, and can take it all back."""

    app = getters.app(AppBase)
    filter = getters.query_one(FilterPrompt)
    _time = getters.query_one(TimePrompt)

    def __init__(self, state: EpisodeState, panes: EpisodePanes) -> None:
        super().__init__(id="prompts")
        self._state = state
        self._panes = panes
        self._lit = LitWords(panes)
        self._return_to = ViewPosition(0, 0.0, (0, 0))
        self._followed: Mapping[int, FilterHit] = {}

    def compose(self) -> ComposeResult:
        """Both, hidden until they ask."""
        yield FilterPrompt("words, “a phrase”, -not, has:news", "segments")
        yield TimePrompt(id="time")

    @property
    def asking(self) -> bool:
        """Whether one of them asks."""
        return self._asking is not None

    @property
    def _asking(self) -> Prompt | None:
        return next((prompt for prompt in (self.filter, self._time) if prompt.asking), None)

    async def ask(self, kind: str) -> None:
        """Ask for words or for a time; no other prompt stays."""
        if self._asking:
            self._close(self._asking)
        self._return_to = self._panes.position
        if kind == "time":
            state = self._state
            await self._time.ask_from(state.seconds, state.episode.segments, state.length)
        else:
            await self.filter.ask(self.filter.typed)
            self.filter.show_count()

    def filter_in(self, scope: EpisodeScope) -> None:
        """Filter the segments of a scope."""
        self.filter.filter_with(partial(self._filtered, scope), scope.whole())

    def _filtered(self, scope: EpisodeScope, typed: str, stop: Stop) -> FilterAnswer:
        """What a filter leaves, once it is known where its words stand; in another thread."""
        answer = scope.filter(typed, stop)
        if not stop():
            self._panes.reading.places.located(answer.hits)
            self._state.occurrences(answer.hits)
            if len(answer.hits) >= MANY:
                self.app.long_lived.take_new()
        return answer

    def begin_again(self) -> None:
        """Filter an episode that has changed; what is given up leads to where the reader is."""
        self._return_to, self._followed = self._panes.position, {}
        self.filter.take(self.filter.typed)

    async def accept(self) -> None:
        """Stay where the prompt leads, once it is known."""
        if prompt := self._asking:
            await prompt.settled()
            if prompt is self.filter:
                self._follow_filter()
            if prompt.asking:
                self._close(prompt)

    def give_up(self) -> bool:
        """Leave the prompt, or else take the filter away; tells whether there was one of these."""
        prompt = self._asking
        if prompt is self.filter or (prompt is None and self.filter.typed):
            self.filter.take("")
        elif prompt is None:
            return False
        if prompt:
            self._panes.return_to(self._return_to)
            self._close(prompt, given_up=True)
        return True

    def _close(self, prompt: Prompt, *, given_up: bool = False) -> None:
        prompt.close(given_up=given_up)
        self._panes.show_pane()

    @on(FilterPrompt.FilterChanged)
    def _follow_filter(self) -> None:
        """Show what the filter leaves now, unless that was done."""
        state, panes, hits = self._state, self._panes, self.filter.results.hits
        if hits is self._followed:
            return
        self._followed = state.hits = hits
        state.filter, state.found = self.filter.typed, {}
        panes.show_filter()
        index = self._return_to.segment
        if hits and index not in (*hits, *state.filtered()):
            self._lit.go_to(min((i for i in hits if i > index), default=min(hits)))
        elif self._asking or state.filter:
            panes.return_to(self._return_to)
            if hits and self._asking and not panes.reading.take_seen():
                self._lit.go_to(max(0, index))
        else:
            panes.segments.point_at(state.place)

    @on(TimePrompt.TimeTyped)
    def _follow_time(self, event: TimePrompt.TimeTyped) -> None:
        if self._time.given_up:
            return
        if event.seconds is None or not self._state.episode.segments:
            self._panes.return_to(self._return_to)
        else:
            self._panes.go_to_time(event.seconds)
