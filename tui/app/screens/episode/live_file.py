"""The open file as it changes: read again, shown at the same place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.app.base import BaseScreen
from tui.app.screens.episode.panes import EpisodePanes
from tui.app.screens.episode.state import EpisodeState
from tui.app.widgets.bars import Masthead
from tui.readers.reading import Reading
from tui.workspace.scopes import EpisodeScope
from tui.workspace.watching import readings_of, renewed

if TYPE_CHECKING:  # what asks is imported when it does
    from tui.app.screens.episode.prompts import EpisodePrompts

_LOST = "The file holds no episode now; this is its last text."
_MENDED = "Nothing in the file is doubtful any more."


class LiveFile:
    """Follows the file of an episode for its screen."""

    def __init__(
        self,
        screen: BaseScreen,
        state: EpisodeState,
        scope: EpisodeScope,
        panes: EpisodePanes,
        prompts: Callable[[], EpisodePrompts | None],
    ) -> None:
        """Follow the file of what panes show; what asks may come later."""
        self._screen = screen
        self._state = state
        self._scope = scope
        self._panes = panes
        self._prompts = prompts
        self._problems = replace(state.reading, news=()).all_problems()

    async def follow(self) -> None:
        """Show the file anew each time that it has changed; until that is cancelled."""
        self.fetch_attachments()
        async for reading in readings_of(self._state.episode.locator):
            self.show(reading)

    def fetch_attachments(self) -> None:
        """Fetch what a fetched episode's feed lists beside it, and show the file with that."""
        if self._state.episode.attachments:
            failure = "The transcript and chapters were not fetched"
            work, screen = self._fetch_attachments, self._screen
            screen.app.run_guarded(screen, failure, work, group="attachments")

    async def _fetch_attachments(self) -> None:
        from tui.workspace.attaching import fetch_attachments  # noqa: PLC0415  few list some

        episode, app = self._state.episode, self._screen.app
        fetched, reading = await fetch_attachments(episode, app.store, app.tell)
        if fetched is not None:
            app.tell(str(fetched), bad=bool(fetched.troubles))
        if reading is not None:
            self.show(reading)
            app.start_sync(again=True)

    def show(self, reading: Reading) -> None:
        """Show the file as it is now, at the same place; the last good text where it is broken."""
        screen, problems, before = self._screen, reading.all_problems(), self._problems
        new = renewed(self._state.reading, reading)
        if problems and (new is None or problems != before):
            screen.app.tell(str(problems[0]), bad=True)
        elif new is None:
            screen.app.tell(_LOST, bad=True)
        elif before and not problems:
            screen.app.tell(_MENDED)
        self._problems = problems
        if new is None:
            return
        state, panes = self._state, self._panes
        focused, place, pane = screen.focused, panes.reading.place_in_segment, panes.pane
        position = panes.position
        state.take(new)
        self._scope.look_through(state.episode)
        screen.query_one(Masthead).show_episode(state.episode)
        panes.show_episode()
        if state.place < 0:
            panes.return_to(position)
        else:
            panes.go(state.index, state.seconds)
            panes.reading.return_to_place(state.index, place)
        if prompts := self._prompts():
            prompts.filter_in(self._scope)
            prompts.begin_again()
        panes.news.find_again()
        panes.show_pane(pane)
        screen.set_focus(focused)
