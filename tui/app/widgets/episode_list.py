"""The episodes of the library, a line each, as many as there are."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from textual import getters
from textual.binding import BindingType
from textual.message import Message

from tui.analysis.normalize import fold
from tui.app.base import AppBase
from tui.app.keymap import bindings
from tui.app.text_layout import fit
from tui.app.widgets.list_view import VirtualList
from tui.app.widgets.painting import Piece, highlighted
from tui.library.catalog.reader import EpisodeRow
from tui.library.errors import StoreError
from tui.library.store.positions import ReadingPosition
from tui.library.store.reading_states import ReadingStates, State
from tui.model import Timecode, counted
from tui.workspace.newness import READ

if TYPE_CHECKING:  # what searches is imported when it does
    from tui.search.keyword_filter import FilterHit

_WIDE, _MEDIUM, _NARROW = 110, 70, 44
_BARS = "▏▎▍▌▋▊▉█"
_BAR_CELLS = 5


_NONE: Mapping[str, State] = MappingProxyType({})

ORDERS = ("newest first", "by title", "by show", "last read first")
"""The orders that the library can be sorted in."""


def in_order(
    rows: Iterable[EpisodeRow],
    order: str,
    positions: Mapping[str, ReadingPosition],
    states: Mapping[str, State] = _NONE,
) -> list[EpisodeRow]:
    """Episodes sorted, what is new first unless they are sorted by when they were read.

    What does not tell comes last, and each order leaves ties to the title.
    """
    titled = sorted(rows, key=lambda row: (fold(row.title), row.path))
    if order == "newest first":
        titled.sort(key=lambda row: row.published or "", reverse=True)
    elif order == "by show":
        titled.sort(key=_by_show)
    elif order == "last read first":
        titled.sort(key=lambda row: -positions[row.key].seen if row.key in positions else 0.0)
        return titled
    titled.sort(key=lambda row: states.get(row.key) != "new")
    return titled


def _by_show(row: EpisodeRow) -> tuple[Any, ...]:
    number = -row.number if row.number is not None else 1
    return not row.show, fold(row.show or ""), number, _descending(row.published or "")


def _descending(day: str) -> tuple[int, ...]:
    return tuple(-ord(char) for char in day) or (0,)


class EpisodeList(VirtualList[EpisodeRow]):
    """Episodes with show, date, length, news and how far they are read."""

    app = getters.app(AppBase)
    BINDINGS: ClassVar[list[BindingType]] = bindings("episodes")

    class Marked(Message):
        """Episodes were marked as read or as new."""

    def __init__(self) -> None:
        super().__init__(id="episodes")
        self.border_title = "Library"
        self._positions: Mapping[str, ReadingPosition] = {}
        self._states: Mapping[str, State] = {}
        self._hits: Mapping[int, FilterHit] = {}
        self._widths = (0, 0)

    def show_rows(
        self,
        rows: Sequence[EpisodeRow],
        positions: Mapping[str, ReadingPosition],
        hits: Mapping[int, FilterHit],
        empty: str,
        states: Mapping[str, State] = _NONE,
    ) -> None:
        """Show these episodes.

        The cursor stays on its episode, or at its row if that is gone; at the top it stays there.
        """
        current = self.row if self.cursor else None
        self.rows, self._positions, self._hits, self.empty_text = rows, positions, hits, empty
        self._states = states
        widest = max(map(cell_len, {row.show or "" for row in rows}), default=0)
        self._widths = widest, 8 if any((row.duration or 0) >= 36000 for row in rows) else 7
        self.rows_changed()
        if not self.point_at(current.path if current else ""):
            self.cursor = self.cursor
            self._show_cursor()

    def point_at(self, path: str) -> bool:
        """Put the cursor on the episode of a file; tells whether it is there."""
        names = {path, os.path.abspath(path)} if path else {}  # noqa: PTH100  links stay
        index = next((index for index, row in enumerate(self.rows) if row.path in names), None)
        if index is None:
            return False
        self.set_reactive(VirtualList.cursor, index)
        self.refresh(self.size.region)
        self._show_cursor()
        return True

    # Marking

    def action_toggle_new(self) -> None:
        """Mark the episode under the cursor as read, or as new where it is."""
        if self.row is not None:
            is_read = self._states.get(self.row.key) == "done"
            self._mark([self.row], "new" if is_read else "done")

    def action_all_read(self) -> None:
        """Mark all new episodes that are listed as read."""
        new = [row for row in self.rows if self._states.get(row.key) == "new"]
        if new:
            self._mark(new, "done")
            self.app.tell(f"{counted(len(new), 'episode')} marked as read; u takes one back.")
        else:
            self.app.tell("None of these episodes is new.")

    def _mark(self, rows: Sequence[EpisodeRow], state: State) -> None:
        try:
            ReadingStates(self.app.store).mark((row.key for row in rows), state)
        except StoreError as error:
            self.app.tell(str(error), bad=True)
        self.post_message(self.Marked())

    # Drawing

    def row_pieces(self, row: int, width: int) -> Iterable[Sequence[Piece]]:
        """One line: mark, title, and as much of the rest as there is room for."""
        episode = self.rows[row]
        hit = self._hits.get(episode.id)
        before, after = self._columns(episode, hit, width)
        taken = sum(cell_len(text) for text, _ in (*before, *after))
        room = max(1, width - 3 - taken)
        title = fit(episode.title, room)
        is_done = self._states.get(episode.key) == "done"
        yield [
            ("▌ " if row == self.cursor else "  ", "list--heading"),
            *before,
            *_toned(highlighted(title, hit.gist_spans if hit else ()), is_dim=is_done),
            (" " * max(0, room - cell_len(title)), ""),
            *after,
        ]

    def _columns(
        self, episode: EpisodeRow, hit: FilterHit | None, width: int
    ) -> tuple[list[Piece], list[Piece]]:
        """What stands before the title, and what after it."""
        before: list[Piece] = []
        after: list[Piece] = []
        if width >= _MEDIUM and self._widths[0]:
            cells = min(self._widths[0], width // 5)
            show = fit(episode.show or "", cells)
            pieces = highlighted(show, hit.text_spans if hit else ())
            dim = [(text, name or "list--dim") for text, name in pieces]
            before = [*dim, (" " * (cells - cell_len(show) + 2), "")]
        if width >= _NARROW:  # in less, the title would be lost
            after.append((f"  {episode.published or '':10}", "list--time"))
        if width >= _WIDE:
            length = str(Timecode(episode.duration)) if episode.duration else ""
            after.append((f"  {length:>{self._widths[1]}}", "list--time"))
        if width >= _MEDIUM:
            after.append((f" {f'·{episode.news}' if episode.news else '':>4}", "list--count"))
        after.append(("  " + self._progress(episode, bar=width >= _MEDIUM), "list--star"))
        return before, after

    def _progress(self, episode: EpisodeRow, *, bar: bool) -> str:
        position, state = self._positions.get(episode.key), self._states.get(episode.key)
        cells = _BAR_CELLS if bar else 0
        if state in ("new", "done"):
            return f"{'new' if state == 'new' else 'read':>{cells + 5}}"
        if position is None or not position.seconds:
            return " " * (cells + 5)
        share = position.share
        if share is None:
            return f"{'begun':>{cells + 5}}"
        if share >= READ:
            return f"{'read':>{cells + 5}}"
        drawn = _drawn(share, cells) + " " if bar else " "
        return f"{drawn}{share:4.0%}"


def _toned(pieces: Iterable[Piece], *, is_dim: bool) -> Iterable[Piece]:
    """Pieces of a title, dim where there is nothing left to read."""
    return ((text, name or ("list--dim" if is_dim else "")) for text, name in pieces)


def _drawn(share: float, cells: int) -> str:
    """A share as a bar of some cells, in eighths of a cell; something shows of any share."""
    eighths = max(1, round(share * cells * 8))
    whole, rest = divmod(eighths, 8)
    bar = "█" * whole + (_BARS[rest - 1] if rest else "")
    return f"{bar:<{cells}}"
