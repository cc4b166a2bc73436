"""The prompts of an episode: the filter and the time, and the way back from them."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on

from tui.app.screens.episode.panes import PANES, EpisodePanes
from tui.app.widgets.filter_prompt import FilterPrompt
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.text_view import Top
from tui.app.widgets.time_prompt import TimePrompt
from tui.model import Episode, segment_at
from tui.search.keyword_filter import FilterHit


class EpisodeAsking(EpisodePanes):
    """An episode that can be filtered and gone through by time."""

    def __init__(self, episode: Episode) -> None:
        super().__init__(episode)
        self._return_to: tuple[int, float, Top] = (0, 0.0, (0, 0))
        self._followed: Mapping[int, FilterHit] = {}

    @property
    def _asking(self) -> Prompt | None:
        return next((prompt for prompt in self.query(Prompt) if prompt.asking), None)

    def _ask_from_here(self) -> None:
        """Take note of where to return to, and let no other prompt stand."""
        if self._asking:
            self._close(self._asking)
        self._return_to = (self._place, self._at, self._text.top)

    def _return(self) -> None:
        """Show all as it was when the prompt was opened."""
        place, at, top = self._return_to
        self._arrive(place, at)
        self._segments.point_at(place)
        self._text.return_to(place, top)

    async def action_accept(self) -> None:
        """Stay where the prompt leads, once it is known."""
        if prompt := self._asking:
            await prompt.settled()
            if prompt is self._filter:
                self._follow_filter()
            if prompt.asking:
                self._close(prompt)

    def _give_up(self, prompt: Prompt) -> None:
        if prompt is self._filter:
            self._filter.take("")
        self._return()
        self._close(prompt, given_up=True)

    def _close(self, prompt: Prompt, *, given_up: bool = False) -> None:
        prompt.close(given_up=given_up)
        self._show_pane(next((p for p in PANES if self.has_class(f"-on-{p}")), "segments"))

    def action_back(self) -> None:
        """Leave the prompt, or take the filter away, or go back to the list."""
        if self._asking:
            self._give_up(self._asking)
        elif self._filter.typed:
            self._filter.take("")
        else:
            self._show_pane("segments")

    # Filter

    def action_filter(self) -> None:
        """Ask for words."""
        self._ask_from_here()
        self._filter.ask(self._filter.typed)
        self._filter.say_count()

    @on(FilterPrompt.FilterChanged)
    def _follow_filter(self) -> None:
        """Show what the filter leaves now, unless that was done."""
        typed, hits = self._filter.typed, self._filter.hits
        if hits is self._followed:
            return
        self._followed = hits
        places = list(hits) if typed else range(len(self._episode.segments))
        lit = {place: hit.gist_spans for place, hit in hits.items()}
        self._segments.leave(places, lit, typed)
        self._text.light(hits)
        self._timeline.mark(hits=frozenset(hits))
        place = self._return_to[0]
        if hits and place not in hits:
            self._go(min((p for p in hits if p > place), default=min(hits)))
        elif self._asking or typed:
            self._return()
        else:
            self._segments.point_at(self._place)

    # Time

    def action_time(self) -> None:
        """Ask for a time."""
        self._ask_from_here()
        self.query_one(TimePrompt).ask_from(self._at, self._episode.segments, self._length)

    @on(TimePrompt.TimeTyped)
    def _time_typed(self, event: TimePrompt.TimeTyped) -> None:
        segments = self._episode.segments
        if self.query_one(TimePrompt).given_up:
            return
        if event.seconds is None or not segments:
            self._return()
        else:
            self._go(segment_at(segments, event.seconds), event.seconds)
