"""The list of segments: timecode, gist, how much news, and a star where a bookmark is."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import getters
from textual.content import Content
from textual.geometry import Offset

from tui.app.base import AppBase
from tui.app.text_layout import clipped_lines
from tui.app.widgets.list_view import VirtualList
from tui.app.widgets.painting import Piece, highlighted
from tui.model import Segment
from tui.sanitize import clean_line
from tui.timecode import clock, have_hours

if TYPE_CHECKING:  # what searches is imported when it does
    from tui.workspace.hits import Highlights

_NO_MATCH = " No segment matches.\n Escape brings all back."
_NO_SEGMENTS = " No timecodes in this file.\n l shows the other episodes."
_OVERVIEW, _CLOSING = "Overview", "Closing notes"
_HEARD = "►"
_HEIGHT = 2
"""Lines of a row at most."""
_INDENT = 2
"""Cells that a level of an outline indents."""
_LEVELS = 3
"""Levels of an outline that indent a row, at most."""
_LEAST_TITLE = 12
"""Cells that an indent leaves to a title."""


class SegmentList(VirtualList[int]):
    """An episode's segments, or those that a filter leaves; rows are their indexes.

    What stands above the first has the row -1, what stands below the last their number.

    Attributes:
        current: the index of the segment that the list points at.
    """

    app = getters.app(AppBase)

    is_beside_text = True

    def __init__(self) -> None:
        super().__init__(id="segments")
        self.border_title = "Segments"
        self._segments: Sequence[Segment] = ()
        self._counts: Sequence[int] = ()
        self._bookmarks: Collection[int] = frozenset()
        self._matches: Mapping[int, Highlights] = {}
        self._heard: int | None = None
        self._clocks: Sequence[str] = ()
        self._clock_width = 0
        self._notes: Mapping[int, str] = {}
        self._titles = array("q")
        self._cells = array("q")
        self._levels = b""
        self.current = 0
        self._told = 0

    def show_episode(
        self, segments: Sequence[Segment], *, overview: bool = False, closing: bool = False
    ) -> None:
        """Show all segments of an episode and the notes around them, the cursor on the first."""
        self._segments = segments
        self._counts, self._bookmarks = (), frozenset()
        notes = ((-1, _OVERVIEW, overview), (len(segments), _CLOSING, closing))
        self._notes = {row: name for row, name, is_there in notes if is_there and segments}
        hours = have_hours(segments)
        self._clocks = tuple(clock(segment.start, hours=hours) for segment in segments)
        self._clock_width = max(map(len, self._clocks), default=0)
        titles = (*(segment.gist for segment in segments), _CLOSING, _OVERVIEW)
        self._titles = array("q", map(cell_len, titles))  # by rows: the last are of the notes
        self._cells = self._titles
        self._levels = bytes([*(min(one.level, _LEVELS) for one in segments), 0, 0])
        self.current = self._told = min(self._notes, default=0) if overview else 0
        self.empty_text = _NO_MATCH if segments else _NO_SEGMENTS
        self.set_reactive(VirtualList.cursor, 0)
        self.filter_to(range(len(segments)), {}, "")

    def filter_to(
        self, indexes: Sequence[int], matches: Mapping[int, Highlights], words: str
    ) -> None:
        """Show only the segments that match words; matches tells where in their gists."""
        around = (*indexes[:1], *indexes[-1:], *self._notes)
        is_whole = not words and bool(around)
        self.rows = range(min(around), max(around) + 1) if is_whole else sorted(indexes)
        self._matches = matches
        self.border_title = Content(f"Segments /{clean_line(words)}" if words else "Segments")
        above = [*indexes[:2]] == [-1, 0]  # both are of the first segment
        left, whole = len(indexes) - above, len(self._segments)
        self.border_subtitle = str(whole) if left == whole else f"{left} of {whole}"
        self.rows_changed()
        self.point_at(self.current)

    def seen_with(self, row: int) -> int:
        """The overview is seen above the first segment."""
        return 0 if row == 1 and self.rows[0] in self._notes else row

    def show_counts(self, counts: Sequence[int]) -> None:
        """Show how many news items each segment has; the cursor's row stays where it is seen."""
        line = self._heights.top(self.cursor) - self.scroll_offset.y if self._heights else 0
        self._counts = counts
        self._cells = self._titles[:]
        for row in (n for n, count in enumerate(counts) if count):
            self._cells[row] += len(self._tail(row))
        self.rows_changed()
        seen = self.scrollable_content_region.height
        if self._heights and 0 <= line < seen:
            line = min(line, seen - self._heights.height(self.cursor))  # it may be taller now
            self.scroll_to(y=self._heights.top(self.cursor) - line, animate=False, force=True)

    def show_bookmarks(self, bookmarks: Collection[int]) -> None:
        """Star the segments that hold a bookmark."""
        self._bookmarks = bookmarks
        self._redraw()

    def show_heard(self, index: int | None) -> None:
        """Mark the segment that is heard; None for none."""
        if index != self._heard:
            self._heard = index
            self._redraw()

    def _redraw(self) -> None:
        """Draw the rows anew, which are as high as they were."""
        self._strips.clear()
        self.refresh(self.size.region)

    def point_at(self, index: int) -> None:
        """Point at a segment; where the filter hides it, at none, but keep near."""
        self.current = self._told = index
        self.cursor = max(0, bisect_right(self.rows, index) - 1)
        self.row_changed(self.cursor)
        self._show_cursor()

    def is_current(self, row: int) -> bool:
        """Whether the list points at the row: not if the filter hides where the reader is."""
        return row == self.cursor and self.rows[row] == self.current

    def move_to(self, row: int, *, notify: bool = False) -> None:
        """Put the cursor on a row as the reader would; notify even if it is there already.

        Of a key that is typed again and again only the last tells where the cursor is.
        """
        if not self.rows:
            return
        self.cursor = row
        self.row_changed(self.cursor)
        self.current = index = self.rows[self.cursor]
        if notify or (index != self._told and not self.app.key_repeats):
            self._told = index
            self.post_message(self.Highlighted(self, self.cursor))

    def action_cursor(self, step: int) -> None:
        """Move the cursor by some rows, counted from where the reader is."""
        hidden = bool(self.rows) and self.rows[self.cursor] != self.current
        ahead = hidden and self.rows[self.cursor] > self.current
        behind = hidden and not ahead
        self.move_to(self.cursor + step - (step > 0 and ahead) + (step < 0 and behind))

    def row_heights(self, width: int) -> Iterable[int]:
        """One line, or two where the title needs them; there may be very many."""
        rooms = [self._room_within(level, width) for level in range(_LEVELS + 1)]
        cells, levels = self._cells, self._levels
        return [1 if cells[n] <= rooms[levels[n]] else _HEIGHT for n in self.rows]

    def row_pieces(self, row: int, width: int) -> Iterable[Sequence[Piece]]:
        """Mark, star, timecode, title, and how much news there is."""
        index = self.rows[row]
        room, tail = self._room(index, width), self._tail(index)
        left = " " * (width - room - 2)
        here = "▌" if self.is_current(row) else " "
        mark = _HEARD if index == self._heard else here, "list--heading"
        star = "★" if index in self._bookmarks else " ", "list--star"
        clock = "" if index in self._notes else self._clocks[index]
        title = self.title_lines(row, width)
        hit = self._matches.get(index)
        matches = hit.gist_spans if hit else ()
        for number, (offset, text) in enumerate(title):
            clock = f"{clock:>{self._clock_width}}" if number == 0 else ""
            before = clock + left[len(clock) :], "list--time"
            end = tail if number == 0 else ""
            yield [
                mark,
                star if number == 0 else (" ", ""),
                before,
                *highlighted(text, matches, offset),
                (" " * (room - cell_len(text) - len(end)), ""),
                (end, "list--count"),
            ]

    def click_row(self, row: int, at: Offset, *, again: bool) -> None:
        """Take a click on a row; in the column of the stars it sets one, or takes it away."""
        super().click_row(row, at, again=again)
        if at == (1, 0) and self.rows[row] not in self._notes:
            self.call_later(self.screen.run_action, "kept('star')")

    def title_lines(self, row: int, width: int) -> list[tuple[int, str]]:
        """The lines of a row's title as they are shown, each with its offset in the title."""
        index = self.rows[row]
        room = self._room(index, width)
        first = room - len(self._tail(index))
        return clipped_lines(self._title(index), room, _HEIGHT, first)

    def _title(self, index: int) -> str:
        return self._notes.get(index) or self._segments[index].gist

    def _room(self, index: int, width: int) -> int:
        """The cells that a title has, behind the marks, the timecode and its indent."""
        level = 0 if index in self._notes else self._segments[index].level
        return self._room_within(min(level, _LEVELS), width)

    def _room_within(self, level: int, width: int) -> int:
        room = width - 2 - (self._clock_width + 1 if self._clock_width else 0)
        return max(1, room - min(_INDENT * level, max(0, room - _LEAST_TITLE)))

    def _tail(self, index: int) -> str:
        count = self._counts[index] if 0 <= index < len(self._counts) else 0
        return f" ·{count}" if count else ""
