"""The open file as it changes: read again, shown at the same place."""

from __future__ import annotations

import asyncio
from functools import partial

from msgspec.structs import replace
from textual import getters
from textual.widget import Widget

from tui.app.base import AppBase
from tui.app.screens.episode.panes import EpisodePanes
from tui.app.screens.episode.prompts import EpisodePrompts
from tui.app.screens.episode.state import EpisodeState
from tui.app.widgets.bars import Masthead
from tui.readers.reading import Reading
from tui.workspace.scopes import EpisodeScope

_LOST = "The file holds no episode now; this is its last text."
_MENDED = "Nothing in the file is doubtful any more."


class LiveFile(Widget):
    """Follows the file of an episode; nothing is seen of it."""

    DEFAULT_CSS = "LiveFile { display: none; }"
    app = getters.app(AppBase)

    def __init__(
        self,
        state: EpisodeState,
        scope: EpisodeScope,
        panes: EpisodePanes,
        prompts: EpisodePrompts,
    ) -> None:
        super().__init__()
        self._state = state
        self._scope = scope
        self._panes = panes
        self._prompts = prompts
        self._problems = replace(state.reading, news=()).all_problems()

    def follow(self, painted: asyncio.Event) -> None:
        """Show the file anew each time that it has changed, once there is something to see."""
        work = partial(self._follow, painted)
        self.app.run_guarded(self, "The file is not followed", work, group="file")

    async def _follow(self, painted: asyncio.Event) -> None:
        await painted.wait()  # much is imported
        from tui.workspace.watching import readings_of  # noqa: PLC0415  after the first frame

        async for reading in readings_of(self._state.episode.locator):
            self.show(reading)

    def fetch_attachments(self) -> None:
        """Fetch what a fetched episode's feed lists beside it, and show the file with that."""
        if self._state.episode.attachments:
            failure = "The transcript and chapters were not fetched"
            self.app.run_guarded(self, failure, self._fetch_attachments, group="attachments")

    async def _fetch_attachments(self) -> None:
        from tui.workspace.attaching import fetch_attachments  # noqa: PLC0415  few list some

        episode, store = self._state.episode, self.app.store
        fetched, reading = await fetch_attachments(episode, store, self.app.tell)
        if fetched is not None:
            self.app.tell(str(fetched), bad=bool(fetched.troubles))
        if reading is not None:
            self.show(reading)
            self.app.start_sync(again=True)

    def show(self, reading: Reading) -> None:
        """Show the file as it is now, at the same place; the last good text where it is broken."""
        from tui.workspace.watching import renewed  # noqa: PLC0415  after the first frame

        problems, before = reading.all_problems(), self._problems
        new = renewed(self._state.reading, reading)
        if problems and (new is None or problems != before):
            self.app.tell(str(problems[0]), bad=True)
        elif new is None:
            self.app.tell(_LOST, bad=True)
        elif before and not problems:
            self.app.tell(_MENDED)
        self._problems = problems
        if new is None:
            return
        state, panes = self._state, self._panes
        focused, place, pane = self.screen.focused, panes.reading.place_in_segment, panes.pane
        position = panes.position
        state.take(new)
        self._scope.look_through(state.episode)
        self.screen.query_one(Masthead).show_episode(state.episode)
        panes.show_episode()
        if state.place < 0:
            panes.return_to(position)
        else:
            panes.go(state.index, state.seconds)
            panes.reading.return_to_place(state.index, place)
        self._prompts.filter_in(self._scope)
        self._prompts.begin_again()
        panes.news.find_again()
        panes.show_pane(pane)
        self.screen.set_focus(focused)
