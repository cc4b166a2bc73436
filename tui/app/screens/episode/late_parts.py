"""Parts of an episode's screen that are imported and made when a key first asks for them."""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import TYPE_CHECKING

from tui.app.base import BaseScreen
from tui.app.screens.episode.panes import EpisodePanes
from tui.app.screens.episode.state import EpisodeState
from tui.app.widgets.status_line import StatusLine
from tui.workspace.scopes import EpisodeScope

if TYPE_CHECKING:  # as it says above
    from tui.app.screens.episode.keeping import MomentKeeper
    from tui.app.screens.episode.listening import Listening
    from tui.app.screens.episode.live_file import LiveFile
    from tui.app.screens.episode.prompts import EpisodePrompts


class LateParts:
    """What the first screen does not show.

    Attributes:
        prompts: what asks for words or a time; None until it is first to do so.
        listening: what plays the recording; None until it is first to be played.
    """

    def __init__(
        self, screen: BaseScreen, state: EpisodeState, panes: EpisodePanes, scope: EpisodeScope
    ) -> None:
        """Make parts of a screen; its filter looks through the scope."""
        self._screen = screen
        self._state = state
        self._panes = panes
        self._scope = scope
        self.prompts: EpisodePrompts | None = None
        self.listening: Listening | None = None

    @cached_property
    def keeper(self) -> MomentKeeper:
        """What keeps moments of the episode."""
        from tui.app.screens.episode.keeping import MomentKeeper  # noqa: PLC0415  when first asked

        return MomentKeeper(self._screen, self._state, self._panes.show_bookmarks)

    @cached_property
    def live_file(self) -> LiveFile:
        """What shows the episode's file anew when it has changed."""
        from tui.app.screens.episode.live_file import LiveFile  # noqa: PLC0415  after the first frame

        screen, scope = self._screen, self._scope
        return LiveFile(screen, self._state, scope, self._panes, lambda: self.prompts)

    async def follow_file(self, painted: asyncio.Event) -> None:
        """Show the file anew each time that it has changed, once there is something to see."""
        await painted.wait()  # much is imported
        await self.live_file.follow()

    def hear(self) -> Listening:
        """What plays the recording."""
        if self.listening is None:
            from tui.app.screens.episode.listening import Listening  # noqa: PLC0415  when first asked

            self.listening = Listening(self._screen, self._state, self._panes)
        return self.listening

    async def ask(self, kind: str) -> None:
        """Ask for the words of a filter, or for a time, above the status line."""
        screen = self._screen
        if not screen.query("#prompts"):
            from tui.app.screens.episode.prompts import EpisodePrompts  # noqa: PLC0415  when first asked

            prompts = EpisodePrompts(self._state, self._panes)
            await screen.mount(prompts, before=screen.query_one(StatusLine))
            prompts.filter_in(self._scope)
            self.prompts = prompts
        if self.prompts:  # else it is just being made
            await self.prompts.ask(kind)
