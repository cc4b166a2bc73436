"""A list that draws only the rows it shows, and repaints two of them for a cursor key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat
from operator import itemgetter
from typing import Any, ClassVar, Generic, TypeVar

from rich.style import Style
from textual import events, on
from textual.binding import BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.app.keymap import bindings
from tui.app.messages import LinksAsked
from tui.app.text_layout import Heights, wrap
from tui.app.widgets.painting import Piece, paint
from tui.app.widgets.scrolled_view import ScrolledView

_Row = TypeVar("_Row")

_MOST_DRAWN = 300
"""Rows that are kept as they were drawn."""


class RowMessage(Message):
    """A message about a row of a list."""

    def __init__(self, of: VirtualList[Any], row: int) -> None:
        super().__init__()
        self.list = of
        self.row = row

    @property
    def control(self) -> VirtualList[Any]:
        """The list."""
        return self.list


class VirtualList(ScrolledView, Generic[_Row], can_focus=True, inherit_bindings=False):
    """Rows under a cursor; a subclass says how each looks.

    Attributes:
        rows: what the rows are of; rows_changed lays them out.
        empty_text: what to say when there are none, and what to do; wrapped to the view.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--row",
        "list--cursor",
        "list--cursor-blurred",
        "list--dim",
        "list--time",
        "list--match",
        "list--count",
        "list--star",
        "list--heading",
        "list--title",
        "list--empty",
    }

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    is_beside_text = False
    """Whether its rows belong to a text, whose links `gl` lists."""

    cursor: reactive[int] = reactive(0, repaint=False)
    """The row under the cursor, from 0."""

    class Highlighted(RowMessage):
        """The reader moved the cursor to a row."""

    class Chosen(RowMessage):
        """The reader chose a row, with enter or a second click."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self.rows: Sequence[_Row] = ()
        self.empty_text = ""
        self._before_g: int | None = None
        self._heights = Heights(())
        self._width = 1  # cells of a row, as it was laid out
        self._strips: dict[tuple[int, int, int], list[Strip]] = {}

    # What a subclass gives

    def row_heights(self, width: int) -> Iterable[int]:  # noqa: ARG002  for subclasses
        """How many lines each row has at a width in cells."""
        return repeat(1, len(self.rows))

    def row_pieces(self, row: int, width: int) -> Iterable[Sequence[Piece]]:
        """A row's lines, each as pieces of at most width cells together."""
        raise NotImplementedError

    @property
    def takes_keys(self) -> bool:
        """Whether the cursor is to look as if the keys move it."""
        return self.has_focus

    def is_current(self, row: int) -> bool:
        """Whether the row is to look as if the cursor is on it."""
        return row == self.cursor

    @property
    def row(self) -> _Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def seen_with(self, row: int) -> int:
        """The row that is seen when one is, at or above it."""
        return row

    def empty_lines(self) -> list[str]:
        """What stands in the place of rows, wrapped to the view, each line with its indent."""
        width = max(9, self.size.width - 1)
        return [line for text in self.empty_text.split("\n") for line in _indented(text, width)]

    # Laying out

    def rows_changed(self) -> None:
        """Lay out again: the rows, or how they look, are others."""
        self._strips.clear()
        self._heights = Heights(())
        if not self.size:
            return  # it is laid out when its size is known
        seen = self.scrollable_content_region.height
        self._width = width = self._row_width()
        self._heights = Heights(self.row_heights(width))
        self.show_vertical_scrollbar = self._heights.total > seen
        # A list that fits never changes its virtual size: that would lay out the whole screen.
        self.virtual_size = Size(width, max(self._heights.total, seen))
        last = max(0, self._heights.total - seen)
        if self.scroll_offset.y > last:  # there is less to scroll over
            self.scroll_to(y=last, animate=False, force=True)
        self.refresh(self.size.region)

    def row_changed(self, row: int) -> None:
        """Draw one row anew."""
        self._strips = {key: strips for key, strips in self._strips.items() if key[0] != row}
        self._refresh_row(row)

    def _refresh_row(self, row: int) -> None:
        if row < len(self._heights):
            self.refresh_lines(self._heights.top(row), self._heights.height(row))

    def _row_width(self) -> int:
        return max(1, self.scrollable_content_region.width)

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old style."""
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self, _: events.Resize) -> None:
        """Fit the rows to the new width and keep the cursor in sight."""
        is_first = not len(self._heights)
        self.rows_changed()
        self._show_cursor(leaps=is_first)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of the view."""
        width = self.size.width
        base = self.get_component_rich_style("list--row")
        position = self._heights.row_at(self.scroll_offset.y + y)
        if position is None:
            return self._empty_line(y, width, base)
        row, line = position
        state = 0 if not self.is_current(row) else 2 if self.takes_keys else 1
        key = row, state, self._width
        strips = self._strips.get(key)
        if strips is None:
            if len(self._strips) > _MOST_DRAWN:
                self._strips.clear()
            strips = self._strips[key] = self._draw(row, state)
        strip = strips[line] if line < len(strips) else Strip.blank(width, base)
        return strip.crop_extend(0, width, base)

    def _draw(self, row: int, state: int) -> list[Strip]:
        width = self._width
        name = ("list--row", "list--cursor-blurred", "list--cursor")[state]
        base = self.get_component_rich_style(name)
        return [
            paint(self, filter(itemgetter(0), pieces), base)
            .adjust_cell_length(width, base)
            .simplify()
            for pieces in self.row_pieces(row, width)
        ]

    def _empty_line(self, y: int, width: int, base: Style) -> Strip:
        lines = [] if len(self._heights) else self.empty_lines()
        pieces = [(line, "list--empty") for line in lines[y : y + 1] if line]
        return paint(self, pieces, base).adjust_cell_length(width, base)

    # Moving

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, len(self.rows) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the two rows that changed, and no more."""
        self._refresh_row(old)
        self._refresh_row(new)
        self._show_cursor()

    def _show_cursor(self, *, leaps: bool = False) -> None:
        """Scroll just so far that the cursor is seen; after a leap, put it in the middle.

        It leaps by more than a quarter of what is seen, or where told so.
        """
        height = self.scrollable_content_region.height
        if self.cursor >= len(self._heights) or not height:
            return
        first = self._heights.top(self.cursor)
        last = first + self._heights.height(self.cursor)
        above = self._heights.top(self.seen_with(self.cursor))
        first = above if last - above <= height else first
        top = self.scroll_offset.y
        near = height // 4
        if leaps or not top - near <= first <= top + height + near:
            self.scroll_to(y=first - height // 2, animate=False, force=True)
        elif first < top or last - first > height:
            self.scroll_to(y=first, animate=False, force=True)
        elif last > top + height:
            self.scroll_to(y=last - height, animate=False, force=True)

    def move_to(self, row: int, *, notify: bool = False) -> None:
        """Put the cursor on a row as the reader would; notify even if it is there already."""
        before = self.cursor
        self.cursor = row
        if self.rows and (notify or self.cursor != before):
            self.post_message(self.Highlighted(self, self.cursor))

    def action_cursor(self, step: int) -> None:
        """Move the cursor by some rows."""
        self.move_to(self.cursor + step)

    def action_page(self, pages: int) -> None:
        """Move the cursor by half a page, as less and vim do."""
        self.move_to(self.cursor + pages * max(1, self.size.height // 2))

    def action_first(self) -> None:
        """Go to the first row."""
        self.move_to(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self.move_to(len(self.rows) - 1)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.rows:
            self.post_message(self.Chosen(self, self.cursor))

    def on_key(self, event: events.Key) -> None:
        """Answer `gl` beside a text; the first of the two has led to the first row, and back."""
        if event.key == "l" and self.is_beside_text and self._before_g is not None:
            event.stop()
            event.prevent_default()
            self.move_to(self._before_g)
            self.post_message(LinksAsked())
        self._before_g = self.cursor if event.key == "g" else None

    @on(events.Focus)
    @on(events.Blur)
    def _show_focus(self) -> None:
        """Show whether the keys go here."""
        self.row_changed(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Move to the clicked row; a second click chooses it."""
        offset = event.get_content_offset(self)
        position = self._heights.row_at(offset.y + self.scroll_offset.y) if offset else None
        if position is not None and offset is not None:
            row, line = position
            self.click_row(row, Offset(offset.x, line), again=event.chain > 1)

    def click_row(self, row: int, at: Offset, *, again: bool) -> None:  # noqa: ARG002  for subclasses
        """Take a click on a row, at a cell of it; again is the second of two."""
        chosen = again and row == self.cursor
        self.move_to(row, notify=True)
        if chosen:
            self.action_choose()


def _indented(line: str, width: int) -> list[str]:
    """A line, or what it is wrapped to, each beginning with the same space."""
    text = line.lstrip()
    indent = line[: len(line) - len(text)]
    return [indent + text[start:end] for start, end in wrap(text, width - len(indent))]
