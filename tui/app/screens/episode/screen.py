"""The main screen: segments, reading, news, and the timeline beneath."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.timer import Timer
from textual.worker import Worker, WorkerState

from tui.app.keymap import EPISODE_KEYS
from tui.app.screens.episode.news_pane import EpisodeNews
from tui.library.errors import StoreError
from tui.library.store.bookmarks import Bookmarks, bookmarked
from tui.library.store.database import Store
from tui.library.store.positions import SAVE_AFTER, PositionSaver
from tui.model import Episode, Link
from tui.readers.registry import Reading
from tui.urls import moment_url
from tui.workspace.episode_scope import EpisodeScope
from tui.workspace.hits import Hit, Scope
from tui.workspace.share import item_note, moment_note


class EpisodeScreen(EpisodeNews):
    """One episode beside its news."""

    CSS_PATH = "episode.tcss"
    BINDINGS: ClassVar[list[BindingType]] = EPISODE_KEYS

    def __init__(self, reading: Reading, store: Store, *, start: float | None = None) -> None:
        """Show the first episode of a reading, from a time in seconds on."""
        super().__init__(reading, store)
        self._start = start
        self._scope = EpisodeScope(self._episode, with_news=self._linked, with_notes=self._starred)
        self._keeper: PositionSaver | None = None
        self._keeping: Timer | None = None

    @property
    def episode(self) -> Episode:
        """The episode that is shown."""
        return self._episode

    def on_mount(self) -> None:
        """Show the episode and say if something could not be read."""
        self.show_panes()
        self._filter.filter_with(self._scope.filter, len(self._episode.segments))
        self._show_stars()
        self.prepare_news()
        self._keeper = PositionSaver(self.app.positions, self._episode, self._length)
        self._keeper.opened()
        self._keep_soon()
        if self._start is not None:
            self.go_to_time(self._start)
        problems = self._reading.all_problems()
        if problems:
            more = f" and {len(problems) - 1} more" if len(problems) > 1 else ""
            self.app.tell(f"{problems[0]}{more}\n! shows what could not be read", bad=True)

    @on(Worker.StateChanged)
    def _worker_failed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            what = "filter" if event.worker.group == "filter" else "linking of the news"
            self.app.tell(f"The {what} failed: {event.worker.error}", bad=True)

    # Bookmarks

    def _starred(self) -> set[int]:
        return bookmarked(self._episode.segments, Bookmarks(self._store).of(self._episode))

    def _show_stars(self) -> None:
        places = self._starred()
        self._segments.show_stars(places)
        self._timeline.mark(stars=places)

    def action_bookmark(self) -> None:
        """Set a bookmark at this segment, or take it away."""
        segment = self._segment
        if segment is None:
            return
        try:
            Bookmarks(self._store).toggle(self._episode, segment.start, segment.gist)
        except StoreError as error:
            self.app.tell(f"The bookmark was not kept: {error}", bad=True)
        self._show_stars()

    # Where the reader is

    def arrived(self, *, moved: bool) -> None:
        """Show the segment's news, and remember the place before long."""
        if moved:
            self._show_news()
        if self._keeper:
            self._keeper.moved_to(self._at)
            self._keep_soon()

    def on_screen_resume(self) -> None:
        """Remember that this is what the reader sees now."""
        if self._keeper:
            self._keeper.opened()
            self._keep_soon()

    def on_screen_suspend(self) -> None:
        """Remember the place before another screen wants to know it."""
        self._keep()

    def on_unmount(self) -> None:
        """Remember the place at the end."""
        self._keep()

    def _keep_soon(self) -> None:
        if self._keeping is None:
            self._keeping = self.set_timer(SAVE_AFTER, self._keep_meanwhile)

    @work(exclusive=True, group="keep", exit_on_error=False)
    async def _keep_meanwhile(self) -> None:
        self._keeping = None
        if self._keeper:
            await asyncio.to_thread(self._keeper.save)
            self._tell_trouble(self._keeper)

    def _keep(self) -> None:
        if self._keeper:
            self._keeper.save()
            self._tell_trouble(self._keeper)

    def _tell_trouble(self, keeper: PositionSaver) -> None:
        if keeper.trouble:
            self.app.tell(keeper.trouble, bad=True)

    # Going through hits

    def action_news_step(self, step: int) -> None:
        """Go to the next segment that has news."""
        self._step_among(self._linked(), step, "No segment has news.")

    def action_hit(self, step: int) -> None:
        """Go to the next segment that the filter leaves."""
        typed = self._filter.typed
        none = f"No segment matches {typed}" if typed else "Nothing is filtered: / asks for words."
        self._step_among(sorted(self._filter.hits), step, none)

    def action_next_bookmark(self) -> None:
        """Go to the next bookmark."""
        self._step_among(sorted(self._starred()), 1, "No bookmark yet: b sets one.")

    def _step_among(self, places: Sequence[int], step: int, none: str) -> None:
        if not places:
            self.app.tell(none, bad=True)
            return
        ahead = [p for p in places if (p > self._place if step > 0 else p < self._place)]
        if not ahead:
            self.app.tell("From the beginning again" if step > 0 else "From the end again")
        order = ahead or places
        self._go(order[0] if step > 0 else order[-1])

    # Finding

    def _linked(self) -> list[int]:
        """The segments that have news."""
        return [place for place, links in enumerate(self._links or ()) if links]

    def action_jump(self) -> None:
        """Ask for a few letters and go where they lead in this episode."""
        self._ask_where(0)

    def action_search(self) -> None:
        """Ask for a few letters and go where they lead in the library."""
        self.app.start_sync()
        self._ask_where(1)

    def _ask_where(self, scope: int) -> None:
        from tui.app.screens.jump_screen import JumpScreen  # noqa: PLC0415  when first shown

        def go(hit: Hit | None) -> None:
            if hit is not None:
                if self._filter.typed and hit.place not in self._filter.hits:
                    self._filter.take("")
                self._go(hit.place)

        scopes: list[Scope] = [self._scope, self.app.library]
        self.app.push_screen(JumpScreen(scopes, scope, self.is_here), go)

    def is_here(self, hit: Hit) -> bool:
        """Whether a hit is a segment of this episode."""
        return hit.start is not None and self.is_of(hit.path)

    def is_of(self, path: str) -> bool:
        """Whether this is the episode of a file; the index names it from the root on."""
        ours = self._episode.path
        return path in (ours, os.path.abspath(ours))  # noqa: PTH100  links stay as they are

    # Doing

    def _on_article(self) -> Link | None:
        return self._news.link if self._news.has_focus else None

    def action_open(self) -> None:
        """Open the article under the cursor, or the recording at this second."""
        link_here = self._on_article()
        if link_here:
            self.app.open_article(link_here.item)
            return
        self.app.open_web(
            moment_url(self._episode.media, self._at),
            "This episode's file gives no web address: add media: https://… to it.",
        )

    def action_copy(self) -> None:
        """Copy the article's or the moment's title and address."""
        link_here = self._on_article()
        if link_here:
            self.app.copy(item_note(link_here.item))
        elif self._segment:
            self.app.copy(moment_note(self._episode, self._segment, self._at))

    def action_library(self) -> None:
        """Show the library."""
        self._keep()  # the library tells how far the episode is read
        self.app.show_library(self._episode.path)

    def action_return(self) -> None:
        """Go back to the library or the search that this was opened from."""
        self._keep()
        self.app.go_back()

    def action_problems(self) -> None:
        """Show what could not be read as it stands."""
        from tui.app.screens.page_screen import ProblemsScreen  # noqa: PLC0415  when first shown

        self.app.push_screen(ProblemsScreen(self._reading.all_problems()))

    def action_help(self) -> None:
        """Show all keys."""
        from tui.app.screens.help_screen import HelpScreen  # noqa: PLC0415  when first shown

        self.app.push_screen(HelpScreen())
