"""The episodes of the library, a line each, as many as there are."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from rich.cells import cell_len
from textual import getters
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from tui.analysis.normalize import fold
from tui.app.base import AppBase
from tui.app.keymap import bindings
from tui.app.text_layout import clip
from tui.app.widgets.list_view import VirtualList
from tui.app.widgets.painting import Piece, highlighted
from tui.library.catalog.listing import EpisodeRow
from tui.library.errors import StoreError
from tui.library.store.positions import ReadingPosition
from tui.library.store.reading_states import ReadingStates, State
from tui.model import Timecode, counted
from tui.workspace.newness import READ

if TYPE_CHECKING:  # what searches is imported when it does
    from tui.search.keyword_filter import FilterHit

_MEDIUM, _NARROW = 70, 44
_LONG = 36000
"""Seconds from which a length has two digits for its hours."""
_RIGHT = ("length", "news")
"""Columns that are flush right."""
_CORNERS = 2
"""Cells at each end of a border that its title leaves."""
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


class _Column(NamedTuple):
    """A column behind the titles, by its name, and its width in cells."""

    name: str
    width: int


class ShownTitle(NamedTuple):
    """A title as it is listed, and what tells it from others like it; empty where none is."""

    title: str
    difference: str = ""

    def clipped(self, width: int) -> tuple[str, str]:
        """Both in so many cells together; of what differs there is half of them to see."""
        if not self.difference:
            return clip(self.title, width), ""
        end = clip(f" · {self.difference}", max(width // 2, width - cell_len(self.title)))
        return clip(self.title, width - cell_len(end)), end


def shown_titles(rows: Sequence[EpisodeRow]) -> list[ShownTitle]:
    """The titles as listed: words for a name of a file, and what differs between like ones."""
    titles = [_in_words(row) for row in rows]
    counts = Counter(titles)
    return [
        ShownTitle(title, _difference(row) if counts[title] > 1 else "")
        for title, row in zip(titles, rows, strict=True)
    ]


def _in_words(row: EpisodeRow) -> str:
    stem = PurePath(row.path.partition("#")[0]).stem
    return " ".join(re.split(r"[_\s-]+", stem)) if row.title == stem else row.title


def _difference(row: EpisodeRow) -> str:
    """What tells an episode from one with the same title."""
    return f"#{row.number}" if row.number is not None else PurePath(row.path).name


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
        self._title = "Library"
        self._names: Sequence[ShownTitle] = ()
        self._columns: dict[int, Sequence[_Column]] = {}

    def show_title(self, title: str) -> None:
        """Name the list; the names of the columns stand beside."""
        self._title = title
        self._show_headings()

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
        self._names = shown_titles(rows)
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

    def rows_changed(self) -> None:
        """Lay out again; columns share the width, and one that no episode fills has none."""
        self._columns = {}
        self._show_headings()
        super().rows_changed()

    def _columns_at(self, width: int) -> Sequence[_Column]:
        if width not in self._columns:
            self._columns[width] = self._make_columns(width)
        return self._columns[width]

    def _make_columns(self, width: int) -> list[_Column]:
        rows = self.rows
        shows = [row.show for row in rows if row.show]
        columns = []
        if width >= _MEDIUM and len(shows) * 2 >= len(rows) and len(set(shows)) > 1:
            columns.append(_Column("show", min(max(map(cell_len, shows)), width // 5)))
        if width >= _NARROW and any(row.published for row in rows):
            columns.append(_Column("date", 10))
        if width >= _MEDIUM and any(row.duration for row in rows):
            columns.append(
                _Column("length", 8 if any((r.duration or 0) >= _LONG for r in rows) else 7)
            )
        if width >= _MEDIUM and any(row.news for row in rows):
            columns.append(_Column("news", 4))
        if any(row.key in self._positions or row.key in self._states for row in rows):
            columns.append(_Column("read", (_BAR_CELLS if width >= _MEDIUM else 0) + 5))
        return columns

    def _show_headings(self) -> None:
        """Write the columns' names into the border above them."""
        width = self._row_width()
        columns = self._columns_at(width)
        line = list("─" * max(0, width - _CORNERS - 2))
        begin = width - 1 - sum(one.width + 2 for one in columns) - _CORNERS
        for one in columns:
            name = f" {one.name} "
            at = begin + 1 + (one.width - len(one.name) if one.name in _RIGHT else 0)
            line[at : at + len(name)] = name
            begin += one.width + 2
        title = clip(self._title, max(1, len(line) - sum(one.width + 2 for one in columns) - 1))
        rest = "".join(line[cell_len(title) + 1 : width - _CORNERS - 2]).rstrip(" ─")
        self.border_title = Content(f"{title} {rest}" if columns else title)

    def row_pieces(self, row: int, width: int) -> Iterable[Sequence[Piece]]:
        """One line: mark, title, and as much of the rest as there is room for."""
        hit = self._hits.get(self.rows[row].id)
        columns = self._columns_at(width)
        room = max(1, width - 3 - sum(one.width + 2 for one in columns))
        title, difference = self._names[row].clipped(room)
        is_own = self._names[row].title == self.rows[row].title
        is_done = self._states.get(self.rows[row].key) == "done"
        yield [
            ("▌ " if row == self.cursor else "  ", "list--heading"),
            *_toned(highlighted(title, hit.gist_spans if hit and is_own else ()), is_dim=is_done),
            (difference, "list--dim"),
            (" " * max(0, room - cell_len(title + difference)), ""),
            *(piece for one in columns for piece in self._cell(one, row, width)),
        ]

    def _cell(self, column: _Column, row: int, width: int) -> Iterable[Piece]:
        """What an episode has in a column, with the gap before it."""
        episode, cells = self.rows[row], column.width
        yield "  ", ""
        if column.name == "show":
            hit, show = self._hits.get(episode.id), clip(episode.show or "", cells)
            for text, name in highlighted(show, hit.text_spans if hit else ()):
                yield text, name or "list--dim"
            yield " " * (cells - cell_len(show)), ""
        elif column.name == "date":
            yield f"{episode.published or '':10}", "list--time"
        elif column.name == "length":
            length = str(Timecode(episode.duration)) if episode.duration else ""
            yield f"{length:>{cells}}", "list--time"
        elif column.name == "news":
            yield f"{episode.news or '':>{cells}}", "list--count"
        else:
            yield self._progress(episode, bar=width >= _MEDIUM), "list--star"

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
