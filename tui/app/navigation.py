"""Navigation between screens, and what all of them share: store, library, search, sync."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from textual import work
from textual.app import App
from textual.message import Message
from textual.signal import Signal
from textual.worker import Worker, WorkerState

from tui.library.store.database import Store, episode_key
from tui.library.store.positions import Positions
from tui.model import Episode, Link, NewsItem
from tui.readers.registry import Reading
from tui.workspace.hits import Hit, Library
from tui.workspace.open_files import OpenFiles
from tui.workspace.search_thread import SearchThread
from tui.workspace.workers import SyncProcess

_PATIENCE = 0.4
"""Seconds after which the reader is told that a file is still being read."""


@dataclass
class EpisodeRead(Message):
    """A file of the library was read, to be shown from a time in seconds on."""

    path: str
    reading: Reading
    start: float | None


@dataclass
class ItemRead(Message):
    """A news item of the library was read; None where it is gone."""

    path: str
    item: NewsItem | None


class Navigation(App[None]):
    """The app's way between an episode, the library and the box.

    Attributes:
        reading: what was read before the app began.
        store: the reader's own store.
        positions: where the reader left off.
        library: what the library screen lists and the box looks through.
        library_order: what the library is sorted by.
        searcher: the thread that searches.
        syncing: the process that reads the folders; None where there is nothing to read.
        sync_signal: tells that the sync has gone on, and if it still runs.
    """

    def __init__(
        self, reading: Reading, store: Store, library: Library | None, *, ansi: bool | None
    ) -> None:
        super().__init__(ansi_color=ansi)
        self.reading = reading
        self.store = store
        self.positions = Positions(store)
        self.library: Library = library or OpenFiles(reading, store)
        self.library_order = "newest first"
        self.searcher = SearchThread()
        self.syncing: SyncProcess | None = None
        self.sync_signal: Signal[bool] = Signal(self, "sync")
        self._reading_for: str | None = None
        self._told = ""

    def tell(self, message: str, *, bad: bool = False) -> None:
        """Tell the reader something in passing; the message is plain text.

        The same once more takes the place of the first: a pile of them would hide the screen.
        """
        if message == self._told:
            self.clear_notifications()
        self._told = message
        self.notify(message, severity="warning" if bad else "information", timeout=6, markup=False)

    def on_unmount(self) -> None:
        """End what was begun."""
        self.searcher.close()
        self.library.close()
        self.store.close()

    # Screens

    async def show_first(self, start: float | None) -> None:
        """Show the episode that was read, or the library where none was."""
        if self.reading.episodes:
            from tui.app.screens.episode.screen import EpisodeScreen  # noqa: PLC0415  when first shown

            await self.push_screen(EpisodeScreen(self.reading, self.store, start=start))
        else:
            self.show_library()

    def show_library(self, current: str = "") -> None:
        """Go to the library, as it was left if it stands below; else to a file's row in it."""
        from tui.app.screens.library_screen import LibraryScreen  # noqa: PLC0415  when first shown

        if not any(isinstance(screen, LibraryScreen) for screen in self.screen_stack):
            self.push_screen(LibraryScreen(current))
            return
        while not isinstance(self.screen, LibraryScreen):
            self.pop_screen()

    def go_back(self) -> None:
        """Go back to the screen that this one was opened from."""
        if len(self.screen_stack) > 2:  # Textual's own empty screen stands at the bottom
            self.pop_screen()
        else:
            self.tell("This is where you began.")

    # Opening

    def open_hit(self, hit: Hit) -> None:
        """Open what the box found over the box."""
        if hit.start is None:
            self._read_item(hit)
        else:
            self.open_episode(hit.path, hit.start)

    def open_episode(self, path: str, start: float | None = None) -> None:
        """Open an episode of the library at a time in seconds, or where the reader left off."""
        from tui.app.screens.episode.screen import EpisodeScreen  # noqa: PLC0415  when first shown

        below = self.screen_stack[-2]
        if start is None and isinstance(below, EpisodeScreen) and below.is_of(path):
            self.pop_screen()
            return
        self._reading_for = path
        self.set_timer(_PATIENCE, lambda: self._tell_of_reading(path))
        self._read_episode(path, start)

    def _tell_of_reading(self, path: str) -> None:
        if self._reading_for == path:
            self.tell(f"Reading {path} …")

    @work(thread=True, exclusive=True, group="open", exit_on_error=False)
    def _read_episode(self, path: str, start: float | None) -> None:
        reading = self.library.read(path)
        if start is None and reading.episodes:
            position = self.positions.at(episode_key(reading.episodes[0]))
            start = position.seconds or None if position else None
        self.post_message(EpisodeRead(path, reading, start))

    def on_episode_read(self, event: EpisodeRead) -> None:
        """Show the episode, unless another one was asked for since."""
        if event.path != self._reading_for:
            return
        self._reading_for = None
        if not event.reading.episodes:
            problems = event.reading.all_problems()
            told = str(problems[0]) if problems else f"{event.path} is no summary."
            self._tell_missing(event.path, told)
            return
        from tui.app.screens.episode.screen import EpisodeScreen  # noqa: PLC0415  when first shown

        self.push_screen(EpisodeScreen(event.reading, self.store, start=event.start))

    @work(thread=True, exclusive=True, group="open", exit_on_error=False)
    def _read_item(self, hit: Hit) -> None:
        self.post_message(ItemRead(hit.path, self.library.item(hit)))

    def on_item_read(self, event: ItemRead) -> None:
        """Show the article."""
        if event.item is None:
            self._tell_missing(event.path, f"{event.path}: this article is not there any more.")
            return
        from tui.app.screens.article_screen import ArticleScreen  # noqa: PLC0415  when first shown

        link = Link(0, event.item, 0.0, shown=True)
        self.push_screen(ArticleScreen(Episode(event.path, event.item.headline), link))

    def _tell_missing(self, path: str, told: str) -> None:
        """Tell why a file that the library leads to was not opened, and bring it in step."""
        gone = not Path(path).exists()
        self.tell(f"{path} is not there any more." if gone else told, bad=True)
        self.start_sync(again=True)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell why something could not be done."""
        if event.state is WorkerState.ERROR:
            self._reading_for = None
            what = "read the folders" if event.worker.group == "sync" else "open it"
            self.tell(f"skimcast could not {what}: {event.worker.error}", bad=True)

    # SyncProcess

    def start_sync(self, *, again: bool = False) -> None:
        """Bring the index in step with the folders, once unless it is asked for again."""
        if not self.library.sync_arguments or (self.syncing and not again):
            return
        if self.syncing is None:
            self.syncing = SyncProcess(self.library.sync_arguments, self._sync_went_on)
        if not self.syncing.running:
            self.run_worker(self.syncing.run(), group="sync", exit_on_error=False)

    def stop_sync(self) -> bool:
        """Stop reading the folders; tells whether they were being read."""
        running = self.syncing is not None and self.syncing.running
        if self.syncing and running:
            self.syncing.stop()
        return running

    def _sync_went_on(self) -> None:
        running = self.syncing is not None and self.syncing.running
        if self.syncing and not running and self.syncing.trouble:
            self.tell(self.syncing.trouble, bad=True)
        self.sync_signal.publish(running)
