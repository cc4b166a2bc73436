"""The library: all episodes in one list, sorted and filtered, kept in step with the folders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import monotonic
from types import MappingProxyType
from typing import ClassVar, NamedTuple

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType

from tui.app.base import BaseScreen
from tui.app.first_paint import FirstPaint
from tui.app.keymap import bindings
from tui.app.live_folders import follow_folders
from tui.app.messages import BackRequested, EpisodeChosen, ProblemsRequested, SearchRequested
from tui.app.widgets.bars import Masthead
from tui.app.widgets.episode_list import ORDERS, EpisodeList, in_order
from tui.app.widgets.filter_prompt import FilterPrompt
from tui.app.widgets.list_view import VirtualList
from tui.app.widgets.status_line import StatusLine
from tui.app.widgets.sync_line import SyncLine
from tui.library.catalog.listing import EpisodeRow
from tui.library.store.app_state import AppState
from tui.library.store.moments import Moments
from tui.library.store.positions import ReadingPosition
from tui.library.store.reading_states import State
from tui.sanitize import clean_line
from tui.workspace.newness import Newness
from tui.workspace.open_documents import FilterAnswer
from tui.workspace.scopes import RowFilter
from tui.workspace.workers import Stop, SyncProgress, in_thread

_REFRESH = 2.0
"""Seconds between two looks at what a sync has found, while it runs."""
_LOOKING = 0.4
"""Seconds after which it is shown that the folders are being looked through."""
_NONE = """
 No folder is in your library yet. To add one:

     skimcast library add FOLDER

 Its summaries and news are read, and what
 comes later. Or name files to read now:

     skimcast SUMMARY NEWS"""
_COMING = "\n Your folders are being read; episodes appear as they are found."
_NO_MATCH = "\n No episode matches.\n Escape brings all back."
_READING = "\n Reading the library …"


class _Loaded(NamedTuple):
    """What the list shows, in its order."""

    rows: Sequence[EpisodeRow]
    positions: Mapping[str, ReadingPosition]
    states: Mapping[str, State] = MappingProxyType({})


class LibraryScreen(BaseScreen):
    """All episodes; enter opens one."""

    APP_KEYS = ("app.refresh",)
    CSS_PATH = "library.tcss"
    _list = getters.query_one(EpisodeList)
    _line = getters.query_one(SyncLine)
    _filter = getters.query_one(FilterPrompt)
    BINDINGS: ClassVar[list[BindingType]] = bindings("library")

    def __init__(self, current: str = "") -> None:
        """Begin with the cursor on the episode of a file, if it is there."""
        super().__init__()
        self.first_paint = FirstPaint(self)
        self._loaded: _Loaded | None = None
        self._loaded_at = 0.0
        self._row_filter: RowFilter | None = None
        self._return_to = current
        self._followed = ""

    def compose(self) -> ComposeResult:
        """The list between masthead and status line."""
        yield Masthead()
        yield EpisodeList()
        yield SyncLine()
        yield FilterPrompt("words of title or show, after:2023", "episodes")
        yield StatusLine()

    def on_mount(self) -> None:
        """Show what the index has, and begin to bring it in step with the folders."""
        self._line.display = False
        self.set_focus(self._list)
        self._title()
        self._show()
        self.load()
        self.app.sync_signal.subscribe(self, self._synced)
        follow_folders(self, self.first_paint.done)

    def on_screen_resume(self) -> None:
        """Show how far the episodes are read now."""
        if self._loaded:
            self.load()

    # Loading

    @on(EpisodeList.Marked)
    def load(self) -> None:
        """List what the library has now."""
        self._loaded_at = monotonic()
        self.app.run_guarded(self, "The library could not be read", self._load, group="load")

    async def _load(self) -> None:
        order = _order_in(self.app.app_state)
        try:
            loaded = await in_thread(lambda _: self._read(order))
        except Exception:
            self.app.start_sync()
            raise
        first = self._loaded is None
        emptied = bool(self._loaded and self._loaded.rows and not loaded.rows)
        self._loaded, self._row_filter = loaded, None
        self._filter.filter_with(self._filtered, len(loaded.rows))
        if self._filter.typed:
            self._filter.take(self._filter.typed)
        self._show()
        self._title()
        if first:
            self._list.point_at(self._return_to)
            self.app.start_sync()  # not before there is something to see
        elif emptied:
            self.app.start_sync(again=True)  # the index was deleted, or is damaged

    def _read(self, order: str) -> _Loaded:
        positions = self.app.positions.all()
        newness, rows = Newness(self.app.store), self.app.library.episodes()
        states = {row.key: newness.of_episode(row) for row in rows}
        return _Loaded(in_order(rows, order, positions, states), positions, states)

    def _filtered(self, typed: str, stop: Stop) -> FilterAnswer:
        """What a filter leaves; in the thread that searches."""
        return self._ready().find(typed, stop)

    async def _get_ready(self) -> None:
        """Index the titles while the first letters are typed."""
        await self.app.searcher.ask(lambda _: self._ready())

    def _ready(self) -> RowFilter:
        """The index of the titles, made when it is first wanted; in the thread that searches."""
        if self._row_filter is None:
            noted = Moments(self.app.store).episode_keys()
            loaded = self._loaded or _Loaded((), {})
            self._row_filter = RowFilter(loaded.rows, noted, loaded.states)
        return self._row_filter

    # Showing

    def _title(self) -> None:
        loaded = self._loaded
        total = self.app.library.about() if loaded and loaded.rows else ""
        self.query_one(Masthead).show("Library", total)

    def _show(self) -> None:
        """Show what the filter leaves of the library."""
        typed, hits = self._filter.typed, self._filter.results.hits
        loaded = self._loaded or _Loaded((), {})
        rows = loaded.rows
        left = [row for row in rows if row.id in hits] if typed else rows
        self._list.show_rows(left, loaded.positions, hits, self._empty(), loaded.states)
        order = f"Episodes {_order_in(self.app.app_state)}"
        self._list.show_title(f"{order} /{clean_line(typed)}" if typed else order)
        count = f"{len(left):,} of {len(rows):,}" if typed else f"{len(rows):,}"
        self._list.border_subtitle = count if rows else ""

    def _empty(self) -> str:
        if self._loaded is None:
            return _READING
        if self._filter.typed:
            return _NO_MATCH
        if self.app.library.trouble:
            return f"\n {clean_line(self.app.library.trouble)}"
        return _COMING if self.app.library.sync_arguments else _NONE

    # Filtering and sorting

    async def action_filter(self) -> None:
        """Ask for words."""
        if not self._filter.typed:
            self._return_to = self._list.row.path if self._list.row else ""
        await self._filter.ask(self._filter.typed)
        self._filter.show_count()
        self.app.run_guarded(self, "The filter failed", self._get_ready, group="ready")

    @on(FilterPrompt.FilterChanged)
    def _follow_filter(self) -> None:
        """Show what the filter leaves; the cursor moves only where other words were typed."""
        self._show()
        if self._filter.typed != self._followed:
            self._followed = self._filter.typed
            if not self._list.point_at(self._return_to):
                self._list.action_first()

    async def action_accept(self) -> None:
        """Go to what the filter leaves."""
        await self._filter.settled()
        self._close()

    def _close(self, *, given_up: bool = False) -> None:
        if self._filter.asking:
            self._filter.close(given_up=given_up)
            self.set_focus(self._list)

    def action_back(self) -> None:
        """Leave the prompt, or take the filter away, or go back to the episode."""
        if self._filter.asking or self._filter.typed:
            self._filter.take("")
            self._close(given_up=True)
        else:
            self.post_message(BackRequested())

    def action_cursor(self, step: int) -> None:
        """Move in the list while words are typed."""
        self._list.action_cursor(step)

    def action_sort(self) -> None:
        """Sort by the next order."""
        order = ORDERS[(ORDERS.index(_order_in(self.app.app_state)) + 1) % len(ORDERS)]
        self.app.app_state.keep("library.order", order)
        self.load()

    # Opening

    @on(VirtualList.Chosen)
    def _open(self) -> None:
        row = self._list.row
        if row is not None:
            self.post_message(EpisodeChosen(row.path))

    def action_search(self) -> None:
        """Search all of the library."""
        self.post_message(SearchRequested([self.app.library]))

    # Syncing

    def action_sync(self) -> None:
        """Stop reading the folders, or go on with it."""
        if not self.app.library.sync_arguments:
            self.app.tell("No folder is named: skimcast library add FOLDER", bad=True)
        elif self.app.stop_sync():
            self.app.tell("Stopped: x goes on with it.")
        else:
            self.app.start_sync(again=True)

    def _synced(self, running: bool) -> None:  # noqa: FBT001  a signal's callback takes its data
        """Show how far the reading of the folders is, and now and then what it has found."""
        if not running:
            self._line.display = False
        elif self._line.display or self._progress:
            self._line.show_progress(self._progress)
        else:
            self.set_timer(_LOOKING, self._show_looking)
        if not running or monotonic() - self._loaded_at > _REFRESH:
            self.load()

    @property
    def _progress(self) -> SyncProgress | None:
        """How far the sync is; None while it looks through the folders."""
        progress = self.app.syncing.progress if self.app.syncing else None
        return progress if progress and progress.total else None

    def _show_looking(self) -> None:
        """Show that the folders are looked through, as that takes a while."""
        if self.app.syncing and self.app.syncing.running:
            self._line.show_progress(self._progress)

    def action_problems(self) -> None:
        """Show what went wrong with the folders."""
        self.post_message(ProblemsRequested(self.app.library.problems()))


def _order_in(state: AppState) -> str:
    """How the episodes are sorted, which is kept for the next time."""
    order = state.get("library.order")
    return order if order in ORDERS else ORDERS[0]
