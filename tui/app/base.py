"""What screens and widgets may ask of the application; they import nothing above this."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import cached_property, partial
from typing import ClassVar

from textual import events, getters
from textual._styles_cache import StylesCache
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.dom import DOMNode
from textual.driver import Driver
from textual.filter import ANSIToTruecolor, LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.signal import Signal
from textual.worker import Worker

from tui.app.keymap import Keymap
from tui.app.shown_cells import ShownCells
from tui.app.status import Status
from tui.app.stylesheet import CachedStylesheet
from tui.app.terminal import (
    pass_over_bytes,
    resume_in_place,
    send_changes,
    sized_where_shown,
    take_over_frame,
)
from tui.app.themes import keep_theme
from tui.library.errors import StoreError
from tui.library.store.app_state import AppState
from tui.library.store.decisions import item_key
from tui.library.store.positions import Positions
from tui.library.store.reading_states import ReadingStates
from tui.memory import LongLived
from tui.model import NewsItem, counted
from tui.sanitize import clean
from tui.urls import moment_url, shown_address, web_address
from tui.workspace.config import Config
from tui.workspace.episode_links import EpisodeLinker
from tui.workspace.hits import Hit, Library
from tui.workspace.open_files import OpenFiles
from tui.workspace.startup import Startup
from tui.workspace.workers import SearchThread, SyncProcess, in_thread

VISITED = "visited"  # when skimcast was opened last, in seconds since 1970
_FETCHING = "Fetching what is new …"
ASKED = "asked"  # what the jump box was asked, a line each

_ASKED = 200
"""Questions to the jump box that are remembered."""


class AppBase(App[None]):
    """The services of the application.

    Textual's own selection is off: it cannot be seen in what draws its lines itself, and ctrl+c
    would copy what nobody sees.

    Attributes:
        library: what the library screen lists and a search looks through.
        syncing: the process that reads the folders; None where there is nothing to read.
        sync_signal: tells that the sync has advanced, and if it still runs.
        app_state: what the reader has set by using the app; `app_state.keep("name", "value")`.
        config: the reader's settings; `config.settings` beside the keys.
        own_keys: the keys that the reader has changed.
        asked: what the jump box was asked, in sessions before too, the last at the end.
        shown_cells: what the terminal shows.
        status: what the last line of the screen tells, and all that it has told.
        long_lived: what is not looked through for garbage.
    """

    ALLOW_SELECT = False

    def __init__(
        self, startup: Startup, config: Config, app_state: AppState, *, ansi: bool | None
    ) -> None:
        self.shown_cells = ShownCells()  # before Textual asks for a driver
        super().__init__(ansi_color=ansi)
        # Nothing has a tooltip, and what Textual tells is told in our way, see notify: no screen
        # is to mount the widgets for these. Textual has no public name for that but in run_test.
        self._disable_tooltips = self._disable_notifications = True
        self.stylesheet = CachedStylesheet({})
        self.startup = startup
        self.config = config
        self.store = store = startup.store
        self.positions = Positions(store)
        self.app_state = app_state
        self.asked = [typed for typed in app_state.get(ASKED).split("\n") if typed]
        self.library: Library = startup.library or OpenFiles(startup.reading, store)
        self.linker = EpisodeLinker(self.library, store)
        self.searcher = SearchThread()
        self.long_lived = LongLived()
        self.syncing: SyncProcess | None = None
        self.sync_signal: Signal[bool] = Signal(self, "sync")
        self.own_keys: Keymap = {}
        self.status = Status(self)
        self._keys: deque[events.Key] = deque()
        self._key = ""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's, without that which turns colours of the terminal into others.

        All that is drawn has colours of the theme, and it would look at each of them.
        """
        return [one for one in super().get_line_filters() if not isinstance(one, ANSIToTruecolor)]

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver, which no byte ends, goes on from a first frame, and sends changes."""
        driver = take_over_frame(sized_where_shown(pass_over_bytes(super().get_driver_class())))
        driver = resume_in_place(driver, lambda: self.return_code is not None)
        return send_changes(driver, self.shown_cells)

    def pop_screen(self) -> AwaitComplete:
        """Leave the screen, and nothing of it behind.

        Textual would keep it until there is a sync; and what 1,000 widgets drew, for it asks for
        colours with the widget's own cache, by which the answers are remembered.
        """
        self.sync_signal.unsubscribe(self.screen)
        popped = super().pop_screen()
        StylesCache.get_inner_outer.cache_clear()
        return popped

    def on_unmount(self) -> None:
        """End what was begun."""
        self.searcher.close()
        self.library.close()
        self.store.close()

    @property
    def key_repeats(self) -> bool:
        """Whether the key that is being handled was typed again already, as one that is held is."""
        return bool(self._keys) and self._keys[0].key == self._key

    def tell(self, text: str, *, bad: bool = False) -> None:
        """Tell the reader something in passing, on the status line; the text is plain."""
        self.status.tell(clean(text), bad=bad)

    def notify(  # what Textual itself tells, in our way: a toast would hide a text
        self,
        message: str,
        *,
        title: str = "",  # noqa: ARG002  Textual's names
        severity: SeverityLevel = "information",
        timeout: float | None = None,  # noqa: ARG002  the same
        markup: bool = True,  # noqa: ARG002  the same
    ) -> None:
        """Tell what Textual has to say."""
        self.tell(message, bad=severity != "information")

    def run_guarded(
        self, node: DOMNode, failure: str, work: Callable[[], Awaitable[None]], *, group: str
    ) -> Worker[None]:
        """Run work beside the app, in the place of what a node runs in the same group.

        It is cancelled when the node goes; should it raise an error, the reader is told the
        failure and the error.
        """

        async def guarded() -> None:
            try:
                await work()
            except Exception as error:  # noqa: BLE001  whatever it is, it is told and the app goes on
                self.tell(f"{failure}: {error}", bad=True)

        return node.run_worker(guarded, group=group, exclusive=True, exit_on_error=False)

    def keep_asked(self, typed: str) -> None:
        """Remember what led somewhere; once, however often it does."""
        if typed:
            self.asked = [*(one for one in self.asked if one != typed), typed][-_ASKED:]
            self.app_state.keep(ASKED, "\n".join(self.asked))

    # Opening and copying

    def open_web(self, address: str | None, missing: str) -> None:
        """Open a web address; missing is told where there is none that may be opened."""
        if address is None:
            self.tell(missing, bad=True)
            return
        from tui.app.opening import open_address  # noqa: PLC0415  where it is wanted

        trouble = open_address(self, address, self.config.settings.opener)
        self.tell(trouble or f"Opening {shown_address(address)}", bad=bool(trouble))

    def open_recording(self, media: str | None, seconds: float) -> None:
        """Play a recording from a second on, in the reader's player or where it is published."""
        player = self.config.settings.player
        if not (player and media):
            missing = "This episode's file gives no web address: add media: https://… to it."
            self.open_web(moment_url(media, seconds), missing)
            return
        from tui.app.opening import start_player  # noqa: PLC0415  where it is wanted

        trouble = start_player(player, media, seconds)
        self.tell(trouble or f"Playing {shown_address(media)}", bad=bool(trouble))

    def open_article(self, item: NewsItem) -> None:
        """Open a news item where it was published."""
        self.open_web(web_address(item.url), "This article's file gives no web address.")

    def copy(self, text: str) -> None:
        """Put text on the clipboard and tell so."""
        self.copy_to_clipboard(text)
        self.tell(f"Copied\n{text}")

    def copy_to_clipboard(self, text: str) -> None:
        """Put text on the terminal's clipboard and on the system's."""
        super().copy_to_clipboard(text)
        if not self.is_headless:
            from tui.app.clipboard import hand_to_system  # noqa: PLC0415  where it is wanted

            hand_to_system(text)

    # Syncing

    def choose_theme(self, name: str) -> None:
        """Show other colours, and keep them for the next time."""
        self.theme = name
        keep_theme(self.app_state, name, self.config.settings.theme)

    def start_sync(self, *, again: bool = False) -> None:
        """Bring the index in step with the folders, once unless it is asked for again."""
        if not self.library.sync_arguments or (self.syncing and not again):
            return
        if self.syncing is None:
            self.syncing = SyncProcess(self.library.sync_arguments, self._sync_advanced)
        if not self.syncing.running:
            failure = "skimcast could not read the folders"
            self.run_guarded(self, failure, self.syncing.run, group="sync")

    def stop_sync(self) -> bool:
        """Stop reading the folders; tells whether they were being read."""
        running = self.syncing is not None and self.syncing.running
        if self.syncing:
            self.syncing.stop()
        return running

    # What is new

    def action_refresh_feeds(self) -> None:
        """Fetch what is new in the feeds, and read it into the library."""
        self.status.tell_progress(_FETCHING)
        self.run_guarded(self, "What is new was not fetched", self._refresh_feeds, group="refresh")

    async def _refresh_feeds(self) -> None:
        from tui.workspace.refresh_process import (  # noqa: PLC0415  when first asked
            RefreshSummary,
            run_refresh,
        )

        def show(summary: RefreshSummary) -> None:
            answered = f"{counted(summary.feeds, 'feed')}, {summary.arrivals}"
            self.status.tell_progress(f"{_FETCHING} {answered}")

        summary = await run_refresh(show)
        self.tell(str(summary), bad=bool(summary.troubles))
        if summary.episodes or summary.news:
            self.start_sync(again=True)

    def tell_arrivals(self) -> None:
        """Tell what came to the library since skimcast was opened last, if anything did."""
        now = time.time()
        last = self.app_state.get(VISITED)
        self.app_state.keep(VISITED, f"{now:.3f}")
        if last:
            failure = "What is new could not be told"
            self.run_guarded(self, failure, partial(self._tell_arrivals, float(last)), group="new")

    async def _tell_arrivals(self, since: float) -> None:
        from tui.workspace.newness import arrivals_in_words  # noqa: PLC0415  after the first frame

        episodes, news = await in_thread(lambda _: self.library.arrived(since))
        if episodes or news:
            self.tell(arrivals_in_words(episodes, news, since, time.time()))

    def note_seen(self, item: NewsItem) -> None:
        """Note that a news item was read."""
        self.seen_news.add(item_key(item))
        with suppress(StoreError):
            ReadingStates(self.store).mark([item_key(item)], "opened")

    @cached_property
    def seen_news(self) -> set[str]:
        """The news items that were read, by item_key."""
        try:
            marks = ReadingStates(self.store).all()
        except StoreError:
            return set()
        return {key for key, mark in marks.items() if mark.state in ("opened", "done")}

    def _sync_advanced(self) -> None:
        sync = self.syncing
        if sync and not sync.running and sync.trouble:
            self.tell(sync.trouble, bad=True)
        self.sync_signal.publish(bool(sync and sync.running))


class BaseScreen(Screen[None]):
    """A screen that others stand over.

    Attributes:
        APP_KEYS: keys of the app, by their ids, that its status line shows behind its own.
    """

    APP_KEYS: ClassVar[Sequence[str]] = ()
    app = getters.app(AppBase)

    def shows(self, path: str) -> bool:  # noqa: ARG002  for screens of an episode
        """Whether the episode of a file is what is shown."""
        return False

    def why_not(self, action: str) -> str:  # noqa: ARG002  for screens that know
        """Why an action of a key can do nothing now, such as "nothing is filtered"; else empty."""
        return ""

    def go_to_hits(self, hits: Sequence[Hit]) -> None:
        """Go to the first of some hits in the episode that is shown; all of them are lit."""
